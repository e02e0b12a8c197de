"""The search box itself, in a browser, as a reader uses it."""

import json
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
            {"plan", "planach", "planem", "sprzedaż", "sprzedaży"},
        ),
        (
            "planow sprzedazy",
            "plan-sprzedazy",
            {"plan", "planach", "planem", "sprzedaż", "sprzedaży"},
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
        ("lojalnością", "przeglad", {"lojalność"}),
        ("strate\u00adgią", "", {"strategia", "strategię"}),
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


def test_a_finished_word_is_no_beginning(box: Any) -> None:
    assert "innowacje" not in box.pages("plan")  # the page says "planowanie"


def test_a_verbal_noun_is_not_its_verb_but_the_verb_finds_it(box: Any) -> None:
    assert "szkolenia" in box.pages("szkolenie")
    assert "rynek" not in box.pages("zadanie")
    assert "wierzyciele" in box.pages("żądać")


def test_an_ambiguous_form_finds_both_words(box: Any) -> None:
    assert {"sadu", "sąd"} <= marks(box, "sadu")


def test_diacritics_decide_when_there_are_any(box: Any) -> None:
    assert {"restrukturyzacja"} == set(box.pages("sądu")) - {"przeplywy"}
    assert marks(box, "sadu") >= {"sadu", "sąd"}
    assert "sadu" not in marks(box, "sądu")
    assert "stale" not in marks(box, "koszty stałe")
    assert {"stałe", "stale"} <= marks(box, "koszty stale")


def test_pages_have_all_words_where_any_page_has_and_else_say_what_is_missing(box: Any) -> None:
    assert not any(result["missing"] for result in box.results("planów sprzedaży"))
    results = box.results("wierzycieli lakierni")
    assert {word for result in results for word in result["missing"]} == {"wierzycieli", "lakierni"}


def test_prepositions_neither_find_nor_go_missing(box: Any) -> None:
    assert box.pages("udział w rynku") == box.pages("udział rynku")
    assert box.pages("w") == ["udzial"]  # of such words titles alone are told


@pytest.mark.parametrize(("asked", "page"), [("zamknąć projekty", "projekty"), ("kupić oprogramowanie", "cyfryzacja"),
                                             ("cena energii elektrycznej", "zrownowazony")])  # fmt: skip
def test_the_other_aspect_of_a_verb_and_words_of_the_same_meaning_are_found(box: Any, asked: str, page: str) -> None:
    assert page in box.pages(asked)[:3]


@pytest.mark.parametrize(("slip", "meant"), [("logistkya", "logistyka"), ("rstrukturyzacja", "restrukturyzacja"),
                                             ("wierzyceli", "wierzyciele"), ("szkolrnia", "szkolenia")])  # fmt: skip
def test_one_wrong_letter_is_forgiven(box: Any, slip: str, meant: str) -> None:
    assert meant in box.pages(slip)[:3]


HOSTILE = ['<img src=x onerror="window.hit = 1">', "<script>window.hit = 1</script> plan", '"><b>plan', "javascript:hit()",
           "plan &lt;b&gt;", "\\", "[", "(.*)+", "__proto__", "constructor", "\u0000plan", "9" * 500, "ł" * 500]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_a_question_is_never_markup(box: Any, query: str) -> None:
    box.page.fill(".md-search__input", query)
    box.page.locator(".md-search__input").press("End")
    box.page.wait_for_timeout(400)
    inside = box.page.evaluate("[...document.querySelectorAll('.md-search-result :is(img, script, b)')].length")
    assert (inside, box.page.evaluate("window.hit"), box.errors) == (0, None, [])


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


def test_nothing_of_the_index_is_loaded_before_the_first_question(chromium: Any, site: Path, serve: Any) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(site) + "/")
    page.wait_for_timeout(300)
    (edition,) = (path.name for path in (site / "search").iterdir() if path.is_dir())
    assert not [url for url in asked if edition in url]
    page.click(".md-search__input")
    page.keyboard.type("rynek")
    page.wait_for_selector(".md-search-result__item")
    assert [url for url in asked if edition in url]
    page.close()


def test_an_edition_that_is_gone_is_looked_up_again(chromium: Any, site: Path, serve: Any) -> None:
    page = chromium.new_page()
    stale = json.loads((site / "search/search_index.json").read_text("utf-8"))
    stale["config"]["edition"] = "000000000000"
    answered: list[str] = []

    def answer(route: Any) -> None:
        answered.append(route.request.url)
        route.fulfill(json=stale) if len(answered) == 1 else route.continue_()

    page.route("**/search_index.json", answer)
    page.goto(serve(site) + "/")
    page.click(".md-search__input")
    page.keyboard.type("rynek")
    page.wait_for_selector(".md-search-result__item")
    assert len(answered) == 2
    page.close()


def test_the_copy_on_disk_searches_without_a_network(chromium: Any, offline: Path, search_box: Any) -> None:
    copy = search_box(chromium, (offline / "index.html").as_uri())
    assert copy.pages("planow sprzedazy")[0] == "plan-sprzedazy"
    assert copy.pages("łańcuchy") == ["logistyka"]
    assert copy.errors == []
    assert {url.partition(":")[0] for url in copy.asked_for} == {"file"}


@pytest.fixture
def another_release(shipped: Path, tmp_path: Path) -> Path:
    """The site as a later release of the theme might build it: with another worker."""
    site = tmp_path / "site"
    shutil.copytree(shipped, site)
    (worker,) = (site / "assets/javascripts/workers").glob("search.*.min.js")
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace(worker.name, "find.min.js"), "utf-8")
    worker.rename(worker.with_name("find.min.js"))
    return site


def test_another_release_of_the_theme_keeps_its_own_search(
    another_release: Path, chromium: Any, shipped_box: Any, search_box: Any, serve: Callable[[Path], str]
) -> None:
    assert [problem.code.id for problem in finish(another_release, "pl")] == ["S901"]
    box = search_box(chromium, serve(another_release) + "/")
    for query in ("rynek", "plan sprzedaży", "strategia"):
        assert box.pages(query) == shipped_box.pages(query)
    assert box.errors == []
