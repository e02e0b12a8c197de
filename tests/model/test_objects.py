"""What objects know about themselves."""

from decimal import Decimal

import pytest

from planloom.model.base import Item, Link
from planloom.model.fields import is_share
from planloom.model.nearest import nearest, synonym
from planloom.model.organisation import Organisation
from planloom.model.plan import parts_of
from planloom.model.sales import SalesPlan
from planloom.model.shared import Objective
from planloom.problems import Level, Span, worst
from planloom.values import Period


@pytest.mark.parametrize(
    ("fields", "horizon"),
    [
        ("period: 2027..2029", "2027..2029"),
        ("start: 2027-03, end: 2027-05", "2027-03-01..2027-05-31"),
        ("start: 2027-03", "2027-03"),
        ("end: 2027-03", "2027-03"),
        ("start: 2027, end: 2027", "2027"),
        ("start: 2028, end: 2027", "2028"),
        ("title: A", None),
    ],
)
def test_when_it_takes_place(plan, fields, horizon):
    goal = plan(
        f"goals: [{{id: a, title: A, {fields}}}]" if "title" not in fields else "goals: [{id: a, title: A}]"
    ).find("a")
    assert goal.horizon == (Period.parse(horizon) if horizon else None)


def test_names():
    assert Item(id="a", title="A").name.en == "A"
    assert Item(id="a").name.pl == "a"
    assert Item().name.en == "Object"


def test_the_share_of_a_link_wins_over_the_objects(plan):
    objective = plan(
        "objectives: [{id: a, title: A, contributes: 60%, supports: [b, {id: c, contributes: 10%}]}]"
    ).find("a")
    assert [objective.share_of(link) for link in objective.supports] == [Decimal("0.6"), Decimal("0.1")]


def test_positions_of_every_kind_of_field(plan):
    result = plan("""\
        objectives:
          - id: a
            title: {en: Grow, pl: Wzrost}
            supports: [b]
            budget: {2027: 5m, 2028-q1: 1m}
            measures:
              - id: m
                unit: PLN
        """)  # fmt: skip
    objective = result.find("a")

    def at(*path):
        span = objective.span(*path)
        return span.line, span.column

    assert at() == (3, 5)
    assert at("title") == (4, 12)
    assert at("title", "pl") == (4, 27)
    assert at("supports", 0) == (5, 16)
    assert at("budget", Period.parse("2027")) == (6, 20)
    assert at("budget", "2028-q1") == (6, 33)
    assert at("nothing") == (3, 5)
    assert result.find("m").span("unit").line == 9
    assert objective.key_span("budget").column == 5
    assert objective.has("budget")
    assert not objective.has("weight")
    assert not objective.has("revenue_target")


def test_what_a_program_made_stands_nowhere():
    assert Objective(id="a", title="A").span("title") == Span("")
    assert Objective(id="a", title="A").key_span("title") == Span("")
    assert Objective(id="a", title="A").node is None


def test_a_bare_id_is_a_link():
    assert Link.model_validate("grow") == Link(id="grow")


def test_the_organisation_has_a_default_for_everything(project):
    result = project({"s/plan.yml": "kind: sales"})
    organisation = result.portfolio.organisation
    assert (organisation.language, organisation.languages, organisation.currency) == ("en", ("en", "pl"), "PLN")
    assert organisation.rate("PLN") == 1
    assert organisation.rate("EUR") is None
    assert Organisation(rates={"EUR": "4.30"}).rate("EUR") == Decimal("4.30")
    assert Organisation(languages=[]).languages == ("en", "pl")
    assert Organisation(languages=["pl", "pl"]).languages == ("pl",)


def test_mistakes_in_the_organisation(project):
    result = project({
        "organisation.yml": "nam: Acme\nlanguages: [de]\ncurrency: zloty\nrates: {EUR: 0, euro: 4}\npeople: [{id: anna}]",
        "s/plan.yml": "kind: sales\nowner: anna\nbudget: [{category: A, amounts: {2027: 5}}]",
    })  # fmt: skip
    assert result.codes == ["S301", "S303", "S304", "S304", "S306", "S307"]
    assert result.plan.budget[0].amounts[Period.of_year(2027)].currency == "PLN"


def test_a_broken_organisation_breaks_no_links(project):
    result = project({
        "organisation.yml": "people:\n  - id: anna\n  name: [",
        "s/plan.yml": "kind: sales\nowner: anna",
    })  # fmt: skip
    assert result.codes == ["S201"]


def test_currencies_of_plan_and_organisation(project):
    result = project({
        "organisation.yml": "currency: EUR",
        "a/plan.yml": "kind: sales\nbudget: [{category: A, amounts: {2027: 5, 2028: {amount: 5, currency: CHF}}}]",
        "b/plan.yml": "kind: marketing\ncurrency: USD\nbudget: [{category: A, amounts: {2027: 5, 2028: {amount: 5, currency: }}}]",
    })  # fmt: skip
    assert result.problems == []
    found = {plan.id: [money.currency for money in plan.budget[0].amounts.values()] for plan in result.portfolio.plans}
    assert found == {"a": ["EUR", "CHF"], "b": ["USD", "USD"]}


def test_the_kinds_of_plan(project):
    result = project(
        {f"{kind}/plan.yml": f"kind: {kind}" for kind in ("sales", "restructuring", "strategy", "marketing")}
    )
    portfolio = result.portfolio
    assert [plan.kind_of_plan for plan in portfolio.plans] == ["strategy", "marketing", "sales", "restructuring"]
    assert [plan.id for plan in portfolio.strategies] == ["strategy"]
    assert [plan.id for plan in portfolio.serving] == ["marketing", "sales", "restructuring"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ownr", "owner"),
        ("OWNER", "owner"),
        ("xy", None),
        ("", None),
        ("budgte", "budget"),
        ("obj-0009", None),
        ("7", None),
    ],
)
def test_near_names(word, meant):
    assert nearest(word, ["owner", "budget", "obj-0008", "8"]) == meant


def test_shares_are_told_from_numbers():
    assert is_share(Objective.model_fields["weight"])
    assert not is_share(Objective.model_fields["budget"])
    assert not is_share(Objective.model_fields["title"])


def test_parts_of_a_kind_of_plan():
    parts = list(parts_of(SalesPlan))
    assert parts[0] == "territories"
    assert parts[-1] == "faq"
    assert "purpose" not in parts


def test_the_gravest_of_several_problems(plan):
    problems = plan("objectivs: []").problems
    assert worst(problems) is Level.ERROR
    assert worst([]) is None


def test_other_words_for_fields():
    assert synonym("deadline", ["end", "start"]) == "end"
    assert synonym("deadline", ["title"]) is None
