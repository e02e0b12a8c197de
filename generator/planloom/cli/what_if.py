"""``planloom what-if``: what would follow if something in the plans were otherwise."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from planloom.cli import options
from planloom.cli.comparing import condition_of, refuse_any, reported
from planloom.cli.leaks import refuse_leaks
from planloom.cli.mending import NOT_FOR_READERS
from planloom.cli.voice import Refused, Voice, speaking
from planloom.collector import paused
from planloom.editing.apply import RefusedError, edited
from planloom.editing.files import ChangedError, Files
from planloom.history.assumption import AssumptionError, assumed, cancelled
from planloom.history.comparison import Comparison, Side, compare_readings
from planloom.problems import Edit, Language, Level, Phrase, Problem
from planloom.project import Project, Reading, read_plans
from planloom.report.fingerprint import not_among

WHAT_IF = Phrase("What if: {assumptions}", "Co by było, gdyby: {assumptions}")
CANCELS = Phrase("cancel {name}", "anulować {name}")
NOTHING = Phrase("say what is to be assumed, with --set or --cancel", "podaj założenie przez --set albo --cancel")
BROKEN = Phrase("the plans could not be read with that", "przy tym założeniu nie da się odczytać planów")
NOT_MADE = Phrase("{file}: {why}", "{file}: {why}")
WRITTEN = Phrase("written: {files}", "zapisano: {files}")


@click.command("what-if")
@options.directory
@options.config_file
@options.audience
@click.option(
    "--set",
    "wanted",
    multiple=True,
    metavar="OBJECT:FIELD[@PERIOD]=VALUE",
    help="Assume a value; rates.EUR=4.60 as well.",
)
@click.option("--cancel", "dropped", multiple=True, metavar="OBJECT", help="Assume that an object is cancelled.")
@click.option("--apply", "write", is_flag=True, help="Write the assumptions into the sources, which nothing else does.")
@options.change_format
@click.option("--fail-on", "conditions", multiple=True, metavar="CONDITION", help="End with 1 when it holds.")
@options.lang
@paused()  # what is read lives until the process ends: looking through it for garbage is time lost
def what_if(
    folder: Path,
    config: Path | None,
    audience: str | None,
    wanted: tuple[str, ...],
    dropped: tuple[str, ...],
    write: bool,
    form: str,
    conditions: tuple[str, ...],
    language: Language | None,
) -> None:
    """Tell what would follow for totals, status, cash and findings if something in the plans were otherwise.

    Nothing is written unless you say --apply.

    \b
    planloom what-if --set sales-poland-2027:revenue_target@2027=45m
    planloom what-if --set rates.EUR=4.60
    planloom what-if --cancel move-ducts --set reserve:amounts@2028=2m
    planloom what-if --cancel move-ducts --apply
    """
    with speaking(language) as voice:
        holds = [(text, condition_of(text)) for text in conditions]
        project, problems = voice.project(folder, config, audience)
        refuse_any(problems)
        if not wanted and not dropped:
            raise Refused(NOTHING)
        now = read_plans(project)
        voice.sure(now)
        files = _changed(wanted, dropped, now)
        found = _compared(project, now, files, voice)
        report = reported(found, form, voice, heading=_heading(wanted, dropped))
        refuse_leaks(report, (found.after.reading, found.before.reading), voice)
        options.write(report, None)
        failed = [text for text, is_so in holds if is_so(found)]
        if write:
            _write(files, now, voice)
        sys.exit(options.FINDINGS if failed else options.DONE)


def _heading(wanted: tuple[str, ...], dropped: tuple[str, ...]) -> Phrase:
    told = [", ".join([*wanted, *(words.format(name=name) for name in dropped)]) for words in CANCELS]
    braced = [text.replace("{", "{{").replace("}", "}}") for text in told]
    return Phrase(*(words.format(assumptions=text) for words, text in zip(WHAT_IF, braced, strict=True)))


def _changed(wanted: tuple[str, ...], dropped: tuple[str, ...], now: Reading) -> Files:
    """Return the files as they would be; the sources stay as they are."""
    # What is withheld is blanked where it stands: places hold, though the texts are not those of the files.
    files = Files(now.project.folder, {} if now.settings.readers else now.sources.texts)
    try:
        edits: list[Edit] = [*(assumed(text, now) for text in wanted), *(cancelled(name, now) for name in dropped)]
    except AssumptionError as error:
        raise Refused(error.words) from None
    for name in dict.fromkeys(edit.at.file for edit in edits):
        try:
            files.put(edited(files.text(name), [edit for edit in edits if edit.at.file == name]))
        except (RefusedError, ChangedError) as error:
            raise Refused(NOT_MADE.filled(file=name, why=error.words)) from None
    return files


def _compared(project: Project, now: Reading, files: Files, voice: Voice) -> Comparison:
    then = read_plans(replace(project, instead=files.changed))
    if new := _new_errors(now, then):
        voice.tell(new, then.sources)
        raise Refused(BROKEN)
    return compare_readings(Side(None, None, now), Side(None, None, then))


def _new_errors(now: Reading, then: Reading) -> list[Problem]:
    """Return what could no longer be read: a slip in an assumption is told like one in the sources."""
    return [one for one in not_among(then.problems, now.problems) if one.level is Level.ERROR]


def _write(files: Files, now: Reading, voice: Voice) -> None:
    if now.settings.readers:
        raise Refused(NOT_FOR_READERS)
    try:
        files.write()
    except ChangedError as error:
        raise Refused(error.words) from None
    voice.say(WRITTEN, files=", ".join(files.changed) or "–")
