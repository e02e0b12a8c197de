"""The search box itself, in a browser, as a reader uses it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planloom.search import finish

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def marks(box: Any, query: str) -> set[str]:
    return {mark for result in box.results(query) for mark in result["marks"]}


@pytest.mark.parametrize(
    ("query", "first", "marked"),
    [
        ("strategia", "", {"strategia"}),
        (
            "planów sprzedaży",
            "plan-sprzedazy",
            {"plan", "planach", "planem", "planu", "sprzedaż", "sprzedaży"},
        ),
        (
            "planow sprzedazy",
            "plan-sprzedazy",
            {"plan", "planach", "planem", "planu", "sprzedaż", "sprzedaży"},
        ),
        ("łańcuchy", "logistyka", {"łańcuch", "łańcucha"}),
        ("lancuchow", "logistyka", {"łańcuch", "łańcucha"}),
        ("Kowalskiemu", "zespol", {"kowalski", "kowalskiego", "kowalskim"}),
        ("onboardingiem", "szkolenia", {"onboarding", "onboardingu"}),
        ("leada", "leady", {"lead", "leada", "leadów", "leady"}),
        ("KPI-ów", "cyfryzacja", {"kpi"}),
        ("kpi-om", "cyfryzacja", {"kpi"}),
        ("e-commerce", "cyfryzacja", {"commerce"}),
        ("11,8", "przeglad", {"11,8"}),
        ("2027", "harmonogram", {"2027"}),
        ("lojalnością", "przeglad", {"lojal\u00adność"}),
        ("strate\u00adgią", "", {"strategia", "strate\u00adgię"}),
        ("certyfikacie", "", set()),
    ],
)
def test_a_query_finds_and_marks_the_forms_in_the_text(box: Any, query: str, first: str, marked: set[str]) -> None:
    found = box.pages(query)
    assert found[:1] == ([first] if marked else [])
    assert marks(box, query) >= marked


@pytest.mark.parametrize(("typed", "page"), [("sprze", "plan-sprzedazy"), ("rynk", "rynek"), ("wind", "przeplywy"),
                                             ("onboa", "szkolenia"), ("lanc", "logistyka")])  # fmt: skip
def test_pages_appear_while_the_word_is_being_typed(box: Any, typed: str, page: str) -> None:
    assert page in box.pages(typed)


def test_a_finished_word_is_no_beginning_unless_asked(box: Any) -> None:
    assert "innowacje" not in box.pages("plan")  # the page says "planowanie"
    assert "innowacje" in box.pages("plan*")


def test_a_verbal_noun_is_not_its_verb_but_the_verb_finds_it(box: Any) -> None:
    assert "szkolenia" in box.pages("szkolenie")
    assert "rynek" not in box.pages("zadanie")
    assert "wierzyciele" in box.pages("żądać")


def test_an_ambiguous_form_finds_both_words(box: Any) -> None:
    assert {"ma", "mam", "mają"} <= marks(box, "mam")


def test_diacritics_decide_when_there_are_any(box: Any) -> None:
    assert {"restrukturyzacja"} == set(box.pages("sądu")) - {"przeplywy"}
    assert marks(box, "sadu") >= {"sadu", "sąd"}
    assert "sadu" not in marks(box, "sądu")
    assert "stale" not in marks(box, "koszty stałe")
    assert {"stałe", "stale"} <= marks(box, "koszty stale")


def test_pages_with_both_words_come_first_and_others_say_what_is_missing(box: Any) -> None:
    results = box.results("terminów dostaw")
    assert [result["missing"] for result in results if result["missing"]]
    both = ["terminów" not in result["missing"] and "dostaw" not in result["missing"] for result in results]
    assert both == sorted(both, reverse=True)


def test_prepositions_neither_find_nor_go_missing(box: Any) -> None:
    assert box.pages("udział w rynku") == box.pages("udział rynku")
    assert not any("w" in result["missing"] for result in box.results("udział w rynku"))
    assert len(box.pages("w")) == 31


def test_operators_keep_their_meaning(box: Any) -> None:
    assert set(box.pages("+plan +klient")) == set(box.pages("+planami +klientów")) < set(box.pages("plan klient"))
    assert "plan-sprzedazy" not in box.pages("sprzedaż -plany")
    assert box.pages('"kamieniem milowym"') == ["harmonogram"]
    assert box.pages("+wierzycieli +lakierni") == []
    assert set(box.pages("title:planem")) == {"plan-sprzedazy", "plan-marketingowy"}
    assert "restrukturyzacja" in box.pages("wierzyciek~1")


def test_the_page_marks_the_forms_that_stand_on_it(box: Any, chromium: Any) -> None:
    link = next(result["link"] for result in box.results("planow sprzedazy") if "plan-sprzedazy" in result["link"])
    page = chromium.new_page()
    page.goto(link)
    page.wait_for_selector("mark[data-md-highlight]")
    shown = {mark.lower() for mark in page.locator("mark[data-md-highlight]").all_inner_texts()}
    page.close()
    assert {"plan sprzedaży", "planach sprzedaży"} <= shown


def test_the_unfinished_word_is_completed(box: Any) -> None:
    box.page.fill(".md-search__input", "")
    box.page.locator(".md-search__input").press_sequentially("cyfryz", delay=40)
    box.page.wait_for_function("document.querySelector('.md-search__suggest').textContent === 'cyfryzacja'")


def test_nothing_fails_and_nothing_is_fetched_from_elsewhere(box: Any) -> None:
    box.pages("planów sprzedaży")
    assert box.errors == []
    assert {url.split("/")[2].split(":")[0] for url in box.asked_for} == {"127.0.0.1"}


ENGLISH = ["pipeline", "brief", "original", "stage", "quota", "stag", "revenue", "turnover", "margin", "CRM", "B2C",
           "every stage", "pipeline quota", "owner", "business", "2029", "Salzburg", "SWOT"]  # fmt: skip


@pytest.mark.parametrize("query", ENGLISH)
def test_english_words_on_polish_pages_are_found_as_by_the_theme(box: Any, shipped_box: Any, query: str) -> None:
    assert set(box.pages(query)) >= set(shipped_box.pages(query)) > set()


def test_the_copy_on_disk_searches_without_a_network(chromium: Any, offline: Path, search_box: Any) -> None:
    copy = search_box(chromium, (offline / "index.html").as_uri())
    assert copy.pages("planow sprzedazy")[0] == "plan-sprzedazy"
    assert copy.pages("łańcuchy") == ["logistyka"]
    assert copy.errors == []
    assert {url.partition(":")[0] for url in copy.asked_for} == {"file"}


@pytest.fixture(params=["name", "inside"])
def another_release(request: pytest.FixtureRequest, shipped: Path, tmp_path: Path) -> Path:
    """The site as a later release of the theme might build it: the worker renamed, or changed inside."""
    site = tmp_path / "site"
    shutil.copytree(shipped, site)
    (worker,) = (site / "assets/javascripts/workers").glob("search.*.min.js")
    if request.param == "name":
        for page in site.rglob("*.html"):
            page.write_text(page.read_text("utf-8").replace(worker.name, "find.min.js"), "utf-8")
        worker.rename(worker.with_name("find.min.js"))
    else:
        worker.write_text(worker.read_text("utf-8").replace("metadataWhitelist", "metadataWanted"), "utf-8")
    return site


def test_another_release_of_the_theme_keeps_its_own_search(
    another_release: Path, chromium: Any, shipped_box: Any, search_box: Any, serve: Callable[[Path], str]
) -> None:
    assert [problem.code.id for problem in finish(another_release, "pl")] == ["S901"]
    box = search_box(chromium, serve(another_release) + "/")
    for query in ("rynek", "plan sprzedaży", "strategia"):
        assert box.pages(query) == shipped_box.pages(query)
    assert box.errors == []
