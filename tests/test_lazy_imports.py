"""What a command does not need is not loaded, and what waits is whole when it is used."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import planloom
from planloom import lazy_imports
from planloom.model.built_in import KINDS
from planloom.project import find_project, read_plans
from planloom.rules import judge
from planloom.settings import Settings

CHECK = """
import json, sys
from planloom.cli import main
from planloom.lazy_imports import LAZY
try:
    main(["check", "-C", sys.argv[1]])
except SystemExit as end:
    code = end.code
known = {name: module for name, module in sys.modules.items() if name.startswith("planloom") or name in LAZY}
json.dump({"code": code, "loaded": sorted(n for n, m in known.items() if type(m).__name__ != "_Late")}, sys.stdout)
"""


def run(program, *arguments, **more):
    environment = os.environ | {"PYTHONPATH": str(Path(planloom.__file__).parents[1])} | more
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


ONE_MODULE = """
import sys
from importlib import import_module
first = import_module("planloom.rules.catalogue")
ids = import_module("planloom.prose.ids")
from planloom import prose, rules
assert sys.modules["planloom.rules.catalogue"] is first, "there are two of it"
assert rules.catalogue is first.catalogue, "the name is that of the module"
assert sys.modules["planloom.prose.ids"] is ids and ids.__spec__.origin.endswith("ids.py")
assert rules.catalogue() and prose.render("a").html
"""


def test_a_module_of_a_package_that_waits_is_there_once():
    run(ONE_MODULE)


def loaded_by_check(folder, **files):
    (folder / "plans/s").mkdir(parents=True)
    for name, text in files.items():
        (folder / f"plans/s/{name}.md").write_text(text, "utf-8")
    found = json.loads(run(CHECK, str(folder)))
    assert found["code"] == 0
    return set(found["loaded"])


def test_checking_three_lines_loads_neither_what_waits_nor_other_kinds(tmp_path):
    loaded = loaded_by_check(tmp_path, plan="---\nkind: strategy\n---\n")
    others = {f"planloom.model.{word}" for word in KINDS if word != "strategy"}
    assert not loaded & (lazy_imports.LAZY | others)
    assert not [name for name in loaded if name.startswith(("planloom.rules", "planloom.figures", "planloom.prose"))]


def test_checking_a_plan_loads_what_it_needs(tmp_path):
    loaded = loaded_by_check(tmp_path, plan="---\nkind: strategy\nperiod: 2027\n---\nSee [[s]] and <b>that</b>.\n")
    assert {"planloom.rules", "planloom.figures", "planloom.prose"} <= loaded
    assert "planloom.glossary.lockfile" not in loaded


@pytest.mark.parametrize("kind", KINDS)
def test_rules_find_nothing_in_a_header_that_stands_alone(tmp_path, kind):
    (tmp_path / "plans/one").mkdir(parents=True)
    (tmp_path / "plans/one/plan.md").write_text(f"---\nkind: {kind}\nid: one\n---\n", "utf-8")
    (tmp_path / "plans/organisation.yml").write_text("name: Acme\nlanguages: [pl, en]\ncurrency: EUR\n", "utf-8")
    reading = read_plans(find_project(tmp_path)[0])
    assert reading.portfolio.is_lone_header
    assert judge(reading.graph, reading.figures, Settings()) == []


@pytest.mark.parametrize(
    ("header", "organisation", "more"),
    [
        ("title: Onward\n", "", {}),
        ("allow: {C102: x}\n", "", {}),
        ("objectives: [{title: Grow}]\n", "", {}),
        ("", "rates: {EUR: 4.3}\n", {}),
        ("", "people: [{id: anna, name: Anna}]\n", {}),
        ("", "", {"one/notes.md": "A page.\n"}),
        ("", "", {"two/plan.yml": "kind: sales\n"}),
        ("", "", {"glossary/terms.yml": "glossary: []\n"}),
    ],
)
def test_a_header_with_anything_beside_it_does_not_stand_alone(tmp_path, header, organisation, more):
    written = {"one/plan.yml": f"kind: strategy\n{header}", "organisation.yml": f"name: Acme\n{organisation}", **more}
    for name, text in written.items():
        (tmp_path / "plans" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "plans" / name).write_text(text, "utf-8")
    assert not read_plans(find_project(tmp_path)[0]).portfolio.is_lone_header


def test_rules_of_ones_own_are_asked_of_a_lone_header(tmp_path):
    (tmp_path / "plans/one").mkdir(parents=True)
    (tmp_path / "plans/one/plan.yml").write_text("kind: strategy\n", "utf-8")
    (tmp_path / "planloom.yml").write_text(
        "rules:\n  - {id: U101, title: Titles, for: plan, require: title}\n", "utf-8"
    )
    assert [finding.code.id for finding in read_plans(find_project(tmp_path)[0]).findings] == ["U101"]


@pytest.fixture
def waiting(tmp_path, monkeypatch):
    """Return a function that lets a module with a text wait, and gives it."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(name, text):
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
        monkeypatch.setattr(lazy_imports, "LAZY", lazy_imports.LAZY | {name})
        return __import__(name)

    yield make
    for name in [name for name in sys.modules if name.startswith("late_")]:
        del sys.modules[name]


def test_a_module_runs_when_it_is_asked_for_something(waiting):
    module = waiting("late_one", "import sys\nsys.late_one_ran = True\nVALUE = 42\n")
    assert not hasattr(sys, "late_one_ran")
    assert sys.modules["late_one"] is module
    assert module.VALUE == 42
    assert type(module).__name__ == "_Loaded"


def test_importing_a_name_of_it_is_right_too(waiting):
    waiting("late_two", "VALUE = 42\n")
    from late_two import VALUE  # noqa: PLC0415  # what is tried

    assert VALUE == 42


def test_another_thread_waits_until_it_is_whole(waiting):
    module = waiting("late_three", "import time\nFIRST = 1\ntime.sleep(0.2)\nLAST = 2\n")
    found = []
    threads = [threading.Thread(target=lambda: found.append(module.LAST)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2, 2, 2, 2]


def test_a_module_that_fails_fails_again(waiting):
    module = waiting("late_four", "raise RuntimeError('broken')\n")
    for _ in range(2):
        with pytest.raises(RuntimeError, match="broken"):
            _ = module.VALUE
