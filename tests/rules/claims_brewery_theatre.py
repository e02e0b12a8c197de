"""A theatre in Polish and a brewery in English, written when the rules stood: what their texts say that their figures do not.

Each entry is a place and a sentence; the wrong figure stands in guillemets. A place is a narrative page,
an answer of the FAQ, or a field of an object, `id.field`.
"""

THEATRE = """\
# planloom.yml
today: 2027-01-15
# plans/organisation.yml
name: Teatr Miejski
languages: [pl]
currency: PLN
employees: 176
# plans/strategy/plan.yml
kind: strategy
title: Strategia teatru
period: 2027..2030
objectives:
  - id: pelna-widownia
    title: Pełna widownia
    period: 2027..2030
    measures:
      - id: frekwencja
        title: Frekwencja
        unit: '%'
        direction: increase
        baseline: {2026: 68}
        targets: {2027: 74, 2028: 80}
      - id: widzowie
        title: Liczba widzów
        unit: widzów
        direction: increase
        baseline: {2026: 92 000}
        targets: {2027: 104 000, 2028: 118 000}
  - id: wlasne-przychody
    title: Więcej własnych przychodów
    period: 2027..2028
    revenue_target: {2027: 6.4m, 2028: 7.8m}
initiatives:
  - id: remont-sceny
    title: Remont małej sceny
    start: 2027-06-01
    end: 2028-02-29
    budget: {2027: 4.2m, 2028: 1.3m}
    fte: 14
    milestones:
      - id: premiera
        title: Premiera na małej scenie
        date: 2028-03-18
  - id: bilety-online
    title: Bilety przez internet
    start: 2027-02-01
    end: 2027-05-31
    budget: {2027: 320 tys.}
faq:
  - {question: Kto może czytać te strony?, answer: Każdy.}
# plans/restructuring/plan.yml
kind: restructuring
title: Porządki
period: 2027..2028
org_units:
  - {id: pracownia-kostiumow, title: Pracownia kostiumów, state: before, headcount: 23}
  - {id: obsluga-widowni, title: Obsługa widowni, headcount: 36, headcount_after: 31}
unit_changes:
  - id: likwidacja-pracowni
    title: Koniec własnej pracowni
    change: close
    from: pracownia-kostiumow
    date: 2027-08-31
savings:
  - id: kostiumy-z-zewnatrz
    title: Kostiumy szyte na zamówienie
    baseline: koszt pracowni
    baseline_annual: 1.9m
    run_rate: 0.6m
    one_off_cost: {2027: 240 tys.}
    payback: 2028-H1
# plans/marketing/plan.yml
kind: marketing
title: Widzowie
period: 2027
research:
  - {id: badanie-widzow, title: Badanie widzów, method: survey, sample: 1250, date: 2026-11}
segments:
  - {id: mlodzi, title: Widzowie do 26. roku życia, size: 15 000, share: 19%, targeted: true}
campaigns:
  - id: teatr-za-dyche
    title: Teatr za dychę
    start: 2027-09-06
    end: 2027-10-31
    segments: [mlodzi]
    budget: {2027: 85 tys.}
    expected_leads: 2 400
"""
BREWERY = """\
# planloom.yml
today: 2027-01-15
# plans/organisation.yml
name: Harbour Brewery
languages: [en]
currency: GBP
employees: 88
# plans/strategy/plan.yml
kind: strategy
title: Strategy
period: 2027..2029
objectives:
  - id: sell-abroad
    title: Sell more abroad
    period: 2027..2029
    revenue_target: {2027: 5.5m, 2028: 7m, 2029: 9.2m}
    measures:
      - id: export-share
        title: Share of exports
        unit: '%'
        direction: increase
        baseline: {2026: 21}
        targets: {2027: 26, 2029: 35}
  - id: less-water
    title: Brew with less water
    period: 2027..2028
    measures:
      - id: water-use
        title: Water per litre of beer
        unit: litres
        direction: decrease
        baseline: {2026: 4.6}
        targets: {2027: 4.1, 2028: 3.5}
      - id: downtime
        title: Downtime of the bottling line
        unit: hours
        direction: decrease
        baseline: {2026: 140}
        targets: {2027: 96}
initiatives:
  - id: new-line
    title: New bottling line
    start: 2027-03-15
    end: 2027-11-30
    budget: {2027: 2.6m}
    fte: 11
    milestones:
      - id: first-bottle
        title: First bottle
        date: 2027-10-22
  - id: visitor-centre
    title: Visitor centre
    start: 2027-05-03
    end: 2028-04-28
    budget: {2027: 640k, 2028: 410k}
faq:
  - {question: Who may read this?, answer: Everybody.}
# plans/sales/plan.yml
kind: sales
title: Sales
period: 2027
products:
  - {id: pale-ale, title: Harbour Pale Ale, unit: case, list_price: 28}
# plans/restructuring/plan.yml
kind: restructuring
title: One warehouse
period: 2027..2028
org_units:
  - {id: depot-leeds, title: Leeds depot, state: before, headcount: 19}
  - {id: depot-hull, title: Hull depot, headcount: 24, headcount_after: 32}
unit_changes:
  - {id: leeds-closes, title: Closing in the north, change: close, from: depot-leeds, date: 2027-09-30}
savings:
  - id: one-warehouse
    title: Everything from Hull
    baseline: cost of depots
    baseline_annual: 1.7m
    run_rate: 480k
    one_off_cost: {2027: 310k}
    payback: 2028-H1
deals:
  - id: malt-house
    title: Sale of the malt house
    type: divestment
    price: 3.4m
    phases:
      - {phase: signing, date: 2027-05-14}
      - {phase: closing, date: 2027-08-31}
# plans/marketing/plan.yml
kind: marketing
title: Marketing
period: 2027
research:
  - {id: pub-survey, title: Survey of landlords, method: survey, sample: 340, date: 2026-10}
segments:
  - {id: free-houses, title: Free houses, size: 6 200, share: 27%, targeted: true}
campaigns:
  - id: tide-turns
    title: The tide turns
    start: 2027-06-01
    end: 2027-08-31
    segments: [free-houses]
    budget: {2027: 150k}
    expected_leads: 450
"""

# fmt: off
THEATRE_WRONG = [
    ("page", "Frekwencja ma wzrosnąć z 68 do «77 procent» w 2027 roku, zob. [[frekwencja]]."),
    ("page", "W 2028 roku chcemy gościć «sto trzydzieści tysięcy» widzów, zob. [[widzowie]]."),
    ("page", "[[wlasne-przychody|Własne przychody]] sięgną w 2028 roku «8,7 mln» zł."),
    ("page", "Remont małej sceny potrwa «do końca marca 2028» roku."),
    ("page", "Na [[remont-sceny|remont]] przeznaczamy w sumie «6,1 mln» zł."),
    ("faq", "[[remont-sceny|Remont]] zaczyna się «w lipcu 2027» roku."),
    ("page", "Bilety przez internet będą kosztować «400 tys.» zł."),
    ("premiera.title", "Premiera na małej scenie «w kwietniu 2028» r."),
    ("page", "Pracownia kostiumów liczy «trzydzieści dwie» osoby."),
    ("faq", "Pracownię kostiumów zamykamy «z końcem czerwca 2027» roku."),
    ("page", "[[obsluga-widowni|Obsługa widowni]] zmniejszy się z 36 do «28» osób."),
    ("page", "Kostiumy szyte na zamówienie dadzą «0,8 mln» zł oszczędności rocznie."),
    ("kostiumy-z-zewnatrz.text", "Jednorazowo trzeba wydać «310 tys.» zł."),
    ("page", "[[kostiumy-z-zewnatrz|Zamawianie kostiumów]] zwróci się «dopiero w 2029» roku."),
    ("page", "[[badanie-widzow|Zapytaliśmy]] «1520» widzów."),
    ("page", "[[mlodzi|Młodzi]] to «co czwarty» widz."),
    ("faq", "Kampania „Teatr za dychę” kosztuje «około 100 tys.» zł."),
    ("page", "[[teatr-za-dyche]] trwa od września do «końca listopada 2027» roku."),
    ("remont-sceny.text", "Remont potrwa «rok»."),
    ("page", "W teatrze pracujemy w «167» osób."),
    ("pelna-widownia.text", "Frekwencja wzrośnie do «85%» w 2028 roku."),
    ("page", "Dzięki kampanii [[teatr-za-dyche]] zgłosi się «półtora tysiąca» chętnych, czyli tyle zgłoszeń zbierzemy."),
]
THEATRE_RIGHT = [
    ("page", "Frekwencja ma wzrosnąć o sześć punktów, do 74 procent w 2027 roku, zob. [[frekwencja]]."),
    ("page", "W 2028 roku chcemy gościć blisko sto dwadzieścia tysięcy widzów, zob. [[widzowie]]."),
    ("page", "[[wlasne-przychody|Własne przychody]] sięgną w 2028 roku prawie ośmiu milionów złotych, a dotacja to 14 mln zł."),
    ("page", "Remont małej sceny potrwa do końca lutego 2028 roku; scena ma 210 miejsc."),
    ("page", "Na [[remont-sceny|remont]] przeznaczamy w sumie pięć i pół miliona złotych, w tym 2 mln zł z kredytu."),
    ("faq", "[[remont-sceny|Remont]] zaczyna się na początku czerwca 2027 roku, po 38 latach od otwarcia."),
    ("page", "Bilety przez internet będą kosztować ponad 300 tys. zł, a prowizja od biletu to 3%."),
    ("premiera.title", "Premiera na małej scenie w marcu 2028 r."),
    ("page", "Pracownia kostiumów liczy dwadzieścia trzy osoby i szyje 140 kostiumów rocznie."),
    ("faq", "Pracownię kostiumów zamykamy z końcem sierpnia 2027 roku; odprawy wypłacimy do 15 września."),
    ("page", "[[obsluga-widowni|Obsługa widowni]] zmniejszy się o pięć osób."),
    ("page", "Kostiumy szyte na zamówienie kosztują średnio 1200 zł za sztukę."),
    ("kostiumy-z-zewnatrz.text", "Jednorazowo trzeba wydać niecałe ćwierć miliona złotych."),
    ("page", "[[kostiumy-z-zewnatrz|Zamawianie kostiumów]] zwróci się w ciągu roku, do połowy 2028 roku."),
    ("page", "[[badanie-widzow|Zapytaliśmy]] ponad tysiąc dwustu widzów; co trzeci przychodzi z dziećmi."),
    ("page", "[[mlodzi|Młodzi]] to niecała jedna piąta widzów; bilet za 10 zł kupiło 900 z nich."),
    ("faq", "Kampania „Teatr za dychę” obejmuje 12 szkół i 40 przystanków."),
    ("page", "[[teatr-za-dyche]] trwa od września do końca października 2027 roku."),
    ("remont-sceny.text", "Remont potrwa dziewięć miesięcy."),
    ("page", "W 2019 roku w teatrze pracowało 205 osób."),
    ("pelna-widownia.text", "Teatry tej wielkości mają zwykle frekwencję 82%."),
    ("page", "Dzięki kampanii [[teatr-za-dyche]] zbierzemy ponad dwa tysiące zgłoszeń w osiem tygodni."),
]
BREWERY_WRONG = [
    ("page", "[[sell-abroad|Sales abroad]] are to reach «£6.5 million» in 2027."),
    ("page", "In 2029 exports bring «eleven million pounds», see [[sell-abroad]]."),
    ("page", "The [[export-share]] rises from 21% to «29%» in 2027."),
    ("faq", "By 2029 exports are «two fifths» of sales ([[export-share]])."),
    ("page", "In 2028 we need «3.9 litres» of water for a litre of beer, see [[water-use]]."),
    ("page", "The [[downtime|line stood still]] for «104 hours» in 2026."),
    ("page", "The New bottling line is ready «by the end of October 2027»."),
    ("new-line.text", "We spend «£2.9m» on it."),
    ("page", "[[new-line]] needs «fifteen» people."),
    ("first-bottle.title", "First bottle in «September»"),
    ("faq", "Work on the Visitor centre begins «in early summer 2028»."),
    ("page", "In all, the [[visitor-centre]] costs «just over a million and a quarter»."),
    ("page", "The Leeds depot shuts «at the end of the second quarter of 2027»."),
    ("page", "«Twenty-three» people work in the [[depot-leeds|Leeds depot]]."),
    ("page", "The Hull depot grows from 24 to «36» people."),
    ("one-warehouse.text", "It saves «£600,000» a year."),
    ("page", "[[one-warehouse]] pays for itself «by the end of 2028»."),
    ("page", "We sell the malt house for «£4.3m», see [[malt-house]]."),
    ("faq", "The contract for the [[malt-house|malt house]] is signed «in June 2027»."),
    ("page", "We asked «430» landlords ([[pub-survey]])."),
    ("page", "Free houses are «one in three» of all pubs."),
    ("tide-turns.text", "The campaign lasts «five months»."),
    ("page", "[[tide-turns]] is to bring no fewer than «600» enquiries."),
    ("page", "[[pale-ale]] is listed at «£32» a case."),
]
BREWERY_RIGHT = [
    ("page", "[[sell-abroad|Sales abroad]] are to reach £5.5 million in 2027, most of it in 4 countries."),
    ("page", "In 2029 exports bring more than nine million pounds, see [[sell-abroad]]."),
    ("page", "The [[export-share]] rises by five points to 26% in 2027."),
    ("faq", "By 2029 exports are just over a third of sales ([[export-share]])."),
    ("page", "In 2028 we need three and a half litres of water for a litre of beer, see [[water-use]]."),
    ("page", "The [[downtime|line]] fills 12,000 bottles an hour."),
    ("page", "The New bottling line is ready before Christmas, by the end of November 2027."),
    ("new-line.text", "We spend a good two and a half million on it, £400,000 of that on training."),
    ("page", "[[new-line]] needs eleven people; the old one from 1998 needed 17."),
    ("first-bottle.title", "First bottle in October"),
    ("faq", "Work on the Visitor centre begins in spring 2027."),
    ("page", "In all, the [[visitor-centre]] costs a little over a million and welcomes 30,000 guests a year."),
    ("page", "The Leeds depot shuts at the end of the third quarter of 2027, 31 years after it opened."),
    ("page", "Nineteen people work in the [[depot-leeds|Leeds depot]], six of them part time."),
    ("page", "The Hull depot grows by eight people and 1,400 square metres."),
    ("one-warehouse.text", "It saves nearly half a million a year."),
    ("page", "[[one-warehouse]] pays for itself in the first half of 2028; the last move, in 2014, took 6 years to do so."),
    ("page", "We sell the malt house for £3.4m, see [[malt-house]]; it cost 2.8 million in 2009."),
    ("faq", "The contract for the [[malt-house|malt house]] is signed in the second quarter of 2027."),
    ("page", "We asked some 350 landlords ([[pub-survey]]), and 7 in 10 answered."),
    ("page", "Free houses are more than a quarter of all pubs; there were 7,900 of them in 2015."),
    ("tide-turns.text", "The campaign lasts three months, on 240 posters."),
    ("page", "[[tide-turns]] is to bring 450 enquiries; a rival brewery got 700 in 2025."),
    ("page", "[[pale-ale]] is listed at £28 a case of 12 bottles."),
]
# fmt: on
