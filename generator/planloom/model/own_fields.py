"""Fields that a project declares become fields of pydantic, with our types of values."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from planloom.model.base import Part, attributes
from planloom.model.choices import Word
from planloom.model.declared import OwnField
from planloom.model.extend import Fields
from planloom.model.fields import (
    Amount,
    Listed,
    MoneyByPeriod,
    Number,
    NumberByPeriod,
    Share,
    When,
    Words,
    WordsByPeriod,
    YesNo,
    field,
)
from planloom.model.money import Meaning
from planloom.model.nearest import nearest
from planloom.model.own_faults import Faults, no_kind
from planloom.model.own_words import choice_word, label, sentence, spoken
from planloom.model.relations import Relation
from planloom.problems import Phrase, Span
from planloom.values import Label, Text

_SINGLE: Mapping[str, Any] = {"text": Words, "number": Number, "share": Share, "money": Amount, "date": When}
_BY_PERIOD: Mapping[str, Any] = {
    "number_by_period": NumberByPeriod,
    "money_by_period": MoneyByPeriod,
    "text_by_period": WordsByPeriod,
}
_NO_WORDS = Phrase("a choice needs its words: `of: {…}`", "wybór wymaga swoich słów: `of: {…}`")
_NO_TARGET = Phrase("a reference needs what it may name: `to: person`", "odwołanie wymaga celu: `to: person`")
_NAMED_BY = Phrase("Named by", "Wskazują to")
_NO_NUMBERS = Phrase(
    "only numbers by period can add up; money always does",
    "sumować się mogą tylko liczby według okresów; pieniądze sumują się zawsze",
)
_NO_MONEY = Phrase("only money can be a cost", "kosztem mogą być tylko pieniądze")


@dataclass(frozen=True, slots=True)
class _Declared:
    """A field as it is declared: the kind of object it is of, its key, and where it is written as a bare type."""

    kind: str
    key: str
    own: OwnField
    written: Span

    def span(self, *path: str) -> Span:
        """Return where something of it is written."""
        return self.own.span(*path) if self.own.node is not None else self.written


class OwnFields:
    """Makes fields of declarations; `known` are the kinds of object that references may name."""

    def __init__(self, known: Collection[str], faults: Faults) -> None:
        self.known = known
        self.faults = faults

    def made(
        self, kind: str, fields: Mapping[str, OwnField], model: type[Part], written: Callable[[str], Span]
    ) -> Fields:
        """Make the fields that objects of a kind have besides those of `model`.

        One whose name the class has for something else is kept in another attribute.
        """
        made: dict[str, tuple[Any, Any]] = {}
        for key, own in fields.items():
            declared = _Declared(kind, key, own, written(key))
            if key in attributes(model):
                self.faults.add(
                    declared.span(), key, Phrase(f"the object has a `{key}` already", f"obiekt ma już `{key}`")
                )
            elif self.faults.is_key(key, declared.span()):
                made[_attribute(key, model, fields)] = self._field(declared)
        return made

    def _field(self, declared: _Declared) -> tuple[Any, Any]:
        """Return the annotation of a field and its declaration."""
        own = declared.own
        title = _title(declared)
        description = sentence(own.description) if own.description else title
        if own.cost and not own.type.startswith("money"):
            self.faults.add(declared.span("cost"), declared.key, _NO_MONEY)
        if own.adds_up and own.type != "number_by_period":
            self.faults.add(declared.span("adds_up"), declared.key, _NO_NUMBERS)
        annotation, default = self._type(declared)
        if own.required:
            default = ...
        elif default is None:
            annotation |= None
        return annotation, field(
            title, description, default, money=_meaning(own), adds_up=own.adds_up, alias=declared.key
        )

    def _type(self, declared: _Declared) -> tuple[Any, Any]:
        """Return the annotation of a field, and its value when left out."""
        match declared.own.type:
            case "choice":
                return self._choice(declared), None
            case "reference":
                return self._reference(declared), None
            case "references":
                one = self._reference(declared)
                return Annotated[tuple[one, ...], Listed], ()  # type: ignore[valid-type]
            case "yes_no":
                return YesNo, False
            case kind if kind in _BY_PERIOD:
                return _BY_PERIOD[kind], {}
            case kind:
                return _SINGLE[kind], None

    def _choice(self, declared: _Declared) -> Any:
        if not declared.own.of:
            self.faults.add(declared.span("type"), declared.key, _NO_WORDS)
            return str
        words = tuple(choice_word(word, name) for word, name in declared.own.of.items())
        return Annotated[Literal[words], Word]

    def _reference(self, declared: _Declared) -> Any:
        """Return the type of a reference; a plain word where the declaration names nothing that there is."""
        if not declared.own.to:
            self.faults.add(declared.span("type"), declared.key, _NO_TARGET)
        for kind in declared.own.to:
            if kind not in self.known:
                self.faults.add(declared.span("to"), declared.key, no_kind(kind), nearest(kind, self.known))
        kinds = tuple(kind for kind in declared.own.to if kind in self.known)
        return Annotated[str, self._relation(declared, kinds)] if kinds else str

    def _relation(self, declared: _Declared, kinds: tuple[str, ...]) -> Relation:
        """Return what a reference means; one to objects of its own kind must not run in a circle."""
        words = _title(declared)
        back = declared.own.inverse
        return Relation(
            declared.key,
            Phrase(words.en, words.pl),
            Phrase(back.in_("en"), back.in_("pl")) if back else _NAMED_BY,
            kinds,
            circular=declared.kind not in kinds,
            relies=True,
        )


def _title(declared: _Declared) -> Label:
    words = spoken(declared.key)
    return label(declared.own.name or Text(en=words, pl=words))


def _attribute(key: str, model: type[Part], keys: Collection[str]) -> str:
    """Return the attribute for a field that is written as `key`, one of `keys`: the same where `model` has none."""
    attribute = key
    while attribute in model.model_fields or hasattr(model, attribute) or (attribute != key and attribute in keys):
        attribute = f"own_{attribute}"
    return attribute


def _meaning(own: OwnField) -> Meaning | None:
    """Return where the money of a field counts: a cost is work that is paid for, anything else counts nowhere."""
    return None if not own.type.startswith("money") else "work" if own.cost else "noted"
