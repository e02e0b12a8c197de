"""Read settings from ``planloom.yml``, or from the options of the plugin in ``mkdocs.yml``."""

from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from typing import Any

import yaml

from planloom.model import codes as model_codes
from planloom.model.build import build
from planloom.problems import Phrase, Problem, Span
from planloom.settings import codes
from planloom.settings.values import Settings
from planloom.source import Mapping, Sequence
from planloom.source.nodes import Locate
from planloom.source.yamltext import parse

FILE = "planloom.yml"


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
    for key, value in _mapping(beside or {}, fields.span).items():
        if key not in fields:
            fields.put(key, value, (fields.locate, fields.node, fields.node))
    settings, built = build(Settings, fields, {"language": "en"}, Phrase(owner, owner))
    return settings or Settings(), [_as_setting(problem) for problem in built.problems]


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
    """Tell a problem of a field as one of a setting."""
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
