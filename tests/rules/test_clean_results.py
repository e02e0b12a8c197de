"""Who had nothing to say is not asked again, and nobody can tell from what is found."""

import random
import re
import shutil

import pytest
from rule_projects import files_of

from planloom.problems import Code, Level, Phrase
from planloom.project import cache_of, find_project, read_plans
from planloom.rules import registry
from planloom.rules.claims import reader
from planloom.rules.claims.passage import passages_of
from planloom.rules.claims.statements import tells_something
from planloom.rules.clean_results import CleanResults
from planloom.rules.rule import Rule
from planloom.store import FILE

PLAN = """\
kind: strategy
title: Strategy
period: 2027..2029
objectives:
  - id: grow
    title: Grow
    owner: anna
    period: 2027..2028
    budget: {2027: 100, 2028: 200}
    text: "Anna owns it. It costs 100 in 2027."
  - id: export
    title: Export in winter
    period: 2028..2029
    supports: [grow]
    text: Sells abroad
allocations:
  - {objective: grow, amounts: {2027: 100, 2028: 200}}
"""
MARKETING = """\
kind: marketing
title: Marketing
period: 2027..2029
objectives:
  - {id: visits, title: More visits, supports: [grow], budget: {2027: 40}, text: "Costs 40 in 2027"}
"""
PEOPLE = "people:\n  - {id: anna, title: Anna Nowak}\n  - {id: jan, title: Jan Kowal}\n"


def write(folder, files):
    for name, text in files.items():
        path = folder / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def read(folder, *, kept=True, audience=None):
    project = find_project(folder, audience=audience)[0]
    return read_plans(project, store=cache_of(project) if kept else None)


def told(reading):
    return reading.everything, reading.compared


@pytest.fixture
def asked(monkeypatch):
    """Note which rules are asked."""
    names = []

    def watched(rule):
        return Rule(rule.code, lambda plans: names.append(rule.id) or rule.check(plans))

    monkeypatch.setattr(registry, "RULES", tuple(map(watched, registry.RULES)))
    return names


FILES = {"s/plan.yml": PLAN, "m/plan.yml": MARKETING, "organisation.yml": f"currency: PLN\n{PEOPLE}"}


def test_where_nothing_has_changed_only_rules_are_asked_that_found_something(tmp_path, asked):
    write(tmp_path, FILES)
    first = read(tmp_path)
    found = {one.code.id for one in first.findings}
    asked.clear()
    assert told(read(tmp_path)) == told(first)
    assert set(asked) <= found


def test_after_a_description_has_changed_the_rules_are_asked_that_read_descriptions(tmp_path, asked):
    write(tmp_path, FILES)
    read(tmp_path)
    asked.clear()
    write(tmp_path, {"s/plan.yml": PLAN.replace("Sells abroad", "Costs 7000 in 2028")})
    found = told(read(tmp_path))
    assert "L104" in asked
    assert "M101" not in asked
    assert found == told(read(tmp_path, kept=False))


def test_of_texts_those_are_read_that_are_new(tmp_path, monkeypatch):
    write(tmp_path, FILES)
    read(tmp_path)
    read(tmp_path)  # nobody has to be asked, and nothing is forgotten for it
    write(tmp_path, {"s/plan.yml": PLAN.replace("Sells abroad", "Sells at home")})
    seen = []
    asked = lambda words, language: seen.append(words) or tells_something(words, language)  # noqa: E731
    monkeypatch.setattr(reader, "tells_something", asked)
    read(tmp_path)
    assert "Sells at home" in seen
    assert "More visits" not in seen


@pytest.mark.parametrize(
    ("was", "now", "is_read"),
    [
        ("Sells abroad", "Sells at home", False),
        ("Sells abroad", "Sells for 3 years", False),
        ("2028: 200}\n    text", "2028: 300}\n    text", True),
        ("title: Grow", "title: Growth", True),
        ("owner: anna", "owner: jan", True),
    ],
)
def test_a_text_that_agrees_is_read_again_when_facts_have_changed(tmp_path, monkeypatch, was, now, is_read):
    plan = PLAN.replace("Anna owns it. It costs 100 in 2027.", "Until 2028 it costs 100 in 2027")
    assert was in plan
    write(tmp_path, FILES | {"s/plan.yml": plan})
    read(tmp_path)
    write(tmp_path, {"s/plan.yml": plan.replace(was, now)})
    seen = []
    passages = lambda words, *more, **others: seen.append(words) or passages_of(words, *more, **others)  # noqa: E731
    monkeypatch.setattr(reader, "passages_of", passages)
    found = told(read(tmp_path))
    assert ("Until 2028 it costs 100 in 2027" in seen) is is_read
    assert found == told(read(tmp_path, kept=False))


def test_texts_that_contradict_are_read_every_time(tmp_path):
    plan = PLAN.replace("2027: 100", "2027: 412000").replace(
        "It costs 100 in 2027", "The budget of 2027 is 402 thousand"
    )
    write(tmp_path, FILES | {"s/plan.yml": plan})
    for text in ("Sells in Italy", "Sells in France", ""):
        assert "L104" in {one.code.id for one in read(tmp_path).findings}
        write(tmp_path, {"m/plan.yml": MARKETING.replace("Costs 40 in 2027", text)})


def test_of_two_objects_alike_the_one_that_contradicts_is_told_after_an_edit(tmp_path):
    one = "  - {{id: a{0}, title: Line {0}, period: 2027..2028, budget: {{2027: {1}}}, text: The budget of 2027 is 412 thousand}}\n"
    plan = PLAN + "initiatives:\n"
    write(tmp_path, FILES | {"s/plan.yml": plan + one.format(1, "412000") + one.format(2, "402000")})
    first = [(each.code.id, each.subject) for each in read(tmp_path).findings]
    assert ("L104", "a2") in first
    write(tmp_path, {"m/plan.yml": MARKETING.replace("Costs 40 in 2027", "Costs 40 in that year")})
    assert [(each.code.id, each.subject) for each in read(tmp_path).findings] == first
    write(tmp_path, {"s/plan.yml": plan + one.format(2, "402000") + one.format(1, "412000")})
    assert ("L104", "a2") in [(each.code.id, each.subject) for each in read(tmp_path).findings]


def test_after_a_fact_has_changed_all_are_asked(tmp_path, asked):
    write(tmp_path, FILES)
    read(tmp_path)
    asked.clear()
    write(tmp_path, {"s/plan.yml": PLAN.replace("2028: 200", "2028: 300")})
    read(tmp_path)
    assert len(asked) == len(registry.RULES)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_found_after_edits_is_what_is_found_from_nothing(tmp_path, seed):
    chance = random.Random(seed)
    files = dict(FILES)
    write(tmp_path, files)
    for _ in range(12):
        name = chance.choice(sorted(files))
        here = chance.choice(list(re.finditer(r"\w+", files[name])))
        word = chance.choice([here[0] * 2, "7", "2027", "jan", "Grow", "more", "draft", "2028-Q1", '"x\\ny"', "grow"])
        files[name] = files[name][: here.start()] + word + files[name][here.end() :]
        write(tmp_path, files)
        assert told(read(tmp_path)) == told(read(tmp_path, kept=False)), files[name]
        if chance.random() < 0.3:
            files[name] = FILES[name]


@pytest.mark.parametrize("rule", [one for one in registry.RULES if one.code.family == "L"], ids=lambda one: one.id)
def test_whoever_was_silent_speaks_when_there_is_something_to_say(tmp_path, rule):
    for tree in (rule.code.good, rule.code.bad, rule.code.good):
        shutil.rmtree(tmp_path / "plans", ignore_errors=True)
        for name, text in files_of(tree).items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        assert told(read(tmp_path)) == told(read(tmp_path, kept=False))


def test_other_settings_ask_all_again(tmp_path, asked):
    write(tmp_path, FILES)
    (tmp_path / "planloom.yml").write_text("today: 2027-01-01\n")
    read(tmp_path)
    asked.clear()
    (tmp_path / "planloom.yml").write_text("today: 2029-01-01\n")
    read(tmp_path)
    assert len(asked) == len(registry.RULES)


def test_what_one_audience_may_see_is_no_news_of_what_another_may(tmp_path):
    write(
        tmp_path, FILES | {"s/plan.yml": PLAN.replace("    owner: anna\n", "    owner: anna\n    audience: [board]\n")}
    )
    (tmp_path / "planloom.yml").write_text("audiences: [board, staff]\naudience: board\n")
    for whom in ("board", "staff", "board", "staff"):
        assert told(read(tmp_path, audience=whom)) == told(read(tmp_path, kept=False, audience=whom))


def test_a_damaged_cache_is_none(tmp_path, asked):
    write(tmp_path, FILES)
    first = read(tmp_path)
    (tmp_path / ".planloom-cache" / FILE).write_bytes(b"no cache")
    asked.clear()
    assert told(read(tmp_path)) == told(first)
    assert len(asked) == len(registry.RULES)


def test_what_is_found_is_never_kept():
    clean = CleanResults()
    code = Code("U900", Level.INFO, title=Phrase("", ""), message=Phrase("", ""))
    found = [code.at(None)]
    assert clean.findings("U900", lambda: found) == found
    assert clean.rules == {}
