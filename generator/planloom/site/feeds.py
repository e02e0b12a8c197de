"""Feeds of what changed, for whoever follows the plans in a reader: Atom (RFC 4287), one of all plans and one of each.

An entry tells what one commit changed in a plan. Where nobody may be named, it is what changed on one day. Names of
feeds and entries follow from the first commit and the one that is told, so that a reader knows them again on any
server and after any build.
"""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

from planloom.chronicle import LANGUAGE, UNCOMMITTED, Chronicle, DescribedChange, Event
from planloom.i18n import translate
from planloom.links import Graph
from planloom.links.addresses import plan_address
from planloom.pages.naming import name_of
from planloom.pages.page import LanguageSite
from planloom.pages.past import FEED
from planloom.problems import Language, Phrase

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries of a feed, the newest."""

_TITLE = Phrase("What changed: {name}", "Co się zmieniło: {name}")
_OLDEST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Feeds:
    """Writes the feeds of one language of a site; `base` is the address at which it will stand, empty if unknown.

    `index` is what the file of a page is called in links, empty where folders are linked.
    """

    def __init__(self, chronicle: Chronicle, graph: Graph, one: LanguageSite, base: str, index: str) -> None:
        self.chronicle = chronicle
        self.graph = graph
        self.site = one
        self.language: Language = one.language
        self.base = f"{base.rstrip('/')}/" if base else ""
        self.index = index

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Yield the place of each feed and what stands in it; none where nothing is known of the past."""
        if not self.chronicle.known:
            return
        yield FEED, self._feed("", self.site.title, self.chronicle.events, "changes/")
        by_plan = self._by_plan()
        for plan in self.graph.portfolio.plans:
            place, events = plan_address(plan), by_plan.get(plan.id or "", [])
            yield f"{place}/{FEED}", self._feed(place, name_of(plan, self.language), events, f"{place}/")

    def _by_plan(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for event in self.chronicle.events:
            plan = event.change.plan
            found.setdefault(self.chronicle.former.get(plan, plan), []).append(event)
        return found

    def _feed(self, place: str, name: str, events: Iterable[Event], page: str) -> bytes:
        entries = [list(one) for one in itertools.islice(_entries(events), MOST)]
        feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": self.language})
        _text(feed, "id", self._name("feed", place))
        _text(feed, "title", _TITLE.in_(self.language).format(name=name))
        _text(feed, "updated", _moment(self._when(entries[0]) if entries else self._began()))
        _text(ET.SubElement(feed, "author"), "name", self.site.title)
        ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": self._href(place, page)})
        if self.base:
            own = f"{self.base}{place}/{FEED}" if place else f"{self.base}{FEED}"
            ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
        for one in entries:
            self._entry(feed, place, one, page)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()

    def _entry(self, feed: ET.Element, place: str, events: Sequence[Event], page: str) -> None:
        commit = events[0].commit
        moment = _moment(self._when(events))
        entry = ET.SubElement(feed, "entry")
        _text(entry, "id", self._name("entry", place, commit.name if commit else moment))
        _text(entry, "title", (commit.subject if commit else "") or self._summary(events))
        _text(entry, "updated", moment)
        if commit and commit.author:
            _text(ET.SubElement(entry, "author"), "name", commit.author)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": self._href(place, page)})
        _text(entry, "content", self._content(events)).set("type", "html")

    def _href(self, place: str, page: str) -> str:
        """Return where the page of a feed is: its whole address, or the way from the feed."""
        if self.base:
            return f"{self.base}{page}{self.index}"
        return f"{page.removeprefix(f'{place}/') if place else page}{self.index}" or "./"

    def _name(self, *what: str) -> str:
        said = " ".join((self.chronicle.origin or self.site.title, self.language, *what))
        return uuid.uuid5(uuid.NAMESPACE_URL, said).urn

    def _when(self, events: Sequence[Event]) -> dt.datetime:
        first = events[0]
        if first.commit:
            return first.commit.moment
        return dt.datetime.combine(first.day, dt.time(), dt.UTC) if first.day else _OLDEST

    def _began(self) -> dt.datetime:
        first = self.chronicle.began or self.chronicle.horizon
        return first.moment if first else _OLDEST

    def _summary(self, events: Sequence[Event]) -> str:
        names = dict.fromkeys(one.change.name.in_(self.language) for one in events)
        return ", ".join(itertools.islice(names, 3))

    def _content(self, events: Iterable[Event]) -> str:
        lines = (Markup("<li>{}</li>").format(self._line(one.change)) for one in events)
        return Markup("<ul>{}</ul>").format(Markup("").join(lines))

    def _line(self, told: DescribedChange) -> str:
        name = told.name.in_(self.language)
        if not told.path:
            return Markup("<b>{}</b>: {}").format(name, translate(told.sort, self.language))
        label = told.label.in_(self.language) if told.label else ""
        return Markup("<b>{}</b>, {}: {}").format(name, label, self._values(told))

    def _values(self, told: DescribedChange) -> str:
        if told.words:
            return Markup("").join(map(_stretch, told.words))
        if told.ids:
            return " → ".join(map(self._called, told.ids))
        if told.before is None or told.after is None:
            return translate("changed", self.language)
        said = f"{told.before.in_(self.language)} → {told.after.in_(self.language)}"
        difference = told.difference.in_(self.language) if told.difference else ""
        return f"{said} {difference}".strip()

    def _called(self, wanted: str) -> str:
        found = self.graph.find(wanted) if wanted else None
        return name_of(found, self.language) if found else wanted or "–"


def _entries(events: Iterable[Event]) -> Iterator[Iterator[Event]]:
    """Yield what was changed at a time; what is not committed yet is no news."""
    committed = (one for one in events if one.commit is not UNCOMMITTED and not one.change.editorial)
    for _, group in itertools.groupby(committed, lambda one: one.commit.name if one.commit else one.day):
        yield group


def _stretch(one: Sequence[str]) -> Markup:
    sort, text = one
    if sort == "gap":
        return Markup(" … ")
    if sort == LANGUAGE:
        return Markup(" <small>{}</small> ").format(text.upper())
    if sort == "same":
        return escape(text)
    return (Markup("<del>{}</del>") if sort == "old" else Markup("<ins>{}</ins>")).format(text)


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = "".join(sign for sign in text if sign >= " " or sign in "\t\n")
    return element
