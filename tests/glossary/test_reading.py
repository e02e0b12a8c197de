"""Entries from YAML, and what is told when they cannot be used."""

import pytest

from planloom.glossary.files import load_text
from planloom.glossary.patterns import TooSlowError, check

HEAD = "glossary:\n"


def read(text):
    return load_text(text, "plans/glossary/terms.yml")


def codes_of(text):
    return [(problem.code.id, problem.span.line) for problem in read(text)[1]]


def test_the_long_form():
    made, problems = read(
        HEAD
        + """
  - id: kpi
    area: strategy
    en: {term: key performance indicator, plural: key performance indicators, abbr: KPI, synonyms: [metric], definition: A measure.}
    pl:
      term: kluczowy wskaźnik efektywności
      gender: m
      definition: Miernik.
    near: {pl: [wynik]}
    auto: false
    pos: noun
"""
    )
    assert problems == []
    entry = made.entries["kpi"]
    assert (entry.area, entry.auto, entry.noun) == ("strategy", False, True)
    assert entry.en.surfaces == (("key performance indicator", 0), ("KPI", 1), ("metric", 2))
    assert (entry.pl.gender, entry.pl.near, entry.en.near) == ("m", ("wynik",), ())


@pytest.mark.parametrize(
    "text",
    [
        "- {id: plan, en: plan, pl: [plan, projekt]}\n",
        "# note\n\n- {id: plan, en: plan, pl: [plan, projekt]}\n",
        "terms:\n- {id: plan, en: [plan], pl: [plan, projekt]}\n",
        "terms:\n  a: {id: plan, en: {term: plan}, pl: {term: plan, aliases: [projekt]}}\n",
    ],
)
def test_short_forms(text):
    made, problems = read(text)
    assert problems == []
    assert made.entries["plan"].pl.surfaces == (("plan", 0), ("projekt", 2))


def test_a_bare_list_keeps_its_lines():
    assert codes_of("- {id: a, en: x, pl: y}\n- {id: a, en: z, pl: w}\n") == [("L201", 2)]


def test_guards_may_stand_beside_the_entries():
    made, problems = read("terms:\n- {id: goal, en: goal, pl: cel}\nguards:\n  pl:\n    goal: {not: ['w celu']}\n")
    assert problems == []
    assert made.entries["goal"].pl.banned == ("w celu",)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("  - {id: a, en: {term: x}, pl: {term: y}}\n  - {id: a, en: {term: z}, pl: {term: w}}\n", "L201", 3),
        (
            "  - {id: a, en: {term: goal}, pl: {term: x}}\n  - {id: b, en: {term: goals}, pl: {term: y}}\n",
            "L202",
            3,
        ),
        ("  - {id: a, en: {term: x}}\n", "L203", 2),
        ("  - id: a\n    en: {term: x}\n    pl: {term: y}\n    not: {pl: ['x', '(y']}\n", "L204", 5),
        ("  - id: a\n    en: {term: x}\n    pl: {term: y}\n    unless: {pl: ['(a+)+']}\n", "L205", 5),
        ("  - id: a\n    en: {term: x}\n    pl:\n      term: " + "bardzo " * 43 + "\n", "L206", 5),
        ("  - {id: a, en: {term: x}, pl: {term: y}, related: [b]}\n", "L207", 2),
        ("  - {en: {term: x}, pl: {term: y}}\n", "L208", 2),
        ("  - {id: a, en: {definition: x}, pl: {term: y}}\n", "L208", 2),
        ("  - plan\n", "L208", 2),
        ("  - id: a\n    en: {term: x}\n    pl: {term: y}\n    gap: wide\n", "L208", 5),
        ("  - {id: a, en: {term: x, synonims: [z]}, pl: {term: y}}\n", "L209", 2),
    ],
)
def test_what_is_wrong_with_an_entry_is_told_at_its_line(text, code, line):
    assert (code, line) in codes_of(HEAD + text)


def test_a_term_of_300_characters_leaves_the_rest_standing():
    made, problems = read(HEAD + f"  - {{id: a, en: {{term: plan}}, pl: {{term: {'a' * 300}}}}}\n")
    assert [problem.code.id for problem in problems] == ["L206"]
    assert made.entries["a"].en.term == "plan"
    assert made.entries["a"].pl is None


def test_a_near_name_is_offered():
    problem = read(HEAD + "  - {id: plan, en: plan, pl: plan, related: [goals]}\n  - {id: goal, en: goal, pl: cel}\n")[
        1
    ][0]
    assert problem.help.en == "write `goal`"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(a|aa)+b",
        r"(\w+\s?)*x",
        r".*.*x",
        r".*a.*b",
        r"[\w-]+-\w+",
        r"(?:a{1,50}){1,50}",
        r"(\w)\1",
        r"\w+\s*\w+",
        r"(?:\w+ )+plan",
        "a?" * 25,
        "x" * 500,
    ],
)
def test_patterns_that_may_explode(pattern):
    with pytest.raises(TooSlowError):
        check(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "w( tym| jakim)? celu",
        r"\w+ \w+ \w+",
        r"(?:\w+ ){0,3}celu",
        r"szans\w* na (?!\w+(ym|im)\b)\w+",
        r"[^,]*,\w+",
        r"\w+-\w+",
        r"(?i:PLAN)",
        r"plan(?:y|ów)?",
    ],
)
def test_patterns_that_are_safe(pattern):
    check(pattern)
