"""Each kind of problem has words in both languages, a reason, a mend, and examples that do what they say."""

import re

import pytest
from rule_projects import codes, files_of, judged

from planloom.catalogue import all_codes
from planloom.problems import LANGUAGES, Code
from planloom.report.words import filled
from planloom.rules import RULES, catalogue
from planloom.rules.exceptions import CODES as EXCEPTIONS

JUDGED = [*(rule.code for rule in RULES), *EXCEPTIONS]
RULE_IDS = {code.id for code in JUDGED}
ALL = [code for code in all_codes() if not code.id.startswith("B")]  # B: what paper cannot show, told by the book

# Codes about something that no plan source can show, and why.
NO_EXAMPLE = {
    "S101": "a folder that is not there",
    "S102": "a folder without a plan",
    "S103": "a file that may not be read",
    "S104": "a folder with the name of a file",
    "S316": "a package that is installed",
    "S105": "a symbolic link",
    "S106": "a file of many megabytes",
    "S107": "bytes in another encoding",
    "S108": "a file that is not text",
    "S111": "a symbolic link",
    "S113": "a picture",
    "S204": "fifty levels of brackets",
    "S205": "aliases that expand to 200 000 values",
    "S405": "an installed package",
    "S406": "the renderer's configuration",
    "S410": "an example in a rule, tried on request",
    "S407": "a file with another name than the settings have",
    "S601": "a template",
    "S602": "a template",
    "S701": "the renderer",
    "S702": "the renderer",
    "S703": "a folder that holds something else",
    "S704": "the configuration of the renderer",
    "S705": "what a whole build writes",
    "S804": "a chart of many thousand characters",
    "S805": "a chart within a list of a page",
    "S806": "a template",
    "S807": "a mistake of ours",
    "S901": "a release of the theme",
    "S902": "a missing package",
    "S903": "a file made by a program",
    "S904": "a file made by a program",
    "D120": "a repository of more than a year",
    "L206": "a term of many thousand characters",
    "L210": "forms that a dictionary does not know",
    "L211": "forms that a dictionary does not know",
    "L212": "forms that a dictionary knows",
    "L213": "a file made by a program",
    "L214": "a file made by a program",
}
# Charts are drawn by a later stage; their examples are tested there.
LATER = {code.id for code in ALL if code.id.startswith("S8")}
OTHERS = [code for code in ALL if code.bad and code.id not in RULE_IDS | LATER]
by_id = pytest.mark.parametrize("code", JUDGED, ids=lambda code: code.id)


def in_context(code: Code, example: str) -> str:
    """Give an example of the glossary its file; others name theirs, or are parts of a strategy."""
    return f"# plans/glossary/terms.yml\n{example}" if code.family == "L" and "# plans/" not in example else example


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


@pytest.mark.parametrize("code", OTHERS, ids=lambda code: code.id)
def test_examples_of_the_other_stages(code: Code):
    """What the rules say beside is left out: a fragment need not be a complete plan."""
    bad, good = (
        [found for found in codes(judged(in_context(code, example))) if found not in RULE_IDS]
        for example in (code.bad, code.good)
    )
    assert set(bad) == {code.id}
    assert good == []


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_no_code_lacks_an_example_without_a_reason(code: Code):
    assert bool(code.bad) == bool(code.good)
    assert bool(code.bad) != (code.id in NO_EXAMPLE)


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_words_in_both_languages(code: Code):
    for phrase in (code.title, code.message, code.why, code.help):
        assert phrase.en.strip(), phrase
        assert phrase.pl.strip(), phrase
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
