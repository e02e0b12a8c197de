"""The parts of a plan that have a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from planloom.i18n import translate
from planloom.links.addresses import part_address
from planloom.model import Plan
from planloom.model.plan import Group, group_of, parts_of
from planloom.problems import Language, Phrase

GROUP_NAMES: Mapping[Group, Phrase] = {
    "direction": Phrase("Direction", "Kierunek"),
    "analysis": Phrase("Analysis", "Analiza"),
    "work": Phrase("Work", "Działania"),
    "money": Phrase("Money", "Pieniądze"),
    "people": Phrase("People", "Ludzie"),
    "background": Phrase("Background", "Tło"),
}
"""What groups of parts are called, in the order of their pages."""
GROUPS = tuple(GROUP_NAMES)


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part with content: its name in the sources, its title, its address, and how many objects; None for one.

    `group` is what it and its like are called.
    """

    name: str
    title: str
    address: str
    count: int | None
    group: str


def parts_with_pages(plan: Plan, language: Language) -> list[PartPage]:
    """Return the parts of a plan that have content, in the order of what they are about and of its kind."""
    found = [name for name in parts_of(type(plan)) if getattr(plan, name)]
    return [_page(plan, name, language) for name in sorted(found, key=lambda name: GROUPS.index(_group(plan, name)))]


def _group(plan: Plan, name: str) -> Group:
    return group_of(parts_of(type(plan))[name])


def _page(plan: Plan, name: str, language: Language) -> PartPage:
    value = getattr(plan, name)
    return PartPage(
        name,
        translate(parts_of(type(plan))[name].title or name, language),
        part_address(plan, name),
        len(value) if isinstance(value, tuple) else None,
        group_name(_group(plan, name), language),
    )


def group_name(group: Group, language: Language) -> str:
    """Return what a group of parts is called."""
    return GROUP_NAMES[group].in_(language)
