"""Where a project is and what its plans say: the stages from files to figures in one call.

Commands, the MkDocs plugin and the book all begin here, so they read the same plans in the same way.
"""

import contextlib
import datetime as dt
import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

import yaml

from planloom import figures, glossary, rules
from planloom.collector import paused
from planloom.links import Graph, resolve
from planloom.model import Portfolio, load
from planloom.model.available import kinds_of
from planloom.model.organisation import first_language
from planloom.problems import Language, Level, Phrase, Problem, Span, in_order
from planloom.settings import (
    FILE,
    RULES_OF_PACKAGES,
    Settings,
    codes,
    levelled,
    settings_from_options,
    settings_of,
)
from planloom.source import GLOSSARY, Sources, read
from planloom.source.unread import ORGANISATION
from planloom.source.yamltext import parse

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
PLANS = "plans"

READING = Phrase("reading the plans", "czytanie planów")
COMPARING = Phrase("comparing the plans", "porównywanie planów")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with plans. `config` is its ``mkdocs.yml``, None without one; `options` are the plugin's."""

    folder: Path
    plans: Path
    config: Path | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """Everything known about the plans of a project.

    `problems` are what is wrong with the sources themselves; a site is not built from them while there
    are errors. `findings` are contradictions within and between the plans: readers may see those, on the
    page on the plans' health.
    """

    project: Project
    settings: Settings
    sources: Sources
    portfolio: Portfolio
    graph: Graph
    today: dt.date
    known: "tuple[figures.Figures | None, glossary.Glossary | None]"
    problems: tuple[Problem, ...]
    findings: tuple[Problem, ...]

    @cached_property
    def figures(self) -> "figures.Figures":
        """What is calculated over the plans; where no rule had to ask, not before somebody does."""
        return self.known[0] or figures.compute(self.graph, self.today)

    @cached_property
    def glossary(self) -> "glossary.Glossary":
        """The terms of the plans; an empty glossary where they have none."""
        return self.known[1] or glossary.load((), self.project.plans, self.project.folder)[0]

    @property
    def everything(self) -> list[Problem]:
        """Problems and findings together, in the order of the sources."""
        return in_order([*self.problems, *self.findings])

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong that no site should be built from."""
        return any(problem.level is Level.ERROR for problem in self.problems)


class _Tolerant(yaml.SafeLoader):
    """Reads a configuration for the few values we need; tags of other programs become plain values."""


def _plain(loader: yaml.Loader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node)
    return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else str(node.value)


_Tolerant.add_multi_constructor("!", _plain)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", _plain)


def find_project(folder: Path, config: Path | None = None) -> tuple[Project, list[Problem]]:
    """Find the plans of the project in `folder`: ``docs_dir`` of its configuration, or ``plans``."""
    folder = (config.parent if config else folder).resolve()
    config = config or next((folder / name for name in CONFIG_FILES if (folder / name).is_file()), None)
    if config is None:
        return Project(folder, folder / PLANS), []
    try:
        loaded = yaml.load(config.read_text("utf-8"), Loader=_Tolerant)  # noqa: S506  # a SafeLoader
    except (OSError, UnicodeDecodeError) as error:
        return Project(folder, folder / PLANS, config), [codes.BAD_CONFIG.at(Span(config.name), reason=str(error))]
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        span = Span(config.name, mark.line + 1, mark.column + 1) if mark else Span(config.name)
        reason = str(getattr(error, "problem", None) or error)
        return Project(folder, folder / PLANS, config), [codes.BAD_CONFIG.at(span, reason=reason)]
    settings = loaded if isinstance(loaded, dict) else {}
    return Project(folder, folder / str(settings.get("docs_dir") or PLANS), config, plugin_options(settings)), []


def language_of(project: Project) -> Language:
    """Return the language in which a project is written, as far as it can be told before its plans are read."""
    try:
        fields, _ = parse((project.plans / ORGANISATION).read_text("utf-8-sig"), ORGANISATION)
    except (OSError, UnicodeDecodeError):
        fields = None  # the plans tell what is wrong with the file
    return first_language(fields)


def plugin_options(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options of the ``planloom`` plugin in a configuration; empty without any."""
    plugins = settings.get("plugins") or []
    for entry in plugins.items() if isinstance(plugins, dict) else plugins:
        name, options = (
            entry if isinstance(entry, tuple) else next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        )
        if name == "planloom":
            return options if isinstance(options, dict) else {}
    return {}


def settings_of_project(project: Project) -> tuple[Settings, list[Problem]]:
    """Return the settings: those of ``planloom.yml`` first, then the options of the plugin."""
    at = Span(project.config.name if project.config else FILE)
    file = project.folder / FILE
    if not file.is_file():
        return settings_from_options(project.options, at)
    try:
        written, problems = parse(file.read_text("utf-8"), FILE)
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [codes.BAD_CONFIG.at(Span(FILE), reason=str(error))]
    if written is None:
        settings, wrong = settings_from_options(project.options, at)
    else:
        settings, wrong = settings_of(written, f"`{FILE}`", project.options)
    return settings, [*problems, *wrong]


@paused()
def read_plans(
    project: Project, *, settings: Settings | None = None, progress: Callable[[Phrase], None] = lambda _: None
) -> Reading:
    """Read, join, calculate and judge; all problems of all stages come back with the result.

    `settings` take the place of the project's own; `progress` is told what is being done.
    """
    with _uncollected():
        return _read(project, settings, progress)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away: what is read lives on, and looking through it takes most of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(project: Project, settings: Settings | None, progress: Callable[[Phrase], None]) -> Reading:
    chosen, problems = (settings, []) if settings else settings_of_project(project)
    progress(READING)
    sources, wrong = read(project.plans, project.folder)
    kinds, senseless = kinds_of(chosen)
    portfolio, mistaken = load(sources, chosen.audience, kinds)
    graph, broken = resolve(portfolio, raw_html=chosen.raw_html)
    terms, unclear = _terms(portfolio, project)
    today = chosen.today or dt.datetime.now(tz=dt.UTC).date()
    progress(COMPARING)
    found = levelled([*problems, *senseless, *wrong, *mistaken, *broken, *unclear], chosen)
    calculated, findings = _judged(graph, today, chosen)
    known = calculated, terms
    return Reading(project, chosen, sources, portfolio, graph, today, known, tuple(in_order(found)), tuple(findings))


def _terms(portfolio: Portfolio, project: Project) -> "tuple[glossary.Glossary | None, list[Problem]]":
    """Return the glossary and what is wrong with it; None where nothing is there to read."""
    if not portfolio.glossary and not (project.plans / GLOSSARY).exists():
        return None, []
    return glossary.load(portfolio.glossary, project.plans, project.folder)


def _judged(graph: Graph, today: dt.date, settings: Settings) -> "tuple[figures.Figures | None, list[Problem]]":
    """Return the figures and the findings; no rule of ours has anything to compare in a header that stands alone."""
    more = settings.rules or settings.levels or metadata.entry_points(group=RULES_OF_PACKAGES)
    if not graph.portfolio.plans or (graph.portfolio.is_lone_header and not more):
        return None, []
    calculated = figures.compute(graph, today)
    return calculated, rules.judge(graph, calculated, settings)
