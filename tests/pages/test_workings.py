"""How a printed figure was worked out: entries at the foot of a page, and in the book's appendix."""

from decimal import Decimal

import pytest
from lxml import html
from markupsafe import Markup
from reading import words

from planloom.book.gather import chapters
from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure, difference, sum_of
from planloom.figures.written import money_in, total
from planloom.model.measures import Measure
from planloom.model.organisation import Organisation
from planloom.model.portfolio import Portfolio
from planloom.model.shared import BudgetLine
from planloom.pages.page import LanguageSite, NavEntry, Page, Section
from planloom.pages.workings import DEEPEST, Workings, is_computed, section
from planloom.values import Money, Period, Text

EXCHANGE = Exchange(Portfolio(organisation=Organisation(currency="PLN", rates={"EUR": Decimal(4)}), plans=()))


def line(name, **amounts):
    by_period = {Period.parse(key.removeprefix("in_").replace("_", "-")): value for key, value in amounts.items()}
    return BudgetLine(category=Text(name), title=Text(name), amounts=by_period)


def money(amount, currency="PLN"):
    return Money(Decimal(amount), currency)


def budget(*lines):
    return total("budget", [money_in(one, "amounts", EXCHANGE) for one in lines], Period.of_year(2027))


@pytest.fixture
def workings():
    return Workings("en", lambda item: Markup('<a href="../somewhere/">{}</a>').format(item.name.en))


def test_a_sum_lists_its_operands_with_links_and_periods(workings):
    figure = budget(line("Fairs", in_2027_Q1=money(100)), line("Online", in_2027=money(50)))
    assert workings.mark(figure, Markup("PLN 150")) == '<a class="pl-worked" href="#worked-1">PLN 150</a>'
    (entry,) = workings.made()
    assert entry.html == (
        '<li id="worked-1"><strong>Budget, 2027: PLN\u00a0150</strong><ul>'
        '<li>PLN\u00a0100: <a href="../somewhere/">Fairs</a>, Amounts, Q1\u00a02027</li>'
        '<li>+\u00a0PLN\u00a050: <a href="../somewhere/">Online</a>, Amounts, 2027</li>'
        "</ul></li>"
    )


def test_a_converted_amount_shows_what_was_written(workings):
    figure = budget(line("Fairs", in_2027=money(10, "EUR")))
    workings.mark(figure, Markup("PLN 40"))
    assert "PLN 40: Fairs, Amounts, 2027 (€10)" in words(workings.made()[0].html)


def test_what_is_left_out_is_said(workings):
    figure = budget(line("Fairs", in_2027_Q1=money(100)), line("Online", in_2027_Q2=money(10, "USD")))
    workings.mark(figure, Markup("PLN 100"))
    assert "left out, no exchange rate for USD, Online, Q2 2027" in words(workings.made()[0].html)


def test_a_figure_that_is_what_somebody_wrote_is_not_opened(workings):
    assert workings.mark(budget(line("Fairs", in_2027=money(100))), Markup("PLN 100")) == "PLN 100"
    assert workings.made() == ()


def test_a_figure_beneath_another_is_written_once_and_linked(workings):
    first = budget(line("Fairs", in_2027_Q1=money(100), in_2027_Q2=money(20)))
    left = difference("money", first, budget(line("Online", in_2027_Q1=money(10), in_2027_Q2=money(5))))
    workings.mark(left, Markup("105"))
    (alone,) = workings.made()
    assert "<ul><li>PLN\u00a0100: " in alone.html  # no entry of its own: opened beneath
    workings.mark(first, Markup("120"))
    below, own = workings.made()
    assert '<a href="#worked-2">PLN\u00a0120</a>: Budget, 2027' in below.html
    assert "PLN\u00a0100: " not in below.html
    assert own.key == "worked-2"


def test_a_figure_printed_twice_has_one_entry(workings):
    figure = budget(line("Fairs", in_2027_Q1=money(1), in_2027_Q2=money(2)))
    assert workings.mark(figure, Markup("3")) == workings.mark(figure, Markup("3"))
    assert len(workings.made()) == 1


def page_with(workings):
    figure = budget(line("Fairs", in_2027_Q1=money(1), in_2027_Q2=money(2)))
    shown = workings.mark(figure, Markup("PLN 3"))
    section = Section(None, "", f"<p>Spent: {shown}</p>")
    return Page("sales/budget", "en", "Budget – Sales", (section,), workings=workings.made())


def test_the_foot_of_a_page_is_folded_and_its_links_are_the_pages(workings):
    foot = section(page_with(workings).workings, "en")
    assert "<summary>How these figures were worked out</summary>" in foot
    assert 'href="../somewhere/"' in foot
    assert section((), "en") == ""


def test_the_book_has_an_appendix_of_workings_on_request(workings):
    page = page_with(workings)
    site = LanguageSite("en", "Plans", "", (page,), (NavEntry("Budget", "sales/budget"),))
    (plain,) = chapters(site)
    assert 'href="#worked-1"' in plain.html
    chapter, appendix = chapters(site, workings=True)
    assert 'href="../../workings/#sales-budget-worked-1"' in chapter.html
    assert (appendix.title, 'id="sales-budget-worked-1"' in appendix.html) == (
        "How these figures were worked out",
        True,
    )


def chain(step, length=5000):
    """Return a figure that lies so many figures above a budget line."""
    figure = budget(line("Fairs", in_2027=money(100)))
    for _ in range(length):
        figure = step(figure)
    return figure


def test_a_figure_that_is_one_seen_from_elsewhere_thousands_of_times_has_nothing_to_open():
    assert not is_computed(chain(lambda below: sum_of("cost", [below])))
    assert is_computed(chain(lambda below: sum_of("cost", [below, budget(line("Online", in_2027=money(1)))])))


def test_figures_that_lie_thousands_deep_in_each_other_are_listed_each_once(workings):
    figure = chain(lambda below: sum_of("cost", [below, budget(line("Online", in_2027=money(1)))]))
    workings.mark(figure, Markup("PLN 5 100"))
    (entry,) = workings.made()
    assert "<strong>Costs of the plans: PLN\u00a05,100</strong>" in entry.html
    assert entry.html.count("<li>") == 2 * 5000  # at each depth what lies beneath, and the line beside it
    assert entry.html.count("</li>") == 2 * 5000 + 1
    assert deepest(entry.html) == DEEPEST


def deepest(made):
    """Return how deep lists are set in each other."""
    return max(len(list(one.iterancestors("ul"))) + 1 for one in html.fromstring(made).iter("ul"))


def test_what_is_left_out_is_marked():
    lines = [line("Fairs", in_2027=money(6)), line("Adverts", in_2027=money(5, "USD"))]
    figure = total("budget", [money_in(one, "amounts", EXCHANGE) for one in lines], Period.parse("2027"))
    page = html.fromstring(Workings("en", str).shown(figure, Markup("6.40")))
    assert figure.partial
    assert page.xpath("string(//abbr)") == "*"
    assert page.text_content() == "6.40*"


def test_percentages_lie_points_apart(workings):
    margin = Measure(id="margin", title=Text("Margin"), unit=Text("%", "%"))
    actual, expected = (
        Figure(f"measure_{name}", Decimal(value), subject=margin)
        for name, value in (("actual", "9.6"), ("expected", "9.8"))
    )
    workings.mark(difference("measure_difference", actual, expected, subject=margin), Markup("0.2"))
    told = words(workings.made()[0].html)
    assert "−0.2 pp" in told
    assert "9.6%" in told
