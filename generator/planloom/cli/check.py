"""``planloom check``: read and judge, render nothing."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from planloom.cli import baseline, changed, mending, options
from planloom.cli.drawing import chart_faults
from planloom.cli.leaks import refuse_leaks
from planloom.cli.rule_examples import tried
from planloom.cli.voice import Refused, Voice, speaking
from planloom.collector import paused
from planloom.history.untouched import untouched
from planloom.problems import Language, Level, Phrase, Problem, in_order
from planloom.project import Project, Reading, cache_of, read_plans
from planloom.report.machine import FORMATS, as_json
from planloom.report.text import FEW, summary
from planloom.report.text import statistics as count


@click.command()
@options.directory
@options.config_file
@options.audience
@options.level
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="How to report; all but text go to standard output.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write the report to FILE."
)
@click.option(
    "--changed-since",
    "revision",
    metavar="REV",
    help="Only what the change since the git revision REV brought in or touched.",
)
@click.option("--all", "whole", is_flag=True, help="Tell every finding, not three of each kind and a count.")
@click.option("--statistics", is_flag=True, help="Print how many findings there are of each kind, and no more.")
@click.option("--rules", is_flag=True, help="Try your own rules on the examples in them, and judge no plans.")
@click.option("--fix", is_flag=True, help="Make every mend that is exact, in the sources, and report the rest.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="CODE",
    help="With --fix or --diff: make the mends of CODE that take a side, such as a total that follows its parts.",
)
@click.option(
    "--references",
    is_flag=True,
    help="With --fix or --diff: print figures of texts that agree with a field by reference, [[id:field@2027]].",
)
@click.option(
    "--baseline",
    "known",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Leave out findings that FILE knows; the setting `baseline` when left out.",
)
@click.option(
    "--write-baseline",
    "kept",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write all findings to FILE, to be known from now on.",
)
@options.trust
@options.lang
@paused()  # what is read lives until the process ends: looking through it for garbage is time lost
def check(
    folder: Path,
    config: Path | None,
    audience: str | None,
    level: str,
    form: str,
    output: Path | None,
    revision: str | None,
    whole: bool,
    statistics: bool,
    rules: bool,
    fix: bool,
    diff: bool,
    accepted: tuple[str, ...],
    references: bool,
    known: Path | None,
    kept: Path | None,
    trust: bool,
    language: Language | None,
) -> None:
    """Read the plans and report everything that is wrong, in one run.

    \b
    planloom check                        fail on errors
    planloom check --level warning        fail on warnings as well
    planloom check --changed-since main   only what this branch brought in or touched
    planloom check --all                  every finding, not three of each kind
    planloom check --statistics           how many there are of each kind
    planloom check --rules                try your own rules on their examples
    planloom check --diff                 what the exact mends would change
    planloom check --fix                  make them
    planloom check --fix --accept M101    totals of M101 as well: they follow their parts
    planloom check --diff --references    figures of texts that could be printed from their fields
    planloom check --write-baseline known.json   what is wrong today is known
    planloom check --baseline known.json         only what is new
    planloom check --format sarif -o findings.sarif
    planloom check -C acme                check the project in acme
    """
    with speaking(language) as voice:
        if sum((fix, diff, kept is not None)) > 1 or ((accepted or references) and not (fix or diff)):
            raise Refused(TOGETHER)
        project, problems = voice.project(folder, config, audience, trusted=trust)
        reading = read_plans(project, store=cache_of(project))
        if rules:
            sys.exit(_try_rules(reading, problems, Level(level), voice))
        run = _Run(project, problems, reading, revision, known, voice)
        changes = False
        if kept is not None:
            found = run.keep(kept)
        elif fix or diff:
            found, changes = run.mended(accepted, write=fix, references=references)
        else:
            found = run.told(run.reading)
        if statistics:
            options.write(count(found, voice.language) or summary(found, voice.language), output)
        elif not diff and kept is None:
            run.report(found, form, output, most=None if whole else FEW)
        sys.exit(options.FINDINGS if (diff and changes) or options.fails(found, Level(level)) else options.DONE)


TOGETHER = Phrase(
    "`--fix`, `--diff` and `--write-baseline` exclude each other, and `--accept` and `--references` go with one of the"
    " first two",
    "`--fix`, `--diff` i `--write-baseline` wykluczają się, a `--accept` i `--references` łączą się z jednym z dwóch"
    " pierwszych",
)
KNOWN = Phrase("known from {file}: {count}", "znane z pliku {file}: {count}")
GONE = Phrase(
    "no longer found, though {file} knows it: {code} ({about}) {message}",
    "już nie występuje, choć zna to {file}: {code} ({about}) {message}",
)
SHRINK = Phrase(
    "take out what is no longer found ({count}): planloom check --write-baseline {file}",
    "usuń to, czego już nie ma ({count}): planloom check --write-baseline {file}",
)
KEPT = Phrase("written to {file}: {count}", "zapisano w {file}: {count}")


@dataclass
class _Run:
    """One run of the command: what was read, and which findings of it are told."""

    project: Project
    problems: Sequence[Problem]
    reading: Reading
    revision: str | None
    known: Path | None
    voice: Voice

    def __post_init__(self) -> None:
        named = self.reading.settings.baseline
        if self.known is None and named:
            self.known = self.project.folder / named

    def found(self, reading: Reading) -> list[Problem]:
        """Return all that was found in a reading, or what a change has to do with."""
        found = in_order([*self.problems, *reading.everything, *chart_faults(reading), *untouched(reading)])
        return changed.since(self.revision, self.project, found) if self.revision else found

    def told(self, reading: Reading, *, silent: bool = False) -> list[Problem]:
        """Return the findings that are not known already, and say how many are."""
        found = self.found(reading)
        if self.known is None:
            return found
        compared = baseline.compare(found, reading, baseline.read(self.known))
        if not silent:
            self.tell_known(compared)
        return compared.new

    def tell_known(self, compared: "baseline.Compared") -> None:
        """Say how many findings are known, and which of them are gone."""
        self.voice.say(KNOWN, file=self.known, count=compared.known)
        gone = [] if self.revision else compared.gone
        for code, about, message in gone[:FEW]:
            self.voice.say(GONE, file=self.known, code=code, about=about, message=message)
        if gone:
            self.voice.say(SHRINK, file=self.known, count=len(gone))

    def mended(self, accepted: Sequence[str], *, write: bool, references: bool) -> tuple[list[Problem], bool]:
        """Make the exact mends, or print what they would change; return what is left, and whether anything changes."""
        found = self.told(self.reading, silent=True)
        choose = lambda reading: self.told(reading, silent=True)  # noqa: E731  # for one call
        rounds = 1 if self.revision else mending.MOST_ROUNDS
        mended = mending.mend(self.project, self.reading, found, choose, accepted, rounds, references=references)
        if not write:
            mending.show(mended)
            return mended.found, mended.changes
        mending.write(mended)
        mending.tell(mended, accepted, self.voice)
        self.reading = mended.reading
        return self.told(self.reading), mended.changes

    def keep(self, file: Path) -> list[Problem]:
        """Write a baseline, and return what it does not excuse."""
        found = self.found(self.reading)
        text = baseline.written(found, self.reading)
        self._refuse_leaks(text)
        options.write(text, file)
        compared = baseline.compare(found, self.reading, baseline.read(file))
        self.voice.say(KEPT, file=file, count=compared.known)
        if compared.new:
            self.voice.tell(compared.new, self.reading.sources)
        return compared.new

    def report(self, found: list[Problem], form: str, output: Path | None, most: int | None) -> None:
        """Tell the findings."""
        if form == "text" and output is None:
            self.voice.tell(found, self.reading.sources, most=most)
            if self.reading.compared is not None and not self.revision:
                self.voice.echo(self.reading.compared.in_words(self.voice.language))
            return
        edits = mending.edits_of(self.reading)
        if form == "text":
            report = self.voice.report(found, self.reading.sources)
        elif form == "json":
            report = as_json(found, edits, self.reading.compared)
        else:
            report = FORMATS[form](found, edits)
        self._refuse_leaks(report)
        options.write(report, output)

    def _refuse_leaks(self, report: str) -> None:
        """End without a report that holds something withheld; of plans with errors nothing but what to mend is told."""
        if not self.reading.has_errors:
            refuse_leaks(report, [self.reading], self.voice)


def _try_rules(reading: Reading, problems: list[Problem], level: Level, voice: Voice) -> int:
    """Tell what is wrong with the settings and with the examples of rules in them; return how the command ends."""
    found, said = tried(reading.settings)
    files = {own.span().file for own in reading.settings.rules}
    found = in_order([*problems, *(one for one in reading.everything if one.span.file in files), *found])
    voice.tell(found, reading.sources)
    voice.say(said)
    return options.FINDINGS if options.fails(found, level) else options.DONE
