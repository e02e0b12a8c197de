"""How all of several objects stand, as a sentence says it: ``none of the initiatives of [[x]] is late`` (L110)."""

from collections.abc import Iterator

from planloom.i18n import wording
from planloom.model import Item
from planloom.model.relations import SERVING
from planloom.model.shared import Measure
from planloom.rules.claims.codes import STATEMENT_DIFFERS
from planloom.rules.claims.discrepancy import Discrepancy, Field
from planloom.rules.claims.sentence import Sentence
from planloom.rules.claims.statements.states import claimed, holds

_KINDS = {
    "en": {"initiative": "initiative", "project": "initiative", "campaign": "campaign", "saving": "cost_measure"},
    "pl": {
        "inicjatyw": "initiative",
        "przedsięwzię": "initiative",
        "projekt": "initiative",
        "kampani": "campaign",
        "oszczędnoś": "cost_measure",
    },
}


def quantified(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield the one of several objects that a sentence says all, or none of which, stand in one way, and that stands in another."""
    quantifiers = {meaning: cue for cue, meaning in sentence.cues_of("every")}
    if len(quantifiers) != 1 or "some" in quantifiers or sentence.numbers:
        return
    is_all = "all" in quantifiers
    for cue, meaning in claimed(sentence):
        if sentence.is_doubtful(cue, planned=True) or (is_all and sentence.is_denied(cue)):
            continue
        exceptions = [
            one for one in _meant(sentence) if holds(one, meaning) is not None and holds(one, meaning) != is_all
        ]
        if exceptions:
            item = exceptions[0]
            yield sentence.discrepancy(cue, STATEMENT_DIFFERS, Field(item, "status"), item, wording(str(item.status)))
        return


def _meant(sentence: Sentence) -> list[Item]:
    """Return the objects that a sentence speaks of: several that it names, or those of a kind that serve the one it names."""
    named = {id(one.item): one.item for one in sentence.mentions}
    if len(named) > 1:
        return list(named.values())
    words = sentence.words.lower()
    kinds = {kind for stem, kind in _KINDS[sentence.language].items() if stem in words}
    if len(named) != 1 or len(kinds) != 1:
        return []
    return [
        one
        for one in sentence.plans.graph.sources(next(iter(named.values())), *SERVING)
        if one.kind in kinds and not isinstance(one, Measure)
    ]


__all__ = ["quantified"]
