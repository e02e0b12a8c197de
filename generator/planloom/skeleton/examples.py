"""A sensible example of every field, by what it holds."""

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from planloom.i18n import translate
from planloom.model.base import Item, Link, Part
from planloom.model.fields import suggest_id
from planloom.model.kinds import BUILT_IN
from planloom.model.shapes import ByKey, Choice, Either, Field, Many, Object, Shape, Value, fields_of
from planloom.problems import Language, Phrase

SHOWN = {"id", "title", "owner"}
"""Of what every object can have, the fields that each example shows; the header of a plan shows all."""
UPWARD = next(field for field in fields_of(Link) if field.key == "id").shape
"""What the link upward names: objects of these kinds make the thread, so their examples show it."""

PLAIN = {
    "number": "1",
    "share": "50%",
    "money": "100k",
    "result": "1",
    "aim": "2",
    "range": "0..100",
    "done": "false",
    "tolerance": "5%",
    "currency": "PLN",
    "yes_no": "true",
    "month": "4",
}
FOREIGN = ("EUR", "4.30")
"""A currency that is not the organisation's, and a rate of it."""

UNIT = Phrase("customers", "klientów")
NAME = Phrase("name", "nazwa")
ANYTHING = Phrase("value", "wartość")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value as it is written; `words` are a text, which is quoted where YAML wants it."""

    text: str
    words: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of one."""

    of: "Example"


@dataclass(frozen=True, slots=True)
class Named:
    """A value under a period or a name."""

    key: str
    value: "Example"


@dataclass(frozen=True, slots=True)
class Entry:
    """Named fields, each with its example; None where nothing in the skeleton can stand for it.

    `told` says whether a comment tells what each field holds.
    """

    fields: tuple[tuple[Field, "Example | None"], ...]
    language: Language
    told: bool = True


Example = Leaf | Listed | Named | Entry


@dataclass(frozen=True, slots=True)
class Made:
    """An object of the skeleton: its kind, its id and the plan it belongs to, empty for the organisation's."""

    kind: str
    id: str
    plan: str


@dataclass
class Examples:
    """Makes examples one after the other, and gives each object an id of its own.

    References name objects among `known`, those that a first run has `made`: an example may so name one that
    stands further down.
    """

    language: Language
    year: int
    known: Sequence[Made] = ()
    made: list[Made] = field(default_factory=list)
    _numbers: Counter[str] = field(default_factory=Counter)
    _around: list[Made] = field(default_factory=list)
    _models: list[type[Part]] = field(default_factory=list)

    @contextlib.contextmanager
    def within(self, kind: str, id_: str) -> Iterator[None]:
        """Make what belongs to one object."""
        here = Made(kind, id_, self._around[0].id if self._around else "")
        self.made.append(here)
        self._around.append(here)
        try:
            yield
        finally:
            self._around.pop()

    def entry(self, fields: Iterable[Field], id_: str = "") -> Entry:
        """Return an example of each of `fields`; `id_` is what stands under ``id``."""
        return Entry(tuple((field, self.value(field, id_)) for field in fields), self.language)

    def shown(self, model: type[Part]) -> tuple[Field, ...]:
        """Return the fields that an example of `model` shows."""
        common = fields_of(Item) if issubclass(model, Item) else ()
        wanted = SHOWN | {"supports"} if model.kind in _refs(UPWARD) else SHOWN
        return tuple(field for field in fields_of(model) if field not in common or field.key in wanted)

    def value(self, field: Field, id_: str = "") -> Example | None:
        """Return the example of a field: its own where its declaration has one."""
        if field.key == "id" and id_:
            return Leaf(id_)
        if field.examples:
            return Leaf(field.examples[0].replace("{year}", str(self.year)))
        return self._of(field.shape, field)

    def _of(self, shape: Shape, field: Field) -> Example | None:
        match shape:
            case Value(relation=relation) if relation:
                named = self._named(BUILT_IN.nameable(relation), field)
                return Leaf(named) if named else None
            case Value():
                return self._plain(shape, field)
            case Choice(words):
                return Leaf(words[0])
            case Many(of):
                inner = self._of(of, field)
                return Listed(inner) if inner else None
            case ByKey(keys, values):
                return self._by_key(keys, values, field)
            case Either(options):
                return self._of(next((one for one in options if isinstance(one, Value)), options[0]), field)
            case Object(model):
                return self._object(model)

    def _object(self, model: type[Part]) -> Example | None:
        """Return an entry of `model`; None for one within its like, which has no end."""
        if model in self._models:
            return None
        self._models.append(model)
        try:
            if not any(field.key == "id" and not _refs(field.shape) for field in fields_of(model)):
                return _whole(self.entry(self.shown(model)))
            id_ = self._new_id(model)
            with self.within(model.kind, id_):
                return _whole(self.entry(self.shown(model), id_))
        finally:
            self._models.pop()

    def _new_id(self, model: type[Part]) -> str:
        name = suggest_id(model.named.one.in_(self.language))
        self._numbers[name] += 1
        return f"{name}-{self._numbers[name]}"

    def _by_key(self, keys: Shape, values: Shape, field: Field) -> Example | None:
        match keys:
            case Value("currency"):
                return Named(FOREIGN[0], Leaf(FOREIGN[1]))
            case Value("period"):
                key = str(self.year)
            case _:
                key = NAME.in_(self.language)
        inner = self._of(values, field)
        return Named(key, inner) if inner else None

    def _plain(self, value: Value, field: Field) -> Leaf:
        match value.name:
            case "period":
                return Leaf(str(self.year))
            case "unit":
                return Leaf(UNIT.in_(self.language))
            case "id":
                return Leaf(f"{self._around[-1].id}-0" if self._around else "id-0")
            case "any" | "nothing":
                return Leaf(ANYTHING.in_(self.language))
            case "whole":
                return Leaf(str(self.year if (value.low or 0) > 1 else 1))
            case "text":
                return Leaf(translate(field.description or field.title, self.language), words=True)
            case "string":  # a name and no sentence: what comes before the first comma
                words = translate(field.description or field.title, self.language)
                return Leaf(words.split(",")[0].split(";")[0], words=True)
        return Leaf(PLAIN[value.name])

    def _named(self, kinds: tuple[str, ...], field: Field) -> str | None:
        """Return the id of an object of one of `kinds`: of the kind that is named first, of the same plan first.

        It is never one around the object that names it or within it. Where its own kind is among them it stands
        further up, so that no references run in a circle.
        """
        around = self._around[-1] if self._around else None
        plan = self._around[0].id if self._around else ""
        pool = self.made if around and around.kind in kinds else self.known
        found = [one for one in pool if one.kind in kinds and one not in self._around and not self._inside(one)]
        if field.key.endswith("_plan"):  # a plan of one kind, such as `sales_plan`
            found = [one for one in found if one.id == field.key.removesuffix("_plan")]
        best = min(found, key=lambda one: (kinds.index(one.kind), one.plan != plan), default=None)
        return best.id if best else None

    def _inside(self, one: Made) -> bool:
        """Tell whether the header of a plan would name what is in the plan."""
        return len(self._around) == 1 and one.plan == self._around[0].id


def _whole(entry: Entry) -> Entry | None:
    """Return an entry that has all that it must have, or None."""
    return None if any(field.required and example is None for field, example in entry.fields) else entry


def _refs(shape: Shape) -> tuple[str, ...]:
    return BUILT_IN.nameable(shape.relation) if isinstance(shape, Value) and shape.relation else ()
