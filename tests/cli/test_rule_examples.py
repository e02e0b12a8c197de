"""``planloom check --rules``: rules of one's own are tried on the examples in them."""

import pytest
from click.testing import CliRunner

from planloom.cli import main

GOOD = """\
rules:
  - id: U101
    title: {en: Prices lie within the list, pl: Ceny mieszczą się w cenniku}
    for: forecast
    compare: {field: price, is: at_most, to: list_price, through: product}
    bad: |
      kind: sales
      products: [{id: fan, title: Fan, list_price: 100}]
      forecasts: [{for: 2027, product: fan, price: 120}]
    good: |
      kind: sales
      products: [{id: fan, title: Fan, list_price: 100}]
      forecasts: [{for: 2027, product: fan, price: 90}]
  - {id: U102, title: Owners, for: initiative, require: owner}
"""


def run(folder, settings, *options):
    (folder / "planloom.yml").write_text(settings, encoding="utf-8")
    (folder / "plans" / "strategy").mkdir(parents=True, exist_ok=True)
    (folder / "plans" / "strategy" / "plan.yml").write_text("kind: strategy\n", encoding="utf-8")
    return CliRunner().invoke(main, ["check", "--rules", "-C", str(folder), *options])


def test_examples_that_show_the_rule_are_counted(tmp_path):
    made = run(tmp_path, GOOD)
    assert made.exit_code == 0
    assert "rules tried: 2, on examples: 2; without examples: U102" in made.output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("price: 120", "price: 80", "the rule `U101` finds nothing in its bad example"),
        ("price: 90", "price: 110", "the rule `U101` is broken by its good example"),
        ("price: 90", "prise: 90", "the example `good` of the rule `U101` cannot be read as a plan"),
        (
            "    good: |\n      kind",
            "    good: |\n      # plans/../x.yml\n      kind",
            "names a file outside of `plans/`",
        ),
        ("to: list_price", "to: list_prise", "names `list_prise`, which none of the others has"),
    ],
)
def test_an_example_that_does_not_show_it_is_told(tmp_path, old, new, said):
    made = run(tmp_path, GOOD.replace(old, new))
    assert made.exit_code == 1
    assert said in made.output


def test_in_polish_too(tmp_path):
    made = run(tmp_path, GOOD.replace("price: 120", "price: 80"), "--lang", "pl")
    assert "reguła `U101` niczego nie znajduje w swoim złym przykładzie" in made.output
    assert "reguły wypróbowane: 2, na przykładach: 2; bez przykładów: U102" in made.output
