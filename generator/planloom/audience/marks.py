"""Read what ``audience:`` says: names of audiences, or names of what stands beside it with the audiences of each."""

import difflib
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any

from planloom.audience import codes
from planloom.audience.declared import ALL, Audiences
from planloom.audience.spelling import KEY, is_misspelt, says_the_same
from planloom.problems import Phrase, Problem, Span
from planloom.source import Mapping, Sequence


@dataclass
class Marks:
    """Reads marks for readers who may see what is for `whom`; None where they may see everything.

    `first` is where the first audience is named. What is wrong is told, and withheld.
    """

    declared: Audiences
    whom: frozenset[str] | None
    problems: list[Problem] = field(default_factory=list)
    first: Span | None = None
    _told: set[tuple[str, Span]] = field(default_factory=set)

    def tell(self, problem: Problem) -> None:
        """Keep a problem, once for its place."""
        place = problem.code.id, problem.span
        if place not in self._told:
            self._told.add(place)
            self.problems.append(problem)

    def hides(self, value: Any, span: Span) -> bool:
        """Tell whether the audiences in `value`, which begins at `span`, leave these readers out."""
        named = self._named(value, span)
        return self.whom is not None and self.whom.isdisjoint(named)

    def of(self, data: Mapping) -> tuple[bool, Mapping | None]:
        """Return whether all of `data` is hidden by its own mark, and the marks of what stands in it."""
        for key in data:
            if is_misspelt(key) or (says_the_same(key) and self._are_names(data[key])):
                self.tell(codes.MISSPELT.at(data.key_span(key), key=key))
        if KEY not in data:
            return False, None
        value, span = data[KEY], data.value_span(KEY)
        if isinstance(value, Mapping):
            if not value:
                self.tell(codes.UNREADABLE.at(span))
            return False, value
        return self.hides(value, span), None

    def unfit(self, marks: Mapping, known: AnyMapping[str, Any]) -> None:
        """Tell the marks that name nothing of what there is."""
        for key in marks:
            if key not in known or key == KEY:
                near = difflib.get_close_matches(key, list(known), 1)
                mend = Phrase(f"did you mean `{near[0]}`?", f"czy chodziło o `{near[0]}`?") if near else None
                self.tell(codes.NOTHING_THERE.at(marks.key_span(key), help=mend, key=key))

    def _are_names(self, value: Any) -> bool:
        """Tell whether a value is nothing but names of audiences."""
        names = [value] if isinstance(value, str) else value
        return (
            isinstance(names, list)
            and bool(names)
            and all(isinstance(name, str) and name in self.declared.sees for name in names)
        )

    def _named(self, value: Any, span: Span) -> frozenset[str]:
        self.first = self.first or span
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, Sequence | list) or not names or not all(isinstance(name, str) for name in names):
            self.tell(codes.UNREADABLE.at(span))
            return frozenset()
        for index, name in enumerate(names):
            if name not in self.declared.sees or name == ALL:
                at = value.span_at(index) if isinstance(value, Sequence) else span
                self.tell(codes.UNDECLARED.at(at, help=_meant(name, self.declared), given=name))
        return frozenset(names)


def _meant(name: str, declared: Audiences) -> Phrase | None:
    near = difflib.get_close_matches(name, declared.names, 1)
    if near:
        return Phrase(f"did you mean `{near[0]}`?", f"czy chodziło o `{near[0]}`?")
    if declared.names:
        names = ", ".join(f"`{one}`" for one in declared.names)
        return Phrase(f"write one that is declared: {names}", f"wpisz zadeklarowanych: {names}")
    return None
