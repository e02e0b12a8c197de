"""Links for paper: inside the book they get a page number, out of it they print their address."""

import ipaddress
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from planloom.book import codes
from planloom.book.markup import BLOCKS, add_class, after, element, find, words
from planloom.problems import Problem, Span

_LOCAL_NAMES = ("localhost", "localhost.localdomain", "0.0.0.0")  # noqa: S104 - names to refuse, not to bind
_WEB = ("http", "https", "ftp")


def canonical(address: str) -> str:
    """Return one spelling for the addresses of a page: `a/b/`, `a/b.md` and `a/b/index.html` are `a/b`."""
    path = unquote(address).lstrip("/")
    path = re.sub(r"\.(md|html)$", "", path)
    path = re.sub(r"(^|/)index$", r"\1", path)
    return path.strip("/")


def resolve(base: str, href: str) -> str:
    """Return the canonical address that `href` on the page `base` leads to."""
    path = urlsplit(href).path
    if path.startswith("/"):
        return canonical(posixpath.normpath(path))
    folder = base if base.endswith("/") else posixpath.dirname(base)
    joined = posixpath.normpath(posixpath.join("/", folder, path))
    return canonical(joined)


def own_ids(article: HtmlElement, prefix: str) -> None:
    """Make the ids of a chapter its own, and the links to them with it."""
    for item in find(article, ".//*[@id]"):
        item.set("id", f"{prefix}-{item.get('id')}")
    for key in ("aria-labelledby", "aria-describedby", "headers"):
        for item in find(article, f".//*[@{key}]"):
            item.set(key, " ".join(f"{prefix}-{name}" for name in str(item.get(key)).split()))
    _own_drawing_ids(article, prefix)


def _own_drawing_ids(article: HtmlElement, prefix: str) -> None:
    """Inside a drawing ids are named as `url(#id)` and in `href`; both must follow."""
    for drawing in find(article, ".//svg"):
        for item in drawing.iter():
            for key, value in item.attrib.items():
                if "url(#" in value:
                    item.set(key, re.sub(r"url\(#", f"url(#{prefix}-", value))
                elif str(key).endswith("href") and value.startswith("#") and item.tag != "a":
                    item.set(key, f"#{prefix}-{value[1:]}")


def link(
    article: HtmlElement,
    *,
    base: str,
    prefix: str,
    chapters: Mapping[str, str],
    ids: frozenset[str],
    at: Span,
) -> list[Problem]:
    """Turn every link of a chapter into what paper can do with it.

    `chapters` gives the prefix of the chapter at a canonical address, `ids` all ids of the book.
    """
    problems: list[Problem] = []
    printed: set[str] = set()
    for anchor in find(article, ".//a"):
        href = anchor.get("href")
        if href is None:
            _plain(anchor)
            continue
        scheme = urlsplit(href).scheme
        if _is_local(href):
            problems.append(codes.NOT_ADDRESSED.at(at, address=href))
            _plain(anchor)
        elif scheme in _WEB or href.startswith("//") or scheme in ("mailto", "tel"):
            _print_address(anchor, href, printed)
        elif scheme:
            _plain(anchor)
        else:
            _inside(anchor, href, base=base, prefix=prefix, chapters=chapters, ids=ids)
    _number_once(article)
    return problems


def _plain(anchor: HtmlElement) -> None:
    """Leave the words, take the link; an id stays as a place to lead to."""
    if anchor.get("id"):
        anchor.tag = "span"
        anchor.attrib.pop("href", None)
    else:
        anchor.drop_tag()


def _inside(
    anchor: HtmlElement,
    href: str,
    *,
    base: str,
    prefix: str,
    chapters: Mapping[str, str],
    ids: frozenset[str],
) -> None:
    fragment = unquote(urlsplit(href).fragment)
    target = chapters.get(resolve(base, href)) if urlsplit(href).path else prefix
    if target is None:
        _plain(anchor)
        return
    exact = f"{target}-{fragment}"
    if fragment and exact not in ids and target == prefix:
        _plain(anchor)
        return
    anchor.set("href", f"#{exact}" if fragment and exact in ids else f"#{target}")
    for key in ("target", "rel", "title", "download"):
        anchor.attrib.pop(key, None)
    # a figure that leads to how it was worked out stands in a table, which has no room for page numbers
    worked = "pl-worked" in str(anchor.get("class", "")).split()
    add_class(anchor, "near" if target == prefix or worked else "xref")


def _number_once(article: HtmlElement) -> None:
    """Drop the page number where the same block has named it already, or where it has no words."""
    named: set[tuple[HtmlElement, str]] = set()
    for anchor in find(article, ".//a[contains(@class, 'xref')]"):
        block = next((up for up in anchor.iterancestors() if up.tag in BLOCKS), article)
        key = (block, str(anchor.get("href")).split("-")[0])
        if key in named or not words(anchor) or block.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            anchor.set("class", "near")
        named.add(key)


def _is_local(href: str) -> bool:
    parts = urlsplit(href)
    if parts.scheme == "file":
        return True
    host = parts.hostname or ""
    if host in _LOCAL_NAMES or host.endswith((".localhost", ".local")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _print_address(anchor: HtmlElement, href: str, printed: set[str]) -> None:
    """Print the address behind the words, once in a chapter, unless the words are the address."""
    shown = re.sub(r"^(mailto|tel):", "", href).split("?")[0] if href.startswith(("mailto:", "tel:")) else href
    add_class(anchor, "external")
    same = _bare(words(anchor)) == _bare(shown)
    if same or shown in printed or (not words(anchor) and not len(anchor)):
        return
    printed.add(shown)
    after(anchor, element("span", " (", *breakable(shown), ")", class_="address"))


def _bare(address: str) -> str:
    return re.sub(r"^(https?:)?//(www\.)?", "", address).rstrip("/").casefold()


def breakable(address: str) -> Iterator[HtmlElement | str]:
    """Yield the parts of an address with a place to break behind each sign of punctuation."""
    for part in re.findall(r"[^/?&=#._-]+|[/?&=#._-]+", address):
        yield part
        if not part[-1].isalnum():
            yield element("wbr")
