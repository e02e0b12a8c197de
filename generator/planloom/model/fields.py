"""The types of fields: how a value of our own is read from YAML, told to editors and linked.

Each is an ``Annotated`` type that pydantic validates from the text the writer typed. A
:class:`Ref` beside a string says that it names another object and of which kinds; the `links` stage
resolves every field that carries one.
"""

import re
import typing
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from planloom.values import Money, Period, Text, parse_number, parse_share

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
MAX_ID = 80

T = TypeVar("T")


def field(title: str, description: str, default: Any = None, **more: Any) -> Any:
    """Declare a field with the label pages show and the sentence the reference prints.

    A list or mapping field passes ``()`` or ``{}`` as its default; a required field passes ``...``.
    """
    return Field(default, title=title, description=description, **more)


def wrong(kind: str, message: str, **context: Any) -> PydanticCustomError:
    """Make the error that the model turns into a problem; `message` is advice for the writer."""
    return PydanticCustomError(kind, "{advice}", {"advice": message, **context})


def as_text_only(value: Any, expected: str) -> str:
    """Return `value` if it is a scalar; otherwise say what belongs here."""
    if isinstance(value, str):
        return value
    raise wrong("wrong_shape", expected, expected=expected)


def _reader(read: Callable[[str, ValidationInfo], T], expected: str) -> Callable[[Any, ValidationInfo], T]:
    def validate(value: Any, info: ValidationInfo) -> T:
        if value is not None and not isinstance(value, str | AnyMapping | list):
            return value  # type: ignore[no-any-return]  # already read
        text = as_text_only(value, expected)
        try:
            return read(text, info)
        except ValueError as error:
            raise wrong("unreadable", str(error), expected=expected) from None

    return validate


class _Read:
    """Pydantic schema of a value read from one scalar by `read`."""

    def __init__(self, read: Callable[[str, ValidationInfo], Any], expected: str) -> None:
        self.expected = expected
        self.validate = _reader(read, expected)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self.validate, serialization=core_schema.to_string_ser_schema()
        )


def _scalar_schema(description: str, pattern: str | None = None) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": ["string", "number"], "description": description}
    if pattern:
        schema["pattern"] = pattern
    return WithJsonSchema(schema)


def _read_id(text: str, _: ValidationInfo) -> str:
    if len(text) > MAX_ID:
        raise ValueError(f"an id has at most {MAX_ID} characters")
    if not _ID.fullmatch(text):
        raise ValueError(f"an id is made of lower-case letters, digits and hyphens, such as `{_suggest_id(text)}`")
    return text


def _suggest_id(text: str) -> str:
    plain = text.lower().translate(str.maketrans("ąćęłńóśźż", "acelnoszz"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_ID] or "grow-dach"


Id = Annotated[str, _Read(_read_id, "an id"), WithJsonSchema({"type": "string", "pattern": f"^{ID_PATTERN}$"})]
Number = Annotated[
    Decimal,
    _Read(lambda text, _: parse_number(text), "a number"),
    _scalar_schema("A number such as 42, 1.5, 42m or 12%"),
]
Share = Annotated[
    Decimal,
    _Read(lambda text, _: parse_share(text), "a share"),
    _scalar_schema("A share such as 60% or 0.6"),
]
When = Annotated[
    Period,
    _Read(lambda text, _: Period.parse(text), "a period or date"),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "2027, 2027-H1, 2027-Q1, 2027-03, 2027-03-31 or 2027..2029",
        }
    ),
]


def _read_money(value: Any, info: ValidationInfo) -> Money:
    currency = (info.context or {}).get("currency", "PLN")
    if isinstance(value, Money):
        return value
    if isinstance(value, AnyMapping):
        extra = set(value) - {"amount", "currency"}
        if extra or "amount" not in value:
            raise wrong(
                "wrong_shape",
                "write money as 42m, 1.2m PLN or {amount: 42m, currency: PLN}",
                expected="money",
            )
        currency = value.get("currency") or currency
        value = value["amount"]
    text = as_text_only(value, "money")
    try:
        return Money.parse(text, str(currency))
    except ValueError as error:
        raise wrong("unreadable", str(error), expected="money") from None


class _MoneySchema:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            _read_money, serialization=core_schema.to_string_ser_schema()
        )


Amount = Annotated[
    Money,
    _MoneySchema(),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"]},
                {
                    "type": "object",
                    "properties": {"amount": {"type": ["string", "number"]}, "currency": {"type": "string"}},
                    "required": ["amount"],
                    "additionalProperties": False,
                },
            ],
            "description": "Money such as 42m, 1.2m PLN or {amount: 42m, currency: EUR}",
        }
    ),
]


def _read_text(value: Any, info: ValidationInfo) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        language = (info.context or {}).get("language", "en")
        return Text(pl=value) if language == "pl" else Text(en=value)
    if isinstance(value, AnyMapping):
        unknown = [key for key in value if key not in ("en", "pl")]
        if unknown:
            raise wrong("text_language", f"text has the languages `en` and `pl`, not `{unknown[0]}`", key=unknown[0])
        words = {key: as_text_only(words, "text") for key, words in value.items() if words is not None}
        if words:
            return Text(**words)
    raise wrong("wrong_shape", "write text, or {en: …, pl: …}", expected="text")


def _read_unit(value: Any, info: ValidationInfo) -> Text:
    """Read a unit of measurement; written once, as PLN or %, it is the same in both languages."""
    return Text(value, value) if isinstance(value, str) else _read_text(value, info)


class _TextSchema:
    def __init__(self, read: Callable[[Any, ValidationInfo], Text]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self.read, serialization=core_schema.to_string_ser_schema()
        )


def _text_schema(description: str) -> WithJsonSchema:
    languages = {"en": {"type": "string"}, "pl": {"type": "string"}}
    written = {"type": "object", "properties": languages, "additionalProperties": False}
    return WithJsonSchema({"anyOf": [{"type": "string"}, written], "description": description})


Words = Annotated[Text, _TextSchema(_read_text), _text_schema("Text in the default language, or {en: …, pl: …}")]
Unit = Annotated[
    Text, _TextSchema(_read_unit), _text_schema("A currency code, %, or words: {en: customers, pl: klientów}")
]


def _listed(value: Any) -> Any:
    """Let one entry stand for a list of one."""
    return [value] if isinstance(value, str | AnyMapping) else value


Listed = BeforeValidator(_listed)


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id field: it must name an object of one of `kinds`.

    `back` is the name under which the object named lists those that name it.
    """

    kinds: tuple[str, ...]
    back: str = ""

    def __init__(self, *kinds: str, back: str = "") -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "back", back)


def _plain_word(value: Any) -> Any:
    """Let `On Track` and `on-track` stand for `on_track`."""
    return value.strip().casefold().replace(" ", "_").replace("-", "_") if isinstance(value, str) else value


Word = BeforeValidator(_plain_word)


def is_id(text: str) -> bool:
    """Tell whether `text` has the form of an id."""
    return _ID.fullmatch(text) is not None


def is_share(info: FieldInfo) -> bool:
    """Tell whether a field holds a share, which people read as a percentage."""
    return _marked(info.annotation, info.metadata, "a share")


def _marked(annotation: Any, metadata: Iterable[Any], expected: str) -> bool:
    if any(isinstance(mark, _Read) and mark.expected == expected for mark in metadata):
        return True
    return any(_marked(inner, getattr(inner, "__metadata__", ()), expected) for inner in typing.get_args(annotation))
