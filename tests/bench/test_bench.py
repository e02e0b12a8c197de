"""The measurement measures what it says: trees, checks of what was built, costs and tables; how long it takes is not asked."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.measured import Cost, FailedError, measured  # noqa: E402
from bench.phases import PHASES, Result, steps  # noqa: E402
from bench.programs import MKDOCS, PEERS, PLANLOOM, found, this_checkout  # noqa: E402
from bench.tree import grown  # noqa: E402

from bench import compare, phases, right, sources  # noqa: E402  # a folder of the repository, no installed package
from planloom.project import find_project, read_plans  # noqa: E402

PROGRAMS = (PLANLOOM, *PEERS)


def test_a_tree_has_so_many_objects_and_links_to_the_plan_above():
    tree = grown(130)
    assert len(tree.objects) == 130
    assert [len(objects) for _, objects in tree.plans()] == [25, 25, 25, 25, 25, 5]
    for one in tree.objects[25:]:
        assert len(set(one.supports)) == 2
        assert {above // 25 for above in one.supports} == {(one.plan - 1) // 4}
    assert tree == grown(130)


def test_plans_that_are_measured_are_without_findings(tmp_path):
    sources.write(sources.planloom(grown(130), ("en", "pl")), tmp_path)
    reading = read_plans(find_project(tmp_path)[0])
    assert reading.everything == []
    assert len(reading.portfolio.plans) == 6


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.option)
def test_an_edit_changes_one_file_of_every_program(program):
    before = None
    for step in steps(grown(60)):
        files = program.files(step.tree, ("en",))
        if before is not None:
            changed = [name for name, text in files.items() if before[name] != text]
            assert len(changed) == (0 if step.phase == "nothing changed" else 1)
        before = files
    assert [step.phase for step in steps(grown(60))] == list(PHASES)


def site_of(tree, root, program=MKDOCS):
    """Write what a program would build of a tree, as small as it can be."""
    for one in tree.objects:
        page, anchor = program.place(one.number)
        links = "".join(
            f'<a href="../{program.place(above)[0]}#{anchor_}">'
            for above in one.supports
            for anchor_ in [program.place(above)[1]]
        )
        path = root / page
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            file.write(f'<h2 id="{anchor}">{one.title}</h2>{links}<p>{one.text}</p>\n')


def test_what_is_right_is_accepted(tmp_path):
    tree = grown(60)
    site_of(tree, tmp_path)
    right.check_pages(MKDOCS, tmp_path, tree)
    right.check_links(MKDOCS, tmp_path, tree)
    right.check_shown(MKDOCS, tmp_path, 30, re.compile(re.escape(tree.objects[30].text)))


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        (grown(60).objects[30].title, "Gone", right.check_pages),
        ('id="aim-000030"', 'id="aim-x"', right.check_pages),
        ('id="aim-00000', 'id="aim-x', right.check_links),
        ("<a href", "<a data-href", right.check_links),
    ],
)
def test_what_is_wrong_is_told(tmp_path, old, new, check):
    tree = grown(60)
    site_of(tree, tmp_path)
    for path in tmp_path.rglob("*.html"):
        text = path.read_text("utf-8")
        path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(FailedError):
        check(MKDOCS, tmp_path, tree)


def test_a_page_that_is_missing_is_told(tmp_path):
    site_of(grown(60), tmp_path)
    (tmp_path / "plan_00001/index.html").unlink()
    with pytest.raises(FailedError, match="2 pages instead of 3"):
        right.check_pages(MKDOCS, tmp_path, grown(60))


def test_an_edit_that_is_not_shown_is_told(tmp_path):
    site_of(grown(60), tmp_path)
    with pytest.raises(FailedError, match="the edit is not on"):
        right.check_shown(MKDOCS, tmp_path, 30, re.compile("Zmierzone"))


def test_costs_of_a_command(tmp_path):
    program = (
        "import pathlib; x = b'x' * 80_000_000; sum(range(2_000_000)); pathlib.Path('out/new').write_bytes(x[:5000])"
    )
    (tmp_path / "out").mkdir()
    (tmp_path / "out/old").write_bytes(b"1234")
    cost = measured([sys.executable, "-c", program], tmp_path, tmp_path / "out", 60, {})
    assert cost.cpu > 0.01
    assert cost.memory > 80_000_000
    assert cost.written == 5000
    assert measured(["true"], tmp_path, tmp_path / "out", 60, {}).memory < 60_000_000


def test_a_command_that_fails_or_takes_too_long_is_told(tmp_path):
    with pytest.raises(FailedError, match="exit code 3: why"):
        measured([sys.executable, "-c", "import sys; print('why'); sys.exit(3)"], tmp_path, tmp_path, 60, {})
    with pytest.raises(FailedError, match="over 1 s"):
        measured(["sleep", "30"], tmp_path, tmp_path, 1, {})


def test_ratios_are_to_the_first_peer_that_went_through():
    ours = Result("Planloom", {"from nothing": Cost(6.0, 2 * 1024 * 1024, 3_000_000)}, 1200, 4_000_000)
    broken = Result("Other", failed="over 1 s")
    peer = Result("Peer", {"from nothing": Cost(4.0, 1024 * 1024, 0)}, 8, 1_000_000)
    told = compare.table("500 objects", [ours, broken, peer])
    assert "| Planloom (1 200 pages, 4 MB) | CPU, s | 6.0 (1.50) | – | – | – | – |" in told
    assert "|  | memory, MiB | 2 | – | – | – | – |" in told
    assert "|  | written, MB | 3.0 | – | – | – | – |" in told
    assert "| Other: over 1 s | CPU, s | – | – | – | – | – |" in told


def test_tables_go_into_a_page(tmp_path):
    page = tmp_path / "speed.md"
    page.write_text(f"# Speed\n\n{compare.BEGIN}\nold\n{compare.END}\n\nMore.\n", "utf-8")
    compare._put(page, "new")  # noqa: SLF001
    assert page.read_text("utf-8") == f"# Speed\n\n{compare.BEGIN}\n\nnew\n\n{compare.END}\n\nMore.\n"


def test_peers_are_found_by_path_or_left_out(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found(MKDOCS, None) is None
    (tmp_path / "mkdocs").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "mkdocs").chmod(0o755)
    assert found(MKDOCS, None).executable == tmp_path / "mkdocs"
    with pytest.raises(SystemExit, match="cannot be run"):
        found(MKDOCS, tmp_path / "none")


def test_the_place_for_the_tables_is_in_the_manual():
    page = (ROOT / "docs/explanation/speed.md").read_text("utf-8")
    assert page.index(compare.BEGIN) < page.index(compare.END)


def test_the_example_has_what_is_edited():
    text = (ROOT / phases.EXAMPLE_FILE).read_text("utf-8")
    assert all(old in text for old, _, _ in phases.EXAMPLE_EDITS.values())


def test_every_measurement_can_be_asked_for_help():
    for command in ("compare", "check", "charts", "glossary", "corpus"):
        told = subprocess.run(
            [sys.executable, "-m", "bench", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stderr


@pytest.mark.slow
def test_a_small_run_goes_through():
    result = phases.run(this_checkout(), grown(30), ("en", "pl"), 300, lambda _: None)
    assert result.failed == ""
    assert list(result.costs) == list(PHASES)
    assert result.pages >= 60
