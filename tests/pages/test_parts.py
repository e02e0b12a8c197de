"""Every part of every kind of plan makes a page: with one object, with several, with every field filled in."""

import re

import pytest
import yaml
from html_judge import is_whole
from part_samples import plan_with_parts
from reading import cells, links, words

from planloom.model.built_in import KINDS
from planloom.model.plan import parts_of
from planloom.pages import write

CASES = [(kind, full, count) for kind in KINDS for full, count in ((False, 1), (True, 3))]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(map(str, case)))
def plan_and_pages(request, read_project, tmp_path_factory):
    """Return a kind, its plan with every part, and what writing its pages gives."""
    kind, full, count = request.param
    folder = tmp_path_factory.mktemp("parts")
    (folder / "plans" / kind).mkdir(parents=True)
    text = yaml.safe_dump(plan_with_parts(kind, full=full, count=count), allow_unicode=True)
    (folder / "plans" / kind / "plan.yml").write_text(text, "utf-8")
    read = read_project(folder)
    return kind, read.plan, *write(read.figures)


def test_every_part_has_a_page_in_both_languages(plan_and_pages):
    kind, plan, site, problems = plan_and_pages
    assert [problem.values for problem in problems] == []
    for one in site.languages:
        pages = {page.address: page for page in one.pages}
        for part in parts_of(KINDS[kind]):
            assert getattr(plan, part), f"the sample has no {part}"
            page = pages[f"{kind}/{part.replace('_', '-')}"]
            assert [heading.level for heading in page.headings].count(1) == 1, part
            assert "Undefined" not in page.html
            assert "None" not in page.html, part


def test_every_section_is_whole_and_every_heading_has_an_id_of_its_own(plan_and_pages):
    site = plan_and_pages[2]
    for page in (page for one in site.languages for page in one.pages):
        for section in page.sections:
            assert is_whole(section.html), (page.address, section.heading)
        ids = re.findall(r' id="([^"]+)"', page.html)
        assert len(ids) == len(set(ids)), page.address
        assert re.findall(r'<h\d id="([^"]+)"', page.html) == [heading.id for heading in page.headings], page.address


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_without_parts_has_one_page_and_no_empty_headings(project, kind):
    site, problems = write(project({f"{kind}/plan.yml": f"kind: {kind}\n"}).figures)
    assert not problems
    for one in site.languages:
        mine = [page for page in one.pages if page.address.startswith(kind)]
        assert [page.address for page in mine] == [kind]
        assert all(section.html for section in mine[0].sections)


SERVING = {
    "strategy/plan.yml": """
        kind: strategy
        objectives: [{id: grow, title: Grow}, {id: save, title: Save}]
        """,
    "sales/plan.yml": """
        kind: sales
        objectives: [{id: sell, title: Sell, supports: grow}]
        territories: [{id: north, title: North}]
        relationships: [{id: keep, title: Keep, supports: save}]
        """,
    "sales/story.md": "# Our story\n\nOnce upon a time.\n",
}


def pages_of(site, language=0):
    return {page.address: page.html for page in site.languages[language].pages}


def test_functional_pages_say_what_they_serve(project):
    site, _ = write(project(SERVING).figures)
    pages = pages_of(site)
    served = {address: "Serves the strategy" in words(html) for address, html in pages.items()}
    mine = {address for address in pages if address.startswith("sales")}
    assert {address for address in mine if not served[address]} == set()
    assert not any(served[address] for address in pages if address.startswith("strategy"))
    assert ("Save", "../../strategy/objectives/save/") in links(pages["sales/relationships"])
    assert ("Grow", "../../strategy/objectives/grow/") not in links(pages["sales/relationships"])
    what = "what serves nothing itself serves through its plan"
    assert ("Grow", "../../strategy/objectives/grow/") in links(pages["sales/territories"]), what


def test_a_sales_target_and_the_marketing_plan_that_repeats_it_link_to_each_other(project):
    files = {
        "sales/plan.yml": "kind: sales\ntargets: [{id: aim, title: Aim, revenue: {2027: 5m}}]\n",
        "marketing/plan.yml": """
            kind: marketing
            sales_component: [{id: ours, title: Ours, targets: aim, revenue_target: {2027: 4m}}]
            """,
    }
    site, _ = write(project(files).figures)
    pages = pages_of(site)
    assert ("Aim", "../../sales/targets/#aim") in links(pages["marketing/sales-component"])
    assert (
        '<span class="pl-bad"><a class="pl-worked" href="#worked-1">−1</a></span>' in pages["marketing/sales-component"]
    )
    assert ("Ours", "../../marketing/sales-component/#ours") in links(pages["sales/targets"])


MEASURED = """
    objectives:
      - id: grow
        title: Grow
        owner: anna
        measures:
          - {id: sold, title: Sold, unit: pieces, direction: increase, frequency: monthly,
             baseline: {2026: 0}, targets: {2027: 120}, actuals: {2027-01: 12, 2027-02: 11}}
"""


def test_the_scorecard_says_why_and_since_when(plan):
    site, _ = write(plan(MEASURED).figures)
    scorecard = pages_of(site)["scorecard"]
    (told,) = ["; ".join(line) for line in cells(scorecard) if "Sold" in line[0]]
    assert "overdue" in told
    assert "▼" in told
    assert "update overdue" in told
    assert "<polyline" in scorecard


def test_a_forecast_names_all_that_it_is_for(plan):
    text = """
        products: [{id: unit, title: Units}]
        territories: [{id: north, title: North}]
        forecasts:
          - {for: 2027-Q1, product: unit, territory: north, revenue: 1m, assumptions: [Mild winter]}
          - {for: 2027-Q2, revenue: 2m}
    """
    site, _ = write(plan(text, "sales").figures)
    page = pages_of(site)["sales/forecasts"]
    assert ["Units · North", "Q1 2027", "Base", "–", "–", "1"] in cells(page)
    assert ["Everything", "Q2 2027", "Base", "–", "–", "2"] in cells(page)
    assert "Mild winter Units · North" in words(page)
    assert {link for link in links(page) if link[0] in ("Units", "North")} == {
        ("Units", "../products/#unit"),
        ("North", "../territories/#north"),
    }


def test_the_untranslated_is_marked(plan):
    read = plan("mission: {en: To sail}\nvalues: [{title: {en: Calm, pl: Spokój}, meaning: {en: No haste}}]\n")
    site, _ = write(read.figures)
    polish = pages_of(site, 1)
    mark = '<div lang="en" class="pl-untranslated" data-note="Jeszcze nieprzetłumaczone">\n<p>{}</p>\n</div>'
    assert mark.format("To sail") in polish["strategy/mission"]
    assert mark.format("No haste") in polish["strategy/values"]


def test_a_statement_stands_in_both_languages(plan):
    site, _ = write(plan("vision: {text: {en: The sea, pl: Morze}, target_year: 2030}\n").figures)
    english, polish = (pages_of(site, language)["strategy/vision"] for language in (0, 1))
    assert english.index("The sea") < english.index('<span lang="pl">Morze</span>')
    assert polish.index("Morze") < polish.index('<span lang="en">The sea</span>')


def test_the_squares_of_a_matrix_are_in_the_contents(plan):
    text = """
        swot: [{id: slow, type: weakness, title: Slow}]
        moves: [{quadrant: penetration, title: More of the same}]
    """
    site, _ = write(plan(text).figures)
    headings = {page.address: page.headings for page in site.languages[1].pages}
    found = [(heading.level, heading.id, heading.text) for heading in headings["strategy/swot"]]
    assert found[1:3] == [(2, "mocne-strony", "Mocne strony"), (2, "slabe-strony", "Słabe strony")]
    assert '<h2 id="slabe-strony"><a id="sabe-strony"></a>Słabe strony</h2>' in pages_of(site, 1)["strategy/swot"]
    assert len(headings["strategy/moves"]) == 5
