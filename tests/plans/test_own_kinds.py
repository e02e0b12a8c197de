"""A foundation with a people plan, an IT plan and a fundraising plan of its own declaration, in both languages."""

import re
from pathlib import Path

import pytest
from reading import words

from planloom.pages import write
from planloom.project import find_project, read_plans, settings_of_project

FOLDER = Path(__file__).with_name("own-kinds")


@pytest.fixture(scope="module")
def pages():
    reading = read_plans(find_project(FOLDER)[0])
    assert reading.everything == []
    site, problems = write(reading.figures)
    assert problems == []
    return {(one.language, page.address): words(page.html) for one in site.languages for page in one.pages}


def test_a_kind_is_declared_in_at_most_forty_lines():
    text = (FOLDER / "planloom.yml").read_text("utf-8")
    kinds = re.split(r"^  (?=\w)", text, flags=re.MULTILINE)[1:]
    assert len(kinds) >= 3
    assert all(len(kind.splitlines()) <= 40 for kind in kinds)


@pytest.mark.parametrize(
    ("language", "address", "written"),
    [
        ("en", "people-plan/roles", ["Reports to", "Hires", "Q1 2027: 3", "Senior", "PLN 96,000", "Permanent"]),
        ("pl", "people-plan/roles", ["Podlega", "Zatrudnienia", "I kw. 2027: 3", "Starszy", "96 000 zł"]),
        ("en", "people-plan/courses-for-all", ["Share that passed", "92%", "First aid for children"]),
        ("pl", "it/systems", ["Wycofywany", "Zależy od", "Kartoteka"]),
        ("en", "it/service-levels", ["Availability", "99.5%", "Two breaks"]),
        ("en", "fundraising", ["Donation targets"]),
        ("pl", "fundraising/targets", ["Cele zbiórki"]),
        ("en", "strategy/objectives/more-beds", ["Baltic coast", "Nurse", "New rota"]),
        ("pl", "strategy/allocations", ["Plan kadrowy", "Plan informatyki"]),
        ("en", "risks", ["Storm"]),
        ("pl", "money", ["Plan kadrowy", "Plan informatyki"]),
        ("pl", "strategy/risks", ["Towarzystwo Bałtyckie"]),
    ],
)
def test_what_was_written_is_on_a_page(pages, language, address, written):
    assert [one for one in written if one not in pages[language, address]] == []


def test_costs_of_own_parts_are_totals_of_their_plans(pages):
    assert "People 2027" in pages["en", "money"]
    assert "IT 2027" in pages["en", "money"]


def test_the_settings_hold_nothing_wrong():
    assert settings_of_project(find_project(FOLDER)[0])[1] == []
