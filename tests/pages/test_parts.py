"""Every part of every kind of plan makes a page: with one object, with several, with every field filled in."""

import pytest
import yaml
from part_samples import plan_with_parts
from planloom.pages.markdown import to_html

from planloom.model.built_in import KINDS
from planloom.model.plan import parts_of
from planloom.pages import write

CASES = [(kind, full, count) for kind in KINDS for full, count in ((False, 1), (True, 3))]


@pytest.mark.parametrize(("kind", "full", "count"), CASES)
def test_every_part_has_a_page_in_both_languages(project, kind, full, count):
    text = yaml.safe_dump(plan_with_parts(kind, full=full, count=count), allow_unicode=True)
    read = project({f"{kind}/plan.yml": text})
    site, problems = write(read.figures)
    assert [problem.values for problem in problems] == []
    for one in site.languages:
        pages = {page.address: page.markdown for page in one.pages}
        for part in parts_of(KINDS[kind]):
            assert getattr(read.plan, part), f"the sample has no {part}"
            markdown = pages[f"{kind}/{part.replace('_', '-')}"]
            assert markdown.count("\n# ") + markdown.startswith("# ") == 1, part
            assert "Undefined" not in markdown
            assert "None" not in markdown.replace("Brak", ""), part
            assert "<p>|" not in to_html(markdown, one.language), f"a row outside of its table in {part}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_without_parts_has_one_page_and_no_empty_headings(project, kind):
    site, problems = write(project({f"{kind}/plan.yml": f"kind: {kind}\n"}).figures)
    assert not problems
    for one in site.languages:
        mine = [page for page in one.pages if page.address.startswith(kind)]
        assert [page.address for page in mine] == [kind]
        lines = [line for line in mine[0].markdown.splitlines() if line.strip()]
        headings = [index for index, line in enumerate(lines) if line.startswith("#")]
        assert all(index + 1 < len(lines) and not lines[index + 1].startswith("#") for index in headings[1:])


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


def test_functional_pages_say_what_they_serve(project):
    site, _ = write(project(SERVING).figures)
    pages = {page.address: page.markdown for page in site.languages[0].pages}
    served = {address: "Serves the strategy" in markdown for address, markdown in pages.items()}
    mine = {address for address in pages if address.startswith("sales")}
    assert {address for address in mine if not served[address]} == set()
    assert not any(served[address] for address in pages if address.startswith("strategy"))
    assert "objectives/save" in pages["sales/relationships"]
    assert "objectives/grow" not in pages["sales/relationships"]
    assert "objectives/grow" in pages["sales/territories"], "what serves nothing itself serves through its plan"


def test_a_sales_target_and_the_marketing_plan_that_repeats_it_link_to_each_other(project):
    files = {
        "sales/plan.yml": "kind: sales\ntargets: [{id: aim, title: Aim, revenue: {2027: 5m}}]\n",
        "marketing/plan.yml": """
            kind: marketing
            sales_component: [{id: ours, title: Ours, targets: aim, revenue_target: {2027: 4m}}]
            """,
    }
    site, _ = write(project(files).figures)
    pages = {page.address: page.markdown for page in site.languages[0].pages}
    assert "sales/targets/index.md#aim" in pages["marketing/sales-component"]
    assert (
        '<span class="pl-bad"><a class="pl-worked" href="#worked-1">−1</a></span>' in pages["marketing/sales-component"]
    )
    assert "marketing/sales-component/index.md#ours" in pages["sales/targets"]


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
    pages = {page.address: page.markdown for page in site.languages[0].pages}
    row = next(line for line in pages["scorecard"].splitlines() if "Sold" in line and line.startswith("|"))
    assert "overdue" in row
    assert "▼" in row
    assert "update overdue" in row
    assert "<polyline" in row


def test_a_forecast_names_all_that_it_is_for(plan):
    text = """
        products: [{id: unit, title: Units}]
        territories: [{id: north, title: North}]
        forecasts:
          - {for: 2027-Q1, product: unit, territory: north, revenue: 1m, assumptions: [Mild winter]}
          - {for: 2027-Q2, revenue: 2m}
    """
    site, _ = write(plan(text, "sales").figures)
    lines = next(page for page in site.languages[0].pages if page.address == "sales/forecasts").markdown.splitlines()
    (first,) = [line for line in lines if "Q1" in line and "Base" in line]
    assumed = next(line for line in lines if "Mild winter" in line)
    for line in (first, assumed):
        assert "#unit" in line
        assert "#north" in line
    assert any("Everything | Q2\u00a02027" in line for line in lines)


def test_the_untranslated_is_marked(plan):
    read = plan("mission: {en: To sail}\nvalues: [{title: {en: Calm, pl: Spokój}, meaning: {en: No haste}}]\n")
    site, _ = write(read.figures)
    polish = {page.address: page.markdown for page in site.languages[1].pages}
    assert '<span lang="en" class="pl-untranslated">To sail</span>' in polish["strategy/mission"]
    assert '<span lang="en" class="pl-untranslated">No haste</span>' in polish["strategy/values"]


def test_a_statement_stands_in_both_languages(plan):
    site, _ = write(plan("vision: {text: {en: The sea, pl: Morze}, target_year: 2030}\n").figures)
    english, polish = ({page.address: page.markdown for page in one.pages}["strategy/vision"] for one in site.languages)
    assert english.index("The sea") < english.index('<span lang="pl">Morze</span>')
    assert polish.index("Morze") < polish.index('<span lang="en">The sea</span>')
