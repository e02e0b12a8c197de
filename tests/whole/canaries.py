"""Small projects in which all that is withheld holds a word of its own, which must be found in nothing that is made."""

import gzip
import re
import textwrap

CANARY = "qxzv"
"""Stands in every id, title, text, name of file and folder, term and page that is withheld, and nowhere else."""

PICTURE = b"\x89PNG\r\n\x1a\n" + b"qxzv" * 4

FILES = {
    "planloom.yml": """\
        audiences: {board: {sees: [staff]}, staff: {sees: [public]}, public: {}}
        edit_uri: https://git.example/plans
        today: 2027-05-15
        """,
    "plans/organisation.yml": """\
        name: Acme
        languages: [en, pl]
        people:
          - {id: anna, name: Anna Nowak, email: qxzv01@acme.example, audience: {email: [board]}}
          - {id: qxzv02, name: Qxzv02 Person, role: Qxzv02 role, audience: [board]}
        """,
    "plans/strategy/plan.md": """\
        ---
        kind: strategy
        title: {en: Strategy, pl: Strategia}
        owner: qxzv02
        purpose: {en: "Grow, qxzv03 in English", pl: "Wzrost"}
        classification: Qxzv04
        audience: {purpose: {en: [board]}, classification: [board], assumptions: [board]}
        ---
        Under the header [[qxzv10]] and [[qxzv10|that one]], [a page](qxzv20.md), [a plan](../qxzv30/plan.md),
        ![a picture](qxzv22.png), [a part](more.md#qxzv10), [a place](#qxzv10) and [a folder](qxzv23/notes.md).
        """,
    "plans/strategy/plan.pl.md": """\
        Pod nagłówkiem [[qxzv10]] i [[qxzv10-was]].
        """,
    "plans/strategy/objectives.yml": """\
        objectives:
          - id: grow
            title: {en: Grow, pl: Wzrost}
            owner: anna
            budget: {2027: 5m}
            text: "See [[qxzv10]], [[qxzv02|the manager]] and [[qxzv40]]."
            drives: [qxzv10]
            measures:
              - {id: revenue, title: Revenue, unit: PLN, targets: {2027: 10m, 2028: 777888m}, audience: {targets: {2028: [board]}}}
              - {id: qxzv11, title: Qxzv11 measure, unit: PLN, targets: {2027: 3m}, audience: board}
          - id: qxzv10
            was: [qxzv10-was]
            title: {en: Qxzv10 title, pl: Qxzv10 tytuł}
            text: Qxzv10 text
            supports: [grow]
            owner: anna
            audience: [board]
        initiatives:
          - {id: work, title: Work, owner: qxzv02, supports: [grow, qxzv10], depends_on: [qxzv12], start: 2027-01-01, end: 2027-12-31}
          - {id: qxzv12, title: Qxzv12 initiative, supports: [grow], audience: [board], start: 2027-01-01, end: 2027-06-30}
        """,
    "plans/strategy/assumptions.yml": """\
        assumptions: [{id: qxzv13, title: Qxzv13 assumption}]
        """,
    "plans/strategy/secret-risks-qxzv14.yml": """\
        audience: board
        risks: [{id: qxzv14, title: Qxzv14 risk, affects: [grow]}]
        """,
    "plans/strategy/risks.yml": """\
        risks: [{id: open, title: Open risk, affects: [qxzv10], owner: qxzv02, likelihood: 4, impact: 4}]
        """,
    "plans/strategy/more.md": "# More\n\nText [[qxzv40]] [[qxzv02]].\n",
    "plans/strategy/qxzv20.md": "---\naudience: [board]\n---\n# Qxzv20 page\n\nQxzv20 words.\n",
    "plans/strategy/qxzv20.pl.md": "# Qxzv20 strona\n\nQxzv20 słowa.\n",
    "plans/strategy/both.md": "---\naudience: {pl: [board]}\n---\n# Both\n\nIn English for all.\n",
    "plans/strategy/both.pl.md": "# Qxzv21 strona\n\nQxzv21 słowa.\n",
    "plans/strategy/audience.yml": "audience: {qxzv22.png: [board], qxzv23: [board]}\n",
    "plans/strategy/qxzv22.png": PICTURE,
    "plans/strategy/qxzv23/notes.md": "# Qxzv23 notes\n",
    "plans/qxzv30/plan.md": """\
        ---
        kind: restructuring
        title: Qxzv30 plan
        owner: anna
        was: [qxzv30-was]
        supports: [grow]
        audience: [board]
        ---
        Qxzv30 body.
        """,
    "plans/qxzv30/savings.yml": "savings: [{id: qxzv31, title: Qxzv31 saving, run_rate: 3m, supports: [grow]}]\n",
    "plans/qxzv30/people/plan.md": "---\nkind: sales\ntitle: Within\nsupports: [grow]\n---\n",
    "plans/sales/plan.yml": """\
        kind: sales
        title: Sales
        owner: anna
        supports: [grow]
        budget:
          - {id: ads, title: Ads, category: media, amounts: {2027: 1m}, owner: qxzv02}
          - {id: qxzv50, title: Qxzv50 line, category: media, amounts: {2027: 2m}, audience: [board]}
        """,
    "plans/sales/plan.pl.md": "---\naudience: {pl: board}\n---\nQxzv51 pod nagłówkiem.\n",
    "plans/glossary/terms.yml": """\
        glossary:
          - id: churn
            en: {term: churn, definition: "Customers who leave, see [[qxzv40]]"}
            pl: {term: odejścia, definition: Odejścia klientów}
            related: [qxzv40]
          - id: qxzv40
            audience: [board]
            en: {term: qxzv40 term, synonyms: [qxzv41 synonym], definition: Qxzv40 definition}
            pl: {term: qxzv40 termin, definition: Qxzv40 definicja}
        """,
    "plans/glossary/qxzv42.yml": "audience: board\nglossary: [{id: qxzv43, en: {term: qxzv43, definition: Qxzv43}}]\n",
}  # fmt: skip


def write(folder, files):
    """Write texts (dedented) or bytes below `folder`, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
    return folder


def found_in(*folders):
    """Return what of the canary is in the names and the bytes of all files below folders, compressed ones opened."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*") if folder.is_dir() else [folder]):
            data = path.read_bytes() if path.is_file() else b""
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            found += [
                (path.name, data[max(0, one.start() - 60) : one.end() + 20])
                for one in re.finditer(rb"(?i)qxzv|777\D*888", data)
            ]
            if CANARY in path.relative_to(folder.parent).as_posix().casefold():
                found.append((path.relative_to(folder.parent).as_posix(), b"name"))
    return found
