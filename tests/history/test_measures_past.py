"""What a measure said before: revised, written over, moved."""

import re

from planloom.history.build_chronicle import chronicle_of
from planloom.pages import Options, write
from planloom.pages.measures_past import past_of_measure
from planloom.project import find_project, read_plans

PLAN = "plans/strategy/plan.yml"
PLANS = {
    PLAN: """\
        kind: strategy
        objectives:
          - id: grow
            title: {en: Grow, pl: Wzrost}
            measures:
              - id: share
                title: {en: Share, pl: Udział}
                unit: "%"
                baseline: {2024: 6}
                targets: {2027: 12, 2028: 15}
                actuals: {2025: 8}
    """,
}


def of(repo):
    reading = read_plans(find_project(repo.project)[0])
    measure = reading.graph.find("share")
    return past_of_measure(measure, chronicle_of(reading).of(["share"]), reading.figures.calendar)


def told(figures):
    return [
        (one.period.text, [value and value.en for value in one.values], one.day and str(one.day)) for one in figures
    ]


def test_a_result_that_was_written_over_comes_back(repo):
    made = repo(PLANS)
    made.edit(PLAN, "{2025: 8}", "{2026: 9}")
    made.commit("The new year")
    found = of(made)
    assert told(found.recovered) == [("2025", ["8%", None], "2027-03-01")]
    assert [str(one) for one in found.recovered[0].numbers] == ["8"]
    assert not found.revised
    assert not found.targets


def test_a_result_that_was_corrected_is_told_as_revised_with_all_it_was(repo):
    made = repo(PLANS)
    made.edit(PLAN, "{2025: 8}", "{2025: 8.2}")
    made.commit("Counted again")
    made.edit(PLAN, "{2025: 8.2}", "{2025: 8.1}")
    found = of(made)
    assert told(found.revised) == [("2025", ["8%", "8.2%", "8.1%"], None)]


def test_a_target_that_moved_is_told_and_drawn(repo):
    made = repo(PLANS)
    made.edit(PLAN, "2027: 12,", "2027: 10,")
    made.edit(PLAN, "{2025: 8}", "{2025: 8, 2026: 9}")
    made.commit("Lower")
    assert told(of(made).targets) == [("2027", ["12%", "10%"], "2027-03-01")]
    reading = read_plans(find_project(made.project)[0])
    site, _ = write(reading.figures, Options(chronicle=chronicle_of(reading)))
    for one, words in zip(
        site.languages, ("Target moved, 2027: 12% → 10%", "Zmieniona wartość docelowa, 2027: 12% → 10%"), strict=True
    ):
        page = next(page for page in one.pages if page.address == "strategy/objectives/grow")
        assert words in re.sub(r"<[^>]+>", "", page.html).replace("\u00a0%", "%")
        [drawn] = [picture for picture in page.pictures.values() if picture.template == "measure_trend"]
        assert [(str(row["period"].text), row["former_target"]) for row in drawn.rows if row.get("former_target")] == [
            ("2027", 12)
        ]


def test_what_is_said_for_the_first_time_is_no_revision(repo):
    made = repo(PLANS)
    made.edit(PLAN, "{2025: 8}", "{2025: 8, 2026: 9}")
    made.edit(PLAN, "2028: 15", "2028: 15, 2029: 20")
    made.commit("More")
    assert not of(made)


def test_a_target_that_was_dropped_and_set_again_is_one_story(repo):
    made = repo(PLANS)
    made.edit(PLAN, "2027: 12, ", "")
    made.commit("Dropped")
    made.edit(PLAN, "{2028: 15", "{2027: 11, 2028: 15")
    made.commit("Set again")
    assert told(of(made).targets) == [("2027", ["12%", "11%"], "2027-03-01")]
