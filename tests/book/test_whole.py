"""Whatever the plans of the example say stands in its book: every figure as readers write it, every text.

That all of the book's HTML is on paper is proved by the checker (B105).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html
from pydantic import BaseModel

from effort import unmeasured
from planloom.cli import main
from planloom.i18n import format_money, format_number, format_share, short_money
from planloom.i18n.quantities import known_unit
from planloom.project import find_project, read_plans
from planloom.values import Money, Text, rounded

ROOT = Path(__file__).parents[2]
OF_WRITERS = ("allow",)  # which findings are accepted, and why: for those who write plans
PLACE = "\x00"

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]


@pytest.fixture(scope="module", params=["en", "pl"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def book(language, tmp_path_factory):
    """Return the words of the book in one language."""
    file = tmp_path_factory.mktemp("book") / "book.html"
    with unmeasured():
        done = CliRunner().invoke(main, ["print", "-C", str(ROOT), "--lang", language, "--html", str(file)])
    assert done.exit_code == 0, done.output
    document = html.fromstring(file.read_bytes())
    for added in document.xpath("//style|//*[contains(@class, 'address') or contains(@class, 'meaning')]"):
        added.drop_tree()
    return document.text_content()


@pytest.fixture(scope="module")
def plans():
    project, _ = find_project(ROOT)
    return read_plans(project).portfolio.plans


def leaves(part: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield all that an object of the plans holds, each with the fields that lead to it."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            if name not in OF_WRITERS:
                yield from leaves(getattr(part, name), f"{getattr(part, 'id', None) or path}.{name}")
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, f"{path}[{key}]")
    elif isinstance(part, list | tuple):
        for value in part:
            yield from leaves(value, path)
    else:
        yield path, part


def found_in(plans: Any, *kinds: type) -> Iterator[tuple[str, Any]]:
    for plan in plans:
        for path, value in leaves(plan, plan.place.as_posix()):
            if isinstance(value, kinds) and not isinstance(value, bool):
                yield path, value


def spaced(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u2060]+", " ", text)


def in_columns(amount: Decimal, language: str) -> set[str]:
    """Return how an amount stands in a column whose unit is in its head: in ones, thousands, millions or billions."""
    found = set()
    for size in (1, 10**3, 10**6, 10**9):
        scaled = amount / size
        found |= {format_number(scaled, language, places) for places in range(4) if rounded(scaled, places) == scaled}
    return found


def ways_to_write(value: Money | Decimal | int, language: str) -> set[str]:
    """Return how readers may find a figure; that of a measure may be money or a percentage by its unit."""
    if isinstance(value, Money):
        return {format_money(value, language), short_money(value, language), *in_columns(value.amount, language)}
    number = Decimal(value)
    money = {write(Money(number, unit), language) for unit in ("PLN", "EUR") for write in (format_money, short_money)}
    return {str(value), format_number(number, language), format_share(number, language), *money}


def test_every_figure_of_the_plans_is_in_the_book(book, plans, language):
    text = spaced(book)
    figures = list(found_in(plans, Money, Decimal, int))
    assert len(figures) > 1000
    lost = [
        (path, str(value))
        for path, value in figures
        if not any(spaced(way) in text for way in ways_to_write(value, language))
    ]
    assert lost == []


def letters(text: str) -> str:
    """Return what is left of a text without its Markdown."""
    return re.sub(r"[\W_]+", "", text)


def pieces(text: str) -> list[str]:
    """Return the pieces of a text between the names that links put into it."""
    named = re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"\1", text)
    plain = re.sub(r"\]\([^)]*\)", "]", re.sub(r"\[\[[^\]]*\]\]", PLACE, named))
    return re.split(f"{PLACE}|\n\n", plain)


def said(path: str, value: Text, language: str) -> str | None:
    """Return a text as readers are told it: units that are known are so in both languages."""
    unit = known_unit(value) if path.endswith(".unit") else None
    return unit.in_(language) if unit else value.in_(language)


def test_every_text_of_the_plans_is_in_the_book(book, plans, language):
    text = letters(book)
    texts = [(path, said(path, value, language)) for path, value in found_in(plans, Text)]
    assert len(texts) > 1000
    lost = [(path, piece) for path, words in texts for piece in pieces(words or "") if letters(piece) not in text]
    assert lost == []
