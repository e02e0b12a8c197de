"""What pages say of measures: in their unit, with the way to how it was worked out, the same everywhere."""

import datetime as dt
import re

import pytest
from reading import links, words

from planloom.figures import compute
from planloom.pages import write
from planloom.pages.workings import entries


@pytest.fixture
def pages(project):
    """Return a function from plans and a day to the pages by language and address, each with its workings."""

    def make(text, today="2026-10-20"):
        read = project({"strategy/plan.yml": f"kind: strategy\n{text}", "sales/plan.yml": "kind: sales\n"})
        assert read.problems == []
        site, problems = write(compute(read.graph, dt.date.fromisoformat(today)))
        assert problems == []
        return {
            (one.language, page.address): (page.html, entries(page.workings))
            for one in site.languages
            for page in one.pages
        }

    return make


OBJECTIVE = """\
objectives:
  - id: o
    title: {en: Water, pl: Woda}
    measures:
      - {id: m, title: {en: Losses, pl: Straty}, unit: "%%", direction: decrease, %s}
"""


def test_progress_opens_to_its_operands_in_the_unit_of_the_measure(pages):
    found = pages(OBJECTIVE % "baseline: {2025: 14}, targets: {2027: 8}, actuals: {2026-Q3: 12}")
    page, workings = found["en", "strategy/objectives/o"]
    assert re.search(r'class="pl-bar"[^>]*><span><a class="pl-worked" href="#worked-\d+">33%</a>', page)
    told = words(workings)
    assert re.search(
        r"33\.3% −2 pp: Change since the baseline.* 12%: Actual of the measure.* ÷ −6 pp: Way from base", told
    )
    assert "<ul><li>−2\xa0pp: Change" in workings
    assert "<ul><li>12%: Actual" in workings
    assert "0.333" not in told
    polish = words(found["pl", "strategy/objectives/o"][1])
    assert "33,3%" in polish
    assert "÷ −6 p.p.: Droga od wartości wyjściowej do docelowej" in polish


def test_what_was_expected_and_the_difference_open_too(pages):
    page, workings = pages(OBJECTIVE % "baseline: {2025: 14}, targets: {2027: 8}, actuals: {2026: 12}", "2027-01-10")[
        "en", "strategy/objectives/o"
    ]
    assert "1 point above (expected by now: 11%)" in words(page)
    opened = [said for said, where in links(page) if where.startswith("#worked-")]
    assert {"1 point above", "11%"} <= set(opened)
    assert "<strong>Expected by now" in workings
    assert "+ −3 pp: Way from baseline to target" in words(workings)


def test_the_outlook_opens_to_results_and_forecast(pages):
    text = (
        "measures: [{id: m, title: Sales, unit: PLN, direction: increase, aggregate: sum, targets: {2026: 120m},"
        " actuals: {2026-Q1: 25m, 2026-Q2: 29m, 2026-Q3: 30m}, forecasts: {2026-Q4: 33m}}]"
    )
    page, workings = pages(text)["en", "strategy/measures"]
    assert "Outlook 2026 (forecast): PLN 117m" in words(page)
    assert '<strong>Outlook of the measure, <a href="#m">Sales</a>, 2026: ' in workings
    told = words(workings)
    assert "Sales, 2026: PLN 117,000,000" in told
    assert "PLN 84,000,000" in told
    assert "PLN 33,000,000" in told


def test_the_score_of_an_objective_stands_where_key_results_are_scored(pages):
    measure = "baseline: {2025: 14}, targets: {2027: 10}, actuals: {2026-Q3: 12}"
    scored = pages(OBJECTIVE % f"{measure}, score: 0.5")
    assert "Score of the objective: 0.5" in words(scored["en", "strategy/objectives/o"][0])
    assert "Ocena celu: 0,5" in words(scored["pl", "strategy/objectives/o"][0])
    assert "0.5" in [said for said, where in links(scored["en", "strategy/objectives/o"][0]) if "#worked" in where]
    assert "Score" not in pages(OBJECTIVE % measure)["en", "strategy/objectives/o"][0]


SMALL = {
    "far below one": (
        "baseline: {2025: 0.0003}, targets: {2027: 0.00006}, actuals: {2026: 0.0002}",
        "0.0002",
        "0.00018",
    ),
    "almost the same": ("baseline: {2025: 1}, targets: {2027: 0.5}, actuals: {2026: 0.7504}", "0.7504", "0.75"),
}


@pytest.mark.parametrize(("fields", "actual", "expected"), SMALL.values(), ids=SMALL)
def test_as_many_digits_as_tell_result_and_expectation_apart(pages, fields, actual, expected):
    page = words(pages(OBJECTIVE % fields, "2027-01-10")["en", "strategy/objectives/o"][0])
    told = re.search(r"expected by now: ([\d.]+)", page)[1]
    assert told.rstrip("0") == expected
    assert told != actual
    assert actual in page


def test_work_with_a_start_only_is_open_ended(pages):
    for name, (page, _) in pages("initiatives: [{id: i, title: I, start: 2024-01}]").items():
        assert "pl-late" not in page, name


def test_a_gap_in_the_results_of_a_level_is_told_and_it_is_judged_all_the_same(pages):
    found = pages(OBJECTIVE % "baseline: {2025: 14}, targets: {2026: 12}, actuals: {2026-Q1: 13.4, 2026-Q3: 12.4}")
    page = words(found["en", "strategy/objectives/o"][0])
    assert "no figures for Q2 2026" in page
    assert "no verdict" not in page
    assert "brak danych za II kw. 2026" in words(found["pl", "strategy/objectives/o"][0])


CARRIERS = {
    "the strategy's own initiatives": ("initiatives: [{id: i, title: I, supports: o}]", "Served by the strategy's own initiatives"),
    "an initiative through another": (
        "initiatives: [{id: i, title: I, supports: o}, {id: j, title: J, supports: i}]",
        "Served by the strategy's own initiatives",
    ),
    "nobody": ("", "Served by nobody"),
}  # fmt: skip


@pytest.mark.parametrize(("more", "said"), CARRIERS.values(), ids=CARRIERS)
def test_home_and_thread_say_the_same_of_who_serves_an_objective(pages, more, said):
    found = pages(f"objectives: [{{id: o, title: O}}]\n{more}\n")
    for address in ("", "thread"):
        page = words(found["en", address][0])
        assert said in page
        assert [other for _, other in CARRIERS.values() if other != said and other in page] == []
        assert "Carried by the whole organisation" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ('direction: at_least, targets: {2027: ">20"}, actuals: {2027: 20}', "only just at the limit: it is to be > 20 pcs"),
    ],
)  # fmt: skip
def test_a_result_just_at_a_limit_to_be_passed_says_so(plan, fields, said):
    read = plan(f"measures:\n  - {{id: m, title: M, unit: pcs, {fields}}}")
    site, _ = write(read.figures)
    page = next(page for page in site.languages[0].pages if page.address == "scorecard")
    assert said in words(page.html)


@pytest.mark.parametrize("address", ["scorecard", "strategy/objectives/o"])
def test_a_result_in_words_is_no_number_that_keeps_to_one_line(pages, address):
    said = "Mixed shifts helped more than any meeting"
    given = f"targets: {{2026: Nobody complains}}, actuals: {{2026-Q1: {said}}}"
    text = (OBJECTIVE % given).replace('unit: "%", direction: decrease, ', "direction: qualitative, ")
    page = pages(text)["en", address][0]
    assert re.search(rf'<td(?! class="pl-number")[^>]*>{said}', page)
