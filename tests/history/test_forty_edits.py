"""Forty edits of every kind in twelve commits by three people: told as just these, of the right author and commit."""

from collections import Counter

import pytest
from scripted import document, effects, told

FILES = {
    "plans/organisation.yml": """\
        name: Aria
        languages: [en, pl]
        currency: PLN
        people:
          - {id: anna, name: Anna Nowak}
          - {id: jan, name: Jan Lis}
        """,
    "plans/strategy/plan.yml": """\
        kind: strategy
        title: {en: Strategy, pl: Strategia}
        objectives:
          - id: grow
            title: {en: Grow in the north, pl: Wzrost na północy}
            owner: anna
            measures:
              - id: share
                title: {en: Market share, pl: Udział w rynku}
                unit: "%"
                direction: increase
                targets:
                  2027: 12
                  2028: 15
              - id: nps
                title: {en: Recommendation, pl: Polecenia}
                unit: points
          - id: lead
            title: {en: Lead in quality, pl: Najlepsza jakość}
        risks:
          - id: strike
            title: {en: Strike at the port, pl: Strajk w porcie}
            owner: anna
          - id: rates
            title: {en: Interest rates rise, pl: Rosną stopy procentowe}
        """,
    "plans/sales/plan.md": """\
        ---
        kind: sales
        title: {en: Sales, pl: Sprzedaż}
        ---

        We sell by phone.
        """,
    "plans/sales/objectives.yml": """\
        objectives:
          - id: sell
            title: {en: Sell more, pl: Sprzedać więcej}
            text: {en: We sell in every town., pl: Sprzedajemy w każdym mieście.}
            supports:
              - grow
            revenue_target:
              2027: 50m
              2028: 55m
          - id: abroad
            title: {en: Sell abroad, pl: Sprzedaż za granicą}
            start: 2027-01-01
            end: 2027-12-31
        initiatives:
          - id: crm
            title: {en: A new CRM, pl: Nowy CRM}
            status: on_track
            supports:
              - sell
            budget:
              2027: 1m
          - id: shops
            title: {en: Ten shops, pl: Dziesięć sklepów}
            status: planned
        """,
    "plans/sales/budget.yml": """\
        budget:
          - id: fairs
            title: {en: Fairs, pl: Targi}
            category: fairs
            amounts:
              2027: 2m
              2028: 2m
          - id: cars
            title: {en: Cars, pl: Samochody}
            category: cars
            amounts:
              2027: 3m
        """,
    "plans/sales/how.md": "# How we sell\n\nBy phone.\n",
    "plans/glossary/terms.yml": """\
        glossary:
          - id: churn
            en: {term: churn, definition: Customers who leave.}
          - id: lead-time
            en: {term: lead time, definition: How long it takes.}
        """,
}
S, WORK, B, P = "plans/strategy/plan.yml", "plans/sales/objectives.yml", "plans/sales/budget.yml", "plans/sales/plan.md"
G, R, H = "plans/glossary/terms.yml", "plans/organisation.yml", "plans/sales/how.md"

# Author, subject, replacements (file, old, new), and the changes expected: kind, object, field.
COMMITS = [
    ("Anna Nowak", "Amounts", [(B, "2027: 2m", "2027: 2.5m"), (B, "2028: 2m", "2028: 1.5m"), (B, "      2027: 3m\n", "      2027: 3m\n      2028: 4m\n")],
     [("field", "fairs", "amounts"), ("field", "fairs", "amounts"), ("field", "cars", "amounts")]),
    ("Jan Lis", "Targets", [(S, "2027: 12", "2027: 11"), (S, "2028: 15", "2028: 16"), (WORK, "2027: 50m", "2027: 45m"), (WORK, "      2028: 55m\n", "")],
     [("field", "share", "targets"), ("field", "share", "targets"), ("field", "sell", "revenue_target"), ("field", "sell", "revenue_target")]),
    ("Ola Kot", "Words", [(S, "en: Lead in quality", "en: Lead in service"), (S, "pl: Najlepsza jakość", "pl: Najlepsza obsługa"), (WORK, "in every town.", "in every second town."), (WORK, "en: A new CRM, ", "en: A newer CRM, "), (WORK, "pl: Sprzedaż za granicą", "pl: Sprzedaż zagraniczna")],
     [("text", "lead", "title"), ("text", "sell", "text"), ("text", "crm", "title"), ("text", "abroad", "title")]),
    ("Anna Nowak", "Links", [(WORK, "      - grow\n", "      - grow\n      - lead\n"), (WORK, "    supports:\n      - sell\n", ""), (S, "    owner: anna\n    measures", "    owner: jan\n    measures"), (S, "    title: {en: Strike at the port, pl: Strajk w porcie}\n    owner: anna\n", "    title: {en: Strike at the port, pl: Strajk w porcie}\n")],
     [("link", "sell", "supports"), ("link", "crm", "supports"), ("link", "grow", "owner"), ("link", "strike", "owner")]),
    ("Jan Lis", "States and days", [(WORK, "status: on_track", "status: at_risk"), (WORK, "status: planned", "status: cancelled"), (WORK, "end: 2027-12-31", "end: 2028-06-30"), (WORK, "    start: 2027-01-01\n", "")],
     [("field", "crm", "status"), ("field", "ten-shops", "status"), ("field", "abroad", "end"), ("field", "abroad", "start")]),
    ("Ola Kot", "New objects", [(S, "risks:\n", "risks:\n  - id: flood\n    title: {en: A flood, pl: Powódź}\n"), (B, "budget:\n", "budget:\n  - id: vans\n    title: {en: Vans, pl: Furgonetki}\n    category: vans\n    amounts: {2027: 1m}\n"), (R, "people:\n", "people:\n  - {id: ola, name: Ola Kot}\n")],
     [("added", "flood", None), ("added", "vans", None), ("added", "ola", None)]),
    ("Anna Nowak", "Gone", [(S, "      - id: nps\n        title: {en: Recommendation, pl: Polecenia}\n        unit: points\n", ""), (S, "  - id: rates\n    title: {en: Interest rates rise, pl: Rosną stopy procentowe}\n", ""), (WORK, "    budget:\n      2027: 1m\n", "")],
     [("removed", "nps", None), ("removed", "rates", None), ("field", "crm", "budget")]),
    ("Jan Lis", "Pages and terms", [(P, "We sell by phone.", "We sell by letter."), (H, "By phone.", "By letter."), (G, "Customers who leave.", "Customers who left."), (G, "  - id: lead-time\n    en: {term: lead time, definition: How long it takes.}\n", "")],
     [("text", None, "body"), ("text", None, "body"), ("text", None, "en"), ("removed", None, None)]),
    ("Ola Kot", "Names", [(B, "en: Cars", "en: Fleet"), (R, "name: Jan Lis", "name: Jan Lis-Nowak"), (P, "en: Sales,", "en: Selling,")],
     [("text", "cars", "title"), ("text", "jan", "name"), ("text", "sales", "title")]),
    ("Anna Nowak", "Renamed", [(WORK, "  - id: shops\n", "  - id: ten-shops\n    was: [shops]\n")],
     [("renamed", "ten-shops", None), ("field", "ten-shops", "was")]),
    ("Jan Lis", "Units", [(B, "category: cars", "category: fleet"), (S, "direction: increase", "direction: decrease"), (B, "category: fairs", "category: events")],
     [("text", "cars", "category"), ("field", "share", "direction"), ("text", "fairs", "category")]),
    ("Ola Kot", "Tags and texts", [(WORK, "status: at_risk", "status: at_risk\n    tags:\n      - north"), (B, "      2028: 4m\n", "      2028: 4m\n    text: For the north.\n"), (S, "id: strike\n", "id: strike\n    likelihood: 4\n")],
     [("field", "crm", "tags"), ("text", "cars", "text"), ("field", "strike", "likelihood")]),
]  # fmt: skip


EFFECTS = [
    {"money": {("plan_budget", "2027"): ("5000000", "5500000"), ("plan_budget", "2028"): ("2000000", "5500000"), ("plan_budget", None): ("7000000", "11000000"), ("cash", "2027"): ("-5000000", "-5500000"), ("cash", "2028"): ("-2000000", "-5500000"), ("cash", None): ("-7000000", "-11000000")}},
    {"objectives": ["grow"]},
    {"objectives": ["lead", "grow"], "new": ["L105"]},
    {"coverage": [("lead", True)], "objectives": ["grow", "lead"], "gone": ["C102"]},
    {"status": [("crm", "on_track", "at_risk"), ("shops", "not_started", "cancelled")]},
    {"money": {("plan_budget", "2027"): ("5500000", "6500000"), ("plan_budget", None): ("11000000", "12000000"), ("cash", "2027"): ("-5500000", "-6500000"), ("cash", None): ("-11000000", "-12000000")}},
    {"objectives": ["grow"], "gone": ["K101"]},
    {"gone": ["L203"]},
    {},
    {},
    {"objectives": ["grow"], "new": ["K102"]},
    {},
]  # fmt: skip
"""What each commit does: sums by year, statuses, who carries what, objectives concerned, findings."""
ALTOGETHER = {"money": {("plan_budget", "2027"): ("5000000", "6500000"), ("plan_budget", "2028"): ("2000000", "5500000"), ("plan_budget", None): ("7000000", "12000000"), ("cash", "2027"): ("-5000000", "-6500000"), ("cash", "2028"): ("-2000000", "-5500000"), ("cash", None): ("-7000000", "-12000000")}, "status": [("crm", "on_track", "at_risk"), ("ten-shops", "not_started", "cancelled")], "coverage": [("lead", True)], "objectives": ["grow", "lead"], "new": ["L105", "K102"], "gone": ["L203", "K101", "C102"]}  # fmt: skip


@pytest.mark.parametrize("to_and_fro", [False, True])
def test_just_these_changes_with_author_and_commit(repo, to_and_fro):
    """Also where each commit was made on a branch of its own and merged."""
    made = repo(FILES)
    expected, names = [], []
    for number, (author, subject, edits, changes) in enumerate(COMMITS):
        if to_and_fro:
            made.git("checkout", "-q", "-b", f"b{number}")
        for name, old, new in edits:
            made.edit(name, old, new)
        commit = made.commit(subject, author=author)
        names.append(commit)
        if to_and_fro:
            made.git("checkout", "-q", "main")
            made.hour += 1
            made.git("merge", "-q", "--no-ff", "-m", "Merge", f"b{number}", author="Merger")
        expected += [(*one, author, subject, commit) for one in changes]
    assert len(COMMITS) == 12
    assert len(expected) == 40
    found = document(made, "v1")
    wanted, said = Counter(expected), Counter(told(found))
    assert (wanted - said, said - wanted) == (Counter(), Counter())
    assert effects(found) == ALTOGETHER
    if not to_and_fro:
        assert [effects(document(made, f"{commit}^", commit)) for commit in names] == EFFECTS
