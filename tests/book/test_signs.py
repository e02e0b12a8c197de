"""Emoji and other scripts in the book: what no font draws is told, and nothing else is said to be wrong."""

import pytest
from book_engines import BOTH, rendered
from book_samples import book, chapter

from planloom.book.check import check
from planloom.book.check.signs import undrawn
from planloom.book.compose import compose
from planloom.book.style import stylesheet
from planloom.report import words

# Of planes that no font has for private use: no machine draws them, whatever it has installed.
NOWHERE, ELSEWHERE = "\U000f1234", "\U0010abcd"


def made(engine, markdown, language="en"):
    html = compose(book(chapter(markdown, "a/", language, "Aims"), language=language), stylesheet())[0].html
    return html, rendered(engine, html)


@pytest.mark.parametrize("engine", BOTH)
def test_emoji_in_a_heading_are_no_fault_of_the_bookmarks(engine):
    headings = ["🎯 Aims", "👍🏽 👨‍👩‍👧 Family", "❤️ Heart 🇵🇱", "🎯", "Cafe\u0301", "a → b ✓", "日本"]
    html, pdf = made(engine, "# Aims\n\n" + "".join(f"## {heading}\n\nText.\n\n" for heading in headings))
    assert {problem.code.id for problem in check(pdf, "book.pdf", html)} <= {"B124"}


@pytest.mark.parametrize("engine", BOTH)
def test_signs_that_no_font_draws_are_told(engine):
    _, pdf = made(engine, f"# Aims\n\nA {NOWHERE} and {ELSEWHERE}, {NOWHERE}.")
    (problem,) = undrawn(pdf, "book.pdf")
    assert (problem.code.id, problem.span.line > 1) == ("B124", True)
    assert words.message(problem).startswith("no font draws `")
    assert words.message(problem, "pl").startswith("żaden krój nie ma znaków `")
    assert problem in check(pdf, "book.pdf")


@pytest.mark.pdf
def test_the_signs_are_named():
    _, pdf = made("weasyprint", f"# Aims\n\nA {NOWHERE} and {ELSEWHERE}.")
    (problem,) = undrawn(pdf, "book.pdf")
    assert problem.values["signs"] == f"{NOWHERE} {ELSEWHERE}"


@pytest.mark.parametrize("engine", BOTH)
def test_a_book_in_our_own_typefaces_lacks_nothing(engine):
    _, pdf = made(engine, "# Aims\n\nZażółć gęślą jaźń, Ελλάδα, Москва, → ✓ ≥ … a\u00adb\u200bc\u2060d 12\u00a0%.")
    assert undrawn(pdf, "book.pdf") == []
