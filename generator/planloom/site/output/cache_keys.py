"""What a site of a project is kept by, from one build to the next."""

from collections.abc import Iterator
from pathlib import Path

from planloom import template_cache
from planloom.configuration import CONFIG_FILES
from planloom.model.installed import GROUP
from planloom.pages import CacheLocation
from planloom.program import digest_of, files_below, files_digest, has_extensions, program_digest
from planloom.project import Reading
from planloom.settings import FILE
from planloom.source import GLOSSARY
from planloom.store import CACHE_ROOT, Store


def keeping_of(reading: Reading, templates: tuple[Path, ...]) -> CacheLocation | None:
    """Return where the pages of a site are kept, and the digest of what all of them depend on beside the plans.

    None where packages bring kinds of plan: their code may change while the version of the package stays.
    """
    if has_extensions(GROUP):
        return None
    audience = reading.settings.audience or ""
    return CacheLocation(Store(reading.project.folder / CACHE_ROOT), f"site {audience}", _state(reading, templates))


def _state(reading: Reading, templates: tuple[Path, ...]) -> str:
    project = reading.project
    files = files_digest([*_settings(project.folder), *_below(project.plans / GLOSSARY), *_templates(templates)])
    options = sorted((str(key), repr(value)) for key, value in project.options.items())
    return digest_of(program_digest(), files, options, str(reading.today), reading.settings.audience)


def _settings(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((name, folder / name) for name in (FILE, *CONFIG_FILES))


def _templates(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    for number, folder in enumerate(folders):
        yield from ((f"{number} {name}", path) for name, path in files_below(folder))


def _below(place: Path) -> Iterator[tuple[str, Path]]:
    yield from files_below(place) if place.is_dir() else ((place.name, place),)


def recall_compiled(store: Store, environment: str) -> None:
    """Take the templates of an environment that an earlier build by this very program has compiled."""
    place = _compiled(environment)
    if not template_cache.is_known(environment) and (entry := store.get([place]).get(place)):
        template_cache.recall(environment, entry)


def keep_compiled(store: Store, environment: str) -> None:
    """Keep the compiled templates of an environment for later builds."""
    entry = template_cache.kept(environment)
    store.put({_compiled(environment): entry} if entry else {}, (_compiled(environment),))


def _compiled(environment: str) -> str:
    return f"compiled {environment} {program_digest()}"
