from pathlib import PurePosixPath

from planloom.book.content import Chapter, Term
from planloom.book.gather import assets_of, chapters, reading_order
from planloom.book.terms import terms_of
from planloom.glossary import load_text
from planloom.pages import LanguageSite, NavEntry, Page, Section
from planloom.prose import Heading


def page(address, title=""):
    heading = Heading(1, "top", title or address or "Home")
    return Page(address, "en", heading.text, (Section(heading, heading.text, "<p>Words</p>"),), (heading,))


def site(navigation, *addresses):
    return LanguageSite("en", "Acme", "", tuple(map(page, addresses)), tuple(navigation))


NAVIGATION = (
    NavEntry("Home", ""),
    NavEntry(
        "Strategy", "strategy", (NavEntry("Objectives", "strategy/objectives"), NavEntry("Risks", "strategy/risks"))
    ),
    NavEntry("More", None, (NavEntry("People", "people"), NavEntry("Health", "health"))),
)
ADDRESSES = (
    "",
    "strategy",
    "strategy/objectives",
    "strategy/objectives/grow",
    "strategy/risks",
    "people",
    "people/anna",
    "health",
)


def order(navigation, *addresses):
    return list(reading_order(navigation, {address: page(address) for address in addresses}))


def test_a_book_is_read_in_the_order_of_the_navigation_and_objects_follow_their_list():
    assert order(NAVIGATION, *ADDRESSES) == [
        ("", 1),
        ("strategy", 1),
        ("strategy/objectives", 2),
        ("strategy/objectives/grow", 3),
        ("strategy/risks", 2),
        ("people", 1),
        ("people/anna", 2),
        ("health", 1),
    ]


def test_every_page_comes_once_even_without_a_place_in_the_navigation():
    assert order((), "b", "a/x") == []
    assert order((NavEntry("Home", ""),), "", "b", "a/x") == [("", 1), ("b", 2), ("a/x", 2)]


def made(*addresses):
    return [(chapter.address, chapter.level) for chapter in chapters(site(NAVIGATION, *addresses))]


def test_the_page_for_writers_is_left_out():
    assert [address for address, _ in made(*ADDRESSES)] == [
        f"{a}/index.md" if a else "index.md" for a in ADDRESSES[:-1]
    ]


def test_one_plan_is_a_book_of_its_own_that_begins_at_level_one():
    assert made(*(address for address in ADDRESSES if address.startswith("strategy"))) == [
        ("strategy/index.md", 1),
        ("strategy/objectives/index.md", 2),
        ("strategy/objectives/grow/index.md", 3),
        ("strategy/risks/index.md", 2),
    ]


def test_the_terms_that_a_book_uses_are_explained_at_its_end():
    glossary, problems = load_text(
        "- id: market\n  en: {term: market, definition: all buyers}\n  pl: {term: rynek, definition: ogół nabywców}\n"
        "- id: crm\n  en: {term: customer care, abbr: [CRM], definition: notes on buyers}\n"
        "- id: unused\n  en: {term: unused, definition: nothing}\n",
        "g.yml",
    )
    assert {problem.code.id for problem in problems} <= {"L203"}  # a term in one language
    text = Chapter("a/", "A", "en", "<h1>A</h1><p>Two markets, one CRM, and markets again.</p>")
    assert terms_of([text, text], glossary, "en") == (
        Term("market", "all buyers", "rynek"),
        Term("customer care (CRM)", "notes on buyers"),
    )
    assert terms_of([text], glossary, "pl") == (Term("rynek", "ogół nabywców", "market"),)


def test_pictures_come_from_the_plans_and_from_nowhere_else(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.png").write_bytes(b"x")
    (tmp_path / "secret").write_bytes(b"s")
    read = assets_of(tmp_path / "plans")
    assert read("a.png") == b"x"
    assert read("../secret") is None
    assert read("none.png") is None
    assert read(str(PurePosixPath("assets/planloom/print.css"))) is not None
