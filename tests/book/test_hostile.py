"""What does not fit a sheet: it is whole on paper all the same, and what had to give is told."""

import pytest
from book_engines import BOTH, rendered
from book_samples import big, book, chapter, hostile, prose, table

import effort
from planloom.book.check import check
from planloom.book.check.paper import read
from planloom.book.compose import compose
from planloom.book.style import stylesheet


def test_what_had_to_give_is_told_once_for_each_place():
    told = [(problem.code.id, str(problem.span)) for problem in compose(hostile("pl"), "")[1]]
    assert told == [
        ("B007", "plans/first/:1:1"),
        ("B001", "plans/first/:1:1"),
        ("B002", "plans/first/:1:1"),
        ("B005", "plans/first/:1:1"),
    ]


@pytest.mark.parametrize("engine", BOTH)
def test_a_row_taller_than_a_sheet_is_told_and_whole(engine):
    row = f"| Mało | {prose('pl', 900, 7)} | 1 234 zł |"
    composed, problems = compose(book(chapter(f"# T\n\n| a | b | c |\n|---|---|--:|\n{row}\n")), stylesheet())
    found = check(rendered(engine, composed.html), "book.pdf", composed.html)
    tall = [problem.code.id for problem in problems]
    assert {problem.code.id for problem in found} <= ({"B111"} if tall else set())
    assert tall == ["B006"]


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("engine", BOTH)
def test_a_table_of_two_thousand_rows_is_whole(engine):
    html = compose(book(chapter(f"# T\n\n{table(3, 2000)}")), stylesheet())[0].html
    pdf = rendered(engine, html)
    assert check(pdf, "book.pdf", html) == []
    assert len(read(pdf).leaves) > 40


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("engine", BOTH[1:])  # the other has the example's book
def test_a_book_of_a_hundred_pages_is_whole(engine):
    """In a long run it has more than three hundred."""
    html = compose(big("pl", 145 if effort.long else 50), stylesheet())[0].html
    pdf = rendered(engine, html)
    assert check(pdf, "book.pdf", html) == []
    assert len(read(pdf).leaves) >= (300 if effort.long else 100)
