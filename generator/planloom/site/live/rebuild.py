"""One build of what is served: the ordinary one, whatever happens in it told and never raised."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planloom.configuration import CONFIG_FILES, configs_of
from planloom.private import keep_private
from planloom.problems import Level, Phrase, Problem, Span
from planloom.process_cache import ProcessCache
from planloom.project import Project, Reading, cache_of, read_plans
from planloom.settings import FILE
from planloom.site import codes
from planloom.site.mkdocs.build import BuiltSite, build_site
from planloom.site.output.outputs import LastSite

Progress = Callable[[Phrase], None]


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a build went: the site unless there is none, all that was found, and the files it was made from."""

    site: BuiltSite | None
    problems: tuple[Problem, ...]
    reading: Reading | None
    watched: tuple[Path, ...]


def attempt(
    project: Project,
    problems: list[Problem],
    target: Path,
    progress: Progress,
    last: Path | None = None,
    former: Path | None = None,
    in_process: ProcessCache | None = None,
) -> Attempt:
    """Build the site of `project` into the folder `target`; `problems` are those of finding it.

    The folder around `target` is a private one, or becomes one. What stands in the folder `last` as it is to
    be is taken from there; `former` is that of a site that may go. `in_process` is what was read before.
    """
    reading: Reading | None = None
    site: BuiltSite | None = None
    found = list(problems)
    try:
        keep_private(target.parent)
        reading = read_plans(project, progress=progress, in_process=in_process, store=cache_of(project))
        found += reading.everything
        if not reading.has_errors and not any(problem.level is Level.ERROR for problem in problems):
            served = LastSite(last, "served", former)
            site = build_site(project, reading, target, strict=False, progress=progress, last=served)
            found += site.problems
    except Exception as error:  # noqa: BLE001  # a hook, a plugin, the disk: writing goes on, and so does serving
        found.append(codes.NOT_BUILT.at(Span(project.config.name if project.config else FILE), reason=_reason(error)))
    whole = site if site and site.folder else None
    return Attempt(whole, tuple(found), reading, sources_of(project, reading, site))


def sources_of(project: Project, reading: Reading | None, site: BuiltSite | None) -> tuple[Path, ...]:
    """Return the files and folders a site is made from, also those that are not there yet."""
    templates = reading.settings.templates if reading else "templates"
    configs = configs_of(project.config) if project.config else [project.folder / name for name in CONFIG_FILES]
    more = site.sources if site else ()
    return tuple(dict.fromkeys([project.plans, project.folder / templates, project.folder / FILE, *configs, *more]))


def _reason(error: Exception) -> str:
    """Say what was raised and where, in one line."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f" ({Path(frame.filename).name}:{frame.lineno})" for frame in last)
    return f"{type(error).__name__}: {error}{place}"
