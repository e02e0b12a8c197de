"""The kinds there are in a project: most have those that are built in, and nothing needs to be made for them."""

from planloom.model import own
from planloom.model.declared import Declarations
from planloom.model.installed import installed_kinds
from planloom.model.kinds import BUILT_IN, Kinds
from planloom.problems import Problem


def kinds_of(declared: Declarations) -> tuple[Kinds, list[Problem]]:
    """Return the kinds of a project: the built-in ones, those of installed packages, and last those it declares.

    What makes no sense is told, and left out.
    """
    installed, problems = installed_kinds()
    if not declared.kinds and not declared.fields and not installed:
        return BUILT_IN, problems
    kinds, wrong = own.kinds_with(declared, installed)
    return kinds, [*problems, *wrong]
