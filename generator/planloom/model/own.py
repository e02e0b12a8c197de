"""Kinds that a project declares become classes like ours: read, linked, checked and shown in the same way."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic.fields import FieldInfo

from planloom.model.base import Item, Part, attributes
from planloom.model.built_in import KINDS
from planloom.model.choices import core
from planloom.model.declared import Declarations, OwnKind, OwnPart, OwnWords
from planloom.model.extend import Change, Extension, Fields, built_in_class, subclass
from planloom.model.fields import Absent, field
from planloom.model.kind_words import header_field, kind_meant, kind_word, naming_kinds, other_words
from planloom.model.kinds import BUILT_IN, Kinds, said_in_header
from planloom.model.names import Name
from planloom.model.nearest import nearest
from planloom.model.organisation import Organisation
from planloom.model.own_faults import Faults, declared_there, no_field, no_kind, no_part, word_of_ours
from planloom.model.own_fields import OwnFields
from planloom.model.own_words import label, name_of, sentence, within_a_sentence
from planloom.model.plan import Plan, classes_in, group_of, is_part, part
from planloom.model.shapes import models_in
from planloom.problems import Phrase, Problem, Span
from planloom.values import Label, Text

_NO_HEADER = Phrase(
    "the header of a plan takes no fields of your own; write them under `extra:`",
    "nagłówek planu nie ma własnych pól; wpisz je pod `extra:`",
)


def kinds_with(declared: Declarations, installed: Mapping[str, type[Plan]]) -> tuple[Kinds, list[Problem]]:
    """Return the built-in kinds, those of installed packages, and last those that a project declares.

    What makes no sense is told, and left out.
    """
    maker = _Maker(declared, Kinds({**KINDS, **installed}) if installed else BUILT_IN)
    own = {
        word: (_word_of(word, one), maker.plan(word, one))
        for word, one in declared.kinds.items()
        if maker.faults.is_key(word, declared.span("kinds", word))
    }
    given = {str(word): (word, maker.extension.of(plan)) for word, plan in maker.given.plans.items()}
    made = dict({**given, **own}.values())
    return Kinds(made, maker.extension.of(Organisation)), maker.faults.problems


class _Maker:
    """Makes classes of declarations, and notes what is wrong with them; `given` are the kinds there are without."""

    def __init__(self, declared: Declarations, given: Kinds) -> None:
        self.declared = declared
        self.given = given
        self.faults = Faults()
        own = (one.kind_name or name for kind in declared.kinds.values() for name, one in kind.own.items())
        self.known = [*self.given.parts, *own]
        self.fields = OwnFields(self.known, self.faults)
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
                self.faults.add(at, kind, _NO_HEADER)
            elif kind in self.given.parts:
                written = partial(self.declared.span, "fields", kind)
                made[kind] = self.fields.made(kind, fields, self.given.parts[kind], written)
            elif kind in self.known:
                self.faults.add(at, kind, declared_there(kind))
            else:
                self.faults.add(at, kind, no_kind(kind), self._kind_meant(kind))
        return made

    def _kind_meant(self, given: str) -> str | None:
        return kind_meant(given, self.given.parts.values()) or nearest(given, self.known)

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
                self.faults.add(span, word, no_part(given), nearest(given, list(base.model_fields)))
        named, also = name_of(declared.name, declared.many), self._former_words(word)
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
        names = (name_of(one.name, one.many) for other, one in self.declared.kinds.items() if other != word)
        taken = {core(name) for named in names for name in other_words(named)}
        return tuple(one for one in said_in_header(self.given.plans[word]).others if core(one) not in taken)

    def _reworded(self, word: str, base: type[Plan], declared: OwnKind) -> type[Plan]:
        """Return the class of a plan whose objects and their fields have other names."""
        held = {model.kind: model for model in models_in(base) if not issubclass(model, Plan)}
        for kind in (one for one in declared.objects if one not in held):
            meant = kind_meant(kind, held.values())
            self.faults.add(declared.span("objects", kind), word, no_kind(kind), meant, among=held)
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
            self.faults.add(words.span("fields", key), model.kind, no_field(key), nearest(key, keys))
        return {keys[key]: label(text) for key, text in words.fields.items() if key in keys}

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
                changed[name] = _retitled(info, label(declared.words[name]))
            elif heading := _heading_of_objects(info):
                changed[name] = _retitled(info, heading)
        return changed

    def _own_parts(self, base: type[Plan], word: str, declared: OwnKind) -> Fields:
        made = {}
        for name, own in declared.own.items():
            at = declared.span("own", name)
            kind = own.kind_name or name
            if name in attributes(base):
                self.faults.add(at, word, Phrase(f"every plan has a `{name}` already", f"każdy plan ma już `{name}`"))
            elif hasattr(base, name) or name in base.model_fields:
                self.faults.add(at, word, word_of_ours(name))
            elif kind in self.given.parts:
                fault = Phrase(f"`{kind}` is a kind of object already", f"`{kind}` to już rodzaj obiektu")
                self.faults.add(at, word, fault)
            elif self.faults.is_key(name, at):
                made[name] = self._part(word, name, own)
        return made

    def _part(self, word: str, name: str, own: OwnPart) -> tuple[Any, Any]:
        kind = own.kind_name or name
        fields = self.fields.made(kind, own.fields, Item, partial(own.span, "fields"))
        constants = {
            "kind": kind,
            "named": name_of(own.name, own.many or within_a_sentence(own.title)),
            "table_columns": self._columns(
                own, {**attributes(Item), **{info.alias: name for name, (_, info) in fields.items()}}
            ),
            "acts_as": frozenset(own.roles),
        }
        description = sentence(own.description or own.title)
        model = subclass(_class_name(word, name), Item, fields, constants, description)
        return tuple[model, ...], part(label(own.title), description)  # type: ignore[valid-type]

    def _columns(self, own: OwnPart, known: Mapping[str, str]) -> tuple[str, ...]:
        """Return the columns of the table of a part, which are fields of its objects: `known`, with attributes."""
        for index, column in enumerate(own.columns):
            if column not in known:
                fault = Phrase(f"there is no field `{column}`", f"nie ma pola `{column}`")
                self.faults.add(own.span("columns", index), column, fault, nearest(column, list(known)))
        return tuple(known[column] for column in own.columns if column in known)


def _word_of(word: str, declared: OwnKind) -> Label:
    """Return the word of a declared kind with what pages call it."""
    return kind_word(word, name_of(declared.name, declared.many))


def _renamed(name: Name, words: OwnWords) -> Name | None:
    """Return the name with what is said of it otherwise; None where nothing is."""
    if words.name is None and words.many is None:
        return None
    one = words.name or Text(en=name.en, pl=name.pl)
    return name_of(one, words.many)


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
            return label(Text(en=heading.en, pl=heading.pl))
    return None


def _class_name(*words: str) -> str:
    return "".join(one.replace("_", " ").replace("-", " ").title().replace(" ", "") for one in words)
