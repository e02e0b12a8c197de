"""The kinds there are in a project: of plans, and of everything that stands in them."""

import functools
from collections.abc import Mapping

from planloom.model.base import Part
from planloom.model.names import Name
from planloom.model.organisation import Organisation
from planloom.model.plan import KINDS, Plan
from planloom.model.shapes import models_in


class Kinds:
    """The kinds of plan by the word that a header says, in the order in which pages list them."""

    def __init__(self, plans: Mapping[str, type[Plan]], organisation: type[Organisation] = Organisation) -> None:
        self.plans = plans
        self.organisation = organisation

    @functools.cached_property
    def parts(self) -> Mapping[str, type[Part]]:
        """Every kind of object, by its name."""
        found = {model.kind: model for model in models_in(self.organisation, *self.plans.values())}
        return {**found, Plan.kind: Plan}

    def named(self, kind: str) -> Name:
        """Return what objects of a kind are called."""
        return self.parts[kind].named


BUILT_IN = Kinds(KINDS)
"""The kinds of a project that declares none."""
