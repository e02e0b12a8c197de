"""Kinds that a project declares become classes like ours: read, linked, checked and shown in the same way."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal

from pydantic.fields import FieldInfo

from planloom.model import codes
from planloom.model.base import Item, Part, attributes
from planloom.model.built_in import KINDS
from planloom.model.choices import Word, core
from planloom.model.declared import Declarations, OwnField, OwnKind, OwnPart, OwnWords
from planloom.model.extend import Change, Extension, Fields, built_in_class, subclass
from planloom.model.fields import (
    Absent,
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
from planloom.model.kind_words import header_field, kind_word, naming_kinds, other_words
from planloom.model.kinds import BUILT_IN, Kinds, said_in_header
from planloom.model.money import Meaning
from planloom.model.names import Name, capital
from planloom.model.nearest import nearest
from planloom.model.organisation import Organisation
from planloom.model.plan import Plan, classes_in, group_of, is_part, part
from planloom.model.relations import Relation
from planloom.model.shapes import models_in
from planloom.problems import LANGUAGES, Phrase, Problem, Span
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
_NO_KEY = Phrase(
    "a name has small letters, digits and underscores, and begins with a letter",
    "nazwa składa się z małych liter, cyfr i podkreśleń, a zaczyna się literą",
)
_NO_HEADER = Phrase(
    "the header of a plan takes no fields of your own; write them under `extra:`",
    "nagłówek planu nie ma własnych pól; wpisz je pod `extra:`",
)
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_NO_NUMBERS = Phrase(
    "only numbers by period can add up; money always does",
    "sumować się mogą tylko liczby według okresów; pieniądze sumują się zawsze",
)
_NO_MONEY = Phrase("only money can be a cost", "kosztem mogą być tylko pieniądze")


def kinds_with(declared: Declarations, installed: Mapping[str, type[Plan]]) -> tuple[Kinds, list[Problem]]:
    """Return the built-in kinds, those of installed packages, and last those that a project declares.

    What makes no sense is told, and left out.
    """
    maker = _Maker(declared, Kinds({**KINDS, **installed}) if installed else BUILT_IN)
    own = {
        word: (_word_of(word, one), maker.plan(word, one)) for word, one in declared.kinds.items() if maker.is_key(word)
    }
    given = {str(word): (word, maker.extension.of(plan)) for word, plan in maker.given.plans.items()}
    made = dict({**given, **own}.values())
    return Kinds(made, maker.extension.of(Organisation)), maker.problems


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


class _Maker:
    """Makes classes of declarations, and notes what is wrong with them; `given` are the kinds there are without."""

    def __init__(self, declared: Declarations, given: Kinds) -> None:
        self.declared = declared
        self.given = given
        self.problems: list[Problem] = []
        own = (one.kind_name or name for kind in declared.kinds.values() for name, one in kind.own.items())
        self.known = [*self.given.parts, *own]
        added = self._added_fields()
        for kind, fields in self._fields_naming_kinds().items():
            added[kind] = {**fields, **added.get(kind, {})}
        self.extension = Extension({self.given.parts[kind]: Change(fields) for kind, fields in added.items()})

    def _added_fields(self) -> dict[str, Fields]:
        """Make the fields that are declared for kinds of object there are, by the kind."""
        made: dict[str, Fields] = {}
        for kind, fields in self.declared.fields.items():
            at = self.declared.span("fields", kind)
            if kind == Plan.kind:
                self._wrong(at, kind, _NO_HEADER)
            elif kind in self.given.parts:
                written = partial(self.declared.span, "fields", kind)
                made[kind] = self._fields(kind, fields, self.given.parts[kind], written)
            elif kind in self.known:
                self._wrong(at, kind, _declared_there(kind))
            else:
                self._wrong(at, kind, _no_kind(kind), nearest(kind, self.known))
        return made

    def _fields_naming_kinds(self) -> dict[str, Fields]:
        """Return the fields that hold the word of a kind of plan, where there are other kinds than the built-in."""
        if not self.declared.kinds and self.given is BUILT_IN:
            return {}
        words = {str(word): said_in_header(plan).words[0] for word, plan in self.given.plans.items()}
        words |= {word: _word_of(word, one) for word, one in self.declared.kinds.items()}
        return {model.kind: named for model, named in naming_kinds(self.given.parts.values(), words.values()).items()}

    def plan(self, word: str, declared: OwnKind) -> type[Plan]:
        """Make the class of a kind of plan."""
        base = self._reworded(word, self.extension.of(self.given.plans.get(declared.like or word, Plan)), declared)
        for given, span in self._parts_named(declared):
            if not (given in base.model_fields and is_part(base.model_fields[given])):
                self._wrong(span, word, _no_part(given), nearest(given, list(base.model_fields)))
        named, also = _named(declared.name, declared.many), self._former_words(word)
        fields = {
            **header_field(_word_of(word, declared), other_words(named, also)),
            **self._taken_over(base, declared),
            **self._own_parts(base, word, declared),
        }
        constants = {"plan_kind": word, "named": named, "also": also, "area": None}
        return subclass(_class_name(word, "Plan"), base, fields, constants, declared.name.in_("en"))

    def _former_words(self, word: str) -> tuple[str, ...]:
        """Return what is read as a word without the declarations, save what is now the name of another kind."""
        if word not in self.given.plans:
            return ()
        names = (_named(one.name, one.many) for other, one in self.declared.kinds.items() if other != word)
        taken = {core(name) for named in names for name in other_words(named)}
        return tuple(one for one in said_in_header(self.given.plans[word]).others if core(one) not in taken)

    def _reworded(self, word: str, base: type[Plan], declared: OwnKind) -> type[Plan]:
        """Return the class of a plan whose objects and their fields have other names."""
        held = {model.kind: model for model in models_in(base) if not issubclass(model, Plan)}
        for kind in (one for one in declared.objects if one not in held):
            self._wrong(declared.span("objects", kind), word, _no_kind(kind), nearest(kind, held))
        changes = {
            held[kind]: Change(titles=self._titles(held[kind], words), named=_renamed(held[kind].named, words))
            for kind, words in declared.objects.items()
            if kind in held
        }
        changed: type[Plan] = Extension(changes, _class_name(word)).of(base)
        return changed

    def _titles(self, model: type[Part], words: OwnWords) -> dict[str, Label]:
        """Return what fields of a kind of object are called, by their names in the class."""
        keys = attributes(model)
        for key in (one for one in words.fields if one not in keys):
            self._wrong(words.span("fields", key), model.kind, _no_field(key), nearest(key, keys))
        return {keys[key]: _label(text) for key, text in words.fields.items() if key in keys}

    def _parts_named(self, declared: OwnKind) -> list[tuple[str, Span]]:
        """Return the parts of the kind it is based on that a declaration speaks of, with where it does."""
        kept = [(name, declared.span("parts")) for name in declared.parts]
        return kept + [(name, declared.span("words", name)) for name in declared.words]

    def _taken_over(self, base: type[Plan], declared: OwnKind) -> Fields:
        """Return the parts of `base` that have other words here, or are not wanted."""
        changed: dict[str, tuple[Any, Any]] = {}
        for name, info in base.model_fields.items():
            if not is_part(info):
                continue
            if declared.parts and name not in declared.parts:
                changed[name] = (Absent, field(info.title or name, info.description or "", info.default))
            elif name in declared.words:
                changed[name] = _retitled(info, _label(declared.words[name]))
            elif heading := _heading_of_objects(info):
                changed[name] = _retitled(info, heading)
        return changed

    def _own_parts(self, base: type[Plan], word: str, declared: OwnKind) -> Fields:
        made = {}
        for name, own in declared.own.items():
            at = declared.span("own", name)
            kind = own.kind_name or name
            if name in attributes(base):
                self._wrong(at, word, Phrase(f"every plan has a `{name}` already", f"każdy plan ma już `{name}`"))
            elif hasattr(base, name) or name in base.model_fields:
                self._wrong(at, word, _word_of_ours(name))
            elif kind in self.given.parts:
                fault = Phrase(f"`{kind}` is a kind of object already", f"`{kind}` to już rodzaj obiektu")
                self._wrong(at, word, fault)
            elif self.is_key(name, at):
                made[name] = self._part(word, name, own)
        return made

    def _part(self, word: str, name: str, own: OwnPart) -> tuple[Any, Any]:
        kind = own.kind_name or name
        fields = self._fields(kind, own.fields, Item, partial(own.span, "fields"))
        constants = {
            "kind": kind,
            "named": _named(own.name, own.many or _within_a_sentence(own.title)),
            "table_columns": self._columns(own, {**attributes(Item), **_attributes(fields)}),
            "acts_as": frozenset(own.roles),
        }
        description = _sentence(own.description or own.title)
        model = subclass(_class_name(word, name), Item, fields, constants, description)
        return tuple[model, ...], part(_label(own.title), description)  # type: ignore[valid-type]

    def _columns(self, own: OwnPart, known: Mapping[str, str]) -> tuple[str, ...]:
        """Return the columns of the table of a part, which are fields of its objects: `known`, with attributes."""
        for index, column in enumerate(own.columns):
            if column not in known:
                fault = Phrase(f"there is no field `{column}`", f"nie ma pola `{column}`")
                self._wrong(own.span("columns", index), column, fault, nearest(column, list(known)))
        return tuple(known[column] for column in own.columns if column in known)

    def _fields(
        self, kind: str, fields: Mapping[str, OwnField], model: type[Part], written: Callable[[str], Span]
    ) -> Fields:
        """Make the fields that objects of a kind have besides those of `model`.

        One whose name the class has for something else is kept in another attribute.
        """
        made: dict[str, tuple[Any, Any]] = {}
        for key, own in fields.items():
            declared = _Declared(kind, key, own, written(key))
            if key in attributes(model):
                self._wrong(declared.span(), key, Phrase(f"the object has a `{key}` already", f"obiekt ma już `{key}`"))
            elif self.is_key(key, declared.span()):
                made[_attribute(key, model, fields)] = self._field(declared)
        return made

    def _field(self, declared: _Declared) -> tuple[Any, Any]:
        """Return the annotation of a field and its declaration."""
        own = declared.own
        spoken = _spoken(declared.key)
        title = _label(own.name or Text(en=spoken, pl=spoken))
        description = _sentence(own.description) if own.description else title
        if own.cost and not own.type.startswith("money"):
            self._wrong(declared.span("cost"), declared.key, _NO_MONEY)
        if own.adds_up and own.type != "number_by_period":
            self._wrong(declared.span("adds_up"), declared.key, _NO_NUMBERS)
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
            self._wrong(declared.span("type"), declared.key, _NO_WORDS)
            return str
        words = tuple(_word(word, name) for word, name in declared.own.of.items())
        return Annotated[Literal[words], Word]

    def _reference(self, declared: _Declared) -> Any:
        """Return the type of a reference; a plain word where the declaration names nothing that there is."""
        if not declared.own.to:
            self._wrong(declared.span("type"), declared.key, _NO_TARGET)
        for kind in declared.own.to:
            if kind not in self.known:
                self._wrong(declared.span("to"), declared.key, _no_kind(kind), nearest(kind, self.known))
        kinds = tuple(kind for kind in declared.own.to if kind in self.known)
        return Annotated[str, self._relation(declared, kinds)] if kinds else str

    def _relation(self, declared: _Declared, kinds: tuple[str, ...]) -> Relation:
        """Return what a reference means; one to objects of its own kind must not run in a circle."""
        words = _label(declared.own.name or Text(en=_spoken(declared.key), pl=_spoken(declared.key)))
        back = declared.own.inverse
        return Relation(
            declared.key,
            Phrase(words.en, words.pl),
            Phrase(back.in_("en"), back.in_("pl")) if back else _NAMED_BY,
            kinds,
            circular=declared.kind not in kinds,
            relies=True,
        )

    def is_key(self, name: str, span: Span | None = None) -> bool:
        """Tell whether files can write the name of a kind, part or field; what cannot be written is told."""
        if _KEY.fullmatch(name):
            return True
        self._wrong(span or self.declared.span("kinds", name), name, _NO_KEY)
        return False

    def _wrong(self, span: Span, name: str, fault: Phrase, meant: str | None = None) -> None:
        help_ = Phrase(f"did you mean `{meant}`?", f"czy chodziło o `{meant}`?") if meant else None
        self.problems.append(codes.BAD_KIND.at(span, help=help_, name=name, fault=fault))


def _attributes(fields: Fields) -> dict[str, str]:
    """Return the attributes of fields that are made here, by the names that the sources write."""
    return {declared.alias: attribute for attribute, (_, declared) in fields.items()}


def _attribute(key: str, model: type[Part], keys: Collection[str]) -> str:
    """Return the attribute for a field that is written as `key`, one of `keys`: the same where `model` has none."""
    attribute = key
    while attribute in model.model_fields or hasattr(model, attribute) or (attribute != key and attribute in keys):
        attribute = f"own_{attribute}"
    return attribute


def _meaning(own: OwnField) -> Meaning | None:
    """Return where the money of a field counts: a cost is work that is paid for, anything else counts nowhere."""
    return None if not own.type.startswith("money") else "work" if own.cost else "noted"


def _no_part(given: str) -> Phrase:
    return Phrase(f"there is no part `{given}`", f"nie ma części `{given}`")


def _word_of_ours(given: str) -> Phrase:
    return Phrase(
        f"`{given}` is a word of the program; give the part another name",
        f"`{given}` to słowo programu; nazwij tę część inaczej",
    )


def _no_field(given: str) -> Phrase:
    return Phrase(f"there is no field `{given}`", f"nie ma pola `{given}`")


def _declared_there(given: str) -> Phrase:
    return Phrase(
        f"`{given}` is a kind of your own: declare its fields under `own:`, with the part",
        f"`{given}` to własny rodzaj: zadeklaruj jego pola pod `own:`, przy tej części",
    )


def _no_kind(given: str) -> Phrase:
    return Phrase(f"there is no kind of object `{given}`", f"nie ma rodzaju obiektu `{given}`")


def _word_of(word: str, declared: OwnKind) -> Label:
    """Return the word of a declared kind with what pages call it."""
    return kind_word(word, _named(declared.name, declared.many))


def _named(name: Text, many: Text | None) -> Name:
    several = many or name
    return Name(name.in_("en"), several.in_("en"), name.in_("pl"), several.in_("pl"))


def _renamed(name: Name, words: OwnWords) -> Name | None:
    """Return the name with what is said of it otherwise; None where nothing is."""
    if words.name is None and words.many is None:
        return None
    one = words.name or Text(en=name.en, pl=name.pl)
    return _named(one, words.many)


def _retitled(info: FieldInfo, title: Label) -> tuple[Any, Any]:
    return info.annotation, part(title, info.description or "", info.default, group=group_of(info))


def _heading_of_objects(info: FieldInfo) -> Label | None:
    """Return the heading of a part that is called as its objects are, where a project calls these otherwise.

    A pipeline stays one, whatever its stages are called.
    """
    for model in classes_in(info.annotation):
        ours, here = built_in_class(model).named, model.named
        headings = {ours.en.casefold(): here.one, ours.en_many.casefold(): here.many}
        heading = headings.get((info.title or "").casefold())
        if heading and here != ours:
            return _label(Text(en=heading.en, pl=heading.pl))
    return None


def _sentence(text: Text) -> Label:
    return Label(text.in_("en"), *(text.in_(language) for language in LANGUAGES))


def _within_a_sentence(heading: Text) -> Text:
    """Return a heading as it stands in the middle of a sentence; abbreviations in front keep their capitals."""
    said = ((language, heading.in_(language)) for language in LANGUAGES)
    return Text(**{language: one if one[1:2].isupper() else one[:1].lower() + one[1:] for language, one in said})


def _label(text: Text) -> Label:
    words = [capital(text.in_(language)) for language in LANGUAGES]
    return Label(words[0], *words)


def _word(word: str, name: Text | None) -> Label:
    """Return a word of a choice with what pages call it."""
    return Label(word, *(capital(name.in_(language)) if name else _spoken(word) for language in LANGUAGES))


def _spoken(key: str) -> str:
    return capital(key.replace("_", " "))


def _class_name(*words: str) -> str:
    return "".join(one.replace("_", " ").replace("-", " ").title().replace(" ", "") for one in words)
