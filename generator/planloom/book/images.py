"""Images travel inside the book, so that one file is the whole of it and no engine reads others."""

import base64
import posixpath
import re
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from planloom.book import codes, words
from planloom.book.content import Assets
from planloom.book.markup import element, find, replace
from planloom.problems import Code, Language, Phrase, Problem, Span

_SIGNATURES = (
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"RIFF....WEBP", "image/webp"),
    (rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b", "image/svg+xml"),
)


def media_type(data: bytes) -> str | None:
    """Tell an image by its first bytes; None for anything that is not one."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return next((kind for sign, kind in _SIGNATURES if re.match(sign, head, re.DOTALL)), None)


def embed(article: HtmlElement, *, base: str, assets: Assets, language: Language, at: Span) -> list[Problem]:
    """Put the bytes of every image into the article, or its description where there are none."""
    problems: list[Problem] = []
    for image in find(article, ".//img"):
        source = image.get("src") or ""
        problem = _embed(image, source, base=base, assets=assets)
        if problem is not None:
            code, phrase = problem
            problems.append(code.at(at, image=source[:200]))
            replace(image, _placeholder(image, phrase, language))
    return problems


def _embed(image: HtmlElement, source: str, *, base: str, assets: Assets) -> tuple[Code, Phrase] | None:
    for key in ("srcset", "sizes", "loading", "height"):
        image.attrib.pop(key, None)
    if source.startswith("data:"):
        return None
    if urlsplit(source).scheme or source.startswith("//"):
        return codes.REMOTE_IMAGE, words.REMOTE_IMAGE
    data = assets(_address(base, source))
    if data is None:
        return codes.MISSING_IMAGE, words.MISSING_IMAGE
    kind = media_type(data)
    if kind is None:
        return codes.UNREADABLE_IMAGE, words.MISSING_IMAGE
    image.set("src", f"data:{kind};base64,{base64.b64encode(data).decode()}")
    return None


def _address(base: str, source: str) -> str:
    path = unquote(urlsplit(source).path)
    folder = base if base.endswith("/") else posixpath.dirname(base)
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _placeholder(image: HtmlElement, phrase: Phrase, language: Language) -> HtmlElement:
    description = image.get("alt") or posixpath.basename(urlsplit(image.get("src") or "").path)
    return element("span", f"[{phrase.in_(language)}: {description}]", class_="missing")
