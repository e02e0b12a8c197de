"""Whatever ends a build, a rendering, a book or serving at whatever step: what stands is whole, and the next is right.

``pytest --long 200 -s tests/whole/test_kill_points.py`` tries two hundred points and tells of each. Kills at times that
are drawn, of the program as it is started by users, are in ``tests/site/test_kills.py``.
"""

import random
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from faults import ACTIONS, KILL, REFUSED, Ended, Fault, Running

from planloom.cli import main

pytestmark = [
    pytest.mark.slow,
    pytest.mark.pdf,
    pytest.mark.skipif(not hasattr(sys, "addaudithook") or sys.platform == "win32", reason="no copies of a process"),
]

POINTS = 12
"""Points tried in every run."""
SCENARIOS = ("build", "build without exchange", "two builds", "render", "two renderings", "print", "serve")
PLAN = "---\nkind: strategy\ntitle: Plan {number}\n---\nThese are the words of version {number}.\n"
Tree = dict[str, bytes]


class Try:
    """A small project, and one scenario with it."""

    def __init__(self, root: Path, scenario: str) -> None:
        self.scenario = scenario
        self.project = root / "project"
        self.temporary = root / "temporary"
        self.temporary.mkdir(parents=True)
        self.out = self.project / ("site" if self.scenario in {*SCENARIOS[:3], "serve"} else "out")
        self.states: list[Tree] = []
        for number in (0, 1):
            self.write(number)
            shutil.rmtree(self.out, ignore_errors=True)
            assert self.run(Fault(())).code == 0
            self.states.append(self.tree())
        assert self.states[0] != self.states[1]
        self.beside = self.around()

    def write(self, number: int) -> None:
        plan = self.project / "plans/strategy/plan.md"
        plan.parent.mkdir(parents=True, exist_ok=True)
        plan.write_text(PLAN.format(number=number))
        (self.project / "planloom.yml").write_text("today: 2027-05-15\n")

    @property
    def arguments(self) -> list[str]:
        kind = self.scenario
        if kind in {"render", "two renderings"}:
            return ["render", "--to", str(self.out), "-C", str(self.project)]
        if kind == "print":
            return [
                "print",
                "-C",
                str(self.project),
                "-o",
                str(self.out / "book.pdf"),
                "--html",
                str(self.out / "b.html"),
            ]
        return ["build", "-C", str(self.project)]

    def started(self, fault: Fault) -> Running:
        exchanges = self.scenario != "build without exchange"
        return Running(self.arguments, fault, temporary=self.temporary, exchanges=exchanges)

    def run(self, fault: Fault) -> Ended:
        return self.started(fault).end()

    def tree(self) -> Tree:
        return self._files([self.out])

    def _files(self, folders: list[Path]) -> Tree:
        files = ((folder, path) for folder in folders for path in folder.rglob("*") if path.is_file())
        named = ((path.relative_to(folder).as_posix(), path) for folder, path in files)
        ours = (".planloom-new-", ".planloom-files.lock")
        return {
            name: path.read_bytes()
            for name, path in named
            if not name.startswith(ours) and not name.endswith(".partial")
        }

    def around(self) -> set[str]:
        """Return the names of what stands in the project, beside the output, in it and in the temporary folder."""
        here = {path.name for path in self.project.iterdir()}
        within = {f"out/{path.name}" for path in self.out.iterdir()} if self.out.name == "out" else set()
        return here | within | {f"temporary/{path.name}" for path in self.temporary.iterdir()}

    def reset(self) -> None:
        """Let version 0 stand, and version 1 be what is to be made."""
        self.write(0)
        assert self.run(Fault(())).code == 0
        assert self.tree() == self.states[0]
        self.write(1)

    def folders(self) -> tuple[Path, Path]:
        return (self.project, self.temporary)

    def point(self, action: str, at: int) -> str:
        """Try one point; return what became of it."""
        self.reset()
        first = self.started(Fault(self.folders(), action, at))
        second = self.started(Fault(())) if self.scenario.startswith("two") else None
        ended = first.end()
        told = second.end() if second else None
        self._judge(action, ended, told)
        before = self.tree()
        assert self.run(Fault(())).code == 0
        assert self.tree() == self.states[1], "the next is not right"
        assert self.around() == self.beside, "something is left behind"
        return f"{'new' if before == self.states[1] else 'old'} stands, exit {ended.code}"

    def _stands_aside(self) -> bool:
        """Tell whether the old site is whole where a build without exchange has put it for a moment."""
        aside = list(self.project.glob(".planloom-build-site-*/old"))
        return (
            self.scenario == "build without exchange" and not self.out.exists() and self._files(aside) == self.states[0]
        )

    def _judge(self, action: str, ended: Ended, other: Ended | None) -> None:
        for one in (ended, other):
            assert one is None or "Traceback" not in one.said, one.said
        stands = self.tree()
        if self.out.name == "site":
            assert stands in self.states or (action == KILL and self._stands_aside()), "no whole site stands"
        else:
            whole = [{state.get(name) for state in self.states} for name in stands]
            assert stands.keys() == self.states[0].keys(), "a file is missing"
            assert all(content in allowed for content, allowed in zip(stands.values(), whole, strict=True)), (
                "half a file"
            )
        if action != KILL:
            assert self.around() == self.beside, f"left behind: {self.around() ^ self.beside}"
        if ended.code == 0 or (other and other.code == 0):
            assert stands == self.states[1], "said to be made"
        if other:
            assert other.code == 0, other.said


class Serving(Try):
    """Serving, ended while it builds, or when it shows the site."""

    def run(self, fault: Fault) -> Ended:
        if not fault.folders:
            return super().run(fault)  # of the site that stands meanwhile
        left = set(self.temporary.iterdir())  # by one that was killed
        serving = Running(["serve", "-C", str(self.project), "-a", "127.0.0.1:0"], fault, temporary=self.temporary)
        if serving.until(lambda: "not built" in serving.said() or self._sites() - left):
            serving.send(signal.SIGTERM)
        return serving.end()

    def _sites(self) -> set[Path]:
        """Return the folders in which there is a site."""
        return {site.parent.parent for site in self.temporary.glob("*/*/index.html")}

    def point(self, action: str, at: int) -> str:
        """Serving leaves the site alone, and nothing in the temporary folder."""
        self.reset()
        ended = self.run(Fault(self.folders(), action, at))
        assert "Traceback" not in ended.said, ended.said
        assert self.tree() == self.states[0]
        left = list(self.temporary.iterdir())
        assert all(path.stat().st_mode & 0o077 == 0 for path in left), "others can read it"
        assert action == KILL or not left, f"left behind: {left}"
        after = self.run(Fault(self.folders()))
        assert after.code == 0, after.said
        assert self.around() == self.beside, f"left behind: {self.around() ^ self.beside}"
        return f"old stands, exit {ended.code}"


def places(steps: tuple[str, ...], count: int, action: str, dice: random.Random) -> list[int]:
    """Choose steps: every second one where names change and things are removed, the others from all of the way."""
    naming = [at for at, step in enumerate(steps) if step in {"os.rename", "exchange", "os.link", "os.rmdir"}]
    if action == REFUSED:
        naming = [at for at in naming if steps[at] != "os.rmdir"]
        return [dice.choice(naming) for _ in range(count)] if naming else []
    width = len(steps) / max(1, count)
    spread = [int(width * number + dice.uniform(0, width)) for number in range(count)]
    return [dice.choice(naming) if naming and number % 2 else at for number, at in enumerate(spread)]


def tried(root: Path, scenario: str) -> Try:
    """Return a scenario that can be tried."""
    return (Serving if scenario == "serve" else Try)(root / scenario.replace(" ", "-"), scenario)


@pytest.fixture(scope="module", autouse=True)
def loaded(tmp_path_factory):
    """Load all that the copies of this process need, once."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "plans").mkdir()
    (folder / "plans/plan.md").write_text(PLAN.format(number=2))
    for command in (["build"], ["render", "--to", str(folder / "out")], ["print", "-o", str(folder / "book.pdf")]):
        assert CliRunner().invoke(main, [*command, "-C", str(folder)]).exit_code == 0


def test_whole_at_every_point(tmp_path, long):
    count = max(1, -(-(long or POINTS) // (len(SCENARIOS) * len(ACTIONS))))
    dice = random.Random(long)
    wanted = [(scenario, action) for scenario in SCENARIOS for action in ACTIONS]
    if not long:
        wanted = dice.sample(wanted, POINTS)
    told: Counter[str] = Counter()
    wrong: list[str] = []
    for scenario in SCENARIOS:
        actions = [one for where, one in wanted if where == scenario]
        if not actions:
            continue
        this = tried(tmp_path, scenario)
        this.reset()
        steps = this.run(Fault(this.folders())).steps
        for number, (action, at) in enumerate((one, at) for one in actions for at in places(steps, count, one, dice)):
            name = f"{scenario}, {action} at step {at + 1} of {len(steps)} ({steps[at]})"
            try:
                became = this.point(action, at)
            except AssertionError as error:
                became = f"WRONG: {str(error)[:1500]}"
                wrong.append(f"{name}: {became}")
                this = tried(tmp_path / str(number), scenario)
            print(f"{name}: {became}", flush=True)  # noqa: T201  # for `pytest -s`
            told[became.split(":")[0]] += 1
    print(dict(told))  # noqa: T201
    assert not wrong, "\n".join(wrong)
    assert sum(told.values()) >= (long or POINTS)
