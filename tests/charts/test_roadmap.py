"""The roadmap: every piece of work in a row, in its place on an axis of whole quarters."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from planloom.charts.diagram import Roadmap, Work
from planloom.charts.quarters import Quarters
from planloom.charts.roadmap import draw_roadmap
from planloom.values import CALENDAR_YEARS, Calendar

DAY = dt.date
WORK = (
    Work("crm", "CRM roll-out", DAY(2027, 9, 30), DAY(2027, 2, 1), group="Sales", state="on_track", state_text="On track"),
    Work("train", "Train everybody who sells anything to anyone at all", DAY(2027, 12, 1), DAY(2027, 8, 1), "../train/",
         "Sales", after=("crm", "nothing"), state_text="Planned"),
    Work("web", "Website", DAY(2027, 6, 30), DAY(2027, 1, 15), "../web/", "Marketing", "late", "Late"),
    Work("launch", "Launch", DAY(2027, 6, 30), group="Marketing", inside="web"),
    Work("board", "Board decides", DAY(2027, 4, 30), group="Marketing", state="done", state_text="Done"),
)  # fmt: skip
ROADMAP = Roadmap("One of five items is late", "By plan", "", "en", WORK, DAY(2027, 5, 5))


def drawn(rows=WORK, look="site", **more):
    return html.fromstring(
        draw_roadmap(Roadmap("T", "S", "", more.pop("language", "en"), tuple(rows), DAY(2027, 5, 5), **more), look)
    )


def words(element):
    return " ".join(element.text_content().split())


def test_every_row_has_its_number_its_name_its_status_and_a_link_to_what_it_waits_for():
    figure = drawn()
    rows = figure.xpath("//tr[@data-state]")
    assert [words(row[0]) for row in rows] == [
        "1. CRM roll-out", "2. Train everybody who sells anything to anyone at all after 1", "3. Website", "4. Board decides",
    ]  # fmt: skip
    assert [words(row[2]) for row in rows] == ["● On track", "○ Planned", "◆ Late", "✓ Done"]
    (waits,) = rows[1].xpath(".//small/a")
    assert waits.get("href") == f"#{rows[0].get('id')}"
    assert [words(head) for head in figure.xpath("//th[@scope='rowgroup']")] == ["Sales", "Marketing"]
    assert "Launch: 30 Jun 2027" in rows[2].xpath(".//svg/@aria-label")[0], "an event within work stands in its row"


def test_the_key_names_the_states_in_use_and_the_book_has_no_boxes():
    assert drawn().xpath("//input/@value") == ["planned", "on_track", "late", "done"]
    book = drawn(look="book")
    assert book.xpath("//input") == []
    written = html.tostring(book, encoding="unicode")
    assert "var(" not in written
    assert '%"' not in written, "the engine of the book knows no shares of a cell"


def test_what_waits_for_something_that_ends_after_it_begins_is_marked():
    first = Work("a", "A", DAY(2027, 6, 30), DAY(2027, 1, 1))
    for begins, colour in ((DAY(2027, 7, 1), "neutral"), (DAY(2027, 3, 1), "negative")):
        figure = drawn([first, Work("b", "B", DAY(2027, 12, 31), begins, after=("a",))])
        (ring,) = figure.xpath("//circle")
        assert colour in ring.get("stroke")


days = st.dates(DAY(1900, 1, 1), DAY(2199, 12, 31))


@given(st.lists(days, min_size=1, max_size=6), st.integers(1, 12), st.sampled_from(["en", "pl"]))
def test_all_days_lie_on_the_axis_in_their_order(given_, month, language):
    axis = Quarters.holding(given_, Calendar(month), language)
    places = [axis.at(day) for day in sorted(given_)]
    assert places == sorted(places)
    assert all(0 <= axis.at(day) <= axis.after(day) <= 100 for day in given_)
    assert axis.at(axis.first) == 0
    assert (axis.last.month - month) % 3 == 0
    assert len(axis.quarters) in (0, len(axis.quarter_starts))


@pytest.mark.parametrize(("language", "names"), [("en", ["Q4", "Q1", "Q2"]), ("pl", ["IV", "I", "II"])])
def test_quarters_are_named_as_readers_name_them(language, names):
    axis = Quarters.holding([DAY(2027, 11, 1), DAY(2028, 4, 1)], CALENDAR_YEARS, language)
    assert [name for _, name in axis.quarters] == names
    assert [name for _, name in axis.years] == ["2027", "2028"]


@given(st.lists(st.tuples(days, st.one_of(st.none(), days)), min_size=1, max_size=5))
def test_every_bar_lies_within_the_axis(spans):
    rows = [
        Work(f"w{n}", f"W{n}", max(end, start or end), min(start, end) if start else None)
        for n, (end, start) in enumerate(spans)
    ]
    figure = drawn(rows)
    assert len(figure.xpath("//tr[@data-state]")) == len(rows)
    for bar in figure.xpath("//td//rect"):
        left, width = (float(bar.get(key).removesuffix("%")) for key in ("x", "width"))
        assert left >= 0
        assert left + width <= 100.7
