"""JSON Schema of the source files, so that editors complete names and check as one types.

A schema accepts whatever the model accepts, and refuses unknown fields as the model does. It is made for
the two ways in which editors read YAML: with numbers as numbers and keys such as ``2027`` as text or as
integers.
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from planloom.audience.spelling import KEY
from planloom.model.base import Item, Part
from planloom.model.choices import pattern
from planloom.model.fields import ID_PATTERN, MAX_ID, NO, YES
from planloom.model.kinds import BUILT_IN, Kinds, said_in_header
from planloom.model.shapes import ByKey, Choice, Either, Field, Many, Object, Shape, Value, fields_of, models_in
from planloom.values.money import SIGNS
from planloom.values.number import MINUSES, NUMERAL, SPACES
from planloom.values.period import EARLIEST, LATEST
from planloom.values.unit import FORMS

Name = Literal["plan", "part", "organisation", "glossary", "page", "folder"]
Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALAR = ["string", "number", "boolean"]

_FOR_WHOM: Schema = {KEY: {"$ref": f"#/$defs/{KEY}"}}
"""Who may see something can be said wherever there are names: it is taken out before anything else is read."""

_BLANK = rf"[{SPACES}]"
_MAGNITUDE = r"(?:[kK]|[tT][yY][sS]\.?|[mM]|[mM][lL][nN]|[bB][nN]|[mM][lL][dD])?"
_BARE = rf"(?:{NUMERAL}){_BLANK}?{_MAGNITUDE}"
_NUMBER = rf"(?:[+{MINUSES}]?{_BLANK}?{_BARE}\s*%?|\(\s*{_BARE}\s*%?\s*\)|\(\s*{_BARE}\s*\)\s*%)"
_TWO_MEANINGS = rf"(?!\(?\s*[+{MINUSES}]?{_BLANK}?[1-9]\d{{0,2}},\d{{3}}(?![\d.,]))"
_CURRENCY = rf"(?:[A-Z]{{3}}|{'|'.join(map(re.escape, SIGNS))})"
_SINGLE = r"(?:\d{4}(?:-(?:[hH][12]|[qQ][1-4]|\d{2}(?:-\d{2})?))?|[fF][yY]\d{4}(?:-(?:[hH][12]|[qQ][1-4]))?)"
_WHOLE = r"^\s*[+\-]?\d[\d_]*(?:\.0*)?\s*$"


def _spelt(word: str) -> str:
    return "".join("[ _-]" if sign == "_" else _either_case(sign) for sign in word)


def _either_case(sign: str) -> str:
    return f"[{sign}{sign.upper()}]" if sign.upper() != sign else re.escape(sign)


_MONEY = (
    rf"^\s*\(?\s*[+{MINUSES}]?{_BLANK}?{_CURRENCY}?{_BLANK}?[+{MINUSES}]?{_BLANK}?{_BARE}\s*\)?\s*{_CURRENCY}?\)?\s*$"
)

_WORDS: Schema = {language: {"type": [*SCALAR, "null"]} for language in ("en", "pl")}
_BY_LANGUAGE: Schema = {
    "type": "object",
    "properties": _WORDS | _FOR_WHOM,
    "additionalProperties": False,
    "minProperties": 1,
}
_FORMS: Schema = {
    "type": "array",
    "items": {"type": "string"},
    "minItems": 1,
    "maxItems": max(map(len, FORMS.values())),
}
_FORMS_BY_LANGUAGE: Schema = {
    **_BY_LANGUAGE,
    "properties": {
        **{
            language: {"anyOf": [{"type": [*SCALAR, "null"]}, {**_FORMS, "maxItems": len(forms)}]}
            for language, forms in FORMS.items()
        },
        **_FOR_WHOM,
    },
}
_PERIOD = rf"^\s*{_SINGLE}(?:\s*\.\.\s*{_SINGLE})?\s*$"
_WORD = r"[^\s\d.–-]{3,}\.?"
_PIECE = rf"(?:[QH][1-4]|(?:I{{1,3}}|IV)(?:\s(?:kw|poł)\.)?|\d{{1,2}}(?:\s{_WORD})?|{_WORD})"
_YEAR = r"(?:FY)?\d{4}(?:/\d{2})?"
# As pages print it; loosely, since any word may be that of a month.
_PRINTED = rf"^\s*(?:(?:{_PIECE}(?:\s{_YEAR})?|{_YEAR})\s?–\s?)?(?:{_PIECE}\s)?{_YEAR}\s*$"
_YES_NO = rf"^\s*(?:{'|'.join(_spelt(word) for word in (*YES, *NO))})\s*$"
VALUES: dict[str, Schema] = {
    "text": {"anyOf": [{"type": SCALAR}, _BY_LANGUAGE], "description": "Text, or {en: …, pl: …}"},
    "unit": {
        "anyOf": [{"type": SCALAR}, _BY_LANGUAGE, _FORMS, _FORMS_BY_LANGUAGE],
        "description": "A currency code, %, or words: {en: customers, pl: klientów}, also in their plural forms",
    },
    "id": {
        "type": ["string", "integer"],
        "pattern": f"^{ID_PATTERN}$",
        "maxLength": MAX_ID,
        "description": "Lower-case words with hyphens",
    },
    "number": {
        "type": ["number", "string"],
        "pattern": rf"^\s*{_TWO_MEANINGS}{_NUMBER}\s*$",
        "description": "A number such as 42, 1.5, 42m or 12%",
    },
    "share": {
        "type": ["number", "string"],
        "pattern": rf"^\s*{_TWO_MEANINGS}{_NUMBER}\s*$",
        "description": "A share such as 60% or 0.6",
    },
    "period": {
        "type": ["integer", "string"],
        "pattern": rf"{_PERIOD}|{_PRINTED}",
        "minimum": EARLIEST,
        "maximum": LATEST,
        "description": "2027, 2027-H1, 2027-Q1, 2027-03, 2027-03-31 or 2027..2029; FY2027, FY2027-Q1 by fiscal years",
    },
    "money": {
        "anyOf": [
            {"type": ["number", "string"], "pattern": _MONEY},
            {
                "type": "object",
                "properties": {
                    "amount": {"type": ["number", "string"]},
                    "currency": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
                    **_FOR_WHOM,
                },
                "required": ["amount"],
                "additionalProperties": False,
            },
        ],
        "description": "Money such as 42m, 1.2m PLN or {amount: 42m, currency: EUR}",
    },
    "result": {
        "anyOf": [{"type": SCALAR}, _BY_LANGUAGE],
        "description": "A number such as 42, 1.5 or 12%; yes or no; or words",
    },
    "aim": {
        "anyOf": [{"type": SCALAR}, _BY_LANGUAGE],
        "description": "A number, a range such as 8..12, a threshold such as ≥ 99.5, yes, or words",
    },
    "range": {"type": "string", "description": "The lowest and the highest value, such as 1..5"},
    "done": {
        "anyOf": [
            {"type": "boolean"},
            {"type": ["integer", "string"], "pattern": rf"{_PERIOD}|{_PRINTED}|{_YES_NO}"},
        ],
        "description": "The day on which it was done, such as 2027-03-31; or true",
    },
    "tolerance": {
        "type": ["number", "string"],
        "pattern": rf"^\s*{_NUMBER}{_MAGNITUDE}\s*%?\s*$",
        "description": "A share such as 5%, or an amount in the unit of the measure such as 0.5",
    },
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "description": "An ISO code such as PLN or EUR"},
    "string": {"type": SCALAR},
    "whole": {"type": ["integer", "string"], "pattern": _WHOLE},
    "yes_no": {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _YES_NO}]},
    "month": {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 12,
        "pattern": r"^\s*(?:0?[1-9]|1[0-2]|[^\W\d_]{3,}\.?)\s*$",
        "description": "A month, such as 4 or April",
    },
    KEY: {
        "title": "For whom",
        "anyOf": [
            {"type": SCALAR},
            {"type": "array", "items": {"type": SCALAR}, "minItems": 1},
            {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": f"#/$defs/{KEY}"}},
        ],
        "description": "The audiences that may see it; or the audiences of what stands in it, each by its name",
    },
    "any": {},
    "nothing": {"type": "null"},
}


def schema_of(name: Name, kinds: Kinds = BUILT_IN) -> Schema:
    """Return the schema of one kind of file: a plan's header, its parts, the organisation, the glossary."""
    body, models = _FILES[name](kinds)
    common = {"Item": {"properties": {field.key: _field(field) for field in fields_of(Item) if field.key != KEY}}}
    objects = {model.__name__: _object(model) for model in models}
    return {"$schema": DIALECT, **body, "$defs": {**VALUES, **common, **objects}}


def schema_text(name: Name, kinds: Kinds = BUILT_IN) -> str:
    """Return the schema as JSON in one line, which is for editors and not for people."""
    return json.dumps(schema_of(name, kinds), ensure_ascii=False, separators=(",", ":")) + "\n"


def _plan(kinds: Kinds) -> tuple[Schema, Iterable[type[Part]]]:
    """Check a plan by its kind; which kind comes first, so that editors tell one mistake and not four."""
    by_kind = [
        {
            "if": {"properties": {"kind": _shape(said_in_header(model))}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{model.__name__}"},
        }
        for model in kinds.plans.values()
    ]
    others = [word for model in kinds.plans.values() for word in said_in_header(model).others]
    body = {
        "title": "A plan",
        "description": "The header of a plan: plan.yml, or the front matter of plan.md",
        "type": "object",
        "properties": {"kind": _choice(tuple(kinds.plans), tuple(others))},
        "required": ["kind"],
        "allOf": by_kind,
    }
    return body, models_in(*kinds.plans.values())


def _part(kinds: Kinds) -> tuple[Schema, Iterable[type[Part]]]:
    fields = {field.key: field for model in kinds.plans.values() for field in fields_of(model) if field.key != "kind"}
    body = {
        "title": "Parts of a plan",
        "description": "Any YAML file in the folder of a plan",
        "type": ["object", "null"],
        "properties": {**{key: _field_of(field) for key, field in fields.items()}, **_FOR_WHOM},
        "additionalProperties": False,
    }
    return body, [model for model in models_in(*kinds.plans.values()) if model not in kinds.plans.values()]


def _organisation(kinds: Kinds) -> tuple[Schema, Iterable[type[Part]]]:
    return {**_object(kinds.organisation), "type": ["object", "null"]}, models_in(kinds.organisation)[1:]


def _glossary(_: Kinds) -> tuple[Schema, Iterable[type[Part]]]:
    """Check what every entry has; what a word needs beyond it differs from language to language."""
    said = {"term": _ref("string"), "definition": _ref("string"), **_FOR_WHOM}
    term = {"type": ["object", "string"], "properties": said}
    entry = {
        "type": "object",
        "properties": {"id": _ref("id"), "en": term, "pl": term, **_FOR_WHOM},
        "required": ["id"],
    }
    body = {
        "title": "Glossary",
        "description": "Any YAML file in the folder glossary",
        "type": ["object", "null"],
        "properties": {"glossary": {"type": ["array", "null"], "items": entry}, **_FOR_WHOM},
    }
    return body, ()


def _page(_: Kinds) -> tuple[Schema, Iterable[type[Part]]]:
    """Check the fields of a page of prose; others are notes of the writer."""
    body = {
        "title": "A page",
        "description": "The front matter of any Markdown file in the folder of a plan but its header",
        "type": ["object", "null"],
        "properties": {"title": _ref("text"), "glossary": _ref("any"), **_FOR_WHOM},
    }
    return body, ()


def _folder(_: Kinds) -> tuple[Schema, Iterable[type[Part]]]:
    body = {
        "title": "For whom a folder is",
        "description": f"A file {KEY}.yml: the audiences of its folder, or of single files and folders in it",
        "type": "object",
        "properties": _FOR_WHOM,
        "required": [KEY],
        "additionalProperties": False,
    }
    return body, ()


_FILES: dict[Name, Callable[[Kinds], tuple[Schema, Iterable[type[Part]]]]] = {
    "plan": _plan,
    "part": _part,
    "organisation": _organisation,
    "glossary": _glossary,
    "page": _page,
    "folder": _folder,
}


def _object(model: type[Part]) -> Schema:
    """Return the schema of named fields."""
    fields = fields_of(model)
    schema: Schema = {
        "title": model.named.heading.en,
        "description": (model.__doc__ or "").split("\n\n")[0].replace("\n    ", " "),
        "type": "object",
        "properties": {**_FOR_WHOM, **{field.key: _field_of(field) for field in fields}},
        "additionalProperties": False,
    }
    required = [field.key for field in fields if field.required]
    return {**schema, "required": required} if required else schema


def _field_of(field: Field) -> Schema:
    """Return the schema of a field; what all objects have in common is written once."""
    if field.key == KEY:
        return _ref(KEY)
    return _ref(f"Item/properties/{field.key}") if field in fields_of(Item) else _field(field)


def _field(field: Field) -> Schema:
    shape = _shape(field.shape)
    if not field.required:
        shape = {"anyOf": [shape, {"type": "null"}]}
    return {"title": field.title, "description": field.description, **shape}


def _shape(shape: Shape) -> Schema:
    match shape:
        case Value():
            return _value(shape)
        case Choice(words, loose, others):
            return _choice(words, others) if loose else {"enum": list(words)}
        case Many(of, single):
            entries = {"type": "array", "items": _shape(of)}
            return {"anyOf": [entries, _shape(of)]} if single else entries
        case ByKey(keys, values):
            names = VALUES[keys.name].get("pattern") if isinstance(keys, Value) else None
            named = {"propertyNames": {"anyOf": [{"pattern": names}, {"const": KEY}]}} if names else {}
            return {"type": "object", "properties": _FOR_WHOM, **named, "additionalProperties": _shape(values)}
        case Either(options):
            return {"anyOf": [_shape(option) for option in options]}
        case Object(model):
            return _part_of(model)


def _value(value: Value) -> Schema:
    bounds = {
        "minimum": value.low,
        "exclusiveMinimum": value.above,
        "maximum": value.high,
        "maxLength": value.longest,
    }
    return {**_ref(value.name), **{name: bound for name, bound in bounds.items() if bound is not None}}


def _part_of(model: type[Part]) -> Schema:
    """Return the schema of a part, and of the bare value that can stand for it."""
    whole = _ref(model.__name__)
    short = next((field.shape for field in fields_of(model) if field.key == model.shorthand), None)
    return {"anyOf": [_shape(short), whole]} if short else whole


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _choice(words: tuple[str, ...], others: tuple[str, ...] = ()) -> Schema:
    """Offer the words, and accept all that the model takes for them."""
    spelt = "|".join(dict.fromkeys((*map(_spelt, words), *map(pattern, others))))
    return {"anyOf": [{"enum": list(words)}, {"type": "string", "pattern": rf"^\s*(?:{spelt})\s*$"}]}
