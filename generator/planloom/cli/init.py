"""``planloom init``: start a project."""

import contextlib
import datetime as dt
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import click

from planloom.atomic_write import save
from planloom.cli import options
from planloom.cli.voice import Refused, Voice, speaking
from planloom.history.git.repository import GitError
from planloom.merging.setup import set_up
from planloom.model.available import kinds_of
from planloom.model.built_in import KINDS
from planloom.model.kinds import BUILT_IN, Kinds
from planloom.model.plan import Plan
from planloom.model.schema import Name, schema_text
from planloom.packaged import packaged_folder
from planloom.problems import LANGUAGES, Language, Level, Phrase
from planloom.project import find_project, settings_of_project
from planloom.settings import FILE
from planloom.skeleton import skeleton
from planloom.source import Sources
from planloom.stopping import undisturbed

CONFIG = """\
# {comment}
site_name: {name}
docs_dir: plans
theme:
  name: material
plugins:
  - search
  - planloom
"""
COMMENT = Phrase(
    "The site of your plans. `planloom build` and `mkdocs build` both read this file.",
    "Strona z planami. Ten plik czytają i `planloom build`, i `mkdocs build`.",
)
NAME = Phrase("Plans", "Plany")
DAY = """\
  - planloom:
      # {comment}
      today: 2028-05-10
"""
DAY_COMMENT = Phrase(
    "The example stands still on this day; remove the line in your own.",
    "Przykład zatrzymał się w tym dniu; we własnym projekcie usuń ten wiersz.",
)
MINIMAL = """\
---
kind: strategy
---
"""
IN_POLISH = "languages: [pl, en]\n"
SCHEMAS = ".schema"  # by which editors complete and check
IN_STARTER: tuple[Name, ...] = ("part", "organisation", "glossary")
IGNORE = "site/\n.planloom-build-*\n.planloom-cache/\n"

STARTED = Phrase(
    "started in {folder}; next: cd {folder} && planloom serve",
    "projekt założony w {folder}; dalej: cd {folder} && planloom serve",
)
EXISTS = Phrase(
    "{folder} already has plans or a mkdocs.yml; nothing was changed",
    "{folder} ma już plany albo mkdocs.yml; nic nie zostało zmienione",
)
ONE_START = Phrase("choose one of --minimal and --kinds", "wybierz jedno: --minimal albo --kinds")
NO_KIND = Phrase(
    "there is no kind of plan `{given}`; there are: {kinds}", "nie ma rodzaju planu `{given}`; są: {kinds}"
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--minimal", is_flag=True, help="Three lines instead of the example organisation.")
@click.option(
    "--kinds",
    metavar="KIND,…",
    help=f"Plans of these kinds with every part as an example to fill in: {', '.join(KINDS)}.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    help="Language of what --kinds and --minimal write, and of all messages.",
)
@click.option(
    "--git",
    "with_git",
    is_flag=True,
    help="Let git merge plans by object and field; also in a project that exists already.",
)
def init(folder: Path, minimal: bool, kinds: str | None, language: Language, with_git: bool) -> None:
    """Start a project in FOLDER.

    It gets the plans of the example organisation, in English and Polish, to be changed into your own. With
    --kinds it gets plans of the kinds you name, empty: every part and every field stands there as an example that
    is commented out, so that you fill in and delete; kinds of your own as well, where FOLDER holds a planloom.yml
    that declares them. With --minimal it gets a single plan of three lines. With --git, git merges plans by object
    and field, also in a project that exists already already; every clone is told once.

    \b
    planloom init acme
    planloom init acme --kinds strategy,sales
    planloom init acme --kinds strategy,marketing --lang pl
    planloom init acme --minimal
    planloom init . --git
    """
    with speaking(language) as voice:
        is_there = (folder / "plans").exists() or (folder / "mkdocs.yml").exists()
        if with_git and is_there and not minimal and kinds is None:
            _set_up_git(folder, voice)
            return
        if minimal and kinds is not None:
            raise Refused(ONE_START)
        known = BUILT_IN if kinds is None else kinds_in(folder, voice)
        chosen = None if kinds is None else chosen_kinds(kinds, known.plans)
        if is_there:
            raise Refused(EXISTS.filled(folder=folder))
        if chosen is not None:
            year = dt.datetime.now(tz=dt.UTC).year + 1
            _start(folder, language, lambda plans: _write(plans, _skeleton(chosen, known, language, year)))
        elif minimal:
            _start(folder, language, lambda plans: _write(plans, _minimal(language)))
        else:
            _start(folder, language, None)
        if with_git:
            _set_up_git(folder, voice)
        voice.say(STARTED, folder=folder)


def _set_up_git(folder: Path, voice: Voice) -> None:
    """Set up git for the project in a folder, and say what was done."""
    project, _ = find_project(folder)
    try:
        for words, values in set_up(project.folder, project.plans):
            voice.say(words, **values)
    except GitError as error:
        raise Refused(error.words) from None


def kinds_in(folder: Path, voice: Voice) -> Kinds:
    """Return the kinds of plan there are, those included that a `planloom.yml` in the folder declares.

    Ends where something is wrong with that file: what would be written from it could not be read.
    """
    project, _ = find_project(folder)
    settings, problems = settings_of_project(project)
    kinds, senseless = kinds_of(settings)
    wrong = [*problems, *senseless]
    if options.fails(wrong, Level.ERROR):
        voice.tell(wrong, Sources("", None, (), (), (), {FILE: (folder / FILE).read_text("utf-8", "replace")}))
        sys.exit(options.FINDINGS)
    return kinds


def chosen_kinds(names: str, kinds: Mapping[str, type[Plan]]) -> dict[str, type[Plan]]:
    """Return the kinds of plan that are named, in the order in which `kinds` has them."""
    given = [name.strip().casefold() for name in names.split(",") if name.strip()]
    unknown = next((name for name in given if name not in kinds), None if given else names)
    if unknown is not None:
        raise Refused(NO_KIND.filled(given=unknown, kinds=", ".join(kinds)))
    return {name: model for name, model in kinds.items() if name in given}


def _skeleton(
    chosen: Mapping[str, type[Plan]], known: Kinds, language: Language, year: int
) -> Mapping[PurePosixPath, str]:
    """Return the files of plans of the kinds chosen, with the schemas of all that the project declares."""
    schemas = {PurePosixPath(SCHEMAS, f"{name}.json"): schema_text(name, known) for name in IN_STARTER}
    return {**skeleton(chosen, language, year), **(schemas if known is not BUILT_IN else {})}


def _minimal(language: Language) -> dict[PurePosixPath, str]:
    plan = {PurePosixPath("strategy/plan.md"): MINIMAL}
    return plan if language == LANGUAGES[0] else {PurePosixPath("organisation.yml"): IN_POLISH} | plan


def _start(folder: Path, language: Language, fill: Callable[[Path], None] | None) -> None:
    """Write a project whose plans folder `fill` fills; None copies the example."""
    with _removed_unless_done(folder / "mkdocs.yml", folder / "plans", folder):
        folder.mkdir(parents=True, exist_ok=True)
        plans = folder / "plans"
        if fill is None:
            shutil.copytree(packaged_folder("starter"), plans)
        else:
            shutil.copytree(packaged_folder("starter") / SCHEMAS, plans / SCHEMAS)
            fill(plans)
        if not (folder / ".gitignore").exists():
            save(folder / ".gitignore", IGNORE.encode())
        save(folder / "mkdocs.yml", _config(language, example=fill is None).encode())


@contextlib.contextmanager
def _removed_unless_done(*made: Path) -> Iterator[None]:
    """Remove what was made when the making is broken off; what was there before stays."""
    new = [path for path in made if not path.exists()]
    try:
        yield
    except BaseException:
        with undisturbed():
            for path in new:
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        raise


def _write(plans: Path, files: Mapping[PurePosixPath, str]) -> None:
    for place, text in files.items():
        path = plans / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _config(language: Language, *, example: bool) -> str:
    """Return the configuration of the site; that of the example names the day on which it stands still."""
    text = CONFIG.format(comment=COMMENT.in_(language), name=NAME.in_(language))
    return text.replace("  - planloom\n", DAY.format(comment=DAY_COMMENT.in_(language))) if example else text
