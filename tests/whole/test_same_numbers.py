"""A figure has one value: whatever pages print of the same quantity, subject and period is the same."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from generated import Generator

from planloom.figures.figure import Entry, amount_of
from planloom.figures.matrix import REST
from planloom.pages import write
from planloom.pages.workings import Workings
from planloom.project import find_project, read_plans

ROUNDED = ("fte_needed",)  # nobody hires a tenth of a tenth

LAST_PLACE = Decimal("1e-20")
"""A mean is divided once, its terms one by one."""

EXAMPLE = Path(__file__).resolve().parents[2]


@pytest.fixture
def printed(monkeypatch):
    """Return the list of figures that pages print from here on."""
    figures = []
    mark = Workings.mark

    def remember(self, figure, words):
        figures.append(figure)
        return mark(self, figure, words)

    monkeypatch.setattr(Workings, "mark", remember)
    return figures


def pages_of(folder):
    project, _ = find_project(folder)
    reading = read_plans(project)
    assert not reading.has_errors
    write(reading.figures)


def agree(figures):
    """Hold that figures of one name, subject and period have one value, and that sums are those of their operands."""
    known = {}
    for figure in figures:
        fields = frozenset(entry.field for entry in figure.entries())
        key = (figure.name, id(figure.subject), figure.period, fields)
        if figure.subject is not None and figure.name != REST:
            assert known.setdefault(key, figure.value) == figure.value, (figure.name, figure.subject, figure.period)
        _holds(figure)


def _holds(figure):
    if figure.value is None or not figure.operands:
        return
    added = all(operand.role in ("plus", "minus") for operand in figure.operands)
    if added and figure.name not in ROUNDED:
        terms = [operand.value if operand.role == "plus" else -operand.value for operand in figure.operands]
        off = amount_of(figure.value - sum(terms[1:], terms[0]))
        assert abs(off) < LAST_PLACE, (figure.name, figure.subject, off)
    for operand in figure.operands:
        if not isinstance(operand.of, Entry):
            _holds(operand.of)


def places_are_counted_once(figure):
    """Hold that no place of the sources is added twice in a sum."""
    places = [(id(one.part), one.field, one.period) for one in _added(figure)]
    return len(places) == len(set(places))


def _added(figure):
    for operand in figure.operands:
        if operand.role == "plus":
            if isinstance(operand.of, Entry):
                yield operand.of
            else:
                yield from _added(operand.of)


@pytest.mark.no_cover  # measuring coverage doubles the time, and what these run is measured elsewhere
@pytest.mark.parametrize("seed", range(40))
def test_pages_of_any_plans_agree(seed, tmp_path, printed):
    for name, text in Generator(Random(1000 + seed)).project().items():
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    pages_of(tmp_path)
    agree(printed)


@pytest.mark.no_cover
def test_pages_of_the_example_agree(printed):
    pages_of(EXAMPLE)
    assert printed
    agree(printed)
    assert all(places_are_counted_once(figure) for figure in printed)
