"""What texts say in words, by changes, together and of parts of years: held to the fields, and silent where they agree."""

import pytest
from rule_projects import judged

from planloom.report.words import message

PLANS = """\
# plans/organisation.yml
languages: LANG
people: [{id: ann, name: Ann Sommer}, {id: bob, name: Wojciech Gil}, {id: eve, name: Ewa Zima}]
teams: [{id: crew, title: Crew, lead: bob, members: [bob, eve]}]
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow in the north, owner: ann, text: "OWN", corporate: true, revenue_target: {2027-Q1: 300k, 2027-Q3: 650k}}
initiatives:
  - {id: farm, title: Solar farm, owner: ann, progress: 40%, supports: grow, budget: {2027: 600k}}
  - {id: crm, title: CRM system, owner: crew, status: on_track, supports: grow, budget: {2027: 400k}}
  - {id: shop, title: Web shop, owner: ann, status: done, start: 2026-01-01, end: 2026-06-30, supports: grow}
measures:
  - {id: nps, title: Willingness to recommend, frequency: half_yearly, unit: points, direction: increase, baseline: {2026: 40}, targets: {2027: 50}}
  - {id: clients, title: Framework clients, unit: clients, direction: increase, baseline: {2026: 3}, targets: {2027: 8}}
"""  # fmt: skip

OTHERWISE = {
    "owner": ("en", "Wojciech Gil is the owner of this objective.", "L110"),
    "owner in Polish": ("pl", "Właścicielem tego celu jest Wojciech Gil.", "L110"),
    "who answers": ("en", "It rests on one work. Wojciech Gil answers for [[farm|the farm]].", "L110"),
    "who leads it": ("pl", "Za [[farm|farmę]] odpowiada Wojciech Gil.", "L110"),
    "finished": ("en", "[[farm|The farm]] is already finished.", "L110"),
    "finished in Polish": ("pl", "To duża praca. [[farm|Farma]] jest już ukończona.", "L110"),
    "paused": ("en", "[[crm|The system]] has been paused.", "L110"),
    "not begun": ("pl", "[[crm|System]] jeszcze nie ruszył.", "L110"),
    "still runs": ("en", "[[shop|The web shop]] is still under way.", "L110"),
    "how often": ("en", "[[nps|The willingness]] is measured every month.", "L110"),
    "how often in Polish": ("pl", "[[nps|Skłonność]] mierzymy co miesiąc.", "L110"),
    "by so many per cent": ("en", "[[nps]] is to rise by 35 per cent.", "L104"),
    "so many new ones": ("en", "We want seven new [[clients|framework clients]].", "L104"),
    "so many new ones in Polish": ("pl", "Chcemy zdobyć siedmiu nowych [[clients|klientów]].", "L104"),
    "together": ("en", "[[farm]] and [[crm]] together cost 1.4 million.", "L104"),
    "together in Polish": ("pl", "[[farm|Farma]] i [[crm]] kosztują razem 1,4 mln zł.", "L104"),
    "a quarter": ("pl", "W trzecim kwartale sprzedamy za 600 tys. zł.", "L104"),
    "just under": ("en", "[[farm]] costs just under 900 thousand zloty.", "L104"),
}
AGREEING = {
    "the owner": ("en", "Ann Sommer is the owner of this objective."),
    "the lead of the team that owns it": ("en", "Wojciech Gil answers for [[crm|the system]]."),
    "a member of that team": ("pl", "Za [[crm]] odpowiada Ewa Zima."),
    "who owned it before": ("en", "Until May Wojciech Gil was the owner of this objective."),
    "who owns something else": ("en", "Wojciech Gil leads the department that builds, among others, [[farm]]."),
    "no longer": ("pl", "Wojciech Gil nie odpowiada już za [[farm|farmę]]."),
    "when it is finished": ("en", "When [[farm|the farm]] is finished, prices fall."),
    "will be finished": ("pl", "[[farm|Farma]] zostanie ukończona w grudniu."),
    "a part that is finished": ("en", "The first phase of [[farm|the farm]] is finished."),
    "what is done is finished": ("en", "[[shop|The web shop]] is finished."),
    "under way": ("pl", "[[crm|System]] jest w toku."),
    "how often": ("en", "[[nps]] is measured twice a year."),
    "how often something else is done": ("en", "Our clients buy every month; [[nps]] tells whether they come back."),
    "by so many per cent": ("en", "[[nps]] is to rise by 25 per cent."),
    "by so many": ("en", "[[nps]] is to rise by 10 points."),
    "so many new ones": ("en", "We want five new [[clients|framework clients]]."),
    "so many new ones a year": ("en", "We win two new [[clients|framework clients]] every year."),
    "together": ("en", "[[farm]] and [[crm]] together cost one million."),
    "a quarter": ("pl", "W trzecim kwartale sprzedamy za 650 tys. zł."),
    "another quarter": ("pl", "W pierwszym kwartale sprzedamy za 300 tys. zł."),
    "just under": ("en", "[[farm]] costs just under 620 thousand zloty."),
    "what would be": ("en", "If the price doubled, [[farm]] would cost 750 thousand zloty."),
    "what would be in Polish": ("pl", "Gdyby ceny wzrosły, [[farm|farma]] kosztowałaby 750 tys. zł."),
    "what others do": ("en", "The Asian makers build such a [[farm|farm]] for 500 thousand zloty."),
}


def said(language: str, text: str) -> list[tuple[str, str]]:
    tree = PLANS.replace("LANG", language).replace("OWN", text)
    return [(one.code.id, message(one)) for one in judged(tree) if one.code.id in ("L104", "L106", "L110")]


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_a_text_says_otherwise_is_told(name):
    language, text, code = OTHERWISE[name]
    assert [one for one, _ in said(language, text)] == [code], said(language, text)


@pytest.mark.parametrize("name", AGREEING)
def test_what_agrees_or_says_something_else_is_not_told(name):
    assert said(*AGREEING[name]) == []


FAQ = """\
# plans/organisation.yml
languages: pl
# plans/sales/plan.yml
kind: sales
territories: [{id: south, title: South}]
targets: [{id: in-south, territory: south, revenue: {2027: 60m}}]
# plans/sales/selling.md
AREA
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: Magazyn Północ, state: before}]
unit_changes: [{change: close, from: north, date: 2027-03-31}]
faq: [{question: 'Kiedy zamykamy [[north|magazyn Północ]]?', answer: ANSWER}]
"""


@pytest.mark.parametrize(("answer", "expected"), [("30.06.2027.", ["L106"]), ("31.03.2027.", [])])
def test_a_short_answer_is_read_with_its_question(answer, expected):
    assert [one.code.id for one in judged(FAQ.replace("ANSWER", answer)) if one.code.id == "L106"] == expected


WIDER = """\
# plans/organisation.yml
languages: en
people: [{id: ann, name: Ann Sommer}, {id: bob, name: Bob Winter}]
# plans/strategy/plan.yml
kind: strategy
envelope: {amounts: {2027: 20m, 2028: 30m}}
objectives:
  - id: calls
    title: Answer the telephone
    measures:
      - {id: speed, title: Speed of answer (in minutes), direction: decrease, baseline: {2026: 20}, targets: {2027: 12}}
      - {id: known, title: Known to buyers, unit: "%", direction: increase, baseline: {2026: 6}, targets: {2027: 14}}
      - {id: used, title: Boards in use, definition: Boards used by 75 per cent of the offices, direction: increase, baseline: {2026: 0}, targets: {2027: 75}}
      - {id: debt, title: Net debt over profit, direction: at_most, targets: {2027: 1.2}, definition: "NOTE"}
    text: "OWN"
initiatives:
  - {id: crm, title: CRM system, owner: ann, status: on_track, supports: calls, budget: {2027: 600k}, spent: {2027: 450k}, text: "WORK"}
risks: [{id: outage, title: The line fails, owner: ann, likelihood: 2, impact: 4, affects: [calls]}]
budget:
  - {id: b-crm, category: Programs, amounts: {2027: 600k}, pays_for: [crm]}
  - {id: b-travel, category: Travel, amounts: {2027: 400k}}
reviews: [{id: review, title: First look, date: 2027-09-01, measures: [known], conclusion: "REVIEW"}]
milestones: [{id: opened, title: The desk opens, date: 2027-03-31, done: 2027-06-30}]
# plans/strategy/page.md
PAGE
# plans/marketing/plan.yml
kind: marketing
research: [{id: panel, title: Panel of buyers, question: Who buys?, method: panel, sample: 400, date: 2027-04}]
# plans/sales/plan.yml
kind: sales
territories: [{id: south, title: South}]
targets: [{id: in-south, territory: south, revenue: {2027: 60m}}]
# plans/sales/selling.md
AREA
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: North, state: both, headcount: 60, headcount_after: 42}]
workforce: [{unit: north, before_fte: 60, leavers: 18, after_fte: 42}]
faq: [{question: Will people be dismissed?, answer: "ANSWER"}]
"""  # fmt: skip
WIDER_OFF = {
    "the money of the plan": ("PAGE", "The envelope of this strategy is 55 million."),
    "the unit stands in the title": ("OWN", "We answer in less than ten minutes."),
    "the unit stands in the definition": ("OWN", "In 2027 the boards are used by 65 per cent of the offices."),
    "what it costs, not what was spent": ("WORK", "It costs 450 thousand a year less, in all 700 thousand zloty."),
    "words tie it to one field": ("PAGE", "[[crm|The system]] is to cost 700 thousand zloty."),
    "a multiple": ("PAGE", "[[known]] is to be three times as high as in 2026."),
    "a part of what was": ("PAGE", "[[speed]] is to be a third of what it was in 2026."),
    "lines of the budget by category": ("PAGE", "Programs and travel together cost 1.4 million."),
    "a share of the budget": ("PAGE", "A third of the budget goes into [[crm|the system]]."),
    "a measure that a review looks at": ("REVIEW", "For 2027 the target of 11% stands."),
    "the one workforce of a plan": ("ANSWER", "No. Fourteen posts leave with age."),
    "beside its day": ("PAGE", "In the [[panel]] of June 2027 we asked 400 firms."),
    "what was, and not what was planned": ("PAGE", "[[opened|The desk]] was opened in March 2027."),
    "an owner in brackets": ("PAGE", "Bob Winter owns the risk ([[outage]])."),
    "a measure in its own text": ("NOTE", "Our own limit for 2027 is 1.5."),
    "a territory": ("AREA", "In 2027 the South brings 70 million."),
    "who watches it": ("PAGE", "Bob Winter watches [[outage|the line]]."),
}
WIDER_AGREES = [
    ("PAGE", "The envelope of this strategy is 50 million."),
    ("OWN", "We answer in less than twelve minutes (it was under 11 in 2015)."),
    ("OWN", "Half of the boards are 30 days old; in 2027 they are used by three quarters of the offices."),
    ("PAGE", "[[crm|The system]] is to cost 600 thousand zloty, of which 450 thousand are spent."),
    ("PAGE", "[[known]] is to be more than twice as high as in 2026."),
    ("PAGE", "[[speed]] is to be three fifths of what it was in 2026."),
    ("PAGE", "Programs and travel together cost one million."),
    ("PAGE", "Three fifths of the budget go into [[crm|the system]]."),
    ("REVIEW", "For 2027 the target of 14% stands."),
    ("ANSWER", "No. Eighteen posts leave with age."),
    ("PAGE", "In the [[panel]] of April 2027 we asked 400 firms."),
    ("PAGE", "[[opened|The desk]] was planned for March 2027."),
    ("PAGE", "[[opened|The desk]] was opened in June 2027."),
    ("PAGE", "Ann Sommer watches [[outage|the line]]."),
    ("NOTE", "The bank allows 1.5, our own limit for 2027 is 1.2."),
    ("AREA", "In 2027 the South brings 60 million."),
]


def wider(place: str, text: str) -> list[str]:
    tree = WIDER.replace(place, text)
    for other in ("OWN", "WORK", "NOTE", "PAGE", "AREA", "REVIEW", "ANSWER"):
        tree = tree.replace(other, "So it is.")
    return [one.code.id for one in judged(tree) if one.code.id in ("L104", "L106", "L110")]


@pytest.mark.parametrize("name", WIDER_OFF)
def test_what_is_said_without_its_title_is_held_to_what_is_meant(name):
    assert len(wider(*WIDER_OFF[name])) == 1


@pytest.mark.parametrize(("place", "text"), WIDER_AGREES)
def test_what_is_said_so_and_agrees_is_not_told(place, text):
    assert wider(place, text) == []


def test_a_choice_is_told_as_readers_see_it():
    (found,) = [
        one
        for one in judged(PLANS.replace("LANG", "en").replace("OWN", "[[nps]] is measured every month."))
        if one.code.id == "L110"
    ]
    assert message(found).endswith("is half yearly")
    assert message(found, "pl").endswith("to co pół roku")
