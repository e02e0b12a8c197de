"""Forty other edits over twelve commits: files and folders that move, objects that change their file, plan or id,
glossary and settings, texts of two languages, merges; and much that changes nothing."""

from collections import Counter

import pytest
from scripted import Step, do, document, effects, told

ORG, AIMS, RISKS = "plans/organisation.yml", "plans/strategia ogólna/plan.yml", "plans/strategia ogólna/ryzyka.yml"
FILES = {
    ORG: """\
        name: Łódź
        languages: [en, pl]
        currency: PLN
        rates: {EUR: 4}
        people:
          - {id: anna, name: Anna Żak}
          - {id: jan, name: Jan Łoś}
        teams:
          - {id: north, title: {en: North, pl: Północ}}
        """,
    AIMS: """\
        kind: strategy
        id: strategy
        title: {en: Strategy, pl: Strategia}
        objectives:
          - id: grow
            title: {en: Grow, pl: Wzrost}
            owner: anna
            measures:
              - id: share
                title: {en: Share, pl: Udział}
                unit: "%"
                direction: increase
                baseline: {2026: 10}
                targets: {2027: 12, 2028: 15}
                actuals: {2026-Q4: 10, 2027-Q1: 11}
          - id: lead
            title: {en: Lead, pl: Prowadzić}
            owner: anna
        """,
    RISKS: """\
        risks:
          - {id: strike, title: {en: Strike, pl: Strajk}, likelihood: 2, impact: 3}
          - {id: flood, title: {en: Flood, pl: Powódź}, likelihood: 1, impact: 5}
        """,
    "plans/sales/plan.yml": "kind: sales\ntitle: {en: Sales, pl: Sprzedaż}\n",
    "plans/sales/work.yml": """\
        objectives:
          - id: sell
            title: {en: Sell, pl: Sprzedać}
            supports: [{id: grow, contributes: 60%}]
          - id: keep
            title: {en: Keep, pl: Utrzymać}
            supports: [grow]
        initiatives:
          - id: crm
            title: {en: CRM, pl: CRM}
            supports: [sell]
            status: planned
            start: 2027-01-01
            end: 2027-09-30
            milestones:
              - {id: chosen, title: {en: Chosen, pl: Wybrany}, date: 2027-03-31}
              - {id: live, title: {en: Live, pl: Działa}, date: 2027-08-31}
          - id: letters
            title: {en: Letters, pl: Listy}
            supports: [keep]
        """,
    "plans/sales/budget.yml": """\
        budget:
          - {id: fairs, title: {en: Fairs, pl: Targi}, category: fairs, amounts: {2027: 2m, 2028: 2m}}
          - {id: abroad, title: {en: Abroad, pl: Zagranica}, category: fairs, amounts: {2027: 1m EUR}}
        """,
    "plans/sales/how.en.md": "# How we sell\n\nBy phone.\n",
    "plans/sales/how.pl.md": "# Jak sprzedajemy\n\nTelefonicznie.\n",
    "plans/marketing/plan.yml": """\
        kind: marketing
        title: {en: Marketing, pl: Marketing}
        initiatives:
          - id: fairground
            title: {en: A stand, pl: Stoisko}
            supports: [sell]
        budget:
          - {id: stand, title: {en: Stand, pl: Stoisko}, category: fairs, amounts: {2027: 300k}}
        """,
    "plans/glossary/terms.yml": """\
        glossary:
          - id: churn
            en: {term: churn, definition: Customers who leave.}
            pl: {term: odejścia, definition: Klienci, którzy odchodzą.}
          - id: lead-time
            en: {term: lead time, definition: How long.}
            pl: {term: czas realizacji, definition: Jak długo.}
        """.replace("definition: Klienci, którzy odchodzą.", "definition: 'Klienci, którzy odchodzą.'"),
}  # fmt: skip
WORK, BUDGET, TERMS, MARKET = "plans/sales/work.yml", "plans/sales/budget.yml", "plans/glossary/terms.yml", "plans/marketing/plan.yml"  # fmt: skip
NEW_RISKS = "plans/strategia ogólna/ryzyka i szanse.yml"

STEPS = [
    Step("Anna Żak", "One line, two figures", [(RISKS, "likelihood: 2, impact: 3", "likelihood: 4, impact: 3"), (BUDGET, "{2027: 2m, 2028: 2m}", "{2027: 2m, 2028: 3m}")],
         [("field", "strike", "likelihood"), ("field", "fairs", "amounts")]),
    Step("Jan Łoś", "The other figures of these lines", [(RISKS, "likelihood: 4, impact: 3", "likelihood: 4, impact: 4"), (BUDGET, "{2027: 2m, 2028: 3m}", "{2027: 2.5m, 2028: 3m}")],
         [("field", "strike", "impact"), ("field", "fairs", "amounts")]),
    Step("Ola Kot", "Files and folders get other names", [], [],
         moves=[(RISKS, NEW_RISKS), ("plans/sales/budget.yml", "plans/sales/money/costs.yml")]),
    Step("Anna Żak", "In both languages", [(AIMS, "{en: Lead, pl: Prowadzić}", "{en: Lead in quality, pl: Najlepsza jakość}"), (TERMS, "{term: churn, definition: Customers who leave.}", "{term: churn, definition: Customers who left.}"), (TERMS, "którzy odchodzą", "którzy odeszli"), (ORG, "{en: North, pl: Północ}", "{en: The north, pl: Północ}"), ("plans/sales/how.en.md", "By phone.", "By letter.")],
         [("text", "lead", "title"), ("text", None, "definition"), ("text", "north", "title"), ("text", None, "body")]),
    Step("Jan Łoś", "Objects change their file and plan", [(WORK, "  - id: keep\n    title: {en: Keep, pl: Utrzymać}\n    supports: [grow]\n", ""), (MARKET, "  - id: fairground\n    title: {en: A stand, pl: Stoisko}\n    supports: [sell]\n", "  []\n"), (WORK, "initiatives:\n", "initiatives:\n  - id: fairground\n    title: {en: A stand, pl: Stoisko}\n    supports: [sell]\n")],
         [("moved", "fairground", None)],
         new={"plans/sales/more.yml": "objectives:\n  - id: keep\n    title: {en: Keep, pl: Utrzymać}\n    supports: [grow]\n"}),
    Step("Ola Kot", "Links", [(WORK, "{id: grow, contributes: 60%}", "{id: grow, contributes: 50%}, {id: lead, contributes: 50%}"), (AIMS, "pl: Wzrost}\n    owner: anna", "pl: Wzrost}\n    owner: jan"), ("plans/sales/more.yml", "supports: [grow]", "supports: [lead]")],
         [("field", "sell", "supports"), ("link", "sell", "supports"), ("field", "sell", "supports"), ("link", "grow", "owner"), ("link", "keep", "supports"), ("link", "keep", "supports")]),
    Step("Anna Żak", "Measures", [(AIMS, "2027-Q1: 11}", "2027-Q1: 10.5, 2027-Q2: 11}"), (AIMS, "{2027: 12, 2028: 15}", "{2027: 12, 2028: 14}"), (AIMS, 'unit: "%"', 'unit: "%"\n        frequency: quarterly')],
         [("field", "share", "actuals"), ("field", "share", "actuals"), ("field", "share", "targets"), ("field", "share", "frequency")]),
    Step("Jan Łoś", "Another id and another name of a plan", [("plans/handel/work.yml", "  - id: sell\n", "  - id: sell-more\n    was: [sell]\n"), ("plans/handel/work.yml", "supports: [sell]", "supports: [sell-more]"), ("plans/handel/plan.yml", "kind: sales\n", "kind: sales\nid: trade\nwas: [sales]\n"), (MARKET, "id: stand,", "id: stall,")],
         [("renamed", "sell-more", None), ("field", "sell-more", "was"), ("renamed", "trade", None), ("field", "trade", "was"), ("link", "crm", "supports"), ("link", "crm", "supports"), ("link", "fairground", "supports"), ("link", "fairground", "supports"), ("renamed", "stall", None)],
         moves=[("plans/sales", "plans/handel")]),
    Step("Ola Kot", "What is new", [(NEW_RISKS, "risks:\n", "risks:\n  - {id: rates, title: {en: Rates, pl: Stopy}, likelihood: 2, impact: 2}\n"), ("plans/handel/work.yml", "date: 2027-03-31}\n", "date: 2027-04-30}\n      - {id: trained, title: {en: Trained, pl: Przeszkoleni}, date: 2027-06-30}\n"), (TERMS, "glossary:\n", "glossary:\n  - id: stall\n    en: {term: stall, definition: A small shop.}\n    pl: {term: stragan, definition: Mały sklep.}\n")],
         [("added", "rates", None), ("field", "chosen", "date"), ("added", "trained", None), ("added", None, None), ("added", None, None)],
         new={"plans/handel/who.md": "# Who sells\n\nTen people.\n"}),
    Step("Anna Żak", "What is gone", [(NEW_RISKS, "  - {id: flood, title: {en: Flood, pl: Powódź}, likelihood: 1, impact: 5}\n", ""), (TERMS, "  - id: lead-time\n    en: {term: lead time, definition: How long.}\n    pl: {term: czas realizacji, definition: Jak długo.}\n", ""), ("plans/handel/work.yml", "  - id: letters\n    title: {en: Letters, pl: Listy}\n    supports: [keep]\n", "")],
         [("removed", "flood", None), ("removed", None, None), ("removed", "letters", None)]),
    Step("Jan Łoś", "Settings and states", [(ORG, "rates: {EUR: 4}", "rates: {EUR: 5}"), (ORG, "{id: jan, name: Jan Łoś}", "{id: jan, name: Jan Łoś-Żak}"), ("plans/handel/work.yml", "status: planned", "status: at_risk"), ("plans/handel/work.yml", "end: 2027-09-30", "end: 2027-12-31")],
         [("field", None, "rates"), ("text", "jan", "name"), ("field", "crm", "status"), ("field", "crm", "end")]),
    Step("Ola Kot", "Written anew, nothing else", [("plans/handel/money/costs.yml", "{2027: 2.5m, 2028: 3m}", "{2028: 3 000 000, 2027: 2500k}"), (AIMS, "    owner: jan\n", "    owner: jan  # since May\n"), (NEW_RISKS, "likelihood: 4, impact: 4", "impact: 4, likelihood: 4")], []),
]  # fmt: skip


NOW = {"sell": "sell-more"}
"""What was renamed later is told under its last id."""
EFFECTS = [
    {"money": {("plan_budget", "2028"): ("2000000", "3000000"), ("plan_budget", None): ("8300000", "9300000"), ("cash", "2028"): ("-2000000", "-3000000"), ("cash", None): ("-8300000", "-9300000")}},
    {"money": {("plan_budget", "2027"): ("6300000", "6800000"), ("plan_budget", None): ("9300000", "9800000"), ("cash", "2027"): ("-6300000", "-6800000"), ("cash", None): ("-9300000", "-9800000")}, "new": ["C118"]},
    {},
    {"objectives": ["lead"]},
    {"objectives": ["grow"]},
    {"coverage": [("lead", True)], "objectives": ["grow", "lead"], "gone": ["C102"]},
    {"objectives": ["grow"], "new": ["K104"], "gone": ["K101"]},
    {"objectives": ["grow", "lead"]},
    {"objectives": ["grow", "lead"]},
    {"objectives": ["lead"]},
    {"money": {("plan_budget", "2027"): ("6800000", "7800000"), ("plan_budget", None): ("9800000", "10800000"), ("cash", "2027"): ("-6800000", "-7800000"), ("cash", None): ("-9800000", "-10800000")}, "status": [("crm", "not_started", "at_risk")], "objectives": ["grow", "lead"], "gone": ["C122"]},
    {},
]  # fmt: skip
"""What each commit does: a rate alone moves the sums, a file or folder by another name nothing."""


@pytest.mark.parametrize("to_and_fro", [False, True])
def test_just_these_changes_with_author_commit_and_effects(repo, to_and_fro):
    """Also where each commit was made on a branch, while a page grew on another, and both were merged."""
    made = repo(FILES)
    expected, names = [], []
    for number, step in enumerate(STEPS):
        if to_and_fro:
            made.git("checkout", "-q", "-b", f"b{number}")
        commit = do(made, step)
        expected += [(kind, NOW.get(id_, id_), field, step.author, step.subject, commit) for kind, id_, field in step.changes]  # fmt: skip
        names.append(commit)
        if to_and_fro:
            made.git("checkout", "-q", "main")
            made.commit(f"Note {number}", {"notes.txt": f"{number}\n"}, author="Somebody")
            made.git("merge", "-q", "--no-ff", "-m", "Merge", f"b{number}", author="Merger")
    assert (len(STEPS), len(expected)) == (12, 40)
    found = document(made, "v1")
    wanted, said = Counter(expected), Counter(told(found))
    assert (wanted - said, said - wanted) == (Counter(), Counter())
    if not to_and_fro:
        assert [effects(document(made, f"{commit}^", commit)) for commit in names] == EFFECTS
