"""``planloom glossary``: make the forms of terms, and see what would be linked."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from planloom.atomic_write import save
from planloom.audience import ALL
from planloom.cli import options
from planloom.cli.glossary_exchange import export, import_
from planloom.cli.voice import Voice, speaking
from planloom.disk import leads_out, refuse_link
from planloom.problems import Language, Level, Phrase, Problem, in_order
from planloom.project import Project, Reading, read_plans, read_sources, settings_of_project
from planloom.source import Sources

if TYPE_CHECKING:
    from planloom.glossary import Glossary, Mention

MOST_NAMED = 8

NO_DICTIONARY = Phrase(
    "Polish forms need a dictionary: pip install 'planloom[forms]'",
    "polskie formy wymagają słownika: pip install 'planloom[forms]'",
)
NO_SITE = Phrase("there is no site in {folder}: build it first", "w {folder} nie ma strony: najpierw ją zbuduj")
NO_SITE_YET = Phrase(
    "there is no site in {folder}: build it, and run this again for the words of its Polish search",
    "w {folder} nie ma strony: zbuduj ją i powtórz polecenie, aby zapisać wyrazy dla polskiej wyszukiwarki",
)
NOT_UTF_8 = Phrase("{file} is not UTF-8 text (byte {byte})", "{file} nie jest tekstem UTF-8 (bajt {byte})")
UNCHANGED = Phrase(
    "{file}: nothing has changed (terms with their forms: {count})",
    "{file}: nic się nie zmieniło (pojęcia wraz z formami: {count})",
)
SEARCH_UNCHANGED = Phrase(
    "{file}: nothing has changed (words of the site: {count})",
    "{file}: nic się nie zmieniło (wyrazy ze strony: {count})",
)
SEARCH_WRITTEN = Phrase("{file}: written (words of the site: {count})", "{file}: zapisano (wyrazy ze strony: {count})")
WRITTEN = Phrase(
    "{file}: written (terms with their forms: {count}; changed: {changed})",
    "{file}: zapisano (pojęcia wraz z formami: {count}; zmienione: {changed})",
)


@click.group()
def glossary() -> None:
    """Work with the glossary.

    \b
    planloom glossary forms                        make the inflected forms of all terms
    planloom glossary match page.txt --lang pl     see which words of a text would be linked
    planloom glossary review                       every link of the built site with its sentence
    planloom glossary suggest                      terms used often that have no entry
    planloom glossary unused                       entries that no plan uses
    planloom glossary export terms.xlsx            all entries as a table, or .csv, .tbx
    planloom glossary import terms.xlsx            write what translators changed into the sources
    """


@glossary.command()
@options.directory
@options.config_file
@click.option("--check", is_flag=True, help="Write nothing; fail when the lock file is not up to date.")
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The built site whose words search needs; `site` when left out.",
)
def forms(folder: Path, config: Path | None, check: bool, site: Path | None) -> None:
    """Make the inflected forms of all terms and write them to glossary/forms.lock.json.

    Where the site is built, the forms of its Polish words go to glossary/search.lock.json. Commit
    both files: builds read them and need no dictionary. Making Polish forms needs morfeusz2
    (`pip install planloom[forms]`).

    \b
    planloom glossary forms            make the forms; tell which words were guessed
    planloom glossary forms --check    fail when a term has changed since they were made
    """
    from planloom.glossary import codes, collisions, dictionary, files, lockfile, reading  # noqa: PLC0415  # `--help` does not wait for it

    with speaking() as voice:
        project, _ = voice.project(folder, config)
        sources, problems = _sources(project)
        entries, wrong = reading.read(document.fields for document in sources.glossary if document.fields is not None)
        problems += wrong
        old, broken = files.read_lock(project.plans, project.folder)
        place = project.plans / lockfile.FILE
        if check:
            problems += [*broken, *lockfile.stale(entries, old, _name(place, project))]
            _tell(problems, sources, voice)
            sys.exit(options.FINDINGS if any(problem.code is codes.STALE for problem in problems) else options.DONE)
        if not dictionary.dictionary_id():
            voice.refuse(NO_DICTIONARY, options.FINDINGS)
        made, guessed = lockfile.make_all(entries)
        changed = lockfile.differences(old, made)
        if broken or changed or old.dictionary != made.dictionary:
            if leads_out(place, project.folder):
                refuse_link(place)
            save(place, lockfile.dumps(made).encode())
        found = collisions.collisions({entry.id: entry for entry in entries}, made)
        _tell([*problems, *guessed, *found], sources, voice)
        _tell_of(voice, _name(place, project), len(made.terms), changed)
        _keep_search(project, site or project.folder / "site", voice)


def _keep_search(project: Project, site: Path, voice: Voice) -> None:
    """Write the forms that Polish search needs, and say so; nothing of a site in English."""
    from planloom.search import LOCK, polish_words, refresh_lock  # noqa: PLC0415  # `--help` does not wait for it
    from planloom.store import CACHE_ROOT  # noqa: PLC0415  # the same

    if not site.is_dir():
        voice.say(NO_SITE_YET, folder=_name(site, project))
    elif words := polish_words(site):
        changed = refresh_lock(words, project.folder, project.folder / CACHE_ROOT)
        voice.say(SEARCH_WRITTEN if changed else SEARCH_UNCHANGED, file=LOCK, count=len(words))


def _sources(project: Project) -> tuple[Sources, list[Problem]]:
    """Read the plans folder, whoever its parts are for; keep only what is wrong with the glossary."""
    everything = replace(project, audience=ALL)
    cut, problems = read_sources(everything, settings_of_project(everything)[0])
    return cut.sources, [*cut.problems, *_of_glossary(problems, cut.sources)]


def _of_glossary(problems: Sequence[Problem], sources: Sources) -> list[Problem]:
    """Keep what is wrong with the glossary."""
    named = {document.file for document in sources.glossary}
    return [problem for problem in problems if problem.span.file in named]


def _tell(problems: Sequence[Problem], sources: Sources, voice: Voice) -> None:
    """Print problems; nothing when there are none, since these commands print a result."""
    if problems:
        voice.tell(in_order(problems), sources)


def _name(path: Path, project: Project) -> str:
    return path.relative_to(project.folder).as_posix() if path.is_relative_to(project.folder) else path.as_posix()


def _tell_of(voice: Voice, name: str, count: int, changed: list[str]) -> None:
    if not changed:
        voice.say(UNCHANGED, file=name, count=count)
        return
    more = f" … (+{len(changed) - MOST_NAMED})" if len(changed) > MOST_NAMED else ""
    voice.say(WRITTEN, file=name, count=count, changed=", ".join(changed[:MOST_NAMED]) + more)


@glossary.command()
@options.directory
@options.config_file
@options.audience
@click.argument("file", type=click.File("rb"))
@click.option("--lang", "language", type=click.Choice(["en", "pl"]), required=True, help="The language of the text.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of {start, end, term}.")
@click.option(
    "--glossary",
    "own",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Use the terms of FILE instead of the project's.",
)
def match(
    folder: Path,
    config: Path | None,
    audience: str | None,
    file: BinaryIO,
    language: Language,
    as_json: bool,
    own: Path | None,
) -> None:
    """Print the terms that are recognised in FILE, a plain text; `-` is standard input.

    Every mention is printed, not only the first of a section, which is the one that pages link.
    Offsets count characters from 0; the end is exclusive.

    \b
    planloom glossary match page.txt --lang pl
    planloom glossary match page.txt --lang pl --json
    planloom glossary match - --lang en --glossary terms.yml < page.txt
    """
    with speaking() as voice:
        text = _decoded(file.read(), getattr(file, "name", "-"), voice)
        made = _from_file(own, voice) if own else _of_project(folder, config, audience, voice, file.name)
        mentions = made.matcher(language).find(text)
        if as_json:
            options.hand_over(_as_json(mentions))
        else:
            click.echo(_as_text(mentions, text), nl=False)


def _decoded(data: bytes, name: str, voice: Voice) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        voice.refuse(NOT_UTF_8, options.WRONG_USE, file=name, byte=error.start)


def _from_file(path: Path, voice: Voice) -> "Glossary":
    from planloom.glossary import load_text  # noqa: PLC0415  # the same

    text = _decoded(path.read_bytes(), str(path), voice)
    made, problems = load_text(text, path.name)
    _tell(problems, Sources("", None, (), (), (), {path.name: text}), voice)
    return made


def _of_project(folder: Path, config: Path | None, audience: str | None, voice: Voice, file: str) -> "Glossary":
    """Return the project's glossary, as it is meant where a file lies."""
    from planloom.glossary import load  # noqa: PLC0415  # the same

    project, problems = voice.project(folder, config, audience)
    settings, wrong = settings_of_project(project)
    cut, unread = read_sources(project, settings)
    made, more = load(cut.sources.glossary, project.plans, project.folder)
    _tell([*problems, *wrong, *cut.problems, *_of_glossary(unread, cut.sources), *more], cut.sources, voice)
    if cut.problems or options.fails([*problems, *wrong], Level.ERROR):
        sys.exit(options.FINDINGS)
    place = Path(file).resolve()
    plans = project.plans.resolve()
    return made.within(place.relative_to(plans).as_posix()) if place.is_relative_to(plans) else made


def _as_json(mentions: list["Mention"]) -> str:
    rows = [json.dumps(mention._asdict(), ensure_ascii=False) for mention in mentions]
    return "[" + ",\n ".join(rows) + "]\n"


def _as_text(mentions: list["Mention"], text: str) -> str:
    """Return one line a mention: line and column, the words, the term."""
    lines = []
    for start, end, term in mentions:
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        words = " ".join(text[start:end].split())
        lines.append(f"{line}:{column}\t{words}\t{term}\n")
    return "".join(lines)


@glossary.command()
@options.directory
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The built site to look at; `site` when left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For people, a program or a spreadsheet.",
)
def review(folder: Path, site: Path | None, form: str) -> None:
    """Print every link to a term on the built site with its sentence, so that you can see whether the sense is right.

    \b
    planloom build && planloom glossary review
    planloom glossary review --format csv > links.csv
    """
    from planloom.glossary import review as reviewing  # noqa: PLC0415  # `--help` does not wait for it

    with speaking() as voice:
        project, _ = voice.project(folder, None)
        built = site or project.folder / "site"
        if not built.is_dir():
            voice.refuse(NO_SITE, options.FINDINGS, folder=_name(built, project))
        pages = sorted(built.rglob("*.html"))
        found = [
            link
            for page in pages
            for link in reviewing.links(page.read_text("utf-8", "replace"), page.relative_to(built).as_posix())
        ]
        write = {"text": reviewing.as_text, "json": reviewing.as_json, "csv": reviewing.as_csv}[form]
        options.hand_over(write(found))


@glossary.command()
@options.directory
@options.config_file
@options.audience
@click.option("--lang", "language", type=click.Choice(["en", "pl"]), help="Only this language.")
@click.option("--most", type=click.IntRange(1), default=30, show_default=True, help="How many to print in a language.")
def suggest(folder: Path, config: Path | None, audience: str | None, language: Language | None, most: int) -> None:
    """Print phrases and abbreviations that the plans use often and the glossary does not have.

    Each line tells how often it is used, in how many texts, and how it is written most often.
    """
    from planloom.glossary.suggest import suggestions  # noqa: PLC0415  # `--help` does not wait for it
    from planloom.pages.terms import spoken  # noqa: PLC0415  # the same

    with speaking() as voice:
        reading = _reading(folder, config, audience, voice)
        for one in [language] if language else reading.portfolio.organisation.languages:
            click.echo(f"{one}:")
            for found in suggestions(spoken(reading.graph, one), reading.glossary.matcher(one), one)[:most]:
                click.echo(f"{found.count}\t{found.texts}\t{found.words}")


@glossary.command()
@options.directory
@options.config_file
@options.audience
def unused(folder: Path, config: Path | None, audience: str | None) -> None:
    """Print the ids of entries that no plan uses, with the place where they stand."""
    from planloom.pages.terms import uses  # noqa: PLC0415  # `--help` does not wait for it

    with speaking() as voice:
        reading = _reading(folder, config, audience, voice)
        made = reading.glossary
        used = {name for one in reading.portfolio.organisation.languages for name in uses(made, reading.graph, one)}
        for entry in made.entries.values():
            if entry.id not in used:
                click.echo(f"{entry.span.file}:{entry.span.line}\t{entry.id}")


def _reading(folder: Path, config: Path | None, audience: str | None, voice: Voice) -> Reading:
    """Read the plans; tell what is wrong with the glossary, and end where a part must not be read."""
    project, problems = voice.project(folder, config, audience)
    reading = read_plans(project)
    if options.fails(problems, Level.ERROR):
        _tell(problems, reading.sources, voice)
        sys.exit(options.FINDINGS)
    voice.sure(reading)
    return reading


glossary.add_command(export)
glossary.add_command(import_)
