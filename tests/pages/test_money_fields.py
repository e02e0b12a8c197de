"""Every field of money takes several currencies, periods and grains, with rates and without."""

import pytest
import yaml
from part_samples import SAMPLES, plan_with_parts

from planloom.figures.money.fields import money_fields
from planloom.model.built_in import KINDS
from planloom.model.kinds import BUILT_IN
from planloom.pages import write

SEVERAL = {"2027-Q1": "120k", "2027-Q2": "30k EUR", "2028": "1m", "2028-H1": "400k EUR", "2029..2030": "2m EUR"}
RATES = {"with a rate": "rates: {EUR: 4.3}\n", "without a rate": ""}


def in_two_currencies(value):
    """Return a sample with all of its money in two currencies, recognised by what the samples write for money."""
    if isinstance(value, list):
        return [in_two_currencies(one) for one in value]
    if value == SAMPLES["money"]:
        return "3m EUR"
    if not isinstance(value, dict):
        return value
    if SAMPLES["money"] in value.values() and all(str(key)[:4].isdigit() for key in value):
        return SEVERAL
    # the samples take the last choice of each field, and what is cancelled counts nowhere
    return {key: in_two_currencies(one) for key, one in value.items() if key != "status"}


def parts_of(root):
    stack = [root]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(part.inner())


def foreign(part):
    """Return the fields of money of a part that hold an amount in euros."""
    for name, _, single in money_fields(type(part)):
        value = getattr(part, name)
        amounts = [value] if single else value.values()
        if any(one is not None and one.currency == "EUR" for one in amounts):
            yield part.kind, name


@pytest.mark.parametrize("rates", RATES.values(), ids=RATES)
@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_plans_in_two_currencies(project, kind, rates):
    sample = in_two_currencies(plan_with_parts(kind, full=True, count=2))
    files = {
        "organisation.yml": f"currency: PLN\n{rates}",
        f"{kind}/plan.yml": yaml.safe_dump(sample, allow_unicode=True),
    }
    read = project(files)
    site, problems = write(read.figures)
    assert [problem.values for problem in problems] == []
    assert all("Undefined" not in page.html for one in site.languages for page in one.pages)
    assert bool(read.figures.statement.currencies) == (not rates)


def test_the_samples_hold_every_field_of_money(project):
    files = {
        f"{kind}/plan.yml": yaml.safe_dump(
            in_two_currencies(plan_with_parts(kind, full=True, count=1)), allow_unicode=True
        )
        for kind in KINDS
    }
    read = project({"organisation.yml": "currency: PLN\n", **files})
    found = {field for plan in read.portfolio.plans for part in parts_of(plan) for field in foreign(part)}
    assert found == {(one.kind, name) for one in BUILT_IN.parts.values() for name, _, _ in money_fields(one)}
