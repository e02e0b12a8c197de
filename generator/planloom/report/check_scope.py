"""What a check looked at: that nothing was found says little without how much was compared, and what was not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planloom.i18n import counted
from planloom.problems import Language, Phrase
from planloom.values import Unit

COMPARED = Phrase("compared: {pairs} and {results}; plans: {plans}", "porównano: {pairs} i {results}; planów: {plans}")
NOTHING = Phrase(
    "compared: nothing, as the plans give no two figures of one thing",
    "porównano: nic, bo plany nie podają dwóch liczb o tej samej rzeczy",
)
LEFT = Phrase("not compared: {left}", "nie porównano: {left}")
_PAIRS = Unit.of_forms({
    "en": ("pair of figures", "pairs of figures"),
    "pl": ("parę liczb", "pary liczb", "par liczb"),
})  # fmt: skip
_RESULTS = Unit.of_forms({
    "en": ("result with its target", "results with their targets"),
    "pl": ("wynik z wartością docelową", "wyniki z wartościami docelowymi", "wyników z wartościami docelowymi"),
})  # fmt: skip
_REASONS: Mapping[str, Unit] = {
    "without_result": Unit.of_forms({
        "en": ("target without a result", "targets without a result"),
        "pl": ("wartości docelowej bez wyniku", "wartości docelowych bez wyniku"),
    }),
    "without_rate": Unit.of_forms({
        "en": ("amount without an exchange rate", "amounts without an exchange rate"),
        "pl": ("kwoty bez kursu waluty", "kwot bez kursu waluty"),
    }),
    "in_words": Unit.of_forms({
        "en": ("measure told in words", "measures told in words"),
        "pl": ("miernika opisanego słowami", "mierników opisanych słowami"),
    }),
    "unknown": Unit.of_forms({
        "en": ("pair of which one figure is not known", "pairs of which one figure is not known"),
        "pl": ("pary, w której jednej liczby nie ma", "par, w których jednej liczby nie ma"),
    }),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckScope:
    """How many pairs of figures and results of measures were compared, in how many plans, and what was not, and why."""

    pairs: int
    results: int
    plans: int
    left: Mapping[str, int]

    def in_words(self, language: Language) -> str:
        """Return it in one line."""
        if self.pairs or self.results:
            told = COMPARED.in_(language).format(
                pairs=counted(self.pairs, _PAIRS, language),
                results=counted(self.results, _RESULTS, language),
                plans=self.plans,
            )
        else:
            told = NOTHING.in_(language)
        left = ", ".join(self._reasons(language))
        return f"{told}; {LEFT.in_(language).format(left=left)}" if left else told

    def _reasons(self, language: Language) -> Iterator[str]:
        for reason, forms in _REASONS.items():
            if number := self.left.get(reason, 0):
                yield counted(number, forms, language)

    def as_data(self) -> dict[str, object]:
        """Return it for reports in JSON."""
        return {"pairs": self.pairs, "results": self.results, "plans": self.plans, "not_compared": dict(self.left)}
