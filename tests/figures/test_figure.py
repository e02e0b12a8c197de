"""Figures that carry what they were made of and what is left out of them."""

from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.figure import difference, ratio, sum_of, unknown
from planloom.figures.matrix import matrix
from planloom.figures.written import Written, money_in, numbers_in, total
from planloom.model.organisation import Organisation
from planloom.model.portfolio import Portfolio
from planloom.model.shared import BudgetLine, Measure
from planloom.values import Money, Period, Text

EUR = Organisation(currency="PLN", rates={"EUR": Decimal(4)})


def exchange(organisation=EUR):
    return Exchange(Portfolio(organisation=organisation, plans=()))


def pln(amount):
    return Money(Decimal(amount), "PLN")


def series(given):
    values = {Period.parse(key): value for key, value in given.items()}
    one = BudgetLine(category=Text("Fairs"), amounts=values)
    return money_in(one, "amounts", exchange())


def test_two_currencies_add_by_the_rate_and_keep_what_was_written():
    found = total("budget", [series({"2027-Q1": pln(100), "2027-Q2": Money(Decimal(10), "EUR")})], Period.of_year(2027))
    assert found.value == pln(140)
    assert found.exact
    assert [operand.of.value for operand in found.operands] == [pln(100), Money(Decimal(10), "EUR")]
    assert [operand.value for operand in found.operands] == [pln(100), pln(40)]


def test_an_amount_without_a_rate_is_a_gap_that_names_the_currency():
    found = total("budget", [series({"2027-Q1": pln(100), "2027-Q2": Money(Decimal(10), "USD")})])
    assert found.value == pln(100)
    assert found.partial
    assert found.currencies == ("USD",)


def test_nothing_but_amounts_without_a_rate_is_unknown():
    found = total("budget", [series({"2027": Money(Decimal(10), "USD")})], Period.of_year(2027))
    assert found.value is None
    assert found.reason == "no_rate"


def test_a_year_and_its_quarters_are_one_figure_and_its_detail():
    assert total("budget", [series({"2027": pln(100), "2027-Q1": pln(30)})]).value == pln(100)
    assert total("budget", [series({"2027": pln(100), "2027-Q1": pln(30)})], Period.parse("2027-Q1")).value == pln(30)


def test_an_entry_over_the_border_is_a_gap():
    found = total("budget", [series({"2027": pln(5), "2028..2029": pln(40)})], Period.of_year(2028))
    assert found.value is None
    assert [gap.kind for gap in found.gaps] == ["crossing"]


def test_missing_periods_are_gaps_only_where_they_are_not_known():
    measure = Measure(id="leads", targets={Period.parse("2027-Q1"): Decimal(5)})
    targets = numbers_in(measure, "targets")
    assert total("targets", [targets], Period.of_year(2027)).exact
    found = total("targets", [targets], Period.of_year(2027), sparse=False)
    assert (found.value, [gap.kind for gap in found.gaps]) == (Decimal(5), ["not_given"])


def test_a_share_counts_in_part_and_what_was_written_stays():
    found = total("budget", [series({"2027": pln(100)}).scaled(Decimal("0.6"))])
    assert found.value == pln(60)
    assert [entry.value for entry in found.entries()] == [pln(100)]


def test_combined_figures_know_of_what_their_operands_lack():
    first = total("open", [series({"2027": pln(100), "2028": Money(Decimal(1), "USD")})])
    second = total("target", [series({"2027": pln(50)})])
    assert ratio("coverage", first, second).value == 2
    assert ratio("coverage", first, second).partial
    assert difference("left", first, second).value == pln(50)
    assert ratio("coverage", first, unknown("target", "not_given")).value is None
    assert ratio("coverage", first, total("target", [series({"2027": pln(0)})])).reason == "zero"


def test_a_sum_of_figures_misses_what_is_unknown_among_them():
    known, missing = total("budget", [series({"2027": pln(5)})]), unknown("budget", "no_rate")
    found = sum_of("budget", [known, missing])
    assert (found.value, found.partial) == (pln(5), True)
    assert sum_of("budget", []).reason == "not_given"


def test_columns_and_what_fits_none_of_them_add_up_to_the_total():
    table = matrix("budget", [("a", series({"2027": pln(1), "2028..2029": pln(40)})), ("b", series({"2028": pln(2)}))])
    assert [str(column) for column in table.columns] == ["2027", "2028", "2029"]
    assert [cell.value for cell in table.rows[0].cells] == [pln(1), None, None]
    assert table.rows[0].rest.value == pln(40)
    assert table.has_rest
    assert [one.value for one in table.totals] == [pln(1), pln(2), None]
    assert (table.rest.value, table.total.value) == (pln(40), pln(43))


def test_detail_inside_a_range_is_taken_off_what_fits_no_column():
    table = matrix("budget", [("a", series({"2027..2028": pln(5), "2027": pln(2)})), ("b", series({"2028": pln(1)}))])
    assert table.rows[0].rest.value == pln(3)
    assert table.total.value == pln(6)


def test_an_empty_series_makes_no_row():
    one = BudgetLine(category=Text("Fairs"), amounts={})
    assert not matrix("budget", [("a", Written(one, "amounts", {}, {}))])


def test_rows_of_different_natures_are_not_added():
    table = matrix("money", [("budget", series({"2027": pln(1)})), ("target", series({"2027": pln(9)}))], totals=False)
    assert (table.totals, table.total) == (None, None)
    assert [row.total.value for row in table.rows] == [pln(1), pln(9)]
