"""Ways in rules of the organisation's own: from an object, reference by reference, to what it is compared with.

A step is a field that names other objects, such as `supports`, or the way back, a kind and the field by which objects
of it name this one, such as `quota.holder`. `plan` leads to the plan an object stands in, `quota.plan` to its quotas;
`part_of` leads to the object it is written in, such as the objective of a measure, and `measure.part_of` back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planloom.model import Item, Plan
from planloom.model.naming_fields import RefField, ref_fields
from planloom.rules.own_fields import attribute_of
from planloom.rules.rule import Plans

Models = Sequence[type[Item]]
Known = Mapping[str, Models]
PLAN, AROUND = "plan", "part_of"


def reached(steps: Iterable[str], item: Item, plans: Plans) -> list[Item]:
    """Return the objects to which `steps` lead from `item`, each once; `item` itself without any."""
    found = [item]
    for step in steps:
        ahead = [other for one in found for other in _next(step, one, plans)]
        found = list({id(one): one for one in ahead}.values())
    return found


def _next(step: str, item: Item, plans: Plans) -> Iterator[Item]:
    kind, _, field = step.rpartition(".")
    if kind:
        yield from _naming(kind, field, item, plans)
    elif _is_place(field, [type(item)]):
        if (place := _place(field, item, plans)) is not None:
            yield place
    else:
        name = attribute_of(type(item), field)
        yield from (edge.target for edge in plans.graph.out(item) if edge.field == name)


def _naming(kind: str, field: str, item: Item, plans: Plans) -> Iterator[Item]:
    if field in (PLAN, AROUND):
        for other in plans.items():
            if other.kind == kind and _is_place(field, [type(other)]) and _place(field, other, plans) is item:
                yield other
    for edge in plans.graph.back(item):
        if edge.source.kind == kind and edge.field == attribute_of(type(edge.source), field):
            yield edge.source


def _place(field: str, item: Item, plans: Plans) -> Item | None:
    return plans.plan_of(item) if field == PLAN else plans.around(item)


def _is_place(field: str, models: Models) -> bool:
    """Tell whether a step means where an object stands: no field of that name names another object."""
    return field in (PLAN, AROUND) and not _references(field, models)


def _references(field: str, models: Models) -> list[RefField]:
    return [one for model in models for one in ref_fields(model) if one.key == field]


def ahead(step: str, models: Models, known: Known) -> Models | None:
    """Return the classes to which a step leads from objects of `models`; None where it leads nowhere."""
    kind, _, field = step.rpartition(".")
    if kind:
        found = known.get(kind, ())
        return found if found and (_references(field, found) or _is_place(field, found)) else None
    if _is_place(field, models):
        return known[Plan.kind] if field == PLAN else [model for classes in known.values() for model in classes]
    named = _references(field, models)
    return [
        model
        for name, classes in known.items()
        for model in classes
        if any(one.relation.accepts(name, model.acts_as) for one in named)
    ] or None


def possible(step: str, models: Models, known: Known) -> list[str]:
    """Return the steps that might have been meant instead."""
    kind, _, _ = step.rpartition(".")
    if not kind:
        return [one.key for model in models for one in ref_fields(model)]
    return [f"{other}.{one.key}" for other, classes in known.items() for model in classes for one in ref_fields(model)]
