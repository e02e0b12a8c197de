"""The index: which pages it has for a word, and that its parts can be put together again."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planloom.search.concepts import Concept
from planloom.search.documents import by_page, documents
from planloom.search.index import index
from planloom.search.index_cache import IndexedPages
from planloom.search.lexicon import English, plural, singular
from planloom.search.parts import Parts, Row, as_written, base36
from planloom.search.words import fold

PAGES: list[Mapping[str, Any]] = [
    {"location": "", "title": "Home", "text": "Welcome."},
    {"location": "sales/", "title": "Sales plan", "text": "What we sell."},
    {
        "location": "sales/quotas/",
        "title": "Quotas – Sales plan",
        "text": "",
        "ids": ["quota-north"],
        "terms": ["quota"],
    },
    {"location": "sales/quotas/#quotas", "title": "Quotas", "text": "<p>Anna sells.</p>"},
    {"location": "sales/quotas/#more", "title": "More", "text": "<p>Bonus</p>"},
]


def built(**options: Any) -> dict[str, Any]:
    words = {word.lower() for word in ("home", "welcome", "sales", "plan", "quotas", "anna", "bonus")}
    scripts = index(IndexedPages(by_page(PAGES)), English(words), "en", **options)
    return {name: read(text) for name, text in scripts.items()}


def read(script: str) -> Any:
    return json.loads(script.partition(",")[2].rpartition(")")[0])


def rows(part: str) -> list[str]:
    found, last = [], ""
    for line in part.split("\n"):
        last = last[: int(line[0], 36)] + line[1:].partition("\t")[0]
        found.append(last)
    return found


def test_the_name_of_a_plan_is_the_context_of_its_pages_and_not_their_title() -> None:
    page = documents(by_page(PAGES))[2]
    assert (page.own_title, page.title, page.context) == ("Quotas", "Quotas – Sales plan", "Sales plan – Sales plan")
    assert [(part.anchor, part.heading, part.text) for part in page.parts] == [
        ("", "", "Anna sells."),
        ("more", "More", "Bonus"),
    ]


def test_every_page_has_its_sections_and_a_line_with_its_title() -> None:
    scripts = built()
    assert scripts["d0"][2] == [["", "", "Anna sells."], ["more", "More", "Bonus"]]
    assert scripts["t0"].split("\n")[2].split("\t")[:2] == ["sales/quotas/", "Quotas – Sales plan"]
    assert scripts["m"]["pages"] == 3


def test_ids_and_both_numbers_are_forms() -> None:
    assert {"quota", "quotas", "quota-north", "sale", "sales"} <= set(rows(built()["f0"]))


def test_a_page_is_found_by_the_end_of_its_address_and_by_its_kind() -> None:
    entry = {"location": "change/", "title": "One store", "text": "Less.", "names": ["Restructuring plan"]}
    (page,) = documents(by_page([entry]))
    assert page.also == "Restructuring plan change"
    known = IndexedPages(by_page([entry]))
    scripts = index(known, English({"one", "store", "less", "restructuring", "plan", "change"}), "en")
    assert {"change", "changes", "restructuring", "plan"} <= set(rows(read(scripts["f0"])))


def test_an_address_of_several_words_is_an_id_and_no_words() -> None:
    (page,) = documents(by_page([{"location": "new-store/", "title": "Shop", "text": ""}]))
    assert (page.slug, page.also) == ("new-store", "")


def test_names_of_concepts_are_known_even_if_no_page_has_them() -> None:
    scripts = built(concepts=[Concept("quota", ["quota", "target"], ["norma"], "quota", "What is to be sold.")])
    assert {"target", "targets", "norma"} & set(rows(scripts["f0"])) >= {"target", "norma"}
    assert len(scripts["g"]) == 1


def test_two_indexes_of_the_same_pages_are_the_same() -> None:
    assert built() == built()


def test_singular_and_plural() -> None:
    assert [singular(word) for word in ("milestones", "policies", "boxes", "process", "bus", "2028s")] == [
        "milestone", "policy", "box", "process", "bus", "2028s",
    ]  # fmt: skip
    assert [plural(word) for word in ("milestone", "policy", "box", "day")] == [
        "milestones",
        "policies",
        "boxes",
        "days",
    ]


FORMS = st.sets(st.text("abcdeąęż-", min_size=1, max_size=8), min_size=1, max_size=60)


@given(FORMS)
def test_a_sorted_table_can_be_read_again(forms: set[str]) -> None:
    parts = Parts()
    ordered = sorted(forms, key=lambda form: (fold(form), form))
    parts.add_sorted("f", [Row(fold(form), form, "x" * 900) for form in ordered], 4)
    chunks = [rows(read(parts.scripts[f"f{number}"])) for number in range(len(parts.starts["f"]))]
    assert [form for chunk in chunks for form in chunk] == ordered
    starts = [fold(chunk[0])[:4] for chunk in chunks]
    assert starts == parts.starts["f"] == sorted(set(starts))  # what begins alike stands together


@given(st.integers(0, 10**12))
def test_numbers_are_written_as_a_browser_reads_them(number: int) -> None:
    assert int(base36(number), 36) == number


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), min_size=1, max_size=40))
def test_a_numbered_table_can_be_read_again(lines: list[str]) -> None:
    parts = Parts()
    parts.add_numbered("p", lines)
    read_again = [read(parts.scripts[f"p{number}"]).split("\n") for number in range(len(parts.starts["p"]))]
    assert [line for chunk in read_again for line in chunk] == lines


@given(st.lists(st.text(max_size=9000), max_size=12))
def test_a_list_is_found_by_numbers(entries: list[str]) -> None:
    parts = Parts()
    parts.add_listed("d", [as_written(entry) for entry in entries])
    starts = parts.starts.get("d", [])
    chunks = [read(parts.scripts[f"d{number}"]) for number in range(len(starts))]
    assert [entry for chunk in chunks for entry in chunk] == entries
    assert starts == [sum(map(len, chunks[:number])) for number in range(len(chunks))]


def told(*texts: str) -> set[str]:
    """Return the lemmas that pages with these texts, and no titles, are found by."""
    pages = by_page({"location": f"{number * 'p'}/", "title": "", "text": text} for number, text in enumerate(texts, 1))
    known = IndexedPages(pages)
    return {*known.counted(English({word.lower() for word in known.words}), [])[0].lines} - {"p", "pp"}


def test_words_that_stand_in_every_question_are_told_of_titles_only() -> None:
    assert told("Who owns it, and how much?") == set()
    assert "we" in {
        *IndexedPages(by_page([{"location": "a/", "title": "What we do", "text": ""}]))
        .counted(English(()), [])[0]
        .lines
    }


def test_an_acronym_is_none_of_them() -> None:
    assert told("The IT department gives it to US.") == {"it", "department", "give", "us"}


def test_what_asks_for_a_kind_of_answer_is_told_apart() -> None:
    assert {"who", "much"} <= {*built()["m"]["asking"]} <= {*built()["m"]["idle"]}
