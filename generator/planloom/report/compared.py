"""What a check looked at: that nothing was found says little without how much was compared, and what was not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planloom.problems import Language, Phrase
from planloom.report.words import plural

_Forms = tuple[Phrase, Phrase, Phrase]
COMPARED = Phrase("compared: {pairs} and {results}; plans: {plans}", "porównano: {pairs} i {results}; planów: {plans}")
NOTHING = Phrase(
    "compared: nothing, as the plans give no two figures of one thing",
    "porównano: nic, bo plany nie podają dwóch liczb o tej samej rzeczy",
)
LEFT = Phrase("not compared: {left}", "nie porównano: {left}")
_PAIRS: _Forms = (
    Phrase("pair of figures", "parę liczb"),
    Phrase("pairs of figures", "pary liczb"),
    Phrase("pairs of figures", "par liczb"),
)
_RESULTS: _Forms = (
    Phrase("result with its target", "wynik z wartością docelową"),
    Phrase("results with their targets", "wyniki z wartościami docelowymi"),
    Phrase("results with their targets", "wyników z wartościami docelowymi"),
)
_REASONS: Mapping[str, _Forms] = {
    "without_result": (
        Phrase("target without a result", "wartości docelowej bez wyniku"),
        Phrase("targets without a result", "wartości docelowych bez wyniku"),
        Phrase("targets without a result", "wartości docelowych bez wyniku"),
    ),
    "without_rate": (
        Phrase("amount without an exchange rate", "kwoty bez kursu waluty"),
        Phrase("amounts without an exchange rate", "kwot bez kursu waluty"),
        Phrase("amounts without an exchange rate", "kwot bez kursu waluty"),
    ),
    "in_words": (
        Phrase("measure told in words", "miernika opisanego słowami"),
        Phrase("measures told in words", "mierników opisanych słowami"),
        Phrase("measures told in words", "mierników opisanych słowami"),
    ),
    "unknown": (
        Phrase("pair of which one figure is not known", "pary, w której jednej liczby nie ma"),
        Phrase("pairs of which one figure is not known", "par, w których jednej liczby nie ma"),
        Phrase("pairs of which one figure is not known", "par, w których jednej liczby nie ma"),
    ),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """How many pairs of figures and results of measures were compared, in how many plans, and what was not, and why."""

    pairs: int
    results: int
    plans: int
    left: Mapping[str, int]

    def in_words(self, language: Language) -> str:
        """Return it in one line."""
        if self.pairs or self.results:
            told = COMPARED.in_(language).format(
                pairs=_counted(self.pairs, _PAIRS, language),
                results=_counted(self.results, _RESULTS, language),
                plans=self.plans,
            )
        else:
            told = NOTHING.in_(language)
        left = ", ".join(self._reasons(language))
        return f"{told}; {LEFT.in_(language).format(left=left)}" if left else told

    def _reasons(self, language: Language) -> Iterator[str]:
        for reason, forms in _REASONS.items():
            if number := self.left.get(reason, 0):
                yield _counted(number, forms, language)

    def as_data(self) -> dict[str, object]:
        """Return it for reports in JSON."""
        return {"pairs": self.pairs, "results": self.results, "plans": self.plans, "not_compared": dict(self.left)}


def _counted(number: int, forms: _Forms, language: Language) -> str:
    return f"{number} {plural(number, forms, language)}"
