"""The parts of a plan that have a page."""

from dataclasses import dataclass

from planloom.i18n import translate
from planloom.links.addresses import part_address
from planloom.model import Plan
from planloom.model.plan import parts_of
from planloom.problems import Language


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part with content: its name in the sources, its title, its address, and how many objects; None for one."""

    name: str
    title: str
    address: str
    count: int | None


def parts_with_pages(plan: Plan, language: Language) -> list[PartPage]:
    """Return the parts of a plan that have content, in the order of its kind."""
    return [
        PartPage(
            name,
            translate(info.title or name, language),
            part_address(plan, name),
            len(value) if isinstance(value, tuple) else None,
        )
        for name, info in parts_of(type(plan)).items()
        if (value := getattr(plan, name))
    ]
