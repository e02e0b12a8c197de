"""What texts of plans of others might say that their figures do not: a foundation, a water company, offices of a state.

The plans are cut down to what the sentences speak of. Each entry is a place and a sentence; the wrong figure
stands in guillemets. A place is a narrative page, an answer of the FAQ, or a field of an object, `id.field`.
"""

FOUNDATION = """\
# planloom.yml
today: 2027-01-15
# plans/organisation.yml
name: Library Foundation
languages: [en]
currency: EUR
# plans/strategy/plan.yml
kind: strategy
title: Strategy 2027-2028
period: 2027..2028
objectives:
  - id: keep-open
    title: Keep both libraries open
    measures:
      - id: opening-hours
        title: Opening hours a week
        unit: hours
        direction: at_least
        baseline: {2026: 34}
        targets: {2027: 34, 2028: 36}
  - id: third-library
    title: Open a third library
    revenue_target: {2027: 40k, 2028: 65k}
swot:
  - {id: volunteers, type: strength, title: Forty volunteers, objectives: [keep-open]}
faq:
  - {question: Who may read this?, answer: Everybody.}
# plans/fundraising/plan.yml
kind: sales
title: Fundraising 2027
period: 2027
objectives:
  - id: raise-2027
    title: Raise 40 thousand
    supports: [third-library]
    revenue_target: {2027: 40k}
  - id: hours-2027
    title: Volunteers for 34 hours
    supports: [keep-open]
    measures:
      - {id: volunteer-hours, title: Volunteer hours a week, unit: hours, direction: at_least, baseline: {2026: 34}, targets: {2027: 34}}
initiatives:
  - {id: letter, title: Autumn letter, period: 2027-10, supports: [raise-2027], budget: {2027: 600}}
"""
WATER = """\
# planloom.yml
today: 2026-10-20
# plans/organisation.yml
name: Wodociągi
languages: [pl]
currency: PLN
employees: 352
# plans/strategy/plan.yml
kind: strategy
title: Strategia 2026–2029
period: 2026..2029
objectives:
  - id: ograniczyc-straty
    title: Ograniczyć straty wody
    period: 2026..2029
    measures:
      - id: nrw
        title: Straty wody (NRW)
        unit: '%'
        direction: decrease
        frequency: quarterly
        baseline: {2025: 18.5}
        targets: {2026: 16.0, 2029: 11.0}
        actuals: {2026-Q1: 18.1, 2026-Q2: 17.6, 2026-Q3: 17.2}
  - id: zadowolony-klient
    title: Zadowolony klient
    period: 2026..2029
    measures:
      - id: e-faktura
        title: Klienci z e-fakturą
        unit: '%'
        direction: increase
        baseline: {2025: 22}
        targets: {2026: 45}
  - id: uslugi-pozataryfowe
    title: Przychody spoza taryfy
    period: 2026..2029
    revenue_target: {2026: 2 400 tys.}
initiatives:
  - id: wykrywanie-wyciekow
    title: Program wykrywania wycieków
    start: 2026-02-01
    end: 2027-12-31
    milestones:
      - {id: km-24-strefy, title: 24 strefy gotowe, date: 2026-12-31}
  - id: farma-pv
    title: Farma PV i kogeneracja na oczyszczalni
    period: 2026..2028
    budget: {2026-Q2: 1 200 tys., 2026-Q3: 1 800 tys., 2026-Q4: 900 tys.}
  - id: wymiana-sieci
    title: Wymiana 12 km sieci azbestowo-cementowej
    period: 2027..2029
    budget: {2027: 6 000 tys., 2028: 6 500 tys., 2029: 5 500 tys.}
faq:
  - {question: Kto może czytać te strony?, answer: Każdy.}
# plans/sprzedaz/plan.yml
kind: sales
title: Plan sprzedaży usług
period: 2026
objectives:
  - id: sprzedaz-uslug-2026
    title: Sprzedać usługi za 2,4 mln zł
    period: 2026
    supports: [uslugi-pozataryfowe]
    contributes: 100%
    revenue_target: {2026: 2 400 tys., 2026-Q1: 500 tys., 2026-Q2: 600 tys., 2026-Q3: 650 tys., 2026-Q4: 650 tys.}
# plans/restrukturyzacja/plan.yml
kind: restructuring
title: Jedna dyspozytornia, jeden magazyn
period: 2026..2027
org_units:
  - {id: zaklad-polnoc, title: Dyspozytornia Północ, state: before, headcount: 14}
  - {id: zaklad-poludnie, title: Dyspozytornia Południe, state: before, headcount: 13}
  - {id: zaklad-zachod, title: Dyspozytornia Zachód, state: before, headcount: 11}
  - {id: centralna-dyspozytornia, title: Centralna Dyspozytornia, state: after, headcount: 26}
unit_changes:
  - {change: merge, from: [zaklad-polnoc, zaklad-poludnie, zaklad-zachod], to: [centralna-dyspozytornia], date: 2026-10-01}
savings:
  - id: ko-dyspozytornia
    title: Jedna dyspozytornia
    baseline: koszt dyspozytorni
    baseline_annual: 3.4m
    run_rate: 640 tys.
    one_off_cost: {2026: 310 tys.}
  - id: ko-magazyn
    title: Jeden magazyn
    baseline: koszt magazynów
    baseline_annual: 1.2m
    run_rate: 380 tys.
    one_off_cost: {2027: 95 tys.}
# plans/marketing/plan.yml
kind: marketing
title: Pij kranówkę
period: 2026
campaigns:
  - id: kranowka
    title: Kranówka – prosto z kranu
    start: 2026-04-01
    end: 2026-06-30
    budget: {2026-Q2: 90 tys.}
  - id: przejdz-na-e-fakture
    title: Przejdź na e-fakturę
    start: 2026-03-01
    end: 2026-10-31
    budget: {2026-Q1: 15 tys., 2026-Q2: 25 tys., 2026-Q3: 25 tys., 2026-Q4: 10 tys.}
"""
OFFICES = """\
# planloom.yml
today: 2023-01-15
# plans/organisation.yml
name: Offices
languages: [en]
currency: USD
# plans/strategy/plan.yml
kind: strategy
title: Goals
objectives:
  - id: rental-assistance
    title: Improve Rental Assistance
    period: 2022..2023
    measures:
      - id: occupancy
        title: Public Housing Occupancy Rate
        direction: increase
        baseline: {2021: 94.93}
        targets: {2023: 96}
        actuals: {2022-Q1: 94.7, 2022-Q2: 94.54}
      - id: homeless
        title: People experiencing homelessness
        direction: decrease
        baseline: {2021: 580466}
        targets: {2023: 494000}
  - id: claims
    title: Improve Initial Disability Claims
    period: 2022..2023
    measures:
      - id: processing-time
        title: Initial Disability Claims Average Processing Time
        direction: decrease
        baseline: {2021: 165}
        targets: {2023: 164}
        actuals: {2022-Q2: 175, 2022-Q4: 184}
      - id: speed-of-answer
        title: National 800 Number Average Speed of Answer (in minutes)
        direction: decrease
        baseline: {2021: 13.5}
        targets: {2023: 12}
        actuals: {2022-Q2: 33.5, 2022-Q4: 32.7}
  - id: climate
    title: Phase down hydrofluorocarbons
    period: 2022..2023
    measures:
      - id: hfc
        title: Remaining U.S. consumption of HFCs
        direction: decrease
        baseline: {2021: 303.9}
        targets: {2023: 273.5}
        actuals: {2022-Q1: 309}
      - id: deck-area
        title: Percentage of deck area on bridges in good or fair condition
        direction: at_least
        baseline: {2021: 95.8}
        targets: {2023: 95}
      - id: laboratories
        title: Number of participating laboratories
        direction: increase
        baseline: {2021: 0}
        targets: {2023: 30}
        actuals: {2022-Q1: 31}
faq:
  - {question: Who may read this?, answer: Everybody.}
"""

# fmt: off
FOUNDATION_WRONG = [
    ("page", "[[keep-open]]: both libraries are open «38» hours a week in 2028, see [[opening-hours]]."),
    ("page", "We raise «46 thousand» in 2027, see [[raise-2027]]."),
    ("faq", "[[third-library]] needs «€70,000» in 2028."),
    ("page", "The [[letter]] costs «800» euros."),
    ("page", "The [[letter]] goes out «in November 2027»."),
    ("raise-2027.title", "Raise «45 thousand»"),
    ("hours-2027.title", "Volunteers for «43» hours"),
    ("keep-open.text", "Each library is open «thirty-two» hours a week today."),
]
FOUNDATION_RIGHT = [
    ("page", "[[keep-open]]: both libraries are open 36 hours a week in 2028, two more than now, see [[opening-hours]]."),
    ("page", "We raise forty thousand in 2027, half of it by letter ([[raise-2027]])."),
    ("faq", "The [[letter]] goes to 900 people and costs under 1,000 euros."),
    ("page", "[[volunteers]]: forty of them, 11 under twenty-five."),
    ("page", "In 2025 the [[letter]] brought 11,200 euros."),
    ("keep-open.text", "Each library is open thirty-four hours a week today and has 6,000 books."),
]
WATER_WRONG = [
    ("page", "Straty wody (NRW) spadną do «12%» w 2029 roku."),
    ("page", "[[nrw|Straty wody]] wyniosły w 2025 roku «19,5%»."),
    ("page", "[[farma-pv]] pochłonie w 2026 roku «4,2 mln» zł."),
    ("page", "Program wykrywania wycieków kończy się «w połowie 2027» roku."),
    ("faq", "24 strefy będą gotowe «w styczniu 2027» roku, zob. [[km-24-strefy]]."),
    ("page", "W 2026 roku fakturę elektroniczną ma dostawać «trzy piąte» klientów, zob. [[e-faktura]]."),
    ("page", "Usługi mają w 2026 roku przynieść «2,6 mln» zł, zob. [[sprzedaz-uslug-2026]]."),
    ("page", "Jedna dyspozytornia da «740 tys.» zł oszczędności rocznie."),
    ("faq", "[[ko-magazyn]] kosztuje jednorazowo «120 tysięcy» złotych."),
    ("page", "Centralna Dyspozytornia zatrudni «dwadzieścia dziewięć» osób."),
    ("page", "Dyspozytornia Północ to dziś «16» osób."),
    ("page", "Kampania „Kranówka – prosto z kranu” kosztuje «110 tys.» zł."),
    ("page", "[[przejdz-na-e-fakture]] trwa do końca «listopada 2026» roku."),
    ("page", "[[wymiana-sieci|Wymiana sieci]] pochłonie ponad «20 mln» zł."),
    ("sprzedaz-uslug-2026.title", "Sprzedać usługi za «2,7 mln» zł"),
    ("ograniczyc-straty.text", "Straty spadną z 18,5% do «10%» w 2029 roku."),
]
WATER_RIGHT = [
    ("page", "Straty wody (NRW) spadną do 11% w 2029 roku; średnio w kraju wynoszą 15%."),
    ("page", "[[nrw|Straty wody]] przekraczały w 2025 roku 18%."),
    ("page", "[[farma-pv]] pochłonie w 2026 roku 3,9 mln zł i da 1,2 MW."),
    ("page", "Program wykrywania wycieków kończy się z końcem 2027 roku."),
    ("faq", "24 strefy będą gotowe przed końcem 2026 roku, zob. [[km-24-strefy]]."),
    ("page", "W 2026 roku fakturę elektroniczną ma dostawać blisko połowa klientów, zob. [[e-faktura]]."),
    ("page", "Usługi mają przynieść w 2026 roku prawie dwa i pół miliona złotych, zob. [[sprzedaz-uslug-2026]]."),
    ("page", "Jedna dyspozytornia da ponad 600 tys. zł oszczędności rocznie."),
    ("faq", "[[ko-magazyn]] kosztuje jednorazowo niecałe sto tysięcy złotych."),
    ("page", "Centralna Dyspozytornia zatrudni 26 osób zamiast 38."),
    ("page", "Dyspozytornia Północ obsługuje 9 przepompowni i 140 km sieci."),
    ("page", "Kampania „Kranówka – prosto z kranu” dociera do 12 szkół."),
    ("page", "[[przejdz-na-e-fakture]] trwa osiem miesięcy, do końca października 2026 roku."),
    ("page", "[[wymiana-sieci|Wymiana sieci]] pochłonie 18 mln zł w trzy lata."),
    ("page", "[[sprzedaz-uslug-2026|Usługi]] sprzedajemy od 2014 roku, a 60 umów ma ponad pięć lat."),
    ("ograniczyc-straty.text", "Straty spadną o 7,5 punktu procentowego do 2029 roku."),
]
OFFICES_WRONG = [
    ("occupancy.definition", "Increase occupancy rates in public housing properties to «98%»"),
    ("processing-time.definition", "Achieve an average processing time of «146» days"),
    ("page", "We want an [[speed-of-answer|average speed of answer]] of less than «10» minutes in 2023."),
    ("hfc.definition", "Consumption will be 10% below the baseline of «330.9» MMTCO2e."),
    ("deck-area.definition", "The share of deck area will be maintained at, or above, «93%»"),
    ("page", "«Forty-five» laboratories take part in 2023 ([[laboratories]])."),
    ("page", "There were «508,466» people without a home in 2021, see [[homeless]]."),
    ("faq", "In the second quarter of 2022 the [[occupancy]] was «95.54%»."),
]
OFFICES_RIGHT = [
    ("occupancy.definition", "It has been above 94 per cent since 2021."),
    ("page", "A claim takes about five and a half months ([[processing-time]])."),
    ("speed-of-answer.definition", "33.5 minutes in the second quarter of 2022 was the worst in 20 years."),
    ("page", "Thirty-one laboratories in 22 states took part in 2022 ([[laboratories]])."),
    ("hfc.definition", "A tenth less by 2023, and 40% less from 2024 on."),
    ("faq", "By 2023 fewer than half a million people are without a home, see [[homeless]]."),
    ("deck-area.definition", "There are 146,000 bridges, a fifth of them older than 60 years."),
    ("page", "[[occupancy]]: a building has 40 flats on average, and rent is 30% of income."),
]
# fmt: on
