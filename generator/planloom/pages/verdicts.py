"""What pages say of a measure beside its figures: performance, outlook, gaps, remarks, corrections, check-ins."""

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from planloom.figures import Figures
from planloom.figures.figure import Figure
from planloom.figures.live import is_live
from planloom.figures.measure.aims import Aim
from planloom.figures.measure.data import value_of
from planloom.figures.measure.figures import MeasureFigures
from planloom.figures.measure.outlook import Outlook
from planloom.i18n import describe_difference, format_period, format_share, format_value, translate
from planloom.i18n.quantities import currency_of
from planloom.model.measures import CheckIn, Measure, Reading
from planloom.pages.amounts import Amounts
from planloom.pages.marks import days_late
from planloom.pages.words import NOTHING, as_words, said
from planloom.problems import Language, Phrase
from planloom.values import Period, Text, rounded
from planloom.values.rounding import places_of

WITHIN = Phrase("within {range}", "w przedziale {range}")
AS_EXPECTED = Phrase("as expected by now", "tyle, ile oczekiwano na dziś")
AT_LIMIT = Phrase("only just at the limit: it is to be {aim}", "dopiero na granicy: ma być {aim}")
DIFFERENCE = Phrase("{difference} (expected by now: {expected})", "{difference} (na dziś oczekiwano: {expected})")
NO_FIGURES = Phrase(
    "no figures for {periods}: no verdict for the year", "brak danych za {periods}: roku nie można ocenić"
)
NOT_REPORTED = Phrase("no figures for {periods}", "brak danych za {periods}")
OUTLOOK = {
    "forecast": Phrase("Outlook {period} (forecast): {value}", "Przewidywane wykonanie {period} (prognoza): {value}"),
    "run_rate": Phrase(
        "Outlook {period} (run rate): {value}", "Przewidywane wykonanie {period} (przy obecnym tempie): {value}"
    ),
}
ON_TARGET = Phrase("on target", "zgodnie z celem")
OFF_TARGET = Phrase("{difference} (target: {target})", "{difference} (cel: {target})")
PUBLISHED = Phrase("{now}; published as {was}", "{now}; opublikowano jako {was}")
PUBLISHED_ON = Phrase("on {day}", "{day}")
REVISED_ON = Phrase("corrected on {day}", "skorygowano {day}")


class Verdicts:
    """Words about measures, for one language."""

    def __init__(self, figures: Figures, language: Language, amounts: Amounts) -> None:
        self.figures = figures
        self.language = language
        self.amounts = amounts

    def performance(self, measure: Measure) -> Markup:
        """Say the latest result against what was expected by now, and what is missing; empty where neither is."""
        found = self.figures.measure(measure)
        if not is_live(measure):  # nothing is expected of it
            return Markup("")
        return Markup("<br>").join(
            filter(None, (self._performance(measure, found), self._gaps(found), self._late(found)))
        )

    def _performance(self, measure: Measure, found: MeasureFigures) -> Markup:
        if found.status is None or found.actual.value is None or found.expected_aim is None:
            return Markup("")
        if found.difference.value is None:
            return said(WITHIN, self.language).format(range=self.aim(measure, found.expected_aim))
        if not found.difference.value and not found.expected_aim.met_by(found.actual.value):
            limit = self.aim(measure, found.expected_aim)
            return said(AT_LIMIT, self.language).format(aim=limit)
        if not found.difference.value:
            return said(AS_EXPECTED, self.language)
        _, expected, apart = self._as_read(measure, found.actual, found.expected, found.difference)
        return said(DIFFERENCE, self.language).format(
            difference=self._difference(measure, found.difference, apart, better=_is_better(found)),
            expected=self.amounts.amount(measure, found.expected, expected),
        )

    def _difference(self, measure: Measure, apart: Figure[Decimal], shown: Decimal, *, better: bool) -> Markup:
        """Say a difference in the unit of the measure, as the way to how it was worked out."""
        words = describe_difference(shown, measure.unit, self.language, better=better)
        return self.amounts.mark(apart, as_words(words, self.language))

    def _as_read(self, measure: Measure, *figures: Figure[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
        """Return a figure, what it is held against and their difference, as readers are shown them."""
        found, against, apart = (figure.value or Decimal(0) for figure in figures)
        if currency_of(measure.unit):
            return readable(found), readable(against, unlike=found), readable(apart)
        return subtracted(found, against, apart, self.amounts.places(measure))

    def _gaps(self, found: MeasureFigures) -> Markup:
        missing, words = (found.missing, NO_FIGURES) if found.missing else (found.unreported, NOT_REPORTED)
        if not missing:
            return Markup("")
        periods = ", ".join(self._period(one) for one in missing)
        return said(words, self.language).format(periods=periods)

    def _late(self, found: MeasureFigures) -> Markup:
        if found.reached is None or not found.reached.late or (found.reached.by is None):
            return Markup("")
        return as_words(days_late(found.reached.late, self.language), self.language)

    def outlook(self, measure: Measure) -> Markup:
        """Say where the year leads, and by what: a forecast, or the rate so far; empty where nothing tells."""
        found = self.figures.measure(measure).outlook
        if found is None or found.value.value is None or not is_live(measure):
            return Markup("")
        shown, _, apart = self._as_read(measure, found.value, found.target, found.difference)
        value = self.amounts.amount(measure, found.value, shown)
        about = said(OUTLOOK[found.kind], self.language)
        words = about.format(period=self._period(found.period), value=value)
        if found.difference.value is None:
            return words
        return Markup("{}, {}").format(words, self._against_target(found, measure, apart))

    def _against_target(self, ahead: Outlook, measure: Measure, apart: Decimal) -> Markup:
        if not ahead.difference.value:
            return said(ON_TARGET, self.language)
        return said(OFF_TARGET, self.language).format(
            difference=self._difference(measure, ahead.difference, apart, better=not ahead.missed),
            target=self.amounts.amount(measure, ahead.target),
        )

    def target(self, measure: Measure) -> Markup:
        """Return the target of a measure: a number, the limits of a range, or words."""
        found = self.figures.measure(measure)
        if found.target_in_words is not None:
            return as_words(found.target_in_words.in_(self.language), self.language)
        if found.reached is not None:
            return as_words(self._period(found.reached.by), self.language) if found.reached.by else NOTHING
        if found.aim is None:
            return NOTHING
        return self.amounts.mark(found.target, self.aim(measure, found.aim))

    def final_target(self, measure: Measure) -> Markup:
        """Return the last target of a measure with its period, where it is not the one that it is judged by now."""
        found, final = self.figures.measure(measure), self.figures.data_of(measure).final
        if final is None or found.aim is None or final[0] == found.target_period:
            return Markup("")
        return Markup("{}, {}").format(self.aim(measure, final[1]), self._period(final[0]))

    def actual(self, measure: Measure) -> Markup:
        """Return the latest result of a measure: a number, the day of a milestone, or words."""
        found = self.figures.measure(measure)
        if found.result_in_words is not None:
            return as_words(found.result_in_words.in_(self.language), self.language)
        if found.reached is not None:
            on, yet = found.reached.on, translate("not yet", self.language)
            done = format_value(found.reached.done, self.language) if found.reached.done else yet
            return as_words(self._period(on) if on else done, self.language)
        return self.amounts.amount(measure, found.actual)

    def aim(self, measure: Measure, aim: Aim) -> Markup:
        """Return what a target asks for, with its unit."""
        if aim.low is not None and aim.high is not None and aim.low != aim.high:
            return self.amounts.between(measure, aim.low, aim.high)
        limit = self.amounts.amount(measure, aim.low if aim.low is not None else aim.high)
        if measure.direction in ("increase", "decrease", "milestone") and not aim.strict:
            return limit
        if aim.low == aim.high:
            return limit
        sign = ">" if aim.low is not None else "<"
        return Markup("{} {}").format(sign if aim.strict else {">": "≥", "<": "≤"}[sign], limit)

    def remarks(self, measure: Measure) -> list[tuple[str, Text | Markup]]:
        """Return what was noted of the periods of a measure: remarks, corrections and comments, in order of time."""
        noted = [*self._of_readings(measure), *((period, text) for period, text in measure.comments.items())]
        return [(self._period(period), text) for period, text in sorted(noted, key=lambda entry: entry[0])]

    def _of_readings(self, measure: Measure) -> Iterator[tuple[Period, Text | Markup]]:
        in_words = {period: said for period, one in measure.actuals.items() if isinstance(said := value_of(one), Text)}
        if len(in_words) > 1:  # a single one stands as the result itself
            yield from in_words.items()
        for period, actual in measure.actuals.items():
            if isinstance(actual, Reading):
                if actual.was is not None:
                    yield period, self._revision(measure, actual)
                if actual.note:
                    yield period, actual.note

    def _revision(self, measure: Measure, actual: Reading) -> Markup:
        was = self._result(measure, actual.was)
        words = said(PUBLISHED, self.language).format(now=self._result(measure, actual.value), was=was)
        for day, told in ((actual.published, PUBLISHED_ON), (actual.revised, REVISED_ON)):
            if day is not None:
                words += Markup(", ") + said(told, self.language).format(day=self._period(day))
        return words

    def _result(self, measure: Measure, value: Decimal | Text | None) -> Markup:
        return (
            as_words(value.in_(self.language), self.language)
            if isinstance(value, Text)
            else self.amounts.amount(measure, value)
        )

    def check_ins(self, measure: Measure) -> list[tuple[str, Markup, str, Text | None]]:
        """Return the check-ins, the latest first: day, value, confidence, note."""
        return [
            self._check_in(measure, one) for one in sorted(measure.check_ins, key=lambda one: one.date, reverse=True)
        ]

    def _check_in(self, measure: Measure, look: CheckIn) -> tuple[str, Markup, str, Text | None]:
        sure = format_share(look.confidence, self.language) if look.confidence is not None else "–"
        return self._period(look.date), self.amounts.amount(measure, look.value), sure, look.note

    def _period(self, period: Period) -> str:
        return format_period(period, self.language)


def _is_better(found: MeasureFigures) -> bool:
    return found.shortfall.value is not None and found.shortfall.value <= 0


def subtracted(found: Decimal, against: Decimal, apart: Decimal, places: int) -> tuple[Decimal, Decimal, Decimal]:
    """Return two figures and their difference so that a reader who subtracts the figures finds the difference.

    They have the fewest decimals that do it, `places` at least.
    """
    for more in range(4):
        shown = (rounded(found, places + more), rounded(against, places + more), rounded(apart, places + more))
        if shown[0] - shown[1] == shown[2] and bool(shown[2]) == bool(apart):
            break
    return shown


def readable(value: Decimal, *, unlike: Decimal | None = None) -> Decimal:
    """Return a value with the digits one reads at a glance, and as many as tell it apart from `unlike`.

    One decimal is read at a glance, and sums of what was written mostly have no more: those stay as they are.
    """
    if places_of(value) <= 1:
        return value
    digits = max(0, 2 - value.adjusted()) if value else 0
    places = min(digits, 1) if abs(value) >= 10 else digits  # noqa: PLR2004  # one decimal from ten on
    if value.adjusted() > 4:  # noqa: PLR2004  # from a hundred thousand on: three digits
        places = 2 - value.adjusted()
    found = rounded(value, places)
    while unlike is not None and found == rounded(unlike, places) and value != unlike and places < 12:  # noqa: PLR2004
        places += 1
        found = rounded(value, places)
    return found.normalize() + 0
