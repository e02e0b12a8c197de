"""Each rule has words in both languages, a reason, and examples that do what they say."""

import re

import pytest
from rule_projects import codes, files_of, judged

from planloom.problems import LANGUAGES, Code
from planloom.report.words import filled
from planloom.rules import RULES, catalogue
from planloom.rules.exceptions import CODES as EXCEPTIONS

JUDGED = [*(rule.code for rule in RULES), *EXCEPTIONS]
by_id = pytest.mark.parametrize("code", JUDGED, ids=lambda code: code.id)


@by_id
def test_bad_example_has_it_and_nothing_else(code: Code):
    assert codes(judged(code.bad)) == [code.id]


@by_id
def test_good_example_has_nothing_wrong(code: Code):
    assert codes(judged(code.good)) == []


@by_id
def test_every_value_in_the_words_is_given(code: Code):
    for problem in judged(code.bad):
        for phrase in (problem.code.message, problem.code.label, problem.help):
            for language in LANGUAGES:
                assert not re.search(r"\{\w+\}", filled(phrase, problem, language).replace("{P106", ""))


@by_id
def test_finding_stands_at_something_written(code: Code):
    for problem in judged(code.bad):
        assert problem.span.file in files_of(code.bad)
        assert problem.span.end_line, "a place, not a whole file"
        assert problem.subject is not None


@pytest.mark.parametrize("code", catalogue(), ids=lambda code: code.id)
def test_words_in_both_languages(code: Code):
    for phrase in (code.title, code.message, code.why):
        assert phrase.en.strip(), phrase
        assert phrase.pl.strip(), phrase
    assert bool(code.help.en) == bool(code.help.pl)
    assert bool(code.label.en) == bool(code.label.pl)


@pytest.mark.parametrize("code", catalogue(), ids=lambda code: code.id)
def test_messages_are_one_line_without_a_full_stop(code: Code):
    for words in (code.message.en, code.message.pl):
        assert words[0].islower() or words[0] in "`{", words
        assert not words.endswith("."), words
        assert "\n" not in words


def test_ids_are_unique():
    ids = [code.id for code in catalogue()]
    assert sorted(set(ids)) == sorted(ids)


def test_ids_are_a_family_and_three_digits():
    for code in catalogue():
        assert re.fullmatch(r"[SCDMPKLR]\d{3}", code.id), code.id
