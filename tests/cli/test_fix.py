"""``planloom check --fix`` and ``--diff``: what is written, what is said, and what is left alone."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from planloom import atomic_write
from planloom.cli import main

PLAN = "kind: strategy\nobjectives:\n  # the first\n  - id: grow\n    titel: 'Grow'   # of all\n    end: 31.12.2027\n"
MENDED = "kind: strategy\nobjectives:\n  # the first\n  - id: grow\n    title: 'Grow'   # of all\n    end: 2027-12-31\n"
FORCE = "kind: restructuring\nworkforce:\n  - {before_fte: 120, hires: 5, leavers: 18, after_fte: 105}\n"


def run(folder, *arguments: str):
    return CliRunner().invoke(main, ["check", "-C", str(folder), *arguments])


@pytest.fixture
def project(tmp_path):
    (tmp_path / "plans/strategy").mkdir(parents=True)
    (tmp_path / "plans/organisation.yml").write_text("languages: en\n")
    (tmp_path / "planloom.yml").write_text("today: 2027-01-15\n")
    (tmp_path / "plans/strategy/plan.yml").write_text(PLAN)
    return tmp_path


def plan(project):
    return project / "plans/strategy/plan.yml"


def test_slips_are_mended_and_the_rest_is_told(project):
    result = run(project, "--fix")
    assert plan(project).read_text() == MENDED
    assert "mended[S301] plans/strategy/plan.yml:5:5: `titel` is now `title`" in result.stderr
    assert "mended[S304] plans/strategy/plan.yml:6:10: `31.12.2027` is now `2027-12-31`" in result.stderr
    assert "K101" in result.stderr
    assert result.exit_code == 0


def test_a_second_run_changes_nothing(project):
    run(project, "--fix")
    result = run(project, "--fix")
    assert "nothing here has an exact mend" in result.stderr
    assert plan(project).read_text() == MENDED


def test_it_is_told_in_polish(project):
    assert (
        "poprawiono[S301] plans/strategy/plan.yml:5:5: zamiast `titel` jest teraz `title`"
        in run(project, "--fix", "--lang", "pl").stderr
    )


def test_a_diff_changes_nothing_and_can_be_applied(project):
    result = run(project, "--diff")
    assert result.exit_code == 1
    assert plan(project).read_text() == PLAN
    subprocess.run(["git", "apply"], cwd=project, input=result.stdout.encode(), check=True)
    assert plan(project).read_text() == MENDED
    again = run(project, "--diff")
    assert (again.stdout, again.exit_code) == ("", 0)


def test_one_mend_uncovers_another(project):
    """A plan whose kind is misspelt is not read; its own slips are mended in the same run."""
    plan(project).write_text(PLAN.replace("strategy", "stratgey"))
    assert run(project, "--fix").exit_code == 0
    assert plan(project).read_text() == MENDED
    plan(project).write_text(PLAN.replace("strategy", "stratgey"))
    assert "+    end: 2027-12-31" in run(project, "--diff").stdout


def test_line_ends_the_mark_at_the_beginning_and_the_end_without_a_line_stay(project):
    plan(project).write_bytes(b"\xef\xbb\xbf" + PLAN.rstrip("\n").replace("\n", "\r\n").encode())
    run(project, "--fix")
    assert plan(project).read_bytes() == b"\xef\xbb\xbf" + MENDED.rstrip("\n").replace("\n", "\r\n").encode()


def test_front_matter_is_mended_and_the_text_below_it_stays(project):
    (project / "plans/sales").mkdir()
    page = project / "plans/sales/plan.md"
    page.write_text("---\nkind: sales\nowmer: anna   # she\n---\n\nowmer: as it is, [[gorw]]  \n")
    run(project, "--fix")
    assert page.read_text() == "---\nkind: sales\nowner: anna   # she\n---\n\nowmer: as it is, [[grow]]  \n"


def test_the_settings_are_mended_too(project):
    (project / "planloom.yml").write_text("# ours\ntodya: 2027-01-15\n")
    run(project, "--fix")
    assert (project / "planloom.yml").read_text() == "# ours\ntoday: 2027-01-15\n"


def test_which_of_two_figures_is_right_is_asked(project):
    (project / "plans/force").mkdir()
    force = project / "plans/force/plan.yml"
    force.write_text(FORCE)
    result = run(project, "--fix")
    assert force.read_text() == FORCE
    assert "planloom check --fix --accept P101" in result.stderr
    run(project, "--fix", "--accept", "P101")
    assert force.read_text() == FORCE.replace("105", "107")


def test_readers_who_do_not_see_all_mend_nothing(project):
    (project / "planloom.yml").write_text("today: 2027-01-15\naudiences: [board, staff]\n")
    plan(project).write_text(PLAN + "  - {id: secret, title: Secret, audience: board}\n")
    before = plan(project).read_bytes()
    result = run(project, "--fix", "--audience", "staff")
    assert result.exit_code == 2
    assert "--audience all" in result.stderr
    assert plan(project).read_bytes() == before
    assert '"start_byte"' not in run(project, "--format", "json", "--audience", "staff").stdout
    run(project, "--fix", "--audience", "all")
    assert plan(project).read_text() == MENDED + "  - {id: secret, title: Secret, audience: board}\n"


def test_a_disk_that_refuses_leaves_every_file_as_it_was(project, monkeypatch):
    (project / "planloom.yml").write_text("todya: 2027-01-15\n")
    written = []

    def full(path, content, **how):
        if path.name == "plan.yml" and path not in written:
            written.append(path)
            raise OSError(28, "No space left on device")
        atomic_write.save(path, content, **how)

    monkeypatch.setattr("planloom.editing.files.save", full)
    result = run(project, "--fix")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert (project / "planloom.yml").read_text() == "todya: 2027-01-15\n"
    assert plan(project).read_text() == PLAN


def test_a_file_that_changed_meanwhile_is_not_written(project, monkeypatch):
    from planloom.cli import mending  # noqa: PLC0415  # it is loaded late

    write = mending.write

    def after_another(mended):
        plan(project).write_text("kind: strategy\n")
        write(mended)

    monkeypatch.setattr(mending, "write", after_another)
    result = run(project, "--fix")
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert plan(project).read_text() == "kind: strategy\n"


def test_programs_are_told_each_mend_to_the_byte(project):
    plan(project).write_bytes("kind: strategy\nobjectives:\n  - {id: grow, title: Żółw, end: 31.12.2027}\n".encode())
    found = json.loads(run(project, "--format", "json").stdout)["findings"]
    (fix,) = [one["fix"] for one in found if one["code"] == "S304"]
    (edit,) = fix["edits"]
    raw = plan(project).read_bytes()
    assert raw[edit["start_byte"] : edit["end_byte"]].decode() == edit["old"] == "31.12.2027"
    assert (edit["new"], edit["line"], edit["column"], fix["takes_side"]) == ("2027-12-31", 3, 34, False)
    assert {one["code"] for one in found if one["fix"] is None} >= {"K101"}


def test_code_scanning_is_offered_the_mend(project):
    results = json.loads(run(project, "--format", "sarif").stdout)["runs"][0]["results"]
    (fix,) = [one["fixes"][0] for one in results if one["ruleId"] == "S301"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 5, "startColumn": 5, "endLine": 5, "endColumn": 10},
            "insertedContent": {"text": "title"},
        }
    ]


def test_what_excludes_each_other_is_wrong_use(project):
    assert run(project, "--fix", "--diff").exit_code == 2
    assert run(project, "--accept", "P101").exit_code == 2


def test_what_is_known_is_not_told_again_and_what_is_gone_is(project):
    run(project, "--fix")
    known = project / "known.json"
    assert "written to" in run(project, "--write-baseline", str(known)).stderr
    plan(project).write_text("# a remark\n\n" + MENDED)
    result = run(project, "--baseline", str(known), "--level", "info")
    assert result.exit_code == 0
    assert "no problems found" in result.stderr
    assert "known from" in result.stderr
    plan(project).write_text(MENDED.replace("end:", "owner: anna\n    end:"))
    result = run(project, "--baseline", str(known), "--level", "info")
    assert "K101 (grow) " in result.stderr
    assert "lacks an owner" in result.stderr
    assert "planloom check --write-baseline" in result.stderr


def test_a_baseline_named_in_the_settings_is_read(project):
    run(project, "--fix")
    (project / "planloom.yml").write_text("today: 2027-01-15\nbaseline: known.json\n")
    assert run(project).exit_code == 2  # it is not there yet
    run(project, "--write-baseline", str(project / "known.json"))
    assert "no problems found" in run(project).stderr


def test_an_error_that_stops_a_build_is_never_known(project):
    known = project / "known.json"
    assert run(project, "--write-baseline", str(known)).exit_code == 1
    assert "S301" not in known.read_text()
    result = run(project, "--baseline", str(known))
    assert "S301" in result.stderr
    assert result.exit_code == 1


def test_readers_are_not_told_what_others_know(project):
    (project / "planloom.yml").write_text("today: 2027-01-15\naudiences: [board, staff]\n")
    plan(project).write_text(MENDED + "  - {id: secret, title: Secret, audience: board}\n")
    known = project / "known.json"
    run(project, "--write-baseline", str(known), "--audience", "all")
    assert "secret" in known.read_text()
    assert "secret" not in run(project, "--baseline", str(known), "--audience", "staff").output


def test_what_is_no_baseline_is_wrong_use(project):
    (project / "known.json").write_text('{"format": "planloom-findings"}')
    result = run(project, "--baseline", str(project / "known.json"))
    assert result.exit_code == 2
    assert "is no baseline" in result.stderr


TARGET = "kind: sales\ntargets: [{id: t, title: TITLE, volume: {2027: 1 200}, price: 5 000, revenue: {2027: 6.5m}}]\n"


@pytest.mark.parametrize(("title", "made"), [("All", True), ("Sell for 6.5 million", False)])
def test_a_mend_that_would_contradict_others_is_not_made(project, title, made):
    plan(project).write_text(TARGET.replace("TITLE", title))
    before = plan(project).read_text()
    result = run(project, "--fix", "--accept", "M105")
    assert plan(project).read_text() == (before.replace("6.5m", "6m") if made else before)
    refused = "not mended[M105] plans/strategy/plan.yml:2:"
    assert (refused in result.stderr) is not made
    assert ("would then contradict others (L104)" in result.stderr) is not made
