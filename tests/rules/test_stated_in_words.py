"""What texts state in words, whatever the wording: states, owners, ties, order, comparisons, ranks, ways, all of several."""

import pytest
from claims_planted import told
from rule_projects import judged

FERRIES = """\
# planloom.yml
today: 2027-10-15
# plans/organisation.yml
name: Promy
languages: [LANGUAGE]
currency: PLN
people:
  - {id: hanna-mrozek, name: Hanna Mrozek, role: CHIEF}
  - {id: igor-bielak, name: Igor Bielak, role: OPERATIONS}
  - {id: olga-sarna, name: Olga Sarna, role: FINANCE}
# plans/strategy/plan.yml
kind: strategy
id: ferries
title: Ferry strategy
period: 2026..2029
owner: hanna-mrozek
version: "1.0"
state: approved
approved_by: hanna-mrozek
approved_on: 2025-11-18
objectives:
  - id: greener-fleet
    title: A fleet without diesel
    owner: igor-bielak
    period: 2026..2029
    status: on_track
    budget: {2026: 2.4m, 2027: 11.1m, 2028: 3m}
    measures:
      - id: diesel
        title: Diesel burnt
        unit: t
        direction: decrease
        owner: igor-bielak
        frequency: yearly
        baseline: {2025: 900}
        targets: {2026: 820, 2027: 700, 2028: 560}
        actuals: {2025: 900, 2026: 850}
      - id: punctuality
        title: Punctuality
        unit: "%"
        direction: increase
        owner: igor-bielak
        frequency: quarterly
        baseline: {2025: 88}
        targets: {2026: 91, 2027: 93, 2028: 95}
        actuals: {2024: 89, 2025: 88, 2026: 90, 2026-Q1: 91, 2026-Q2: 90, 2026-Q3: 88, 2026-Q4: 91, 2027-Q1: 92, 2027-Q2: 91, 2027-Q3: 94}
  - id: full-boats
    title: Fuller boats in winter
    owner: olga-sarna
    period: 2027..2029
    status: at_risk
    supports: [greener-fleet]
    measures:
      - id: passengers
        title: Passengers carried
        unit: passengers
        direction: increase
        owner: olga-sarna
        frequency: yearly
        baseline: {2025: 430 000}
        targets: {2026: 440 000, 2027: 450 000, 2028: 480 000}
        actuals: {2023: 410 000, 2024: 430 000, 2025: 430 000, 2026: 415 000}
initiatives:
  - id: electric-ferry
    title: Electric ferry
    owner: igor-bielak
    start: 2026-03-02
    end: 2028-04-28
    status: on_track
    supports: [greener-fleet]
    depends_on: [harbour-power]
    budget: {2026: 2m, 2027: 9m, 2028: 3m}
    milestones:
      - id: hull-launched
        title: Hull launched
        date: 2027-09-30
        done: 2027-09-20
      - id: first-crossing
        title: First crossing with passengers
        date: 2028-04-15
  - id: harbour-power
    title: Power at the quay
    owner: olga-sarna
    start: 2026-09-01
    end: 2027-12-17
    status: at_risk
    supports: [greener-fleet]
    budget: {2026: 0.4m, 2027: 2.1m}
  - id: ticket-app
    title: Ticket app
    owner: hanna-mrozek
    start: 2025-05-05
    end: 2026-11-30
    status: done
    supports: [full-boats]
    budget: {2026: 0.3m}
  - id: winter-line
    title: Winter line
    owner: olga-sarna
    start: 2028-11-02
    end: 2029-03-30
    status: not_started
    supports: [full-boats]
  - id: bike-deck
    title: Bicycle deck
    owner: igor-bielak
    start: 2026-06-01
    end: 2028-01-31
    status: cancelled
    supports: [full-boats]
  - id: quiet-engines
    title: Quiet engines
    owner: igor-bielak
    start: 2027-02-01
    end: 2028-08-31
    status: paused
    supports: [greener-fleet]
risks:
  - {id: risk-ice, title: Ice on the river, likelihood: 4, impact: 3, owner: igor-bielak, response: An icebreaker on call, affects: [full-boats]}
  - {id: risk-strike, title: The crews strike, likelihood: 2, impact: 5, owner: hanna-mrozek, response: Talks, affects: [greener-fleet]}
decisions:
  - id: decide-battery
    title: Batteries from Ełk
    date: 2026-12-08
    decided_by: [hanna-mrozek]
    reason: Nearest.
    affects: [electric-ferry]
  - {id: decide-crew, title: A night crew, date: 2028-02-15, open: true, body: The council, affects: [full-boats]}
# plans/sales/plan.yml
kind: sales
id: tickets
title: Tickets
period: 2027
owner: olga-sarna
products:
  - {id: day-ticket, title: Day ticket, list_price: 40}
  - {id: year-ticket, title: Year ticket, list_price: 900}
  - {id: group-ticket, title: Group ticket, list_price: 300}
"""
POSTS = {
    "en": ("Chief executive", "Operations director", "Chief financial officer"),
    "pl": ("Prezeska", "Dyrektor operacyjny", "Dyrektorka finansowa"),
}
# fmt: off
OTHERWISE = {
    "en": [
        "[[electric-ferry]] sails for good no later than March 2028.",
        "Work on [[harbour-power]] runs into the spring of 2028.",
        "The [[ticket-app]] was finished in the first half of 2026.",
        "[[electric-ferry]] takes three years.",
        "We have been building [[electric-ferry]] since autumn 2026.",
        "The decision [[decide-battery]] fell in the new year of 2027.",
        "[[bike-deck]] is moving ahead as planned.",
        "[[winter-line]] is already running.",
        "Nothing stands in the way of [[harbour-power]]; it is on schedule.",
        "[[electric-ferry]] has been completed.",
        "Olga Sarna answers for [[electric-ferry]].",
        "The chief executive looks after [[winter-line]].",
        "It is Olga who watches [[electric-ferry]].",
        "[[electric-ferry]] and [[harbour-power]] are in the same hands.",
        "[[harbour-power]] waits for [[electric-ferry]].",
        "[[electric-ferry]] depends on nothing else.",
        "[[year-ticket]] is cheaper than [[group-ticket]].",
        "[[winter-line]] starts before [[electric-ferry]].",
        "We carried more [[passengers]] in 2026 than in 2025.",
        "[[risk-strike]] is more likely than [[risk-ice]].",
        "Of our tickets [[group-ticket]] is the dearest.",
        "The best year for [[passengers]] was 2026.",
        "Between 2025 and 2026 [[diesel]] went up.",
        "[[passengers]] have grown year after year.",
        "[[passengers]] stood still from 2023 to 2024.",
        "[[diesel]] met its target in 2026.",
        "[[punctuality]] never fell below 90 per cent.",
        "None of the initiatives of [[greener-fleet]] is at risk.",
        "Olga Sarna carries both [[electric-ferry]] and [[bike-deck]].",
        "Ask Hanna Mrozek about [[harbour-power]].",
        "Quays, cables and chargers – [[harbour-power|all of it]] is in the hands of Igor Bielak.",
        "Dearest of the three tickets is [[group-ticket]].",
        "By the end of September 2027 [[punctuality]] was above 95 per cent.",
        "So far [[punctuality]] has risen by more than eight points.",
        "[[first-crossing]] comes before Christmas 2027.",
        "[[hull-launched]] took a week and a half longer than planned.",
        "The [[decide-crew|night crew]] was turned down by the council.",
    ],
    "pl": [
        "[[electric-ferry]] kończymy z końcem lutego 2028 roku.",
        "[[harbour-power]] rusza dopiero w 2027 roku.",
        "[[winter-line]] zaczyna się w drugim kwartale 2028 roku.",
        "Kadłub ([[hull-launched]]) zwodowano w październiku.",
        "Strategię ([[ferries]]) przyjęto wiosną 2026 roku.",
        "[[bike-deck]] idzie zgodnie z planem.",
        "[[ticket-app]] wciąż powstaje.",
        "Nad [[quiet-engines|cichymi silnikami]] pracujemy pełną parą.",
        "Wodowanie ([[hull-launched]]) spóźniło się.",
        "Projekt [[electric-ferry]] został wstrzymany.",
        "Za [[harbour-power|zasilanie nabrzeża]] odpowiada Hanna Mrozek.",
        "[[ticket-app]] prowadzi dyrektor operacyjny.",
        "Decyzję [[decide-battery]] podjął Igor Bielak.",
        "[[harbour-power]] służy celowi [[full-boats]].",
        "[[risk-ice]] zagraża celowi [[greener-fleet]].",
        "[[harbour-power]] kosztuje więcej niż [[electric-ferry]].",
        "[[harbour-power]] kończy się po [[electric-ferry|promie elektrycznym]].",
        "W 2026 roku [[punctuality|punktualność]] była gorsza niż rok wcześniej.",
        "Na [[electric-ferry|prom]] wydamy najwięcej w 2028 roku.",
        "Najtańszy jest [[group-ticket]].",
        "[[harbour-power]] to nasze najdroższe przedsięwzięcie.",
        "[[passengers|Liczba pasażerów]] wzrosła w 2026 roku.",
        "W trzecim kwartale 2027 roku [[punctuality|punktualność]] się pogorszyła.",
        "[[diesel|Zużycie oleju]] ma do 2028 roku rosnąć.",
        "W 2026 roku [[punctuality|punktualność]] osiągnęła cel.",
        "W każdym kwartale 2026 roku [[punctuality|punktualność]] przekraczała 90 procent.",
        "Żadne z przedsięwzięć celu [[full-boats]] nie jest zakończone.",
        "Nabrzeże i kable – [[harbour-power|tym wszystkim]] kieruje Igor Bielak.",
        "O [[winter-line|linię zimową]] pytajcie Hannę Mrozek.",
        "Z trzech biletów najdroższy jest [[group-ticket|grupowy]].",
        "Z końcem września 2027 roku [[punctuality|punktualność]] wynosiła już ponad 95 procent.",
        "Pierwszą łopatę pod [[harbour-power|zasilanie nabrzeża]] wbijemy dopiero w 2028 roku.",
        "[[decide-crew|Nocną załogę]] odrzucono.",
        "Na [[hull-launched|kadłub]] czekaliśmy półtora tygodnia dłużej, niż zakładał plan.",
        "Na żadne inne przedsięwzięcie nie wydamy tyle co na [[harbour-power]].",
    ],
}
AGREEING = {
    "en": [
        "[[electric-ferry]] sails for good no later than May 2028.",
        "Work on [[harbour-power]] runs into the winter of 2027.",
        "The [[ticket-app]] was finished in the second half of 2026.",
        "[[electric-ferry]] takes a little over two years.",
        "Nobody touches [[winter-line]] before November 2028.",
        "We have been building [[electric-ferry]] since spring 2026.",
        "The decision [[decide-battery]] fell at the end of 2026.",
        "[[bike-deck]] was dropped.",
        "[[winter-line]] has not begun yet.",
        "[[harbour-power]] may be late.",
        "The hull ([[hull-launched]]) is afloat already.",
        "[[electric-ferry]] is being built.",
        "Igor Bielak answers for [[electric-ferry]].",
        "The chief financial officer looks after [[winter-line]].",
        "[[winter-line]] and [[harbour-power]] are in the same hands.",
        "[[electric-ferry]] waits for [[harbour-power]].",
        "[[electric-ferry]] depends on [[harbour-power]].",
        "[[group-ticket]] is cheaper than [[year-ticket]].",
        "[[electric-ferry]] starts before [[winter-line]].",
        "We carried fewer [[passengers]] in 2026 than in 2025.",
        "[[risk-ice]] is more likely than [[risk-strike]].",
        "Of our tickets [[year-ticket]] is the dearest.",
        "The worst year for [[passengers]] was 2023.",
        "Between 2025 and 2026 [[diesel]] went down.",
        "[[passengers]] fell in 2026.",
        "[[passengers]] stood still from 2024 to 2025.",
        "[[diesel]] missed its target in 2026.",
        "[[punctuality]] never fell below 88 per cent.",
        "In 2024 we carried 430,000 [[passengers]] for the first time.",
        "One of the initiatives of [[greener-fleet]] is at risk.",
        "Igor Bielak carries both [[electric-ferry]] and [[bike-deck]].",
        "Ask Olga Sarna about [[harbour-power]].",
        "Quays and cables – [[harbour-power|all of it]] is in the hands of Olga Sarna.",
        "Dearest of the three tickets is [[year-ticket]].",
        "Dearest of the two tickets for one is [[day-ticket]].",
        "By the end of September 2027 [[punctuality]] was above 93 per cent.",
        "So far [[punctuality]] has risen by more than five points.",
        "[[first-crossing]] comes before the summer holidays of 2028.",
        "The [[decide-crew|night crew]] has not been approved yet.",
        "[[diesel]] was 50 tonnes lower at the end of 2026 than in 2025.",
    ],
    "pl": [
        "[[electric-ferry]] kończymy z końcem kwietnia 2028 roku.",
        "[[harbour-power]] rusza dopiero we wrześniu 2026 roku.",
        "[[winter-line]] zaczyna się w czwartym kwartale 2028 roku.",
        "[[winter-line]] potrwa pięć miesięcy.",
        "Kadłub ([[hull-launched]]) zwodowano we wrześniu.",
        "Pierwsi pasażerowie wejdą na pokład ([[first-crossing]]) przed wakacjami 2028 roku.",
        "Strategię ([[ferries]]) przyjęto jesienią 2025 roku.",
        "Z [[bike-deck|pokładu rowerowego]] zrezygnowaliśmy.",
        "[[ticket-app]] jest gotowa.",
        "Prace nad [[quiet-engines|cichymi silnikami]] stoją.",
        "Wodowanie ([[hull-launched]]) odbyło się przed terminem.",
        "Projekt [[electric-ferry]] przebiega bez zakłóceń.",
        "Za [[harbour-power|zasilanie nabrzeża]] odpowiada Olga Sarna.",
        "[[ticket-app]] prowadziła prezeska.",
        "Decyzję [[decide-battery]] podjęła Hanna Mrozek.",
        "[[winter-line]] służy celowi [[full-boats]].",
        "[[risk-ice]] zagraża celowi [[full-boats]].",
        "[[harbour-power]] kosztuje mniej niż [[electric-ferry]].",
        "[[harbour-power]] kończy się przed [[electric-ferry|promem elektrycznym]].",
        "W 2026 roku [[punctuality|punktualność]] była lepsza niż rok wcześniej.",
        "Na [[electric-ferry|prom]] wydamy najwięcej w 2027 roku.",
        "Najtańszy jest [[day-ticket]].",
        "[[electric-ferry]] to nasze najdroższe przedsięwzięcie.",
        "[[passengers|Liczba pasażerów]] spadła w 2026 roku.",
        "W trzecim kwartale 2027 roku [[punctuality|punktualność]] się poprawiła.",
        "[[diesel|Zużycie oleju]] ma do 2028 roku maleć.",
        "W 2026 roku [[punctuality|punktualność]] nie osiągnęła celu.",
        "W każdym kwartale 2026 roku [[punctuality|punktualność]] wynosiła co najmniej 88 procent.",
        "Dwa z trzech biletów kosztują ponad 100 zł: [[year-ticket]], [[group-ticket]].",
        "Jedno z przedsięwzięć celu [[full-boats]] jest zakończone.",
        "Nabrzeże i kable – [[harbour-power|tym wszystkim]] kieruje Olga Sarna.",
        "O [[winter-line|linię zimową]] pytajcie Olgę Sarnę.",
        "Z trzech biletów najdroższy jest [[year-ticket|roczny]].",
        "Z końcem września 2027 roku [[punctuality|punktualność]] wynosiła już ponad 93 procent.",
        "Pierwszą łopatę pod [[harbour-power|zasilanie nabrzeża]] wbijemy dopiero w 2026 roku.",
        "Żadne inne przedsięwzięcie nie kosztuje tyle co [[electric-ferry]].",
    ],
}
# fmt: on


def found(said: list[str], language: str) -> dict[str, list[str]]:
    """Return what is told of each sentence, which stands on a page of its own."""
    tree = FERRIES.replace("LANGUAGE", language)
    for place, post in zip(("CHIEF", "OPERATIONS", "FINANCE"), POSTS[language], strict=True):
        tree = tree.replace(place, post)
    return told(tree, [("page", one) for one in said], judged)


@pytest.mark.parametrize("language", ["en", "pl"])
def test_what_a_text_states_otherwise_than_the_fields_is_told(language):
    assert [said for said, problems in found(OTHERWISE[language], language).items() if not problems] == []


@pytest.mark.parametrize("language", ["en", "pl"])
def test_what_the_fields_bear_out_is_not_told(language):
    assert {said: problems for said, problems in found(AGREEING[language], language).items() if problems} == {}
