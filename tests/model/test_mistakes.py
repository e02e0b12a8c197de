"""What a writer reads for each mistake in a field: the place, the message, the advice."""

import pytest

from planloom.model import load
from planloom.report import words
from planloom.rules import judge
from planloom.settings import Settings


def told(result):
    """Return line, column, message and help of every problem."""
    return [
        (problem.span.line, problem.span.column, words.message(problem), words.help_of(problem))
        for problem in result.problems
    ]


# source (after `kind: strategy`) -> line, column, message, help
MISTAKES = {
    "an unknown field, nearly right": (
        "ownr: anna",
        (2, 1, "a strategic plan has no field `ownr`", "did you mean `owner`?"),
    ),
    "an unknown field": (
        "colour: red",
        (2, 1, "a strategic plan has no field `colour`", "put fields of your own under `extra:`"),
    ),
    "another word for a field": (
        "goals: [{id: a, name: A}]",
        (2, 17, "goal `a` has no field `name`", "did you mean `title`?"),
    ),
    "a part of another kind of plan": (
        "campaigns: []",
        (2, 1, "a strategic plan has no field `campaigns`", "only a plan of `kind: marketing` has it"),
    ),
    "an unknown field where there is no extra": (
        "envelope: {amounts: {2027: 1}, colour: red}",
        (2, 32, "`envelope` has no field `colour`", "its fields are `amounts`, `note`"),
    ),
    "a field named as a branch of a union": (
        "objectives: [{id: a, title: A, Link: 1}]",
        (2, 32, "objective `a` has no field `Link`", "put fields of your own under `extra:`"),
    ),
    "a required field": (
        "objectives:\n  - title: Growth in DACH (ąę)",
        (3, 5, "an entry of `objectives` needs a field `id`", "add `id: growth-in-dach-ae`"),
    ),
    "a required field of an object with an id": (
        "objectives:\n  - id: a",
        (3, 5, "objective `a` needs a field `title`", "add `title:`"),
    ),
    "a required field left empty": (
        "objectives:\n  - id: a\n    title:",
        (4, 11, "this should be text, but it is empty", "write text"),
    ),
    "an id with capitals and spaces": (
        "objectives: [{id: Wzrost DACH!, title: A}]",
        (2, 19, "`Wzrost DACH!` is not an id", "write it in lower-case letters, digits and hyphens: `wzrost-dach`"),
    ),
    "an id that leads out of the folder": (
        "objectives: [{id: ../../etc, title: A}]",
        (2, 19, "`../../etc` is not an id", "write it in lower-case letters, digits and hyphens: `etc`"),
    ),
    "an id of nothing": (
        "objectives: [{id: '…', title: A}]",
        (2, 19, "`…` is not an id", "write it in lower-case letters, digits and hyphens: `grow-dach`"),
    ),
    "a number": (
        "goals: [{id: a, title: A}]\nallocations: [{fte: {2027: many}}]",
        (3, 28, "`many` is not a number", "write a number such as 42, 1.5, 42m or 60%"),
    ),
    "a comma with two meanings": (
        "allocations: [{fte: {2027: '1,850'}}]",
        (
            2,
            28,
            "`1,850` is not a number",
            "write `1850` if the comma sets thousands apart, `1.850` if decimals follow it",
        ),
    ),
    "a period": (
        "period: next year",
        (2, 9, "`next year` is not a period or date", "write 2027, 2027-H1, 2027-Q1, 2027-03, 2027-03-31 or 2027..2029"),
    ),
    "an impossible date": (
        "start: 2027-02-30",
        (2, 8, "`2027-02-30` is not a period or date", "write a day or month that the calendar has"),
    ),
    "a period that ends before it begins": (
        "period: 2029..2027",
        (2, 9, "`2029..2027` is not a period or date", "the period ends before it begins; did you mean 2027..2029?"),
    ),
    "a period as the name of a value": (
        "allocations: [{amounts: {2027-13: 1}}]",
        (2, 26, "`2027-13` is not a period or date", "write a day or month that the calendar has"),
    ),
    "the same days twice": (
        "allocations: [{amounts: {2027: 1, 2027-Q1..2027-Q4: 2}}]",
        (2, 35, "`2027-Q1..2027-Q4` is not a period of its own", "keep one of the two: `2027` means the same days"),
    ),
    "a share without its sign": (
        "objectives: [{id: a, title: A, weight: 60}]",
        (2, 40, "`60` is not a share", "write a share with its sign: 60%, or 6000% if so many times the whole is meant"),
    ),
    "money in words": (
        "envelope: {amounts: {2027: a lot}}",
        (2, 28, "`a lot` is not money", "write a number such as 42, 1.5, 42m or 60%"),
    ),
    "money in no currency": (
        "envelope: {amounts: {2027: 5m złoty}}",
        (2, 28, "`5m złoty` is not money", "write the currency as an ISO code such as PLN or EUR; `złoty` is none"),
    ),
    "money with unknown fields": (
        "envelope: {amounts: {2027: {amount: 5, unit: PLN}}}",
        (2, 28, "this should be money, but it is a group of named fields", "write money as 42m, 1.2m PLN or {amount: 42m, currency: PLN}"),
    ),
    "money of a list": (
        "envelope: {amounts: {2027: {amount: [5]}}}",
        (2, 28, "this should be money, but it is a group of named fields", "write money as 42m, 1.2m PLN or {amount: 42m, currency: PLN}"),
    ),
    "a currency": ("currency: euro", (2, 11, "`euro` is not a currency", "write the ISO code in three capitals, such as PLN or EUR")),
    "a word": (
        "state: finished",
        (2, 8, "`finished` is none of `draft`, `proposed`, `approved` or `superseded`", "use one of the words listed"),
    ),
    "a word, nearly right": (
        "state: Aproved",
        (2, 8, "`Aproved` is none of `draft`, `proposed`, `approved` or `superseded`", "did you mean `approved`?"),
    ),
    "a list for a word": ("state: [draft]", (2, 8, "this should be one word, but it is a list", "write one word")),
    "a number too high": (
        "risks: [{title: A, impact: 9}]",
        (2, 28, "`9` is out of range", "write a number of at most 5"),
    ),
    "a number too low": (
        "risks: [{title: A, impact: 0}]",
        (2, 28, "`0` is out of range", "write a number of at least 1"),
    ),
    "no whole number": (
        "risks: [{title: A, impact: high}]",
        (2, 28, "`high` is not a whole number", "write a whole number"),
    ),
    "neither true nor false": (
        "objectives: [{id: a, title: A, corporate: maybe}]",
        (2, 43, "`maybe` is not yes or no", "write yes or no"),
    ),
    "one value for a list": (
        "risks: fire",
        (2, 8, "this should be a list, but it is a single value", "write each entry on a line of its own, after a hyphen"),
    ),
    "one group for a list": (
        "risks:\n  title: Fire",
        (3, 3, "this should be a list, but it is a group of named fields", "write each entry on a line of its own, after a hyphen"),
    ),
    "a list for values by period": (
        "envelope: {amounts: [1, 2]}",
        (2, 21, "this should be values by period, but it is a list", "write them by period: {2027: 5m}"),
    ),
    "one value for named values": (
        "allow: M601",
        (2, 8, "this should be named values, but it is a single value", "write them by name: {name: value}"),
    ),
    "a value for an object": (
        "objectives: [grow]",
        (2, 14, "this should be named fields, but it is a single value", "write its fields by name, such as `id: …`, `title: …`"),
    ),
    "an empty entry": (
        "objectives:\n  -",
        (3, 4, "this should be named fields, but it is empty", "write its fields by name, such as `id: …`, `title: …`"),
    ),
    "a list for text": ("purpose: [a, b]", (2, 10, "this should be text, but it is a list", "write text")),
    "text in a third language": (
        "purpose: {en: a, de: b}",
        (2, 18, "`de` is not a language", "text has the languages `en` and `pl`, not `de`"),
    ),
    "text with a list in it": ("purpose: {en: [a]}", (2, 15, "this should be text, but it is a list", "write text")),
    "text in no language": (
        "purpose: {}",
        (2, 10, "this should be text, but it is a group of named fields", "write text, or {en: …, pl: …}"),
    ),
    "a mission in a third language": (
        "mission: {en: a, de: b}",
        (2, 18, "`de` is not a language", "text has the languages `en` and `pl`, not `de`"),
    ),
    "a baseline in words": (
        "measures: [{id: a, baseline: {2027: good}}]",
        (2, 37, "`good` is not a number", "write a number such as 42, 1.5, 42m or 60%"),
    ),
    "an actual with a note alone": (
        "measures: [{id: a, actuals: {2027: {note: x}}}]",
        (2, 37, "`2027` needs a field `value`", "add `value:`"),
    ),
    "a link to nothing": (
        "objectives: [{id: a, title: A, supports: [{contributes: 60%}]}]",
        (2, 44, "an entry of `supports` needs a field `id`", "add `id:`"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_each_mistake_is_told_once_at_its_place(plan, text, expected):
    assert told(plan(text)) == [expected]


def test_every_message_has_polish_words(plan):
    for text, _ in MISTAKES.values():
        for problem in plan(text).problems:
            polish = words.message(problem, "pl"), words.help_of(problem, "pl")
            english = words.message(problem), words.help_of(problem)
            assert all(polish)
            assert polish[0] != english[0]
            assert polish[1] != english[1]


def test_all_mistakes_of_a_plan_are_told_in_one_run(plan):
    result = plan("""\
        currency: euro
        objectives:
          - id: Grow
            title: A
            ownr: x
            budget: {2027: x, 2028: y}
          - id: b
          - c
        risks: none
        """)
    assert result.codes == ["S301", "S303", "S304", "S304", "S304", "S304", "S305", "S305"]


def test_the_rest_of_a_plan_survives_its_mistakes(plan):
    result = plan("""\
        period: someday
        objectives:
          - {id: a, title: A, period: never, weight: 10%}
          - {id: b}
          - {id: c, title: C, supports: [b], drives: [a]}
        """)
    assert result.codes == ["S303", "S304", "S304"]
    assert [objective.id for objective in result.plan.objectives] == ["a", "c"]
    assert result.plan.objectives[0].weight is not None
    assert result.plan.objectives[0].period is None


def test_links_to_what_a_mistake_took_away_are_not_wrong(plan):
    result = plan("""\
        objectives:
          - id: a
            measures: [{id: m, title: M}]
        reviews: [{date: 2027, conclusion: x, measures: [m]}]
        """)
    assert result.codes == ["S303"]


def test_names_left_empty_are_as_good_as_left_out(plan):
    result = plan("""\
        purpose:
        objectives:
        swot: ~
        goals:
          - id: a
            title: A
            supports:
            text:
            tags:
            extra: null
        """)
    assert result.problems == []
    assert not result.plan.goals[0].has("text")


def test_plans_that_do_not_say_what_they_are(project):
    result = project({
        "a/plan.md": "Just text.",
        "b/plan.yml": "title: B",
        "c/plan.yml": "kind: stratgy",
        "d/plan.yml": "kind: [sales]",
        "e/plan.yml": "kind: recipe",
    })  # fmt: skip
    assert [
        (str(problem.span), words.message(problem), words.help_of(problem)[:30]) for problem in result.problems
    ] == [
        ("plans/a/plan.md:1:1", "the plan does not say what kind it is", "add, between two lines `---` a"),
        ("plans/b/plan.yml:1:1", "the plan does not say what kind it is", "add at the top `kind: strategy"),
        ("plans/c/plan.yml:1:7", "`stratgy` is no kind of plan", "did you mean `kind: strategy`?"),
        ("plans/d/plan.yml:1:7", "`…` is no kind of plan", "write one of the kinds of plan"),
        ("plans/e/plan.yml:1:7", "`recipe` is no kind of plan", "write one of the kinds of plan"),
    ]


def test_links_into_a_plan_without_kind_or_a_broken_file_are_not_wrong(project):
    result = project({
        "strategy/plan.yml": "kind: strtgy",
        "strategy/objectives.yml": "objectives: [{id: grow, title: Grow}]",
        "sales/plan.yml": "kind: sales\nsupports: [grow, deep, dach]",
        "sales/broken.yml": "objectives:\n  - id: deep\n    title: [",
        "marketing/plan.md": "---\nkind: marketing\nobjectives: [{id: dach, title: A}\n---\n",
    })  # fmt: skip
    assert result.codes == ["S201", "S201", "S308"]


def test_parts_of_several_files_come_together(project):
    result = project({
        "s/plan.yml": "kind: strategy\nrisks: [{title: R}]",
        "s/a.yml": "objectives: [{id: a, title: A}]\nmission: M",
        "s/b.yml": "objectives: [{id: b, title: B}]\nvision: V\nrisks:",
    })  # fmt: skip
    assert result.problems == []
    assert [objective.id for objective in result.plan.objectives] == ["a", "b"]
    assert str(result.plan.objectives[1].span("id")) == "plans/s/b.yml:1:19"
    assert str(result.plan.mission.text) == "M"


def test_single_parts_in_two_files(project):
    result = project({
        "s/plan.yml": "kind: strategy",
        "s/a.yml": "mission: A",
        "s/b.yml": "mission: B\nkind: sales\ncolour: red",
        "s/c.yml": "colour: blue",
    })  # fmt: skip
    assert [(str(problem.span), words.message(problem)) for problem in result.problems] == [
        ("plans/s/b.yml:1:1", "a strategic plan has one `mission` only, and this is the second"),
        ("plans/s/b.yml:2:1", "a strategic plan has one `kind` only, and this is the second"),
        ("plans/s/c.yml:1:1", "a strategic plan has no field `colour`"),
        ("plans/s/b.yml:3:1", "a strategic plan has no field `colour`"),
    ]
    assert str(result.problems[0].related[0].span) == "plans/s/a.yml:1:1"


def test_lists_in_two_files_of_which_one_is_none(project):
    files = {"s/plan.yml": "kind: strategy", "s/a.yml": "risks: x", "s/b.yml": "risks: [{title: R}]"}
    result = project(files)
    assert result.places("S305") == ["plans/s/a.yml:1:8"]
    assert len(result.plan.risks) == 1
    result = project({"s/a.yml": "risks: [{title: R}]", "s/b.yml": "risks: {title: R}"})
    assert result.places("S305") == ["plans/s/b.yml:1:8"]


def test_reading_twice_gives_the_same(project):
    """What one reading takes out must not be missing from the next."""
    result = project({"s/plan.yml": "kind: strategy\nobjectives: [{id: a, title: A}, {id: b}]"})
    again, problems = load(result.sources)
    assert [objective.id for objective in again.plans[0].objectives] == ["a"]
    assert [problem.code.id for problem in problems] == ["S303"]


COMMAS = {
    "text": (
        "objectives: [{id: a, title: Grow, but wisely}]",
        "but wisely",
        'put the whole text in quotes: `title: "Grow, but wisely"`',
    ),
    "text in two pieces": (
        "objectives: [{id: a, title: Grow, but wisely, and soon}]",
        "but wisely",
        'put the whole text in quotes: `title: "Grow, but wisely, and soon"`',
    ),
    "text before another field": (
        "objectives: [{id: a, title: Grow, but wisely, period: 2027}]",
        "but wisely",
        'put the whole text in quotes: `title: "Grow, but wisely"`',
    ),
    "text in two languages": (
        "objectives: [{id: a, title: {en: Grow, but wisely, pl: Rosnąć}}]",
        "but wisely",
        'put the whole text in quotes: `en: "Grow, but wisely"`',
    ),
    "decimals": (
        "risks: [{title: A, likelihood: 1,5}]",
        "5",
        "write the number without a comma: `likelihood: 1.5`, or put it in quotes",
    ),
    "decimals of an amount": (
        "measures: [{id: a, targets: {2027: 1,5m}}]",
        "5m",
        "write the number without a comma: `2027: 1.5m`, or put it in quotes",
    ),
    "decimals of a Polish amount": (
        "measures: [{id: a, targets: {2027: 2,4 mln zł, 2028: 3}}]",
        "4 mln zł",
        "write the number without a comma: `2027: 2.4 mln zł`, or put it in quotes",
    ),
    "decimals or thousands": (
        "measures: [{id: a, targets: {2027: 412,300}}]",
        "300",
        "write `2027: 412300` if the comma sets thousands apart, `2027: 412.300` if decimals follow it",
    ),
    "thousands of pounds": (
        "objectives: [{id: a, title: A, budget: {2027: £412,300}}]",
        "300",
        "write the number without a comma: `2027: £412300`, or put it in quotes",
    ),
    "thousands in a text": (
        "objectives: [{id: a, title: Mend 1,900 homes}]",
        "900 homes",
        'put the whole text in quotes: `title: "Mend 1,900 homes"`',
    ),
}


@pytest.mark.parametrize(("text", "key", "advice"), COMMAS.values(), ids=COMMAS)
def test_a_comma_within_braces_is_named_as_the_cause(plan, text, key, advice):
    (problem,) = plan(text).problems
    assert (problem.code.id, problem.values["key"]) == ("S314", key)
    assert problem.values["advice"].en == advice


def test_what_a_comma_leaves_of_a_number_is_no_figure(plan):
    read = plan("objectives: [{id: a, title: A, budget: {2027: 2,4m, 2028: 3m}}]")
    assert [str(period) for period in read.plan.objectives[0].budget] == ["2028"]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("objectives:\n  - id:a\n", "write `id: a`"),
        ("objectives:\n  - id a\n", "write `id: a`"),
        ("objectives:\n  -id: a\n", "write a blank after each hyphen: `- id: grow`"),
        ("objectives:\n  - grow\n", "write its fields by name, such as `id: …`, `title: …`"),
    ],
)
def test_an_entry_that_lacks_a_sign(plan, text, advice):
    (problem,) = plan(text).problems
    assert (problem.code.id, problem.values["advice"].en) == ("S305", advice)


ONE = """objectives:
  - id: a
    title: A
    owner: {owner}
    period: {period}
    corporate: yes
    measures: [{{id: m, title: M, unit: PLN, direction: {direction}, baseline: {baseline}, targets: {targets},
                 frequency: {frequency}}}]
"""
READABLE = {
    "owner": "anna",
    "period": "2027",
    "direction": "increase",
    "baseline": "{2026: 1}",
    "targets": "{2027: 5}",
    "frequency": "yearly",
}


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("owner", "[anna, jan]"),
        ("period", "kiedyś"),
        ("direction", "cokolwiek"),
        ("baseline", "{2026: dużo}"),
        ("baseline", "dużo"),
        ("targets", "{kiedyś: 5}"),
        ("frequency", "czasem"),
        ("owner", ""),
    ],
)
def test_a_value_that_cannot_be_read_is_not_missing_as_well(read_project, tmp_path, field, written):
    files = {"organisation.yml": "people: [{id: anna, name: Anna}]", "s/plan.yml": "kind: strategy\ntitle: S"}
    for name, text in {**files, "s/a.yml": ONE.format(**{**READABLE, field: written})}.items():
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    result = read_project(tmp_path)
    lacking = [problem for problem in judge(result.graph, result.figures, Settings()) if problem.code.id == "K101"]
    assert len(result.problems) == (1 if written else 0)
    assert bool(lacking) == (not written)
