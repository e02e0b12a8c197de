"""The navigation: the portfolio, then kind by kind, plan by plan and part by part; single objects are not listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planloom.i18n import translate
from planloom.links.addresses import plan_address
from planloom.model import Plan, Portfolio
from planloom.model.names import capital
from planloom.pages.page import NavEntry
from planloom.pages.parts import parts_with_pages
from planloom.pages.prose import narrative_address
from planloom.problems import Language

LISTED = 8
"""As many plans of a kind as stand beside each other; where there are more, a page lists all plans."""

LISTING = "plans"
"""The address of that page. Each kind has a section of its name there."""

OVERVIEW = ("", "attention", LISTING, "thread", "scorecard", "roadmap", "money", "risks", "health")
REFERENCE = ("compare", "faq", "glossary", "people", "changes")


def navigation(titles: Mapping[str, str], portfolio: Portfolio, language: Language) -> tuple[NavEntry, ...]:
    """Return the entries for the pages whose `titles` are given by address."""
    overview = [NavEntry(titles[address], address) for address in OVERVIEW if address in titles]
    if overview and overview[0].address == "":
        overview[0] = NavEntry(translate("Home", language), "")
    reference = [NavEntry(titles[address], address) for address in REFERENCE if address in titles]
    entries = [NavEntry(translate("Overview", language), None, tuple(overview))]
    for plans in by_kind(portfolio):
        shown = [_plan(plan, titles, language) for plan in plans if plan_address(plan) in titles]
        entries += [_kind(plans[0], shown, language)] if len(shown) > 1 else shown
    if reference:
        entries.append(NavEntry(translate("Reference", language), None, tuple(reference)))
    return tuple(entries)


def by_kind(portfolio: Portfolio) -> list[Sequence[Plan]]:
    """Return the plans of each kind, in their order."""
    kinds: dict[str, list[Plan]] = {}
    for plan in portfolio.plans:
        kinds.setdefault(plan.plan_kind, []).append(plan)
    return list(kinds.values())


def is_listed(portfolio: Portfolio) -> bool:
    """Tell whether there are so many plans that a page lists them all."""
    return any(len(plans) > LISTED for plans in by_kind(portfolio))


def _kind(plan: Plan, shown: Sequence[NavEntry], language: Language) -> NavEntry:
    title = capital(plan.named.many.in_(language))
    every = f"{translate('All plans', language)} ({len(shown)})"
    listing = NavEntry(every, f"{LISTING}#{plan.plan_kind}") if len(shown) > LISTED else None
    return NavEntry(title, None, tuple(shown), listing)


def _plan(plan: Plan, titles: Mapping[str, str], language: Language) -> NavEntry:
    address = plan_address(plan)
    parts = [NavEntry(part.title, part.address) for part in parts_with_pages(plan, language) if part.address in titles]
    listed = {entry.address for entry in parts}
    pages = [
        NavEntry(titles[page], page)
        for narrative in plan.pages
        if (page := f"{address}/{narrative_address(narrative.place)}") in titles and page not in listed
    ]
    return NavEntry(titles[address], address, (*parts, *pages))


def addresses_in(entries: Iterable[NavEntry]) -> Iterator[str]:
    """Yield the address of every page that the navigation lists."""
    for entry in entries:
        if entry.address is not None:
            yield entry.address
        yield from addresses_in(entry.entries)
