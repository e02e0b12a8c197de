"""What sentences state of objects in words: how they stand, whose they are, what they serve, how they compare.

Every reading looks for its cues in the sentence (`cues.toml`), finds the objects that they are said of, and compares with
all facts of these objects of that kind; it tells only where no fact bears the sentence out.
"""

from collections.abc import Iterator, Sequence

from planloom.problems import Language
from planloom.rules.claims.comparisons.comparatives import comparatives
from planloom.rules.claims.comparisons.order import orderings
from planloom.rules.claims.comparisons.ranks import ranks
from planloom.rules.claims.cues import cues_in
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.sentence import Sentence
from planloom.rules.claims.statements.owners import owners
from planloom.rules.claims.statements.quantifiers import quantified
from planloom.rules.claims.statements.relations import stated_relations
from planloom.rules.claims.statements.states import states
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.claims.trends.moves import moves
from planloom.rules.language.numbers import Figure

_TELLING = frozenset({"verb", "state", "tie", "most", "least", "move"})
"""Groups of cues that say something by themselves."""
_OF_TWO = frozenset({"order", "more", "less"})
"""Groups of cues that say something only of objects that a text refers to."""
_READINGS = (owners, states, quantified, stated_relations, orderings, comparatives, ranks, moves)


def tells_something(text: str, language: Language) -> bool:
    """Tell whether any words of a text say something that is read here."""
    telling = _TELLING | _OF_TWO if "[[" in text else _TELLING
    return any(group in telling for cue in cues_in(text, language) for group, _ in cue.senses)


def statements(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield what a sentence states in words of the objects it names, or of its own, that no field bears out."""
    sentence = Sentence(passage, subjects, figures)
    if not (sentence.mentions or sentence.own is not None) or not sentence.cues:
        return
    for reading in _READINGS:
        yield from reading(sentence)


__all__ = ["statements", "tells_something"]
