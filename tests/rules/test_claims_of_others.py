"""What a sentence says of an earlier plan, of others, of one of many, or of the next part of a year (L104)."""

import pytest
from rule_projects import judged

PLANS = """\
# plans/organisation.yml
languages: {language}
currency: PLN
# plans/s/plan.yml
kind: strategy
title: S
period: 2027..2028
initiatives:
  - {{id: course, title: Kurs, period: 2027, budget: {{2027: 180k}}, text: "{text}"}}
objectives:
  - id: grow
    title: O
    measures:
      - id: sales
        title: M
        unit: PLN
        direction: increase
        aggregate: sum
        baseline: {{2026: 75m}}
        targets: {{2027: 84m, 2028: 90m}}
        actuals: {{2027-Q1: 19.6m, 2027-Q2: 20.4m}}
"""


def told(text, language):
    return [one.code.id for one in judged(PLANS.format(text=text, language=language)) if one.code.id == "L104"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rok temu [[sales]] planowano na 80 mln zł.", "pl"),
        ("Rok temu zakładano, że [[sales]] da w 2027 roku 80 mln zł.", "pl"),
        ("W poprzedniej strategii cel [[sales]] na 2027 rok wynosił 80 mln zł.", "pl"),
        ("Średnia dla polskich miast tej wielkości to 80 mln zł, [[sales]] to co innego.", "pl"),
        ("W sąsiednim powiecie [[course]] kosztuje 170 tys. zł.", "pl"),
        ("W pierwszym półroczu 2027 r. [[sales]] wyniosły 40 mln zł, z tego w II kwartale 20,4 mln zł.", "pl"),
        ("In the previous strategy the target of [[sales]] for 2027 was 80m.", "en"),
        ("The strategy before this one had promised 80 million by [[sales]] in 2027.", "en"),
        ("The lower of the first offers for [[course]] was 170k.", "en"),
        ("The board had first thought of 170k for [[course]].", "en"),
        ("That is PLN 18k for each of the ten [[course]].", "en"),
        ("In the first quarter of 2027 [[sales]] came to 19.6m, in the second to 20.4m.", "en"),
    ],
)
def test_these_are_left_alone(text, language):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("[[sales]] ma dać w 2027 roku 80 mln zł.", "pl"),
        ("Na [[course]] w 2027 roku zaplanowaliśmy 190 tys. zł.", "pl"),
        ("W pierwszym półroczu 2027 r. [[sales]] wyniosły 40 mln zł, z tego w II kwartale 21,4 mln zł.", "pl"),
        ("In the first quarter of 2027 [[sales]] came to 19.6m, in the second quarter to 22.4m.", "en"),
        ("We plan 190k for [[course]].", "en"),
        ("PLN 190k is set aside for [[course]].", "en"),
    ],
)
def test_these_are_not(text, language):
    assert told(text, language) == ["L104"]
