"""A clean check means a site and a book: on small projects made at random from all there is to write."""

from random import Random

import pytest
from click.testing import CliRunner
from generated import Generator, declared_parts

import effort
from planloom.cli import main

MEASURED = 4  # measuring coverage doubles the time of a project; the others are there for what they find
ON_PAPER = 5  # of so many projects one is printed in every run, in a long run each: paper takes most of the time
OURS = ("S601", "S602", "S8")  # templates and charts that do not work are our fault here: nobody wrote one


def pytest_generate_tests(metafunc):
    if "seed" in metafunc.fixturenames:
        seeds = range(effort.examples(50))
        metafunc.parametrize(
            "seed", [pytest.param(seed, marks=[pytest.mark.no_cover] * (seed >= MEASURED)) for seed in seeds]
        )


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments):
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return invoke


def write(folder, files):
    for name, text in files.items():
        path = folder / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.slow
@pytest.mark.pdf
def test_what_check_passes_is_built_and_printed(seed, tmp_path, run):
    """Every project is valid, so a finding is a contradiction that readers may see, never a refusal."""
    write(tmp_path, Generator(Random(seed)).project())
    built = run("build")
    assert built.exit_code == 0, built.output
    assert not [code for code in OURS if f"[{code}" in built.output], built.output
    on_paper = effort.long or seed % ON_PAPER == 0
    printed = run("print", "--html", "book.html", *(("-o", "book.pdf") if on_paper else ()))
    assert printed.exit_code == 0, printed.output
    assert (tmp_path / "book.html").read_text("utf-8").startswith("<!")
    assert not on_paper or (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")


def test_the_generator_meets_every_part_there_is():
    met = {name for seed in range(150) for text in Generator(Random(seed)).project().values() for name in _parts(text)}
    assert declared_parts() - {"people", "teams", "faq"} <= met


def _parts(text):
    return [line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()]
