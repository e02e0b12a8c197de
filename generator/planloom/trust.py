"""What the configuration of a project would run or reach, so that it is asked for first.

Plans are text, and whoever reads foreign ones runs nothing. A ``mkdocs.yml`` can do more: name hooks in Python, make
objects of any class, bring templates of the theme, load plugins that run what they find in the project, read and
replace folders elsewhere. That is what its keeper wants of his own project, and what nobody wants of a stranger's. So
it needs consent from outside of the project: ``--trust``, or its folder in ``PLANLOOM_TRUST``.
"""

import os
import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

import yaml

from planloom.configuration import PLUGIN, configs_of, value_of
from planloom.disk import leads_out
from planloom.problems import Code, Level, Phrase, Problem, Span
from planloom.settings import FILE

VARIABLE = "PLANLOOM_TRUST"
TEMPLATES = "templates"

ASKS = Code(
    "S704",
    Level.ERROR,
    title=Phrase("The project asks for trust", "Projekt wymaga zaufania"),
    message=Phrase(
        "`{file}` would {what}, and nobody has said that this project is trusted",
        "`{file}` chce {what_pl}, a nikt nie potwierdził, że ten projekt jest zaufany",
    ),
    label=Phrase("needs trust", "wymaga zaufania"),
    why=Phrase(
        "A project may come from anywhere. Its plans are only read; code of its own runs on this machine with all "
        "the rights of whoever builds it.",
        "Projekt może pochodzić skądkolwiek. Jego plany są tylko czytane; jego własny kod działa na tym komputerze "
        "ze wszystkimi prawami tego, kto buduje.",
    ),
    help=Phrase(
        "if you know what is in the project, add `--trust`, or name its folder in `PLANLOOM_TRUST`",
        "jeśli wiesz, co jest w projekcie, dodaj `--trust` albo podaj jego folder w `PLANLOOM_TRUST`",
    ),
)
CODES = (ASKS,)

_HOOKS = Phrase("run Python code of the project (`hooks`)", "uruchomić kod Pythona z projektu (`hooks`)")
_TAG = Phrase("make an object of Python (`{name}`)", "utworzyć obiekt Pythona (`{name}`)")
_THEME = Phrase("run templates of the project (`custom_dir`)", "uruchomić szablony z projektu (`custom_dir`)")
_PLUGIN = Phrase("load the plugin `{name}`", "załadować wtyczkę `{name}`")
_EXTENSION = Phrase("load the Markdown extension `{name}`", "załadować rozszerzenie Markdown `{name}`")
_MARKUP = Phrase("write HTML of its own on every page (`site_url`)", "wpisać własny HTML na każdą stronę (`site_url`)")
_OUTSIDE = Phrase("use a folder outside of the project (`{name}`)", "użyć folderu spoza projektu (`{name}`)")

_PLUGINS = frozenset({"planloom", "search", "offline", "tags", "meta", "material/search", "material/offline",
                      "material/tags", "material/meta"})  # fmt: skip
"""Plugins that do what they do whatever the project says."""
_SIGNS = re.compile(r"[\s\"'<>]")
"""What no address has; the theme writes that of the site as it is."""
_PYTHON = "tag:yaml.org,2002:python/"
_PLAIN = frozenset(
    {"none", "bool", "str", "unicode", "bytes", "int", "long", "float", "complex", "list", "tuple", "dict"}
)
_NAMES = re.compile(r"name:(?:material\.extensions|materialx|pymdownx)\.[\w.]+")
_EXTENSIONS = ("markdown.extensions.", "pymdownx.", "material.extensions.")
_FOLDERS = ("docs_dir", "site_dir")


def is_trusted(folder: Path) -> bool:
    """Tell whether the environment says that the project in `folder` is trusted.

    ``PLANLOOM_TRUST`` lists folders, as ``PATH`` does; what is in them is trusted, and everything with ``1``.
    """
    listed = [word for word in os.environ.get(VARIABLE, "").split(os.pathsep) if word.strip()]
    return any(word == "1" or not leads_out(folder, Path(word).expanduser()) for word in listed)


def asks(folder: Path, config: Path | None, *, runs: bool = True) -> Iterator[Problem]:
    """Yield what the project in `folder` would run, with its configuration `config`, or reach outside of itself.

    Without `runs` it is only what it would reach: rendering and printing run nothing of a project.
    """
    for file in configs_of(config) if config else ():
        name = file.name if file.parent == folder else str(file)
        node = _composed(file)
        if node is not None:  # else who reads it tells why
            yield from _told(name, [*(_runs(node) if runs else ()), *_reached(node, folder)])
    node = _composed(folder / FILE)
    yield from _told(FILE, _templates(_entries(node), folder))
    if leads_out(folder / TEMPLATES, folder):
        yield _ask(Span(TEMPLATES), _OUTSIDE, "templates")


def _told(file: str, found: Iterable[tuple[yaml.Node, Phrase, str]]) -> Iterator[Problem]:
    for at, words, value in found:
        yield _ask(Span(file, at.start_mark.line + 1, at.start_mark.column + 1), words, value)


def _ask(span: Span, words: Phrase, value: str) -> Problem:
    en, pl = (text.format(name=value) for text in words)
    return ASKS.at(span, file=span.file, what=en, what_pl=pl)


def runs_code(config: Path) -> bool:
    """Tell whether a configuration would run anything that is not ours, so that a site may depend on all there is."""
    nodes = (node for file in configs_of(config) if (node := _composed(file)) is not None)
    return any(True for node in nodes for _ in _runs(node))


def _composed(file: Path) -> yaml.Node | None:
    """Read a configuration as nodes, which makes nothing of them and needs no tags."""
    try:
        return yaml.compose(file.read_text("utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """Yield the keys and values of a mapping, those that it takes from others (``<<``) among them."""
    waiting, seen = [node], set[int]()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, yaml.MappingNode) or id(one) in seen:
            continue
        seen.add(id(one))
        for key, value in one.value:
            if key.tag == "tag:yaml.org,2002:merge":
                waiting += value.value if isinstance(value, yaml.SequenceNode) else [value]
            else:
                yield str(key.value), value


def _constructs(root: yaml.Node) -> Iterator[tuple[yaml.Node, Phrase, str]]:
    """Yield the tags that make objects of Python."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        made = node.tag.removeprefix(_PYTHON)
        if node.tag.startswith(_PYTHON) and made not in _PLAIN and not _NAMES.fullmatch(made):
            yield node, _TAG, f"!!python/{made}"
        if isinstance(node, yaml.CollectionNode):
            waiting += [one for entry in node.value for one in (entry if isinstance(entry, tuple) else (entry,))]


def _runs(root: yaml.Node) -> Iterator[tuple[yaml.Node, Phrase, str]]:
    """Yield what would run code that is not ours."""
    yield from _constructs(root)
    for key, value in _entries(root):
        if key == "hooks" and value.value:
            yield value, _HOOKS, ""
        elif key == "site_url" and _SIGNS.search(str(value_of(value) or "")):
            yield value, _MARKUP, ""
        elif key == "theme":
            yield from ((own, _THEME, "") for name, own in _entries(value) if name == "custom_dir" and own.value)
        elif key == "plugins":
            yield from ((at, _PLUGIN, name) for name, at in _named(value) if name not in _PLUGINS)
        elif key == "markdown_extensions":
            yield from ((at, _EXTENSION, name) for name, at in _named(value) if not _is_installed(name))


def _reached(root: yaml.Node, folder: Path) -> Iterator[tuple[yaml.Node, Phrase, str]]:
    """Yield what would be read or replaced outside of the project."""
    for key, value in _entries(root):
        if key in _FOLDERS and _is_outside(value, folder):
            yield value, _OUTSIDE, key
        elif key == "plugins":
            ours = (at for name, at in _named(value) if name == PLUGIN)
            yield from (found for at in ours for found in _templates(_entries(at), folder))


def _templates(entries: Iterable[tuple[str, yaml.Node]], folder: Path) -> Iterator[tuple[yaml.Node, Phrase, str]]:
    yield from ((value, _OUTSIDE, key) for key, value in entries if key == TEMPLATES and _is_outside(value, folder))


def _is_outside(value: yaml.Node, folder: Path) -> bool:
    path = value_of(value)
    return isinstance(path, str) and leads_out(folder / path, folder)


def _named(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    """Yield the names in a list whose entries may have options, or in a mapping of names to options."""
    if isinstance(node, yaml.MappingNode):
        yield from _entries(node)
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(entry, yaml.ScalarNode):
            yield str(entry.value), entry
        else:
            yield from _entries(entry)


def _is_installed(name: str) -> bool:
    """Tell whether an extension comes with a package, and is no module found in the project."""
    known = {point.name for point in metadata.entry_points(group="markdown.extensions")}
    return name in known or name.startswith(_EXTENSIONS)
