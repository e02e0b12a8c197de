"""Texts against fields (L104, L106): what a text is about, and how its figures are read.

The object is named by a link and its label, an id, a title in any form, a heading, a question, a glossary term; figures
are shares, multiples, lengths of time, numbers of a year. What is printed by reference agrees.
"""

import pytest
from rule_projects import judged

PLANS = """\
# plans/organisation.yml
languages: [en, pl]
employees: 614
# plans/glossary/terms.yml
glossary:
  - id: lead-time
    en: {term: lead time, synonyms: [throughput time], definition: From order to delivery.}
    pl: {term: czas realizacji, gender: m, synonyms: [czas dostawy], definition: Od zamówienia do dostawy.}
# plans/sales/plan.yml
kind: sales
targets:
  - {id: goal, title: {en: The whole company, pl: Cała firma}, revenue: {2027: 208m, 2028: 220m}}
objectives:
  - id: grow
    title: {en: Grow in the DACH market, pl: Wzrost w regionie DACH}
    revenue_target: {2027: 50m, 2028: 60m, 2029: 75m}
    TEXT
    measures:
      - {id: lead, title: {en: Lead time, pl: Czas realizacji}, unit: {en: working days, pl: dni roboczych}, direction: decrease, baseline: {2026: 21}, targets: {2027: 18, 2029: 12}}
      - {id: rate, title: {en: Win rate of offers, pl: Skuteczność ofert}, unit: "%", direction: increase, baseline: {2026: 19}, targets: {2027: 24, 2028: 33}}
      - {id: graduates, title: {en: Academy graduates, pl: Absolwenci Akademii}, unit: {en: graduates, pl: absolwentów}, direction: increase, baseline: {2026: 980}, targets: {2028: 1500}}
initiatives:
  - {id: hall-b, title: {en: Hall B made ready, pl: Przygotowanie hali B}, start: 2027-01-11, end: 2027-03-31, budget: {2027: 2.2m}, status: done}
  - {id: office, title: {en: Office in Leipzig, pl: Biuro w Lipsku}, start: 2027-01-11, end: 2027-04-30, budget: {2027: 800k, 2028: 900k}, status: done}
faq:
  - question: {en: What does Hall B made ready cost?, pl: Ile kosztuje Przygotowanie hali B?}
    answer: ANSWER
# plans/sales/page.md
ENGLISH
# plans/sales/page.pl.md
POLISH
"""


def told(english="Hello.", polish="Witamy.", answer="Yes.", text="status: at_risk"):
    """Return what is told of texts."""
    tree = PLANS.replace("ENGLISH", english).replace("POLISH", polish).replace("ANSWER", answer).replace("TEXT", text)
    return [
        one.code.id for problem in judged(tree) for one in (problem, *problem.folded) if one.code.id in ("L104", "L106")
    ]


OFF = [
    ("english", "We get [[hall-b|ready by the end of May 2027]], and see [[office]]."),
    ("english", "hall-b costs PLN 2.8m."),
    ("english", "The office opens in June 2027; see [[office]]."),
    ("english", "# Plans\n\n## Hall B made ready\n\nAll in all it costs 2.7 million."),
    ("english", "Throughput time is to be fourteen working days in 2029."),
    ("english", "By 2028 the [[rate|win rate]] is to be a fifth."),
    ("english", "In 2027 we win 27 of a hundred offers ([[rate]])."),
    ("english", "We shall double the number of Academy graduates by 2028."),
    ("english", "At the end of this year we shall be 641 people."),
    ("english", "The Office in Leipzig costs one and a quarter million zloty in 2028."),
    ("english", "[[grow]] brings 50 million in 2027 and 66 in 2028."),
    ("polish", "Po [[hall-b|przygotowaniu hali B]] zapłacimy w 2027 roku 2,7 mln zł."),
    ("polish", "Biuro w Lipsku otwieramy w czerwcu 2027 roku, zob. [[office]]."),
    ("polish", "Skuteczności ofert spodziewamy się w 2028 roku na poziomie 28 procent."),
    ("polish", "W 2028 roku umową kończy się co piąta oferta, zob. [[rate]]."),
    ("polish", "Czas dostawy ma w 2029 roku spaść do czternastu dni roboczych."),
    ("polish", "Liczbę absolwentów Akademii podwoimy do 2028 roku."),
    ("answer", "{en: It costs 2.7 million., pl: 'To 2,7 mln zł.'}"),
    ("text", "text: {en: We deliver in fifteen working days in 2029., pl: Dostarczamy.}"),
]
AGREES = [
    ("english", "We get [[hall-b|ready by the end of March 2027]], and [[office]] costs PLN 800,000."),
    ("english", "Throughput time is to be twelve working days in 2029, instead of twenty-one."),
    ("english", "By 2028 the [[rate|win rate]] is to be a third, in 2027 24 of a hundred."),
    ("english", "Academy graduates are to rise by half, to 1,500 in 2028."),
    ("english", "Three hundred people decide on the projects that matter to us, and 590 more know our company."),
    ("polish", "O tym, co ma się dla nas liczyć, decyduje sześćset osób."),
    ("english", "We are 614 people, and about 60 of us work in the Office in Leipzig one day in five."),
    ("english", "[[grow]] brings 50 million in 2027 and 60 in 2028."),
    ("english", "As long as [[lead]] is above fifteen days we promise nothing."),
    ("english", "A third of the growth comes from schools, a third from [[grow]]."),
    ("english", "Sell [[goal:revenue@2027]] in 2027, and [[rate:targets@2028]] of offers."),
    ("polish", "Dopóki [[lead|czas realizacji]] przekracza piętnaście dni, nic nie obiecujemy."),
    ("polish", "Skuteczność ofert rośnie z 19 do 33 procent w 2028 roku."),
    ("polish", "Czas dostawy ma spaść do 12 dni roboczych w 2029 roku."),
    ("answer", "{en: It costs 2.2 million., pl: 'To 2,2 mln zł.'}"),
]


@pytest.mark.parametrize(("place", "text"), OFF)
def test_what_is_said_otherwise_is_told(place, text):
    assert told(**{place: text})


@pytest.mark.parametrize(("place", "text"), AGREES)
def test_what_agrees_is_not(place, text):
    assert told(**{place: text}) == []
