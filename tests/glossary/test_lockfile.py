"""The lock file: a build needs no dictionary, and a changed term is noticed."""

from pathlib import Path

import pytest

from planloom.glossary import lockfile as locks
from planloom.glossary.files import read_lock
from planloom.glossary.glossary import glossary
from planloom.glossary.reading import read
from planloom.source import read as read_sources
from planloom.source.yamltext import parse

TEXT = """glossary:
- {id: goal, en: {term: goal}, pl: {term: cel, gender: m, forms: [celik]}}
- {id: kpi, en: {term: KPI}, pl: {term: KPI}}
"""


def entries(text=TEXT):
    fields, problems = parse(text, "terms.yml")
    assert problems == []
    return read([fields])[0]


@pytest.fixture
def no_dictionary(monkeypatch):
    monkeypatch.setattr(locks, "morfeusz", lambda: None)


@pytest.fixture
def made():
    pytest.importorskip("morfeusz2")
    return locks.make_all(entries())[0]


def test_writing_and_reading_gives_the_same(made):
    text = locks.dumps(made)
    assert locks.loads(text, "forms.lock.json") == (made, [])
    assert locks.dumps(locks.loads(text, "forms.lock.json")[0]) == text


def test_a_build_without_dictionary_uses_the_lock(made, no_dictionary):
    result, problems = glossary(entries(), made)
    assert problems == []
    assert [mention.term for mention in result.matcher("pl").find("Bez celów i celików")] == ["goal"]
    assert [mention.term for mention in result.matcher("pl").find("celik")] == ["goal"]


def test_a_changed_term_without_dictionary_is_told(made, no_dictionary):
    result, problems = glossary(entries(TEXT.replace("term: cel,", "term: zamiar, synonyms: [intencja],")), made)
    assert [(problem.code.id, problem.span.line) for problem in problems] == [("L210", 2)]
    found = result.matcher("pl").find("Zamiar, intencja i celik; bez zamiaru")
    assert [(mention.start, mention.end) for mention in found] == [(0, 6), (8, 16), (19, 24)]


def test_all_terms_without_forms_are_told_at_once(no_dictionary):
    assert [problem.code.id for problem in glossary(entries(), locks.Lock())[1]] == ["L210"]


def test_english_needs_no_dictionary(no_dictionary):
    result, _ = glossary(entries(), locks.Lock())
    assert result.matcher("en").find("two goals")


def test_a_broken_lock_counts_as_empty():
    for text in (
        "",
        "[]",
        '{"terms": 1, "dictionary": ""}',
        '{"terms": {"a": {"pl": {}}}, "dictionary": ""}',
        '{"terms": {"a": {"pl": {"made_from": "", "forms": {}, "guessed": [{}]}}}, "dictionary": ""}',
        "[" * 100_000,
    ):
        lock, problems = locks.loads(text, "forms.lock.json")
        assert lock == locks.Lock()
        assert [problem.code.id for problem in problems] == ["L214"]


def test_entries_whose_forms_changed_are_listed(made):
    changed = locks.make_all(entries(TEXT.replace("forms: [celik]", "forms: [celek]")))[0]
    assert locks.differences(made, changed) == ["goal"]
    assert locks.differences(made, made) == []


def test_guessed_words_are_told():
    pytest.importorskip("morfeusz2")
    _, problems = locks.make_all(entries("glossary:\n- {id: churn, en: churn, pl: {term: churn}}\n"))
    assert [problem.code.id for problem in problems] == ["L211"]
    _, problems = locks.make_all(entries("glossary:\n- {id: churn, en: churn, pl: {term: churn}, like: {pl: plan}}\n"))
    assert problems == []


def test_the_starter_glossary_has_its_forms():
    plans = Path(__file__).parents[2] / "plans"
    sources, _ = read_sources(plans, plans.parent)
    entries = read(document.fields for document in sources.glossary)[0]
    lock, problems = read_lock(plans, plans.parent)
    assert problems == []
    assert locks.stale(entries, lock, locks.FILE) == [], "run `planloom glossary forms` and commit the lock file"
