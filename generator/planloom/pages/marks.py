"""Small marks that stand beside words and figures: status, progress, trend, sparkline.

None of them relies on colour: a status has a shape and a word, a bar its number, a trend its word.
"""

import functools
from decimal import Decimal

from markupsafe import Markup

from planloom.figures import Figures
from planloom.figures.figure import Figure
from planloom.figures.freshness import is_finished, is_overdue, is_stale, lateness
from planloom.figures.measure.sparkline import HEIGHT, WIDTH, sparkline
from planloom.i18n import format_number, format_period, format_share, label, translate
from planloom.model import Item
from planloom.model.shared import Measure
from planloom.pages.columns import Mark
from planloom.pages.words import as_words, trusted
from planloom.problems import Language, Phrase
from planloom.values import Period, rounded
from planloom.values.rounding import places_apart, trimmed

NO_STATUS = {
    "no_actual": Phrase("no figures yet", "brak danych"),
    "no_target": Phrase("no target", "brak celu"),
    "no_baseline": Phrase("no baseline", "brak wartości wyjściowej"),
    "not_due": Phrase("not due yet", "termin jeszcze nie nadszedł"),
    "gap": Phrase("figures missing", "brakuje danych"),
    "two_scales": Phrase("two scales", "dwie skale"),
    "in_words": Phrase("told in words", "opis słowny"),
}
"""Why a measure has no status, for readers."""
THAN = Phrase("than", "niż")
SINCE = Phrase("since", "jak")
ONE_DAY_LATE = Phrase("1 day late", "1 dzień po terminie")
DAYS_LATE = Phrase("{days} days late", "{days} dni po terminie")


def days_late(days: int, language: Language) -> str:
    """Return by how many days something is late, in words."""
    return (ONE_DAY_LATE if days == 1 else DAYS_LATE).in_(language).format(days=days)


class Marks:
    """Draws the marks for one language; `mark` marks computed figures."""

    def __init__(self, figures: Figures, language: Language, mark: Mark) -> None:
        self.figures = figures
        self.language = language
        self.mark = mark

    def status(self, item: Item | str | None) -> Markup:
        """Return the status of an object as a mark with its word; empty when it has none."""
        found = item if isinstance(item, str) or item is None else self.figures.status(item)
        if not found:
            return Markup("")
        return _status_mark(found, self.language)

    def standing(self, measure: Measure) -> Markup:
        """Return the status of a measure, or in words why it has none yet; empty where none is to be expected."""
        found = self.figures.measure(measure)
        if self.status(measure) or found.reason in ("", "no_direction"):
            return self.status(measure)
        words = NO_STATUS[found.reason].in_(self.language)
        return Markup('<span class="pl-status pl-status--none">{}</span>').format(words)

    def progress(self, value: Decimal | Figure[Decimal] | None) -> Markup:
        """Return a bar for a fraction of one, with the number beside it; a dash where nothing is known.

        The number of a computed figure leads to how it was worked out.
        """
        share = value.value if isinstance(value, Figure) else value
        if share is None:
            return Markup("–")
        words = as_words(format_share(share, self.language, _digits(share)), self.language)
        width = max(0, min(100, int(rounded(share * 100))))
        told = self.mark(value, words) if isinstance(value, Figure) else words
        return trusted(f'<span class="pl-bar" style="--pl-value:{width}%"><span>{told}</span></span>')

    def score(self, figure: Figure[Decimal]) -> Markup:
        """Return the score of a key result or an objective, 0 to 1 with two decimals at most; a dash without one."""
        if figure.value is None:
            return Markup("–")
        words = format_number(trimmed(rounded(figure.value, 2)), self.language)
        return self.mark(figure, as_words(words, self.language))

    def scale(self, value: int | None, most: int = 5) -> Markup:
        """Return a bar for a value on a scale of 1 to `most`, with the value beside it."""
        if value is None:
            return Markup("–")
        return Markup('<span class="pl-bar" style="--pl-value:{}%"><span>{}/{}</span></span>').format(
            rounded(Decimal(100 * value) / most), value, most
        )

    def trend(self, measure: Measure) -> Markup:
        """Return how the latest actual compares with the one before; empty where there is none before."""
        found = self.figures.measure(measure).trend
        if found is None:
            return Markup("")
        words = {
            1: translate("better", self.language),
            0: translate("unchanged", self.language),
            -1: translate("worse", self.language),
        }[found]
        against = self.figures.measure(measure).trend_against
        than = format_period(against, self.language) if against else ""
        return Markup(
            '<span class="pl-trend"><span aria-hidden="true">{}</span> {}</span><br><small>{} {}</small>'
        ).format({1: "▲", 0: "▬", -1: "▼"}[found], words, (THAN if found else SINCE).in_(self.language), than)

    def spark(self, measure: Measure) -> Markup:
        """Return a small line of the actuals; empty for fewer than two. It repeats figures that stand beside it."""
        points = sparkline(measure, self.figures.today)
        if not points:
            return Markup("")
        line = " ".join(f"{x},{y}" for x, y in points)
        x, y = points[-1]
        return Markup(
            '<svg class="pl-spark" viewBox="-2 -2 {} {}" preserveAspectRatio="none" aria-hidden="true">'
            '<polyline points="{}" fill="none" stroke="#2f7f92" stroke-width="1.6"></polyline>'
            '<circle cx="{}" cy="{}" r="2" fill="#2f7f92"></circle></svg>'
        ).format(WIDTH + 4, HEIGHT + 4, line, x, y)

    def late(self, item: Item) -> Markup:
        """Return a mark for what should be finished by now; empty otherwise."""
        if not is_overdue(item, self.figures.today):
            return Markup("")
        return Markup('<span class="pl-late">{}</span>').format(translate("Overdue", self.language))

    def finished(self, item: Item) -> Markup:
        """Return whether an event or an action is done, on which day and how late; what is not due says how it stands.

        Events of a project's own are done by their status: only a milestone and an action have the day.
        """
        if not is_finished(item):
            if self.late(item):
                return Markup("{} {}").format(self.late(item), self._days(item))
            return self.status(item) or Markup("–")
        done = getattr(item, "done", None)
        day = format_period(done, self.language) if isinstance(done, Period) else ""
        mark = self.status(item.status if item.status == "cancelled" else "done")
        return Markup("{} {} {}").format(mark, day, self._days(item))

    def days_late(self, item: Item) -> Markup:
        """Return by how many days something is late; a dash where nobody can tell."""
        days = lateness(item, self.figures.today)
        return as_words(days_late(days, self.language), self.language) if days else Markup("–")

    def _days(self, item: Item) -> Markup:
        days = lateness(item, self.figures.today)
        return Markup("<small>{}</small>").format(days_late(days, self.language)) if days else Markup("")

    def stale(self, measure: Measure) -> Markup:
        """Return a mark for a measure whose figures were not brought up to date; empty otherwise."""
        if not is_stale(measure, self.figures.today):
            return Markup("")
        return Markup('<span class="pl-stale">{}</span>').format(translate("update overdue", self.language))


@functools.cache
def _status_mark(status: str, language: Language) -> Markup:
    word = as_words(label(status, language), language)
    return Markup('<span class="pl-status pl-status--{}">{}</span>').format(status.replace("_", "-"), word)


def _digits(progress: Decimal) -> int:
    """Return the decimals of a percentage that is read as progress: what is nearly done must not read 100%."""
    nearly = Decimal("0.9") < progress < 1
    return places_apart([progress * 100, Decimal(100)], most=2) if nearly else 0
