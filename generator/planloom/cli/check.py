"""``planloom check``: read and judge, render nothing."""

import gc
import sys
from pathlib import Path

import click

from planloom.cli import changed, options
from planloom.cli.rule_examples import tried
from planloom.cli.voice import Voice, speaking
from planloom.problems import Language, Level, Problem, in_order
from planloom.project import Reading, read_plans
from planloom.report.machine import FORMATS
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
@options.trust
@options.lang
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
    planloom check --format sarif -o findings.sarif
    planloom check -C acme                check the project in acme
    """
    gc.disable()  # what is read lives until the process ends: looking through it for garbage is time lost
    with speaking(language) as voice:
        project, problems = voice.project(folder, config, audience, trusted=trust)
        reading = read_plans(project)
        if rules:
            sys.exit(_try_rules(reading, problems, Level(level), voice))
        found = in_order([*problems, *reading.everything])
        if revision:
            found = changed.since(revision, project, found)
        if statistics:
            options.write(count(found, voice.language) or summary(found, voice.language), output)
        elif form == "text" and output is None:
            voice.tell(found, reading.sources, most=None if whole else FEW)
        else:
            report = FORMATS[form](found) if form != "text" else voice.report(found, reading.sources)
            _look_last(report, reading, voice)
            options.write(report, output)
        gc.freeze()
        sys.exit(options.FINDINGS if options.fails(found, Level(level)) else options.DONE)


def _try_rules(reading: Reading, problems: list[Problem], level: Level, voice: Voice) -> int:
    """Tell what is wrong with the settings and with the examples of rules in them; return how the command ends."""
    found, said = tried(reading.settings)
    files = {own.span().file for own in reading.settings.rules}
    found = in_order([*problems, *(one for one in reading.everything if one.span.file in files), *found])
    voice.tell(found, reading.sources)
    voice.say(said)
    return options.FINDINGS if options.fails(found, level) else options.DONE


def _look_last(report: str, reading: Reading, voice: Voice) -> None:
    """End without a report that holds something of what is withheld; why is for the terminal alone."""
    if not reading.hidden.words or reading.has_errors:
        return
    from planloom.site.last_look import look  # noqa: PLC0415  # most reports have nothing to hide

    if leaks := look([("report", report.encode("utf-8", "replace"))], reading):
        voice.tell(leaks, reading.sources)
        sys.exit(options.FINDINGS)
