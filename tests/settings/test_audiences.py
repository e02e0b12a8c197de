"""For whom plans are read is said once, and nothing that could mean another audience is overlooked."""

import textwrap

import pytest

from planloom.project import find_project, read_plans

PLAN = "kind: sales\npurpose: Grow\nobjectives: [{id: secret, title: Secret, audience: [board]}]\n"
DECLARED = "audiences: {board: {sees: [staff]}, staff: {sees: [public]}, public: {}}\n"


@pytest.fixture
def reading(tmp_path):
    """Return a function that reads a project of one plan with these files beside it."""

    def read(files, audience=None, config=None):
        for name, text in {"plans/s/plan.yml": PLAN, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), "utf-8")
        project, problems = find_project(tmp_path, config and tmp_path / config, audience)
        made = read_plans(project)
        errors = [problem for problem in (*problems, *made.problems) if problem.level == "error"]
        return [problem.code.id for problem in errors], "secret" in made.graph.ids, made

    return read


@pytest.mark.parametrize(
    ("files", "audience", "codes", "shown"),
    [
        ({"planloom.yml": DECLARED}, "staff", [], False),
        ({"planloom.yml": DECLARED}, "board", [], True),
        ({"planloom.yml": DECLARED}, "all", [], True),
        ({"planloom.yml": DECLARED}, None, ["S326"], True),
        ({"planloom.yml": DECLARED}, "saff", ["S327"], False),
        ({"planloom.yml": "audiences: [staff]"}, "staff", ["S321"], False),
        ({}, None, ["S321", "S326"], True),
        ({"planloom.yml": DECLARED + "audience: staff"}, None, [], False),
        ({"planloom.yml": DECLARED + "audience: staff"}, "board", [], True),
        ({"planloom.yml": DECLARED + "audience:"}, "staff", ["S402"], False),
        ({"planloom.yml": DECLARED + "audiance: staff"}, "staff", ["S401"], False),
        ({"planloom.yml": "audiences: [all]"}, "all", ["S321", "S402"], True),
        ({"planloom.yml": "audiences: {board: {sees: [saff]}}"}, "all", ["S402"], True),
        ({"planloom.yml": DECLARED, "planloom.yaml": "audience: staff"}, "all", ["S407"], True),
        ({"mkdocs.yml": "plugins: [{planloom: {audiences: [board, staff], audience: staff}}]"}, None, [], False),
        ({"mkdocs.yml": "plugins: [planloom, {planloom: {audience: staff}}]", "planloom.yml": DECLARED}, "all", ["S406"], True),
        ({"mkdocs.yml": "plugins: {planloom: {audience: staff}}", "planloom.yml": DECLARED + "audience: board"}, None, ["S402"], True),
        ({"mkdocs.yml": "plugins: {planloom: {audience: }}", "planloom.yml": DECLARED}, "staff", ["S402"], False),
        ({"planloom.yml": DECLARED + "levels: {S326: off, S: off}"}, None, ["S326"], True),
    ],
)  # fmt: skip
def test_who_is_meant(reading, files, audience, codes, shown):
    found, there, _ = reading(files, audience)
    assert sorted(found) == codes
    assert there is shown


def test_what_a_configuration_inherits_holds(reading):
    files = {
        "planloom.yml": DECLARED,
        "base.yml": "docs_dir: plans\nplugins: {planloom: {audience: staff, templates: own}}",
        "mkdocs.yml": "INHERIT: base.yml\nplugins: {search: {}}",
        "mkdocs.board.yml": "INHERIT: base.yml\nplugins: {planloom: {audience: board}}",
    }
    found, shown, made = reading(files)
    assert (found, shown, made.settings.templates) == ([], False, "own")
    assert reading(files, config="mkdocs.board.yml")[:2] == ([], True)


def test_what_the_environment_says_holds(reading, monkeypatch):
    files = {"planloom.yml": DECLARED, "mkdocs.yml": "plugins: [{planloom: {audience: !ENV [NO_SUCH, WHOM, staff]}}]"}
    assert reading(files)[:2] == ([], False)
    monkeypatch.setenv("WHOM", "board")
    assert reading(files)[:2] == ([], True)


def test_it_is_read_as_mkdocs_reads_it(reading, tmp_path, monkeypatch):
    from mkdocs.config import load_config  # noqa: PLC0415  # other tests need no MkDocs

    monkeypatch.setenv("WHOM", "board")
    made = reading({
        "planloom.yml": DECLARED,
        "base.yml": "site_name: !ENV [SITE, Base]\ndocs_dir: plans\nplugins:\n  planloom: {templates: own, today: 2027-05-15}",
        "mkdocs.yml": "INHERIT: base.yml\ntheme: {name: material}\nplugins: {planloom: {audience: !ENV WHOM, raw_html: true}}",
    })[2]  # fmt: skip
    theirs = load_config(str(tmp_path / "mkdocs.yml"))
    assert dict(theirs.plugins["planloom"].options) == dict(made.project.options)
    assert made.project.options["audience"] == "board"


@pytest.mark.parametrize(
    ("text", "audience", "told"),
    [
        ("revenue_target: {2027: 10m, 2027-H1: 4m, 2027-H2: 6m}", "{revenue_target: {2027-H2: [board]}}", 1),
        ("revenue_target: {2027: 10m, 2027-H1: 4m, 2027-H2: 6m}", "{revenue_target: {2027: [board]}}", 2),
        ("revenue_target: {2027: 10m, 2027-Q1: 1m, 2027-Q2: 2m}", "{revenue_target: {2027-Q2: [board]}}", 0),
        ("revenue_target: {2027: 10m, 2028: 12m}", "{revenue_target: {2028: [board]}}", 0),
    ],
)
def test_what_can_be_worked_out_is_told(reading, text, audience, told):
    plan = f"kind: sales\nobjectives:\n  - {{id: a, title: A, {text}, audience: {audience}}}\n"
    _, _, made = reading({"planloom.yml": DECLARED, "plans/s/plan.yml": plan}, "staff")
    assert [problem.code.id for problem in made.problems] == ["S328"] * told
    assert "S328" not in {problem.code.id for problem in made.for_readers}
    _, _, made = reading({"planloom.yml": DECLARED, "plans/s/plan.yml": plan}, "board")
    assert made.problems == ()


def test_a_total_whose_parts_are_withheld_is_told(reading):
    plan = """\
        kind: strategy
        objectives: [{id: grow, title: Grow, perspective: financial, revenue_target: {2027: 10m}}]
        """
    sales = """\
        kind: sales
        objectives:
          - {id: a, title: A, supports: [grow], revenue_target: {2027: 6m}}
          - {id: b, title: B, supports: [grow], revenue_target: {2027: 4m}, audience: [board]}
        """
    files = {"planloom.yml": DECLARED, "plans/s/plan.yml": plan, "plans/t/plan.yml": sales}
    _, _, made = reading(files, "staff")
    assert [str(problem.span) for problem in made.problems if problem.code.id == "S328"] == ["plans/t/plan.yml:3:64"]
    assert "M101" not in {problem.code.id for problem in made.findings}


@pytest.mark.parametrize(
    "risks",
    ["[&a {title: Open, audience: board}, {<<: *a, title: Close}]", "[{title: Close, meta: {audience: board}}]"],
)
def test_a_mark_in_what_nobody_reads_is_told_where_it_withholds_something(reading, risks):
    """What is withheld by itself is gone with the unknown name, which would be told of no longer."""
    found, _, _ = reading({"planloom.yml": DECLARED, "plans/s/r.yml": f"risks: {risks}"}, "staff")
    assert found == ["S322"]


MADE_UP = {
    "a fiscal year": (
        "kind: sales\nobjectives: [{id: a, title: A, revenue_target: {FY2027: 9m, FY2027-H1: 4m, FY2027-H2: 5m}, audience: {revenue_target: {FY2027-H2: board}}}]",
        ["FY2027: 9m"],
    ),
    "shares of a market": (
        "kind: marketing\nsegments: [{id: a, title: A, share: 60%}, {id: b, title: B, share: 30%, audience: {share: board}}, {id: c, title: C, share: 10%}]",
        ["60%"],
    ),
    "shares of which two are gone": (
        "kind: marketing\nsegments: [{id: a, title: A, share: 60%}, {id: b, title: B, share: 30%, audience: {share: board}}, {id: c, title: C, share: 10%, audience: board}]",
        [],
    ),
    "shares that are no whole": (
        "kind: marketing\nsegments: [{id: a, title: A, share: 60%}, {id: b, title: B, share: 30%, audience: {share: board}}]",
        [],
    ),
    "weights": (
        "kind: strategy\nobjectives: [{id: a, title: A, weight: 60%}, {id: b, title: B, weight: 40%, audience: board}]",
        ["60%"],
    ),
    "contributions": (
        "kind: sales\nobjectives: [{id: x, title: X}, {id: y, title: Y, audience: board}, {id: a, title: A, supports: [{id: x, contributes: 60%}, {id: y, contributes: 40%}]}]",
        ["60%"],
    ),
    "a unit with the units inside it": (
        "kind: restructuring\norg_units: [{id: a, title: A, headcount: 9}, {id: b, title: B, parent: a, headcount: 4}, {id: c, title: C, parent: a, headcount: 5, audience: board}]",
        ["9}"],
    ),
    "a unit of which the figure is gone": (
        "kind: restructuring\norg_units: [{id: a, title: A, headcount: 9, audience: {headcount: board}}, {id: b, title: B, parent: a, headcount: 4}, {id: c, title: C, parent: a, headcount: 5}]",
        ["4}"],
    ),
    "targets by territory": (
        "kind: sales\nterritories: [{id: north, title: N}, {id: south, title: S}]\ntargets: [{id: t, revenue: {2027: 50m}}, {territory: north, revenue: {2027: 20m}}, {territory: south, revenue: {2027: 30m}, audience: board}]",
        ["50m"],
    ),
    "a result": (
        "kind: restructuring\nprojections: [{id: p, title: P, years: [{year: 2027, revenue: 100m, costs: 90m, result: 10m, audience: {result: board}}]}]",
        ["100m"],
    ),
    "a product": (
        "kind: sales\ntargets: [{id: t, volume: {2027: 10}, price: 5, revenue: {2027: 50}, audience: {price: board}}]",
        ["50}"],
    ),
    "weights of measures": (
        "kind: strategy\nobjectives: [{id: o, title: O, measures: [{id: m, title: M, unit: PLN, weight: 60%}, {id: n, title: N, unit: PLN, weight: 40%, audience: board}]}]",
        ["60%"],
    ),
    "an envelope that is given to the last": (
        "kind: strategy\nenvelope: {amounts: {2027: 10m}}\nallocations: [{id: a, title: A, function: marketing, amounts: {2027: 4m}}, {id: b, title: B, function: sales, amounts: {2027: 6m}, audience: board}]",
        ["10m"],
    ),
    "an envelope of which something is left": (
        "kind: strategy\nenvelope: {amounts: {2027: 12m}}\nallocations: [{id: a, title: A, function: marketing, amounts: {2027: 4m}}, {id: b, title: B, function: sales, amounts: {2027: 6m}, audience: board}]",
        [],
    ),
    "the budget of an objective": (
        "kind: strategy\nobjectives: [{id: o, title: O, budget: {2027: 10m}}]\ninitiatives: [{id: a, title: A, supports: [o], budget: {2027: 4m}}, {id: b, title: B, supports: [o], budget: {2027: 6m}, audience: {budget: board}}]",
        ["10m"],
    ),
    "a budget that the objectives use up": (
        "kind: marketing\nbudget: [{id: l, title: L, category: media, amounts: {2027: 10m}}]\nobjectives: [{id: a, title: A, budget: {2027: 4m}}, {id: b, title: B, budget: {2027: 6m}, audience: board}]",
        ["10m"],
    ),
    "what is saved after costs": (
        "kind: restructuring\nsavings: [{id: x, title: S, phasing: {2027: 3m}, one_off_cost: {2027: 1m}, net: {2027: 2m}, audience: {net: board}}]",
        ["1m"],
    ),
    "the cost of a saving": (
        "kind: restructuring\nsavings: [{id: x, title: S, phasing: {2027: 3m}, one_off_cost: {2027: 1m}, net: {2027: 2m}, audience: {one_off_cost: board}}]",
        ["2m"],
    ),
    "the cost of a lead": (
        "kind: marketing\ncampaigns: [{id: c, title: C, budget: {2027: 1m}, expected_leads: 1000, cost_per_lead: 1000, audience: {budget: board}}]",
        ["1000, audience"],
    ),
    "funding to the last": (
        "kind: restructuring\nbudget: [{id: l, title: L, category: it, amounts: {2027: 10m}}]\nfinancing: [{id: f, source: Loan, amount: 3m}, {id: g, source: Owner, amount: 7m, audience: board}]",
        ["10m"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "places"), MADE_UP.values(), ids=MADE_UP)
def test_a_figure_that_others_tell_is_told(reading, plan, places):
    organisation = "name: A\nlanguages: [en]\nfiscal_year_start: April\n"
    files = {"planloom.yml": DECLARED, "plans/organisation.yml": organisation, "plans/s/plan.yml": f"\n{plan}\n"}
    found, _, made = reading(files, "staff")
    assert found == []
    told = [problem for problem in made.problems if problem.code.id == "S328"]
    lines = files["plans/s/plan.yml"].split("\n")
    rest = [lines[problem.span.line - 1][problem.span.column - 1 :] for problem in told]
    assert [text.startswith(place) for text, place in zip(rest, places, strict=True)] == [True] * len(places), rest
    assert not any(problem.code.id == "S328" for problem in reading(files, "board")[2].problems)


def test_an_error_that_only_what_is_withheld_makes_is_none(reading):
    header = "currency: GBP\nlanguages: en\n"
    lines = "  - {title: IT, category: IT, amounts: {2027: 200k}}\n  - {title: People, category: P, amounts: {2027: 1m}%s}\n"
    work = "initiatives:\n  - {id: a, title: A, period: 2027, budget: {2027: %s}}\n"
    plan = "kind: restructuring\ntitle: R\nperiod: 2027\nbudget:\n" + lines + work
    for mark, cost, told in (
        (", audience: board", "1.1m", False),
        ("", "1.3m", True),
        (", audience: board", "1.3m", True),
    ):
        files = {
            "planloom.yml": "audiences: [board, staff]\n",
            "plans/organisation.yml": header,
            "plans/r/plan.yml": plan % (mark, cost),
        }
        found = reading(files, "staff")[2].findings
        assert ("M103" in {one.code.id for one in found}) is told
