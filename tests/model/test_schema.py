import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from planloom.cli.schema import schema
from planloom.model import KINDS
from planloom.model.extend import built_in_class
from planloom.model.organisation import Organisation
from planloom.model.schema import VALUES, schema_of, schema_text
from planloom.model.shapes import Choice, fields_of, models_in
from planloom.values import Calendar, Money, UnreadableError, parse_number

NAMES = ("plan", "part", "organisation", "glossary", "page", "folder")
PLANS = Path(__file__).parents[2] / "plans"
CHECK = {name: jsonschema.Draft202012Validator(schema_of(name)) for name in NAMES}


class _AsText(yaml.BaseLoader):
    """Reads scalars as text, as the program does, and nothing as nothing."""


_AsText.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|)$"), ["~", "n", ""])
_AsText.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)


def errors(name, text):
    """Return what the schema says about YAML, read in each of the ways in which editors read it."""
    plain = yaml.load(text, _AsText)  # noqa: S506  # a safe loader
    with_numbers = yaml.safe_load(text)
    with_integer_keys = _dates_as_text(with_numbers)
    as_json = json.loads(json.dumps(with_integer_keys))
    return [{error.message for error in CHECK[name].iter_errors(data)} for data in (plain, as_json, with_integer_keys)]


def _dates_as_text(data):
    if isinstance(data, dict):
        return {key if isinstance(key, int) else str(key): _dates_as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_dates_as_text(entry) for entry in data]
    return data if isinstance(data, int | float | str | None) else str(data)


def accepts(name, text):
    return not any(errors(name, text))


@pytest.mark.no_cover  # what takes time is not ours
@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(schema_of(name))


GOOD = {
    "units in forms": "measures: [{id: a, unit: {en: [ship, ships], pl: statków}}, {id: b, unit: [ship, ships]}]",
    "numbers of all kinds": "measures: [{id: a, targets: {2027: 5, 2028: 1.5, 2029: '42m', 2030: 12%, 2031: 1 200}}]",
    "keys that are integers": "measures: [{id: 2027, baseline: {2026: 4}}]",
    "keys that are dates": "measures: [{id: a, baseline: {2026-03-31: 4}}]",
    "periods of all kinds": "objectives: [{id: a, title: A, start: 2027-Q1, end: 2027-03-31, period: 2027..2029}]",
    "shares": "objectives: [{id: a, title: A, weight: 60%, contributes: 0.6}]",
    "money of all kinds": "envelope: {amounts: {2027: 5m, 2028: 5m EUR, 2029: 3, 2030: {amount: 3, currency: EUR}}}",
    "text in both languages": "objectives: [{id: a, title: {en: A, pl: B}, text: {pl: C}}]",
    "numbers and truths as text": "objectives: [{id: a, title: 2027, text: yes}]",
    "one for many": "objectives: [{id: a, title: A, supports: b, tags: x}]",
    "links in full": "objectives: [{id: a, title: A, supports: [b, {id: c, contributes: 60%}]}]",
    "words with capitals": "initiatives: [{id: a, title: A, status: On Track}, {id: b, title: B, status: w toku}]",
    "a mission in words": "mission: M\nvision: {en: V}",
    "a mission in full": "mission: {text: M, note: N}\nvision: {text: V, target_year: 2030}",
    "an actual with a note": "measures: [{id: a, actuals: {2027: 5, 2028: {value: 6, note: x}}}]",
    "true in other words": "objectives: [{id: a, title: A, corporate: yes}, {id: b, title: B, corporate: 'On'}]",
    "fields left empty": "objectives:\nswot: ~\ngoals: [{id: a, title: A, text: , tags: }]",
    "fields of one's own": "goals: [{id: a, title: A, extra: {colour: red, deep: [1, {a: 2}]}}]",
    "exceptions": "goals: [{id: a, title: A, allow: {C102: for a reason, M601: }}]",
    "an audience of fields": "objectives: [{id: a, title: A, budget: {2027: 1m}, audience: {budget: [board]}}, {id: b, title: B, audience: board}]",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_it_accepts_what_the_model_accepts(plan, text):
    assert plan(text).problems == [] or set(plan(text).codes) == {"C103"}
    assert errors("part", text) == [set()] * 3
    assert errors("plan", f"kind: Strategy\n{text}") == [set()] * 3


FOR_WHOM = {
    "a part": "audience: {risks: board}\nrisks: [{title: A}]",
    "a file": "audience: [board]\nrisks: [{title: A}]",
    "an object": "risks: [{title: A, audience: board}]",
    "a value": "measures: [{id: a, title: A, targets: {2027: 5, 2028: 6, audience: {2028: [board]}}}]",
    "a value, from above": "measures: [{id: a, title: A, targets: {2027: 5, 2028: 6}, audience: {targets: {2028: [board]}}}]",
    "a language": "risks: [{title: {en: A, pl: B, audience: {pl: board}}}]",
    "an entry of a list": "risks: [{id: a, title: A, tags: [x, y], audience: {tags: {y: [board]}}}]",
    "a link": "risks: [{id: a, title: A, supports: [b, {id: c, audience: board}]}]",
    "what is no object": "envelope: {audience: [board], amounts: {2027: 1m}}\nmission: {text: M, audience: {text: [board]}}",
    "money": "envelope: {amounts: {2027: 1m, 2028: {amount: 1m, currency: EUR, audience: board}}}",
    "an actual": "measures: [{id: a, title: A, actuals: {2027: 4, 2028: {value: 5, note: b, audience: {note: board}}}}]",
}  # fmt: skip


@pytest.mark.parametrize("text", FOR_WHOM.values(), ids=FOR_WHOM)
def test_it_accepts_for_whom_something_is_where_the_program_does(plan, text):
    for audience in ("staff", "board"):
        assert not {code for code in plan(text, audience=audience).codes if code[0] == "S"}
    assert errors("part", text) == [set()] * 3
    assert errors("plan", f"kind: strategy\n{text}") == [set()] * 3


def test_it_knows_for_whom_other_files_are():
    assert accepts("organisation", "audience: {people: [board]}\npeople: [{id: a, name: A, audience: board}]")
    assert accepts(
        "glossary", "audience: board\nglossary: [{id: a, audience: {pl: board}, en: {term: a, audience: board}}]"
    )
    assert accepts("page", "title: {en: A}\naudience: {pl: [board]}\nnote: x")
    assert accepts("folder", "audience: {plant-b.png: [board], drafts: board}")
    refused = {"page": "audience: {}", "glossary": "glossary: [{id: a, audience: []}]", "folder": "audiance: board"}
    assert not any(accepts(name, text) for name, text in refused.items())


BAD = {
    "an unknown part": "objectivs: []",
    "an unknown field": "objectives: [{id: a, title: A, ownr: x}]",
    "an unknown field of a part within": "envelope: {amounts: {2027: 1}, colour: red}",
    "a missing field": "objectives: [{id: a}]",
    "a wrong shape": "objectives: a",
    "an id with spaces": "objectives: [{id: a b, title: A}]",
    "a period": "objectives: [{id: a, title: A, period: soon}]",
    "a period as a name": "envelope: {amounts: {soon: 1}}",
    "a number": "measures: [{id: a, baseline: {2027: many}}]",
    "money": "envelope: {amounts: {2027: a lot}}",
    "a word": "initiatives: [{id: a, title: A, status: fine}]",
    "out of range": "risks: [{title: A, impact: 9}]",
    "text in a third language": "objectives: [{id: a, title: {de: A}}]",
    "neither true nor false": "objectives: [{id: a, title: A, corporate: maybe}]",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_it_refuses_what_the_model_refuses(plan, text):
    assert plan(text).problems
    assert all(errors("part", text)[1:])
    assert all(errors("plan", f"kind: strategy\n{text}")[1:])


def test_a_plan_is_checked_by_its_kind():
    assert accepts("plan", "kind: sales\nquotas: []")
    assert not accepts("plan", "kind: strategy\nquotas: []")
    assert not accepts("plan", "kind: recipe")
    assert not accepts("plan", "title: no kind")


@pytest.mark.parametrize("word", ["sprzedaż", "Plan sprzedaży", "sprzedażowy", "sales plan"])
def test_a_header_may_say_the_kind_in_other_words(word):
    assert accepts("plan", f"kind: {word}\ntargets: []")
    assert not accepts("plan", f"kind: {word}\nswot: []")


def test_organisation_and_glossary():
    assert accepts("organisation", "name: Acme\nlanguages: pl\nrates: {EUR: 4.3}\npeople: [{id: anna, name: Anna}]")
    assert accepts("organisation", "")
    assert not accepts("organisation", "nam: Acme")
    assert not accepts("organisation", "rates: {euro: 4.3}")
    assert accepts("glossary", "glossary:\n  - {id: a, en: {term: a}, pl: b, area: x}")
    assert not accepts("glossary", "glossary: [{en: {term: a}}]")


@pytest.mark.no_cover
@pytest.mark.skipif(not PLANS.joinpath("strategy").is_dir(), reason="no example organisation")
def test_it_accepts_the_example_organisation():
    checked = 0
    for path in sorted(PLANS.rglob("*.yml")):
        place = path.relative_to(PLANS)
        name = "glossary" if place.parts[0] == "glossary" else "part" if len(place.parts) > 1 else "organisation"
        assert errors(name, path.read_text("utf-8")) == [set()] * 3, place
        checked += 1
    for path in sorted(PLANS.rglob("plan.md")):
        assert errors("plan", path.read_text("utf-8").split("---\n")[1]) == [set()] * 3, path
    assert checked > 5


def test_the_schemas_beside_the_plans_are_up_to_date(update_golden):
    for name in ("part", "organisation", "glossary"):
        path = PLANS / ".schema" / f"{name}.json"
        if update_golden:
            path.parent.mkdir(exist_ok=True)
            path.write_text(schema_text(name), encoding="utf-8")
        assert path.read_text("utf-8") == schema_text(name), "run: make docs"


def test_every_file_of_the_example_points_at_its_schema():
    for path in PLANS.rglob("*.yml"):
        first = path.read_text("utf-8").split("\n")[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        place = path.relative_to(PLANS)
        name = "glossary" if place.parts[0] == "glossary" else "part" if len(place.parts) > 1 else "organisation"
        assert schema.resolve() == PLANS / ".schema" / f"{name}.json", path


def test_every_field_has_a_title_and_a_description():
    for model in models_in(*KINDS.values(), Organisation):
        assert "named" in vars(built_in_class(model)), f"{model} does not say what it is called"
        for field in fields_of(model):
            assert field.title, (model, field.key)
            assert field.description, (model, field.key)


def test_every_choice_is_described_by_its_words():
    """The sentence of a field must not offer words that the field refuses."""
    for model in models_in(*KINDS.values(), Organisation):
        for field in fields_of(model):
            if isinstance(field.shape, Choice):
                said = field.description.lower()
                assert any(word in said for word in field.shape.words), (model, field.key)


def test_parts_of_one_name_are_the_same_in_all_kinds():
    parts = {}
    for model in KINDS.values():
        for field in fields_of(model):
            assert field.key == "kind" or parts.setdefault(field.key, field) == field


def reading(read, text):
    """Return the advice when `text` cannot be read, or None."""
    try:
        read(text)
    except UnreadableError as error:
        return error.words.en
    return None


signs = st.sampled_from(["", "-", "−", "–", "+", " ", "(", "£", "-PLN "])
wholes = st.sampled_from(["7", "42", "1200", "1 200", "1\u00a0200 300", "12 34", "1_000", ".5", "x"])
fractions = st.sampled_from(["", ".5", ".", ",5", ".25", ",850", ",200,000", ".200.000", ",850.5", ".850,5"])
endings = st.sampled_from(
    [
        "",
        "k",
        " tys.",
        "m",
        "mln",
        " MLN",
        "bn",
        "mld",
        "mm",
        "%",
        " %",
        ")",
        "%)",
        ")%",
        "k) zł",
        " PLN",
        "m EUR",
        "k zł",
        "€",
        " x",
    ]
)
numbers = st.one_of(
    st.tuples(signs, wholes, fractions, endings).map("".join),
    st.text(alphabet="0123456789 _.,+-−()%kKmMbBnNtysldPLNEUR€zł", max_size=8),
)
singles = st.sampled_from(
    [
        "2027",
        "FY2027",
        "fy2027-Q1",
        "FY2027-03",
        "2027-H1",
        "2027-q4",
        "2027-Q5",
        "2027-03",
        "2027-03-31",
        "27",
        "2027-3",
        "soon",
        "",
    ]
)
periods = st.tuples(singles, st.sampled_from(["", "..", " .. ", "-"]), singles).map("".join)


def valid(name, text):
    return jsonschema.Draft202012Validator(VALUES[name]).is_valid(text)


@given(numbers)
def test_numbers_have_the_pattern_if_they_can_be_read(text):
    can_be_read = reading(parse_number, text) in (None, "write a number up to 1 000 000 000 000 000")
    assert valid("number", text) == can_be_read


@given(numbers)
def test_money_that_can_be_read_has_the_pattern(text):
    assert valid("money", text) or reading(lambda words: Money.parse(words, "PLN"), text) is not None


@given(periods)
def test_periods_have_the_pattern_if_they_can_be_read(text):
    advice = reading(Calendar(4).parse, text)
    beyond_a_pattern = advice is not None and any(
        words in advice for words in ("ends before", "write a year", "that the calendar has")
    )
    assert valid("period", text) == (advice is None or beyond_a_pattern)


def test_the_command(tmp_path):
    result = CliRunner().invoke(schema, ["plan"])
    assert json.loads(result.output) == schema_of("plan")
    file = tmp_path / "part.json"
    result = CliRunner().invoke(schema, ["-o", str(file)])
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(file.read_text("utf-8")) == schema_of("part")
