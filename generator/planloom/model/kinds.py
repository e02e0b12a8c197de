"""The kinds there are in a project: of plans, and of everything that stands in them."""

import functools
from collections.abc import Iterable, Mapping

from planloom.model.base import Item, Part
from planloom.model.built_in import KINDS
from planloom.model.choices import OneOf
from planloom.model.names import Name
from planloom.model.organisation import Organisation
from planloom.model.plan import Plan
from planloom.model.relations import Relation
from planloom.model.shapes import Choice, fields_of, models_in


class Kinds:
    """The kinds of plan by the word that a header says, in the order in which pages list them.

    Two of them may call one kind of object by different names. Where a name is asked for and nobody says in which
    plan, those in `used` come first: what the plans of a project say.
    """

    def __init__(
        self,
        plans: Mapping[str, type[Plan]],
        organisation: type[Organisation] = Organisation,
        used: tuple[type[Plan], ...] = (),
    ) -> None:
        self.plans = plans
        self.organisation = organisation
        self.used = used

    def in_use(self, plans: Iterable[Plan]) -> "Kinds":
        """Return the same kinds as a project has them that holds `plans`."""
        return Kinds(self.plans, self.organisation, tuple(dict.fromkeys(type(plan) for plan in plans)))

    def meant(self, written: str) -> str | None:
        """Return the kind whose word a header says, in any of its forms; None for what is none."""
        if written in self.plans:  # what most headers say, and no other kind needs to be known for it
            return written
        return self._word.meant(written, tuple(self.plans))

    @functools.cached_property
    def _word(self) -> OneOf:
        """Return what is read as the words of kinds: of two that claim one, the first has it."""
        shapes = [said_in_header(plan) for plan in self.plans.values()]
        return OneOf({other: one.words[0] for one in reversed(shapes) for other in one.others})

    @functools.cached_property
    def parts(self) -> Mapping[str, type[Part]]:
        """Every kind of object, by its name."""
        found = {model.kind: model for model in models_in(self.organisation, *self.plans.values())}
        first = [model for plan in (*self.used, *self.plans.values()) for model in models_in(plan)]
        return {**found, **{model.kind: model for model in reversed(first)}, Plan.kind: Plan}

    @functools.cached_property
    def items(self) -> Mapping[str, tuple[type[Item], ...]]:
        """Every class of objects that stand for themselves, by the name of the kind, which several may share."""
        found: dict[str, tuple[type[Item], ...]] = {}
        for model in models_in(self.organisation, *self.plans.values()):
            if issubclass(model, Item):
                found[model.kind] = (*found.get(model.kind, ()), model)
        return found

    def named(self, kind: str, plan: type[Plan] | None = None) -> Name:
        """Return what objects of a kind are called, in plans of the class `plan` where it is given."""
        return self.model(kind, plan).named

    def model(self, kind: str, plan: type[Plan] | None = None) -> type[Part]:
        """Return the class of a kind of object, that of plans of the class `plan` where it is given."""
        held = _held(plan) if plan else {}
        return held.get(kind, self.parts[kind])

    def nameable(self, relation: Relation) -> tuple[str, ...]:
        """Return the kinds of object that a relation may name: those it lists, and those with a role it accepts."""
        if not relation.roles:
            return relation.kinds
        return tuple(kind for kind, model in self.parts.items() if relation.accepts(kind, model.acts_as))


@functools.cache
def _held(plan: type[Plan]) -> Mapping[str, type[Part]]:
    """Return the kinds of object in a plan, by their names."""
    return {model.kind: model for model in models_in(plan)}


def said_in_header(plan: type[Plan]) -> Choice:
    """Return the word by which a header says that a plan is of this kind, with all that is read as it."""
    shape = next(field.shape for field in fields_of(plan) if field.key == "kind")
    if not isinstance(shape, Choice):
        raise TypeError("a kind of plan has one word")
    return shape


BUILT_IN = Kinds(KINDS)
"""The kinds of a project that declares none."""
