"""What readers of each wiki meet, compared with the site: every word, every link, every picture."""

import posixpath
import re
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin

from planloom.publish.names import Names
from planloom.publish.page import WikiPage

WORD = re.compile(r"\w+")
UNSEEN = (
    "//script|//style|//template|//button|//svg|//*[@hidden]"
    "|//*[contains(concat(' ', @class, ' '), ' pl-chart__narrow ')]"
    "|//*[contains(concat(' ', @class, ' '), ' pl-filter ')]"
)


@dataclass
class Shown:
    """A page as it is shown. `links` lead to names of pages and places there, `pictures` are names of files."""

    words: Counter[str]
    ids: set[str]
    links: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)


Show = Callable[[str], Shown]


def words(tree: html.HtmlElement | ET.Element) -> Counter[str]:
    return Counter(WORD.findall(" ".join(tree.itertext()).casefold()))


def said(page: WikiPage) -> Counter[str]:
    """Return the words of a page of the site, but for its title and what is there for programs."""
    tree = html.fromstring(f"<div>{''.join(section.whole for section in page.sections)}</div>")
    for element in tree.xpath(UNSEEN):
        element.drop_tree()
    return words(tree)


def faults(pages: Sequence[WikiPage], names: Names, show: Show) -> Iterator[tuple[str, str, object]]:
    """Yield what is wrong: the page, what it is, and where."""
    there = {names.of(page.identity): show(names.of(page.identity)) for page in pages}
    files = {file.name for page in pages for file in page.files}
    for page in pages:
        name = names.of(page.identity)
        shown = there[name]
        if missing := said(page) - shown.words - words(html.fromstring(f"<p>{page.title}</p>")):
            yield name, "words", dict(missing)
        yield from ((name, "dead", link) for link in shown.dead)
        yield from ((name, "picture", one) for one in shown.pictures if one not in files)
        wanted = {file.name for file in page.files if file.name.endswith((".png", ".svg"))}
        yield from ((name, "no picture", one) for one in wanted - set(shown.pictures))
        for target, anchor in shown.links:
            if target in files:
                continue
            if target not in there:
                yield name, "link", target
            elif anchor and anchor not in there[target].ids:
                yield name, "place", (target, anchor)
        others = {names.of(one) for one in page.others if one in names.names}
        yield from ((name, "other language", one) for one in others - {target for target, _ in shown.links})


def of_html(text: str, base: str, lead: Callable[[str], tuple[str, str] | None], is_dead: str = "") -> Shown:
    """Return a page that a server shows; `lead` tells which page an address is, None for what is elsewhere."""
    tree = html.fromstring(f"<div>{text}</div>")
    made = Shown(words(tree), {*tree.xpath("//@id"), *tree.xpath("//a/@name")})
    for link in tree.xpath("//a[@href]"):
        if is_dead and set(is_dead.split()) & set((link.get("class") or "").split()):
            made.dead.append(link.get("href"))
        elif found := lead(urljoin(base, link.get("href"))):
            made.links.append(found)
    for picture in tree.xpath("//img/@src"):
        address = urljoin(base, picture)
        if not is_shown(address):
            made.dead.append(picture)
        made.pictures.append(_file(address))
    return made


_asked: dict[str, bool] = {}


def is_shown(address: str) -> bool:
    """Tell whether a picture is there for readers."""
    if address not in _asked:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310  # on loopback
                _asked[address] = answer.headers.get_content_maintype() == "image"
        except urllib.error.HTTPError:
            _asked[address] = False
    return _asked[address]


def _file(address: str) -> str:
    parts = urlsplit(address)
    media = parse_qs(parts.query).get("media", [""])[0]
    return (media or unquote(parts.path)).rpartition("/")[2].rpartition(":")[2].lower()


def by_mediawiki(server) -> Show:
    base = server.address.removesuffix("/api.php")

    def lead(address: str) -> tuple[str, str] | None:
        parts = urlsplit(address)
        if not address.startswith(base):
            return None
        title = parse_qs(parts.query).get("title", [unquote(parts.path.removeprefix("/index.php/"))])[0]
        title = title.replace("_", " ")
        return ("", "") if title.startswith("File:") else (title, unquote(parts.fragment))

    def show(name: str) -> Shown:
        made = _named(of_html(server.html(name), f"{base}/index.php/{name}", lead, "new"))
        project = f"{name.split('/', maxsplit=1)[0].lower()}-"  # all files of a wiki share one place, and are told apart by it
        made.pictures = [one.removeprefix(project) for one in made.pictures]
        return made

    return show


def _named(made: Shown) -> Shown:
    made.links = [link for link in made.links if link[0]]
    return made


def by_dokuwiki(server) -> Show:
    def lead(address: str) -> tuple[str, str] | None:
        parts = urlsplit(address)
        page = parse_qs(parts.query).get("id", [""])[0]
        if not address.startswith(server.address) or "media" in parse_qs(parts.query):
            return None
        if parts.fragment.startswith("planloom-"):  # the stamp
            return None
        return page, unquote(parts.fragment)

    return lambda name: _named(of_html(server.html(name), f"{server.address}/doku.php?id={name}", lead, "wikilink2"))


def by_otter(server) -> Show:
    def lead(address: str) -> tuple[str, str] | None:
        parts = urlsplit(address)
        return (unquote(parts.path).strip("/"), unquote(parts.fragment)) if address.startswith(server.address) else None

    return lambda name: of_html(server.html(name), f"{server.address}/{name}", lead, "")


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(tasklists_plugin)


def by_markdown(texts: Mapping[str, str], files: set[str], suffix: str = "") -> Show:
    """Show files of Markdown as GitHub and GitLab render them; `files` are paths of pictures."""

    def show(name: str) -> Shown:
        tree = html.fromstring(f"<div>{MARKDOWN.render(texts[name])}</div>")
        made = Shown(words(tree), {*tree.xpath("//@id"), *tree.xpath("//a/@name")})
        for link in tree.xpath("//a/@href"):
            parts = urlsplit(link)
            if not parts.scheme:
                way = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
                page = way.removesuffix(suffix) if parts.path else name
                made.links.append((page.rpartition("/")[2] if way in files else page, unquote(parts.fragment)))
        for picture in tree.xpath("//img/@src"):
            way = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(picture)))
            made.pictures.append(way.rpartition("/")[2])
            if way not in files:
                made.dead.append(picture)
        return made

    return show


AC, RI = "{ac}", "{ri}"


def by_storage(texts: Mapping[str, str], root: str) -> Show:
    """Show storage format; attachments lie at the page `root`."""

    def show(name: str) -> Shown:
        tree = ET.fromstring(f'<x xmlns:ac="ac" xmlns:ri="ri">{texts[name]}</x>')  # noqa: S314  # written by us
        made = Shown(words(tree), set())
        for macro in tree.iter(f"{AC}structured-macro"):
            if macro.get(f"{AC}name") == "anchor":
                made.ids.add("".join(macro.itertext()))
        for link in tree.iter(f"{AC}link"):
            file, page = link.find(f"{RI}attachment"), link.find(f"{RI}page")
            if file is not None:
                made.links.append((file.get(f"{RI}filename"), ""))
                continue
            target = page.get(f"{RI}content-title") if page is not None else name
            made.links.append((target, link.get(f"{AC}anchor", "")))
        for file in tree.iterfind(f".//{AC}image/{RI}attachment"):
            made.pictures.append(file.get(f"{RI}filename"))
            if file.find(f"{RI}page").get(f"{RI}content-title") != root:
                made.dead.append(file.get(f"{RI}filename"))
        return made

    return show
