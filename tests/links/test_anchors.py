"""Links to places within pages: each that leads nowhere is told, where it is written, with the nearest place."""

import pytest

from planloom.links import resolve
from planloom.report import words

OTHER = "# Łódź – źródła\n\n## North\n\n### Sales {#sell}\n\nA passage.\n{#passage}\n"


def told(result):
    return [
        (str(one.span).partition("plans/")[2], words.message(one).partition("`")[2].partition("`")[0], one.help and one.help.en)
        for one in result.problems
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "column", "near"),
    [
        ("[a](#nroth)", 5, "#north"),
        ("[a](other.md#nroth)", 5, "other.md#north"),
        ("See *[a](<other.md#sel>)*.", 10, "other.md#sell"),
        ("- a\n- [a](other.md#passsage)", 7, "other.md#passage"),
        ("> | a |\n> |---|\n> | [a](other.md#nroth) |", 9, "other.md#north"),
        ("a[^1]\n\n[^1]: [a](#nroth)", 11, "#north"),
        ("[![a](map.png)](#nroth)", 17, "#north"),
        ("a\n:   [b](plan.md#aims)", 9, "plan.md#aim"),
        ('!!! note "[a](#nroth)"\n    a', 15, "#north"),
    ],
)
def test_a_dead_anchor_in_a_page(project, text, column, near):
    result = project({
        "s/plan.md": "---\nkind: strategy\n---\n## Aim\n",
        "s/page.md": f"{text}\n\n## North\n",
        "s/other.md": OTHER,
        "s/map.png": b"\x89PNG",
    })  # fmt: skip
    ((place, _, help_),) = told(result)
    assert result.codes == ["S507"]
    assert place.endswith(f":{column}")
    assert help_ == f"there is a place of a similar name: `{near}`"


@pytest.mark.parametrize(
    "address",
    [
        "#here", "#own", "#", "#top", "#:~:text=words", "other.md#north", "other.md#sell", "other.md#passage",
        "other.md#lodz-zrodla", "other.md#odz-zroda", "plan.md#aim", "plan.md#zrodo", "plan.md#purpose", "other.md#",
        "file.pdf#page=3", "https://a.pl/#b", "other.md#%6Eorth",
    ],
)  # fmt: skip
def test_anchors_that_pages_have(project, address):
    result = project({
        "s/plan.md": "---\nkind: strategy\npurpose: |\n  ## Purpose\n---\n## Aim\n\n## Źródło\n",
        "s/page.md": f"[a]({address})\n\n## Here\n\na {{#own}}\n",
        "s/other.md": OTHER,
        "s/file.pdf": b"%PDF",
    })  # fmt: skip
    assert result.problems == []


def test_an_anchor_in_a_text_of_an_object(project):
    """What stands on the same page: its own headings, the other texts there, and the other objects."""
    text = "[a](#own) [b](#beside) [c](#fire) [d](#grow) [e](#flod)"
    result = project({
        "s/plan.yml": f"""\
            kind: strategy
            objectives: [{{id: grow, title: Grow}}]
            risks:
              - {{id: fire, title: Fire, text: "{text}\\n\\n## Own"}}
              - {{id: flood, title: Flood, text: "## Beside"}}
            """,
    })  # fmt: skip
    assert told(result) == [
        ("s/plan.yml:4:74", "#grow", "to link the object of this id, write `[[grow]]`"),
        ("s/plan.yml:4:85", "#flod", "there is a place of a similar name: `#flood`"),
    ]
    assert [problem.subject for problem in result.problems] == ["fire", "fire"]


def test_objects_that_have_a_page_and_what_stands_on_it(project):
    result = project({
        "s/plan.yml": """\
            kind: strategy
            objectives:
              - {id: grow, title: Grow, text: "[a](#share) [b](#sell)", measures: [{id: share, title: Share}]}
              - {id: sell, title: Sell}
            """,
    })  # fmt: skip
    assert [place for place, *_ in told(result)] == ["s/plan.yml:3:52"]


def test_an_anchor_in_a_definition(project):
    result = project({
        "s/plan.yml": "kind: strategy",
        "glossary/terms.yml": """\
            glossary:
              - id: margin
                en: {term: margin, definition: "[a](#profit) and [b](#proft)."}
              - id: profit
                en: {term: profit, definition: "What is left."}
            """,
    })  # fmt: skip
    assert told(result) == [
        ("glossary/terms.yml:3:58", "#proft", "there is a place of a similar name: `#profit`"),
    ]


def test_each_language_has_its_own_headings(project):
    result = project({
        "s/plan.yml": "kind: strategy\npurpose: {en: '[a](page.md#goals)', pl: '[a](page.md#goals) [b](page.md#cele)'}",
        "s/page.md": "## Goals\n",
        "s/page.pl.md": "## Cele\n",
    })  # fmt: skip
    assert result.places("S507") == ["plans/s/plan.yml:2:46"]
    assert words.message(result.problems[0], "pl") == (
        "odnośnik prowadzi do `page.md#goals`, a na tej stronie nic się tak nie nazywa"
    )


def test_a_page_without_translation_is_shown_to_all(project):
    result = project({
        "s/plan.yml": "kind: strategy\npurpose: {en: '[a](page.md#goals)', pl: '[a](page.md#goals)'}",
        "s/page.md": "## Goals\n",
    })  # fmt: skip
    assert result.problems == []


def test_html_that_is_passed_through_has_ids(project):
    files = {
        "s/plan.yml": "kind: strategy",
        "s/page.md": "[a](#x) [b](#y) [c](#z) [d](#v)\n\n<div id=\"x\">\n\n<a name=y></a> <b id='z'>\n\n</div>\n",
    }
    result = project(files)
    _, problems = resolve(result.portfolio, raw_html=True)
    assert [str(one.span) for one in problems] == ["plans/s/page.md:1:29"]


def test_a_page_is_looked_at_once(project):
    """Ten thousand links into a page of ten thousand headings."""
    headings = "".join(f"## Section {number}\n" for number in range(10_000))
    links = "".join(f"[a](other.md#section-{number}) " for number in range(10_000))
    result = project({"s/plan.yml": "kind: strategy", "s/page.md": links, "s/other.md": headings})
    assert result.problems == []


def test_headings_of_templates_are_places_of_the_pages_that_templates_make(project):
    result = project({
        "s/plan.md": "---\nkind: strategy\n---\n[a](#objectives) [b](#cele)\n",
        "s/plan.pl.md": "[a](#cele)\n",
        "s/page.md": "[a](plan.md#objectives) [b](#objectives)\n",
        "s/a.yml": "objectives:\n  - {id: grow, title: Grow, text: 'See [a](#related), [b](#nie-ma)'}\n",
    })  # fmt: skip
    assert sorted(where.rpartition("/")[2] for where, _, _ in told(result)) == [
        "a.yml:2:59",
        "page.md:1:29",
        "plan.md:4:22",
    ]
