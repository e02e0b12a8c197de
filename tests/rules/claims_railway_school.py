"""A school in Polish and a railway in English, written last: what their texts say that their figures do not.

Each entry is a place and a sentence; the wrong figure stands in guillemets. A place is a narrative page,
an answer of the FAQ, or a field of an object, `id.field`.
"""

SCHOOL = """\
# planloom.yml
today: 2027-01-15
# plans/organisation.yml
name: Zespół Szkół
languages: [pl]
currency: PLN
employees: 132
# plans/strategy/plan.yml
kind: strategy
title: Koncepcja szkoły
period: 2027..2030
objectives:
  - id: lepsze-matury
    title: Lepsze wyniki matur
    period: 2027..2030
    measures:
      - id: zdawalnosc
        title: Zdawalność matury
        unit: '%'
        direction: increase
        baseline: {2026: 81}
        targets: {2027: 84, 2029: 90}
      - id: absencja
        title: Nieobecności na ucznia
        unit: godziny
        direction: decrease
        baseline: {2026: 62}
        targets: {2027: 54, 2028: 45}
  - id: wiecej-srodkow
    title: Więcej środków zewnętrznych
    period: 2027..2029
    revenue_target: {2027: 0.9m, 2028: 1.4m, 2029: 1.8m}
initiatives:
  - id: sala-gimnastyczna
    title: Nowa sala gimnastyczna
    start: 2027-04-05
    end: 2028-08-25
    budget: {2027: 5.2m, 2028: 3.9m}
    fte: 8
    milestones:
      - {id: wmurowanie, title: Wmurowanie kamienia węgielnego, date: 2027-06-18}
  - id: dziennik
    title: Dziennik elektroniczny
    start: 2027-02-15
    end: 2027-06-30
    budget: {2027: 64 tys.}
faq:
  - {question: Kto?, answer: Każdy.}
# plans/restructuring/plan.yml
kind: restructuring
title: Zmiany
period: 2027..2028
org_units:
  - {id: internat, title: Internat, state: before, headcount: 16}
  - {id: stolowka, title: Stołówka szkolna, headcount: 9, headcount_after: 12}
unit_changes:
  - {id: koniec-internatu, title: Koniec zakwaterowania, change: close, from: internat, date: 2027-07-31}
savings:
  - id: wspolna-kuchnia
    title: Wspólna kuchnia
    baseline: koszt kuchni
    baseline_annual: 820 tys.
    run_rate: 210 tys.
    one_off_cost: {2027: 130 tys.}
    payback: 2028-H2
# plans/marketing/plan.yml
kind: marketing
title: Nabór
period: 2027
research:
  - {id: ankieta, title: Ankieta wśród ósmoklasistów, method: survey, sample: 480, date: 2026-12}
segments:
  - {id: z-gminy, title: Uczniowie z gminy, size: 540, share: 42%, targeted: true}
campaigns:
  - {id: dni-otwarte, title: Dni otwarte, start: 2027-03-01, end: 2027-04-30, segments: [z-gminy], budget: {2027: 28 tys.}, expected_leads: 350}
"""
RAILWAY = """\
# planloom.yml
today: 2027-01-15
# plans/organisation.yml
name: Valley Railway
languages: [en]
currency: EUR
employees: 310
# plans/strategy/plan.yml
kind: strategy
title: Strategy
period: 2027..2030
objectives:
  - id: more-passengers
    title: Carry more passengers
    period: 2027..2030
    measures:
      - {id: journeys, title: Passenger journeys, unit: m journeys, direction: increase, baseline: {2026: 4.2}, targets: {2027: 4.6, 2029: 5.5}}
      - {id: punctuality, title: Punctuality, unit: "%", direction: increase, baseline: {2026: 88}, targets: {2027: 91, 2028: 94}}
      - {id: complaint-time, title: Time to answer a complaint, unit: days, direction: decrease, baseline: {2026: 28}, targets: {2027: 14}}
  - id: fare-income
    title: Earn more from fares
    period: 2027..2029
    revenue_target: {2027: 31m, 2028: 34.5m, 2029: 38m}
initiatives:
  - id: new-trains
    title: Six new trains
    start: 2027-05-10
    end: 2029-12-14
    budget: {2027: 12m, 2028: 30m, 2029: 24m}
    fte: 17
    milestones:
      - {id: first-train, title: First train arrives, date: 2028-11-06}
  - id: ticket-app
    title: Ticket app
    start: 2027-02-01
    end: 2027-10-29
    budget: {2027: 850k}
faq:
  - {question: Who?, answer: Everybody.}
# plans/restructuring/plan.yml
kind: restructuring
title: Workshops
period: 2027..2028
org_units:
  - {id: workshop-east, title: Eastern workshop, state: before, headcount: 41}
  - {id: workshop-west, title: Western workshop, headcount: 55, headcount_after: 78}
unit_changes:
  - {id: east-closes, title: Moving out, change: close, from: workshop-east, date: 2028-03-31}
savings:
  - {id: one-workshop, title: One workshop, baseline: cost of workshops, baseline_annual: 7.9m, run_rate: 1.25m, one_off_cost: {2027: 0.7m, 2028: 0.9m}, payback: 2029-H1}
deals:
  - id: bus-lines
    title: Purchase of the bus lines
    type: acquisition
    price: 6.2m
    phases:
      - {phase: signing, date: 2027-06-25}
      - {phase: closing, date: 2027-10-01}
# plans/marketing/plan.yml
kind: marketing
title: Marketing
period: 2027
research:
  - {id: rider-survey, title: Rider survey, method: survey, sample: 2150, date: 2026-09}
segments:
  - {id: commuters, title: Commuters, size: 18 500, share: 46%, targeted: true}
campaigns:
  - {id: leave-the-car, title: Leave the car, start: 2027-09-01, end: 2027-11-30, segments: [commuters], budget: {2027: 230k}, expected_leads: 1200}
"""

# fmt: off
SCHOOL_WRONG = [
    ("page", "Zdawalność matury wzrośnie do «87%» w 2027 roku."),
    ("page", "Do 2029 roku maturę ma zdawać «95 procent» uczniów, zob. [[zdawalnosc]]."),
    ("page", "W 2028 roku uczeń opuści średnio «pięćdziesiąt» godzin ([[absencja]])."),
    ("faq", "W 2028 roku pozyskamy «1,6 mln» zł, zob. [[wiecej-srodkow]]."),
    ("page", "Budowę sali kończymy «we wrześniu 2028» roku ([[sala-gimnastyczna]])."),
    ("page", "Nowa sala gimnastyczna pochłonie «ponad 10 mln» zł."),
    ("page", "Przy budowie [[sala-gimnastyczna|sali]] pracuje «dziesięć» osób."),
    ("wmurowanie.title", "Wmurowanie kamienia węgielnego «w maju 2027» roku"),
    ("page", "Dziennik elektroniczny kosztuje «46 tys.» zł."),
    ("dziennik.text", "Wdrożenie zaczyna się «w styczniu 2027» roku."),
    ("page", "Internat zamykamy «z końcem sierpnia 2027» roku."),
    ("faq", "W internacie pracuje «18» osób."),
    ("page", "Stołówka szkolna zwiększy zatrudnienie z 9 do «13» osób."),
    ("page", "Wspólna kuchnia przyniesie «280 tys.» zł oszczędności rocznie."),
    ("wspolna-kuchnia.text", "Nakłady zwrócą się «w 2030» roku."),
    ("page", "[[ankieta]]: zapytaliśmy «840» ósmoklasistów."),
    ("page", "[[z-gminy|Uczniowie z gminy]] to «ponad połowa, bo 52%», naszych uczniów."),
    ("faq", "[[dni-otwarte]] trwają od marca do «maja 2027» roku."),
    ("page", "Na dni otwarte, czyli [[dni-otwarte]], wydamy «35 tys.» zł."),
    ("page", "Zatrudniamy «123» osoby."),
    ("sala-gimnastyczna.text", "Budowa potrwa «dwa lata»."),
]
SCHOOL_RIGHT = [
    ("page", "Zdawalność matury wzrośnie o trzy punkty, do 84% w 2027 roku."),
    ("page", "Do 2029 roku maturę ma zdawać dziewięciu na dziesięciu uczniów, zob. [[zdawalnosc]]."),
    ("page", "W 2028 roku uczeń opuści średnio 45 godzin ([[absencja]]), a próg to 50% zajęć."),
    ("faq", "W 2028 roku pozyskamy prawie półtora miliona złotych, zob. [[wiecej-srodkow]]."),
    ("page", "Budowę sali kończymy w sierpniu 2028 roku, przed rokiem szkolnym 2028/29 ([[sala-gimnastyczna]])."),
    ("page", "Nowa sala gimnastyczna pochłonie ponad 9 mln zł i pomieści 300 osób."),
    ("page", "Stara [[sala-gimnastyczna|sala]] ma 58 lat i 240 m²."),
    ("wmurowanie.title", "Wmurowanie kamienia węgielnego w czerwcu 2027 roku"),
    ("page", "Dziennik elektroniczny kosztuje niewiele ponad 60 tys. zł, 85 zł na ucznia."),
    ("dziennik.text", "Wdrożenie zaczyna się w połowie lutego 2027 roku i trwa do wakacji."),
    ("page", "Internat zamykamy z końcem lipca 2027 roku; mieszka w nim 74 uczniów."),
    ("faq", "W internacie pracuje 16 osób, a 5 z nich przejdzie do stołówki."),
    ("page", "Stołówka szkolna zwiększy zatrudnienie o trzy osoby."),
    ("page", "Wspólna kuchnia przyniesie ponad 200 tys. zł oszczędności rocznie, jedną czwartą kosztów."),
    ("wspolna-kuchnia.text", "Nakłady zwrócą się w drugiej połowie 2028 roku."),
    ("page", "[[ankieta]]: zapytaliśmy prawie pięciuset ósmoklasistów; 62% myśli o technikum."),
    ("page", "[[z-gminy|Uczniowie z gminy]] to dwie piąte naszych uczniów."),
    ("faq", "[[dni-otwarte]] odwiedziło w 2026 roku 310 osób."),
    ("page", "Na dni otwarte, czyli [[dni-otwarte]], wydamy niecałe 30 tys. zł."),
    ("page", "W powiecie jest 9 szkół średnich i 2 100 miejsc."),
    ("sala-gimnastyczna.text", "Budowa potrwa prawie półtora roku."),
]
RAILWAY_WRONG = [
    ("page", "Passengers are to make «five million» journeys in 2027, see [[journeys]]."),
    ("page", "Punctuality rises to «96%» in 2028."),
    ("page", "In 2027 a complaint is answered within «three weeks» ([[complaint-time]])."),
    ("faq", "[[fare-income|Fares]] bring «€37 million» in 2028."),
    ("page", "By 2029 fares are to earn us «41 million euros», see [[fare-income]]."),
    ("page", "The Six new trains cost «72 million» in all."),
    ("new-trains.text", "The project ends «in mid-2029»."),
    ("first-train.title", "First train arrives in «October 2028»"),
    ("page", "[[new-trains]] takes a team of «twenty-one»."),
    ("page", "The Ticket app goes live «by the end of the summer of 2027»."),
    ("ticket-app.text", "It costs «just under a million»."),
    ("page", "The Eastern workshop closes «at the end of 2027»."),
    ("faq", "«Forty-eight» people work in the [[workshop-east|Eastern workshop]]."),
    ("page", "The Western workshop grows to «87» people."),
    ("page", "One workshop saves «1.5 million» a year."),
    ("one-workshop.text", "It has a one-off cost of «1.9 million»."),
    ("page", "[[bus-lines]] costs us «€7.2m»."),
    ("faq", "We sign the contract for the [[bus-lines|bus lines]] «in July 2027»."),
    ("page", "In the [[rider-survey]] «2,510» riders answered."),
    ("page", "Commuters are «more than half», 54%, of our market."),
    ("page", "[[leave-the-car]] runs from September to «December 2027»."),
    ("leave-the-car.text", "It should bring «1,500» sign-ups."),
    ("page", "We employ «301» people."),
]
RAILWAY_RIGHT = [
    ("page", "Passengers are to make 4.6 million journeys in 2027, one in six of them by bicycle and train, see [[journeys]]."),
    ("page", "Punctuality rises to 94% in 2028; a train counts as late after 5 minutes."),
    ("page", "In 2027 a complaint is answered within two weeks ([[complaint-time]])."),
    ("faq", "[[fare-income|Fares]] bring nearly 35 million in 2028."),
    ("page", "By 2029 fares are to earn us 38 million euros, see [[fare-income]]; the state pays another 22 million."),
    ("page", "The Six new trains cost 66 million in all, 11 million each."),
    ("new-trains.text", "The project ends in late 2029, when the old trains are 41 years old."),
    ("first-train.title", "First train arrives in November 2028"),
    ("page", "[[new-trains]] have 120 seats and run at 140 km an hour."),
    ("page", "The Ticket app goes live by the end of October 2027."),
    ("ticket-app.text", "It costs well under a million, and 60% of tickets are to be sold in it by 2030."),
    ("page", "The Eastern workshop closes at the end of March 2028; it was built in 1911."),
    ("faq", "Forty-one people work in the [[workshop-east|Eastern workshop]], nine of them apprentices."),
    ("page", "The Western workshop grows by 23 people to 78."),
    ("page", "One workshop saves over a million a year."),
    ("one-workshop.text", "It costs 1.6 million once."),
    ("page", "[[bus-lines]] costs us €6.2m for 38 buses."),
    ("faq", "We sign the contract for the [[bus-lines|bus lines]] before the end of June 2027."),
    ("page", "In the [[rider-survey]] more than two thousand riders answered; 35% travel daily."),
    ("page", "Commuters are nearly half of our market; in 2015 they were 58%."),
    ("page", "[[leave-the-car]] runs for three months from September 2027."),
    ("leave-the-car.text", "It should bring 1,200 sign-ups, 300 of them in the first week."),
    ("page", "Rival lines employ 450 people."),
]
# fmt: on
