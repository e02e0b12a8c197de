"""What is meant for others is never an object, so nothing of it can reach a page, a total or an index."""

import pytest

from planloom.model import parts_in

PLAN = """\
kind: strategy
purpose: For [[secret]]
objectives:
  - {id: open, title: Open, drives: [secret], budget: {2027: 5m}, audience: {budget: [board, owners]}}
  - {id: secret, title: Secret, audience: [board], measures: [{id: inner, title: Inner}]}
  - {id: for-all, title: All, measures: [{id: hidden, title: H, audience: board}]}
risks:
  - {title: Risk, affects: [secret], audience: owners}
envelope: {amounts: {2027: 9m}}
audience: {envelope: board}
"""


def ids(result):
    return {item.id for item in result.portfolio.items() if item.id}


def test_without_an_audience_everything_is_there(project):
    result = project({"strategy/plan.yml": PLAN})
    assert result.problems == []
    assert ids(result) == {"strategy", "open", "secret", "inner", "for-all", "hidden"}
    assert result.plan.envelope is not None


def test_an_audience_sees_what_is_for_it_and_for_everybody(project):
    result = project({"strategy/plan.yml": PLAN}, audience="board")
    assert result.problems == []
    assert ids(result) == {"strategy", "open", "secret", "inner", "for-all", "hidden"}
    assert result.find("open").budget
    assert not result.plan.risks


def test_others_see_neither_objects_nor_fields(project):
    result = project({"strategy/plan.yml": PLAN}, audience="public")
    assert result.problems == []
    assert ids(result) == {"strategy", "open", "for-all"}
    assert not result.find("open").budget
    assert result.plan.envelope is None
    assert result.plan.risks == ()
    assert result.sources.withheld == {"secret", "inner", "hidden"}
    assert result.graph.mentions == ()
    assert result.figures.money.envelope.total.value is None


def test_a_plan_for_others_is_not_there(project):
    files = {
        "strategy/plan.yml": "kind: strategy\naudience: board\nobjectives: [{id: a, title: A}]",
        "sales/plan.yml": "kind: sales\nsupports: [a]",
    }
    result = project(files, audience="public")
    assert [plan.id for plan in result.portfolio.plans] == ["sales"]
    assert result.problems == []


def test_people_for_others_are_not_there(project):
    files = {
        "organisation.yml": "people: [{id: anna, name: Anna, email: a@b.pl, audience: {email: [board]}}, {id: jan, name: Jan, audience: [board]}]",
        "s/plan.yml": "kind: sales\nowner: jan",
    }
    result = project(files, audience="public")
    assert result.problems == []
    assert [person.id for person in result.portfolio.organisation.people] == ["anna"]
    assert result.portfolio.organisation.people[0].email is None


@pytest.mark.parametrize("name", ["page.md", "page.pl.md"])
def test_a_page_for_others_is_kept_back_in_both_languages(project, name):
    files = {"s/plan.yml": "kind: sales", "s/page.md": "# Page\n\nSecret", "s/page.pl.md": "# Strona\n\nTajne"}
    files[f"s/{name}"] = f"---\naudience: [board]\n---\n{files[f's/{name}']}"
    assert not project(files, audience="public").plan.pages
    assert project({}, audience="board").plan.pages[0].bodies.keys() == {"en", "pl"}


def test_a_page_whose_fields_cannot_be_read_is_kept_back(project):
    result = project({"s/plan.yml": "kind: sales", "s/page.md": "---\naudience: [board\n---\nSecret"}, "public")
    assert not result.plan.pages
    assert result.codes == ["S201"]


def test_a_misspelt_field_of_an_audience_is_no_way_out(project):
    text = "kind: sales\nobjectives: [{id: a, title: A, audience: {budgt: [board]}, budget: {2027: 1m}}]"
    assert project({"s/plan.yml": text}, audience="public").codes == ["S325"]


def test_no_trace_is_left(project):
    """Nothing that is withheld can be reached from the portfolio's objects."""
    result = project({"strategy/plan.yml": PLAN}, audience="public")
    for part in parts_in(result.plan):
        assert "Secret" not in repr(part)
        assert "secret" not in repr(part)


WAYS = {
    "a part, in the header": {"s/plan.yml": "audience: {risks: [board]}\nrisks: [{title: Secret}]"},
    "a part in a file of its own, in the header": {"s/plan.yml": "audience: {risks: board}", "s/r.yml": "risks: [{title: Secret}]"},
    "a file of parts": {"s/r.yml": "audience: [board]\nrisks: [{title: Secret}]"},
    "a part of a file": {"s/r.yml": "audience: {risks: [board]}\nrisks: [{title: Secret}]"},
    "a value": {"s/plan.yml": "objectives: [{id: a, title: A, budget: {2027: 1m, 2028: 8.88m}, audience: {budget: {2028: [board]}}}]"},
    "a language": {"s/plan.yml": "purpose: {en: Public, pl: Secret}\naudience: {purpose: {pl: [board]}}"},
    "an entry of a list": {"s/plan.yml": "objectives: [{id: a, title: A, tags: [open, Secret], audience: {tags: {Secret: [board]}}}]"},
    "an object within an object, from outside": {"s/plan.yml": "objectives: [{id: a, title: A, measures: [{id: m, title: Secret}], audience: {measures: {m: board}}}]"},
    "what is no object": {"s/plan.yml": "objectives: [{id: b, title: B}, {id: a, title: A, supports: [{id: b, note: Secret, audience: [board]}]}]"},
    "a page": {"s/p.md": "---\naudience: board\n---\n# Secret"},
    "a page, in its translation": {"s/p.md": "# Secret", "s/p.pl.md": "---\naudience: board\n---\n# S"},
    "one language of a page": {"s/p.md": "# Open", "s/p.pl.md": "---\naudience: {pl: board}\n---\n# Secret"},
    "the default language of a page": {"s/p.md": "---\naudience: {en: board}\n---\n# Secret", "s/p.pl.md": "# O"},
    "the text under a header": {"s/plan.md": "Secret", "s/plan.pl.md": "---\naudience: {en: board}\n---\nOpen"},
    "a page, in its folder": {"s/audience.yml": "audience: {p.md: [board]}", "s/p.md": "# Secret"},
    "a folder": {"s/d/audience.yml": "audience: board", "s/d/p.md": "# Secret"},
    "a folder, from above": {"s/audience.yml": "audience: {d: board}", "s/d/p.md": "# Secret"},
    "a plan in a folder": {"audience.yml": "audience: {t: board}", "t/plan.yml": "kind: sales\ntitle: Secret"},
    "a plan, in the translation of its header": {"t/plan.yml": "kind: sales\ntitle: Secret", "t/plan.pl.md": "---\naudience: board\n---\nSecret"},
    "a plan within another's folder": {"t/plan.yml": "kind: sales\naudience: board", "t/u/plan.yml": "kind: sales\ntitle: Secret"},
    "a term": {"glossary/g.yml": "glossary: [{id: x, audience: board, en: {term: Secret}}]"},
    "a file of terms": {"glossary/g.yml": "audience: board\nglossary: [{id: x, en: {term: Secret}}]"},
}  # fmt: skip


@pytest.mark.parametrize("files", WAYS.values(), ids=WAYS)
def test_every_way_to_say_it(project, files):
    """What is left of the sources is all that later stages have."""
    header = files.get("s/plan.md", "")
    head = {"s/plan.md": f"---\nkind: strategy\n---\n{header}"} if "s/plan.yml" not in files else {}
    if "s/plan.yml" in files:
        files = {**files, "s/plan.yml": f"kind: strategy\n{files['s/plan.yml']}"}
    result = project({**files, **head}, "staff")
    assert result.problems == []
    told = repr((result.sources, [*map(repr, parts_of(result))]))
    assert "Secret" not in told
    assert "8.88m" not in told
    assert "Secret" in repr(project({}, "board").sources) or "8.88m" in repr(project({}, "board").sources)


def parts_of(result):
    return [part for plan in result.portfolio.plans for part in parts_in(plan)]


DOUBTFUL = {
    "a name that is not declared": ({"s/plan.yml": "kind: sales\naudience: bord"}, ["S321"]),
    "a key in capitals": ({"s/p.md": "---\nAudience: board\n---\n"}, ["S322"]),
    "a misspelt key": ({"s/p.md": "---\naudiance: board\n---\n"}, ["S322"]),
    "a key in Polish": ({"s/p.md": "---\nodbiorcy: [board]\n---\n"}, ["S322"]),
    "a misspelt key at the top of a file": ({"s/r.yml": "audence: board\nrisks: [{title: A}]"}, ["S301", "S322"]),
    "nobody": ({"s/p.md": "---\naudience:\n---\n"}, ["S323"]),
    "an empty list": ({"s/p.md": "---\naudience: []\n---\n"}, ["S323"]),
    "a list in a list": ({"s/p.md": "---\naudience: [[board]]\n---\n"}, ["S323"]),
    "fields after a blank line": ({"s/p.md": "\n---\naudience: board\n---\n"}, ["S324"]),
    "fields after a blank": ({"s/p.md": " ---\ntitle: board\n---\n"}, ["S324"]),
    "fields in TOML": ({"s/p.md": "+++\naudience = 'board'\n+++\n"}, ["S324"]),
    "fields without lines": ({"s/p.md": "Title: A\nAudience: board\n\nText"}, ["S324"]),
    "fields in a comment": ({"s/p.md": "<!-- audience: board -->\nText"}, ["S324"]),
    "a title of a page": ({"s/p.md": "---\naudience: {title: [board]}\n---\n"}, ["S325"]),
    "a part that is not there": ({"s/r.yml": "audience: {risk: [board]}\nrisks: [{title: A}]"}, ["S325"]),
    "a file that is not there": ({"s/audience.yml": "audience: {p.png: [board]}"}, ["S325"]),
    "an empty file for a folder": ({"s/audience.yml": ""}, ["S323"]),
    "a file for a folder of another name": ({"s/audience.yaml": "audience: board"}, ["S322"]),
    "a file for a folder that is not read": ({"s/d/audience.yml.txt": "audience: board"}, ["S112", "S322"]),
    "a file for a folder without plans": ({"img/audience.yaml": "audience: board"}, ["S109", "S322"]),
    "a mark in what a page does not read": ({"s/p.md": "---\nmeta: {audience: board}\n---\n"}, ["S322"]),
    "a mark in what a term does not read": (
        {"glossary/g.yml": "glossary: [{id: x, meta: {audience: board}, en: {term: X}}]"},
        ["S322"],
    ),
    "no audience at all": ({"s/p.md": "---\n---\nOur audience: families.\n\nAudience: young"}, []),
}


@pytest.mark.parametrize(("files", "codes"), DOUBTFUL.values(), ids=DOUBTFUL)
@pytest.mark.parametrize("audience", ["all", "staff"])
def test_what_is_doubtful_is_an_error(project, files, codes, audience):
    result = project({"s/plan.yml": "kind: sales", **files}, audience)
    assert [code for code in result.codes if code != "S313"] == codes


def test_what_leads_to_something_withheld_says_nothing_of_it(project):
    files = {
        "organisation.yml": "people: [{id: anna, name: Anna}, {id: jan, name: Jan, audience: board}]",
        "s/plan.yml": """\
            kind: strategy
            owner: jan
            objectives:
              - {id: a, title: A, supports: [b], drives: [b, c], text: "[[b]] and [[b|words]] and [[old]]", was: [before]}
              - {id: b, title: B, was: [old], audience: [board]}
              - {id: c, title: C, owner: anna}
            """,
        "t/plan.yml": "kind: sales\nsupports: [{id: b, contributes: 50%}, {id: c, contributes: 50%}]",
        "s/p.md": "[[b]] [x](q.md) ![y](z.png) [z](p.md#b) `[[b]]`",
        "s/q.md": "---\naudience: board\n---\n# Q",
        "s/audience.yml": "audience: {z.png: board}",
        "s/z.png": b"",
    }
    result = project(files, "staff")
    assert result.problems == []
    assert result.plan.owner == "–"
    assert [link.id for link in result.find("t").supports] == ["c"]
    kept = result.find("a")
    assert ([link.id for link in kept.supports], kept.drives, kept.was) == (["–"], ("c",), ("before",))
    assert kept.text.en == "[[–]] and [[–|words]] and [[–––]]"
    assert result.plan.pages[0].bodies["en"].markdown == "[[–]] [x](––––) ![y](–––––) [z](p.md#–) `[[–]]`"
    assert result.graph.mentions == ()


def test_an_id_that_is_shown_elsewhere_still_leads_there(project):
    plan = "kind: strategy\nobjectives: [{id: a, title: A, audience: board}, {id: a, title: B, text: '[[a]]'}]"
    result = project({"s/plan.yml": plan}, "staff")
    assert (result.sources.withheld, result.find("a").text.en) == (frozenset(), "[[a]]")
