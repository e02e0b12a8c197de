"""Kinds of plan that an installed package brings are read, linked, checked and told like ours."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest
from rule_projects import codes, judged_anew

from planloom.model import Item, Plan, installed
from planloom.model.available import kinds_of
from planloom.model.base import Part
from planloom.model.fields import Words, field
from planloom.model.names import Name
from planloom.model.plan import part
from planloom.model.sales import SalesPlan
from planloom.model.schema import schema_of
from planloom.report.words import message
from planloom.settings import Settings


class Vehicle(Item):
    """A vehicle of the fleet."""

    kind: ClassVar[str] = "vehicle"
    named: ClassVar[Name] = Name("vehicle", "vehicles", "pojazd", "pojazdy")

    title: Words = field("Vehicle", "What it is called", ...)
    plate: str | None = field("Plate", "Its number plate")


class FleetPlan(Plan):
    """What the fleet becomes."""

    plan_kind: ClassVar[str] = "fleet"
    named: ClassVar[Name] = Name("fleet plan", "fleet plans", "plan floty", "plany floty")

    vehicles: tuple[Vehicle, ...] = part("Vehicles", "Those we have and those we buy")


class Nameless(Plan):
    plan_kind: ClassVar[str] = "nameless"


class OtherSales(SalesPlan):
    plan_kind: ClassVar[str] = "sales"
    named: ClassVar[Name] = Name("other plan", "other plans", "inny plan", "inne plany")


class Deal(Item):
    kind: ClassVar[str] = "deal"
    named: ClassVar[Name] = Name("bargain", "bargains", "okazja", "okazje")


class Bargains(Plan):
    plan_kind: ClassVar[str] = "bargains"
    named: ClassVar[Name] = Name("bargain plan", "bargain plans", "plan okazji", "plany okazji")

    bargains: tuple[Deal, ...] = part("Bargains", "What is cheap")


class Kindless(Part):
    note: Words | None = field("Note", "What there is to say")


class Vague(Plan):
    plan_kind: ClassVar[str] = "vague"
    named: ClassVar[Name] = Name("vague plan", "vague plans", "plan mglisty", "plany mgliste")

    notes: tuple[Kindless, ...] = part("Notes", "What there is to say")


FLEET = """\
# plans/fleet/plan.yml
kind: fleet
vehicles:
  - {id: van, title: Van, plate: GD 1, supports: gone, owner: nobody}
# plans/strategy/plan.yml
kind: strategy
allocations: [{function: fleet, amounts: {2027: 90k}}]
"""


@pytest.fixture
def bring(monkeypatch):
    def brought(*given):
        points = [SimpleNamespace(name=f"ours-{index}", load=lambda one=one: one) for index, one in enumerate(given)]
        monkeypatch.setattr(
            installed.metadata, "entry_points", lambda group: points if group == "planloom.kinds" else []
        )

    return brought


@pytest.mark.parametrize("given", [FleetPlan, [FleetPlan], (FleetPlan,)], ids=["one", "list", "tuple"])
def test_its_plans_are_read_and_what_is_wrong_in_them_is_told(bring, given):
    bring(given)
    problems = judged_anew(FLEET)
    assert [code for code in codes(problems) if code[0] == "S"] == []
    told = [message(problem, "pl") for problem in problems]
    assert "pojazd `van` wskazuje w `supports` nieznany identyfikator: `gone`" in told


def test_a_declaration_of_the_project_comes_on_top(bring):
    bring(FleetPlan)
    declared = """\
# planloom.yml
fields: {vehicle: {seats: number}}
kinds: {fleet: {name: {en: plan of cars, pl: plan aut}, objects: {vehicle: {en: car, pl: auto}}}}
"""
    told = [message(one) for one in judged_anew(declared + FLEET.replace("plate: GD 1", "seats: many"))]
    assert any(text.startswith("`many` is not a number") for text in told)
    assert any(text.startswith("car `van`") for text in told)


def test_editors_know_them(bring):
    bring(FleetPlan)
    kinds, problems = kinds_of(Settings())
    assert problems == []
    assert "vehicles" in schema_of("part", kinds)["properties"]


def gone():
    raise ImportError("gone")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("no plan", "it holds no subclass of `planloom.model.Plan`"),
        ([], "it holds no subclass of `planloom.model.Plan`"),
        (Vehicle, "it holds no subclass of `planloom.model.Plan`"),
        (Nameless, "Nameless: a kind of plan says its own `plan_kind` and `named`"),
        (OtherSales, "OtherSales: there is a kind of plan `sales` already"),
        (Bargains, "Bargains: `deal` is a kind of object already"),
        (Vague, "Vague: `Kindless` says no `kind` of its own"),
    ],
)
def test_what_cannot_be_used_is_told_and_is_not_the_end(bring, given, reason):
    bring(given)
    (problem,) = [one for one in judged_anew("kind: strategy\n") if one.code.id.startswith("S")]
    assert (problem.code.id, problem.values["reason"]) == ("S316", reason)


def test_a_package_that_cannot_be_loaded_is_told_and_the_others_are_used(monkeypatch):
    points = [SimpleNamespace(name="broken", load=gone), SimpleNamespace(name="fleet", load=lambda: FleetPlan)]
    monkeypatch.setattr(installed.metadata, "entry_points", lambda group: points if group == "planloom.kinds" else [])
    assert [code for code in codes(judged_anew(FLEET)) if code[0] == "S"] == ["S316"]


def test_two_packages_cannot_bring_one_kind(bring):
    bring(FleetPlan, FleetPlan)
    told = [message(one) for one in judged_anew(FLEET) if one.code.id == "S316"]
    assert told == [
        "the kinds of the entry point `ours-1` cannot be used: FleetPlan: there is a kind of plan `fleet` already"
    ]


def test_the_class_of_the_manual_is_one(bring):
    manual = (Path(__file__).parents[2] / "docs/how-to/own-kinds.md").read_text("utf-8")
    names = {"__name__": "our_fleet"}
    exec(re.search(r"```python\n(.*?)```", manual, re.DOTALL)[1], names)  # noqa: S102  # our own words
    bring(names["FleetPlan"])
    assert [code for code in codes(judged_anew(FLEET.replace("plate: GD 1", "seats: 3"))) if code[0] == "S"] == []
