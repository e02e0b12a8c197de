"""What is wrong with the comparison of a rule of one's own, before it is asked of anything."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planloom.model import Item
from planloom.model.naming_fields import ref_fields
from planloom.model.nearest import nearest
from planloom.problems import Phrase, Problem
from planloom.rules.own_fields import attribute_of
from planloom.settings import Comparison, OwnRule, codes

Known = Mapping[str, Sequence[type[Item]]]


def no_sense(own: OwnRule, path: Any, en: str, pl: str, advice: str | Phrase) -> Problem:
    """Return that a rule makes no sense, at the place in it that is meant."""
    steps = path if isinstance(path, tuple) else (path,)
    return codes.OWN_RULE.at(own.span(*steps), id=own.id, reason=Phrase(en, pl), advice=advice)


def wrong_ways(own: OwnRule, compare: Comparison, kind: str, known: Known) -> Iterator[Problem]:
    """Yield why a comparison can find nothing: two ways at once, nothing to compare with, or names of nothing."""
    if compare.through and compare.named_by:
        yield no_sense(
            own,
            ("compare", "named_by"),
            "goes two ways at once",
            "prowadzi w dwie strony naraz",
            "keep one of `through` and `named_by`",
        )
    elif (reason := _nothing_compared(compare)) is not None:
        yield no_sense(own, "compare", reason[0].en, reason[0].pl, reason[1])
    elif compare.through:
        yield from _wrong_reference(own, ("compare", "through"), compare.through, kind, known[kind])
        yield from _wrong_fields(own, compare, [model for models in known.values() for model in models])
    elif compare.named_by:
        yield from _wrong_namer(own, compare.named_by, compare, known)
    else:
        yield from _wrong_fields(own, compare, known[kind])


def _nothing_compared(compare: Comparison) -> tuple[Phrase, str] | None:
    way = compare.through or compare.named_by
    if compare.total and not way:
        return (
            Phrase("adds up nothing", "niczego nie dodaje"),
            "say with `through` or `named_by` what is added or counted",
        )
    if not compare.name and not (compare.total and compare.than is not None):
        return Phrase("compares nothing", "niczego nie porównuje"), "give it a `field`, or a `total` and `than`"
    if compare.name and compare.than is None and not way and compare.other in (None, compare.name):
        return (
            Phrase("compares a field with itself", "porównuje pole z nim samym"),
            "name another field with `to`, a number with `than`, or other objects with `through` or `named_by`",
        )
    return None


def _wrong_namer(own: OwnRule, named_by: str, compare: Comparison, known: Known) -> Iterator[Problem]:
    kind, _, field = named_by.partition(".")
    if kind not in known or not field:
        meant = nearest(kind, known)
        yield no_sense(
            own,
            ("compare", "named_by"),
            f"is compared with what is named `{named_by}`, which is nothing",
            f"porównuje z tym, co nazwano `{named_by}`, a czego nie ma",
            f"did you mean `{meant}.{field}`?"
            if meant and field
            else "write a kind and its field, such as `quota.holder`",
        )
        return
    yield from _wrong_reference(own, ("compare", "named_by"), field, kind, known[kind])
    yield from _wrong_fields(own, compare, known[kind])


def _wrong_reference(
    own: OwnRule, path: tuple[str, ...], field: str, kind: str, models: Sequence[type[Item]]
) -> Iterator[Problem]:
    references = [one.key for model in models for one in ref_fields(model)]
    if field not in references:
        meant = nearest(field, references)
        yield no_sense(
            own,
            path,
            f"goes through `{field}`, which is no reference of {kind}",
            f"prowadzi przez `{field}`, a to nie jest odwołanie w `{kind}`",
            f"did you mean `{meant}`?" if meant else "name a field that names other objects, such as `supports`",
        )


def _wrong_fields(own: OwnRule, compare: Comparison, models: Sequence[type[Item]]) -> Iterator[Problem]:
    """Yield fields of the others that none of them has."""
    named: list[tuple[tuple[str, ...], str]] = [(("compare", "those", name), name) for name in compare.those]
    if compare.other:
        named.append((("compare", "to"), compare.other))
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
