"""The navigation: the portfolio, then kind by kind, plan by plan and part by part; single objects are not listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from planloom.i18n import translate
from planloom.links.addresses import plan_address
from planloom.model import Plan, Portfolio
from planloom.model.names import capital
from planloom.pages.page import NavEntry
from planloom.pages.parts import group_name, parts_with_pages
from planloom.pages.prose import narrative_address
from planloom.problems import Language

LISTED = 8
"""As many plans of a kind as stand beside each other; where there are more, a page lists all plans."""

LISTING = "plans"
"""The address of that page. Each kind has a section of its name there."""

TABS = 6
"""As many kinds of plan as have a tab each; where there are more, the last ones share one."""

SHORT = 24
"""A single plan whose title has no more characters is called by it on its tab, else by its kind."""

SIBLINGS = 20
"""As many objects of a part as are listed on the pages of each other."""

GROUPED = 6
"""A plan with more pages than that lists them by what they are about."""

OVERVIEW = ("", "attention", LISTING, "thread", "scorecard", "roadmap", "money", "risks", "health")
PEOPLE = "people"
REFERENCE = ("compare", "faq", "glossary", PEOPLE, "changes")


def navigation(titles: Mapping[str, str], portfolio: Portfolio, language: Language) -> tuple[NavEntry, ...]:
    """Return the entries for the pages whose `titles` are given by address."""
    overview = [NavEntry(titles[address], address) for address in OVERVIEW if address in titles]
    if overview and overview[0].address == "":
        overview[0] = NavEntry(translate("Home", language), "")
    reference = [_reference(address, titles) for address in REFERENCE if address in titles]
    entries = [NavEntry(translate("Overview", language), None, tuple(overview))]
    entries += _tabs(list(_kinds(titles, portfolio, language)), language)
    if reference:
        entries.append(NavEntry(translate("Reference", language), None, tuple(reference)))
    return tuple(entries)


def _reference(address: str, titles: Mapping[str, str]) -> NavEntry:
    below = _objects(titles).get(address, ()) if address == PEOPLE else ()
    return NavEntry(titles[address], address, objects=tuple(below))


def _kinds(titles: Mapping[str, str], portfolio: Portfolio, language: Language) -> Iterator[NavEntry]:
    below = _objects(titles)
    for plans in by_kind(portfolio):
        shown = [_plan(plan, titles, below, language) for plan in plans if plan_address(plan) in titles]
        if len(shown) > 1:
            yield _kind(plans[0], shown, language)
        elif shown:
            is_short = len(shown[0].title) <= SHORT
            yield replace(shown[0], tab="" if is_short else capital(plans[0].named.one.in_(language)))


def _tabs(kinds: Sequence[NavEntry], language: Language) -> list[NavEntry]:
    """Return an entry for each kind of plan, or one for all of those that there is no room for."""
    if len(kinds) <= TABS:
        return list(kinds)
    return [*kinds[: TABS - 1], NavEntry(translate("Other plans", language), None, tuple(kinds[TABS - 1 :]))]


def _objects(titles: Mapping[str, str]) -> Mapping[str, Sequence[NavEntry]]:
    """Return the pages by the address of the page above them, without those that are too many to be listed."""
    found: dict[str, list[NavEntry]] = {}
    for address, title in titles.items():
        found.setdefault(address.rpartition("/")[0], []).append(NavEntry(title, address))
    return {above: entries for above, entries in found.items() if len(entries) <= SIBLINGS}


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


def _plan(
    plan: Plan, titles: Mapping[str, str], below: Mapping[str, Sequence[NavEntry]], language: Language
) -> NavEntry:
    address = plan_address(plan)
    parts = [
        NavEntry(part.title, part.address, group=part.group, objects=tuple(below.get(part.address, ())))
        for part in parts_with_pages(plan, language)
        if part.address in titles
    ]
    listed = {entry.address for entry in parts}
    pages = [
        NavEntry(titles[page], page, group=group_name("background", language))
        for narrative in plan.pages
        if (page := f"{address}/{narrative_address(narrative.place)}") in titles and page not in listed
    ]
    entries = (*parts, *pages)
    if len(entries) <= GROUPED:
        entries = tuple(replace(entry, group="") for entry in entries)
    return NavEntry(titles[address], address, entries)


def addresses_in(entries: Iterable[NavEntry]) -> Iterator[str]:
    """Yield the address of every page that the navigation lists."""
    for entry in entries:
        if entry.address is not None:
            yield entry.address
        yield from addresses_in(entry.entries)
