"""Read settings from ``planloom.yml``, or from the options of the plugin in ``mkdocs.yml``."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from planloom.audience import ALL
from planloom.model import codes as model_codes
from planloom.model.build import build
from planloom.problems import Phrase, Problem, Span
from planloom.settings import codes
from planloom.settings.values import AUDIENCE, Settings
from planloom.settings.wikis import unpublishable
from planloom.source import Mapping, Sequence
from planloom.source.nodes import Locate
from planloom.source.yamltext import parse

FILE = "planloom.yml"
_MEANT = re.compile(r"\.?planloom\.ya?ml(?:\.txt)?|planloom(?:\.conf|\.cfg|\.toml|\.json)?", re.IGNORECASE)
_SAY_WHOM = Phrase("name an audience, or remove the line", "podaj odbiorców albo usuń wiersz")
_TWO = Phrase(
    "`{one}` and the plugin in the configuration of MkDocs name different audiences; keep one of the two",
    "`{one}` i wtyczka w konfiguracji MkDocs podają różnych odbiorców; zostaw jedno z dwóch",
)
_RESERVED = Phrase(
    "`all` is what asks for everything; choose another name", "`all` znaczy wszystko; wybierz inną nazwę"
)
_UNKNOWN = Phrase("`sees` names an audience that is not declared", "`sees` wskazuje niezadeklarowanych odbiorców")


def files_meant(folder: Path) -> list[str]:
    """Return the names of files in `folder` that somebody meant to be the settings."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    return sorted(name for name in names if name != FILE and _MEANT.fullmatch(name) and (folder / name).is_file())


def read_settings(text: str, file: str = FILE) -> tuple[Settings, list[Problem]]:
    """Read the text of a settings file; what is wrong in it is left at its default."""
    fields, problems = parse(text, file)
    if fields is None:
        return Settings(), problems
    settings, wrong = settings_of(fields, f"`{file}`")
    return settings, [*problems, *wrong]


def settings_of(
    fields: Mapping, owner: str, beside: AnyMapping[str, Any] | None = None
) -> tuple[Settings, list[Problem]]:
    """Read settings from a mapping that knows its places; `owner` is what messages call it.

    `beside` are plain values from elsewhere that hold where the mapping says nothing.
    """
    problems = list(_unsaid(fields))
    for key, value in _mapping(beside or {}, fields.span).items():
        if key not in fields:
            fields.put(key, value, (fields.locate, fields.node, fields.node))
        elif key == AUDIENCE and value != fields[key]:
            advice = _TWO.filled(one=FILE)
            problems.append(_wrong(fields.key_span(key), key, advice))
    problems += _unsaid(fields) if beside else []
    settings, built = build(Settings, fields, {"language": "en"}, Phrase(owner, owner))
    settings = settings or Settings()
    return settings, [
        *problems,
        *(_as_setting(problem) for problem in built.problems),
        *_undeclared(settings),
        *unpublishable(settings),
    ]


def _unsaid(fields: Mapping) -> Iterator[Problem]:
    """Yield a problem where it is left open which audience is meant: that would be everybody, or nobody."""
    for key in (AUDIENCE, f"{AUDIENCE}s"):
        if key in fields and not fields[key]:
            yield _wrong(fields.key_span(key), key, _SAY_WHOM)


def _undeclared(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with the audiences that are declared."""
    for name, one in settings.audiences.items():
        if name == ALL:
            yield _wrong(settings.span("audiences", name), name, _RESERVED)
        if not settings.audiences.keys() >= set(one.sees):
            yield _wrong(settings.span("audiences", name, "sees"), name, _UNKNOWN)


def _wrong(span: Span, key: str, advice: Phrase) -> Problem:
    return codes.WRONG_SETTING.at(span, key=key, advice=advice)


def settings_from_options(options: AnyMapping[str, Any], at: Span) -> tuple[Settings, list[Problem]]:
    """Read settings from plain values, which have no places; problems are told at `at`."""
    return settings_of(_mapping(options, at), f"`{at.file}`")


def _mapping(values: AnyMapping[Any, Any], at: Span) -> Mapping:
    """Give plain values the shape of what was read from a file, all of it standing at `at`."""

    def locate(_: yaml.Node) -> Span:
        return at

    node = yaml.MappingNode("", [])
    mapping = Mapping(node, locate)
    for key, value in values.items():
        mapping.put(str(key), _value(value, at, locate), (locate, node, node))
    return mapping


def _value(value: Any, at: Span, locate: Locate) -> Any:
    if isinstance(value, AnyMapping):
        return _mapping(value, at)
    if isinstance(value, list | tuple):
        node = yaml.SequenceNode("", [])
        sequence = Sequence(node)
        sequence.extend(_value(entry, at, locate) for entry in value)
        sequence.nodes.extend((locate, node) for _ in value)
        return sequence
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def _as_setting(problem: Problem) -> Problem:
    """Tell a problem of a field as one of a setting; only what stands in the settings' own file has a mend."""
    problem = replace(problem, fix=problem.fix if problem.span.file == FILE else None)
    values = problem.values
    if problem.code is model_codes.UNKNOWN_FIELD:
        code = codes.UNKNOWN_SETTING
        names = ", ".join(f"`{info.alias or name}`" for name, info in Settings.model_fields.items())
        mend = problem.help if problem.help != problem.code.help else code.help
        return replace(problem, code=code, help=mend, values={**values, "names": names})
    advice = values.get("advice") or values.get("choices") or values.get("expected") or ""
    if problem.code is model_codes.UNKNOWN_CHOICE:
        words = advice if isinstance(advice, Phrase) else Phrase(str(advice), str(advice))
        advice = Phrase(f"write one of {words.en}", f"wpisz jedno z: {words.pl}")
    elif problem.code is model_codes.MISSING:
        advice = Phrase(f"`{values['key']}` is missing", f"brakuje `{values['key']}`")
    key = str(values.get("key") or values.get("given") or "")
    known = {"key": key, "advice": advice}
    meant = problem.code is model_codes.UNKNOWN_CHOICE and problem.help != problem.code.help
    help_ = problem.help if meant else codes.WRONG_SETTING.help
    return replace(problem, code=codes.WRONG_SETTING, help=help_, values=known)
