"""The pages on money say what is added, what is left out, and what was spent."""

from reading import cells, words

from planloom.pages import write


def pages(read):
    """Return the HTML of pages by language and address."""
    site, problems = write(read.figures)
    assert problems == []
    return {(one.language, page.address): page.html for one in site.languages for page in one.pages}


def test_two_currencies_without_a_rate_are_marked_and_named(plan):
    read = plan("budget: [{category: A, amounts: {2027: 1m}}, {category: B, amounts: {2027: 1m EUR}}]", "sales")
    found = pages(read)["en", "money"]
    assert ["− Budgets of the plans", "1*", "1*"] in cells(found)
    assert "Amounts in EUR: no exchange rate is given." in words(found)


def test_an_amount_for_two_years_has_a_column_of_its_own(plan):
    read = plan(
        "budget: [{category: A, amounts: {2027: 1m, 2028: 3m}}, {category: B, amounts: {2027..2028: 2m}}]", "sales"
    )
    found = pages(read)
    assert cells(found["en", "money"])[0][-2:] == ["Not by year", "Total"]
    assert cells(found["pl", "money"])[0][-2:] == ["Bez podziału na lata", "Razem"]
    assert "Not by year" in cells(found["en", "sales/budget"])[0]


def test_what_was_spent_is_on_the_pages_of_line_campaign_and_initiative(plan):
    read = plan("""\
        budget: [{category: A, amounts: {2027: 100}, spent: {2027-Q1: 40}}]
        campaigns: [{id: c, title: C, budget: {2027: 60}, spent: {2027-Q1: 70}}]
        initiatives: [{id: i, title: I, budget: {2027: 50}, spent: {2027-Q1: 20}, outlook: {2027: 55}}]
        """, "marketing")  # fmt: skip
    found = pages(read)
    assert ["A", "100", "40", "60", "100", "0"] in cells(found["en", "marketing/budget"])
    assert ["60", "70", "−10", "70", "+10"] in [row[1:] for row in cells(found["en", "marketing/campaigns"])]
    initiative = cells(found["en", "marketing/initiatives/i"])
    assert ["50", "20", "30", "55 as stated", "+5"] in [row[1:] for row in initiative]
    assert "Odchylenie" in found["pl", "marketing/initiatives/i"]


def test_what_is_cancelled_is_shown_and_not_counted(plan):
    read = plan("""\
        envelope: {amounts: {2027: 100}}
        allocations: [{function: sales, amounts: {2027: 60}}, {function: other, amounts: {2027: 77}, status: cancelled}]
        budget: [{category: A, amounts: {2027: 5}}, {category: B, amounts: {2027: 88}, status: cancelled}]
        """)  # fmt: skip
    found = pages(read)
    assert "PLN 77" in words(found["en", "strategy/allocations"])
    assert ["Left", "40", "40"] in cells(found["en", "strategy/envelope"])
    assert "PLN 88" in words(found["en", "strategy/budget"])
    assert "93" not in words(found["en", "strategy/budget"])
