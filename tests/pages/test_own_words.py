"""Pages say what a project calls its kinds of plan and the objects in them."""

import pytest
from reading import cells

from planloom.pages import write

SETTINGS = """\
kinds:
  fundraising:
    like: sales
    name: {en: fundraising plan, pl: plan zbiórek}
    words: {products: {en: What we ask for, pl: O co prosimy}}
    objects:
      target:
        name: {en: donation target, pl: cel zbiórki}
        many: {en: donation targets, pl: cele zbiórek}
      product: {en: appeal, pl: zbiórka}
      stage: {en: talk, pl: rozmowa}
"""
FUNDRAISING = """\
kind: fundraising
targets: [{id: gifts, revenue: {2027: 1m}}]
products: [{id: letter, title: Letter}]
pipeline: [{title: First talk, probability: 10%}]
"""
MARKETING = "kind: marketing\n"
SALES = "kind: sales\n"


def written(project, files):
    site, problems = write(
        project({"../planloom.yml": SETTINGS, "organisation.yml": "languages: [en, pl]", **files}).figures
    )
    assert problems == []
    return [{page.address: page for page in language.pages} for language in site.languages]


def test_a_comparison_is_called_by_the_plans_in_it(project):
    files = {"gifts/plan.yml": FUNDRAISING, "marketing/plan.yml": MARKETING}
    en, pl = (pages["compare"] for pages in written(project, files))
    assert (en.title, pl.title) == (
        "Fundraising plan and marketing plan compared",
        "Plan zbiórek a plan marketingowy",
    )
    assert cells(en.html)[0] == ["", "Fundraising plan", "Marketing plan"]
    assert cells(pl.html)[0] == ["", "Plan zbiórek", "Plan marketingowy"]
    assert "evenue" not in en.html
    assert "ales" not in en.html
    assert "przych" not in pl.html.lower()
    assert "sprzeda" not in pl.html.lower()


def test_a_comparison_of_several_kinds_names_them_all(project):
    files = {"gifts/plan.yml": FUNDRAISING, "marketing/plan.yml": MARKETING, "sales/plan.yml": SALES}
    pages, _ = written(project, files)
    assert pages["compare"].title == "Sales plan, fundraising plan and marketing plan compared"
    assert "near term" not in pages["compare"].html


def test_a_comparison_of_sales_and_marketing_says_what_they_pursue(project):
    en, pl = (pages["compare"] for pages in written(project, {"m/plan.yml": MARKETING, "s/plan.yml": SALES}))
    assert "revenue in the near term" in en.html
    assert "lojalność" in pl.html


@pytest.mark.parametrize(
    ("part", "headings"),
    [
        ("targets", ("Donation targets", "Cele zbiórek")),
        ("products", ("What we ask for", "O co prosimy")),
        ("pipeline", ("Pipeline", "Portfel szans")),
    ],
)
def test_a_part_called_as_its_objects_are_takes_their_name(project, part, headings):
    pages = written(project, {"gifts/plan.yml": FUNDRAISING})
    assert tuple(one[f"gifts/{part}"].title.partition(" – ")[0] for one in pages) == headings
