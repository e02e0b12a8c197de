"""Texts of plans on pages: what stands in them reaches the reader, and nothing of it runs."""

import re

import pytest
from html_judge import faults, parsed

from planloom.pages import Options, write


@pytest.fixture
def article(project):
    """Return a function that writes a page of prose and returns the HTML of its article."""

    def make(text, language="en", *, raw_html=False, **files):
        extra = {f"s/{name.replace('_', '.')}": content for name, content in files.items()}
        read = project({
            "organisation.yml": "languages: [en, pl]",
            "s/plan.md": "---\nkind: strategy\nobjectives: [{id: grow, title: {en: Grow, pl: Wzrost}}]\n---\n",
            "s/why.md": text,
            **extra,
        })  # fmt: skip
        site, problems = write(read.figures, Options(raw_html=raw_html))
        assert problems == []
        one = next(one for one in site.languages if one.language == language)
        page = next(page for page in one.pages if page.address == "s/why")
        return page.html.partition("</nav>")[2]

    return make


def test_what_a_page_of_prose_holds(article):
    made = article(
        "# Why\n\nFirst<br>second, m<sup>2</sup>, [[grow]] and [the plan](plan.md#x).\n\n## Łódź – źródła\n\n- [x] ~~a~~\n- b\n\n"
        "| a | b |\n|---|--:|\n| [[grow\\|here]] | `x|y` |\n\n![M](map.png){ width=50 }\n\n<div>no</div>\n",
        map_png=b"\x89PNG",
    )
    assert (
        '<p>First<br>second, m<sup>2</sup>, <a href="../objectives/grow/">Grow</a> and <a href="../#x">the plan</a>.</p>'
        in made
    )
    assert '<h2 id="lodz-zrodla"><a id="odz-zroda"></a>Łódź – źródła</h2>' in made
    assert '<input type="checkbox" disabled="" checked=""> <s>a</s>' in made
    assert '<td style="text-align: right;"><code>x|y</code></td>' in made
    assert '<a href="../objectives/grow/">here</a>' in made
    assert '<img src="../../s/map.png" alt="M" width="50">' in made
    assert "<p>&lt;div&gt;no&lt;/div&gt;</p>" in made
    assert made.count("Why") == 1


def test_a_page_in_the_other_language_is_marked_with_its_headings(article):
    made = article("# Why\n\nOne.\n\n## Goals\n\n- [[grow]]\n", "pl")
    marked = [element for element in parsed(made).iter() if element.get("lang") == "en"]
    assert [(element.tag, text_of(element)) for element in marked] == [
        ("div", "One."),
        ("span", "Goals"),
        ("div", "Wzrost"),
    ]
    assert '<h2 id="goals"><span lang="en" class="pl-untranslated">Goals</span></h2>' in made


def text_of(element):
    return "".join(element.itertext()).strip()


def test_headings_of_a_page_of_prose_begin_its_sections(project):
    text = "# Why\n\nOne.\n\n## Goals\n\nTwo.\n\n> ### Aside\n>\n> Three.\n\n## Łódź\n\nFour.\n"
    site, _ = write(project({"s/plan.yml": "kind: strategy", "s/why.md": text}).figures)
    page = next(page for page in site.languages[0].pages if page.address == "s/why")
    sections = [(section.heading.id, section.html) for section in page.sections if section.heading]
    assert sections[0] == ("why", "<p>One.</p>")
    assert [one for one, _ in sections] == ["why", "goals", "lodz"]
    assert "Three." in sections[1][1]
    assert [(heading.level, heading.id) for heading in page.headings] == [
        (1, "why"),
        (2, "goals"),
        (3, "aside"),
        (2, "lodz"),
    ]


def test_footnotes_of_two_texts_do_not_meet(project):
    read = project({
        "s/plan.yml": """
            kind: strategy
            objectives:
              - {id: grow, title: Grow, text: "One[^1].\\n\\n[^1]: First."}
            faq:
              - {question: Q, answer: "A[^1].\\n\\n[^1]: Second."}
              - {question: R, answer: "B[^1].\\n\\n[^1]: Third."}
            """,
    })  # fmt: skip
    site, _ = write(read.figures)
    for page in site.languages[0].pages:
        ids = re.findall(r' id="(fn[^"]+)"', page.html)
        assert len(ids) == len(set(ids))
        for href in re.findall(r'href="#(fn[^"]+)"', page.html):
            assert href in ids


def test_html_of_plans_that_are_trusted(article):
    text = '# Why\n\n<div class="pl-turn" markdown>\n\n## Table\n\n| a |\n|---|\n| <font color="red">b</font> |\n\n</div>\n\n<video src="a.mp4"></video>\n'
    made = article(text, raw_html=True)
    turned = parsed(made).find(".//div[@class='pl-turn']")
    assert [element.tag for element in turned] == ["h2", "table"]
    assert turned.find(".//font").get("color") == "red"
    assert '<video src="a.mp4">' in made
    assert "video" not in "".join(element.tag for element in parsed(article(text)).iter())


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "`a``<script>alert(1)</script>`",
        '*[a]: "><script>alert(1)</script>\n\na',
        '~~~ x" onload=alert(1)\n<b>\n~~~',
        "{: onclick=alert(1) }",
        "<!-- chart-1 -->",
        "**a** <a id=x href=//b.pl>",
    ],
)  # fmt: skip
def test_what_could_run_is_text_on_the_page(article, attack):
    made = article(f"Words\n\n{attack}\n\n- {attack}\n")
    assert faults(made) == []
