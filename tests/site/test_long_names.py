"""Names longer than any screen is wide: nothing scrolls the page sideways, leaves its cell or covers another name."""

from pathlib import Path

import pytest
from sticking_out import MEASURE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.no_cover]

LONG = "Przedsiębiorstwowielobranżowe" * 4
MANY = "An objective whose name goes on and on because nobody wanted to leave out any of the departments that serve it"
ORGANISATION = f"""name: {LONG}
languages: [en, pl]
currency: PLN
people:
  - {{id: anna, name: {LONG[:60]}, role: {MANY}}}
  - {{id: zofia, name: Zofia Ćwik}}
"""
PLAN = f"""kind: strategy
title: {MANY}
owner: anna
period: 2025..2029
objectives:
  - id: grow
    title: {MANY}
    owner: anna
    status: off_track
    measures:
      - id: revenue
        title: {MANY}
        unit: {LONG[:40]}
        baseline: {{2024: 123456789012}}
        targets: {{2025: 223456789012, 2029: 923456789012}}
        actuals: {{2025-Q1: 123456789013}}
      - {{id: short, title: "# of {LONG}", targets: {{2029: 1}}, actuals: {{2025-Q2: 0}}}}
  - {{id: short-one, title: {LONG}, owner: zofia}}
initiatives:
  - {{id: work, title: {LONG}, owner: anna, period: 2027..2028, status: at_risk, supports: [grow], budget: {{2027: 987654321.98 PLN, 2028: 1m PLN}}}}
  - {{id: other, title: {MANY}, owner: zofia, period: 2027-Q1, supports: [grow], budget: {{2027: 2m PLN}}}}
risks:
  - {{id: risk, title: {LONG}, likelihood: 5, impact: 5, response: {LONG}, owner: anna}}
  - {{id: hazard, title: {MANY}, likelihood: 1, impact: 2, response: {MANY}, owner: zofia}}
stakeholders:
  - {{id: town, title: {LONG}, interest: {MANY}, influence: 5}}
  - {{id: bank, title: {MANY}, interest: {LONG}, influence: 3}}
"""


@pytest.fixture(scope="module")
def long_site(tmp_path_factory, build_project, write_config):
    folder = tmp_path_factory.mktemp("long-names")
    plan = folder / "plans" / "strategy"
    plan.mkdir(parents=True)
    write_config(folder, {})
    (folder / "plans/organisation.yml").write_text(ORGANISATION, "utf-8")
    (plan / "plan.yml").write_text(PLAN, "utf-8")
    return Path(build_project(folder, folder / "site"))


@pytest.mark.parametrize("width", [320, 390, 1024])
def test_long_names_stay_in_their_place(browser, serve, long_site, width):
    found = []
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    with serve(long_site) as address:
        for path in sorted(long_site.rglob("index.html")):
            where = path.parent.relative_to(long_site).as_posix()
            if where == "pl" or not where.startswith("pl/"):
                page.goto(f"{address}/{where}/")
                found += [f"{where}: {fault}: {words[:60]}" for fault, words in page.evaluate(MEASURE)]
    page.close()
    assert "\n".join(found) == ""
