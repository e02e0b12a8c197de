"""Exact mends: afterwards the finding is gone, no other came, and only the lines that must change did."""

import difflib
from dataclasses import replace

import pytest
from rule_projects import files_of, judged

from planloom.catalogue import all_codes
from planloom.editing.files import Files
from planloom.editing.fixes import fixable, make
from planloom.problems import in_order
from planloom.project import find_project, read_plans
from planloom.report.words import message

CODES = {code.id: code for code in all_codes()}
OF_EXAMPLES = [
    "C103",
    "C108",
    "C109",
    "C112",
    "L103",
    "L209",
    "S201",
    "S208",
    "S209",
    "S301",
    "S308",
    "S314",
    "S401",
    "S503",
    "S507",
    "S510",
    "S512",
]
TAKING_SIDES = ["K103", "K111", "M101", "M102", "M105", "M108", "M111", "M112", "M114", "P101"]

# Code, what is mended, and the lines that change: of which the first is taken out where it begins with a minus.
MORE = [
    ("S201", "objectives:\n  - id:grow # here\n    title: Grow\n", ["-  - id:grow # here", "+  - id: grow # here"]),
    ("S201", "objectives:\n  -id: grow\n    title: Grow\n", ["-  -id: grow", "+  - id: grow"]),
    ("S203", "objectives:\n  - id: grow\n    title: Grow\n    title: Grow\n", ["-    title: Grow"]),
    ("S301", "cele:  # ours\n  - {id: grow, title: Grow}\n", ["-cele:  # ours", "+objectives:  # ours"]),
    ("S303", "objectives:\n  - title: Grow abroad\n    text: Soon\n", ["+    id: grow-abroad"]),
    ("S303", "objectives: [{title: Grow abroad}]\n", ["-objectives: [{title: Grow abroad}]", "+objectives: [{title: Grow abroad, id: grow-abroad}]"]),
    ("S304", "objectives:\n  - {id: grow, title: Grow, end: 31.12.2027}  # soon\n", ["-  - {id: grow, title: Grow, end: 31.12.2027}  # soon", "+  - {id: grow, title: Grow, end: 2027-12-31}  # soon"]),
    ("S304", "objectives:\n  - {id: grow, title: Grow, end: '31.12.2027'}\n", ["-  - {id: grow, title: Grow, end: '31.12.2027'}", "+  - {id: grow, title: Grow, end: '2027-12-31'}"]),
    ("S304", "objectives:\n  - {id: grow, title: Grow, revenue_target: {Q3/2027: 5m}}\n", ["-  - {id: grow, title: Grow, revenue_target: {Q3/2027: 5m}}", "+  - {id: grow, title: Grow, revenue_target: {2027-Q3: 5m}}"]),
    ("S304", "objectives:\n  - id: Grow DACH\n    title: Grow\n", ["-  - id: Grow DACH", "+  - id: grow-dach"]),
    ("S306", "initiatives:\n  - id: crm\n    title: CRM\n    status: on_trakc\n", ["-    status: on_trakc", "+    status: on_track"]),
    ("S309", "# plans/sales/plan.yml\nknd: sales\n", ["-knd: sales", "+kind: sales"]),
    ("S314", "objectives:\n  - {id: grow, title: Grow, budget: {2027: 2,4 mln zł, 2028: 3m}}\n", ["-  - {id: grow, title: Grow, budget: {2027: 2,4 mln zł, 2028: 3m}}", "+  - {id: grow, title: Grow, budget: {2027: 2.4 mln zł, 2028: 3m}}"]),
    ("S314", "objectives:\n  - {id: grow, title: Mend 1,900 homes, period: 2027}\n", ["-  - {id: grow, title: Mend 1,900 homes, period: 2027}", '+  - {id: grow, title: "Mend 1,900 homes", period: 2027}']),
    ("L207", "# plans/sales/plan.yml\nkind: sales\n# plans/glossary/a.yml\nglossary:\n  - id: lead\n    en: {term: lead, definition: An enquiry.}\n    pl: {term: lead, definition: Zapytanie.}\n  - id: quota\n    en: {term: quota, definition: A share.}\n    pl: {term: kwota, definition: Udział.}\n    related:\n      - laed  # why\n", ["-      - laed  # why", "+      - lead  # why"]),
]  # fmt: skip

# What looks like a slip and may be something else: no mend is made.
UNSURE = [
    ("C103", "objectives:\n  - {id: sales-2027, title: A}\n  - {id: grow, title: B, drives: [sales-2028]}\n"),
    ("C103", "objectives:\n  - {id: sell-a, title: A}\n  - {id: sell-b, title: B}\n  - {id: grow, title: C, drives: [sell-c]}\n"),
    ("S304", "objectives:\n  - {id: grow, title: Grow, revenue_target: {2027: '1,850'}}\n"),
    ("S314", "objectives:\n  - {id: grow, title: Grow, revenue_target: {2027: 1,500}}\n"),
    ("S203", "objectives:\n  - id: grow\n    title: Grow\n    title: Grow more\n"),
    ("C107", CODES["C107"].bad),
    ("M120", CODES["M120"].bad),
    ("P110", CODES["P110"].bad),
]  # fmt: skip


def in_context(example: str, code: str) -> str:
    return f"# plans/glossary/terms.yml\n{example}" if code.startswith("L") and "# plans/" not in example else example


def mended(tree: str, folder, accepted=()):
    """Return what was found, what is found after one round of mends, and the lines that changed."""
    for name, text in files_of(tree).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    project, problems = find_project(folder)
    reading = read_plans(project)
    found = in_order([*problems, *reading.everything])
    files = Files(folder, reading.sources.texts)
    made = make(fixable(found, accepted), files)
    after = read_plans(replace(project, instead=files.changed)).everything
    lines = [line for line in files.diff().splitlines() if line[:1] in "+-" and line[:4] not in {"+++ ", "--- "}]
    return found, after, lines, made


def told(problems):
    return {(problem.code.id, message(problem)) for problem in problems}


@pytest.mark.parametrize("code", [*OF_EXAMPLES, *TAKING_SIDES])
def test_the_mend_of_the_example_leaves_nothing_else(code, tmp_path):
    bad, good = (in_context(text, code) for text in (CODES[code].bad, CODES[code].good))
    found, after, lines, made = mended(bad, tmp_path, TAKING_SIDES)
    assert [one.problem.code.id for one in made] == [code]
    assert code not in {problem.code.id for problem in after}
    kinds = {problem.code.id for problem in (*found, *judged(good))}
    assert {problem.code.id for problem in after} <= kinds
    assert len(lines) <= 2
    if len(lines) == 2:
        assert difflib.SequenceMatcher(None, lines[0][1:], lines[1][1:]).ratio() > 0.75


@pytest.mark.parametrize(("code", "tree", "expected"), MORE)
def test_only_what_must_change_does(code, tree, expected, tmp_path):
    _, after, lines, made = mended(tree, tmp_path)
    assert [one.problem.code.id for one in made] == [code]
    assert code not in {problem.code.id for problem in after}
    assert lines == expected


@pytest.mark.parametrize(("code", "tree"), UNSURE)
def test_what_may_mean_something_else_is_left(code, tree, tmp_path):
    found, after, lines, made = mended(tree, tmp_path)
    assert code in {problem.code.id for problem in found}
    assert not made
    assert not lines
    assert told(after) == told(found)


@pytest.mark.parametrize("code", TAKING_SIDES)
def test_a_mend_that_takes_a_side_waits_for_a_word(code, tmp_path):
    _, _, lines, made = mended(CODES[code].bad, tmp_path)
    assert not made
    assert not lines


def test_every_code_whose_example_has_a_mend_is_on_the_list():
    listed = {*OF_EXAMPLES, *TAKING_SIDES}
    judged_codes = [code for code in CODES.values() if code.bad and code.id[0] != "B"]
    with_mend = {
        code.id
        for code in judged_codes
        if any(one.code.id == code.id for one in fixable(judged(in_context(code.bad, code.id)), CODES))
    }
    assert with_mend - listed == set()


def test_many_slips_in_one_file_are_mended_at_once(tmp_path):
    tree = "objectives:\n  - id: grow\n    titel: Grow  # of all\n    ownr: anna\n    end: 31.12.2027\n    text: See [[gorw]].\n"
    _, after, lines, made = mended(tree, tmp_path)
    assert len(made) == 3  # the reference is looked at when the title can be read
    assert [line for line in lines if line.startswith("+")] == [
        "+    title: Grow  # of all",
        "+    owner: anna",
        "+    end: 2027-12-31",
    ]
    assert "S301" not in {problem.code.id for problem in after}
