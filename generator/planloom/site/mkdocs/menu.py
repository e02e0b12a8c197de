"""The navigation of a page, in the words that Material's styles and scripts know.

Material writes every page of a site into every page. Here a page names the kinds of plan, the plan it is in with its
parts, and the plans beside that one where they are few; the rest is one click away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

from planloom.pages import NavEntry
from planloom.program import digest_of
from planloom.site.mkdocs.theme_escaping import escaped_for_theme

_ANY = "?"
"""The name of a page that there cannot be."""
_ICON = '<span class="md-nav__icon md-icon"></span>'


@dataclass(frozen=True, slots=True)
class Here:
    """The page that a menu is written for.

    `address` is its place on the site, `title` what it is called where the navigation does not name it. `root` is
    where the site begins, for a page that does not know where it is shown.
    """

    address: str
    title: str
    has_contents: bool = False
    root: str | None = None


class _Entry:
    """An entry, its place among the others, and what is written for it on every page."""

    __slots__ = ("below", "group", "href", "id", "inner", "is_object", "listing", "objects", "parent", "tab", "title")

    def __init__(self, entry: NavEntry, parent: "_Entry | None", id_: str, file: str) -> None:
        self.title = escaped_for_theme(entry.title)
        self.tab = escaped_for_theme(entry.tab) if entry.tab else self.title
        self.group = escaped_for_theme(entry.group) if entry.group else ""
        self.is_object = False
        self.href = None if entry.address is None else href_of(entry.address, file)
        self.listing = None if entry.listing is None else _Entry(entry.listing, self, f"{id_}_0", file)
        self.parent = parent
        self.id = id_
        self.below = [_Entry(one, self, f"{id_}_{n}", file) for n, one in enumerate(entry.entries, 1)]
        self.objects = [_Entry(one, self, f"{id_}_o{n}", file) for n, one in enumerate(entry.objects, 1)]
        for one in self.objects:
            one.is_object = True
        self.inner = f'<span class="md-ellipsis">{self.title}</span>'

    def leads_to(self) -> str:
        """Return the address behind the entry: its own, that of its listing, or that of what comes first below it."""
        if self.href is not None:
            return self.href
        if self.listing:
            return self.listing.leads_to()
        return self.below[0].leads_to() if self.below else ""

    def path(self) -> list["_Entry"]:
        """Return the entries above this one and itself, from the top."""
        return [*(self.parent.path() if self.parent else ()), self]


def href_of(address: str, file: str) -> str:
    """Return an address from the root of the site; `file` names the file of a page where addresses do that."""
    place, hash_, anchor = address.partition("#")
    return f"{quote(place)}/{file}{hash_}{anchor}" if place else f"{file or './'}"


def way(folder: str, to: str) -> str:
    """Return the way from a page in `folder` to an address, both from the root of the site, as short as it can be."""
    if not folder:
        return to
    shared = 0
    for place, (one, other) in enumerate(zip(folder, to, strict=False), 1):
        if one != other:
            break
        if one == "/":
            shared = place
    return f"{'../' * folder.count('/', shared)}{to[shared:].removeprefix('./')}" or "./"


class Menu:
    """The navigation of a site in one language."""

    def __init__(self, entries: Iterable[NavEntry], *, directories: bool) -> None:
        self.file = "" if directories else "index.html"
        self.top = [_Entry(entry, None, f"__nav_{n}", self.file) for n, entry in enumerate(entries, 1)]
        self.known: dict[str, _Entry] = {}
        self.digests: dict[str, str] = {}
        for entry, address in _addressed(self.top, entries):
            self.known.setdefault(address, entry)

    def at(self, here: Here) -> Mapping[str, str]:
        """Return the tabs, and the entries before and after the contents of the page that stand among them."""
        found, exact = self._nearest(here.address)
        path = found.path() if found else []
        writer = _Writer(here, path, None if exact or not found else self._extra(here))
        before, _, after = "".join(writer.entries(self.top, 1)).partition(_CONTENTS)
        return {"tabs": "".join(writer.tabs(self.top)), "before": before, "after": after}

    def digest(self, address: str) -> str:
        """Return the digest of what `at` writes for a page, beside what it is called and where exactly it stands.

        Pages of one folder that the navigation does not name have all else in common.
        """
        folder, named = address.rpartition("/")[0], address in self.known
        place = address if named else f"{folder}/{_ANY}".lstrip("/")
        if place not in self.digests:
            self.digests[place] = digest_of([*self.at(Here(place, "")).values()])
        return self.digests[place]

    def _nearest(self, address: str) -> tuple[_Entry | None, bool]:
        """Return the entry of a page, or that of the nearest one above it, and which of them it is."""
        if address in self.known:
            return self.known[address], True
        above = address
        while "/" in above:
            above = above.rpartition("/")[0]
            if above in self.known:
                return self.known[above], False
        return None, False

    def _extra(self, here: Here) -> "_Entry":
        return _Entry(NavEntry(here.title, here.address), None, "__nav_here", self.file)


def _addressed(made: Sequence[_Entry], entries: Iterable[NavEntry]) -> Iterator[tuple[_Entry, str]]:
    for one, entry in zip(made, entries, strict=True):
        if entry.address is not None:
            yield one, entry.address
        yield from _addressed(one.below, entry.entries)
        yield from _addressed(one.objects, entry.objects)


# Where the contents of the page go; entries are escaped, so none of them holds it.
_CONTENTS = "<contents>"


class _Writer:
    """Writes the entries for one page: `path` leads to it, or to the entry above it, which then has it as `extra`."""

    def __init__(self, here: Here, path: Sequence[_Entry], extra: _Entry | None) -> None:
        self.here = here
        self.path = path
        self.last = path[-1] if path else None
        self.extra = extra
        self.current = extra or self.last
        self.folder = f"{quote(here.address)}/" if here.address else ""

    def href(self, entry: _Entry) -> str:
        """Return the address of an entry as seen from the page."""
        to = entry.leads_to()
        return way(self.folder, to) if self.here.root is None else f"{self.here.root}{to.removeprefix('./')}"

    def tabs(self, top: Iterable[_Entry]) -> Iterator[str]:
        """Yield the entries at the top."""
        for entry in top:
            active = " md-tabs__item--active" if entry in self.path else ""
            yield (
                f'<li class="md-tabs__item{active}">'
                f'<a href="{self.href(entry)}" class="md-tabs__link">{entry.tab}</a></li>'
            )

    def entries(self, entries: Iterable[_Entry], level: int) -> Iterator[str]:
        """Yield entries of one level, each group of them below its name."""
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                yield f'<li class="md-nav__item pl-nav__group">{group}</li>'
            if entry is self.current and not entry.below:
                yield self.page(entry)
            elif entry in self.path:
                yield from self.opened(entry, level)
            else:
                yield self.closed(entry)

    def page(self, entry: _Entry) -> str:
        """Return the entry of the page itself, with its contents, which the drawer of a phone shows.

        Pages that only they themselves name are many and short, and go without.
        """
        link = (
            f'<a href="{self.href(entry)}" class="md-nav__link md-nav__link--active" aria-current="page">'
            f"{entry.inner}</a>"
        )
        toggle = ""
        if self.here.has_contents and entry is not self.extra and not entry.is_object:
            label = f'<label class="md-nav__link md-nav__link--active" for="__toc">{entry.inner}{_ICON}</label>'
            toggle = f'<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">{label}'
            link += _CONTENTS
        return f'<li class="md-nav__item md-nav__item--active">{toggle}{link}</li>'

    def closed(self, entry: _Entry) -> str:
        """Return an entry that leads to other pages."""
        below = bool(entry.below or entry.listing)
        kind = " md-nav__item--nested" if below else ""
        icon = _ICON if below else ""
        link = f'<a href="{self.href(entry)}" class="md-nav__link">{entry.inner}{icon}</a>'
        return f'<li class="md-nav__item{kind}">{link}</li>'

    def opened(self, entry: _Entry, level: int) -> Iterator[str]:
        """Yield an entry that holds the page, and what lies below it."""
        section = " md-nav__item--section" if level == 1 else ""
        yield (
            f'<li class="md-nav__item md-nav__item--active{section} md-nav__item--nested">'
            f'<input class="md-nav__toggle md-toggle" type="checkbox" id="{entry.id}" checked>'
            f"{self.head(entry, level)}"
            f'<nav class="md-nav" data-md-level="{level}" aria-label="{entry.title}">'
            f'<label class="md-nav__title" for="{entry.id}">{_ICON}{entry.title}</label>'
            '<ul class="md-nav__list" data-md-scrollfix>'
        )
        yield from self.entries(self.below(entry), level + 1)
        yield "</ul></nav></li>"

    def head(self, entry: _Entry, level: int) -> str:
        """Return what is seen of an entry that holds others."""
        focus = "" if level == 1 else ' tabindex="0"'
        label = f'for="{entry.id}" id="{entry.id}_label"{focus}'
        if entry.href is None:
            return f'<label class="md-nav__link" {label}>{entry.inner}{_ICON}</label>'
        here = entry is self.current
        active, current = (" md-nav__link--active", ' aria-current="page"') if here else ("", "")
        return (
            '<div class="md-nav__link md-nav__container">'
            f'<a href="{self.href(entry)}" class="md-nav__link{active}"{current}>{entry.inner}</a>'
            f'<label class="md-nav__link{active}" {label}>{_ICON}</label></div>'
        )

    def below(self, entry: _Entry) -> Iterable[_Entry]:
        """Return what is shown below an entry on the way to the page."""
        if entry is self.last and self.extra:
            return [*entry.below, self.extra]
        if any(one in self.path for one in entry.objects):
            return entry.objects
        if entry.listing:
            return [*(one for one in entry.below if one in self.path), entry.listing]
        return entry.below


IN_DRAWER = 12
"""As many entries as contents have that are written a second time, for the drawer of a phone."""

MOST_HEADINGS = 60
"""As many as they have of several levels; with more headings, those of lower levels are left out."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a page: an entry for each heading, without the one at its top, and how many there are."""

    entries: str
    count: int

    @property
    def in_drawer(self) -> bool:
        """Whether the drawer of a phone shows them."""
        return 0 < self.count <= IN_DRAWER


def contents_of(toc: TableOfContents) -> Contents:
    """Return the contents of a page, with as many levels of headings as are of use."""
    found = list(toc)
    shown = found[0].children if found and found[0].level == 1 else found
    depth = next((depth for depth in (3, 2, 1) if _count(shown, depth) <= MOST_HEADINGS), 1)
    count = _count(shown, depth)
    return Contents("".join(_headings(shown, depth)), count)


def _count(links: Iterable[AnchorLink], depth: int) -> int:
    return sum(1 + (_count(link.children, depth - 1) if depth > 1 else 0) for link in links)


def _headings(links: Iterable[AnchorLink], depth: int) -> Iterator[str]:
    for link in links:
        typeset = getattr(link, "typeset", None)
        words = f'<span class="md-typeset">{typeset.title}</span>' if typeset else link.title
        inner = f'<span class="md-ellipsis">{words}</span>'
        yield f'<li class="md-nav__item"><a href="{link.url}" class="md-nav__link">{inner}</a>'
        if link.children and depth > 1:
            name = escape(Markup(link.title).striptags())  # noqa: S704  # of it only the words are taken
            yield f'<nav class="md-nav" aria-label="{name}"><ul class="md-nav__list">'
            yield from _headings(link.children, depth - 1)
            yield "</ul></nav>"
        yield "</li>"
