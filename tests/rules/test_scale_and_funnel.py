"""Figures of a measure have one scale (K108) and stay within the scale of their measure (K110); the funnel of marketing is checked like that of sales (K105)."""

import pytest
from rule_projects import codes, judged, marked

MEASURE = """\
measures:
  - id: nps
    title: NPS
    owner: anna
    unit: points
    scale: -100..100
    direction: {direction}
    frequency: yearly
    baseline: {{2025: {baseline}}}
    targets: {{2027: {target}}}
    actuals: {{2026: {actual}}}
"""


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "actual", "outside"),
    [
        ("increase", "-100", "100", "0", []),
        ("increase", "-101", "100", "0", ["-101"]),
        ("increase", "12", "300", "0", ["300"]),
        ("increase", "12", "30", "{value: 101, note: N}", ["{value: 101, note: N}"]),
        ("within", "12", "20..120", "30", ["20..120"]),
        ("at_least", "12", "'> 20'", "30", []),
    ],
)
def test_no_figure_lies_outside_of_the_scale(direction, baseline, target, actual, outside):
    tree = MEASURE.format(direction=direction, baseline=baseline, target=target, actual=actual)
    found = [problem for problem in judged(tree) if problem.code.id == "K110"]
    assert [marked(problem, tree) for problem in found] == outside


@pytest.mark.parametrize("scale", ["100", "'> 5'", "5..1"])
def test_a_scale_has_two_ends(scale):
    tree = MEASURE.format(direction="increase", baseline=1, target=2, actual=1).replace("-100..100", scale)
    assert [code[0] for code in codes(judged(tree)) if code != "K110"] == ["S"]


SHARES = """\
measures:
  - id: churn
    title: Churn
    owner: anna
    unit: "%"
    direction: decrease
    frequency: yearly
    baseline: {{2025: {baseline}}}
    targets: {{2027: 12}}
    actuals: {{2026: {actual}}}
"""


@pytest.mark.parametrize(
    ("baseline", "actual", "found"),
    [
        ("14", "0.13", ["0.13"]),
        ("14", "{value: 0.13, note: N}", ["0.13"]),
        ("14", "Nobody counted", []),
        ("14", "{value: Nobody counted, note: N}", []),
        ("14", "{value: true}", []),
    ],
)
def test_figures_in_per_cent_are_of_one_scale_and_words_of_none(baseline, actual, found):
    tree = SHARES.format(baseline=baseline, actual=actual)
    assert [marked(problem, tree) for problem in judged(tree) if problem.code.id == "K108"] == found


FUNNEL = """\
# plans/marketing/plan.yml
kind: marketing
funnel:
  - {{title: Mails, counts: {{2026: 18 000}}, run_by: marketing}}
  - {{title: Opened, counts: {{2026: {opened}}}, conversion: {share}, run_by: marketing}}
"""


@pytest.mark.parametrize(
    ("opened", "share", "found"), [("7 400", "41%", []), ("7 400", "45%", ["K105"]), ("19 000", "41%", ["K105"])]
)
def test_the_funnel_of_marketing_narrows_and_its_conversions_follow(opened, share, found):
    assert [code for code in codes(judged(FUNNEL.format(opened=opened, share=share))) if code == "K105"] == found
