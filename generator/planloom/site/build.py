"""Run MkDocs for a project, with its configuration or with ours where it has none."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from planloom.problems import Language, Phrase, Problem, Span
from planloom.project import Project, Reading
from planloom.site import codes, defaults
from planloom.site.plugin import PlanloomPlugin
from planloom.site.spoken import Spoken

SEE_ABOVE = Phrase("see above", "patrz wyżej")


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """Where the site is and how many pages it has; no folder when it was not built."""

    folder: Path | None
    pages: int
    problems: tuple[Problem, ...]


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
    progress: Callable[[Phrase], None] = lambda _: None,
) -> BuiltSite:
    """Build the site of plans that were read; the old site stands until the new one is complete."""
    plugin: PlanloomPlugin | None = None
    with _collected() as warnings:
        try:
            config = _config(project, site_dir=str(site_dir.resolve()) if site_dir else None, strict=strict)
            plugin = _plugin(config)
            plugin.reading = reading
            plugin.progress = progress
            build(config)
        except (Abort, BuildError, ConfigurationError) as error:
            if plugin and plugin.problems:
                return BuiltSite(None, 0, tuple(plugin.problems))
            reason = "; ".join(warnings.found) or str(error) or SEE_ABOVE
            return BuiltSite(None, 0, (codes.NOT_BUILT.at(Span("mkdocs.yml"), reason=reason),))
    problems = [*plugin.problems, *(codes.RENDERER_WARNS.at(Span("mkdocs.yml"), reason=text) for text in warnings.found)]
    pages = sum(len(one.pages) for one in plugin.site_written.site.languages)
    return BuiltSite(plugin.target, pages, tuple(problems))


def serve_site(project: Project, address: str, *, open_browser: bool, language: Language) -> None:
    """Serve the site until the user stops it; what is said meanwhile is in `language`."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    handler = logging.StreamHandler()
    handler.setFormatter(Spoken(language))
    logger.addHandler(handler)
    try:
        serve(defaults.config_source(project), livereload=True, open_in_browser=open_browser, dev_addr=address)
    finally:
        logger.removeHandler(handler)


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


def _plugin(config: MkDocsConfig) -> PlanloomPlugin:
    plugin = config.plugins.get("planloom")
    if not isinstance(plugin, PlanloomPlugin):
        raise ConfigurationError("`plugins:` in mkdocs.yml does not list `planloom`")
    return plugin
