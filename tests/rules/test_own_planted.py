"""Contradictions that only a house's own rules can find: along any relation, added up, counted, on conditions.

Each rule stands with a plan that breaks it, at the line with guillemets, and what is changed there so that it is kept.
"""

import pytest
import yaml
from rule_projects import codes, files_of, judged

from planloom.cli.rule_examples import tried
from planloom.settings.read import read_settings

PEOPLE = "# plans/organisation.yml\nlanguages: en\npeople: [{id: ann, name: Ann Lee}, {id: bob, name: Bob Ray}]\n"
RESTRUCTURING = "# plans/restructuring/plan.yml\nkind: restructuring\n"
SALES = "# plans/sales/plan.yml\nkind: sales\n"
MARKETING = "# plans/marketing/plan.yml\nkind: marketing\n"
STRATEGY = "# plans/strategy/plan.yml\nkind: strategy\n"

# Name: the rule, the plans with guillemets around what is wrong, and what stands there instead where nothing is.
PLANTED = {
    "a price above the list": (
        "for: forecast, compare: {field: price, is: at_most, to: list_price, through: product}",
        SALES + "products: [{id: fan, title: Fan, list_price: 100}]\n"
        "forecasts:\n  - {title: Fans, for: 2027, product: fan, volume: 10, price: «120», revenue: 1 200}\n",
        "100",
    ),
    "headcount after in two fields": (
        "for: org_unit, compare: {field: headcount_after, is: equal, to: after_fte, through: workforce.unit}",
        RESTRUCTURING + "org_units:\n  - {id: u, title: North, headcount: 10, headcount_after: «12»}\n"
        "workforce: [{unit: u, before_fte: 10, hires: 1, after_fte: 11}]\n",
        "11",
    ),
    "work dearer than its objective": (
        "for: objective, compare: {field: budget, is: at_least, total: sum, through: initiative.supports}",
        STRATEGY + "objectives:\n  - {id: o, title: Grow, corporate: true, budget: {2027: «3m»}}\n"
        "initiatives:\n  - {id: a, title: A, supports: o, budget: {2027: 2m}}\n"
        "  - {id: b, title: B, supports: o, budget: {2027: 2m}}\n",
        "4m",
    ),
    "work dearer than its objective, in one half year": (
        "for: objective, compare: {field: budget, is: at_least, total: sum, through: initiative.supports}",
        STRATEGY + "objectives:\n  - {id: o, title: Grow, corporate: true, budget: {2027-H1: 3m, 2027-H2: «1m»}}\n"
        "initiatives:\n  - {id: a, title: A, supports: o, budget: {2027-H1: 2m, 2027-H2: 2m}}\n",
        "2m",
    ),
    "only work that goes on counts": (
        (
            "for: objective, compare: {field: budget, is: at_least, total: sum, through: initiative.supports,"
            " those: {status: [on_track, at_risk]}}"
        ),
        STRATEGY + "objectives:\n  - {id: o, title: Grow, corporate: true, budget: {2027: «3m»}}\n"
        "initiatives:\n  - {id: a, title: A, supports: o, status: on_track, budget: {2027: 2m}}\n"
        "  - {id: b, title: B, supports: o, status: cancelled, budget: {2027: 9m}}\n"
        "  - {id: c, title: C, supports: o, status: at_risk, budget: {2027: 2m}}\n",
        "4m",
    ),
    "a share of a total": (
        (
            "for: budget_line, where: {title: Reserve}, compare: {field: amounts, is: at_most, times: 10%, total: sum,"
            " through: [plan, initiative.plan], to: budget}"
        ),
        MARKETING + "budget:\n  - {id: reserve, title: Reserve, category: other, amounts: {2027: «0.3m»}}\n"
        "initiatives:\n  - {id: a, title: A, budget: {2027: 1.5m}}\n  - {id: b, title: B, budget: {2027: 0.5m}}\n",
        "0.2m",
    ),
    "an owner who decides on their own work": (
        "for: initiative, compare: {field: owner, is: different, through: supports}",
        STRATEGY + "objectives: [{id: o, title: Grow, corporate: true, owner: ann}]\n"
        "initiatives:\n  - {id: a, title: A, supports: o, owner: «ann»}\n" + PEOPLE,
        "bob",
    ),
    "one person for objective and work": (
        "for: measure, compare: {field: owner, is: equal, through: part_of}",
        STRATEGY + "objectives: [{id: o, title: Grow, corporate: true, owner: ann, measures: [\n"
        "  {id: m, title: M, owner: «bob»}]}]\n" + PEOPLE,
        "ann",
    ),
    "work that outlasts what its objective serves": (
        "for: initiative, compare: {field: end, is: at_most, to: end, through: [supports, supports]}",
        STRATEGY + "objectives:\n  - {id: top, title: Top, corporate: true, start: 2027-01-01, end: 2027-12-31}\n"
        "  - {id: o, title: Grow, supports: top}\n"
        "initiatives:\n  - {id: a, title: A, supports: o, start: 2027-02-01, end: «2028-03-31»}\n",
        "2027-11-30",
    ),
    "a team too small": (
        "for: team, compare: {total: count, through: members, is: at_least, than: 2}",
        SALES + "teams:\n  - {id: «t», title: Field, lead: ann, members: [ann]}\n" + PEOPLE,
        ("«t», title: Field, lead: ann, members: [ann]", "t, title: Field, lead: ann, members: [ann, bob]"),
    ),
    "two quotas for one territory": (
        "for: territory, compare: {total: count, through: quota.territory, is: at_most, than: 1}",
        SALES + "territories:\n  - {id: «north», title: North}\n  - {id: south, title: South}\n"
        "quotas: [{holder: ann, territory: north, amounts: {2027: 1m}}, {holder: bob, territory: SECOND, amounts: {2027: 1m}}]\n"
        + PEOPLE,
        ("SECOND", "south"),
    ),
    "risks without end in one plan": (
        "for: plan, compare: {total: count, through: risk.plan, is: at_most, than: 2}",
        "# plans/sales/plan.yml\n«kind»: sales\nrisks: [{title: Fire}, {title: Flood}LAST]\n",
        ("LAST", ""),
    ),
    "a grave risk without a response": (
        "for: risk, when: {field: impact, is: at_least, than: 4}, require: response",
        STRATEGY + "risks:\n  - {title: «Fire», likelihood: 2, impact: IMPACT}\n",
        ("IMPACT", "2"),
    ),
    "a large budget without an owner": (
        "for: initiative, when: {field: budget, is: at_least, than: 1000000}, require: owner",
        STRATEGY + "initiatives:\n  - {id: a, title: «A», budget: {2026: 0.2m, 2027: BUDGET}}\n",
        ("BUDGET", "0.4m"),
    ),
    "a campaign in a channel that is none of ours": (
        "for: channel, field: type, one_of: [online, event]",
        MARKETING + "channels:\n  - {id: c, title: Fairs, type: «partner»}\n",
        "event",
    ),
    "a milestone after the work that waits for it": (
        "for: initiative, compare: {field: end, is: before, to: start, through: initiative.depends_on}",
        STRATEGY + "initiatives:\n  - {id: a, title: A, start: 2027-01-10, end: «2027-05-31»}\n"
        "  - {id: b, title: B, start: 2027-05-01, end: 2027-12-01, depends_on: a}\n",
        "2027-04-30",
    ),
    "targets of a product that add up to more than is made": (
        "for: product, compare: {total: sum, through: target.product, to: volume, is: at_most, than: 1000}",
        SALES + "products:\n  - {id: «fan», title: Fan, list_price: 100}\n"
        "targets: [{id: t1, title: A, product: fan, volume: {2027: 600}}, {id: t2, title: B, product: fan, volume: {2027: MORE}}]\n",
        ("MORE", "400"),
    ),
    "paid for from a line that is smaller": (
        "for: initiative, compare: {field: budget, is: at_most, total: sum, to: amounts, through: budget_line.pays_for}",
        MARKETING + "initiatives:\n  - {id: a, title: A, budget: {2027: «1.5m»}}\n"
        "budget: [{title: One, category: tool, pays_for: a, amounts: {2027: 0.6m}}, {title: Two, category: tool, pays_for: a, amounts: {2027: 0.4m}}]\n",
        "1m",
    ),
    "a team as large as it says": (
        "for: team, compare: {field: fte, is: equal, total: count, through: members}",
        SALES + "teams:\n  - {id: t, title: Field, lead: ann, members: [ann, bob], fte: «3»}\n" + PEOPLE,
        "2",
    ),
}


def with_rule(rule: str, plans: str) -> str:
    return f"# planloom.yml\nrules: [{{id: U101, title: Ours, {rule}}}]\n{plans}"


def broken_and_kept(name: str) -> tuple[str, str]:
    rule, plans, kept = PLANTED[name]
    old, new = kept if isinstance(kept, tuple) else (plans[plans.index("«") : plans.index("»") + 1], kept)
    blank = {"LAST": ", {title: Theft}", "SECOND": "north\n", "IMPACT": "4", "BUDGET": "1.2m", "MORE": "500"}
    broken = plans.replace(old, blank.get(old, old)).replace("north\n", "north")
    return with_rule(rule, broken), with_rule(rule, plans.replace(old, new))


def plain(text: str) -> str:
    return text.replace("«", "").replace("»", "")


@pytest.mark.parametrize("name", PLANTED)
def test_what_a_rule_of_the_house_says_is_found_at_its_line_and_no_other(name):
    broken, kept = broken_and_kept(name)
    found = {(one.span.file, one.span.line) for one in judged(plain(broken)) if one.code.id == "U101"}
    fingers = {
        (file, number)
        for file, text in files_of(broken).items()
        for number, line in enumerate(text.split("\n"), 1)
        if "«" in line
    }
    assert found == fingers
    assert not {"U101", "S404", "S410"} & set(codes(judged(plain(kept))))


def test_the_same_plans_are_examples_within_rules():
    """A rule shows on the plans in it what it finds, and what it does not."""
    rules = []
    for number, name in enumerate(PLANTED, 101):
        broken, kept = broken_and_kept(name)
        rule, _, _ = PLANTED[name]
        own = yaml.safe_load(f"{{id: U{number}, title: Ours, {rule}}}")
        bad, good = (plain(tree.split("\n", 2)[2]) for tree in (broken, kept))
        rules.append({**own, "bad": bad, "good": good})
    settings, problems = read_settings(yaml.safe_dump({"rules": rules}))
    assert problems == []
    assert tried(settings)[0] == []
