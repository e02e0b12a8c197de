"""The kinds there are in a project: of plans, and of everything that stands in them."""

import functools
from collections.abc import Mapping

from planloom.model.base import Part
from planloom.model.choices import OneOf
from planloom.model.names import Name
from planloom.model.organisation import Organisation
from planloom.model.plan import KINDS, Plan
from planloom.model.relations import Relation
from planloom.model.shapes import Choice, fields_of, models_in


class Kinds:
    """The kinds of plan by the word that a header says, in the order in which pages list them."""

    def __init__(self, plans: Mapping[str, type[Plan]], organisation: type[Organisation] = Organisation) -> None:
        self.plans = plans
        self.organisation = organisation

    def meant(self, written: str) -> str | None:
        """Return the kind whose word a header says, in any of its forms; None for what is none."""
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
        return {**found, Plan.kind: Plan}

    def named(self, kind: str) -> Name:
        """Return what objects of a kind are called."""
        return self.parts[kind].named

    def nameable(self, relation: Relation) -> tuple[str, ...]:
        """Return the kinds of object that a relation may name: those it lists, and those with a role it accepts."""
        if not relation.roles:
            return relation.kinds
        return tuple(kind for kind, model in self.parts.items() if relation.accepts(kind, model.acts_as))


def said_in_header(plan: type[Plan]) -> Choice:
    """Return the word by which a header says that a plan is of this kind, with all that is read as it."""
    shape = next(field.shape for field in fields_of(plan) if field.key == "kind")
    if not isinstance(shape, Choice):
        raise TypeError("a kind of plan has one word")
    return shape


BUILT_IN = Kinds(KINDS)
"""The kinds of a project that declares none."""
