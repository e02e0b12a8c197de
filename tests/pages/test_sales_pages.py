"""What the pages of sales plans show: every object has one place that links to it lead to."""

import pytest
from reading import cells, words

from planloom.pages import write


@pytest.fixture
def page(plan):
    def ask(text, name, kind="sales"):
        site, problems = write(plan(text, kind).figures)
        assert problems == []
        return next(page.html for page in site.languages[0].pages if page.address == f"{kind}/{name}")

    return ask


TARGETS = """
territories: [{id: north, title: North}]
products: [{id: doors, title: Doors}]
targets:
  - {id: whole, title: Whole, revenue: {2027: 5m}}
  - {id: of-north, territory: north, revenue: {2027: 4m}, volume: {2027: 40}}
  - {id: both, territory: north, product: doors, revenue: {2027: 1m}}
  - {id: of-doors, product: doors, volume: {2027: 9}}
"""


def test_a_target_has_one_place_whatever_tables_it_stands_in(page):
    shown = page(TARGETS, "targets")
    assert [shown.count(f'id="{one}"') for one in ("whole", "of-north", "both", "of-doors")] == [1, 1, 1, 1]
    assert shown.index('id="of-north"') < shown.index("Who counts on them") < shown.index('id="whole"')


def test_a_target_of_a_plan_that_is_not_broken_down_has_its_place_in_the_table(page):
    shown = page("targets: [{id: whole, title: Whole, owner: anna, revenue: {2027: 5m}}]", "targets")
    assert shown.count('id="whole"') == 1
    assert shown.index('id="whole"') < shown.index("Who counts on them")


def test_targets_on_which_nobody_counts_have_no_list_of_those_who_do(page):
    shown = page("targets: [{id: whole, title: Whole, revenue: {2027: 5m}}]", "targets")
    assert shown.count('id="whole"') == 1
    assert "Who counts on them" not in shown


def test_a_quota_in_money_and_in_units_has_one_place(page):
    quotas = """
    quotas:
      - {id: annas, holder: anna, amounts: {2027: 5m}, units: {2027: 7}}
      - {id: jans, holder: jan, units: {2027: 9}}
    """
    shown = page(quotas, "quotas")
    assert [shown.count(f'id="{one}"') for one in ("annas", "jans")] == [1, 1]
    assert shown.index('id="annas"') < shown.index("<h2") < shown.index('id="jans"')


SCENARIOS = """
forecasts:
  - {for: 2027-Q1, scenario: low, revenue: 1m, assumptions: [Mild winter]}
  - {for: 2027-Q2, scenario: low, revenue: 1m}
  - {for: 2027-Q1, scenario: high, revenue: 2m}
  - {for: 2027-Q2, scenario: high, revenue: 3m}
targets: [{id: whole, title: Whole, revenue: {2027-H1: 4m}}]
"""


def test_every_row_of_forecasts_has_a_cell_for_each_scenario(page):
    shown = page(SCENARIOS, "forecasts")
    assert cells(shown)[:6] == [
        ["What PLN m", "Low", "High", "Method"],
        ["Everything", "2.00", "5.00", "–"],
        ["Total", "2.00", "5.00", ""],
        ["Against the target of PLN 4m", "50%", "125%", ""],
        ["Period PLN m", "Low", "High"],
        ["Q1 2027", "1.00", "2.00"],
    ]
    assert "Mild winter" in words(shown).split("What they take for granted")[1]


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("sales", "service-level", "service_level: [{id: one, follow_up_hours: 4}]"),
        ("restructuring", "consultation", "consultation: [{id: one, rules: With both unions.}]"),
    ],
)
def test_what_stands_alone_without_a_title_can_be_linked_to(page, kind, name, text):
    shown = page(text, name, kind)
    assert shown.count('id="one"') == 1
    assert "<h2" not in shown


def test_rules_that_nothing_is_measured_against_leave_no_empty_list(page):
    shown = page("pipeline_rules: {coverage: 3}", "pipeline-rules")
    assert "3 ×" in words(shown)
    assert "<dl>" not in shown


def test_savings_without_a_figure_leave_no_empty_row_of_figures(page):
    assert "pl-figures" not in page("savings: [{id: one, title: One}]", "savings", "restructuring")
    assert "pl-figures" in page("savings: [{id: one, title: One, run_rate: 2m}]", "savings", "restructuring")


UNTITLED = """
territories: [{id: north, title: North}]
products: [{id: doors, title: Doors}]
targets: [{id: t-1, territory: north, revenue: {2027: 5m}}, {id: t-all, revenue: {2027: 9m}}]
forecasts: [{id: f-1, product: doors, for: 2027-Q1, revenue: 1m}]
quotas: [{id: q-1, territory: north, amounts: {2027: 5m}}]
"""


def test_what_has_no_title_is_called_by_what_it_is_about(page):
    assert "Sales target: North" in words(page(UNTITLED, "targets"))
    assert "Quota: North" in words(page(UNTITLED, "territories"))
    assert "Forecast: Doors, Q1 2027" in words(page(UNTITLED, "products"))


@pytest.mark.parametrize("name", ["targets", "territories", "products", "quotas"])
def test_no_id_stands_in_the_words_of_a_page(page, name):
    assert not {"t-1", "t-all", "f-1", "q-1"} & set(words(page(UNTITLED, name)).split())
