"""A build that would make what stands there already: nothing has changed, neither what it is made from nor the site.

Only for sites that are made from what is looked at here: code that a configuration runs may depend on anything. This
module loads none of the stages, so that it tells at once.
"""

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from planloom.configuration import CONFIG_FILES, configs_of, read_configuration
from planloom.history.git.repository import GitError, Repository
from planloom.model.installed import GROUP as KINDS_OF_PACKAGES
from planloom.program import content_digest, files_below, files_digest, has_extensions, program_digest
from planloom.project import Project, settings_of_project
from planloom.sealed import parsed
from planloom.settings import FILE, RULES_OF_PACKAGES
from planloom.store import CACHE_ROOT, Store
from planloom.trust import runs_code

SITE = "site"


class LastBuild:
    """What the last build into a folder was made from, and what it said.

    `site` is the folder that was asked for, if any was; `asked` is what else the build was told.
    """

    def __init__(self, project: Project, site: Path | None, asked: Sequence[Any]) -> None:
        settings = _plain_settings(project)
        self.site = (site or project.folder / str((settings or {}).get("site_dir") or SITE)).resolve()
        self.store = Store(project.folder / CACHE_ROOT)
        self.place = f"built {self.site}"
        self.made_from = _made_from(project, settings, asked) if settings is not None else ""

    def said(self) -> list[str] | None:
        """Return what the build said that would be made again; None where it has to be made."""
        known = parsed(self.store.get([self.place]).get(self.place), _built) if self.made_from else None
        if known is None or known[0] != self.made_from or known[1] != _state(self.site):
            return None
        return known[2]

    def keep(self, said: Iterable[str]) -> None:
        """Keep what this build was made from, and what it said."""
        if self.made_from:
            kept = {"made_from": self.made_from, "site": _state(self.site), "said": list(said)}
            self.store.put({self.place: json.dumps(kept).encode()})


def _built(kept: Any) -> tuple[str, str, list[str]]:
    """Return what a site was made from, what the system knew of it, and what the build said."""
    return kept["made_from"], kept["site"], [f"{one}" for one in kept["said"]]


def _made_from(project: Project, settings: Mapping[str, Any], asked: Sequence[Any]) -> str:
    configs = configs_of(project.config) if project.config else [project.folder / name for name in CONFIG_FILES]
    files = [(str(file), file) for file in (project.folder / FILE, *configs)]
    plans = files_below(project.plans)
    templates = files_below(project.folder / settings_of_project(project)[0].templates)
    digests = [files_digest(one) for one in (files, plans, templates)]
    versions = _versions(project)
    today = dt.datetime.now(tz=dt.UTC).date()
    dated = os.environ.get("SOURCE_DATE_EPOCH")  # which MkDocs writes into the map of the site
    return content_digest(
        repr((program_digest(), *digests, versions, settings, str(project.config), str(today), dated, *asked)).encode()
    )


def _versions(project: Project) -> str:
    """Return what the past of the plans, which pages tell, is made from: the commit there is now, and the tags."""
    if not any((folder / ".git").exists() for folder in (project.folder, *project.folder.parents)):
        return ""
    repository = Repository(project.folder)
    try:
        head = repository.line("rev-parse", "HEAD", "--is-shallow-repository")
        return f"{head} {repository.line('for-each-ref', '--format=%(refname) %(objectname)', 'refs/tags')}"
    except GitError:
        return ""


def _plain_settings(project: Project) -> dict[str, Any] | None:
    """Return the configuration of a site that is made from nothing but what is looked at here; else None."""
    if has_extensions(RULES_OF_PACKAGES) or has_extensions(KINDS_OF_PACKAGES):
        return None
    if project.config is None:
        return {}
    if runs_code(project.config):
        return None
    settings, problems = read_configuration(project.config)
    return None if problems else settings


def _state(site: Path) -> str:
    """Return the digest of what the system knows of the files of a site, which changes when they do."""
    return content_digest("\n".join(sorted(_files(site))).encode("utf-8", "surrogateescape"))


def _files(folder: Path) -> Iterator[str]:
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                        continue
                    found = entry.stat(follow_symlinks=False)
                    yield f"{entry.path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
        except OSError:
            yield f"{here} ?"
