"""Templates of a project's own: what they make takes the place of ours; one of the old form is told and left alone."""

import pytest

from planloom.pages import Options, write

PLAN = {"strategy/plan.yml": "kind: strategy\nvalues: [{id: care, title: We care <3}]\n"}


@pytest.fixture
def made(project, tmp_path):
    """Return a function from the name and the text of a template to the page of the values, and what was wrong."""

    def make(name, template):
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True)
        path.write_text(template, "utf-8")
        site, problems = write(project(PLAN).figures, Options(templates=(tmp_path / "own",)))
        return next(page for page in site.languages[0].pages if page.address == "strategy/values"), problems

    return make


def test_one_takes_the_place_of_ours_and_escapes_what_it_prints(made):
    template = (
        '<p>Before</p>{{ heading(1, title) }}<p title="{{ items[0].name | plain }}">{{ items[0].name | cell }}</p>'
    )
    page, problems = made("strategy/values.html.j2", template)
    assert problems == []
    opening, section = page.sections
    assert (opening.heading, opening.html) == (None, "<p>Before</p>")
    assert section.html == '<p title="We care &lt;3">We care &lt;3</p>'


def test_one_that_makes_markdown_is_told_and_not_used(made):
    page, problems = made("strategy/values.md.j2", "# {{ title }}\n\nOld words\n")
    assert "Old words" not in page.html
    assert [(one.code.id, str(one.span), one.values["new"]) for one in problems] == [
        ("S602", "own/strategy/values.md.j2:1:1", "strategy/values.html.j2")
    ]
