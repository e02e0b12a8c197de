"""The pages on money say what is added, what is left out, and what was spent."""

import re
from html import unescape

from planloom.pages import write
from planloom.pages.calculations import CALCULATIONS
from planloom.problems import Level

TAGS = re.compile(r"<[^<>]*>|\*\*")


def pages(read):
    """Return the pages without links and marks."""
    site, problems = write(read.figures)
    assert problems == []
    return {
        (one.language, page.address): unescape(TAGS.sub("", page.markdown))
        for one in site.languages
        for page in one.pages
    }


def test_two_currencies_without_a_rate_are_marked_and_named(plan):
    read = plan("budget: [{category: A, amounts: {2027: 1m}}, {category: B, amounts: {2027: 1m EUR}}]", "sales")
    found = pages(read)["en", "money"]
    assert "| − Budgets of the plans | 1* | 1* |" in found
    assert "Amounts in EUR: no exchange rate is given." in found


def test_an_amount_for_two_years_has_a_column_of_its_own(plan):
    read = plan(
        "budget: [{category: A, amounts: {2027: 1m, 2028: 3m}}, {category: B, amounts: {2027..2028: 2m}}]", "sales"
    )
    found = pages(read)
    assert "| Not by year | Total |" in found["en", "money"]
    assert "| Bez podziału na lata | Razem |" in found["pl", "money"]
    assert "| Not by year |" in found["en", "sales/budget"]


def test_a_plan_is_held_against_its_allocation_in_its_own_years_only(project):
    read = project({
        "a/plan.yml": "kind: strategy\nallocations: [{function: sales, amounts: {2027: 5, 2028: 6}}]",
        "s/plan.yml": "kind: sales\nbudget: [{category: A, amounts: {2027: 4}}]",
        "m/plan.yml": "kind: marketing\nbudget: [{category: B, amounts: {2024: 1, 2025..2026: 2, 2031: 3}}]",
    })  # fmt: skip
    found = pages(read)
    assert "| PLN | 2027 | 2028 | Total |" in found["en", "s/budget"]
    assert "| Left | 1 | 6 | 7 |" in found["en", "s/budget"]
    assert "| 2024 |" in found["en", "money"]


def test_what_was_spent_is_on_the_pages_of_line_campaign_and_initiative(plan):
    read = plan("""\
        budget: [{category: A, amounts: {2027: 100}, spent: {2027-Q1: 40}}]
        campaigns: [{id: c, title: C, budget: {2027: 60}, spent: {2027-Q1: 70}}]
        initiatives: [{id: i, title: I, budget: {2027: 50}, spent: {2027-Q1: 20}, outlook: {2027: 55}}]
        """, "marketing")  # fmt: skip
    found = pages(read)
    assert "| 100 | 40 | 60 | 100 | 0 |" in found["en", "marketing/budget"]
    assert "| 60 | 70 | −10 | 70 | +10 |" in found["en", "marketing/campaigns"]
    initiative = found["en", "marketing/initiatives/i"]
    assert "| 50 | 20 | 30 | 55as stated | +5 |" in initiative
    assert "Odchylenie" in found["pl", "marketing/initiatives/i"]


def test_what_is_cancelled_is_shown_and_not_counted(plan):
    read = plan("""\
        envelope: {amounts: {2027: 100}}
        allocations: [{function: sales, amounts: {2027: 60}}, {function: other, amounts: {2027: 77}, status: cancelled}]
        budget: [{category: A, amounts: {2027: 5}}, {category: B, amounts: {2027: 88}, status: cancelled}]
        """)  # fmt: skip
    found = pages(read)
    assert "PLN\u00a077" in found["en", "strategy/allocations"]
    assert "| Left | 40 | 40 |" in found["en", "strategy/envelope"]
    assert "PLN\u00a088" in found["en", "strategy/budget"]
    assert "| 93 |" not in found["en", "strategy/budget"]


def test_a_template_of_ours_that_fails_is_told_as_our_fault_and_the_rest_is_written(plan, monkeypatch):
    read = plan("budget: [{category: A, amounts: {2027: 1m}}]", "sales")
    monkeypatch.delattr(CALCULATIONS, "budget")
    site, problems = write(read.figures)
    assert {(one.code.id, one.level) for one in problems} == {("S601", Level.WARNING)}
    assert "mistake in Planloom" in problems[0].code.message.en
    found = {page.address: page.markdown for page in site.languages[0].pages}
    assert "could not be written" in found["sales/budget"]
    assert "Statement of money" in found["money"]
