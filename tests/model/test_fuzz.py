"""Whatever stands in the files, reading and judging end with problems and never with an exception."""

import datetime as dt
import string
import tempfile
import typing
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import examples
from planloom.model import KINDS
from planloom.model.available import kinds_of
from planloom.model.declared import FieldType
from planloom.model.organisation import Organisation
from planloom.model.reference import NAMES
from planloom.model.shapes import ByKey, Choice, Either, Many, Object, Value, fields_of
from planloom.project import find_project, read_plans
from planloom.report.text import render
from planloom.report.words import message
from planloom.settings import Settings, read_settings
from planloom.source.frontmatter import split
from planloom.source.yamltext import parse

TODAY = dt.date(2027, 5, 15)
LINES = st.sampled_from(
    ["a: 1", "- b", "  - c:", "\t- d", "? x", ": y", "a: &a [*a]", "*b", "&b", "!!int 3", "---", "...", "{", "}", "[", "]", "'", '"', "|", ">-", "  text", "%YAML 1.1", "<<: *a", "# remark", "kind: sales", "objectives:", "  - id: a", "    title: A", "    supports: [a]", "é\u2028", "", "[[a]]", "```", "<script>", "](x)", "<!--", "{: .x }"]
)  # fmt: skip
texts = st.one_of(
    st.lists(LINES, max_size=12).map("\n".join),
    st.text(max_size=200),
    st.text(alphabet=":-[]{}&*!|>'\"%@`#,? \n\tab1", max_size=120),
)


@settings(max_examples=examples(300))
@given(texts)
def test_any_text_is_yaml_or_a_problem(text):
    fields, problems = parse(text, "a.yml")
    assert fields is None or isinstance(fields, dict)
    for problem in problems:
        assert problem.span.line >= 1
        assert problem.span.column >= 1


@settings(max_examples=examples(200))
@given(texts)
def test_any_text_is_markdown(text):
    markdown, _ = split(f"---\n{text}", "a.md")
    assert markdown.line >= 1


def through_all_stages(files, chosen=None):
    """Read the files below ``plans/`` of a new project, and tell what is wrong in both languages."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name, content in files.items():
            path = project / "plans" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        project, _ = find_project(Path(folder))
        for audience in ("all", "board"):
            reading = read_plans(
                project, settings=(chosen or Settings()).model_copy(update={"today": TODAY, "audience": audience})
            )
            for language in ("en", "pl"):
                assert render(reading.everything, reading.sources.line, color=False, language=language)
            figures = reading.figures
            for measure in figures.measures:
                assert figures.measure(measure)
            for thread in figures.threads:
                figures.progress(thread.objective)
                figures.rolled_up(thread.objective, "budget")
            assert figures.money.currency


@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), texts, texts, st.sampled_from(list(KINDS)))
def test_any_bytes_are_files(raw, header, text, kind):
    through_all_stages({
        "organisation.yml": raw,
        "s/plan.md": f"---\nkind: {kind}\n{header}\n---\n{text}".encode("utf-8", "replace"),
        "s/parts.yml": text.encode("utf-8", "replace"),
        "s/raw.md": raw,
        "glossary/terms.yml": header.encode("utf-8", "replace"),
    })  # fmt: skip


IDS = st.sampled_from(["a", "b", "c", "anna", "plan", "A b", "../x", "2027"])
WRONG = st.one_of(
    st.none(), st.text(alphabet=string.printable, max_size=8), st.integers(-5, 9999), st.booleans(),
    st.lists(st.sampled_from(["a", None, 1]), max_size=2), st.dictionaries(IDS, st.sampled_from(["a", None, 1]), max_size=2),
)  # fmt: skip
SAMPLES = {
    "id": IDS,
    "text": st.sampled_from(["A", "See [[a]].", {"en": "A"}, {"pl": "B", "en": None}, {"de": "C"}, ""]),
    "unit": st.sampled_from(["PLN", "%", {"en": "pieces", "pl": "sztuki"}]),
    "string": st.sampled_from(["a", "board", 5, True]),
    "number": st.sampled_from([5, "1.5m", "12%", -3, "x", 0]),
    "share": st.sampled_from(["60%", 0.6, 60, 0]),
    "period": st.sampled_from(["2027", "2027-Q1", "2027-02-30", "2027..2029", "2029..2027", "2028"]),
    "money": st.sampled_from(["5m", 5, "5 EUR", {"amount": 5, "currency": "CHF"}, "x", -1]),
    "currency": st.sampled_from(["PLN", "EUR", "euro"]),
    "whole": st.sampled_from([1, 3, 9, 2027, "x"]),
    "result": st.sampled_from([5, "1.5m", "12%", True, "no", "Reached in March", {"en": "A", "pl": "B"}]),
    "aim": st.sampled_from([5, "5..8", "> 20", "12%..15%", True, {"en": "A", "pl": "B"}, "8..5"]),
    "range": st.sampled_from(["5..8", "-100..100", "> 20", 5]),
    "done": st.sampled_from(["2027-03-01", True, "2027", "x"]),
    "tolerance": st.sampled_from(["10%", 5, "2 days", -1]),
    "yes_no": st.sampled_from([True, "no", "x"]),
    "month": st.sampled_from(["4", "kwiecień", "x", "13"]),
    "any": WRONG,
    "nothing": st.none(),
}


def test_there_are_samples_of_every_value_that_can_be_written():
    assert SAMPLES.keys() == NAMES.keys()


def values(shape, depth):
    """Return a strategy of values of a shape, right for the most part."""
    match shape:
        case Value(name, refs):
            right = IDS if refs else SAMPLES[name]
        case Choice(words):
            right = st.sampled_from([str(word) for word in words])
        case Many(of):
            right = st.lists(values(of, depth), max_size=3)
        case ByKey(keys, inner):
            right = st.dictionaries(
                values(keys, 0).filter(lambda key: isinstance(key, str | int)), values(inner, depth), max_size=3
            )
        case Either(options):
            right = st.one_of(*(values(option, depth) for option in options))
        case Object(model):
            right = objects(model, depth - 1)
    return st.one_of(right, right, right, right, right, WRONG)


def objects(model, depth):
    """Return a strategy of mappings with some fields of a model, and now and then an unknown one."""
    fields = {field.key: field for field in fields_of(model) if depth > 0 or field.required}

    @st.composite
    def made(draw):
        chosen = draw(st.lists(st.sampled_from(sorted(fields)), max_size=6, unique=True)) if fields else []
        required = [key for key, field in fields.items() if field.required]
        found = {key: draw(values(fields[key].shape, depth)) for key in dict.fromkeys([*required, *chosen])}
        return {**found, "unknwon": 1} if draw(st.integers(0, 9)) == 9 else found

    return made()


def as_yaml(data):
    return yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "replace")


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_plans_that_are_nearly_right(data):
    files = {"organisation.yml": as_yaml(data.draw(objects(Organisation, 2)))}
    for kind, model in KINDS.items():
        plan = {**data.draw(objects(model, 3)), "kind": kind}
        files[f"{kind}/plan.yml"] = as_yaml(plan)
    through_all_stages(files)


WORDS = st.sampled_from(
    ["people", "roles", "sales", "objectives", "name", "span", "risk", "_x", "a b", "Ä", "plan", "kind"]
)
NAMED = st.sampled_from(["role", {"en": "role", "pl": "rola"}, {"pl": "rola"}])
OWN_FIELD = st.fixed_dictionaries(
    {"type": st.sampled_from([*typing.get_args(typing.get_args(FieldType)[0]), "money by period", "yes/no", "x"])},
    optional={
        "name": NAMED,
        "of": st.dictionaries(WORDS, st.one_of(st.none(), NAMED), max_size=2),
        "to": st.lists(st.sampled_from(["person", "roles", "objective", "plan", "nothing"]), max_size=2),
        "cost": st.booleans(),
        "required": st.booleans(),
        "inverse": NAMED,
    },
)
OWN_FIELDS = st.dictionaries(
    WORDS, st.one_of(OWN_FIELD, st.sampled_from(["text", "number by period", "reference"])), max_size=4
)
OWN_PART = st.fixed_dictionaries(
    {"title": NAMED, "name": NAMED}, optional={"kind": WORDS, "many": NAMED, "fields": OWN_FIELDS}
)
OWN_KIND = st.fixed_dictionaries(
    {"name": NAMED, "own": st.dictionaries(WORDS, OWN_PART, max_size=3)},
    optional={
        "like": st.sampled_from(["sales", "restructuring", "marketing"]),
        "parts": st.lists(WORDS, max_size=3),
        "words": st.dictionaries(WORDS, NAMED, max_size=2),
    },
)
DECLARED = st.fixed_dictionaries({
    "kinds": st.dictionaries(WORDS, OWN_KIND, min_size=1, max_size=3),
    "fields": st.dictionaries(st.sampled_from(["objective", "measure", "link", "budget_line", "plan", "x"]), OWN_FIELDS, max_size=2),
})  # fmt: skip


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(DECLARED, st.data())
def test_declarations_that_are_nearly_right(declared, data):
    """What a project declares never ends in a traceback, whatever plans of its kinds then hold."""
    text = as_yaml(declared)
    chosen, problems = read_settings(text.decode())
    kinds, senseless = kinds_of(chosen)
    for problem in (*problems, *senseless):
        assert message(problem, "en")
        assert message(problem, "pl")
    plans = {
        f"{word}/plan.yml": as_yaml({**data.draw(objects(model, 2)), "kind": str(word)})
        for word, model in kinds.plans.items()
    }
    through_all_stages({"organisation.yml": as_yaml({"name": "A"}), **plans}, chosen)
