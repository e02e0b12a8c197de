"""Plans in which every field of every object holds a value that is known again wherever it is shown."""

import datetime as dt
import functools
import itertools
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import yaml
from part_samples import part_in, sample
from pydantic import AfterValidator
from pydantic.fields import FieldInfo

from planloom.i18n import format_period, label, translate
from planloom.model import Item, Part
from planloom.model.built_in import KINDS
from planloom.model.fields import Reader
from planloom.model.kinds import BUILT_IN
from planloom.model.organisation import Organisation
from planloom.model.plan import parts_of
from planloom.model.relations import Relation
from planloom.values import Period

# Choices that would take an object out of the tables, or leave its figures without a meaning.
CHOSEN = {"status": "at_risk", "direction": "increase", "aggregate": "sum"}
# Choices that pages put into other words.
IN_OTHER_WORDS = {"state.before": "goes", "type.strength": "Strengths"}


@dataclass(frozen=True)
class Value:
    """A value in a field, as `path` names it, and what readers are to see of it in each language.

    `weak` ones, such as a choice, a mark from 1 to 5, or yes, may stand on a page for another reason.
    """

    path: str
    page: str
    shown: tuple[str, str]
    weak: bool = False

    def seen(self, language: str) -> str:
        """What a reader of `language` is to see, without the marks between digits."""
        return self.shown[language == "pl"]


class Filler:
    """Fills in objects; `values` are all that it wrote, `stock` the objects made to be named by others."""

    def __init__(self, *, weak: bool = True) -> None:
        self.weak = weak
        self.numbers = itertools.count(11)
        self.values: list[Value] = []
        self.stock: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.names = itertools.count(1)

    def plan(self, kind: str, exempt: set[str]) -> dict[str, Any]:
        """Return a plan of `kind` with all of its header, and an object with all of its fields in every part."""
        model = KINDS[kind]
        parts = parts_of(model)
        header = self.fields(model, kind, kind, exempt, skip={*parts, "kind_of_plan"})
        filled = {name: self.part(name, info, kind, exempt) for name, info in parts.items()}
        return {**header, "kind": kind, **filled}

    def project(self, kind: str, exempt: set[str], read: Callable[[Path], Any]) -> Any:
        """Read a project with a plan of `kind` that has everything, and with all that it names."""
        files = {f"{kind}/plan.yml": self.plan(kind, exempt)}
        for (where, part), items in self.stock.items():
            if part == "kind":
                files[f"{where}/plan.yml"] = {"kind": "sales", **items[0]}
            elif where == "organisation":
                files.setdefault("organisation.yml", {})[part] = items
            else:
                files.setdefault(f"stock-{where}/plan.yml", {"kind": where, "title": "Stock"})[part] = items
        with TemporaryDirectory() as folder:
            for name, fields in files.items():
                path = Path(folder) / "plans" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")
            return read(Path(folder))

    def part(self, name: str, info: FieldInfo, kind: str, exempt: set[str]) -> Any:
        """Return a part of a plan: one object, alone or in a list."""
        part = part_in(info.annotation)
        made = self.fields(part, f"{kind}/{name.replace('_', '-')}", f"{kind}.{name}", exempt)
        return [made] if typing.get_origin(info.annotation) is tuple else made

    def fields(
        self, part: type[Part], page: str, path: str, exempt: set[str], skip: frozenset[str] | set[str] = frozenset()
    ) -> dict[str, Any]:
        """Return all fields of an object but those that are exempt."""
        made: dict[str, Any] = {}
        for name, info in part.model_fields.items():
            if name == "id" and issubclass(part, Item):
                made["id"] = f"thing-{next(self.names)}"
            if name in skip or (name in exempt and issubclass(part, Item)):
                continue
            value = self.value(name, info, Place(page, f"{path}.{name}", exempt))
            if value is not None:
                made[info.alias or name] = value
        return made

    def value(self, name: str, info: FieldInfo, place: "Place") -> Any:
        """Return a value for a field."""
        bounds = {key: getattr(mark, key) for mark in info.metadata for key in ("ge", "le") if hasattr(mark, key)}
        if bounds.get("le") == 5:  # a mark, or a place on a map
            if bounds["ge"] == 1:
                return self.noted(4, place, "4", weak=True, required=info.is_required())
            return self.noted(f"{next(self.numbers) % 400 / 100:.2f}", place)
        if bounds.get("ge") == 1900:
            return self.noted(1900 + next(self.numbers), place)
        if info.annotation is bool:
            return self.noted(not info.default, place, "", weak=True, required=False)
        if any(isinstance(mark, AfterValidator) for mark in info.metadata):
            return self.noted("2029", place)
        return self.of(name, info.annotation, info.metadata, place, info.is_required(), info.default)

    def of(
        self, name: str, annotation: Any, metadata: Any, place: "Place", required: bool = True, default: Any = None
    ) -> Any:
        """Return a value of a type."""
        for mark in metadata:
            if isinstance(mark, Relation):
                wanted, title = self.named(BUILT_IN.nameable(mark))
                return self.noted(wanted, place, title)
            if isinstance(mark, Reader):
                return self.read(mark.name, place)
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
        again = functools.partial(self.of, name, place=place, required=required, default=default)
        if origin is typing.Annotated:
            return again(inner[0], inner[1:])
        if origin is Literal:
            likely = next(one for one in inner if one not in (default, "other", "none"))
            choice = CHOSEN.get(name) if CHOSEN.get(name) in inner else likely
            other = IN_OTHER_WORDS.get(f"{name}.{choice}")
            words = (other, translate(other, "pl")) if other else (label(choice, "en"), label(choice, "pl"))
            return self.noted(str(choice), place, *words, weak=True, required=required)
        if origin in (typing.Union, types.UnionType):
            return again(next(one for one in inner if one is not type(None)), ())
        if origin is tuple:
            found = again(inner[0], ())
            return None if found is None else [found]
        if origin is dict:
            return {self.key(inner[0], place): self.text(place) if inner[1] is Any else again(inner[1], ())}
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self.fields(annotation, place.page, place.path, place.exempt)
        simple = {int: self.number, str: self.text, Decimal: self.number}
        return simple[annotation](place)

    def key(self, annotation: Any, place: "Place") -> str:
        """Return the key of a mapping: a year, or a word of the writer's own."""
        return self.text(place) if annotation is str else "2027"

    def read(self, reader: str, place: "Place") -> Any:
        """Return a value that one of the model's own readers takes."""
        number = next(self.numbers)
        share = 10 + number % 89
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number)
        match reader:
            case "share" | "tolerance":
                return self.noted(f"{share}%", place, f"{share}%")
            case "period" | "done":
                words = [format_period(Period(day, day, str(day)), language) for language in ("en", "pl")]
                return self.noted(str(day), place, *words)
            case "text":
                words = (f"w{number}en", f"w{number}pl")
                return self.noted(dict(zip(("en", "pl"), words, strict=True)), place, *words)
            case "unit":
                return self.noted(f"w{number}", place)
            case "range":
                return self.noted(f"0..{1000 + number}", place, f"0–{1000 + number}")
            case "currency":
                return "PLN"
            case _:
                return self.number(place)

    def number(self, place: "Place") -> str:
        """Return a number that stands nowhere else."""
        return self.noted(str(1000 + next(self.numbers)), place)

    def text(self, place: "Place") -> str:
        """Return a word that stands nowhere else."""
        return self.noted(f"w{next(self.numbers)}x", place)

    def named(self, kinds: tuple[str, ...]) -> tuple[str, str]:
        """Make an object to be named, in a plan of its own; return its id and its title."""
        number = next(self.numbers)
        title, wanted = f"Named{number}x", f"named-{number}"
        where, part = home(kinds[0])
        if kinds[0] == "plan":
            self.stock.setdefault((f"plan-{number}", "kind"), [{"id": wanted, "title": title}])
            return wanted, title
        fields = {**sample(part, False, self.names), "id": wanted, "title": title}
        if kinds[0] == "person":
            fields["name"] = fields.pop("title")
        self.stock.setdefault(where, []).append(fields)
        return wanted, title

    def noted(
        self, value: Any, place: "Place", en: str | None = None, pl: str | None = None, *, weak: bool = False,
        required: bool = True,
    ) -> Any:  # fmt: skip
        """Note what is to be seen of a value, and return it; a weak one may be wanted left out."""
        if weak and not required and not self.weak:
            return None
        seen = str(value) if en is None else en
        self.values.append(Value(place.path, place.page, (seen, pl or seen), weak and not required))
        return value


@dataclass(frozen=True)
class Place:
    """Where a value goes: the page it is expected on, the path of its field, and what is not filled in."""

    page: str
    path: str
    exempt: set[str]


@functools.cache
def home(kind: str) -> tuple[tuple[str, str], type[Part]]:
    """Return the plan and the part that objects of `kind` stand in, and their class."""
    if kind == "plan":
        return ("", ""), KINDS["sales"]
    for where, model in (("organisation", Organisation), *KINDS.items()):
        for name, info in _listed(model):
            part = part_in(info.annotation)
            if part.kind == kind:
                return (where, name), part
    raise LookupError(kind)


def _listed(model: type[Part]) -> Iterator[tuple[str, FieldInfo]]:
    parts = parts_of(model) if model in KINDS.values() else {n: model.model_fields[n] for n in ("people", "teams")}
    yield from parts.items()
