"""The types of fields: how a value of our own is read from YAML, told to editors and linked.

Each is an ``Annotated`` type that pydantic validates from the text the writer typed. A :class:`Reader`
beside a type reads it and says what it is; a relation (`relations`) beside a string says that it names another
object and what that is to it. The `links` stage resolves every field that carries one.
"""

import re
import typing
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, ValidationInfo
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from planloom.model.money import Meaning
from planloom.model.printed import read_period
from planloom.problems import LANGUAGES, Phrase
from planloom.values import (
    Band,
    Calendar,
    Money,
    Period,
    Text,
    Tolerance,
    Unit,
    UnreadableError,
    habits,
    parse_number,
    parse_share,
)
from planloom.values.latin import unaccented
from planloom.values.unit import FORMS

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
_CURRENCY = re.compile(r"[A-Z]{3}")
MAX_ID = 80
KEY = "[key]"


def field(
    title: str,
    description: str,
    default: Any = None,
    *,
    later: bool = False,
    money: Meaning | None = None,
    adds_up: bool = False,
    **more: Any,
) -> Any:
    """Declare a field with the label pages show and the sentence the reference prints.

    A list or mapping field passes ``()`` or ``{}`` as its default; a required field passes ``...``. `later` fields are
    those that a plan has only in time, such as results. `examples` are values as a writer would put them, ``{year}``
    in them the year that is planned for; without any, what the field can hold makes the example. A field of money says
    with `money` in which line of the statement it counts, or why in none; one of numbers by period with `adds_up` that
    a year is the sum of its quarters, as what is counted is, and a share or a headcount is not.
    """
    marks = {"later": later, "money": money, "adds_up": adds_up}
    extra = more.pop("json_schema_extra", {}) | {name: mark for name, mark in marks.items() if mark}
    if extra:
        more["json_schema_extra"] = extra
    if default == {}:
        return Field(default_factory=dict, title=title, description=description, **more)  # a `{}` is copied in Python
    return Field(default, title=title, description=description, **more)


def wrong(kind: str, advice: Phrase, expected: Phrase, exact: str | None = None) -> PydanticCustomError:
    """Make the error that the model turns into a problem.

    `expected` says what belongs there ("a number"), `advice` what to do ("write a number such as 42"), `exact` what is
    to be written where only that can be meant.
    """
    return PydanticCustomError(kind, "unreadable", {"advice": advice, "expected": expected, "exact": exact})


def wrong_at(path: tuple[str | int, ...], error: PydanticCustomError, given: Any) -> ValidationError:
    """Make an error of something within the value read; ``[key]`` at the end means the key itself."""
    return ValidationError.from_exception_data("", [InitErrorDetails(type=error, loc=path, input=given)])


_WRITTEN = (str, AnyMapping, list)


@dataclass(frozen=True, slots=True)
class Reader:
    """Beside a type of our own: reads it from what the writer typed.

    `name` is what the schema and the reference call it, `expected` what a message calls it, `shapes`
    what it can be written as; anything else is refused before `read` is asked.
    """

    name: str
    expected: Phrase
    read: Callable[[Any, ValidationInfo], Any]
    shapes: tuple[type, ...] = (str,)

    def __call__(self, value: Any, info: ValidationInfo) -> Any:
        """Return the value read; what a program made passes as it is."""
        if value is not None and not isinstance(value, _WRITTEN):
            return value
        if not isinstance(value, self.shapes):
            raise wrong("wrong_shape", write(self.expected), self.expected)
        try:
            return self.read(value, info)
        except UnreadableError as error:
            raise wrong("unreadable", error.words, self.expected, error.exact) from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Tell pydantic that this alone reads the value."""
        return core_schema.with_info_plain_validator_function(self, serialization=core_schema.to_string_ser_schema())


def write(expected: Phrase) -> Phrase:
    """Make the plainest advice there is."""
    return Phrase(f"write {expected.en}", f"ma tu być: {expected.pl}")


def write_exactly(text: str) -> Phrase:
    """Say what to write, to the letter."""
    return Phrase(f"write `{text}`", f"wpisz `{text}`")


def _read_id(text: str, _: ValidationInfo) -> str:
    if len(text) > MAX_ID:
        raise UnreadableError(f"write an id of at most {MAX_ID} characters", f"wpisz identyfikator do {MAX_ID} znaków")
    if not _ID.fullmatch(text):
        raise UnreadableError(
            f"write it in lower-case letters, digits and hyphens: `{suggest_id(text)}`",
            f"użyj małych liter bez ogonków, cyfr i łączników: `{suggest_id(text)}`",
            exact=id_of(text),
        )
    return text


def id_of(text: str) -> str | None:
    """Make an id of a title or of a failed id; None where no letter or digit is in it."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text))[:MAX_ID].strip("-") or None


def suggest_id(text: str) -> str:
    """Make an id of a title or of a failed id, or an example of one."""
    return id_of(text) or "grow-dach"


def _read_currency(text: str, _: ValidationInfo) -> str:
    if not is_currency(text):
        raise UnreadableError(
            "write the ISO code in three capitals, such as PLN or EUR",
            "wpisz kod ISO trzema wielkimi literami, na przykład PLN albo EUR",
        )
    return text


def _read_money(value: str | AnyMapping[str, Any], info: ValidationInfo) -> Money:
    currency = (info.context or {}).get("currency", "PLN")
    if isinstance(value, AnyMapping):
        if not {"amount"} <= set(value) <= {"amount", "currency"}:
            raise wrong("wrong_shape", _MONEY_ADVICE, _MONEY)
        currency = value.get("currency") or currency
        value = value["amount"]
    if not isinstance(value, str) or not isinstance(currency, str):
        raise wrong("wrong_shape", _MONEY_ADVICE, _MONEY)
    return Money.parse(value, currency)


def _calendar(info: ValidationInfo) -> Calendar | None:
    """Return the calendar that plans are read with; None reads calendar years only."""
    return (info.context or {}).get("calendar")


def _read_period(text: str, info: ValidationInfo) -> Period:
    return read_period(text, _calendar(info))


def _read_text(value: str | AnyMapping[str, Any], info: ValidationInfo) -> Text:
    if isinstance(value, str):
        return Text(**{(info.context or {}).get("language", "en"): value})
    for key, words in value.items():
        if key not in LANGUAGES:
            advice = Phrase(
                f"text has the languages `en` and `pl`, not `{key}`",
                f"tekst ma języki `en` i `pl`, a nie `{key}`",
            )
            raise wrong_at((key, KEY), wrong("unreadable", advice, _LANGUAGE), key)
        if words is not None and not isinstance(words, str):
            raise wrong_at((key,), wrong("wrong_shape", write(_TEXT), _TEXT), words)
    if not any(value.values()):
        raise wrong("wrong_shape", _TEXT_ADVICE, _TEXT)
    return Text(**value)


def _read_unit(value: str | AnyMapping[str, Any] | list[Any], info: ValidationInfo) -> Unit:
    """Read a unit of measurement: one form, or its plural forms, in one language or both.

    Written once as a word, such as PLN or %, it is the same in both languages.
    """
    if isinstance(value, str):
        return Unit(value, value)
    if isinstance(value, list):
        value = {(info.context or {}).get("language", "en"): value}
    listed = {key: forms for key, forms in value.items() if isinstance(forms, list) and key in LANGUAGES}
    for language, forms in listed.items():
        if not 1 <= len(forms) <= len(FORMS[language]) or not all(isinstance(form, str) and form for form in forms):
            raise wrong_at((language,), wrong("unreadable", _UNIT_ADVICE[language], _UNIT), forms)
    single = {key: forms for key, forms in value.items() if key not in listed}
    text = Text() if listed and not single else _read_text(single, info)
    known = {language: (words,) for language in LANGUAGES if (words := text.exact(language))}
    return Unit.of_forms(known | {language: tuple(forms) for language, forms in listed.items()})


_UNIT = Phrase("a unit", "jednostka")
_UNIT_ADVICE = {
    "en": Phrase(
        "write one form or two, as in [customer, customers]", "wpisz jedną formę albo dwie, jak w [customer, customers]"
    ),
    "pl": Phrase(
        "write one form or up to four, for 1, 2, 5 and a fraction: [klient, klienci, klientów, klienta]",
        "wpisz jedną formę albo do czterech, dla 1, 2, 5 i ułamka: [klient, klienci, klientów, klienta]",
    ),
}
_MONEY = Phrase("money", "kwota")
_MONEY_ADVICE = Phrase(
    "write money as 42m, 1.2m PLN or {amount: 42m, currency: PLN}",
    "zapisz kwotę jako 42m, 1.2m PLN albo {amount: 42m, currency: PLN}",
)
_TEXT = Phrase("text", "tekst")
_TEXT_ADVICE = Phrase("write text, or {en: …, pl: …}", "wpisz tekst albo {en: …, pl: …}")
_LANGUAGE = Phrase("a language", "język")

Id = Annotated[str, Reader("id", Phrase("an id", "identyfikator"), _read_id)]
Currency = Annotated[str, Reader("currency", Phrase("a currency", "waluta"), _read_currency)]
Number = Annotated[Decimal, Reader("number", Phrase("a number", "liczba"), lambda text, _: parse_number(text))]
Share = Annotated[Decimal, Reader("share", Phrase("a share", "udział"), lambda text, _: parse_share(text))]
When = Annotated[
    Period,
    Reader("period", Phrase("a period or date", "okres lub data"), _read_period),
]
Amount = Annotated[Money, Reader("money", _MONEY, _read_money, (str, AnyMapping))]
Words = Annotated[Text, Reader("text", _TEXT, _read_text, (str, AnyMapping))]
UnitOfMeasure = Annotated[Unit, Reader("unit", _UNIT, _read_unit, (str, AnyMapping, list))]


YES = ("yes", "true", "tak", "on")
NO = ("no", "false", "nie", "off")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_FIGURE = re.compile(r"[\d+\-−<>≤≥.,]")


def _yes_no(text: str) -> bool | None:
    word = text.strip().casefold()
    return True if word in YES else False if word in NO else None


def _read_yes_no(text: str, _: ValidationInfo) -> bool:
    answer = _yes_no(text)
    if answer is None:
        raise UnreadableError("write yes or no", "wpisz tak albo nie")
    return answer


def read_month(text: str) -> int | None:
    """Return the month that a number or a name in either language is; None for what is none."""
    word = text.strip()
    return int(word) if _MONTH.fullmatch(word) else habits.month_named(word)


def _read_month(text: str, _: ValidationInfo) -> int:
    month = read_month(text)
    if month is None:
        raise UnreadableError("write a month as 1 to 12, or its name", "wpisz miesiąc od 1 do 12 albo jego nazwę")
    return month


def _read_result(value: str | AnyMapping[str, Any], info: ValidationInfo) -> Decimal | Text:
    """Read a result: a number, yes or no (as 1 or 0), or words; what begins like a figure is one."""
    if not isinstance(value, str):
        return _read_text(value, info)
    answer = _yes_no(value)
    if answer is not None:
        return Decimal(int(answer))
    return parse_number(value) if _FIGURE.match(value.strip()) else _read_text(value, info)


def _read_aim(value: str | AnyMapping[str, Any], info: ValidationInfo) -> Decimal | Band | Text:
    """Read what is to be reached: a number, a range, a threshold, yes, or words."""
    band = Band.parse(value) if isinstance(value, str) and _FIGURE.match(value.strip()) else None
    return band if band is not None else _read_result(value, info)


def _read_scale(text: str, _: ValidationInfo) -> Band:
    """Read the bounds of what can be measured: both ends are needed."""
    band = Band.parse(text)
    if band is None or band.low is None or band.high is None:
        raise UnreadableError(
            "write the lowest and the highest value: 1..5", "wpisz najmniejszą i największą wartość: 1..5"
        )
    return band


def _read_done(text: str, info: ValidationInfo) -> bool | Period:
    answer = _yes_no(text)
    return answer if answer is not None else read_period(text, _calendar(info))


_RESULT = Phrase("a number, yes or no, or words", "liczba, tak albo nie, albo słowa")
_AIM = Phrase("a number, a range or words", "liczba, przedział albo słowa")
_TOLERANCE = Phrase("a share or an amount", "udział albo wartość")


def _refuse(_: Any, __: ValidationInfo) -> Any:
    raise UnreadableError(
        "leave it out, or add it to the parts of this kind", "pomiń to albo dodaj do części tego rodzaju"
    )


Absent = Annotated[Any, Reader("absent", Phrase("nothing", "nic"), _refuse, (str, AnyMapping, list))]
"""What a kind of plan declared by a project has not, though all others have it."""

# What may be read as one of several types; whoever asks looks at the type.
Result = Annotated[Any, Reader("result", _RESULT, _read_result, (str, AnyMapping))]
Aim = Annotated[Any, Reader("aim", _AIM, _read_aim, (str, AnyMapping))]
Month = Annotated[int, Reader("month", Phrase("a month", "miesiąc"), _read_month)]
YesNo = Annotated[bool, Reader("yes_no", Phrase("yes or no", "tak albo nie"), _read_yes_no)]
Scale = Annotated[Band, Reader("range", Phrase("a range", "przedział"), _read_scale)]
Done = Annotated[Any, Reader("done", Phrase("a date, or yes", "data albo tak"), _read_done)]
Allowance = Annotated[Tolerance, Reader("tolerance", _TOLERANCE, lambda text, _: Tolerance.parse(text))]


def _listed(value: Any) -> Any:
    """Let one entry stand for a list of one."""
    return [value] if isinstance(value, str | AnyMapping) else value


Listed = BeforeValidator(_listed)


def _each_period_once(value: Any, info: ValidationInfo) -> Any:
    """Refuse two ways to write the same days, of which one would silently be lost."""
    seen: dict[Period, str] = {}
    calendar = _calendar(info)
    for key in value if isinstance(value, AnyMapping) else ():
        try:
            first = seen.setdefault(key if isinstance(key, Period) else read_period(key, calendar), key)
        except UnreadableError:
            continue  # read, and reported, where the key is
        if first is not key:
            advice = Phrase(
                f"keep one of the two: `{first}` means the same days",
                f"zostaw jeden z dwóch wpisów: `{first}` oznacza te same dni",
            )
            raise wrong_at((key, KEY), wrong("unreadable", advice, _NEW_PERIOD), key)
    return value


_NEW_PERIOD = Phrase("a period of its own", "osobny okres")

EachPeriodOnce = BeforeValidator(_each_period_once)
NumberByPeriod = Annotated[dict[When, Number], EachPeriodOnce]
AimByPeriod = Annotated[dict[When, Aim], EachPeriodOnce]
WordsByPeriod = Annotated[dict[When, Words], EachPeriodOnce]
MoneyByPeriod = Annotated[dict[When, Amount], EachPeriodOnce]


def is_id(text: str) -> bool:
    """Tell whether `text` has the form of an id."""
    return _ID.fullmatch(text) is not None


def is_currency(text: str) -> bool:
    """Tell whether `text` has the form of a currency's code."""
    return _CURRENCY.fullmatch(text) is not None


def is_share(info: FieldInfo) -> bool:
    """Tell whether a field holds a share, which people read as a percentage."""
    return _marked(info.annotation, info.metadata, "share")


def _marked(annotation: Any, metadata: Iterable[Any], name: str) -> bool:
    if any(isinstance(mark, Reader) and mark.name == name for mark in metadata):
        return True
    return any(_marked(inner, getattr(inner, "__metadata__", ()), name) for inner in typing.get_args(annotation))
