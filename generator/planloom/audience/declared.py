"""The audiences of a project, and what each may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ALL = "all"
"""Asks for everything, whoever it is meant for."""


@dataclass(frozen=True, slots=True)
class Audiences:
    """By the name of each audience, the audiences whose parts it may see; its own name is one of them."""

    sees: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, declared: Mapping[str, Iterable[str]]) -> "Audiences":
        """Take what each may see beside its own, and what those may see in turn."""
        direct = {name: frozenset(others) for name, others in declared.items()}
        return cls({name: _reached(name, direct) for name in direct})

    @property
    def names(self) -> tuple[str, ...]:
        """All names, as they were declared."""
        return tuple(self.sees)


def _reached(name: str, direct: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(direct.get(here, ()))
    return frozenset(found)
