"""A project for each relation: one object of every kind that can name another by it, and one of each that it names."""

import itertools
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from part_samples import part_in, sample

from planloom.model import KINDS, Item, Link, Part
from planloom.model.naming_fields import RefField, ref_fields
from planloom.model.organisation import Organisation
from planloom.model.relations import Relation

SETS_ASIDE = {"change": "close"}
"""A change that keeps a unit as it is changes nothing, and is not told of."""


@dataclass(frozen=True)
class Place:
    """Where an object can be written: in which root, and in which fields one within the other."""

    root: str
    path: tuple[tuple[str, bool], ...]
    model: type[Part]

    @property
    def owner(self) -> bool:
        """Whether it is an object itself, and no part of one."""
        return issubclass(self.model, Item)


def places() -> Iterator[Place]:
    """Yield every place where something can be written that names something else."""
    roots: dict[str, type[Part]] = {**KINDS, "organisation": Organisation}
    for root, model in roots.items():
        yield Place(root, (), model)
        yield from _within(root, (), model)


def _within(root: str, path: tuple[tuple[str, bool], ...], model: type[Part]) -> Iterator[Place]:
    for name, info in model.model_fields.items():
        if _has_part(info.annotation):
            part = part_in(info.annotation)
            if part is not Link:
                key = info.alias or name
                here = (*path, (key, typing.get_origin(info.annotation) is tuple))
                yield Place(root, here, part)
                yield from _within(root, here, part)


def _has_part(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Part)
    if typing.get_origin(annotation) is dict:
        return False  # figures by period name nothing
    return any(_has_part(inner) for inner in typing.get_args(annotation))


def project_of(relation: Relation) -> dict[str, str]:
    """Return files in which every object that can write `relation` names every kind of object that it may name."""
    project = _Project()
    known = list(places())
    named = [
        project.write(place)
        for place in known
        if place.owner and relation.accepts(place.model.kind, place.model.acts_as)
    ]
    for place in known:
        for field in ref_fields(place.model):
            if field.relation is relation:
                project.name(place, field, list(dict.fromkeys(named)))
    return project.files()


class _Project:
    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.roots: dict[str, dict[str, Any]] = {}

    def files(self) -> dict[str, str]:
        """Return the sources."""
        return {
            "organisation.yml" if name == "organisation" else f"{name}/plan.yml": yaml.safe_dump(fields)
            for name, fields in self.roots.items()
        }

    def name(self, place: Place, field: RefField, ids: list[str]) -> None:
        """Write objects at `place` that name `ids` in `field`: one for all of them, or one for each."""
        many = typing.get_origin(place.model.model_fields[field.name].annotation) is tuple
        for value in [ids] if many else ids:
            self.write(place, {field.key: value})

    def write(self, place: Place, fields: dict[str, Any] | None = None) -> str:
        """Write an object at `place`, and what it stands in; return the id of the nearest object."""
        here = self._root(place.root)
        name = str(here.get("id", ""))
        model: type[Part] = {**KINDS, "organisation": Organisation}[place.root]
        for key, many in place.path:
            model = next(
                part_in(info.annotation) for one, info in model.model_fields.items() if (info.alias or one) == key
            )
            made = here.get(key) if not many else None
            if made is None:
                made = sample(model, full=False, names=self.numbers)
                self._fit(model, made)
                if many:
                    here.setdefault(key, []).append(made)
                else:
                    here[key] = made
            here = made
            name = str(here.get("id", name))
        here.update(fields or {})
        return name

    def _fit(self, model: type[Part], made: dict[str, Any]) -> None:
        """Name an object, and leave out what would name another that is not there."""
        if issubclass(model, Item):
            made["id"] = f"thing-{next(self.numbers)}"
            key = model.model_fields["title"].alias or "title"
            made[key] = {"en": f"Thing {made['id']}", "pl": f"Rzecz {made['id']}"}
        made.update({key: value for key, value in SETS_ASIDE.items() if key in made})
        for field in ref_fields(model):
            if field.key in made:
                made[field.key] = self.write(next(p for p in places() if p.model.kind in field.relation.kinds))

    def _root(self, name: str) -> dict[str, Any]:
        if name not in self.roots:
            plan = {"kind": name, "id": f"thing-{next(self.numbers)}", "title": f"The {name}"}
            self.roots[name] = {"name": "Us"} if name == "organisation" else plan
        return self.roots[name]
