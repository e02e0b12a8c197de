"""``planloom glossary export`` and ``import``: the glossary for translators and programs of terminology, and back."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planloom.atomic_write import save
from planloom.audience import ALL
from planloom.cli import options
from planloom.cli.voice import Refused, Voice, speaking
from planloom.editing.apply import RefusedError, Text
from planloom.editing.files import ChangedError, Files
from planloom.problems import Level, Phrase, Problem, in_order
from planloom.project import Project, read_sources, settings_of_project
from planloom.source import Sources
from planloom.source.yamltext import parse

if TYPE_CHECKING:
    from planloom.glossary.imported import Imported
    from planloom.glossary.interchange import Format

_ENDINGS = Phrase("the name of the file must end in {endings}", "nazwa pliku musi się kończyć na {endings}")
_FILE = Phrase("{file}: {why}", "{file}: {why}")
_NOTHING = Phrase("nothing has changed", "nic się nie zmieniło")
_DONE = Phrase("changed: {changed}; new: {added}", "zmienione hasła: {changed}; nowe: {added}")
_FORMS = Phrase(
    "make their forms with `planloom glossary forms`", "formy odmiany utworzy polecenie `planloom glossary forms`"
)
_NONE = "–"


@click.command()
@options.directory
@options.config_file
@options.audience
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(folder: Path, config: Path | None, audience: str | None, file: Path) -> None:
    """Write the glossary to FILE, a row for each entry with its words in both languages: .csv, .xlsx or .tbx.

    \b
    planloom glossary export terms.xlsx
    planloom glossary export terms.tbx
    """
    from planloom import glossary  # noqa: PLC0415  # `--help` does not wait for it
    from planloom.glossary.interchange import UnreadableError  # noqa: PLC0415  # the same
    from planloom.glossary.interchange.records import record_of  # noqa: PLC0415  # the same

    with speaking() as voice:
        form = _format_of(file)
        project, problems = voice.project(folder, config, audience)
        settings, wrong = settings_of_project(project)
        cut, _ = read_sources(project, settings)
        made, unread = glossary.load(cut.sources.glossary, project.plans, project.folder)
        _tell_errors([*problems, *wrong, *cut.problems, *unread], cut.sources, voice)
        try:
            save(file, form.written(map(record_of, made.entries.values())))
        except UnreadableError as error:
            raise Refused(error.words) from None


@click.command("import")
@options.directory
@options.config_file
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--diff", "only_diff", is_flag=True, help="Print what would change, and change nothing.")
def import_(folder: Path, config: Path | None, file: Path, only_diff: bool) -> None:
    """Write the words of FILE, a .csv, .xlsx or .tbx, into the glossary.

    Entries are known by their ids. What FILE leaves out, or leaves empty, stays as it is, and so do comments and
    controls. An entry that is not there yet goes to the file that has its area.

    \b
    planloom glossary import terms.xlsx --diff
    planloom glossary import terms.xlsx && planloom glossary forms
    """
    from planloom.glossary.imported import imported  # noqa: PLC0415  # `--help` does not wait for it
    from planloom.glossary.interchange import UnreadableError  # noqa: PLC0415  # the same

    with speaking() as voice:
        form = _format_of(file)
        project, problems = voice.project(folder, config, ALL)
        sources = _sources(project, problems, voice)
        texts = {document.file: sources.texts[document.file] for document in sources.glossary}
        try:
            records = form.read(file.read_bytes())
            result = imported(texts, records, project.plans.relative_to(project.folder).as_posix())
        except (UnreadableError, RefusedError) as error:
            raise Refused(_of_file(file.name, error.words)) from None
        _hold(texts | dict(result.texts), voice)
        _hand_in(Files(project.folder, sources.texts), result, voice, only_diff=only_diff)


def _format_of(file: Path) -> "Format":
    from planloom.glossary.interchange import FORMATS, format_of  # noqa: PLC0415  # `--help` does not wait for it

    form = format_of(file)
    if form is None:
        raise Refused(_ENDINGS.filled(endings=", ".join(FORMATS)))
    return form


def _sources(project: Project, problems: Iterable[Problem], voice: Voice) -> Sources:
    """Read everything; who changes the glossary sees all of it."""
    settings, wrong = settings_of_project(project)
    cut, unread = read_sources(replace(project, audience=ALL), settings.model_copy(update={"audience": ALL}))
    named = {document.file for document in cut.sources.glossary}
    _tell_errors([*problems, *wrong, *(one for one in unread if one.span.file in named)], cut.sources, voice)
    return cut.sources


def _hold(texts: Mapping[str, str], voice: Voice) -> None:
    """End with what is wrong where the glossary could not be read as it would be."""
    from planloom.glossary.reading import read  # noqa: PLC0415  # the same

    parsed = [parse(text, name) for name, text in texts.items()]
    _, problems = read(fields for fields, _ in parsed if fields is not None)
    unread = [problem for _, found in parsed for problem in found]
    _tell_errors([*unread, *problems], Sources("", None, (), (), (), texts), voice)


def _tell_errors(problems: Iterable[Problem], sources: Sources, voice: Voice) -> None:
    """Tell errors and end with them; what is less than that is for `check`."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if errors:
        voice.tell(in_order(errors), sources)
        sys.exit(options.FINDINGS)


def _hand_in(files: Files, result: "Imported", voice: Voice, *, only_diff: bool) -> None:
    for name, text in result.texts.items():
        files.put(Text(name, text))
    if only_diff:
        options.hand_over(files.diff())
        return
    try:
        files.write()
    except ChangedError as error:
        raise Refused(error.words) from None
    if not result.texts:
        voice.say(_NOTHING)
        return
    voice.say(_DONE, changed=", ".join(result.changed) or _NONE, added=", ".join(result.added) or _NONE)
    voice.say(_FORMS)


def _of_file(name: str, why: Phrase) -> Phrase:
    return _FILE.filled(file=name, why=why)
