"""What is kept between builds is believed in nothing: whatever stands there, the site is the one without it.

``pytest --long 20 tests/site/test_corrupted.py`` breaks twenty times as many single places.
"""

import contextlib
import json
import os
import random
import shutil
import sqlite3

import pytest
from click.testing import CliRunner
from misshapen import changed, of_another_kind, places

from planloom import sealed
from planloom.cli import main
from planloom.store import CACHE_ROOT, FILE

pytestmark = pytest.mark.slow

PLANS = {
    "planloom.yml": "today: 2027-05-15\n",
    "plans/strategy/plan.md": "---\nkind: strategy\ntitle: {en: Strategy, pl: Strategia}\n---\nChurn matters.\n",
    "plans/strategy/objectives.yml": """\
objectives:
  - {id: grow, title: {en: Grow, pl: Wzrost}, perspective: financial}
  - {id: serve, title: {en: Serve, pl: Obsługa}, perspective: customer, drives: [grow]}
""",
    "plans/glossary/terms.yml": """\
glossary: [{id: churn, en: {term: churn, definition: Leaving}, pl: {term: odejście, definition: Odejścia}}]
""",
    "plans/glossary/forms.lock.json": '{"version": 1, "dictionary": "", "terms": {}}\n',
}
SCRIPT = b'{"svg": "<script>alert(1)</script>", "html": "<script>alert(1)</script>", "path": "../../../x"}'
SHAPES = (b"", b"null", b"[]", b"[1]", b'{"a": [{}]}', b"\x00" * 40, b"\xff\xfe", b"1" * 99, b"[" * 3000, SCRIPT)
"""Contents that no reader expects."""


def built(project):
    """Build the site, and return its files."""
    result = CliRunner().invoke(main, ["build", "-C", str(project)])
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Return a project that was built, and its site."""
    project = tmp_path_factory.mktemp("kept") / "p"
    for name, text in PLANS.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, "utf-8")
    return project, built(project)


def entries(project):
    with contextlib.closing(sqlite3.connect(project / CACHE_ROOT / FILE)) as file:
        return dict(file.execute("SELECT key, value FROM entries"))


def put(project, changed):
    with contextlib.closing(sqlite3.connect(project / CACHE_ROOT / FILE)) as file, file:
        file.executemany("UPDATE entries SET value = ? WHERE key = ?", ((value, key) for key, value in changed.items()))


def files(project):
    return [path for path in sorted((project / CACHE_ROOT).rglob("*")) if path.is_file() and path.name != FILE]


def noise(project, dice):
    """Put random bytes in the place of every entry and every file."""
    put(project, {key: dice.randbytes(len(value)) for key, value in entries(project).items()})
    for path in files(project):
        path.write_bytes(dice.randbytes(99))


def shapes(project, dice):
    """Seal what no reader expects, as an older or a newer release might."""
    put(project, {key: sealed.seal(key, dice.choice(SHAPES)) for key in entries(project)})
    for path in files(project):
        name = (
            "".join(path.relative_to(project / CACHE_ROOT / "charts").with_suffix("").parts)
            if path.parent.parent.name == "charts"
            else path.name
        )
        path.write_bytes(dice.choice((sealed.seal(name, dice.choice(SHAPES)), dice.choice(SHAPES))))
    (project / "plans/glossary/forms.lock.json").write_bytes(PLANS["plans/glossary/forms.lock.json"].encode())


def swapped(project, dice):
    """Give every entry and file what another has."""
    there = entries(project)
    values = list(there.values())
    put(project, dict(zip(there, values[1:] + values[:1], strict=True)))
    paths = files(project)
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, contents[1:] + contents[:1], strict=True):
        path.write_bytes(content)


def foreign(project, dice):
    """Put a script everywhere, under the seal of somebody else."""
    other = sealed.hmac.new(b"another key", SCRIPT, "sha256").hexdigest().encode() + b"\n" + SCRIPT
    put(project, dict.fromkeys(entries(project), other))
    for path in files(project):
        path.write_bytes(other)


def no_files(project, dice):
    """Put folders, links and pipes where files should be."""
    for number, path in enumerate(files(project)):
        path.unlink()
        if number % 3 == 0:
            path.mkdir()
        elif number % 3 == 1:
            path.symlink_to("/etc/passwd")
        elif hasattr(os, "mkfifo"):
            os.mkfifo(path)


def no_store(project, dice):
    (project / CACHE_ROOT / FILE).write_bytes(dice.randbytes(5000))


def torn_store(project, dice):
    file = project / CACHE_ROOT / FILE
    data = bytearray(file.read_bytes())
    for _ in range(40):
        data[dice.randrange(100, len(data))] = dice.randrange(256)
    file.write_bytes(data[: dice.randrange(len(data) // 2, len(data))])


def store_is_a_folder(project, dice):
    (project / CACHE_ROOT / FILE).unlink()
    (project / CACHE_ROOT / FILE / "deep").mkdir(parents=True)


def store_is_a_link(project, dice):
    """Lead to a store elsewhere, which is neither read nor written."""
    elsewhere = project.with_name("elsewhere")
    (project / CACHE_ROOT / FILE).rename(elsewhere)
    (project / CACHE_ROOT / FILE).symlink_to(elsewhere)


def store_is_a_pipe(project, dice):
    (project / CACHE_ROOT / FILE).unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(project / CACHE_ROOT / FILE)


def store_is_huge(project, dice):
    with (project / CACHE_ROOT / FILE).open("r+b") as file:
        file.truncate(3 << 30)  # takes no place on the disk


def files_are_huge(project, dice):
    for path in files(project):
        with path.open("r+b") as file:
            file.truncate(3 << 30)


def cache_is_a_file(project, dice):
    shutil.rmtree(project / CACHE_ROOT)
    (project / CACHE_ROOT).write_bytes(dice.randbytes(99))


def cache_is_a_link(project, dice):
    (project / CACHE_ROOT).rename(project.with_name("elsewhere"))
    (project / CACHE_ROOT).symlink_to(project.with_name("elsewhere"))


def of_another_project(project, dice):
    """Put all that this user's Planloom has kept for other plans of the same names at the same place."""
    shutil.rmtree(project / CACHE_ROOT)
    plan = project / "plans/strategy/objectives.yml"
    before = plan.read_text("utf-8")
    plan.write_text(before.replace("Grow", "Shrink").replace("Obsługa", "Kolejka"), "utf-8")
    built(project)
    plan.write_text(before, "utf-8")


QUICK, LONG = (
    (noise, shapes),
    (
        *(swapped, foreign, no_files, no_store, torn_store, store_is_a_folder, store_is_a_link, store_is_a_pipe),
        *(store_is_huge, files_are_huge, cache_is_a_file, cache_is_a_link, of_another_project),
    ),
)


def test_pages_whose_entries_alone_are_damaged_are_made_and_drawn(kept):
    """Their index is whole, so that they are found, and found wanting when all charts have been drawn."""
    project, expected = kept
    damaged = {key: b"" for key in entries(project) if key.startswith("page ")}
    assert any(b"<svg" in page for page in expected.values())
    assert damaged
    put(project, damaged)
    shutil.rmtree(project / "site")  # whose files would be taken over without a look at what they were made from
    assert built(project) == expected


@pytest.mark.parametrize("broken", [*QUICK, *(pytest.param(one, marks=pytest.mark.long) for one in LONG)])
def test_the_site_is_the_one_without_a_cache(kept, tmp_path, broken):
    project, expected = kept
    copy = shutil.copytree(project, tmp_path / "p")
    project.rename(project.with_name("aside"))  # entries name the folder
    try:
        shutil.copytree(copy, project)
        broken(project, random.Random(1))
        assert built(project) == expected
        assert built(project) == expected
    finally:
        shutil.rmtree(project)
        elsewhere = project.with_name("elsewhere")
        if elsewhere.is_dir():
            shutil.rmtree(elsewhere)
        elsewhere.unlink(missing_ok=True)
        project.with_name("aside").rename(project)


@pytest.mark.long
def test_one_place_after_the_other(kept, long):
    project, expected = kept
    dice = random.Random(long)
    for _ in range(long):
        there = entries(project)
        key = dice.choice(sorted(there))
        value = sealed.seal(key, dice.choice(SHAPES))
        put(project, {key: dice.choice((value, there[dice.choice(sorted(there))], dice.randbytes(50)))})
        if found := files(project):
            dice.choice(found).write_bytes(dice.choice((*SHAPES, dice.randbytes(50))))
        with contextlib.closing(sqlite3.connect(project / CACHE_ROOT / FILE)) as file, file:
            file.execute("DELETE FROM entries WHERE key LIKE 'built %'")
        assert built(project) == expected, key


def readable(project):
    """Return what is kept as data, by key."""
    found = {}
    for key, value in entries(project).items():
        # A test that failed may have left what is nested without end.
        with contextlib.suppress(ValueError, TypeError, RecursionError):
            found[key] = json.loads(sealed.opened(key, value))
    return found


@pytest.mark.long
@pytest.mark.parametrize("sort", ["built", "others"])
def test_one_field_after_the_other(kept, long, sort):
    """What is sealed, as by another release, and has a field of another kind: no traceback, and the same site.

    In each round one field of every entry is wrong, another in the next, from all of its depths: `long` rounds, or as
    many as there are fields.
    """
    project, expected = kept
    dice, tried, most = random.Random(long), set(), 1
    for number in range(long):
        if number >= most:
            break
        wrong = {}
        for key, value in readable(project).items():
            if key.startswith("built ") != (sort == "built"):
                continue
            paths = list(places(value))
            random.Random(key).shuffle(paths)
            most = max(most, len(paths))
            if number < len(paths):
                tried.add((key, paths[number]))
                one = changed(value, paths[number], dice.choice(of_another_kind(value, paths[number])))
                wrong[key] = sealed.seal(key, json.dumps(one).encode())
        put(project, wrong)
        if sort != "built":
            with contextlib.closing(sqlite3.connect(project / CACHE_ROOT / FILE)) as file, file:
                file.execute("DELETE FROM entries WHERE key LIKE 'built %'")
        assert built(project) == expected, (number, list(wrong))
    print(len(tried), "fields tried of entries with at most", most)  # noqa: T201  # for `pytest -s`


@pytest.mark.long
def test_bytes_of_every_entry(kept, long):
    """What is sealed and no data: cut, other bytes, and signs of other kinds at places that are drawn, in every entry."""
    project, expected = kept
    dice = random.Random(long)
    for _ in range(long):
        data = readable(project).keys()
        raw = {key: sealed.opened(key, value) for key, value in entries(project).items() if key not in data}
        put(project, {key: sealed.seal(key, torn(value, dice)) for key, value in raw.items() if value})
        with contextlib.closing(sqlite3.connect(project / CACHE_ROOT / FILE)) as file, file:
            file.execute("DELETE FROM entries WHERE key LIKE 'built %'")
        assert built(project) == expected


def torn(value, dice):
    """Return other bytes."""
    at = dice.randrange(len(value))
    return dice.choice(
        (value[:at], value[:at] + dice.randbytes(3) + value[at + 3 :], dice.randbytes(at), value + SCRIPT)
    )
