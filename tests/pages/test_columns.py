"""Columns of figures: one scale, one number of decimals, the unit in the head, in every table of every page."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import Markup
from reading import tables

from planloom.figures.figure import Figure
from planloom.pages import write
from planloom.pages.columns import column_of, figures_in, shares_of
from planloom.values import Money

GOLDEN = Path(__file__).parents[1] / "golden"
SPACE = "\u00a0"


def pln(text):
    return Money.parse(text, "PLN")


def marked(figure, words):
    return Markup("[{}]").format(words)  # figures only


def column(given, *names, language="en", about=False):
    return column_of(given, names, "PLN", language, mark=marked, about=about)


def test_a_column_writes_money_under_its_unit():
    found = column([pln("899m"), [pln("1653m")], {2027: pln("2.9bn"), 2028: None}])
    assert found.unit == f'<small class="pl-unit">PLN{SPACE}m</small>'
    assert found.unit_below == f"<br>{found.unit}"
    assert [found(value) for value in (pln("899m"), pln("2.9bn"), None)] == ["899", "2,900", "–"]
    assert (found.signed(pln("1m")), found.signed(pln("-1m")), found.signed(pln("0"))) == ("+1", "−1", "0")
    assert found.full(pln("1m")) == f"PLN{SPACE}1m"
    assert found.note == ""


def test_a_computed_figure_is_marked():
    figure = Figure("budget", pln("2m"))
    found = column([figure])
    assert (found(figure), found.signed(figure), found.full(figure)) == ("[2]", "[+2]", f"[PLN{SPACE}2m]")
    assert found(Figure("budget", None)) == "[–]"


def test_a_table_whose_figures_are_rounded_says_so():
    third = Money(Decimal(1_000_000) / 3, "PLN")
    assert column([third]).note == "<small>Figures are rounded.</small>"
    assert column([third], language="pl").note == "<small>Liczby zaokrąglono.</small>"
    assert column([Decimal(10) / 3]).note == "<small>Figures are rounded.</small>"


def test_plain_numbers_and_shares_have_one_number_of_decimals():
    found = column([Decimal("1.5"), Decimal(2)])
    assert (found.unit, found.unit_below) == ("", "")
    assert [found(value) for value in (Decimal("1.5"), Decimal(2), 3)] == ["1.5", "2.0", "3.0"]
    shares = shares_of([Decimal("0.125"), Decimal("0.6")], (), "pl", mark=marked)
    assert [shares(value) for value in (Decimal("0.125"), Decimal("0.6"))] == ["12,5%", "60,0%"]


def test_names_choose_the_fields_that_count(project):
    read = project({"strategy/plan.yml": "kind: strategy\nenvelope: {amounts: {2027: 5m}}\n"})
    envelope = read.plan.envelope
    assert list(figures_in([envelope], frozenset(["amounts"]))) == [pln("5m")]
    assert list(figures_in([envelope])) == []
    assert list(figures_in([True, "x", None])) == []


BUDGET = """
    kind: marketing
    budget:
      - {id: a, category: Media, amounts: {2027: 899m, 2028: 1m}}
      - {id: b, category: Fairs, amounts: {2027: 1 653 000 000, 2028: 2.9bn}}
    """


@pytest.mark.parametrize(("language", "head", "total"), [(0, "PLN m", "2,552"), (1, "mln zł", "2552")])
def test_the_table_of_a_budget_has_one_scale(project, language, head, total):
    site, _ = write(project({"marketing/plan.yml": BUDGET}).figures)
    pages = {page.address: page.html for page in site.languages[language].pages}
    (table,) = tables(pages["marketing/budget"])
    assert head in table[0][0]
    assert [row[1] for row in table[1:]][-1] == total
    assert decimals(table) == []


NUMBER = re.compile(r"[+−]?\d{1,3}(?:[, ]?\d{3})*(?:[.,](\d+))?")


def decimals(table):
    """Return the columns of bare numbers that have different numbers of decimals."""
    if not table or "As is" in table[0] or "Jest" in table[0]:  # rows of different quantities
        return []
    head, *body = table
    wrong = []
    for index, name in enumerate(head):
        cells = [row[index] for row in body if index < len(row)]
        found = {len(match[1] or "") for cell in cells if (match := NUMBER.fullmatch(cell))}
        if len(found) > 1:
            wrong.append((name, cells))
    return wrong


GOLDEN_PAGES = sorted(GOLDEN.glob("*/expected/en/**/*.html"))


@pytest.mark.parametrize("page", GOLDEN_PAGES, ids=lambda path: str(path.parent.name))
def test_no_column_of_any_page_mixes_decimals(page):
    found = [wrong for table in tables(page.read_text("utf-8")) for wrong in decimals(table)]
    assert found == []


def test_there_are_tables_to_look_at():
    assert sum(len(tables(page.read_text("utf-8"))) for page in GOLDEN_PAGES) > 10
