"""What is wrong with the comparison of a rule of one's own, before it is asked of anything."""

from collections.abc import Iterator
from typing import Any

from planloom.model.nearest import nearest
from planloom.problems import Phrase, Problem
from planloom.rules.own_fields import attribute_of
from planloom.rules.own_steps import Known, Models, ahead, possible
from planloom.settings import Comparison, OwnRule, codes


def no_sense(own: OwnRule, path: Any, en: str, pl: str, advice: str | Phrase) -> Problem:
    """Return that a rule makes no sense, at the place in it that is meant."""
    steps = path if isinstance(path, tuple) else (path,)
    return codes.OWN_RULE.at(own.span(*steps), id=own.id, reason=Phrase(en, pl), advice=advice)


def wrong_ways(own: OwnRule, at: str, compare: Comparison, kind: str, known: Known) -> Iterator[Problem]:
    """Yield why a comparison in the field `at` can find nothing: nothing to compare with, or names of nothing."""
    if compare.name and all(attribute_of(model, compare.name) is None for model in known[kind]):
        yield no_sense(
            own,
            (at, "field"),
            f"names `{compare.name}`, which no {kind} has",
            f"wymienia pole `{compare.name}`, którego `{kind}` nie ma",
            "name a field from the reference",
        )
    if (reason := _nothing_compared(compare)) is not None:
        yield no_sense(own, at, reason[0].en, reason[0].pl, reason[1])
        return
    models: Models | None = known[kind]
    for index, step in enumerate(compare.through):
        before, models = models or (), ahead(step, models or (), known)
        if models is None:
            yield _wrong_step(own, (at, "through", index), step, before, known)
            return
    yield from _wrong_fields(own, at, compare, models or ())


def _nothing_compared(compare: Comparison) -> tuple[Phrase, str] | None:
    way = compare.through
    if compare.total and not way:
        return (
            Phrase("adds up nothing", "niczego nie dodaje"),
            "say with `through` what is added or counted",
        )
    if not compare.name and not (compare.total and compare.than is not None):
        return Phrase("compares nothing", "niczego nie porównuje"), "give it a `field`, or a `total` and `than`"
    if compare.name and compare.than is None and not way and compare.other in (None, compare.name):
        return (
            Phrase("compares a field with itself", "porównuje pole z nim samym"),
            "name another field with `to`, a number with `than`, or other objects with `through`",
        )
    return None


def _wrong_step(own: OwnRule, path: tuple[str | int, ...], step: str, models: Models, known: Known) -> Problem:
    meant = nearest(step, possible(step, models, known))
    return no_sense(
        own,
        path,
        f"goes through `{step}`, which is no reference there",
        f"prowadzi przez `{step}`, a tam nie ma takiego odwołania",
        f"did you mean `{meant}`?"
        if meant
        else "name a field that names other objects, such as `supports`, or a kind and its field, such as `quota.holder`",
    )


def _wrong_fields(own: OwnRule, at: str, compare: Comparison, models: Models) -> Iterator[Problem]:
    """Yield fields of the others that none of them has."""
    named: list[tuple[tuple[str, ...], str]] = [((at, "those", name), name) for name in compare.those]
    if compare.other:
        named.append(((at, "to"), compare.other))
    for path, name in named:
        if all(attribute_of(model, name) is None for model in models):
            meant = nearest(name, {field for model in models for field in model.model_fields})
            yield no_sense(
                own,
                path,
                f"names `{name}`, which none of the others has",
                f"wymienia pole `{name}`, którego żaden z pozostałych obiektów nie ma",
                f"did you mean `{meant}`?" if meant else "name a field from the reference",
            )
