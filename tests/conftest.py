"""What tests of several stages share: a project written in the test, read through the stages."""

import datetime as dt
import os
import signal
import textwrap
from dataclasses import dataclass

import hypothesis
import pytest

import effort
from planloom.audience import Audiences, withhold
from planloom.figures import Figures, compute
from planloom.links import Graph, resolve
from planloom.model import Portfolio, load
from planloom.model.available import kinds_of
from planloom.problems import Problem
from planloom.project import find_project, settings_of_project
from planloom.report.text import render
from planloom.source import Sources, read

TODAY = dt.date(2027, 5, 15)

# No key is made in the home of whoever runs the tests.
os.environ.setdefault("PLANLOOM_CACHE_KEY", "tests")

SLOW = ("slow", "browser", "pdf")
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


_DATA_ELSEWHERE = ("published pages are not here", "not beside the repository")


def _refuse_skip(report):
    """Make a skip a failure under CI, where every package has to be there; only data may be elsewhere."""
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and os.environ.get("CI") and not any(words in str(report.longrepr) for words in _DATA_ELSEWHERE):
        report.outcome = "failed"
        report.longrepr = f"skipped under CI: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _refuse_skip((yield))


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write expected files anew")
    parser.addoption("--long", type=int, default=0, help="try so many times as much of what is made at random")


def pytest_configure(config):
    effort.long = config.getoption("--long")
    # Machines that run many things at once are slow at times, which says nothing about the code.
    hypothesis.settings.register_profile("planloom", deadline=None, max_examples=effort.examples(100))
    hypothesis.settings.load_profile("planloom")


def pytest_collection_modifyitems(config, items):
    """Leave out what is for long runs; begin with the modules that take long, so that all processes have work to the end.

    Coverage is not measured of what Hypothesis tries: tracing doubles its time, and a line that chance alone
    reaches is not tested.
    """
    if not config.getoption("--long"):
        left = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)
    slow = {item.path for item in items if any(map(item.get_closest_marker, SLOW))}
    items.sort(key=lambda item: item.path not in slow)
    for item in items:
        if hypothesis.is_hypothesis_test(item.obj):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture
def long(request):
    """How many times as much is tried in a long run; 0 in a short one."""
    return request.config.getoption("--long")


@pytest.fixture
def update_golden(request):
    """Whether expected files are to be written instead of compared."""
    return request.config.getoption("--update-golden")


@dataclass(frozen=True)
class Project:
    """A project read through all stages before `rules`."""

    sources: Sources
    portfolio: Portfolio
    graph: Graph
    figures: Figures
    problems: list[Problem]

    @property
    def plan(self):
        """The first plan."""
        return self.portfolio.plans[0]

    def find(self, wanted):
        """Return the object with the id."""
        return self.graph.find(wanted)

    @property
    def codes(self):
        """The codes found, sorted."""
        return sorted(problem.code.id for problem in self.problems)

    def places(self, code):
        """Return where problems of `code` stand, as ``file:line:column``."""
        return [str(problem.span) for problem in self.problems if problem.code.id == code]

    def report(self):
        """Return the text report."""
        return render(self.problems, self.sources.line, color=False)


def stages(project, audience="all"):
    """Read the project folder through all stages; it may name the audiences `board`, `owners`, `staff` and `public`."""
    settings, _ = settings_of_project(find_project(project)[0])
    declared = (
        settings.declared
        if settings.audiences
        else Audiences.of({"board": (), "owners": (), "staff": (), "public": ()})
    )
    sources, found = read(project / "plans", project)
    cut = withhold(sources, declared, audience)
    kinds, senseless = kinds_of(settings)
    portfolio, wrong = load(cut.sources, kinds)
    graph, broken = resolve(portfolio)
    problems = [*cut.problems, *cut.told(found), *senseless, *wrong, *broken]
    return Project(cut.sources, portfolio, graph, compute(graph, TODAY), problems)


def write_files(root, files):
    """Write texts (dedented) or bytes below `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())


@pytest.fixture
def project(tmp_path):
    """Return a function that writes files below ``plans/`` and reads them through all stages.

    ``project({"sales/plan.md": …})``; `audience` filters as a build for an audience does.
    """

    def make(files, audience="all"):
        (tmp_path / "plans").mkdir(exist_ok=True)
        write_files(tmp_path / "plans", files)
        return stages(tmp_path, audience)

    return make


@pytest.fixture(scope="session")
def read_project():
    """Return a function that reads a project folder through all stages."""
    return stages


@pytest.fixture
def plan(project):
    """Return a function that reads one plan given as the YAML of its ``plan.yml``."""

    def make(text, kind="strategy", audience="all"):
        return project({f"{kind}/plan.yml": f"kind: {kind}\n" + textwrap.dedent(text)}, audience)

    return make


@pytest.fixture
def usual_signals():
    """Let signals do what they do at a terminal: whoever starts jobs in the background may switch some of them off."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
