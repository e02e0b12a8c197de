"""Every word the program may show on a page, collected from templates, code and model."""

import ast
import functools
import typing
from pathlib import Path
from typing import Any, Literal

from babel.messages.extract import extract_from_dir

from planloom.figures.marketing.growth_share import QUADRANTS
from planloom.i18n import label
from planloom.model.base import Item
from planloom.model.built_in import KINDS
from planloom.model.organisation import USUAL_PERSPECTIVES, Organisation
from planloom.model.plan import Plan
from planloom.model.shapes import Choice, Many, fields_of, models_in
from planloom.values import Label

ROOT = Path(__file__).parents[2]

Word = tuple[str | None, str, str | None]
"""Context, singular and plural of one entry; context and plural None where there is none."""

METHODS = [("**.j2", "jinja2.ext.babel_extract")]
OPTIONS = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "extensions": "jinja2.ext.do", "silent": "false"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
ASKS = {"_", "translate"}


def words_of_templates() -> set[Word]:
    """Return what templates ask the catalogue for."""
    found: set[Word] = set()
    for _, _, message, _, context in extract_from_dir(
        ROOT / "templates", method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS
    ):
        single, plural = message if isinstance(message, tuple) else (message, None)
        found.add((context, single, plural))
    return found


def words_of_code() -> set[Word]:
    """Return what Python code asks the catalogue for by name, within formatted strings too."""
    found = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in ASKS:
                asked = node.args[0]
                if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
                    found.add((None, asked.value, None))
    return found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr if isinstance(function.value, ast.Name) and function.value.id == "self" else ""
    return function.id if isinstance(function, ast.Name) else ""


def words_of_model() -> set[Word]:
    """Return titles and sentences of fields and parts, and choices, which code asks for by value."""
    found = set()
    for part in models_in(Organisation, Item, Plan, *KINDS.values()):
        for info in part.model_fields.values():
            found |= {info.title} if info.title else set()
            found |= {label(choice, "en") for choice in _choices(info.annotation)}
        found |= {field.description for field in fields_of(part) if not _is_choice(field.shape)} - {""}
    found |= {label(name, "en") for name in (*QUADRANTS, *USUAL_PERSPECTIVES)}
    titles = ("Revenue target", "Saving target", "Budget")
    found |= {f"{title}: contributed by other plans" for title in titles}
    return {(None, word, None) for word in found}


@functools.cache
def all_words() -> frozenset[Word]:
    """Return all of them; a word that stands alone somewhere and has a plural elsewhere is one entry."""
    found = words_of_templates() | words_of_code() | words_of_model()
    counted = {(context, single) for context, single, plural in found if plural}
    return frozenset(word for word in found if word[2] or (word[0], word[1]) not in counted)


def _is_choice(shape: Any) -> bool:
    """Tell whether a field is told by the words to choose from and not by its sentence."""
    return isinstance(shape.of if isinstance(shape, Many) else shape, Choice)


def _choices(annotation: Any) -> set[str]:
    if typing.get_origin(annotation) is Literal:
        words = typing.get_args(annotation)
        return {choice for choice in words if isinstance(choice, str) and not isinstance(choice, Label)}
    return {choice for inner in typing.get_args(annotation) for choice in _choices(inner)}
