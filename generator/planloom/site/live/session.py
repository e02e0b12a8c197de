"""Serving from beginning to end: build, tell, wait for a change, and again; one build at a time."""

import contextlib
import gc
import shutil
import time
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from planloom.private import private_folder
from planloom.problems import Language, Problem
from planloom.process_cache import ProcessCache
from planloom.project import Project
from planloom.report.fingerprint import fingerprints
from planloom.site.live.address import Address
from planloom.site.live.edition import Edition, Editions
from planloom.site.live.rebuild import Attempt, Progress, attempt, sources_of
from planloom.site.live.server import serving
from planloom.site.live.watch import State, next_state, state_before, state_of
from planloom.stopping import Stopped, Stopping, stopping


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What is told of a build: what it found that was not known, how much is no longer found, how long it took."""

    attempt: Attempt
    fresh: tuple[Problem, ...]
    gone: int
    seconds: float


class Reporter(Protocol):
    """Who serves: finds the project anew before each build, and tells a person how it goes."""

    @property
    def language(self) -> Language:
        """The language of the project as it was last found."""
        ...

    def project(self) -> tuple[Project, list[Problem]]:
        """Find the project, and what is wrong with its configuration."""
        ...

    def progress(self) -> contextlib.AbstractContextManager[Progress]:
        """Show what is being done."""
        ...

    def serving(self, address: Address) -> None:
        """Tell where the site is."""
        ...

    def built(self, told: BuildReport) -> None:
        """Tell how a build went."""
        ...


@dataclass(slots=True)
class ReportedProblems:
    """What has been told of, so that it is not told twice."""

    marks: set[str] = field(default_factory=set)

    def news(self, problems: Sequence[Problem], *, whole: bool) -> tuple[tuple[Problem, ...], int]:
        """Return the problems that are new, and how many are gone.

        A build that stopped has not looked at everything, so it makes nothing gone.
        """
        marks = fingerprints(problems)
        fresh = tuple(problem for problem, mark in zip(problems, marks, strict=True) if mark not in self.marks)
        gone = len(self.marks.difference(marks)) if whole else 0
        self.marks = set(marks) if whole else self.marks.union(marks)
        return fresh, gone


def serve_site(address: Address, reporter: Reporter, *, open_browser: bool = False) -> None:
    """Serve a project until somebody asks for the end; nothing of it is left on the disk then.

    Raises :class:`~planloom.site.live.server.CannotListen` where the address cannot be had.
    """
    with stopping() as stop, private_folder() as folder, contextlib.suppress(Stopped), stop.armed():
        editions = Editions(Edition(reporter.language))
        with serving(address, editions) as got:
            reporter.serving(got)
            if open_browser:
                webbrowser.open(got.url)
            _Session(folder, editions, reporter, stop).run()


@dataclass(slots=True)
class _Session:
    folder: Path
    editions: Editions
    reporter: Reporter
    stop: Stopping
    known: ReportedProblems = field(default_factory=ReportedProblems)
    watched: tuple[Path, ...] = ()
    sites: list[Path] = field(default_factory=list)
    in_process: ProcessCache = field(default_factory=ProcessCache)

    def run(self) -> None:
        """Build at the beginning and after each change."""
        while True:
            state = self._build()
            gc.collect()  # what the build before was made of goes now, while nobody waits for anything
            next_state(state, look=self._look)

    def _look(self) -> State:
        self.stop.check()
        return state_of(self.watched)

    def _build(self) -> State:
        """Build once and tell; return the state of the files it was made from, as it was before it began."""
        began, clock = time.time_ns(), time.monotonic()
        project, problems = self.reporter.project()
        before = state_of(dict.fromkeys([*self.watched, *sources_of(project, None, None)]))
        number = self.editions.present.number + 1
        with self.reporter.progress() as progress:
            last = self.sites[-1] if self.sites else None
            former = self.sites[-2] if last and len(self.sites) > 1 else None
            made = attempt(project, problems, self.folder / str(number), progress, last, former, self.in_process)
        self.stop.check()
        self._publish(made, number)
        fresh, gone = self.known.news(made.problems, whole=made.site is not None)
        self.reporter.built(BuildReport(made, fresh, gone, time.monotonic() - clock))
        self.watched = made.watched if made.site else tuple(dict.fromkeys([*made.watched, *self.watched]))
        return state_before(self.watched, before, began)

    def _publish(self, made: Attempt, number: int) -> None:
        edition = replace(
            self.editions.present,
            language=self.reporter.language,
            number=number,
            whole=made.site is not None,
            problems=made.problems,
            line_of=made.reading.sources.line if made.reading else lambda _: None,
        )
        if made.site and made.site.folder:
            edition = replace(edition, site=number, folder=made.site.folder, base=made.site.base)
            self.sites.append(made.site.folder)
        self.editions.publish(edition)
        while len(self.sites) > 2:  # noqa: PLR2004  # the last but one is what the next is made from
            shutil.rmtree(self.sites.pop(0), ignore_errors=True)
