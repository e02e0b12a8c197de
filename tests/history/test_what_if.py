"""``planloom what-if``: assumptions about plans, what follows, and that nothing is written unless asked for."""

import json

import pytest
from click.testing import CliRunner

from planloom.cli import main

PLANS = {
    "plans/organisation.yml": "languages: [en, pl]\ncurrency: PLN\nrates: {EUR: 4.30}  # of the bank\n",
    "plans/sales/plan.yml": """\
        kind: sales
        objectives:
          - id: sell   # the only one
            title: {en: Sell more, pl: Sprzedać więcej}
            revenue_target: {Q1 2027: 12m, 2028: "60m"}
        initiatives: [{id: fairs, title: Fairs, budget: {2027: 100k EUR}}]
    """,
}
SALES = "plans/sales/plan.yml"


@pytest.fixture
def folder(tmp_path):
    for name, text in PLANS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "planloom.yml").write_text("today: 2027-06-15\n")
    return tmp_path


def what_if(folder, *arguments):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = CliRunner().invoke(main, ["what-if", "-C", str(folder), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    if "--apply" not in arguments:
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    return done


def changes(folder, *arguments):
    done = what_if(folder, *arguments, "--format", "json")
    return [(one["object"]["id"], one["path"], one["after"]) for one in json.loads(done.stdout)["changes"]]


def test_a_period_is_found_however_it_is_written(folder):
    assert changes(folder, "--set", "sell:revenue_target@2027-Q1=15m") == [
        ("sell", ["revenue_target", "Q1 2027"], {"amount": "15000000", "currency": "PLN"})
    ]


def test_a_period_that_is_not_there_is_added(folder):
    assert changes(folder, "--set", "sell:revenue_target@2029=70m") == [
        ("sell", ["revenue_target", "2029"], {"amount": "70000000", "currency": "PLN"})
    ]


@pytest.mark.parametrize("assumption", ["sell:budget@2029=7m", "fairs:spent@2027-Q1=7m"])
def test_a_field_that_is_not_there_is_added(folder, assumption):
    done = what_if(folder, "--set", assumption, "--format", "json")
    assert done.exit_code == 0, done.output
    assert "7000000" in done.output


def test_a_field_that_is_for_others_stays_with_them(folder):
    (folder / "planloom.yml").write_text("today: 2027-06-15\naudiences: [board, staff]\n")
    (folder / SALES).write_text(PLANS[SALES].replace("Fairs, ", "Fairs, audience: {budget: board}, "))
    done = what_if(folder, "--set", "fairs:budget@2029=7m", "--audience", "staff", "--format", "json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["changes"] == []


def test_a_rate_changes_totals(folder):
    done = what_if(folder, "--set", "rates.EUR=5")
    assert done.exit_code == 0, done.output
    assert "PLN\u00a0430,000 → PLN\u00a0500,000  +PLN\u00a070,000 (+16%)" in done.output


def test_what_is_cancelled_costs_nothing(folder):
    done = what_if(folder, "--cancel", "fairs", "--lang", "pl")
    assert done.output.startswith("Co by było, gdyby: anulować fairs\n")
    assert "430\u00a0000\u00a0zł → –" in done.output


def test_several_assumptions_hold_together(folder):
    assert len(changes(folder, "--set", "sell:revenue_target@2028=55m", "--set", "sell:title=Less", "--cancel", "fairs")) == 3  # fmt: skip  # the title in both languages is one


def test_only_apply_writes_and_keeps_every_other_byte(folder):
    done = what_if(folder, "--set", "sell:revenue_target@2028=55m", "--set", "rates.EUR=4.60", "--apply")
    assert done.exit_code == 0, done.output
    assert "written: plans/organisation.yml, plans/sales/plan.yml" in done.output
    assert (folder / SALES).read_text() == PLANS[SALES].replace('"60m"', '"55m"')
    assert (folder / "plans/organisation.yml").read_text() == PLANS["plans/organisation.yml"].replace("4.30", "4.60")


@pytest.mark.parametrize(
    ("assumption", "said"),
    [
        ("sel:revenue_target@2027=1m", "no object has the id `sel`; did you mean `sell`?"),
        ("sell:revenue_targt@2027=1m", "objective `sell` has no field `revenue_targt`; did you mean `revenue_target`?"),
        ("sell revenue", "`sell revenue` is no assumption"),
        ("sell:revenue_target@soon=1m", "2027-Q1"),
        ("sell:revenue_target@2027=a lot", "the plans could not be read with that"),
    ],
)
def test_what_cannot_be_assumed_is_told(folder, assumption, said):
    done = what_if(folder, "--set", assumption)
    assert done.exit_code == 2
    assert said in done.output


def test_without_an_assumption_there_is_nothing_to_tell(folder):
    done = what_if(folder)
    assert done.exit_code == 2
    assert "--set or --cancel" in done.output


def test_a_condition_decides_how_it_ends(folder):
    assert what_if(folder, "--set", "rates.EUR=5", "--fail-on", "work>10%").exit_code == 1
    assert what_if(folder, "--set", "rates.EUR=5", "--fail-on", "work>20%").exit_code == 0


def test_who_does_not_see_all_may_not_write(folder):
    (folder / "planloom.yml").write_text("today: 2027-06-15\naudiences: [board, staff]\n")
    done = what_if(folder, "--set", "sell:revenue_target@2028=55m", "--audience", "staff", "--apply")
    assert done.exit_code == 2
    assert (folder / SALES).read_text() == PLANS[SALES]


def test_an_assumption_can_be_made_beside_what_is_withheld(folder):
    (folder / "planloom.yml").write_text("today: 2027-06-15\naudiences: [board, staff]\n")
    hidden = PLANS[SALES].replace("title: Fairs, budget:", "title: Fairs, audience: board, budget:")
    (folder / SALES).write_text(hidden)
    done = what_if(folder, "--set", "sell:revenue_target@2028=55m", "--audience", "staff")
    assert done.exit_code == 0, done.output
    assert "55" in done.output
    assert "Fairs" not in done.output
    assert "fairs" not in what_if(folder, "--cancel", "fairs", "--audience", "staff").output.replace("`fairs`", "")
