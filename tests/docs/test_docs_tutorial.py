"""The tutorial, done step by step: its files are written, its commands run, its outputs compared."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from planloom.cli import main

PAGE = Path(__file__).parents[2] / "docs/tutorial.md"
BLOCK = re.compile(
    r'^```(?:yaml\n(?=# (?P<yaml>\S+)\n)|markdown title="(?P<markdown>\S+)"\n|console\n)(?P<text>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
HOME = "/home/ewa"


class Learner:
    """Somebody who follows the tutorial in `home`, a folder the page calls ``/home/ewa``."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.monkeypatch = monkeypatch
        monkeypatch.chdir(home)

    def block(self, match: re.Match[str]) -> str:
        """Do what one block says, and return the block as it is to be."""
        name = match["yaml"] or match["markdown"]
        if name:
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(match["text"], "utf-8")
            return match[0]
        commands = [line.removeprefix("$ ") for line in match["text"].splitlines() if line.startswith("$ ")]
        said = [f"$ {command}\n{self.run(command)}" for command in commands]
        return f"```console\n{''.join(said)}```"

    def run(self, command: str) -> str:
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.monkeypatch.chdir(arguments[0])
        if program != "planloom" or arguments[0] == "serve":
            return ""
        return CliRunner().invoke(main, arguments).output.replace(str(self.home), HOME)


@pytest.mark.slow
def test_the_tutorial_is_what_happens(tmp_path, monkeypatch, update_golden):
    text = PAGE.read_text("utf-8")
    learner = Learner(tmp_path.resolve(), monkeypatch)
    done = BLOCK.sub(learner.block, text)
    assert "nothing was built" not in done
    if update_golden:
        PAGE.write_text(done, "utf-8")
    assert done == PAGE.read_text("utf-8"), "run: make docs"
