"""Templates of the user's own: they win over ours, what is wrong with one is told, one that makes Markdown is not used."""

import pytest

from planloom.pages import Options, write

PLAN = {"s/plan.yml": 'kind: strategy\nmission: {text: "To sail & *sing*"}\n'}


@pytest.fixture
def written(project, tmp_path):
    """Return a function that writes a plan with templates of one's own; it returns its pages and what is wrong."""

    def make(templates):
        folder = tmp_path / "templates"
        for name, text in templates.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        site, problems = write(project(PLAN).figures, Options(templates=(folder,)))
        return {page.address: page for page in site.languages[0].pages}, problems

    return make


def test_a_template_of_ones_own_wins(written):
    pages, problems = written(
        {"strategy/mission.html.j2": "{{ heading(1, title) }}\n<p>Ours: {{ item.text | cell }}</p>"}
    )
    assert problems == []
    assert pages["s/mission"].html == '<h1 id="mission">Mission</h1>\n<p>Ours: To sail &amp; <em>sing</em></p>'


def test_one_that_makes_markdown_is_told_and_not_used(written):
    plain, _ = written({})
    pages, problems = written({"strategy/mission.md.j2": "# Mine\n", "partials/macros.md.j2": ""})
    assert pages == plain
    assert [(problem.code.id, str(problem.span), problem.values["new"]) for problem in problems] == [
        ("S602", "templates/partials/macros.md.j2:1:1", "partials/macros.html.j2"),
        ("S602", "templates/strategy/mission.md.j2:1:1", "strategy/mission.html.j2"),
    ]


def test_one_that_does_not_work_is_told_with_its_line(written):
    pages, problems = written({"strategy/mission.html.j2": "{{ heading(1, title) }}\n\n{{ item.txt }}\n"})
    assert "s/mission" not in pages
    assert [(problem.code.id, str(problem.span)) for problem in problems] == [
        ("S601", "templates/strategy/mission.html.j2:3:1")
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n{% for x in %}{% endfor %}", 2), ("{% if x %}", 1), ("{{ item.text | nofilter }}", 1), ("{{ _(1) }}", 1),
        ("{% import 'partials/none.html.j2' as m %}", 1), ("{% extends 'strategy/mission.html.j2' %}", 1),
        ("a\n\udcff", 1), ("{{ 1 / 0 }}", 1), ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", 1), ("", None),
    ],
)  # fmt: skip
def test_whatever_is_wrong_with_one_is_told_and_the_rest_is_made(written, text, line):
    pages, problems = written({"strategy/mission.html.j2": text})
    assert [(problem.code.id, problem.span.line) for problem in problems] == ([("S601", line)] if line else [])
    assert "s" in pages


def test_words_of_a_plan_cannot_leave_an_attribute(written):
    template = "{{ heading(1, title) }}\n<p title='{{ item.text | plain }}'>{{ plan.title or \"'\" }}</p>"
    pages, _ = written({"strategy/mission.html.j2": template})
    assert "<p title='To sail &amp; sing'>&#x27;</p>" in pages["s/mission"].html
