"""Texts against every sort of field, in the plain wordings of both languages: what differs is told, what agrees is not.

Each sentence holds what the plan says between « and », and what it does not say behind a bar.
"""

import re

import pytest
from rule_projects import judged

PLANS = """\
# plans/organisation.yml
languages: [en, pl]
employees: 614
people: [{id: ann, name: Ann Sommer}, {id: bob, name: Bob Winter}, {id: marta, name: Marta Lis}]
# plans/marketing/plan.yml
kind: marketing
channels: [{id: web, title: {en: Web shop, pl: Sklep internetowy}}]
research:
  - {id: panel, title: {en: Panel of installers, pl: Panel instalatorów}, sample: 17, date: 2026-05-12}
campaigns:
  - id: spring
    title: {en: From February to May 2026, pl: Od lutego do maja 2026 roku}
    start: 2027-01-11
    end: 2027-10-29
    status: on_track
    owner: ann
    budget: {2027: 800k, 2028: 900k}
    spent: {2027: 640k}
    expected_leads: 1500
    expected_customers: 240
    cost_per_lead: 400
objectives:
  - {id: grow, title: {en: 40 new towns, pl: 40 nowych miast}, period: 2027..2029, owner: ann}
milestones:
  - {id: opened, title: {en: Shop opened, pl: Otwarcie sklepu}, date: 2027-03-31, done: 2027-04-14}
  - {id: hundred, title: {en: A hundred orders, pl: Sto zamówień}, date: 2028-09-20}
initiatives:
  - {id: crm, title: {en: CRM system, pl: System CRM}, start: 2027-02-01, end: 2028-11-30, status: on_track, progress: 45%, owner: ann}
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: marketing-unit, title: {en: Marketing, pl: Marketing}, head: bob, headcount: 15, headcount_after: 11}
  - {id: board, title: {en: Board, pl: Zarząd}, head: bob}
# plans/marketing/page.md
ENGLISH
# plans/marketing/page.pl.md
POLISH
"""
ENGLISH = [
    "[[spring|From February to May 2026]] ends on «29 October 2027|29 August 2027».",
    "The deadline for [[spring]] is «29 October 2027|29 August 2027».",
    "[[crm]] runs from «February 2027|April 2027».",
    "[[hundred]] takes place on «20 September 2028|20 October 2028».",
    "[[hundred]] is scheduled for «20 September 2028|20 October 2028».",
    "The date of [[panel]] is «12 May 2026|12 June 2026».",
    "[[opened]] has held since «14 April 2027|14 June 2027».",
    "[[grow]] runs until «December 2029|June 2029».",
    "«PLN 800,000|PLN 900,000» is set aside for [[spring]] in 2027.",
    "So far [[spring]] has cost us «PLN 640,000|PLN 800,000».",
    "[[spring]] costs «PLN 400|PLN 460» per enquiry.",
    "[[spring]] should bring «1,500|1,300» leads.",
    "[[panel]] asked «17|18» people.",
    "[[crm]] is «on track|behind schedule».",
    "[[crm]] is «under way|about to begin».",
    "Nothing stands still: [[crm]] is «going to plan|red».",
    "For [[crm]], ask «Ann Sommer|Bob Winter».",
    "«Ann Sommer|Bob Winter» runs [[crm]].",
    "«45%|60%» of [[crm]] is done.",
    "[[crm]] is «being carried out|now complete».",
    "[[marketing-unit]] is «15|17» people strong.",
    "[[crm]] has been under way since «February 2027|May 2027».",
    "«Ann Sommer|Bob Winter» holds the reins of [[crm]].",
]
POLISH = [
    "[[spring|Od lutego do maja 2026 roku]] kończy się «29 października 2027|29 sierpnia 2027» roku.",
    "Termin [[spring]] to «29 października 2027|29 sierpnia 2027» roku.",
    "Początek [[crm]] zaplanowano na «luty 2027|kwiecień 2027» roku.",
    "[[hundred]] wyznaczono na «20 września 2028|20 października 2028» roku.",
    "Data [[panel]] to «12 maja 2026|12 czerwca 2026» roku.",
    "[[grow]] trwa do «grudnia 2029|czerwca 2029» roku.",
    "Na [[spring]] przeznaczamy w 2027 roku «800 000 zł|900 000 zł».",
    "Dotąd wydaliśmy na [[spring]] «640 000 zł|800 000 zł».",
    "Za każdy lead z [[spring]] płacimy «400 zł|460 zł».",
    "[[spring]] ma przynieść «1500|1300» zapytań.",
    "W [[panel]] wzięło udział «17|18» osób.",
    "[[crm]] «idzie dobrze|wypadł z harmonogramu».",
    "[[crm]] «jest w realizacji|dopiero ruszy».",
    "[[crm]] koordynuje «Ann Sommer|Bob Winter».",
    "Odpowiedzialność za [[crm]] ponosi «Ann Sommer|Bob Winter».",
    "[[crm]] jest gotowy w «45%|60%».",
    "[[marketing-unit]] składa się z «15|17» osób.",
    "[[crm]] jest w toku od «lutego 2027|maja 2027» roku.",
    "Na czele [[crm]] stoi «Ann Sommer|Bob Winter».",
]
OF_NOTHING = {
    "en": [
        "The contractor of [[crm]] moves in March 2027, and its first stage ends in May 2027.",
        "The report on [[crm]] is finished.",
        "The licence that [[crm]] needs expires in May 2027.",
        "If [[spring]] fails, we lose PLN 900,000 in 2027.",
        "The bank lends us PLN 900,000, part of which pays for [[spring]].",
        "We talked about [[hundred]] in May 2027.",
        "Bob Winter asked about [[crm]].",
        "It is led by Marta Lis.",
        "[[marketing-unit]] is cut to 11 posts.",
        "By November 2028 [[crm]] is over.",
    ],
    "pl": [
        "Wykonawca [[crm]] kończy pracę w maju 2027 roku.",
        "Raport o [[crm]] jest gotowy.",
        "Jeśli [[spring]] się nie uda, stracimy w 2027 roku 900 000 zł.",
        "W maju 2027 roku rozmawialiśmy o [[hundred]].",
        "Prowadzi Marta Lis.",
        "Marta Lis zarządza tym od lat.",
    ],
}
"""Sentences that might be taken for claims of what they do not name, or of another time."""
CHOICE = re.compile(r"«([^|»]*)\|([^»]*)»")


def told(sentences, language, choice):
    """Return the sentences, with one choice of each, of which anything is told."""
    said = [CHOICE.sub(rf"\{choice}", one) for one in sentences]
    page = "\n\n".join(said)
    tree = PLANS.replace("ENGLISH", page if language == "en" else "Hello.")
    tree = tree.replace("POLISH", page if language == "pl" else "Witamy.")
    lines = {
        one.span.line
        for problem in judged(tree)
        for one in (problem, *problem.folded)
        if one.code.id in ("L104", "L106", "L110")
    }
    return [one for number, one in enumerate(said) if number * 2 + 1 in lines]


@pytest.mark.parametrize(("sentences", "language"), [(ENGLISH, "en"), (POLISH, "pl")])
def test_what_agrees_with_its_field_is_not_told(sentences, language):
    assert told(sentences, language, 1) == []


@pytest.mark.parametrize("language", ["en", "pl"])
def test_no_name_or_claim_is_seen_where_there_is_none(language):
    assert told(OF_NOTHING[language], language, 1) == []


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize(("sentences", "language"), [(ENGLISH, "en"), (POLISH, "pl")])
def test_what_differs_from_its_field_is_told(sentences, language, half):
    untold = [
        one
        for sentence in sentences[half::2]
        if not told([sentence], language, 2)
        for one in [CHOICE.sub(r"\2", sentence)]
    ]
    assert untold == []
