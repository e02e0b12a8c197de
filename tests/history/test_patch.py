"""Changes made in the sources of the first version: they load to the second, and only what must change does."""

import difflib

import pytest
from applied import content
from edits import Editor, write

import effort
from planloom.editing.apply import RefusedError
from planloom.history.difference.compare import compare
from planloom.history.difference.record import record
from planloom.history.patch import patched as written
from planloom.project import find_project, read_plans

FILES = {
    "plans/organisation.yml": "languages: [en, pl]\ncurrency: PLN\n",
    "plans/sales/plan.yml": """\
kind: sales   # ours
objectives:
  - id: sell
    title: 'Sell more'  # of everything
    budget: {2027: 3m, 2028: 4m}
""",
    "plans/sales/risks.yml": """\
# what may happen
risks:
  - {id: strike, title: Strike, tags: [port]}  # at the port
  - {id: rates, title: Rates}
""",
}


def version(folder, files):
    write(folder, files)
    return read_plans(find_project(folder)[0])


def both(reading):
    return record(reading.portfolio), reading.sources


def applied(folder, before, after):
    """Return the files of the first version with the changes made in them, and what they say then and should say."""
    old, new = (both(version(folder, files)) for files in (before, after))
    made = written(old, new, compare(old[0], new[0]))
    files = {**before, **{name: text for name, text in made.items() if text is not None}}
    files = {name: text for name, text in files.items() if made.get(name, "") is not None}
    settings = {name: text for name, text in after.items() if not name.startswith("plans/")}
    now = record(version(folder, files | settings).portfolio)
    return files, content(now), content(new[0])


def lines(before, after):
    found = []
    for name in sorted(before.keys() | after.keys()):
        diff = difflib.ndiff(before.get(name, "").splitlines(), after.get(name, "").splitlines())
        found += [line for line in diff if line[:1] in "+-"]
    return found


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("2027: 3m", "2027: 5m")], ["-     budget: {2027: 3m, 2028: 4m}", "+     budget: {2027: 5m, 2028: 4m}"]),
        ([("'Sell more'", "Sell most")], ["-     title: 'Sell more'  # of everything", "+     title: 'Sell most'  # of everything"]),
        ([("  - {id: rates, title: Rates}\n", "")], ["-   - {id: rates, title: Rates}"]),
        ([("  - {id: rates", "  - {id: flood, title: Flood}\n  - {id: rates")], ["+   - {id: flood, title: Flood}"]),
        ([("tags: [port]", "tags: [port, ships]")], ["-   - {id: strike, title: Strike, tags: [port]}  # at the port", "+   - {id: strike, title: Strike, tags: [port, ships]}  # at the port"]),
        ([("kind: sales   # ours\n", "kind: sales\ntitle: Sales\n")], ["+ title: Sales"]),
    ],
)  # fmt: skip
def test_only_what_must_change_does(tmp_path, edits, expected):
    after = dict(FILES)
    for old, new in edits:
        after = {name: text.replace(old, new) for name, text in after.items()}
    files, now, wanted = applied(tmp_path, FILES, after)
    assert now == wanted
    assert lines(FILES, files) == expected


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(8)))
def test_sources_load_to_the_second_version_and_back(seed, tmp_path):
    """Whatever writers do to their files; what cannot be written is refused, never written wrongly."""
    editor = Editor(seed)
    versions = []
    for _ in range(3):
        versions.append(dict(editor.files))
        for _ in range(3):
            editor.step()
    for before in versions:
        for after in versions:
            try:
                _, now, wanted = applied(tmp_path, before, after)
            except RefusedError as error:
                assert "&" in str(error) or "sees all" in str(error)  # the editor's copies become anchors  # noqa: PT017
                continue
            assert now == wanted, editor.done
