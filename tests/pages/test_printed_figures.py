"""Figures that texts print by reference: in the reader's language on every page, told where there is none, withheld."""

import re

import pytest

from planloom.pages import Options, write

NBSP = "\u00a0"
HEADER = "kind: sales\n"
PARTS = """\
targets:
  - {id: goal, title: Goal, revenue: {2027: 208m, 2028: 1250000}}
objectives:
  - id: grow
    title: Grow
    revenue_target: {2027: 50m}
    measures:
      - {id: lead, title: Lead time, unit: days, direction: decrease, baseline: {2026: 21}, targets: {2027: 18, 2028-Q1: 15.5}}
      - {id: rate, title: Rate, unit: "%", direction: increase, targets: {2027: 24}}
initiatives:
  - {id: crm, title: CRM, start: 2027-01-11, end: 2027-09-30, fte: 2.5, budget: {2027: 750k}, status: done}
"""


def words(made):
    """Return the words of the paragraph."""
    return re.sub(r"<[^<>]+>", "", re.search(r"<p>(.*?)</p>", made.partition("</nav>")[2], re.DOTALL)[1])


@pytest.fixture
def page(project):
    """Return a function that writes a text on a page of its own and returns its words."""

    def make(text, language="en", parts=PARTS, **more):
        read = project({
            "organisation.yml": "languages: [en, pl]",
            "s/plan.yml": HEADER + parts,
            "s/why.md": text,
            "s/why.pl.md": text,
            **more,
        })  # fmt: skip
        assert [one.code.id for one in read.problems] == []
        site, _ = write(read.figures, Options())
        pages = next(one.pages for one in site.languages if one.language == language)
        return words(next(one.html for one in pages if one.address == "s/why"))

    return make


FIGURES = {
    "[[goal:revenue@2027]]": (f"PLN{NBSP}208m", f"208{NBSP}mln{NBSP}zł"),
    "[[goal:revenue@2028]]": (f"PLN{NBSP}1.25m", f"1,25{NBSP}mln{NBSP}zł"),
    "[[grow:revenue_target]]": (f"PLN{NBSP}50m", f"50{NBSP}mln{NBSP}zł"),
    "[[lead:targets@2027]]": (f"18{NBSP}days", f"18{NBSP}dni"),
    "[[lead:targets@2028-Q1]]": (f"15.5{NBSP}days", f"15,5{NBSP}dnia"),
    "[[rate:targets]]": ("24%", "24%"),
    "[[ crm : end ]]": (f"30{NBSP}Sept{NBSP}2027", f"30{NBSP}września{NBSP}2027"),
    "[[crm:fte]]": ("2.5", "2,5"),
}


def test_figures_are_printed_in_the_language_of_the_reader(page):
    text = "; ".join(FIGURES)
    for language, place in (("en", 0), ("pl", 1)):
        made = page(text, language)
        assert [one.replace(" ", NBSP) for one in made.split("; ")] == [
            said[place].replace(" ", NBSP) for said in FIGURES.values()
        ]


NONE = {
    "[[gaol:revenue@2027]]": ("C109", None),
    "[[goal:revenues@2027]]": ("C125", "did you mean `[[goal:revenue]]`?"),
    "[[grow:targets@2027]]": ("C125", "did you mean `[[lead:targets@2027]]`?"),
    "[[goal:revenue]]": ("C125", "name the period, as in `[[goal:revenue@2027]]`"),
    "[[goal:revenue@2029]]": ("C125", "name one of its periods: `2027`, `2028`"),
    "[[goal:revenue@later]]": ("C125", "name one of its periods: `2027`, `2028`"),
    "[[crm:fte@2027]]": ("C125", "leave the period out: `[[crm:fte]]`"),
    "[[crm:owner]]": ("C125", None),
    "[[crm:title]]": ("C125", None),
}


@pytest.mark.parametrize("text", NONE)
def test_what_cannot_be_printed_is_told_where_it_stands(project, text):
    read = project({"s/plan.yml": HEADER + PARTS, "s/why.md": f"First line.\n\nWe say {text} here.\n"})
    code, help_ = NONE[text]
    found = [one for one in read.problems if one.code.id == code]
    assert [str(one.span) for one in found] == ["plans/s/why.md:3:8"]
    assert help_ is None or found[0].help.en.format(**found[0].values) == help_


@pytest.mark.parametrize(
    "mark", ["audience: {revenue: [board]}", "audience: {revenue: {2027: [board]}}", "audience: [board]"]
)
def test_what_is_withheld_is_no_figure(project, mark):
    read = project({
        "organisation.yml": "languages: [en, pl]",
        "s/plan.yml": HEADER + PARTS.replace("title: Goal,", f"title: Goal, {mark},"),
        "s/why.md": "We sell [[goal:revenue@2027]].",
    }, audience="staff")  # fmt: skip
    assert [one.code.id for one in read.problems] == []
    site, _ = write(read.figures, Options())
    page = next(one for one in site.languages[0].pages if one.address == "s/why")
    assert words(page.html) == "We sell (not shown here)."
    assert "revenue" not in page.html.partition("</nav>")[2]
    assert "208" not in page.html


def test_the_description_of_a_page_says_what_its_text_says(project):
    text = "We aim at [[grow:revenue_target]] with [[crm]]."
    read = project({
        "organisation.yml": f"languages: [en]\ndescription: '{text}'",
        "s/plan.yml": f"{HEADER}purpose: '{text}'\n" + PARTS.replace("title: Grow\n", f"title: Grow\n    text: '{text}'\n"),
    })  # fmt: skip
    (site,) = write(read.figures, Options())[0].languages
    described = {page.address: page.description for page in site.pages}
    assert {described[""], described["s"], described["s/objectives/grow"]} == {"We aim at PLN 50m with CRM."}


def test_a_title_prints_no_figure(project):
    read = project({"s/plan.yml": HEADER + PARTS.replace("title: CRM", "title: 'CRM for [[crm:budget@2027]]'")})
    assert [one.code.id for one in read.problems] == ["C125"]
    assert read.problems[0].help.en == "write the figure in the text below the title"
