"""One scale for one measure (K108): a measure in per cent does not say 0.18 in one place and 60 in another."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planloom.model import Part
from planloom.model.shared import Measure, Reading
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.fold import as_one
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period
from planloom.values.rounding import trimmed

SCALES_MIXED = Code(
    "K108",
    Level.ERROR,
    title=Phrase("Two scales in one measure", "Dwie skale w jednym mierniku"),
    message=Phrase(
        "{object} is measured in per cent; {found} for {period} is not of the same scale as {other}",
        "{object} jest w procentach; {found} na okres {period} nie jest w tej samej skali co {other}",
    ),
    label=Phrase("read as {read}", "odczytano jako {read}"),
    why=Phrase(
        "A measure with the unit `%` holds numbers of per cent: `45` and `45%` are both 45%, and `0.45` is less"
        " than half of one per cent. A share of one among percentages makes progress thousands of per cent, or none.",
        "Miernik z jednostką `%` zawiera liczby procentów: `45` i `45%` to 45%, a `0.45` to mniej niż pół procenta."
        " Ułamek jedności wśród procentów daje postęp liczony w tysiącach procent albo żaden.",
    ),
    help=Phrase(
        "write `{percent}` if a share of one is meant, `{read_exactly}` if it is meant as it stands",
        "wpisz `{percent}`, jeśli to ułamek jedności, albo `{read_exactly}`, jeśli tak ma być",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
measures:
  - id: repeat-orders
    title: Customers who order again
    owner: anna
    unit: '%'
    direction: increase
    frequency: yearly
    baseline: {2025: 0.18}
    targets: {2029: 60}
    actuals: {2026: 45%}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
measures:
  - id: repeat-orders
    title: Customers who order again
    owner: anna
    unit: '%'
    direction: increase
    frequency: yearly
    baseline: {2025: 18}
    targets: {2029: 60}
    actuals: {2026: 45%}
""",
)
NOT_PER_CENT = SCALES_MIXED.worded(
    Phrase(
        "{object} is measured in {unit}, but {found} for {period} is a percentage",
        "{object} ma jednostkę {unit}, a {found} na okres {period} to procent",
    ),
    label=Phrase("a percentage", "procent"),
    help=Phrase(
        "write the number in {unit}, or `unit: '%'` for the measure",
        "wpisz liczbę w jednostce {unit} albo zmień jednostkę miernika na `unit: '%'`",
    ),
)

FAR = 20
"""So many times as large as a bare fraction, other figures are of another scale: 0.87 beside 86, not 0.8 beside 2.1."""

SERIES = ("baseline", "targets", "actuals")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a measure as it was written."""

    value: Decimal
    written: str
    period: Period
    holder: Part
    path: tuple[str | Period, ...]

    @property
    def span(self) -> Span:
        """Where it stands; found only for what is told."""
        return self.holder.span(*self.path)

    @property
    def has_sign(self) -> bool:
        return self.written.endswith("%")

    @property
    def may_be_share(self) -> bool:
        """Whether it is a bare fraction, which can be meant as a share of one."""
        return not self.has_sign and 0 < abs(self.value) <= 1


@rule(SCALES_MIXED)
def a_measure_has_one_scale(plans: Plans) -> Iterator[Problem]:
    """The figures of a measure in per cent are of one scale; those of another unit have no `%`.

    A bare fraction is suspect where the others are more than 20 times as large; with its sign, as in `0.2%`, it is
    taken as it stands.
    """
    for measure in plans.of(Measure):
        unit = str(measure.unit or "")
        if unit == "%":
            yield from as_one(_of_another_scale(measure, plans))
        elif unit and "%" not in unit and _has_sign(measure):
            yield from as_one(_percentages(measure, plans))


def _of_another_scale(measure: Measure, plans: Plans) -> Iterator[Problem]:
    figures = list(_figures(measure))
    plain = [one for one in figures if not one.may_be_share and one.value]
    if not plain:
        return
    largest = max(plain, key=lambda one: abs(one.value))
    for one in figures:
        if one.may_be_share and abs(largest.value) > FAR * abs(one.value):
            yield plans.finding(
                SCALES_MIXED,
                measure,
                at=one.span,
                related=[Related(largest.span, Phrase("of another scale", "w innej skali"))],
                object=called(measure),
                found=one.value,
                period=one.period,
                other=largest.value,
                read=Phrase(f"{one.value:f}%", f"{one.value:f}%".replace(".", ",")),
                read_exactly=f"{trimmed(one.value):f}%",
                percent=f"{trimmed(one.value * 100):f}%",
            )


def _has_sign(measure: Measure) -> bool:
    """Tell whether any figure of a measure was written with its sign."""
    written = [measure.node.get(name) for name in SERIES] if measure.node is not None else []
    return any("%" in str(value) for series in written if isinstance(series, dict) for value in series.values())


def _percentages(measure: Measure, plans: Plans) -> Iterator[Problem]:
    for one in _figures(measure):
        if one.has_sign:
            yield plans.finding(
                NOT_PER_CENT,
                measure,
                at=one.span,
                object=called(measure),
                unit=measure.unit,
                found=one.written,
                period=one.period,
            )


def _figures(measure: Measure) -> Iterator[_Figure]:
    """Yield the figures of a measure in the order of its fields, each as it was written."""
    for name in SERIES:
        for period, value in getattr(measure, name).items():
            if isinstance(value, Reading) and isinstance(value.value, Decimal):
                yield _Figure(value.value, _written(value.node, "value"), period, value, ("value",))
            elif isinstance(value, Decimal):
                series = measure.node.get(name) if measure.node is not None else None
                yield _Figure(value, _written(series, period.text), period, measure, (name, period))


def _written(node: object, key: str) -> str:
    """Return the text of a value as the writer typed it; empty for what a program made."""
    return str(node.get(key, "")).strip() if isinstance(node, dict) else ""
