"""Small projects made at random from the declared fields of every kind of plan.

Nothing here knows a field by name but for what dates and circles need: whatever the model declares is drawn, so a new
field is met by the tests the day it is added. Optional fields are there or not, lists have one entry or several,
amounts come by year, quarter, half, month or over several years, in the currency of the organisation, in one with a
rate or in one without.
"""

from dataclasses import dataclass, field
from random import Random
from typing import Any

import yaml

from planloom.model.built_in import KINDS
from planloom.model.kinds import BUILT_IN
from planloom.model.organisation import Organisation
from planloom.model.plan import Plan, is_part
from planloom.model.shapes import ByKey, Choice, Either, Many, Object, Shape, Value, fields_of

NEVER = frozenset({"id", "audience", "allow", "was", "kind", "currency", "extra"})
CIRCLES = frozenset({"supports", "drives", "depends_on", "parent", "parent_after", "replaced_by", "supersedes"})
DATES = frozenset({"start", "end", "period"})
CURRENCIES = ("", "", "", " EUR", " USD")  # the organisation's, one with a rate, one without
TEXTS = ("Fairs", "A – B", "50 % więcej", "Zażółć gęślą jaźń", "R&D <em>", "one | two", "**bold** words", "x" * 90)
NUMBERS = ("0", "1", "2", "0.18", "12.5", "37", "1000", "-3", "1850000", "999999999")
AMOUNTS = ("0", "1", "10k", "120k", "1.2m", "24.7m", "899m", "1.653bn", "0.5")


@dataclass
class Generator:
    """Draws one project. `names` are the ids there are, by kind of object."""

    random: Random
    fiscal: int = 1
    names: dict[str, list[str]] = field(default_factory=dict)

    def project(self) -> dict[str, str]:
        """Return the files of a project below its plans folder."""
        pick = self.random
        self.fiscal = pick.choice((1, 1, 4, 7, 10))
        languages = pick.choice((["en"], ["pl"], ["en", "pl"], ["pl", "en"]))
        organisation: dict[str, Any] = {"name": "Żarnów & Co", "languages": languages, "currency": "PLN"}
        organisation |= {"rates": {"EUR": "4.30"}, "fiscal_year_start": self.fiscal}
        kinds = pick.sample(sorted(KINDS), pick.randint(1, 3))
        chosen = {kind: self._parts(KINDS[kind]) for kind in kinds}
        for model in [
            model for parts in chosen.values() for _, shape, count in parts for model in _models(shape) * count
        ]:
            self._name(model)
        self.waiting = {kind: list(names) for kind, names in self.names.items()}
        files = {"organisation.yml": _dump(organisation)}
        for kind in kinds:
            body = {name: made for name, shape, count in chosen[kind] if (made := self._part(shape, count))}
            files[f"{kind}/plan.yml"] = _dump({"kind": kind, "title": self._text(), **body})
        return files

    def _parts(self, plan: type[Plan]) -> list[tuple[str, Shape, int]]:
        parts = [one for one in fields_of(plan) if one.part]
        chosen = self.random.sample(parts, self.random.randint(1, min(7, len(parts))))
        return [(one.key, one.shape, self.random.choice((1, 1, 2, 3))) for one in chosen]

    def _part(self, shape: Shape, count: int) -> Any:
        if not isinstance(shape, Many):
            return self._of(shape)
        drawn = [self._of(shape.of) for _ in range(count)]
        return [value for value in drawn if value is not None]

    def _name(self, model: type[Any]) -> None:
        names = self.names.setdefault(model.kind, [])
        names.append(f"{model.kind.replace('_', '-')}-{len(names) + 1}")

    def _object(self, model: type[Any]) -> dict[str, Any] | None:
        """Draw an object; None for one that has to name another of which there is none."""
        made: dict[str, Any] = {}
        for one in fields_of(model):
            if one.key == "id":
                made["id"] = self._id(model.kind)
            elif one.key in NEVER or one.key in CIRCLES | DATES:
                continue
            elif one.required or self.random.random() < 0.45:  # somewhat less than half
                value = self.random.choice(("2026", "2027")) if one.key == "year" else self._of(one.shape)
                if value is not None:
                    made[one.key] = value
                elif one.required:
                    return None
        if "start" in model.model_fields and "date" not in model.model_fields:
            made |= self._dates()
        return made

    def _id(self, kind: str) -> str:
        waiting = getattr(self, "waiting", {}).get(kind)
        if waiting:
            return waiting.pop(0)
        self.names.setdefault(f"{kind} within", []).append("")
        return f"inner-{kind.replace('_', '-')}-{len(self.names[f'{kind} within'])}"

    def _dates(self) -> dict[str, str]:
        year = self.random.choice((2026, 2027, 2028))
        forms = ({}, {"start": f"{year}-03"}, {"end": f"{year}-10-31"}, {"period": f"{year}..{year + 1}"})
        return dict(self.random.choice((*forms, {"start": f"{year}-01", "end": f"{year + 1}-06"})))

    def _of(self, shape: Shape) -> Any:
        match shape:
            case Object(model):
                return self._object(model)
            case Many(of):
                drawn = [self._of(of) for _ in range(self.random.choice((1, 1, 2, 3)))]
                return _distinct([value for value in drawn if value is not None])
            case ByKey(keys, values):
                return self._by_key(keys, values)
            case Either(options):
                return self._of(self.random.choice([one for one in options if one != Value("nothing")]))
            case Choice(words):
                return str(self.random.choice(words))
            case Value():
                return self._value(shape)

    def _by_key(self, keys: Shape, values: Shape) -> dict[str, Any]:
        names = self._periods() if keys == Value("period") else [self._of(keys) for _ in range(2)]
        return {name: value for name in names if (value := self._of(values)) is not None}

    def _value(self, value: Value) -> Any:
        pick = self.random
        if value.relation:
            there = [name for kind in BUILT_IN.nameable(value.relation) for name in self.names.get(kind, ())]
            return pick.choice(there) if there else None
        drawn: dict[str, Any] = {
            "aim": (self._bounded(value), "8..12", "≥ 99.5", ">20", "≤ 3%", "37%", "audited"),
            "currency": ("PLN",),
            "done": ("true", "false", "2026-07-14", "2027-Q1"),
            "money": (f"{pick.choice(AMOUNTS)}{pick.choice(CURRENCIES)}",),
            "number": (self._bounded(value),),
            "period": (self._periods()[0],),
            "result": (self._bounded(value), self._bounded(value), "3.2%", "prawie gotowe"),
            "share": ("0%", "12.5%", "60%", "100%", "0.35"),
            "string": ("Fairs", "key", "a-b"),
            "text": (self._text(), {"en": self._text(), "pl": self._text()}),
            "tolerance": ("5%", "0.5", "12.5%"),
            "unit": ("%", "PLN", "tys. m³", {"en": "days", "pl": "dni"}),
            "whole": (str(pick.randint(int(value.low or 0), int(value.high or 5))),),
            "month": ("1", "4", "October"),
            "yes_no": ("true", "false"),
        }
        return pick.choice(drawn.get(value.name, (None,)))

    def _bounded(self, value: Value) -> str:
        low = value.low if value.low is not None else value.above
        fitting = [
            number
            for number in NUMBERS
            if (low is None or float(number) > low) and (value.high is None or float(number) <= value.high)
        ]
        return self.random.choice(fitting or ["1"])

    def _text(self) -> str:
        return self.random.choice(TEXTS)

    def _periods(self) -> list[str]:
        year = self.random.choice((2025, 2026, 2027))
        quarters = [f"{year}-Q{quarter}" for quarter in (1, 2, 3, 4)]
        forms = [
            [str(year)],
            [str(year), str(year + 1), str(year + 2)],
            quarters[: self.random.randint(1, 4)],
            [quarters[0], quarters[2]],
            [str(year), *quarters[:2]],
            [f"{year}-H1", f"{year}-H2"],
            [f"{year}-01", f"{year}-02", f"{year}-12"],
            [f"{year}..{year + 1}"],
            [f"{year}..{year + 1}", str(year + 2)],
            [f"{year}-03-31"],
        ]
        if self.fiscal != 1:
            forms += [[f"FY{year}", f"FY{year + 1}"], [f"FY{year}-Q1", f"FY{year}-Q2"], [str(year), f"FY{year + 2}"]]
        return self.random.choice(forms)


def _models(shape: Shape) -> list[type[Any]]:
    """Return the class of objects a part holds, which have the ids that others may name."""
    match shape:
        case Object(model):
            return [model]
        case Many(of):
            return _models(of)
        case _:
            return []


def _distinct(values: list[Any]) -> list[Any]:
    return [value for index, value in enumerate(values) if value not in values[:index]]


def _dump(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)


def declared_parts() -> set[str]:
    """Return the names of all parts of all kinds of plan."""
    return {
        name for plan in (*KINDS.values(), Organisation) for name, info in plan.model_fields.items() if is_part(info)
    }
