"""The home page: where the plans are now, what is late, what is to be decided, what comes next."""

import datetime as dt

import pytest
from reading import cells, words

from planloom.figures import compute
from planloom.pages import home, write

STRATEGY = """\
kind: strategy
objectives:
  - id: grow
    title: Grow
    weight: 40%
    measures:
      - {id: small, title: Small, weight: 10%, targets: {2027: 5}, direction: increase}
      - {id: sales, title: Sales, weight: 90%, unit: PLN, direction: increase, aggregate: sum,
         targets: {2027-Q1: 100, 2027: 400, 2028: 500}, actuals: {2027-Q1: 60}}
  - id: hold
    title: Hold
    weight: 60%
    measures: [{id: share, title: Share, unit: "%", direction: at_least, targets: {2027: 10}, actuals: {2027-Q1: 12}}]
initiatives:
  - {id: old, title: Old work, period: 2027-02}
  - {id: new, title: New work, period: 2027-08..2027-10}
  - {id: shut, title: Done work, period: 2027-02, status: done}
milestones: [{id: opening, title: Opening, date: 2027-06-30}, {id: far, title: Far away, date: 2028-06-30}]
decisions:
  - {id: taken, title: Taken, date: 2027-03-01}
  - {id: later, title: Second question, date: 2027-07-01, open: true}
  - {id: first, title: First question, date: 2027-05-01, open: true, body: The owners}
"""


@pytest.fixture
def plan(project):
    def read(text=STRATEGY):
        graph = project({"strategy/plan.yml": text}).graph
        return compute(graph, dt.date(2027, 5, 20))

    return read


def _home(figures):
    site, problems = write(figures)
    assert problems == []
    return next(page.html for page in site.languages[0].pages if page.address == "")


def test_it_says_at_the_top_how_many_objectives_stand_how_what_is_late_and_what_is_to_be_decided(plan):
    top = words(_home(plan())).partition("As of")[0]
    for said in ("Off track 1 On track 1", "Late 1 81 days late: Old work", "To be decided 2 the first by 1 May 2027"):
        assert said in top
    assert "Next 30 Jun 2027 Opening" in top


def test_a_headline_says_what_was_expected_by_now_before_the_target_and_the_final_target_last(plan):
    said = words(_home(plan()))
    order = [
        said.index(one)
        for one in ("PLN 60", "expected by now: PLN 100", "Target PLN 400", "Final target PLN 500, 2028")
    ]
    assert order == sorted(order)


def test_headlines_are_those_that_are_marked_else_the_weightiest_one_an_objective(plan):
    assert [one.id for one in home.headlines(plan())] == ["share", "sales"]
    marked = STRATEGY.replace("{id: small,", "{id: small, headline: true,")
    assert [one.id for one in home.headlines(plan(marked))] == ["small"]


def test_what_is_due_or_begins_within_a_quarter_comes_next_by_time(plan):
    found = [(one.item.id, one.happening) for one in home.coming(plan())]
    assert found == [("opening", "due"), ("new", "begins")]


def test_where_nothing_comes_within_a_quarter_the_nearest_is_told(plan):
    ahead = STRATEGY.partition("initiatives:")[0] + (
        "milestones:\n"
        + "".join(f"  - {{id: m{year}, title: Year {year}, date: {year}-06-30}}\n" for year in range(2028, 2033))
    )
    assert [one.item.id for one in home.coming(plan(ahead))] == ["m2028", "m2029", "m2030"]


def test_a_measure_that_is_reached_or_not_comes_next_with_the_owner_of_its_objective(plan):
    sealed = "{id: seal, title: Seal, direction: milestone, targets: {2027-06-01: yes}}"
    text = STRATEGY.replace("weight: 60%\n    measures: [", f"weight: 60%\n    owner: ann\n    measures: [{sealed}, ")
    first = home.coming(plan(text))[0]
    assert (first.item.id, first.owner) == ("seal", "ann")


def test_of_what_is_off_track_the_furthest_behind_comes_first_whatever_it_weighs(plan):
    text = STRATEGY.replace("actuals: {2027-Q1: 12}", "actuals: {2027-Q1: 8.5}")  # 15 % short; sales are 40 %
    assert [one.id for one in home.attention(plan(text))][:2] == ["grow", "hold"]


def test_objectives_that_are_called_the_same_are_told_apart_by_their_texts_else_by_their_ids(project):
    text = "kind: strategy\nobjectives:\n" + "".join(
        f"  - {{id: {name}, title: {title}, text: {said}}}\n"
        for name, title, said in (
            ("a", "Same", "Houses"),
            ("b", "Same", "Roads"),
            ("c", "As", "One"),
            ("d", "As", "One"),
        )
    )
    site, _ = write(project({"strategy/plan.yml": text}).figures)
    page = next(page.html for page in site.languages[0].pages if page.address == "strategy/objectives")
    assert [row[0] for row in cells(page)[1:]] == ["Same Houses", "Same Roads", "As c", "As d"]


def test_the_page_of_an_objective_begins_with_the_way_to_what_each_plan_does_for_it(project):
    figures = project(
        {
            "strategy/plan.yml": STRATEGY,
            "sales/plan.yml": "kind: sales\ntitle: Selling\nobjectives: [{id: sell, title: Sell, supports: [grow]}]\n",
            "marketing/plan.yml": "kind: marketing\ntitle: Fame\nsupports: [grow]\n",
        }
    ).figures
    site, _ = write(figures)
    page = next(page.html for page in site.languages[0].pages if page.address == "strategy/objectives/grow")
    top = page.partition("<h2")[0]
    assert '<a href="#from-sales">Selling</a> <small>1</small><br><a href="../../../marketing/">Fame</a>' in top
    assert 'id="from-sales"' in page


def test_open_decisions_come_by_date_and_no_longer_once_another_took_their_place(plan):
    figures = plan()
    assert [one.id for one in home.asked(figures)] == ["first", "later"]
    assert [one.id for one in home.late(figures)] == ["old"]
    newer = STRATEGY + "  - {id: newer, title: Newer, date: 2027-05-02, supersedes: first}\n"
    assert [one.id for one in home.asked(plan(newer))] == ["later"]


def test_of_many_a_page_shows_all_and_home_the_first(plan):
    works = "".join(f"  - {{id: w{n}, title: Work {n}, period: 2027-02}}\n" for n in range(12))
    figures = plan(STRATEGY.replace("initiatives:\n", f"initiatives:\n{works}"))
    site, _ = write(figures)
    pages = {page.address: page.html for page in site.languages[0].pages}
    assert "All 13" in words(pages[""])
    assert "Work 11" not in words(pages[""]).partition("Plans")[0]
    assert all(f"Work {n}" in words(pages["attention"]) for n in range(12))


def test_without_a_strategy_the_objectives_of_all_plans_count(project):
    figures = project({"sales/plan.yml": STRATEGY.replace("kind: strategy", "kind: sales")}).figures
    assert {one.id for one in home.objectives(figures)} == {"grow", "hold"}


@pytest.mark.parametrize("count", [1, 30])
def test_plans_are_cards_where_they_are_few_and_rows_where_they_are_many(project, count):
    plan = "kind: strategy\ntitle: Plan {n}\nobjectives: [{{id: goal-{n}, title: Goal {n}, status: at_risk}}]\n"
    html = _home(project({f"p{n}/plan.yml": plan.format(n=n) for n in range(count)}).figures)
    rows = [row for row in cells(html) if row and row[0].startswith("Plan ")]
    assert len(rows) == (count if count > home.MOST_SHOWN else 0)


def test_an_empty_plan_says_nothing_of_now(project):
    html = _home(project({"plan.md": "---\nkind: strategy\n---\n"}).figures)
    assert "pl-now" not in html
    assert "<table" not in html
