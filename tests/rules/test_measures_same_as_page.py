"""A finding about a measure states the figures that its page states, whatever the measure."""

import re
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from reading import cells
from rule_projects import codes, files_of, judged

from effort import examples
from planloom.i18n import format_share
from planloom.pages import write
from planloom.project import find_project, read_plans

MEASURE = """\
# plans/organisation.yml
languages: en
# planloom.yml
today: 2027-01-10
# plans/strategy/plan.yml
kind: strategy
period: 2026..2028
measures:
  - {{id: m, title: M, owner: anna, unit: tonnes, frequency: yearly, direction: {direction}, aggregate: {aggregate}, baseline: {{2025: {start}}},
     targets: {{2026: {near}, 2028: {far}}}, actuals: {{2026: {actual}}}, stated_progress: {stated}%, score: {score}}}
"""


def read(tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files_of(tree).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_plans(find_project(Path(folder))[0])


@st.composite
def trees(draw):
    start, way = draw(st.integers(20, 90)), draw(st.integers(3, 60))
    sign = draw(st.sampled_from([1, -1]))
    return MEASURE.format(
        direction="increase" if sign > 0 else "decrease",
        aggregate=draw(st.sampled_from(["last", "avg"])),
        start=start,
        near=start + sign * way,
        far=start + sign * way * 2,
        actual=Decimal(draw(st.integers(100, 1500))) / 10,
        stated=draw(st.sampled_from([400, 900])),
        score=draw(st.sampled_from(["0.0", "1.0"])),
    )


@settings(max_examples=examples(30))
@given(trees())
def test_progress_and_score_of_findings_are_those_of_the_page(tree):
    found = read(tree)
    site, _ = write(found.figures)
    page = next(one.html for one in site.languages[0].pages if one.address == "strategy/measures")
    findings = [one for whole in found.everything for one in (whole, *whole.folded) if one.code.id == "K103"]
    progress = found.figures.measure(found.figures.measures[0]).progress.value
    assert progress is not None
    assert findings, "a stated progress of 400 % is never right"
    told = findings[0].values["expected"].en
    shown, *_ = html.fragment_fromstring(page, create_parent="div").find_class("pl-bar")
    (drawn,) = re.findall(r"−?[\d.,]+%", shown.text_content())
    bar, said = (Decimal(text.replace("−", "-").replace(",", "").rstrip("%")) for text in (drawn, told))
    assert abs(bar - said) <= Decimal("0.5")  # a bar is read in whole per cent
    assert told.replace("-", "−") == format_share(progress, "en").replace(",", "")
    scores = [one.values["expected"] for one in findings if "a score of" in one.code.message.en]
    head, line = cells(page)[:2]
    for score in scores:
        assert dict(zip(head, line, strict=True))["Score"] == str(score)


# ---- Results and targets in time ----

AT = "# planloom.yml\ntoday: 2026-10-20\n# plans/strategy/plan.yml\nkind: strategy\nperiod: 2026..2028\n"
ONE = (
    AT + "measures:\n  - {{id: m, title: M, owner: anna, unit: tonnes, frequency: yearly, direction: increase,"
    " baseline: {{2024: 10}}, {}}}\n"
)


def test_a_result_of_a_quarter_that_has_not_ended_is_told():
    assert "K104" in codes(judged(ONE.format("targets: {2028: 20}, actuals: {2026-Q3: 15, 2026-Q4: 16}")))
    assert "K104" not in codes(judged(ONE.format("targets: {2028: 20}, actuals: {2026-Q2: 14, 2026-Q3: 15}")))


def test_results_before_the_plan_are_history_and_a_target_after_it_is_suspect():
    history = "actuals: {2019: 8, 2020: 9, 2025: 12}"
    assert "D106" not in codes(judged(ONE.format(f"targets: {{2028: 20}}, {history}")))
    assert "D106" in codes(judged(ONE.format(f"targets: {{2031: 20}}, {history}")))


GAPS = {
    "a quarter of a level": ("quarterly", "{2026-Q1: 12, 2026-Q3: 13}", True),
    "a level by the half year": ("half_yearly", "{2025-Q4: 11, 2026-Q2: 12}", False),
    "all quarters": ("quarterly", "{2026-Q1: 12, 2026-Q2: 12, 2026-Q3: 13}", False),
    "readings of days": ("quarterly", "{2026-01-10: 12, 2026-09-10: 13}", False),
    "a month": ("monthly", "{2026-07: 12, 2026-09: 13}", True),
}


@pytest.mark.parametrize(("frequency", "actuals", "told"), GAPS.values(), ids=GAPS)
def test_a_gap_between_the_results_of_a_level_is_noted(frequency, actuals, told):
    tree = ONE.format(f"targets: {{2028: 20}}, actuals: {actuals}").replace("yearly", frequency, 1)
    found = [problem for problem in judged(tree) if problem.code.id == "K109"]
    assert [problem.level.value for problem in found] == (["info"] if told else [])


def test_a_result_of_a_time_that_has_not_begun_counts_nowhere():
    tree = ONE.format("targets: {2026: 14}, actuals: {2026-Q2: 11, 2027-Q1: 99}")
    figures = read(tree).figures
    found = figures.measure(figures.measures[0])
    assert (found.actual.value, found.unreported) == (11, ())
