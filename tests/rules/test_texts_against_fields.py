"""Texts against fields (L104, L106): what comes near and is not it is told, what speaks of something else is not."""

import pytest
from rule_projects import judged

BASE = """# plans/organisation.yml
languages: [en, pl]
currency: PLN
employees: 614
# plans/strategy/plan.yml
kind: strategy
objectives:
  - id: grow-dach
    title: {en: Grow in the DACH market, pl: Wzrost w regionie DACH}
    period: 2027..2029
    corporate: true
    revenue_target: {2027: 50m, 2028: 60m, 2029: 75m}
    TEXT_OBJ
    measures:
      - id: quality
        title: {en: Deliveries on time, pl: Dostawy w terminie}
        TEXT_MEAS
        unit: '%'
        direction: increase
        baseline: {2026: 61}
        targets: {2028: 24, 2030: 30}
      - id: leads-m
        title: {en: Enquiries, pl: Zapytania}
        unit: {en: enquiries, pl: zapytań}
        direction: increase
        baseline: {2026: 3000}
        targets: {2027: 5400}
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: plant-turowiec, title: {en: Turowiec plant, pl: Zakład w Turowcu}, state: before, headcount: 98}
  - {id: plant-zalesko, title: {en: Zalesko plant, pl: Zakład Zalesko}, headcount: 98, headcount_after: 98}
unit_changes:
  - {id: chg, title: {en: Closing of the site, pl: Zamknięcie oddziału}, change: close, from: plant-turowiec, date: 2027-12-31, TEXT_CHG}
savings:
  - {id: close-turowiec, title: {en: Production moved to Zalesko, pl: Przeniesienie produkcji do Zaleska}, baseline: b, baseline_annual: 31m, run_rate: 8.6m, one_off_cost: {2027: 9.8m, 2028: 1.6m}, TEXT_SAV}
initiatives:
  - {id: move-lines, title: {en: Move the lines, pl: Przeniesienie linii}, start: 2027-04-01, end: 2027-09-30, budget: {2027: 2.2m}, TEXT_INI}
faq:
  - question: {en: Q?, pl: P?}
    answer: TEXT_FAQ
# plans/restructuring/page.md
TEXT_PAGE
# plans/restructuring/page.pl.md
TEXT_PL
"""
USUAL = {
    "OBJ": "",
    "MEAS": "",
    "CHG": "tags: x",
    "SAV": "tags: x",
    "INI": "tags: x",
    "FAQ": "Yes.",
    "PAGE": "Hello.",
    "PL": "Witamy.",
}


def project(**texts: str) -> str:
    """Return the plans with some of their texts."""
    tree = BASE
    for key, text in (USUAL | texts).items():
        tree = tree.replace(f"TEXT_{key}\n", f"{text}\n").replace(f"TEXT_{key}}}", f"{text}}}")
    return tree


def both(en: str, pl: str) -> str:
    """Return a text in both languages, as the sources write it."""
    return f'{{en: "{en}", pl: "{pl}"}}'


BAD = [
    {"OBJ": "text: " + both("DACH brings 85 million in 2029.", "W 2029 roku region DACH przynosi 85 mln zł.")},
    {"OBJ": "text: " + both("DACH brings 65 million in 2028.", "W 2028 roku region DACH przynosi 65 mln zł.")},
    {"MEAS": "definition: " + both("To 29% by 2030.", "Do 29% w 2030 roku.")},
    {
        "MEAS": "definition: "
        + both(
            "We want a quarter more, to twenty-seven per cent in 2030.",
            "Chcemy dwudziestu siedmiu procent w 2030 roku.",
        )
    },
    {
        "CHG": "text: "
        + both("The plant closes at the end of November 2027.", "Zakład zostanie zamknięty w listopadzie 2027 roku.")
    },
    {"SAV": "text: " + both("It costs 12.4 million once.", "Jednorazowo kosztuje to 12,4 mln zł.")},
    {"SAV": "text: " + both("It saves 6.8 million a year.", "Daje to 6,8 mln zł rocznie.")},
    {"INI": "text: " + both("The move ends in June 2027.", "Przeprowadzka kończy się w czerwcu 2027 roku.")},
    {"INI": "text: " + both("It costs two and a half million.", "Kosztuje dwa i pół miliona.")},
    {"FAQ": both("[[close-turowiec]] saves 8.1 million a year.", "[[close-turowiec]] daje 8,1 mln zł rocznie.")},
    {"FAQ": both("Turowiec plant has 89 people.", "Zakład w Turowcu zatrudnia 89 osób.")},
    {
        "PAGE": "The Turowiec plant is closed by the end of 2026.",
        "PL": "Zakład w Turowcu zostanie zamknięty do końca 2026 roku.",
    },
    {
        "PAGE": "See [[move-lines]]: it begins in March 2027.",
        "PL": "Zob. [[move-lines]]: rozpoczyna się w marcu 2027 roku.",
    },
    {
        "PAGE": "In [[plant-turowiec|Turowiec]] ninety-six people work.",
        "PL": "W zakładzie [[plant-turowiec|Turowiec]] pracuje dziewięćdziesiąt sześć osób.",
    },
    {"PAGE": "We expect 4,500 enquiries, see [[leads-m]].", "PL": "Spodziewamy się 4500 zapytań, zob. [[leads-m]]."},
    {
        "PAGE": "[[grow-dach]] is to bring 55 million in 2027.",
        "PL": "[[grow-dach]] ma przynieść 55 mln zł w 2027 roku.",
    },
    {
        "PAGE": "Production moved to Zalesko costs PLN 9.1m in 2027.",
        "PL": "Przeniesienie produkcji do Zaleska kosztuje 9,1 mln zł w 2027 roku.",
    },
]
GOOD = [
    {
        "OBJ": "text: "
        + both("DACH brings 75 million in 2029, up from 42 million.", "W 2029 roku 75 mln zł wobec 42 mln zł.")
    },
    {
        "OBJ": "text: "
        + both(
            "Sales grow by 25% in 2029; at most 12 per cent come from one customer.",
            "Sprzedaż rośnie o 25% w 2029 roku; najwyżej 12 procent od jednego klienta.",
        )
    },
    {"OBJ": "text: " + both("About 75 million.", "Około 75 mln zł.")},
    {"MEAS": "definition: " + both("To 30% by 2030.", "Do 30% w 2030 roku.")},
    {
        "MEAS": "definition: "
        + both("Orders that arrive within 48 hours, on 30 days.", "Zamówienia dostarczone w 48 godzin, po 30 dniach.")
    },
    {"CHG": "text: " + both("The plant closes at the end of 2027.", "Zakład zostanie zamknięty z końcem 2027 roku.")},
    {"SAV": "text: " + both("It costs 11.4 million once, 9.8 of it in 2027.", "Jednorazowo kosztuje to 11,4 mln zł.")},
    {
        "SAV": "text: "
        + both(
            "It saves 8.6 million a year, more than a quarter of 31 million.",
            "Daje to 8,6 mln zł rocznie, ponad jedną czwartą z 31 mln zł.",
        )
    },
    {
        "INI": "text: "
        + both(
            "The move ends in September 2027. The ducts move in May 2027.",
            "Przeprowadzka kończy się we wrześniu 2027 roku.",
        )
    },
    {"INI": "text: " + both("It costs more than two million.", "Kosztuje ponad dwa miliony.")},
    {
        "FAQ": both(
            "[[close-turowiec]] saves nearly 9 million a year, and prices rise 3% a year.",
            "[[close-turowiec]] daje prawie 9 mln zł rocznie.",
        )
    },
    {
        "FAQ": both(
            "Turowiec plant has 98 people, 12 of them in two shifts of 6.", "Zakład w Turowcu zatrudnia 98 osób."
        )
    },
    {
        "PAGE": "The Turowiec plant was bought in 2018 and is closed by the end of 2027.",
        "PL": "Zakład w Turowcu kupiono w 2018 roku; zostanie zamknięty do końca 2027 roku.",
    },
    {
        "PAGE": "[[grow-dach]] took seven years; the first contract of 3 million came in 2019.",
        "PL": "[[grow-dach]]: pierwsza umowa na 3 mln zł w 2019 roku.",
    },
    {
        "PAGE": "A competitor of [[grow-dach]] has 12 per cent of the market and 900 people.",
        "PL": "Konkurent ma 12 procent rynku.",
    },
    {"PAGE": "We are 614 people and the bus runs until the end of 2029.", "PL": "Jest nas 614 osób."},
]


def told(texts: dict[str, str]) -> list[str]:
    """Return the codes of what is said otherwise."""
    return [problem.code.id for problem in judged(project(**texts)) if problem.code.id in ("L104", "L106")]


@pytest.mark.parametrize("texts", BAD, ids=lambda texts: next(iter(texts.values()))[:50])
def test_what_a_text_says_otherwise_is_told(texts):
    assert told(texts)


@pytest.mark.parametrize("texts", GOOD, ids=lambda texts: next(iter(texts.values()))[:50])
def test_what_agrees_or_is_something_else_is_not(texts):
    assert told(texts) == []
