"""Generated restructuring plans against a slow and obvious second calculation, in plain decimals and by the month."""

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from effort import examples
from planloom.figures import compute
from planloom.figures.restructuring.savings import savings_table
from planloom.figures.restructuring.structure import structure_of
from planloom.figures.restructuring.workforce import workforce_table
from planloom.links import resolve
from planloom.model import load
from planloom.source import read
from planloom.values import Period

RATE = 4
GRAINS = {"2027": ["2027"], "halves": ["2027-H1", "2027-H2"], "quarters": [f"2027-Q{n}" for n in range(1, 5)]}
END = 2029  # the plan's last year


@dataclass(frozen=True)
class Measure:
    """A savings measure as drawn: amounts by period with their currency, in the order of time."""

    name: str
    baseline: str | None
    cost: int
    rate: int | None
    phasing: tuple[tuple[str, int, str], ...]
    one_off: tuple[tuple[str, int, str], ...]

    @property
    def yaml(self) -> str:
        def series(entries: tuple[tuple[str, int, str], ...]) -> str:
            return "{" + ", ".join(f"{period}: {amount} {currency}" for period, amount, currency in entries) + "}"

        fields = [f"id: {self.name}, title: {self.name}, baseline_annual: {self.cost}"]
        fields += [f"baseline: {self.baseline}"] if self.baseline else []
        fields += [f"run_rate: {self.rate}"] if self.rate is not None else []
        fields += [f"phasing: {series(self.phasing)}", f"one_off_cost: {series(self.one_off)}"]
        return f"  - {{{', '.join(fields)}}}\n"


@st.composite
def measures(draw: Callable[..., object]) -> tuple[Measure, ...]:
    def entries(most: int) -> tuple[tuple[str, int, str], ...]:
        periods = [*GRAINS[draw(st.sampled_from(sorted(GRAINS)))], *draw(st.sampled_from([[], ["2028"]]))]
        return tuple((one, draw(st.integers(0, most)), draw(st.sampled_from(["PLN", "EUR"]))) for one in periods)

    return tuple(
        Measure(
            f"m{number}",
            draw(st.sampled_from([None, "plant", "fleet"])),
            draw(st.integers(1, 4000)) * 12,
            draw(st.none() | st.integers(0, 2000)),
            entries(900),
            entries(1500),
        )
        for number in range(draw(st.integers(1, 5)))
    )


def project(text: str):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "plans/restructuring").mkdir(parents=True)
        (root / "plans/organisation.yml").write_text(f"languages: en\nrates: {{EUR: {RATE}}}\n")
        (root / "plans/restructuring/plan.yml").write_text(f"kind: restructuring\n{text}")
        sources, found = read(root / "plans", root)
        portfolio, wrong = load(sources)
        assert [*found, *wrong] == []
        graph, _ = resolve(portfolio)
        return portfolio.plans[0], compute(graph, dt.date(2027, 5, 15))


def pln(amount: int, currency: str) -> Decimal:
    return Decimal(amount * (RATE if currency == "EUR" else 1))


def in_period(entries: tuple[tuple[str, int, str], ...], column: Period) -> Decimal:
    return sum((pln(a, c) for name, a, c in entries if column.contains(Period.parse(name))), Decimal(0))


def months_after(one: Measure, column: Period) -> int:
    """Count the months of a column that lie after the last phased one."""
    last = max(Period.parse(name).end for name, _, _ in one.phasing)
    return sum(
        1
        for year in range(2027, END + 1)
        for month in range(1, 13)
        if (period := Period.parse(f"{year}-{month:02}")).start > last and column.contains(period)
    )


def slow_gross(all_measures: tuple[Measure, ...], column: Period) -> Decimal:
    total = Decimal(0)
    for key in {one.baseline or one.name for one in all_measures}:
        group = [one for one in all_measures if (one.baseline or one.name) == key]
        saved = sum((in_period(one.phasing, column) for one in group), Decimal(0))
        saved += sum((Decimal(one.rate or 0) * months_after(one, column) / 12 for one in group), Decimal(0))
        total += min(saved, Decimal(max(one.cost for one in group)) * column.months / 12)
    return total


def slow_payback(columns: tuple[Period, ...], running: list[Decimal], costs: list[Decimal]) -> Period | None:
    """Walk the months: the first after which the running sum, spread evenly over each column, stays at zero or above."""
    if not any(costs) or running[-1] < 0:
        return None
    if all(amount >= 0 for amount in running):
        return next(column for column, cost in zip(columns, costs, strict=True) if cost)
    before = Decimal(0)
    ends: list[tuple[Period, Decimal]] = []
    for column, after in zip(columns, running, strict=True):
        for number in range(1, column.months + 1):
            month = column.start.month + number - 1
            name = Period.parse(f"{column.start.year}-{month:02}")
            ends.append((name, before * column.months + (after - before) * number))
        before = after
    last_below = max(index for index, (_, amount) in enumerate(ends) if amount < 0)
    return ends[last_below + 1][0]


@settings(max_examples=examples(40), deadline=None)
@given(measures())
def test_savings(drawn):
    plan, figures = project(f"period: 2027..{END}\nsavings:\n" + "".join(one.yaml for one in drawn))
    flow = savings_table(plan, figures).flow
    assert all(first.end < second.start for first, second in pairwise(flow.periods))
    running: list[Decimal] = []
    for column, cell, total in zip(flow.periods, flow.cells, flow.cumulative, strict=True):
        gross = slow_gross(drawn, column)
        cost = sum((in_period(one.one_off, column) for one in drawn), Decimal(0))
        running.append((running[-1] if running else Decimal(0)) + gross - cost)
        assert abs(cell.gross.value.amount - gross) < Decimal("1e-9")
        assert cell.one_off.value.amount == cost
        assert abs(total.value.amount - running[-1]) < Decimal("1e-9")
    assert abs(flow.total.net.value.amount - running[-1]) < Decimal("1e-9")
    everything = sum((pln(a, c) for one in drawn for _, a, c in one.one_off), Decimal(0))
    assert flow.total.one_off.value.amount == everything
    if all(amount == amount.to_integral_value() for amount in running):
        costs = [cell.one_off.value.amount for cell in flow.cells]
        found = flow.payback and flow.payback.when
        assert found == slow_payback(flow.periods, running, costs)


@dataclass(frozen=True)
class Unit:
    """A unit as drawn: its own people before, those who leave, whether it counts those inside, and what is inside."""

    name: str
    people: int
    leavers: int
    counts: str
    inner: tuple["Unit", ...]

    def everybody(self) -> int:
        return self.people + sum(one.everybody() for one in self.inner)

    def all_leavers(self) -> int:
        return self.leavers + sum(one.all_leavers() for one in self.inner)

    def yaml(self, parent: str | None) -> tuple[str, str]:
        own = self.counts == "own"
        people, leavers = (self.people, self.leavers) if own else (self.everybody(), self.all_leavers())
        above = f", parent: {parent}" if parent else ""
        unit = (
            f"  - {{id: {self.name}, title: {self.name}{above}, counts: {self.counts}, headcount: {people},"
            f" headcount_after: {people - leavers}}}\n"
        )
        gone = f", redundancies: [{{date: 2027-03, number: {leavers}}}]"
        bridge = f"  - {{unit: {self.name}, before_fte: {people}, leavers: {leavers}, after_fte: {people - leavers}{gone}}}\n"
        inside = [one.yaml(self.name) for one in self.inner]
        return unit + "".join(one for one, _ in inside), bridge + "".join(other for _, other in inside)


@st.composite
def trees(draw: Callable[..., object]) -> tuple[Unit, ...]:
    count = iter(range(1000))

    def unit(depth: int) -> Unit:
        people = draw(st.integers(0, 40))
        inner = tuple(unit(depth - 1) for _ in range(draw(st.integers(0, 3 if depth else 0))))
        leavers = draw(st.integers(0, people))
        return Unit(f"u{next(count)}", people, leavers, draw(st.sampled_from(["own", "all"])), inner)

    return tuple(unit(2) for _ in range(draw(st.integers(1, 3))))


@settings(max_examples=examples(40), deadline=None)
@given(trees())
def test_headcount(drawn):
    written = [one.yaml(None) for one in drawn]
    units, bridges = "".join(one for one, _ in written), "".join(other for _, other in written)
    plan, figures = project(f"org_units:\n{units}workforce:\n{bridges}")
    table, structure = workforce_table(plan, figures), structure_of(plan, figures)
    everybody, gone = sum(one.everybody() for one in drawn), sum(one.all_leavers() for one in drawn)
    assert (table.units.before.value, table.units.leavers.value) == (everybody, gone)
    assert (table.units.after.value, table.units.difference.value) == (everybody - gone, 0)
    assert (structure.people_before.value, structure.people_after.value) == (everybody, everybody - gone)
    assert table.redundancies.value == gone
