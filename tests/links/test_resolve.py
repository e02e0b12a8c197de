import pytest

from planloom.model.relations import DRIVES, LEADS_TO, SUPPORTS
from planloom.report import words


def told(result):
    """Return code, place, message and help of every problem."""
    return [
        (problem.code.id, str(problem.span), words.message(problem), words.help_of(problem))
        for problem in result.problems
    ]


def test_links_are_resolved_both_ways(project):
    result = project({
        "strategy/plan.yml": "kind: strategy\nobjectives: [{id: grow, title: Grow, drives: [hold]}, {id: hold, title: Hold}]",
        "sales/plan.yml": """\
            kind: sales
            objectives:
              - {id: sell, title: Sell, supports: [grow, {id: hold, contributes: 40%, strength: strong, note: Because}]}
            initiatives:
              - {id: crm, title: CRM, supports: sell}
            """,
    })  # fmt: skip
    assert result.problems == []
    sell, grow, hold, crm = map(result.find, ("sell", "grow", "hold", "crm"))
    assert result.graph.targets(sell, SUPPORTS) == (grow, hold)
    assert result.graph.sources(grow) == (sell,)
    assert result.graph.sources(hold, DRIVES) == (grow,)
    edge = result.graph.out(sell)[1]
    assert (edge.target, edge.field, str(edge.span)) == (hold, "supports", "plans/sales/plan.yml:3:51")
    assert sell.share_of(edge.link) == edge.link.contributes
    assert list(result.graph.upward(crm)) == [sell, grow, hold]
    assert list(result.graph.downward(grow)) == [sell, crm]
    assert result.graph.plan_of(crm) is result.graph.plan_of(sell) is result.find("sales")
    assert result.graph.plan_of(result.find("sales")) is result.find("sales")
    assert result.find("nowhere") is None


def test_what_bears_on_an_objective_does_not_serve_it(plan):
    result = plan("objectives: [{id: a, title: A}]\nswot: [{id: f, title: F, type: threat, objectives: [a]}]")
    assert list(result.graph.downward(result.find("a"))) == []
    assert result.graph.sources(result.find("a"), LEADS_TO) == (result.find("f"),)


def test_an_unknown_id(plan):
    result = plan("objectives:\n  - {id: grow-dach, title: A}\n  - {id: b, title: B, drives: [growth-dach, whatever]}")
    assert told(result) == [
        ("C103", "plans/strategy/plan.yml:4:32", "objective `b` names an unknown id in `drives`: `growth-dach`", "a similar id exists: `grow-dach` (plans/strategy/plan.yml:3)"),
        ("C103", "plans/strategy/plan.yml:4:45", "objective `b` names an unknown id in `drives`: `whatever`", "write the id of an existing object"),
    ]  # fmt: skip


def test_numbered_ids_are_no_near_ids(plan):
    result = plan("objectives: [{id: obj-0008, title: A, drives: [obj-0009]}]")
    assert result.problems[0].help.en == "write the id of an existing object"


def test_an_object_without_id_is_named_by_its_kind(plan):
    result = plan("risks: [{title: Fire, affects: [gone]}]")
    assert words.message(result.problems[0]) == "risk names an unknown id in `affects`: `gone`"


def test_the_wrong_kind_of_object(plan):
    result = plan("objectives: [{id: a, title: A, drives: [f]}]\nswot: [{id: f, title: F, type: threat}]")
    assert told(result) == [
        ("C105", "plans/strategy/plan.yml:2:41", "`drives` of objective `a` cannot name SWOT factor `f`", "name an object of another kind: objective"),
    ]  # fmt: skip
    assert str(result.problems[0].related[0].span) == "plans/strategy/plan.yml:3:13"


def test_an_id_used_twice(project):
    result = project({
        "a/plan.yml": "kind: strategy\nobjectives: [{id: x, title: A}, {id: b, title: B}]",
        "b/plan.yml": "kind: sales\nobjectives: [{id: x, title: A}]",
    })  # fmt: skip
    codes = [
        (problem.code.id, str(problem.span), [str(other.span) for other in problem.related])
        for problem in result.problems
    ]
    assert codes == [
        ("C107", "plans/b/plan.yml:1:1", ["plans/a/plan.yml:2:38"]),
        ("C107", "plans/b/plan.yml:2:19", ["plans/a/plan.yml:2:19"]),
    ]


def test_former_ids_keep_links_working(plan):
    result = plan("objectives:\n  - {id: new, was: [old, older], title: A}\n  - {id: b, title: B, drives: [older]}")
    assert result.problems == []
    assert result.graph.targets(result.find("b")) == (result.find("new"),)
    assert result.find("old") is result.find("new")


def test_former_ids_in_use(plan):
    result = plan("""\
        objectives:
          - {id: a, title: A, was: [b]}
          - {id: b, title: B, was: [x]}
          - {id: c, title: C, was: [x, c]}
        """)
    assert [(code, place) for code, place, _, _ in told(result)] == [
        ("C108", "plans/strategy/plan.yml:3:29"),
        ("C108", "plans/strategy/plan.yml:5:29"),
        ("C108", "plans/strategy/plan.yml:5:32"),
    ]


def test_a_former_id_of_an_object_without_id_leads_nowhere(plan):
    result = plan("risks: [{title: A, was: [old]}]\nobjectives: [{id: b, title: B, drives: [old]}]")
    assert result.codes == ["C103"]


CIRCLES = {
    "drives": ("objectives:\n  - {id: a, title: A, drives: [b]}\n  - {id: b, title: B, drives: [a]}", "strategy"),
    "supports": ("objectives:\n  - {id: a, title: A, supports: [b]}\n  - {id: b, title: B, supports: [a]}", "sales"),
    "depends_on": ("initiatives:\n  - {id: a, title: A, depends_on: [b]}\n  - {id: b, title: B, depends_on: [a]}", "sales"),
    "parent": ("org_units:\n  - {id: a, title: A, parent: b}\n  - {id: b, title: B, parent: a}", "restructuring"),
    "parent_after": ("org_units:\n  - {id: a, title: A, parent_after: b}\n  - {id: b, title: B, parent_after: a}", "restructuring"),
}  # fmt: skip


@pytest.mark.parametrize("field", CIRCLES)
def test_circles(plan, field):
    text, kind = CIRCLES[field]
    result = plan(text, kind)
    assert [(code, message) for code, _, message, _ in told(result)] == [
        ("C104", f"`{field}` runs in a circle: a → b → a")
    ]
    problem = result.problems[0]
    assert (problem.span.line, [other.span.line for other in problem.related]) == (4, [3])
    assert list(result.graph.upward(result.find("a"))) in ([], [result.find("b")])


def test_an_object_that_supports_itself(plan):
    assert told(plan("objectives: [{id: a, title: A, drives: a}]"))[0][2] == "`drives` runs in a circle: a → a"


def test_a_long_chain_and_a_long_circle(plan):
    rows = [f"  - {{id: o{n}, title: A, drives: [o{(n + 1) % 3000}]}}" for n in range(3000)]
    result = plan("objectives:\n" + "\n".join(rows))
    assert result.codes == ["C104"]
    rows[-1] = "  - {id: o2999, title: A}"
    assert plan("objectives:\n" + "\n".join(rows)).codes == []


def test_people_given_by_name_or_not_listed(project):
    files = {"s/plan.yml": "kind: strategy\nowner: Anna Nowak\nobjectives: [{id: a, title: A, owner: anna-nowak}]"}
    assert project(files).codes == []
    result = project({"organisation.yml": "people: [{id: jan, name: Jan}]"})
    assert [(code, message) for code, _, message, _ in told(result)] == [
        ("C103", "objective `a` names an unknown id in `owner`: `anna-nowak`")
    ]


PROSE = {
    "a link to a page": ("See [page](page.md#part) and [plan](plan.md).", []),
    "a link to the outside": ("See [it](https://example.org), <https://example.org> or <a@b.pl>.", []),
    "an anchor": ("See [below](#part).\n\n## Part", []),
    "a picture": ("![Map](map.png)", []),
    "a link to a file": ("[Map](map.png)", []),
    "a link to no page": ("See [page](pages.md).", [("S503", 12)]),
    "a link with dots": ("[x](./more/../page.md)", []),
    "a link out of the folder": ("[x](../../secret.md)", [("S503", 5)]),
    "a link from the root": ("[x](/page.md)", [("S503", 5)]),
    "a link without words": ("[](page.md)", [("S512", 4)]),
    "a link without words elsewhere": ("a [ ](https://example.org)", [("S512", 7)]),
    "a picture that is not there": ("![Map](maps.png)", [("S504", 8)]),
    "a picture in a link": ("[![Map](maps.png)](page.md)", [("S504", 9)]),
    "a script": ("Hello <script>alert(1)</script>", [("S501", 7)]),
    "a handler": ('<img src=x onerror="alert(1)">', [("S501", 1)]),
    "a script as an address": ("[x](javascript:alert(1))", [("S501", 5)]),
    "a hidden script as an address": ("[x](java&#115;cript:alert(1))", [("S501", 5)]),
    "a script as a definition": ("[x]\n\n[x]: javascript:alert(1)", [("S501", 1)]),
    "an address without scheme": ("[x](//example.org)", [("S501", 5)]),
    "a tag": ("a <font>red</font> word", [("S502", 3)]),
    "a tag that is allowed": ("a <b>bold</b> word<br>and m<sup>2</sup>", []),
    "a tag that is not closed": ("a <b>bold word", [("S502", 3)]),
    "a link to a file with blanks": ("[x](<my map.pdf>), [y](my%20map.pdf), [z](my map.pdf)", []),
    "a picture with letters of its own": ("![x](zdjęcie\\ łódź.png) ![y](zdje\u0328cie%20łódź.png)", []),
    "a picture of another site": ("![x](https://example.org/x.png)", [("S504", 6)]),
    "a reference in a table": ("| a |\n|---|\n| [[s\\|the plan]] |", []),
    "a task, a stroke and a size": ("- [x] ~~a~~ ![a](map.png){ width=50 }", []),
    "a drawing of another system": ("```mermaid\ngraph TD\n```", [("S505", 1)]),
    "quotations without end": (">" * 60 + " a", [("S506", 1)]),
    "an id of a heading": ("# Heading {: #id }", []),
    "less than": ("a < b and 3<4", []),
    "attributes of another system": ("# Heading {: .big }", [("S505", 11)]),
    "a brace": ("a {b} c", []),
    "a passage without glossary": ("The *plan*{ .no-glossary } of it", []),
}


@pytest.mark.parametrize(("text", "expected"), PROSE.values(), ids=PROSE)
def test_what_stands_in_prose(project, text, expected):
    result = project({
        "s/plan.md": f"---\nkind: strategy\n---\n{text}\n",
        "s/page.md": "# Page\n\n## Part\n",
        "s/map.png": b"\x89PNG",
        "s/my map.pdf": b"%PDF",
        "s/zdjęcie łódź.png": b"\x89PNG",
    })  # fmt: skip
    assert [(problem.code.id, problem.span.column) for problem in result.problems] == expected
    assert all(problem.span.line == 4 for problem in result.problems)


def test_a_link_without_words_is_given_the_title_of_its_page(project):
    text = "---\nkind: strategy\ntitle: Strategy\n---\nSee [](more.md#here), [](plan.md) and [](map.png).\n"
    result = project({"s/plan.md": text, "s/more.md": "# More [of it]\n\n## Here\n", "s/map.png": b"\x89PNG"})
    fixes = [problem.fix for problem in result.problems if problem.fix]
    mended = [(edit.old, edit.new) for fix in fixes for edit in fix.edits]
    assert [problem.code.id for problem in result.problems] == ["S512"] * 3
    assert mended == [("[](plan.md", "[Strategy](plan.md")]


def test_what_stands_in_the_definitions_of_terms(project):
    result = project({
        "s/plan.yml": "kind: strategy",
        "glossary/a.yml": """
            glossary:
              - id: goal
                en: {term: goal, definition: "What [[s]] or [[aim]] wants; see [[gone]]."}
                pl: {term: cel, definition: "Zob. <script>alert(1)</script>"}
              - {id: aim, en: aim}
              - just a word
            """,
    })  # fmt: skip
    assert [(code, place) for code in ("C109", "S501") for place in result.places(code)] == [
        ("C109", "plans/glossary/a.yml:4:68"),
        ("S501", "plans/glossary/a.yml:5:39"),
    ]
    assert list(result.graph.mentions) == []
