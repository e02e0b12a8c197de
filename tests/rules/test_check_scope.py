"""How much was compared is counted while rules are asked, and what could not be is found in the plans."""

import json

from click.testing import CliRunner
from rule_projects import files_of

from planloom.cli import main

PLANS = """\
# plans/sales/plan.yml
kind: sales
products: [{id: fan, title: Fan, list_price: 100}]
forecasts: [{title: F, for: 2027, product: fan, volume: 10, price: 90, revenue: 900}]
budget: [{category: Fairs, amounts: {2027: 1m EUR}}]
measures:
  - {id: a, title: A, owner: x, unit: pcs, frequency: yearly, direction: increase, baseline: {2025: 1}, targets: {2026: 2, 2027: 3}}
  - {id: b, title: B, owner: x, direction: qualitative}
# plans/organisation.yml
languages: en
people: [{id: x, name: Anna Nowak}]
"""


def check(folder, *options):
    for name, text in files_of(PLANS).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["check", "-C", str(folder), *options]).output


def test_it_is_the_last_line_of_a_check(tmp_path):
    last = check(tmp_path).strip().splitlines()[-1]
    assert last.startswith("compared: ")
    assert (
        "not compared: 2 targets without a result, 1 amount without an exchange rate, 1 measure told in words" in last
    )


def test_json_has_it_too(tmp_path):
    report = json.loads(check(tmp_path, "--format", "json"))
    assert report["compared"]["plans"] == 1
    assert report["compared"]["pairs"] > 0
    assert report["compared"]["not_compared"] == {"without_result": 2, "without_rate": 1, "in_words": 1}
