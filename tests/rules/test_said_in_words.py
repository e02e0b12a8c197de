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
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: Magazyn Północ, state: before}]
unit_changes: [{change: close, from: north, date: 2027-03-31}]
faq: [{question: 'Kiedy zamykamy [[north|magazyn Północ]]?', answer: ANSWER}]
"""


@pytest.mark.parametrize(("answer", "expected"), [("30.06.2027.", ["L106"]), ("31.03.2027.", [])])
def test_a_short_answer_is_read_with_its_question(answer, expected):
    assert [one.code.id for one in judged(FAQ.replace("ANSWER", answer)) if one.code.id == "L106"] == expected
