"""The steps of "Where to add" on the architecture page, done in a copy by what stands on the page and nothing else.

A field, a relation, a part and a kind of plan come about; schema, reference, messages, pages and book follow.
"""

import json
import re
import shutil
import subprocess
import sys

import pytest
from manual_pages import DOCS, ROOT

PAGE = DOCS / "explanation/architecture.md"
STEP = re.compile(r"^```\w+\n# (?P<file>[\w/.]+): (?P<where>[^\n]+)\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)

RIGHT = {
    "organisation.yml": "name: Acme\nlanguages: [en, pl]\n",
    "strategy/plan.yml": """\
kind: strategy
title: {en: Onward, pl: Naprzód}
objectives:
  - {id: grow, title: {en: Grow, pl: Rosnąć}}
allocations:
  - {id: for-it, title: {en: Machines, pl: Maszyny}, function: it, amounts: {2027: 900k}}
""",
    "sales/plan.yml": """\
kind: sales
title: {en: Selling, pl: Sprzedawanie}
risks:
  - {id: fire, title: {en: Fire, pl: Pożar}, insured_until: 2028-12-31}
complaints:
  - {id: noise, title: {en: Noise, pl: Hałas}, received: {2027: 14}, supports: grow}
""",
    "it/plan.yml": """\
kind: plan IT
initiatives:
  - {id: network, title: {en: A network, pl: Sieć}, supports: grow, blocks: [archive], budget: {2027: 100k}}
  - {id: archive, title: {en: An archive, pl: Archiwum}, supports: grow}
courses:
  - {id: lessons, title: {en: Lessons, pl: Lekcje}}
""",
}
WRONG = RIGHT | {
    "sales/plan.yml": """\
kind: sales
risks:
  - {id: fire, title: {en: Fire, pl: Pożar}, insured_until: someday}
complaints:
  - {id: noise, received: {2027: 14}}
""",
    "it/plan.yml": """\
kind: it
initiatives:
  - {id: network, title: {en: A network, pl: Sieć}, supports: grow, blocks: [archive], budget: {2027: 1m}}
  - {id: archive, title: {en: An archive, pl: Archiwum}, supports: grow, blocks: [network, archives]}
complaints: []
""",
}

PROGRAM = """
import json, sys
import planloom
from click.testing import CliRunner
from planloom.cli import main
from planloom.model.reference import reference

told = {name: CliRunner().invoke(main, command).output for name, command in json.load(sys.stdin).items()}
json.dump({"program": planloom.__file__, "reference": reference(), **told}, sys.stdout)
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return the folder of a copy of the program in which the steps of the page are done."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("generator", "templates", "plans/.schema"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for step in STEP.finditer(PAGE.read_text("utf-8")):
        file = folder / "generator/planloom" / step["file"]
        text = file.read_text("utf-8") if file.exists() else ""
        file.write_text(placed(text, step["where"], step["lines"]), "utf-8")
    return folder


def placed(text, where, lines):
    """Return the text of a file with lines at the place that the first line of a block names."""
    verb, _, name = where.rpartition(" ")
    match verb:
        case "at the" if name == "beginning":
            return lines
        case "at the":
            return f"{text.rstrip()}\n\n\n{lines}"
        case "with the":
            return text.replace("\nfrom ", f"\n{lines}from ", 1)
        case "at the end of":
            body = re.compile(rf"^class {name}\(.*?(?=\n\n\n|\Z)", re.MULTILINE | re.DOTALL)
            return body.sub(lambda found: f"{found[0]}\n{lines.rstrip()}", text, count=1)
        case "before":
            return re.sub(
                rf"^(class )?{name}\b", lambda found: f"{lines}\n\n{found[0]}", text, count=1, flags=re.MULTILINE
            )
        case "in place of":
            return re.sub(rf"^{name}\b.*\n", lines, text, count=1, flags=re.MULTILINE)
    raise ValueError(where)


@pytest.fixture(scope="module")
def told(copy):
    """Return what the program in the copy says, by what it was asked."""
    for name, files in (("right", RIGHT), ("wrong", WRONG)):
        for place, text in files.items():
            path = copy / name / "plans" / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        (copy / name / "planloom.yml").write_text("today: 2027-01-15\n", "utf-8")
    right, wrong = str(copy / "right"), str(copy / "wrong")
    asked = {
        "part schema": ["schema", "part"],
        "plan schema": ["schema", "plan"],
        "en right": ["check", "-C", right],
        "en": ["check", "--all", "-C", wrong],
        "pl": ["check", "--all", "-C", wrong, "--lang", "pl"],
        "start": ["init", str(copy / "start"), "--kinds", "it,sales", "--lang", "pl"],
        "pages": ["render", "-C", right, "--to", str(copy / "pages")],
        "en book": ["print", "-C", right, "--lang", "en", "--html", str(copy / "en.html")],
        "pl book": ["print", "-C", right, "--lang", "pl", "--html", str(copy / "pl.html")],
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(asked),
        env={"PYTHONPATH": str(copy / "generator"), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name: text.replace("\u00a0", " ") for name, text in json.loads(done.stdout).items()}


def page(copy, address):
    """Return a page of the right plans without its markup, in English and in Polish."""
    return [_plain((copy / f"pages/{language}/{address}/index.md").read_text("utf-8")) for language in ("en", "pl")]


def _plain(text):
    links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"(?:[\s*]|(?<=\s):(?=\s))+", " ", re.sub(r"<[^<>]*>", " ", links)).replace("\u00a0", " ")


def books(copy):
    """Return the text of the book in English and in Polish."""
    return [_plain((copy / f"{language}.html").read_text("utf-8")) for language in ("en", "pl")]


def assert_shown(copy, address, english, polish):
    for shown, said in zip((page(copy, address), books(copy)), ("page", "book"), strict=True):
        assert english in shown[0], said
        assert polish in shown[1], said


def start(copy, place):
    """Return a file of a new project that was begun in Polish."""
    return (copy / "start/plans" / place).read_text("utf-8")


def test_the_copy_is_what_runs_and_finds_nothing_wrong_with_what_is_right(told, copy):
    assert told["program"].startswith(str(copy))
    assert "error" not in told["en right"]


def test_a_field(told, copy):
    risk = json.loads(told["part schema"])["$defs"]["Risk"]["properties"]["insured_until"]
    assert risk["title"] == "Insured until"
    row = "| `insured_until` | period or date |  | The last day on which insurance pays for it |"
    assert row in told["reference"].splitlines()
    assert "`someday` is not a period or date\n  --> plans/sales/plan.yml:3:61" in told["en"]
    assert "`someday` tu nie pasuje; ma być: okres lub data" in told["pl"]
    assert "Ostatni dzień, w którym płaci za to ubezpieczenie" in start(copy, "sales/risks.yml")
    assert_shown(copy, "sales/risks", "Insured until: 31 Dec 2028", "Ubezpieczone do: 31 grudnia 2028")


def test_a_relation(told, copy):
    assert "blocks" in json.loads(told["part schema"])["$defs"]["Initiative"]["properties"]
    row = "| `blocks` | Blocks | Blocked by | `blocks` of initiative | initiative; not in a circle |"
    assert row in told["reference"].splitlines()
    assert "initiative `archive` names an unknown id in `blocks`: `archives`" in told["en"]
    assert "inicjatywa `archive` wskazuje w `blocks` nieznany identyfikator: `archives`" in told["pl"]
    assert "`blocks` runs in a circle: network → archive → network" in told["en"]
    assert "`blocks` tworzy pętlę: network → archive → network" in told["pl"]
    assert "Praca, która musi na to czekać" in start(copy, "it/initiatives.yml")
    assert_shown(copy, "it/initiatives/network", "Blocks An archive", "Blokuje Archiwum")
    assert_shown(copy, "it/initiatives/archive", "Blocked by: A network", "Blokowane przez: Sieć")


def test_a_part(told, copy):
    schema = json.loads(told["part schema"])
    assert schema["properties"]["complaints"]["title"] == "Complaints"
    assert schema["$defs"]["Complaint"]["required"] == ["title"]
    assert "### Complaint" in told["reference"].splitlines()
    assert "| `complaints` | list of [complaint](#complaint) |  |" in told["reference"]
    assert "complaint `noise` needs a field `title`" in told["en"]
    assert "reklamacja `noise` wymaga pola `title`" in told["pl"]
    assert "## Reklamacje: Z czego klienci nie byli zadowoleni" in start(copy, "sales/complaints.yml")
    assert_shown(copy, "sales", "Complaints 1", "Reklamacje 1")
    assert_shown(copy, "sales/complaints", "Complaints received", "Przyjęte reklamacje")
    assert_shown(copy, "strategy/objectives/grow", "Noise", "Hałas")


def test_a_kind_of_plan(told, copy):
    schema = json.loads(told["plan schema"])
    assert schema["properties"]["kind"]["anyOf"][0]["enum"][-1] == "it"
    assert schema["$defs"]["ItPlan"]["title"] == "IT plan"
    assert "## IT plan" in told["reference"].splitlines()
    assert "`restructuring`, `it` | yes | Which kind of plan it is |" in told["reference"]
    assert "an IT plan has no field `complaints`" in told["en"]
    assert "plan IT nie ma pola `complaints`" in told["pl"]
    assert "the work of IT plan `it` costs PLN 1,000,000 in 2027, but it is allocated PLN 900,000" in told["en"]
    assert "plan IT `it`: prace na okres 2027 kosztują 1 000 000 zł" in told["pl"]
    assert "kind: it" in start(copy, "it/plan.md").splitlines()
    assert_shown(copy, "it", "IT plan", "Plan IT")
    assert_shown(copy, "strategy/allocations", "Machines IT plan", "Maszyny Plan IT")
    assert_shown(copy, "it/courses", "Lessons", "Lekcje")
