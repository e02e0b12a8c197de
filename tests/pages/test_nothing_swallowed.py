"""Whatever a plan may say, readers see: every field of every object reaches a page, and the book.

For each kind of plan one project is made in which each object has all of its fields, each with a value that stands
nowhere else. The value, as readers of the language see it, must stand on the page of its part or of its object.
"""

import functools
import html
import re

import pytest
import yaml
from filled import Filler

from planloom.book.gather import chapters
from planloom.model.built_in import KINDS
from planloom.model.organisation import Organisation
from planloom.pages import write

EXEMPT = {
    "id": "the anchor of the object, part of its address",
    "was": "former ids; they only lead old addresses here",
    "audience": "who may see it; whoever else reads the page has nothing from it",
    "allow": "exceptions from rules; plan health shows what is found and not excepted",
    "currency": "the unit of the plan's amounts, beside each of them",
}


@functools.cache
def built(kind, read, *, weak):
    filler = Filler(weak=weak)
    project = filler.project(kind, set(EXEMPT), read)
    site, problems = write(project.figures)
    told = [f"{problem.code.id} {problem.span} {problem.values}" for problem in problems]
    assert not told, told
    unread = [one for one in project.problems if one.code.id.startswith("S")]
    assert [f"{one.code.id} {one.span} {one.values}" for one in unread] == []
    return filler.values, site


def plain(text):
    """Take out markup and what stands between digits, so that a value looks the same however it is laid out."""
    text = html.unescape(re.sub(r"<[^<>]*>", " ", text)).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"(?<=\d)[ .,](?=\d)", "", re.sub(r" (?=%)", "", text)).casefold()


def times(value, text):
    wanted = plain(value)
    return len(re.findall(rf"(?<![\w]){re.escape(wanted)}(?![\w])", text))


def texts(kind, one):
    """Return the text by page; with that of a part goes that of its objects."""
    pages = {page.address: plain(page.html) for page in one.pages}
    return {address: _below(address, pages) for address in pages}


def _below(address, pages):
    inner = [text for other, text in pages.items() if other.startswith(f"{address}/") and address.count("/")]
    people = [text for other, text in pages.items() if address.endswith("/teams") and other.startswith("people/")]
    return "\n".join([pages[address], *inner, *people])


def swallowed(kind, read, gathered):
    values, full = built(kind, read, weak=True)
    _, bare = built(kind, read, weak=False)
    for one, without in zip(full.languages, bare.languages, strict=True):
        told, before = gathered(kind, one), gathered(kind, without)
        for value in values:
            here = times(value.seen(one.language), told.get(value.page, ""))
            there = times(value.seen(one.language), before.get(value.page, "")) if value.weak else 0
            changed = not value.seen("en") and told.get(value.page) != before.get(value.page)
            if here <= there and not changed:
                yield f"{one.language} {value.path}: {value.seen(one.language)}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_reaches_a_page(read_project, kind):
    assert list(swallowed(kind, read_project, texts)) == []


def book(kind, one):
    text = chapters(one)
    pages = {chapter.address.removesuffix("index.md").strip("/"): plain(chapter.html) for chapter in text}
    return {address: _below(address, pages) for address in pages}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_reaches_the_book(read_project, kind):
    assert list(swallowed(kind, read_project, book)) == []


# Read by the program: the languages of the site, its years (a sentence below the home page), the map's own headings.
OF_THE_PROGRAM = {"languages", "fiscal_year_start", "fiscal_year_named_by", "perspectives", "rates", "currency"}


def test_what_all_plans_share_reaches_a_page(project):
    filler = Filler()
    shared = filler.fields(Organisation, "", "organisation", set(EXEMPT), OF_THE_PROGRAM) | {"rates": {"EUR": "4.31"}}
    stock = {(where, part): items for (where, part), items in filler.stock.items() if where != "organisation"}
    for (where, part), items in filler.stock.items():
        if where == "organisation":
            shared[part] = [*shared.get(part, []), *items]
    files = {"organisation.yml": yaml.safe_dump(shared, allow_unicode=True)}
    for kind in {where for where, _ in stock}:
        plan = {"kind": kind} | {part: items for (where, part), items in stock.items() if where == kind}
        files[f"{kind}/plan.yml"] = yaml.safe_dump(plan, allow_unicode=True)
    site, problems = write(project(files).figures)
    assert problems == []
    for one in site.languages:
        told = "\n".join(plain(page.html) for page in one.pages)
        missing = [value.path for value in filler.values if not times(value.seen(one.language), told)]
        assert missing == []
        assert "431" in told
