"""How much the search finds, measured through the search box against what the dictionary says.

A page is right for a word when the dictionary reads any word on the page as a form of the word asked
for.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LEMMAS = """
badanie bank budżet cel cena cyfrowy dane dług dostawa dostawca decyzja energia grupa harmonogram
inicjatywa inwestycja jakość kampania kanał kapitał klient konkurencja koszt kredyt lejek magazyn marka
marża miernik misja montaż należność nadzorca odbiorca odpowiedzialność oferta partner plan planowanie
postępowanie pracownik produkt prognoza projekt propozycja próg przegląd przepływ przewaga przychód
rabat reklamacja rekrutacja rentowność rotacja rynek ryzyko segment serwis słaby mocny spłata spółka
sprzedaż strategia system szansa szkolenie termin udział umowa wartość wdrożenie wierzyciel
wierzytelność wizja wskaźnik zagrożenie zespół zgromadzenie zysk łańcuch
"""
PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")


class Query(NamedTuple):
    text: str
    right: frozenset[str]


@pytest.fixture(scope="module")
def morfeusz() -> Any:
    return pytest.importorskip("morfeusz2").Morfeusz(praet="composite")


ENOUGH = 0.94
"""Words of the same meaning are wrong here, and are listed where few pages have the word itself."""


def bare(lemma: str) -> str:
    return lemma.partition(":")[0]


@pytest.fixture(scope="module")
def lemmas_on(shipped: Path, morfeusz: Any) -> dict[str, set[str]]:
    """The lemmas of each page."""
    found: dict[str, set[str]] = {}
    for entry in json.loads((shipped / "search/search_index.json").read_text("utf-8"))["docs"]:
        text = re.sub(r"<[^>]+>", " ", f"{entry['title']} {entry['text']}").replace("\u00ad", "")
        page = found.setdefault(entry["location"].partition("#")[0].strip("/"), set())
        for word in re.findall(r"[^\W\d_]+", text):
            page |= {bare(reading[1]) for _, _, reading in morfeusz.analyse(word)}
    return found


@pytest.fixture(scope="module")
def queries(lemmas_on: dict[str, set[str]], morfeusz: Any) -> list[Query]:
    """Queries of one word, each in several cases."""
    chance = random.Random(2027)
    forms = {lemma: sorted(chance.sample(found, min(3, len(found))))
             for lemma in LEMMAS.split() if (found := sorted(set(inflected(morfeusz, lemma))))}  # fmt: skip
    single = [Query(form, right(lemmas_on, lemma)) for lemma, found in forms.items() for form in found]
    return [query for query in single if query.right]


def inflected(morfeusz: Any, lemma: str) -> Iterator[str]:
    """The forms of `lemma` that people write: no vocatives, no forms marked as dated or rare."""
    for form, whose, tag, _, labels in morfeusz.generate(lemma):
        kind, *marks = tag.split(":")
        cases = {case for mark in marks for case in mark.split(".")}
        if bare(whose) == lemma and kind in {"subst", "adj"} and not labels and cases & {"nom", "gen", "inst", "loc"}:
            yield form


def right(lemmas_on: dict[str, set[str]], *lemmas: str) -> frozenset[str]:
    return frozenset(page for page, found in lemmas_on.items() if found & set(lemmas))


def measure(box: Any, queries: list[Query]) -> tuple[float, dict[str, set[str]]]:
    """Return the precision over all queries, and the pages each query missed."""
    found = {query: set(box.pages(query.text)) for query in queries}
    hits = sum(len(pages & query.right) for query, pages in found.items())
    missed = {query.text: set(query.right - pages) for query, pages in found.items() if query.right - pages}
    return hits / sum(map(len, found.values())), missed


def test_there_are_enough_queries(queries: list[Query]) -> None:
    assert sum(" " not in query.text for query in queries) >= 150


def test_inflected_queries_find_every_page(box: Any, queries: list[Query]) -> None:
    precision, missed = measure(box, queries)
    assert missed == {}
    assert precision >= ENOUGH


def test_so_do_queries_without_diacritics(box: Any, queries: list[Query]) -> None:
    precision, missed = measure(box, [Query(text.translate(PLAIN), pages) for text, pages in queries])
    assert missed == {}
    assert precision >= ENOUGH
