"""The findings on what texts say of objects: another figure (L104), another day (L106), another word (L110)."""

from planloom.problems import Code, Level, Phrase

FIGURE_DIFFERS = Code(
    "L104",
    Level.WARNING,
    title=Phrase("A text gives another figure than the plan", "Tekst podaje inną liczbę niż plan"),
    message=Phrase(
        "the text says {found}, but {field} of {object} is {expected}",
        "tekst podaje {found}, a pole „{field}” ({object}) to {expected}",
    ),
    label=Phrase("{expected} in the plan", "w planie {expected}"),
    why=Phrase(
        "Readers believe the sentence, the figures of the plan are reckoned with; whoever changed one forgot the other.",
        "Czytelnik wierzy zdaniu, a liczy się według pola; kto zmienił jedno, zapomniał o drugim.",
    ),
    help=Phrase(
        "write {expected} in the text, or correct the field",
        "wpisz w tekście: {expected}, albo popraw pole",
    ),
    bad="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
targets:
  - {id: target-2027, title: Sell 218 million in 2027, revenue: {2027: 208m}}
""",
    good="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
targets:
  - {id: target-2027, title: Sell 208 million in 2027, revenue: {2027: 208m}}
""",
)
DATE_DIFFERS = Code(
    "L106",
    Level.WARNING,
    title=Phrase("A text gives another date than the plan", "Tekst podaje inną datę niż plan"),
    message=Phrase(
        "the text says {found}, but {field} of {object} is {expected}",
        "tekst podaje {found}, a pole „{field}” ({object}) to {expected}",
    ),
    label=Phrase("{expected} in the plan", "w planie {expected}"),
    why=Phrase(
        "People arrange themselves by the day they have read; the plan reckons with another.",
        "Ludzie dostosowują się do przeczytanej daty, a plan zakłada inną.",
    ),
    help=Phrase("write {expected} in the text, or correct the field", "wpisz w tekście: {expected}, albo popraw pole"),
    bad="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: CRM system
    start: 2027-01-01
    end: 2027-09-30
    text: The roll-out ends in June 2027.
""",
    good="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: CRM system
    start: 2027-01-01
    end: 2027-09-30
    text: The roll-out ends in September 2027.
""",
)
STATEMENT_DIFFERS = Code(
    "L110",
    Level.WARNING,
    title=Phrase(
        "A text names another owner or state than the plan", "Tekst podaje innego właściciela lub stan niż plan"
    ),
    message=Phrase(
        "the text says “{found}”, but {field} of {object} is {expected}",
        "tekst mówi „{found}”, a pole „{field}” ({object}) to {expected}",
    ),
    label=Phrase("{expected} in the plan", "w planie {expected}"),
    why=Phrase(
        "Readers ask whom the sentence names, and take for finished what is not; the plan goes on with the other.",
        "Czytelnik pyta tego, kogo wymienia zdanie, i uznaje za skończone, co trwa, a plan mówi co innego.",
    ),
    help=Phrase("write {expected} in the text, or correct the field", "wpisz w tekście: {expected}, albo popraw pole"),
    bad="""\
# plans/organisation.yml
languages: en
people: [{id: ann, name: Ann Sommer}, {id: bob, name: Bob Winter}]
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM system, owner: ann, status: on_track, text: Bob Winter answers for this initiative.}
""",
    good="""\
# plans/organisation.yml
languages: en
people: [{id: ann, name: Ann Sommer}, {id: bob, name: Bob Winter}]
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM system, owner: ann, status: on_track, text: Ann Sommer answers for this initiative.}
""",
)
