"""Run MkDocs for a project, with its configuration or with ours where it has none."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from planloom.collector import seldom
from planloom.problems import Phrase, Problem, Span
from planloom.project import Project, Reading
from planloom.site import codes, defaults
from planloom.site.output.outputs import LastSite
from planloom.site.output.staging import Listener
from planloom.site.plugin import PlanloomPlugin

SEE_ABOVE = Phrase("see above", "patrz wyżej")


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """Where the site is and how many pages it has; no folder when it was not built.

    `base` is the path below which it will be published; `sources` are the files and folders beside the plans that
    the configuration made it from.
    """

    folder: Path | None
    pages: int
    problems: tuple[Problem, ...]
    base: str = "/"
    sources: tuple[Path, ...] = ()


class _Warnings(logging.Handler):
    """Collects what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != "mkdocs.plugins.planloom":
            self.found.append(record.getMessage())


def build_site(
    project: Project,
    reading: Reading,
    site_dir: Path | None,
    *,
    strict: bool,
    clean: bool = False,
    last: LastSite | None = None,
    progress: Callable[[Phrase], None] = lambda _: None,
    listener: Listener | None = None,
) -> BuiltSite:
    """Build the site of plans that were read; the old site stands until the new one is complete.

    `listener` is told when another build is waited for, and when the new site stands.
    """
    plugin: PlanloomPlugin | None = None
    sources: tuple[Path, ...] = ()
    with _collected() as warnings, seldom():
        try:
            config = _config(project, site_dir=str(site_dir.resolve()) if site_dir else None, strict=strict)
            sources = _sources(config)
            plugin = _plugin(config)
            plugin.reading = reading
            plugin.progress = progress
            plugin.clean = clean
            plugin.last = last
            plugin.listener = listener
            build(config)
        except (Abort, BuildError, ConfigurationError) as error:
            if plugin and plugin.problems:
                return BuiltSite(None, 0, tuple(plugin.problems), sources=sources)
            reason = "; ".join(warnings.found) or str(error) or SEE_ABOVE
            return BuiltSite(None, 0, (codes.NOT_BUILT.at(Span("mkdocs.yml"), reason=reason),), sources=sources)
        finally:
            if plugin and plugin.staging:
                plugin.staging.discard()
    told = [codes.RENDERER_WARNS.at(Span("mkdocs.yml"), reason=text) for text in warnings.found]
    problems = [*plugin.problems, *told]
    pages = sum(len(one.pages) for one in plugin.site_written.site.languages)
    base = f"/{urlsplit(config.site_url or '').path.strip('/')}/".replace("//", "/")
    return BuiltSite(plugin.target, pages, tuple(problems), base, _sources(config))


@contextmanager
def _collected() -> Iterator[_Warnings]:
    handler = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _config(project: Project, **settings: Any) -> MkDocsConfig:
    return load_config(config_file=defaults.config_source(project), **settings)


def _sources(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return what a configuration names besides the plans: the theme's own files, and what is to be watched."""
    custom = [config.theme.custom_dir] if config.theme.custom_dir else []
    return tuple(Path(name) for name in [*custom, *config.watch])


def _plugin(config: MkDocsConfig) -> PlanloomPlugin:
    plugin = config.plugins.get("planloom")
    if not isinstance(plugin, PlanloomPlugin):
        raise ConfigurationError("`plugins:` in mkdocs.yml does not list `planloom`")
    return plugin
