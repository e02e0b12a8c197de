"""Files of the plans folder that look like a source and are not read."""

import pytest

from planloom.report.words import help_of, message

HEADER = {"s/plan.yml": "kind: sales"}


@pytest.mark.parametrize(
    ("name", "help_en", "help_pl"),
    [
        ("cele.yml.txt", "rename it to `cele.yml`", "zmień jego nazwę na `cele.yml`"),
        ("Cele.YML.TXT", "rename it to `Cele.YML`", "zmień jego nazwę na `Cele.YML`"),
        ("notes.md.txt", "rename it to `notes.md`", "zmień jego nazwę na `notes.md`"),
        ("notes.md.rtf", "rename it to `notes.md`", "zmień jego nazwę na `notes.md`"),
        ("old.yaml~", "rename it to `old.yaml`", "zmień jego nazwę na `old.yaml`"),
        ("cele.yml (kopia)", "rename it to `cele.yml`", "zmień jego nazwę na `cele.yml`"),
        ("cele.yml.orig", "rename it to `cele.yml`", "zmień jego nazwę na `cele.yml`"),
        ("notes.markdown", "rename it to `notes.md`", "zmień jego nazwę na `notes.md`"),
        ("uwagi.txt", "rename it to `uwagi.md`", "zmień jego nazwę na `uwagi.md`"),
        (
            "plan.yaml~",
            "remove it, or move it out of the plans folder: `plan.yml` stands beside it and is read",
            "usuń go albo przenieś poza folder planów: obok jest `plan.yml`, który jest czytany",
        ),
        ("sub/Plan.md", "rename it to `plan.md`", "zmień jego nazwę na `plan.md`"),
        ("sub/plan.yaml", "rename it to `plan.yml`", "zmień jego nazwę na `plan.yml`"),
        (
            "strategia.docx",
            "write its text as Markdown into a `.md` file, or move it out of the plans folder",
            "zapisz jego tekst jako Markdown w pliku `.md` albo przenieś go poza folder planów",
        ),
        (
            "Budżet 2027.xlsx",
            "write its rows as a part of the plan into a `.yml` file, or move it out of the plans folder",
            "zapisz jego wiersze jako część planu w pliku `.yml` albo przenieś go poza folder planów",
        ),
    ],
)
def test_what_looks_like_a_source_is_told(project, name, help_en, help_pl):
    result = project({**HEADER, f"s/{name}": "objectives: []"})
    (problem,) = result.problems
    assert (problem.code.id, str(problem.level), problem.span.file) == ("S112", "warning", f"plans/s/{name}")
    assert message(problem, "en") == f"`{name.split('/')[-1]}` is not read"
    assert (help_of(problem, "en"), help_of(problem, "pl")) == (help_en, help_pl)


@pytest.mark.parametrize(
    ("name", "help_en"),
    [
        ("organisation.yaml", "rename it to `organisation.yml`"),
        ("organization.yml", "rename it to `organisation.yml`"),
        ("Organisation.yml", "rename it to `organisation.yml`"),
        ("glossary/terms.md", "write its terms into a `.yml` file, or move it into the folder of a plan"),
    ],
)
def test_what_all_plans_share(project, name, help_en):
    (problem,) = project({**HEADER, name: "name: Acme"}).problems
    assert (problem.code.id, help_of(problem, "en")) == ("S112", help_en)


@pytest.mark.parametrize(
    "name",
    [
        ".cele.yml.swp",
        ".gitkeep",
        "~$strategia.docx",
        "Thumbs.db",
        "LICENSE",
        "lock.json",
        "cennik.pdf",
        "a.py",
    ],
)
def test_what_is_no_source_is_left_alone(project, name):
    assert project({**HEADER, f"s/{name}": ""}).problems == []


def test_a_drawing_is_left_alone(project):
    assert project({**HEADER, "s/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}).problems == []


def test_what_seems_to_say_for_whom_a_folder_is(project):
    result = project({**HEADER, "s/audience.txt": "audience: [board]", "s/audience.csv": "young;old"})
    assert result.codes == ["S112", "S112", "S322"]
    assert help_of(result.problems[2], "en") == "rename it to `audience.yml`"


@pytest.mark.parametrize("name", ["a\udcff.yml", "b\udcff.md", "c\udcff.png", "d\udcff/plan.yml"])
def test_a_name_that_no_page_can_show_is_told_and_not_read(project, name):
    try:
        result = project({**HEADER, f"s/{name}": "objectives: []"})
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    (problem,) = result.problems
    assert (problem.code.id, problem.span.file) == ("S112", f"plans/s/{name[0]}\\xff{name[2:].partition('/')[0]}")
