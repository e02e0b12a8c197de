"""Kinds of plan and fields that a project declares: read, linked, checked and told like ours."""

import json

import pytest
from rule_projects import codes, judged, marked

from planloom.model.available import kinds_of
from planloom.model.declared import Declarations
from planloom.model.kinds import BUILT_IN
from planloom.model.schema import schema_of
from planloom.report.words import message
from planloom.settings import read_settings

DECLARED = """\
# planloom.yml
kinds:
  people:
    name: {en: people plan, pl: plan kadrowy}
    parts: [objectives, budget]
    own:
      roles:
        title: {en: Roles, pl: Role}
        name: {en: role, pl: rola}
        fields:
          level: {type: choice, of: {junior: {en: Junior, pl: Młodszy}, senior: }}
          head: {type: reference, to: person}
          after: {type: references, to: roles}
          hires: number by period
          cost: {type: money by period, cost: yes, name: {en: Cost, pl: Koszt}}
"""
PLAN = "# plans/staff/plan.yml\nkind: people\n"


@pytest.mark.parametrize("word", ["People", "people plan", "plan kadrowy", "Kadrowy"])
def test_a_header_may_say_an_own_kind_by_its_name(word):
    assert "S308" not in codes(judged(f"{DECLARED}# plans/staff/plan.yml\nkind: {word}\n"))


@pytest.mark.parametrize("word", ["sales", "sales plan", "sprzedażowy", "plan sprzedaży", "partner plan"])
def test_a_built_in_kind_that_is_renamed_keeps_its_other_words(word):
    declared = "# planloom.yml\nkinds: {sales: {name: partner plan}}\n"
    assert "S308" not in codes(judged(f"{declared}# plans/s/plan.yml\nkind: {word}\n"))


def test_a_name_that_another_kind_takes_over_is_that_kinds():
    declared = "kinds: {sales: {name: partner plan}, shop: {name: sales plan}}"
    kinds, _ = kinds_of(read_settings(declared)[0])
    assert [kinds.meant(word) for word in ("sales plan", "plan sprzedażowy", "sales")] == ["shop", "sales", "sales"]


def people(parts):
    return [problem for problem in judged(DECLARED + PLAN + parts) if not problem.code.id.startswith("K")]


def test_a_plan_of_an_own_kind_is_read_without_a_finding():
    assert people("roles: [{id: nurse, title: Nurse, level: Senior, hires: {2027-Q1: 3}, cost: {2027: 96k}}]") == []


@pytest.mark.parametrize(
    ("parts", "code", "place"),
    [
        ("roles: [{id: nurse, title: Nurse, head: nobody-here}]\n# plans/organisation.yml\npeople: [{id: anna, name: A}]", "C103", "nobody-here"),
        ("roles: [{id: nurse, title: Nurse, after: [nurse]}]\nobjectives: [{id: o, title: O, supports: nurse}]", "C105", "nurse"),
        ("roles: [{id: nurse, title: Nurse, level: seniro}]", "S306", "seniro"),
        ("roles: [{id: nurse, title: Nurse, hires: {2027-Q1: many}}]", "S304", "many"),
        ("roles: [{id: nurse, title: Nurse, salary: 5}]", "S301", "salary"),
        ("roles: [{id: nurse, title: Nurse}]\nrisks: [{id: r, title: R}]", "S305", "[{id: r, title: R}]"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_it_is_told_at_its_place(parts, code, place):
    tree = DECLARED + PLAN + parts
    assert (code, place) in [(problem.code.id, marked(problem, tree)) for problem in people(parts)]


def test_messages_call_an_object_by_its_own_name_in_both_languages():
    (problem,) = people("roles: [{id: nurse, title: Nurse, after: [surgeon]}]")
    assert message(problem, "en") == "role `nurse` names an unknown id in `after`: `surgeon`"
    assert message(problem, "pl") == "rola `nurse` wskazuje w `after` nieznany identyfikator: `surgeon`"


@pytest.mark.parametrize(("allocated", "found"), [("90k", ["M103"]), ("96k", [])])
def test_its_costs_are_held_against_what_the_strategy_allocates(allocated, found):
    plans = f"""\
roles: [{{id: nurse, title: Nurse, cost: {{2027: 96k}}}}]
# plans/strategy/plan.yml
kind: strategy
allocations: [{{function: people, amounts: {{2027: {allocated}}}}}]
"""
    assert [code for code in codes(people(plans)) if code.startswith("M")] == found


def test_a_translation_that_lacks_a_number_is_told():
    both = "roles: [{id: nurse, title: {en: Nurse, pl: Opieka}, text: {en: We hire 25 nurses., pl: Zatrudniamy 52 osoby.}}]\n"
    assert codes(people(f"{both}# plans/organisation.yml\nlanguages: [en, pl]\n")) == ["L102"]


@pytest.mark.parametrize(
    ("declaration", "place", "words"),
    [
        ("kinds: {people: {name: people plan, own: {roles: {title: R, name: r, fields: {head: {type: reference, to: persn}}}}}}", "persn", "there is no kind of object `persn`"),
        ("kinds: {people: {name: people plan, own: {roles: {title: R, name: r, fields: {head: reference}}}}}", "reference", "a reference needs what it may name: `to: person`"),
        ("kinds: {people: {name: people plan, own: {roles: {title: R, name: r, fields: {a: {type: choice}}}}}}", "choice", "a choice needs its words: `of: {…}`"),
        ("kinds: {people: {name: people plan, own: {roles: {title: R, name: r, fields: {a: {type: text, cost: true}}}}}}", "true", "only money can be a cost"),
        ("kinds: {people: {name: people plan, parts: [objektives]}}", "[objektives]", "there is no part `objektives`"),
        ("fields: {objektive: {region: text}}", "{region: text}", "there is no kind of object `objektive`"),
        ("fields: {objective: {title: text}}", "text", "the object has a `title` already"),
        ("fields: {person: {name: text}}", "text", "the object has a `name` already"),
        ("fields: {objective: {_x: text}}", "text", "a name has small letters"),
        ("fields: {plan: {region: text}}", "{region: text}", "the header of a plan takes no fields of your own"),
        ("fields: {win: {size: text}}\nkinds: {people: {name: p, own: {wins: {title: W, name: w, kind: win}}}}", "{size: text}", "declare its fields under `own:`"),
        ("kinds: {'My plan!': {name: my plan}}", "{name: my plan}", "a name has small letters"),
        ("kinds: {people: {name: p, own: {a b: {title: R, name: r}}}}", "{title: R, name: r}", "a name has small letters"),
        ("kinds: {people: {name: p, own: {span: {title: R, name: r}}}}", "{title: R, name: r}", "`span` is a word of the program"),
        ("kinds: {people: {name: p, own: {risks: {title: R, name: r}}}}", "{title: R, name: r}", "every plan has a `risks` already"),
        ("kinds: {people: {name: p, own: {kind: {title: R, name: r}}}}", "{title: R, name: r}", "every plan has a `kind` already"),
        ("kinds: {people: {name: p, own: {communication: {title: R, name: r}}}}", "{title: R, name: r}", "`communication` is a kind of object already"),
    ],
)  # fmt: skip
def test_a_declaration_that_makes_no_sense_is_told(declaration, place, words):
    tree = f"# planloom.yml\n{declaration}\n"
    (problem,) = [problem for problem in judged(tree) if problem.code.id == "S315"]
    assert words in message(problem, "en")
    assert marked(problem, tree) == place


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("savings_measure", "did you mean `cost_measure`?"),
        ("savings measures", "did you mean `cost_measure`?"),
        ("saving", "use one of `link`, `objective`,"),
    ],
)
def test_a_kind_of_object_is_known_by_what_pages_call_it(kind, advice):
    declared = f"kinds: {{safety: {{name: safety plan, like: restructuring, objects: {{{kind}: step}}}}}}"
    (problem,) = [one for one in judged(f"# planloom.yml\n{declared}\n") if one.code.id == "S315"]
    assert problem.help.en.startswith(advice)


def test_a_reference_to_a_kind_that_is_none_is_told_once_and_ends_in_no_traceback():
    declared = DECLARED.replace("to: person", "to: persn")
    plans = "roles: [{id: nurse, title: Nurse, head: other}, {id: other, title: Other}]\n"
    assert {"S315"} <= set(codes(judged(declared + PLAN + plans)))


def test_parts_of_one_kind_that_follow_each_other_do_not_run_in_a_circle():
    found = people("roles: [{id: a, title: A, after: b}, {id: b, title: B, after: a}]")
    assert codes(found) == ["C104"]


def test_an_own_field_of_a_built_in_object_is_read_and_typed():
    tree = "# planloom.yml\nfields: {measure: {system: {type: choice, of: {sap: SAP, crm: CRM}}}}\n# plans/s/plan.yml\nkind: sales\n"
    tree += "measures: [{id: m, title: M, unit: pcs, direction: increase, frequency: yearly, system: sag, targets: {2027: 5}}]\n"
    assert [marked(problem, tree) for problem in judged(tree) if problem.code.id == "S306"] == ["sag"]


def test_editors_know_what_a_project_declares():
    settings, _ = read_settings(DECLARED.partition("\n")[2])
    kinds, problems = kinds_of(settings)
    assert problems == []
    schema = schema_of("part", kinds)
    assert "roles" in schema["properties"]
    assert "roles" not in schema_of("part")["properties"]
    assert "people" in json.dumps(schema_of("plan", kinds)["properties"]["kind"])


def test_a_project_that_declares_nothing_has_the_built_in_kinds():
    assert kinds_of(Declarations()) == (BUILT_IN, [])


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("wrok", "did you mean `work`?"),
        ("[aim, proper_nmae]", "did you mean `proper_name`?"),
        ("qqq", "mend the value"),
    ],
)
def test_an_unknown_role_is_told_with_the_nearest_known(written, help_):
    tree = f"# planloom.yml\nkinds:\n  it: {{name: IT, own: {{systems: {{title: S, name: s, roles: {written}}}}}}}\n"
    (problem,) = judged(tree)
    assert problem.code.id == "S402"
    assert marked(problem, tree) in written
    assert "aim" in message(problem, "en")
    assert problem.help.en.startswith(help_)


def test_roles_may_be_written_in_polish():
    settings, problems = read_settings(
        "kinds: {it: {name: IT, own: {s: {title: S, name: s, roles: [nazwa własna, cel]}}}}"
    )
    assert problems == []
    assert settings.kinds["it"].own["s"].roles == ("proper_name", "aim")


WORDS_OF_PYTHON = """\
# planloom.yml
kinds:
  people:
    name: people plan
    own:
      roles:
        title: Roles
        name: role
        columns: [title, deadline, schema]
        fields: {deadline: date, name: text, schema: {type: reference, to: person}, copy: {type: money by period, cost: true}, own_copy: number, kind: number, class: number}
"""  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "code", "place"),
    [
        ("deadline: soon", "S304", "soon"),
        ("schema: nobody", "C103", "nobody"),
        ("copy: {2027: much}", "S304", "much"),
        ("own_copy: much", "S304", "much"),
        ("kind: much", "S304", "much"),
        ("own_deadline: 2027", "S301", "own_deadline"),
        ("copy: {2027: 5k, 2027-H1: 1k, 2027-H2: 1k}", "M112", "5k"),
        ("name: {en: We hire 25., pl: 52 osoby.}", "L102", "52"),
    ],
)
def test_a_field_may_be_called_by_a_word_that_python_has(fields, code, place):
    tree = f"{WORDS_OF_PYTHON}{PLAN}roles: [{{id: nurse, title: Nurse, {fields}}}]\n"
    tree += "# plans/organisation.yml\nlanguages: [en, pl]\npeople: [{id: anna, name: A}]\n"
    assert (code, place) in [(problem.code.id, marked(problem, tree)) for problem in judged(tree)]


def test_messages_call_such_a_field_as_it_is_written():
    (problem,) = judged(
        f"{WORDS_OF_PYTHON}{PLAN}period: 2027\nroles: [{{id: nurse, title: Nurse, copy: {{2029: 5k}}}}]\n"
    )
    assert message(problem, "en") == "`copy` of role “Nurse” has a figure for 2029, outside of 2027"


def test_such_a_field_is_kept_beside_what_the_object_has_by_that_name():
    settings, _ = read_settings(WORDS_OF_PYTHON.partition("\n")[2])
    kinds, problems = kinds_of(settings)
    assert problems == []
    role = kinds.parts["roles"](title="Nurse", name="N", deadline="2027", copy={"2027": "5k"}, own_copy="7", end="2028")
    assert (str(role.get("name")), str(role.get("deadline")), str(role.deadline)) == ("N", "2027", "2028")
    assert role.get("own_copy") == 7
    assert kinds.parts["roles"].table_columns == ("title", "own_deadline", "own_schema")


@pytest.mark.parametrize(
    ("plan", "en", "pl"),
    [
        (
            "# plans/staff/plan.yml\ntitle: Staff\n",
            "add at the top `kind: strategy`, `kind: marketing`, `kind: sales`, `kind: restructuring` or `kind: people`",
            "dodaj na początku `kind: strategy`, `kind: marketing`, `kind: sales`, `kind: restructuring` lub `kind: people`",
        ),
        (
            "# plans/staff/plan.md\n---\ntitle: Staff\n---\n",
            "add, between two lines `---` at the top, `kind: strategy`, `kind: marketing`, `kind: sales`, `kind: restructuring` or `kind: people`",
            "dodaj na początku, między dwoma wierszami `---`, `kind: strategy`, `kind: marketing`, `kind: sales`, `kind: restructuring` lub `kind: people`",
        ),
    ],
    ids=["yaml", "markdown"],
)  # fmt: skip
def test_a_plan_without_a_kind_is_offered_all_kinds_of_the_project(plan, en, pl):
    (problem,) = [problem for problem in judged(DECLARED + plan) if problem.code.id == "S309"]
    assert (problem.help.en, problem.help.pl) == (en, pl)
