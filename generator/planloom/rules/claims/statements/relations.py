"""What an object serves, needs or threatens, as a sentence says it of another, against the links of both (L110)."""

from collections.abc import Iterator, Mapping

from planloom.model import Item
from planloom.model.relations import DEPENDS_ON, SERVING, THREATENS, Relation
from planloom.rules.claims.codes import STATEMENT_DIFFERS
from planloom.rules.claims.discrepancy import Discrepancy, Field
from planloom.rules.claims.sentence import Sentence
from planloom.rules.language.lexicon import Occurrence
from planloom.rules.rule import Plans
from planloom.rules.words import called

_RELATIONS: Mapping[str, tuple[Relation, ...]] = {
    "depends_on": (DEPENDS_ON,),
    "needed_by": (DEPENDS_ON,),
    "supports": tuple(SERVING),
    "threatens": (THREATENS,),
}
_BACKWARD = frozenset({"needed_by"})
"""Ties that are told from the other end: a precondition is what the other needs."""


def stated_relations(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield a tie between two objects of a sentence that goes the other way, or leads from one of them elsewhere."""
    for cue, meaning in sentence.cues_of("tie", *_RELATIONS):
        if sentence.is_doubtful(cue, planned=True) or sentence.is_denied(cue):
            continue
        yield from _to_nothing(sentence, cue, meaning)
        pair = sentence.sides_of(cue)
        if pair is None or not pair[0].end <= cue.start < pair[1].start:
            continue
        first, second = pair[0].item, pair[1].item
        if meaning in _BACKWARD:
            first, second = second, first
        known = _elsewhere(first, second, _RELATIONS[meaning], sentence.plans)
        if known is not None:
            item, field, target = known
            yield sentence.discrepancy(cue, STATEMENT_DIFFERS, Field(item, field), item, called(target))
            return


def _elsewhere(
    first: Item, second: Item, relations: tuple[Relation, ...], plans: Plans
) -> tuple[Item, str, Item] | None:
    """Return the link that says otherwise: one the other way, or one of the first to another object of the same kind."""
    if second in _reached(first, relations, plans):
        return None
    back = next((edge for edge in plans.graph.out(second, *relations) if edge.target is first), None)
    if back is not None:
        return second, back.field, first
    edges = [edge for edge in plans.graph.out(first, *relations) if type(edge.target) is type(second)]
    return (first, edges[0].field, edges[0].target) if edges else None


def _reached(item: Item, relations: tuple[Relation, ...], plans: Plans) -> list[Item]:
    """Return all that an object is tied to, also through others."""
    found: dict[int, Item] = {}
    ahead = [item]
    while ahead:
        for one in plans.graph.targets(ahead.pop(), *relations):
            if id(one) not in found:
                found[id(one)] = one
                ahead.append(one)
    return list(found.values())


def _to_nothing(sentence: Sentence, cue: Occurrence, meaning: str) -> Iterator[Discrepancy]:
    """Yield what an object is tied to that a sentence says is tied to nothing."""
    item = sentence.subject_of(cue)
    near = any(0 < one.start - cue.start < len(cue.words) + 10 for one, _ in sentence.cues_of("tie", "nothing"))
    edges = sentence.plans.graph.out(item, *_RELATIONS[meaning]) if item is not None and near else ()
    if edges and item is not None:
        yield sentence.discrepancy(cue, STATEMENT_DIFFERS, Field(item, edges[0].field), item, called(edges[0].target))


__all__ = ["stated_relations"]
