"""The worked examples of the page on figures come out as the page says."""

from decimal import Decimal

import pytest
from manual_pages import DOCS, plans_shown

from planloom.values import Money, Period

PAGE = DOCS / "explanation/figures.md"


@pytest.fixture
def read(project):
    shown = plans_shown(PAGE)
    headers = {f"{kind}/plan.yml": f"kind: {kind}\n" for kind in ("strategy", "sales")}
    return project(headers | shown)


@pytest.mark.parametrize(
    ("measure", "percent", "status"),
    [
        ("lead-time", 33, "off_track"),
        ("export-revenue", 13, "off_track"),
        ("on-time", 0, "on_track"),
        ("on-time-strict", 0, "at_risk"),
    ],
)
def test_measures(read, measure, percent, status):
    stands = read.figures.measure(read.find(measure))
    assert round(stands.progress * 100) == percent
    assert stands.status == status


def test_shortfalls_the_page_names(read):
    assert read.figures.measure(read.find("lead-time")).shortfall == Decimal("0.125")
    assert read.figures.measure(read.find("export-revenue")).shortfall == Decimal("0.12")


def test_roll_up(read):
    brought = read.figures.rolled_up(read.find("grow-dach"), "revenue_target")
    assert brought == {Period.parse("2027"): Money(Decimal(50_000_000), "PLN")}
