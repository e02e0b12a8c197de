"""Where a project is and what its plans say: the stages from files to figures in one call.

Commands, the MkDocs plugin and the book all begin here, so they read the same plans in the same way.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from planloom.figures import Figures, compute
from planloom.links import Graph, resolve
from planloom.model import Portfolio, load
from planloom.problems import Code, Level, Phrase, Problem, Span, in_order
from planloom.source import Sources, read

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
PLANS = "plans"

BAD_CONFIG = Code(
    "S401",
    Level.ERROR,
    title=Phrase("The configuration cannot be read", "Nie da się odczytać konfiguracji"),
    message=Phrase("the configuration cannot be read: {reason}", "nie da się odczytać konfiguracji: {reason}"),
    why=Phrase(
        "`mkdocs.yml` says where the plans are and how the site is made.",
        "`mkdocs.yml` mówi, gdzie są plany i jak powstaje strona.",
    ),
    help=Phrase(
        "mend the file, or remove it to use the defaults",
        "popraw plik albo usuń go, aby użyć ustawień domyślnych",
    ),
)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with plans. `config` is its ``mkdocs.yml``, None without one; `options` are the plugin's."""

    folder: Path
    plans: Path
    config: Path | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything known about the plans of a project, and everything that is wrong with them."""

    project: Project
    sources: Sources
    portfolio: Portfolio
    graph: Graph
    figures: Figures
    problems: tuple[Problem, ...]

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
        return Project(folder, folder / PLANS, config), [BAD_CONFIG.at(Span(config.name), reason=str(error))]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        span = Span(config.name, mark.line + 1, mark.column + 1) if mark else Span(config.name)
        reason = str(getattr(error, "problem", None) or error)
        return Project(folder, folder / PLANS, config), [BAD_CONFIG.at(span, reason=reason)]
    settings = loaded if isinstance(loaded, dict) else {}
    return Project(folder, folder / str(settings.get("docs_dir") or PLANS), config, plugin_options(settings)), []


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


def read_plans(project: Project, *, today: dt.date | None = None, audience: str | None = None) -> Reading:
    """Read, join and calculate; all problems of all stages come back with the result."""
    sources, problems = read(project.plans, project.folder)
    portfolio, more = load(sources, audience)
    graph, links = resolve(portfolio)
    figures = compute(graph, today or dt.datetime.now(tz=dt.UTC).date())
    return Reading(project, sources, portfolio, graph, figures, tuple(in_order([*problems, *more, *links])))
