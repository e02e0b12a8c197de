"""The skeleton of a new project holds every part and field, and is a clean project with and without its comments."""

import datetime as dt
import re
from typing import ClassVar

import pytest

from planloom.model.base import Item
from planloom.model.built_in import KINDS
from planloom.model.fields import MoneyByPeriod, Words, field
from planloom.model.names import Name
from planloom.model.plan import Plan, part, parts_of
from planloom.model.shapes import Many, Object, fields_of
from planloom.problems import Level
from planloom.project import find_project, read_plans
from planloom.report.text import render
from planloom.settings import Settings
from planloom.skeleton import skeleton

LANGUAGES = ("en", "pl")
TODAY = dt.date(2026, 11, 27)
CHOICES = [*([kind] for kind in KINDS), list(KINDS)]


def uncommented(text: str) -> str:
    """Take away the sign before every line, as an editor does; the first line is for editors."""
    head, *rest = text.split("\n")
    return "\n".join([head, *(re.sub(r"^# ?", "", line) for line in rest)])


def reading(folder, kinds, language, change=lambda text: text):
    for place, text in skeleton(kinds, language, 2027).items():
        path = folder / "plans" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change(text), "utf-8")
    return read_plans(find_project(folder)[0], settings=Settings(today=TODAY))


def told(read) -> str:
    return render(read.everything, read.sources.line, color=False)


def some(names):
    return {name: KINDS[name] for name in names}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", CHOICES, ids="-".join)
def test_as_it_is_written_it_is_a_clean_and_empty_project(tmp_path, names, language):
    read = reading(tmp_path, some(names), language)
    assert told(read) == "no problems found"
    assert read.portfolio.organisation.language == language
    assert [plan.plan_kind for plan in read.portfolio.plans] == names
    assert not any(plan.has(name) for plan in read.portfolio.plans for name in parts_of(type(plan)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", CHOICES, ids="-".join)
def test_without_its_comments_every_part_is_there_and_nothing_is_wrong(tmp_path, names, language):
    read = reading(tmp_path, some(names), language, uncommented)
    assert [problem for problem in read.everything if problem.level is Level.ERROR] == [], told(read)
    for plan in read.portfolio.plans:
        assert [name for name in parts_of(type(plan)) if not plan.has(name)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_part_is_named(kind):
    files = skeleton({kind: KINDS[kind]}, "en", 2027)
    for field_ in fields_of(KINDS[kind]):
        if field_.part:
            name = field_.key.replace("_", "-")
            text = next(text for place, text in files.items() if place.stem == name and place.parent.name == kind)
            shape = field_.shape.of if isinstance(field_.shape, Many) else field_.shape
            assert isinstance(shape, Object)
            for inner in fields_of(shape.model):
                assert re.search(rf"\b{inner.key}\b", text), (field_.key, inner.key)
        else:
            assert re.search(
                rf"^(?:# )*{field_.key}\b", files[next(p for p in files if p.name == "plan.md")], re.MULTILINE
            )


def test_comments_are_in_the_language_asked_for():
    polish = "\n".join(skeleton(KINDS, "pl", 2027).values())
    assert "## Cele: Co ma zostać osiągnięte, ile i do kiedy" in polish
    assert "nature: leading  # Charakter miernika: leading (wyprzedzający)" in polish
    for english in ("What ", "Title", "(required)", "by period", "Take away"):
        assert english not in polish


def test_examples_plan_for_the_year_given_and_name_each_other():
    files = {str(place): text for place, text in skeleton(some(["strategy", "sales"]), "en", 2031).items()}
    assert "#     revenue_target: {2031: 100k}" in files["sales/objectives.yml"]
    assert re.search(r"supports:.*\n#       - id: objective-1 ", files["sales/objectives.yml"])
    assert re.search(r"^#     owner: person-1 ", files["sales/objectives.yml"], re.MULTILINE)
    assert "# #     spent:" not in files["strategy/initiatives.yml"]
    assert re.search(r"^#     # spent: \{2031: 100k\}", files["strategy/initiatives.yml"], re.MULTILINE)


class Vehicle(Item):
    """Something that drives."""

    kind: ClassVar[str] = "vehicle"
    named: ClassVar[Name] = Name("vehicle", "vehicles", "pojazd", "pojazdy")

    title: Words = field("Title", "What it is", ...)
    cost: MoneyByPeriod = field("Cost", "What it costs, by period", {}, examples=["{{year}: 7k}"])


class FleetPlan(Plan):
    """Everything that drives."""

    plan_kind: ClassVar[str] = "fleet"
    named: ClassVar[Name] = Name("fleet plan", "fleet plans", "plan floty", "plany floty")

    vehicles: tuple[Vehicle, ...] = part("Vehicles", "Everything that drives")


def test_a_kind_of_plan_that_is_added_has_a_skeleton(tmp_path):
    files = {str(place): text for place, text in skeleton({"fleet": FleetPlan}, "en", 2027).items()}
    assert "## Vehicles: Everything that drives" in files["fleet/vehicles.yml"]
    assert "#     cost: {2027: 7k}" in files["fleet/vehicles.yml"]
    assert "fleet/objectives.yml" in files
    assert "fleet" not in KINDS
