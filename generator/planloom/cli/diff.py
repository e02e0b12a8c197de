"""``planloom diff``: what changed between two versions of the plans, and what it does."""

import sys
from pathlib import Path

import click

from planloom.audience import ALL
from planloom.cli import options
from planloom.cli.comparing import condition_of, refuse_any, reported
from planloom.cli.leaks import refuse_leaks
from planloom.cli.voice import Refused, speaking
from planloom.collector import paused
from planloom.history.comparison import Comparison
from planloom.history.git.repository import GitError
from planloom.history.revisions import as_of_today, compare_revisions
from planloom.problems import Language, Phrase
from planloom.project import Project, Reading

FAILED = Phrase("fails for: {conditions}", "nie spełnia warunków: {conditions}")


@click.command()
@click.argument("before", required=False, metavar="[REV]")
@click.argument("after", required=False, metavar="[REV]")
@options.directory
@options.config_file
@options.audience
@options.change_format
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to FILE."
)
@click.option("--all", "whole", is_flag=True, help="Tell editorial changes too, not only how many there are.")
@click.option(
    "--fail-on",
    "conditions",
    multiple=True,
    metavar="CONDITION",
    help="End with 1 when it holds, such as budget>2%, target-lowered, objective-removed; may be given several times.",
)
@options.lang
@paused()  # what is read lives until the process ends: looking through it for garbage is time lost
def diff(
    before: str | None,
    after: str | None,
    folder: Path,
    config: Path | None,
    audience: str | None,
    form: str,
    output: Path | None,
    whole: bool,
    conditions: tuple[str, ...],
    language: Language | None,
) -> None:
    """Tell what changed in the plans from one git revision to another, effects first.

    When left out, the first is the last tag, or else the version approved last, which the report says; the second is
    what lies in the folder now.

    \b
    planloom diff                          what changed since the last tag or approval
    planloom diff main                     what changed from the branch main to here
    planloom diff v1.0 v1.1                from one tag to another; v1.0..v1.1 is the same
    planloom diff main...new-prices        what a branch changed since it left main
    planloom diff main --format markdown   for a comment on a merge request
    planloom diff main --fail-on target-lowered --fail-on 'budget>2%'
    """
    with speaking(language) as voice:
        wanted = [(text, condition_of(text)) for text in conditions]
        project, problems = voice.project(folder, config, audience)
        refuse_any(problems)
        try:
            found = compare_revisions(project, before, after)
        except GitError as error:
            raise Refused(error.words) from None
        for side in (found.after, found.before):
            voice.sure(side.reading)
        report = reported(found, form, voice, whole=whole, color=output is None and options.use_color())
        refuse_leaks(report, _versions(project, found), voice)
        options.write(report, output)
        failed = [text for text, holds in wanted if holds(found)]
        if failed:
            voice.say(FAILED, conditions=", ".join(failed))
        sys.exit(options.FINDINGS if failed else options.DONE)


def _versions(project: Project, found: Comparison) -> list[Reading]:
    """Return the versions compared, and that of today where it is neither: it withholds what an old one did not yet."""
    readings = [found.after.reading, found.before.reading]
    is_for_all = found.after.reading.settings.audience in {None, ALL}
    return readings if found.after.commit is None or is_for_all else [*readings, as_of_today(project)]
