"""Generated sales plans: figures, pages' tables and findings agree, also with a slow second calculation."""

import itertools
import tempfile
from decimal import Decimal
from pathlib import Path

import slow_sales as slow
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rule_projects import files_of

from effort import examples
from planloom.figures.sales.capacity import capacity_rows
from planloom.figures.sales.grain import DIMENSIONS, EVERYTHING
from planloom.figures.sales.pipeline import pipeline_table
from planloom.figures.sales.quotas import quota_table
from planloom.figures.sales.targets import revenue_tables
from planloom.model.sales import Target
from planloom.project import find_project, read_plans
from planloom.values import Period, rounded

RATE = {"PLN": Decimal(1), "EUR": Decimal(4), "XYZ": None}  # no rate is given for the last
FEW = settings(max_examples=examples(60))


def read(tree):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files_of(tree).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        reading = read_plans(find_project(root)[0])
    return reading, reading.figures.sales(reading.portfolio.having(Target)[0])


@st.composite
def targets(draw, places, products, segments):
    where = (
        draw(st.sampled_from([None, *places])),
        draw(st.sampled_from([None, *products])),
        draw(st.sampled_from([None, *segments])),
    )
    periods = draw(st.sampled_from([("2027",), tuple(slow.QUARTERS), ("2027-Q1", "2027-Q2"), ("2027", "2027-Q3")]))
    return where, {
        period: (draw(st.integers(1, 40)), draw(st.sampled_from(["PLN", "PLN", "PLN", "EUR", "XYZ"])))
        for period in periods
    }


@st.composite
def plans(draw):
    """A sales plan as it is written, and the same for the slow calculation."""
    places = [f"place-{number}" for number in range(draw(st.integers(1, 3)))]
    products = [f"product-{number}" for number in range(draw(st.integers(0, 3)))]
    segments = [f"segment-{number}" for number in range(draw(st.integers(0, 2)))]
    given = draw(st.lists(targets(places, products, segments), min_size=1, max_size=7))
    lines = ["kind: sales", "territories:", *(f"  - {{id: {one}, title: {one}}}" for one in places)]
    if products:
        lines += ["products:", *(f"  - {{id: {one}, title: {one}}}" for one in products)]
    lines.append("targets:")
    for number, (where, amounts) in enumerate(given):
        about = "".join(f", {name}: {one}" for name, one in zip(DIMENSIONS, where, strict=True) if one)
        revenue = ", ".join(f"{period}: {amount} {currency}" for period, (amount, currency) in amounts.items())
        lines.append(f"  - {{id: target-{number}{about}, revenue: {{{revenue}}}}}")
    plain = [
        slow.Target(
            where, {period: amount * RATE[unit] if RATE[unit] else None for period, (amount, unit) in by.items()}
        )
        for where, by in given
    ]
    return lines, slow.Plan(places, products, plain)


def tree(lines, *more):
    marketing = "# plans/marketing/plan.yml\nkind: marketing\nsegments: [{id: segment-0, title: A}, {id: segment-1, title: B}]\n"
    return (
        "# plans/organisation.yml\nlanguages: en\ncurrency: PLN\nrates: {EUR: 4}\n"
        + marketing
        + "# plans/sales/plan.yml\n"
        + "\n".join([*lines, *more])
        + "\n"
    )


def amount(figure):
    return None if figure.value is None else getattr(figure.value, "amount", figure.value)


@FEW
@given(plans())
def test_what_is_known_of_every_part_agrees_with_the_slow_calculation(made):
    lines, plain = made
    _, sales = read(tree(lines))
    for period in slow.MONTHS:
        for where in {(None, None, None), *(one.where for one in plain.targets)}:
            key = frozenset((name, one) for name, one in zip(DIMENSIONS, where, strict=True) if one)
            figure, expected = sales.revenue.whole(key, Period.parse(period)), slow.whole(plain, where, period)
            assert (amount(figure), figure.exact) == (expected.amount, expected.complete)


@FEW
@given(plans())
def test_no_sum_counts_a_target_and_its_detail(made):
    _, sales = read(tree(made[0]))
    every = [sales.target(Period.parse(period)) for period in slow.MONTHS]
    every += [total for table in revenue_tables(sales) for total in table.figures.totals]
    for figure in every:
        entries = list(figure.entries())
        for one, other in itertools.combinations(entries, 2):
            first, second = sales.key(one.part), sales.key(other.part)
            together = one.period.overlaps(other.period) and one.period != other.period
            assert not first < second
            assert not second < first
            assert first != second or not together


@FEW
@given(plans())
def test_columns_add_up_to_the_total(made):
    _, sales = read(tree(made[0]))
    for table in revenue_tables(sales):
        every = [amount(one) for one in (*table.figures.totals, table.figures.rest) if one.value is not None]
        assert sum(every, Decimal(0)) == (amount(table.figures.total) or 0)
        for index, total in enumerate(table.figures.totals):
            cells = [row.cells[index] for row in table.figures.rows if row.subject.counted]
            if (
                total.exact
                and all(cell.exact or not cell.operands for cell in cells)
                and len(cells) == len({row.subject.members for row in table.figures.rows if row.subject.counted})
            ):
                assert sum((amount(cell) or 0 for cell in cells), Decimal(0)) >= amount(total)


def findings(reading, code):
    every = [one for problem in reading.findings for one in (problem, *problem.folded)]
    return [one for one in every if one.code.id == code]


@FEW
@given(plans(), st.integers(1, 60), st.integers(0, 30), st.sampled_from(["1", "2.5", "3"]))
def test_a_finding_on_the_pipeline_says_what_its_page_says(made, offers, won, wanted):
    lines, plain = made
    pipeline = f"pipeline: [{{title: Offer, probability: 40%, value: {offers}}}, {{title: Won, probability: 100%, value: {won}}}]"
    reading, sales = read(tree(lines, pipeline, f"pipeline_rules: {{coverage: {wanted}, for: 2027}}"))
    table, target = pipeline_table(sales), slow.whole(plain, (None, None, None), "2027")
    covered = slow.coverage(target.amount, Decimal(won), Decimal(offers)) if target.amount is not None else None
    assert amount(table.covers) == covered
    found = findings(reading, "K107")
    assert bool(found) == (target.complete and covered is not None and covered < Decimal(wanted))
    for one in found:
        assert one.values["found"] == rounded(table.covers.value, 2)
        assert (one.values["open"], one.values["left"]) == (table.open_value.value, table.left.value)


@FEW
@given(plans(), st.integers(1, 20), st.integers(0, 3), st.sampled_from(["0.2", "0.5"]), st.integers(1, 9))
def test_a_finding_on_capacity_says_what_its_page_says(made, fte, newcomers, ramp, each):
    lines, plain = made
    assume(newcomers <= fte)
    capacity = f"capacity: [{{for: 2027, productivity: {each}, fte: {fte}, ramping: {newcomers}, ramp: {ramp}}}]"
    reading, sales = read(tree(lines, capacity))
    (row,), target = capacity_rows(sales), slow.whole(plain, (None, None, None), "2027")
    for one in findings(reading, "P103"):
        assert (one.values["needed"], one.values["found"]) == (row.needed.value, row.fte.value)
        assert one.values["sells"] == row.sells.value
    if target.complete:
        needed = slow.people_needed(target.amount, Decimal(fte), Decimal(newcomers), Decimal(ramp), Decimal(each))
        assert row.needed.value == needed
        can_sell = (fte - newcomers * (1 - Decimal(ramp))) * each
        assert bool(findings(reading, "P103")) == (target.amount - can_sell > Decimal("0.005") * target.amount)
    else:
        assert not findings(reading, "P103")


@FEW
@given(plans(), st.lists(st.integers(1, 60), min_size=1, max_size=3))
def test_quotas_exceed_the_target_by_what_the_slow_calculation_says(made, quotas):
    lines, plain = made
    people = [f"people: [{', '.join(f'{{id: seller-{one}, name: S{one}}}' for one in range(len(quotas)))}]"]
    given_quotas = [
        "quotas:",
        *(f"  - {{holder: seller-{one}, amounts: {{2027: {size}}}}}" for one, size in enumerate(quotas)),
    ]
    text = tree(lines, *given_quotas).replace("currency: PLN", f"currency: PLN\n{people[0]}")
    reading, sales = read(text)
    table, target = quota_table(sales), slow.whole(plain, (None, None, None), "2027")
    total = Decimal(sum(quotas))
    assert amount(table.amounts.total) == total
    if target.complete:
        assert amount(table.targets_total) == target.amount
        assert table.over_total.value == (total - target.amount) / target.amount
        short = [one for one in findings(reading, "M116") if one.values["whole"]]
        assert bool(short) == (target.amount - total > Decimal("0.005") * total)
        for one in short:
            assert (one.values["found"], one.values["expected"]) == (
                table.amounts.total.value,
                table.targets_total.value,
            )


@FEW
@given(plans())
def test_a_finding_on_targets_states_figures_of_the_table(made):
    reading, sales = read(tree(made[0]))
    stated = {
        figure.value
        for table in revenue_tables(sales)
        for row in table.figures.rows
        for figure in (*row.cells, row.total)
    }
    stated |= {figure.value for table in revenue_tables(sales) for figure in (*table.stated, table.stated_total)}
    for one in findings(reading, "M101"):
        if "parts" in one.values and "other_parts" not in one.values and EVERYTHING in sales.revenue.keys:
            period = one.values["period"]
            known = {sales.revenue.own(key, period).value for key in sales.revenue.keys}
            assert one.values["expected"] in known
