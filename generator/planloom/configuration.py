"""Read ``mkdocs.yml`` as MkDocs reads it: what it inherits, and what it takes from the environment.

A setting that one of the two readers overlooks would publish what the other withholds. Tags of other programs become
plain values, and nothing is run.
"""

import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from planloom.problems import Phrase, Problem, Span
from planloom.settings import codes

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
"""What a configuration is called that nobody has named."""
PLUGIN = "planloom"
INHERIT = "INHERIT"
MOST = 10
"""How many configurations may inherit from one another."""

TWICE = Phrase("the plugin `planloom` stands in it twice", "wtyczka `planloom` jest w niej dwa razy")
_TOO_MANY = Phrase("too many configurations inherit from one another", "zbyt wiele konfiguracji dziedziczy po sobie")
_NO_MAPPING = Phrase("it is no group of settings", "to nie jest grupa ustawień")


class _Loader(yaml.SafeLoader):
    """Makes plain values of everything, so that a configuration can run nothing."""


def _plain(loader: yaml.Loader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node)
    return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else str(node.value)


def _of_environment(loader: yaml.Loader, node: yaml.Node) -> Any:
    """Return the first variable of those named that is set; the last entry of a list is what holds without any."""
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    otherwise = loader.construct_object(names[-1], deep=True) if len(names) > 1 else None
    for name in names[:-1] if len(names) > 1 else names:
        found = os.environ.get(str(name.value))
        if found is not None:
            tag = loader.resolve(yaml.ScalarNode, found, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's own
            return loader.construct_object(yaml.ScalarNode(tag, found))
    return otherwise


_Loader.add_multi_constructor("!", _plain)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)
_Loader.add_constructor("!ENV", _of_environment)


def read_configuration(config: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return the settings of a configuration and of those it inherits from; its own win."""
    files = list(islice(_files(config), MOST + 1))
    settings: dict[str, Any] = {}
    for _, read, _ in files:
        settings = _over(read, settings)
    problems = [problem for _, _, problem in files if problem is not None]
    if len(files) > MOST:
        problems = [codes.BAD_CONFIG.at(Span(files[-1][0].name), reason=_TOO_MANY)]
    return settings, problems or list(_twice(settings, config))


def configs_of(config: Path) -> list[Path]:
    """Return a configuration and those it inherits from."""
    return [file for file, _, _ in islice(_files(config), MOST)]


def value_of(node: yaml.Node) -> Any:
    """Return the plain value of a node of a configuration; None for what has none."""
    try:
        return _Loader("").construct_document(node)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _files(config: Path) -> Iterator[tuple[Path, dict[str, Any], Problem | None]]:
    """Yield a configuration, then those it inherits from, without end where they inherit from each other."""
    here: Path | None = config
    while here is not None:
        settings, problem = _read(here)
        parent = settings.pop(INHERIT, None)
        yield here, settings, problem
        here = Path(os.path.normpath(here.parent / str(parent))) if parent is not None else None


def _read(file: Path) -> tuple[dict[str, Any], Problem | None]:
    try:
        loaded = yaml.load(file.read_text("utf-8"), Loader=_Loader)  # noqa: S506  # a SafeLoader
    except (OSError, UnicodeDecodeError) as error:
        return {}, codes.BAD_CONFIG.at(Span(file.name), reason=str(error))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        span = Span(file.name, mark.line + 1, mark.column + 1) if mark else Span(file.name)
        return {}, codes.BAD_CONFIG.at(span, reason=str(getattr(error, "problem", None) or error))
    if loaded is not None and not isinstance(loaded, dict):
        return {}, codes.BAD_CONFIG.at(Span(file.name), reason=_NO_MAPPING)
    return loaded or {}, None


def _over(below: Mapping[Any, Any], above: Mapping[Any, Any]) -> dict[Any, Any]:
    """Return settings in which those `above` win; groups are joined, lists are replaced."""
    joined = dict(below)
    for key, value in above.items():
        old = joined.get(key)
        joined[key] = _over(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return joined


def plugin_entries(settings: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the options of each entry of our plugin in a configuration."""
    plugins = settings.get("plugins") or []
    entries = plugins.items() if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    found: list[Mapping[str, Any]] = []
    for entry in entries:
        for name, options in (
            [entry] if isinstance(entry, tuple) else entry.items() if isinstance(entry, dict) else [(entry, {})]
        ):
            if name == PLUGIN:
                found.append(options if isinstance(options, dict) else {})
    return found


def _twice(settings: Mapping[str, Any], file: Path) -> list[Problem]:
    return [codes.BAD_CONFIG.at(Span(file.name), reason=TWICE)] if len(plugin_entries(settings)) > 1 else []
