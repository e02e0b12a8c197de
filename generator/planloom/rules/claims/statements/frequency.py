"""How often something is measured, as a text says it, against the field (L110)."""

from collections.abc import Iterator, Mapping

from planloom.i18n import wording
from planloom.model.shared import Measure
from planloom.problems import Language
from planloom.rules.claims.codes import STATEMENT_DIFFERS
from planloom.rules.claims.cues.patterns import Patterns, any_of, listed_words, whole_words
from planloom.rules.claims.discrepancy import Discrepancy, Field
from planloom.rules.claims.passage import Passage

_MEASURED = listed_words("frequency.measured")
_OFTEN: Mapping[str, Patterns] = {
    "weekly": whole_words(
        r"weekly|(?:every|each|once a|a) week", r"tygodniowo|co tydzień|raz w tygodniu|każdego tygodnia"
    ),
    "monthly": whole_words(
        r"monthly|(?:every|each|once a|a) month", r"miesięcznie|co miesiąc|raz w miesiącu|każdego miesiąca"
    ),
    "quarterly": whole_words(
        r"quarterly|(?:every|each|once a) quarter|every three months|four times a year",
        r"kwartalnie|co kwartał|raz (?:w|na) kwarta\w+|co trzy miesiące|cztery razy w roku",
    ),
    "half_yearly": whole_words(
        r"half-yearly|(?:every|each) half[ -]year|twice a year|every six months",
        r"półrocznie|co pół roku|dwa razy w roku|co sześć miesięcy|raz na pół roku",
    ),
    "yearly": whole_words(
        r"yearly|annually|(?:every|each|once a) year", r"rocznie|co rok\w*|raz (?:w|na) roku?|corocznie|każdego roku"
    ),
}
_HINT = any_of(list(_OFTEN.values()))


def tells_frequency(text: str, language: Language) -> bool:
    """Tell whether a text says how often something is done."""
    return _HINT[language].search(text) is not None


def frequencies(passage: Passage) -> Iterator[Discrepancy]:
    """Yield how often a sentence says its measure is measured, where the field says otherwise."""
    words, language = passage.words, passage.language
    named = [one.item for one in passage.named if isinstance(one.item, Measure)]
    item = passage.own if not named else named[0] if len(named) == 1 else None
    if not isinstance(item, Measure) or item.frequency is None or _MEASURED[language].search(words) is None:
        return
    found = {name: match for name, patterns in _OFTEN.items() if (match := patterns[language].search(words))}
    if len(found) != 1:
        return
    name, match = next(iter(found.items()))
    if item.frequency != name:
        known = Field(item, "frequency")
        yield Discrepancy(
            passage.start + match.start(), match[0], STATEMENT_DIFFERS, known, item, wording(item.frequency)
        )


__all__ = ["frequencies", "tells_frequency"]
