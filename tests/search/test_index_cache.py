"""What is kept of the search: after any edit the index is the one that is made from nothing."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from misshapen import misshapen

from planloom.program import content_digest
from planloom.search.concepts import Concept
from planloom.search.documents import by_page
from planloom.search.index import index
from planloom.search.index_cache import IndexCache, IndexedPages
from planloom.search.lexicon import English
from planloom.store import Store

WORDS = ("market", "markets", "Budget", "2027", "quota-north", "sale", "sales", "plan", "żółw")
CONCEPTS = [Concept("market", ["market"], ["rynek"], "market", "Where we sell.", pages=["a"])]

texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
entries = st.fixed_dictionaries(
    {"title": texts, "text": texts, "terms": st.lists(st.just("market"), max_size=2), "ids": st.just(["quota-north"])}
)
sites = st.lists(entries, min_size=4, max_size=6)


def located(site: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"location": "a/" * number, **entry} for number, entry in enumerate(site)]


def made(site: list[dict[str, Any]], place: IndexCache | None, concepts: list[Concept]) -> dict[str, str]:
    known = IndexedPages(by_page(located(site)), place and replace(place))
    return index(known, English({word.lower() for word in known.words}), "en", concepts)


@given(sites, st.lists(st.tuples(st.integers(0, 3), entries), max_size=5), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_after_edits_it_is_the_same_as_from_nothing(
    tmp_path: Path, site: list[dict[str, Any]], edits: list[tuple[int, dict[str, Any]]], concepts: bool
) -> None:
    place = IndexCache(Store(tmp_path), "search", "state")
    for number, entry in edits:
        made(site, place, [])
        site = [*site[:number], entry, *site[number + 1 :]]
        explained = CONCEPTS if concepts else []
        assert made(site, place, explained) == made(site, None, explained)


def test_an_edit_counts_one_page_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = IndexCache(Store(tmp_path), "search", "state")
    site = [{"title": f"Plan {number}", "text": "market budget"} for number in range(40)]
    made(site, place, [])
    monkeypatch.setattr("planloom.search.index_cache.counted", None)
    site[7] = {"title": "Plan 7", "text": "market budgets"}
    changed = made(site, place, [])
    monkeypatch.undo()
    assert changed == made(site, None, [])


def test_an_entry_with_a_field_of_another_kind_is_none(tmp_path: Path) -> None:
    place = IndexCache(Store(tmp_path), "search", "state")
    names = {"terms": ["market"], "ids": ["quota-north"], "names": ["The plan"]}
    site = [{"title": f"Plan {number}", "text": "market", **names} for number in range(2)]
    made(site, place, CONCEPTS)
    entries = place.store.get(["search", "search 0"])
    kept, pages = (json.loads(entries[name]) for name in ("search", "search 0"))
    assert len(replace(place).before.pages) == len(site)
    for path, wrong in misshapen(kept):
        place.store.put({"search": json.dumps(wrong).encode()})
        assert not replace(place).before.pages, path
    for path, wrong in misshapen(pages):
        part = json.dumps(wrong).encode()
        place.store.put({"search": json.dumps({**kept, "parts": [content_digest(part)]}).encode(), "search 0": part})
        assert not replace(place).before.pages, path


def test_pages_of_another_build_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planloom.search.index_cache._TOGETHER", 2)
    place = IndexCache(Store(tmp_path), "search", "state")
    site = [{"title": f"Plan {number}", "text": "market"} for number in range(5)]
    made(site, place, [])
    assert len(replace(place).before.pages) == len(site)
    part = place.store.get(["search 1"])["search 1"]
    for other in (part.replace(b"market", b"budget"), b"", b"[]"):
        place.store.put({"search 1": other})
        assert not replace(place).before.pages
        assert made(site, place, []) == made(site, None, [])


def test_what_is_no_entry_changes_nothing(tmp_path: Path) -> None:
    place = IndexCache(Store(tmp_path), "search", "state")
    site = [{"title": f"Plan {number}", "text": "market"} for number in range(5)]
    made(site, place, [])
    kept = json.loads(place.store.get(["search"])["search"])
    place.store.put({"search": json.dumps({**kept, "lemmas": {"market": [[1]]}}).encode()})
    site[0]["text"] = "budget"
    assert made(site, place, []) == made(site, None, [])
