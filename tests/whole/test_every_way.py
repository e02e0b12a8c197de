"""What is withheld by any way is in nothing that any command writes or prints for those who see less."""

from pathlib import Path
from random import Random

import pytest
from every_way import MKDOCS, NOT_HERE, Everything, git, laid_down, never_run, put, settings, visible_ids, words_in
from generated import Generator
from withholding import AUDIENCES, LOWER

EXAMPLE = Path(__file__).parents[2]


def generated(seed):
    return {f"plans/{name}": text for name, text in Generator(Random(seed)).project().items()}


def example():
    paths = [path for path in (EXAMPLE / "plans").rglob("*") if path.suffix in (".yml", ".md")]
    return {
        path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in paths if ".schema" not in path.parts
    }


def leaks(folder, files, seed, whoever, heavy=True, share=0.08):
    """Return what is found for one audience after another in the same folders, and what the scan for leaks had to stop."""
    project = folder / "p"
    made = laid_down(project, files, seed, share)
    for name in AUDIENCES:
        (folder / "wikis").mkdir(exist_ok=True)
        git(folder / "wikis", "init", "--bare", f"git-{name}")
    everything, found = Everything(project, folder / "out", heavy), {}
    for whom in ("board", *whoever):
        everything.made(whom, visible_ids(project, whom))
        hidden = made.hidden_from(whom)
        places = (folder / "out", folder / "wikis" / f"folder-{whom}", folder / "wikis" / f"git-{whom}")
        for place in places:
            found |= {(whom, word): at for word, at in words_in(place).items() if word in hidden}
    assert not everything.refused, everything.refused
    assert len(made.ways) > 8
    return found, everything.stopped


@pytest.fixture(params=["with the dictionary", "without"])
def dictionary(request, monkeypatch):
    if request.param == "without":
        monkeypatch.setitem(__import__("sys").modules, "morfeusz2", None)


def test_every_command_and_option_is_run_or_has_a_reason(tmp_path):
    put(
        tmp_path,
        {"planloom.yml": settings(), "mkdocs.yml": MKDOCS, "plans/organisation.yml": "name: A\nlanguages: [en]\n"},
    )
    commands = list(Everything(tmp_path, tmp_path).commands("staff", ["a"]))
    assert not never_run(commands)
    assert all(NOT_HERE.values())


@pytest.mark.slow
def test_a_generated_project(tmp_path):
    assert leaks(tmp_path, generated(1), 1, LOWER[:1], heavy=False) == ({}, [])


@pytest.mark.long
@pytest.mark.pdf
@pytest.mark.parametrize("seed", range(2, 32))
def test_generated_projects(tmp_path, seed):
    assert leaks(tmp_path, generated(seed), seed, LOWER, heavy=seed % 5 == 0) == ({}, [])


@pytest.mark.long
@pytest.mark.pdf
@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("seed", range(3))
def test_the_example(tmp_path, seed):
    assert leaks(tmp_path, example(), seed, LOWER, share=0.06) == ({}, [])
