"""Settings: what can be set, where mistakes are told, and that they do what they say."""

import datetime as dt
from decimal import Decimal

import pytest

from planloom.problems import Code, Level, Phrase, Problem, Span
from planloom.report.words import message
from planloom.settings import Settings, levelled, read_settings, settings_from_options

WORDS = Phrase("something is wrong", "coś jest nie tak")
CODE = Code("M103", Level.ERROR, title=WORDS, message=WORDS)


def read(text: str) -> Settings:
    settings, problems = read_settings(text)
    assert problems == []
    return settings


def wrong(text: str) -> list[tuple[str, str]]:
    return [(problem.code.id, str(problem.span)) for problem in read_settings(text)[1]]


def test_without_a_file_everything_has_a_default():
    assert read("") == Settings()
    assert (Settings().tolerance.money, Settings().tolerance.days, Settings().today) == (Decimal("0.005"), 0, None)


def test_everything_can_be_set():
    settings = read("""\
levels: {M: warning, K104: off}
tolerance: {money: 2%, days: 3}
today: 2027-03-31
coverage: {pipeline: 3}
span_of_control: {least: 4, most: 10}
""")
    assert settings.tolerance.money == Decimal("0.02")
    assert settings.tolerance.days == 3
    assert settings.today == dt.date(2027, 3, 31)
    assert settings.coverage.pipeline == 3
    assert (settings.span_of_control.least, settings.span_of_control.most) == (4, 10)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("{}", Level.ERROR),
        ("{M: warning}", Level.WARNING),
        ("{M103: info}", Level.INFO),
        ("{M: warning, M103: error}", Level.ERROR),
        ("{M: off, M103: info}", Level.INFO),
        ("{M103: off}", None),
        ("{M: false}", None),
    ],
)
def test_a_rule_goes_before_its_family(levels, expected):
    assert read(f"levels: {levels}").level(CODE) == expected


def test_levels_reach_what_is_folded():
    inner = Problem(CODE, Span("a.yml"), Level.ERROR)
    outer = Problem(Code("C101", Level.ERROR, title=WORDS, message=WORDS), Span("a.yml"), Level.ERROR, folded=(inner,))
    (found,) = levelled([outer], read("levels: {M: info}"))
    assert (found.level, found.folded[0].level) == (Level.ERROR, Level.INFO)
    assert levelled([outer], read("levels: {M: off}"))[0].folded == ()


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("levls: {M: off}", "S401", "planloom.yml:1:1"),
        ("tolerance: {mony: 1%}", "S401", "planloom.yml:1:13"),
        ("today: tomorrow", "S402", "planloom.yml:1:8"),
        ("today: 0001-01-01", "S402", "planloom.yml:1:8"),
        ("today: 9999-12-31 00:00:00", "S402", "planloom.yml:1:8"),
        ("tolerance: {money: 50}", "S402", "planloom.yml:1:20"),
        ("tolerance: {days: many}", "S402", "planloom.yml:1:19"),
        ("levels: {M: loud}", "S402", "planloom.yml:1:13"),
        ("rules: [{id: M101, title: Mine, for: objective, require: owner}]", "S402", "planloom.yml:1:14"),
        ("today: [1", "S201", "planloom.yml:1:8"),
    ],
)
def test_mistakes_are_told_where_they_are(text, code, place):
    assert wrong(text) == [(code, place)]


def test_one_mistake_does_not_undo_the_rest():
    settings, problems = read_settings("today: tomorrow\ntolerance: {money: 2%}\n")
    assert len(problems) == 1
    assert settings.tolerance.money == Decimal("0.02")


def test_an_unknown_setting_is_told_with_those_there_are():
    (problem,) = read_settings("colour: red")[1]
    assert "`levels`, `tolerance`" in str(problem.values["names"])
    assert "colour" in message(problem)


def test_options_of_the_plugin_are_read_in_the_same_way():
    options = {"levels": {"M": False}, "today": dt.date(2027, 1, 1), "tolerance": {"days": 2}}
    settings, problems = settings_from_options(options, Span("mkdocs.yml", 3, 5))
    assert problems == []
    assert (settings.level(CODE), settings.today, settings.tolerance.days) == (None, dt.date(2027, 1, 1), 2)


def test_mistakes_in_options_are_told_at_the_file():
    _, (problem,) = settings_from_options({"levls": {}}, Span("mkdocs.yml", 3, 5))
    assert (problem.code.id, str(problem.span)) == ("S401", "mkdocs.yml:3:5")


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://git.example/plans/edit/main", True),
        ("http://localhost:3000/a?b=c&d", True),
        ("javascript:alert(1)//", False),
        ('https://git.example/" onclick="alert(1)', False),
        ("https://git.example/<script>", False),
        ("//git.example", False),
    ],
)
def test_an_address_of_sources_leads_to_the_web_and_no_further(address, is_one):
    problems = read_settings(f"edit_uri: '{address}'")[1]
    assert [one.code.id for one in problems] == ([] if is_one else ["S402"])
