"""Rules of the organisation's own, told in data under ``rules:`` of the settings.

Three forms cover what people ask for most: a field that must be filled in, the values a field may have,
and a comparison with what an object supports or names otherwise. What does not fit is written in Python, with the same
interface as the rules built in.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planloom.figures.comparable import within_period
from planloom.model import Item, Part, Plan
from planloom.model.base import attributes
from planloom.model.kinds import Kinds
from planloom.model.naming_fields import ref_fields
from planloom.model.nearest import nearest
from planloom.problems import NO_WORDS, Code, Level, Phrase, Problem, Related, Span
from planloom.rules.compare import differs, exceeds
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, Rule
from planloom.rules.words import called
from planloom.settings import Comparison, OwnRule, Settings, codes
from planloom.values import Money, Period, Text

MISSING = Phrase("{object} has no {fields}", "{object}: brak pól {fields}")
NOT_AMONG = Phrase("{object} has `{given}` as `{field}`", "{object}: pole `{field}` ma wartość `{given}`")
NOT_SO = Phrase(
    "`{field}` of {object} is {found}, which is not {relation} {expected}",
    "`{field}` ({object}) to {found}, co nie spełnia warunku: {relation} {expected}",
)
RELATIONS = {
    "at_most": Phrase("at most", "najwyżej"),
    "at_least": Phrase("at least", "co najmniej"),
    "equal": Phrase("equal to", "równe"),
    "within": Phrase("within", "mieści się w"),
    "before": Phrase("before", "przed"),
    "after": Phrase("after", "po"),
}


def own_rules(settings: Settings, kinds: Kinds) -> tuple[list[Rule], list[Problem]]:
    """Return the rules told in the settings, and what is wrong with those that make no sense."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for own in settings.rules:
        wrong = list(_wrong(own, settings.rules, kinds))
        problems += wrong
        if not wrong:
            rules.append(Rule(_code(own), _Check(own)))
    return rules, problems


def _code(own: OwnRule) -> Code:
    message = MISSING if own.require else NOT_AMONG if own.one_of else NOT_SO
    return Code(
        own.id,
        Level(own.level),
        title=_phrase(own.title),
        message=message,
        label=_phrase(own.title),
        why=_phrase(own.why),
        help=_phrase(own.help),
    )


def _phrase(text: Text | None) -> Phrase:
    return Phrase(text.in_("en"), text.in_("pl")) if text else NO_WORDS


def _wrong(own: OwnRule, all_rules: Iterable[OwnRule], kinds: Kinds) -> Iterator[Problem]:
    """Yield why a rule can never find anything, or not what was meant."""
    if next(other for other in all_rules if other.id == own.id) is not own:
        yield _no_sense(own, "id", "has the id of another", "ma identyfikator innej reguły", "give it another id")
    forms = [bool(own.require), bool(own.one_of), own.compare is not None]
    if sum(forms) != 1 or bool(own.one_of) != bool(own.field_name):
        yield _no_sense(
            own,
            "id",
            "asks for nothing, or for too much at once",
            "nie wymaga niczego albo zbyt wielu rzeczy naraz",
            "give it one of `require`, `field` with `one_of`, or `compare`",
        )
    yield from _wrong_plans(own, kinds)
    known = kinds.items
    for index, kind in enumerate(own.kinds):
        if kind not in known:
            meant = nearest(kind, known)
            advice = f"did you mean `{meant}`?" if meant else "name a kind such as `objective`"
            yield _no_sense(
                own,
                ("for", index),
                f"is for `{kind}`, which is nothing",
                f"dotyczy nieznanego `{kind}`",
                advice,
            )
            continue
        for path, name in _fields_named(own):
            if all(_attribute(model, name) is None for model in known[kind]):
                yield _no_sense(
                    own,
                    path,
                    f"names `{name}`, which no {kind} has",
                    f"wymienia pole `{name}`, którego `{kind}` nie ma",
                    "name a field from the reference",
                )
        if own.compare:
            yield from _wrong_way(own, own.compare.through, kind, known[kind])


def _wrong_way(own: OwnRule, through: str, kind: str, models: Iterable[type[Item]]) -> Iterator[Problem]:
    """Yield that what a comparison goes through names nothing."""
    references = [field.key for model in models for field in ref_fields(model)]
    if through not in references:
        meant = nearest(through, references)
        yield _no_sense(
            own,
            ("compare", "through"),
            f"goes through `{through}`, which is no reference of {kind}",
            f"prowadzi przez `{through}`, a to nie jest odwołanie w `{kind}`",
            f"did you mean `{meant}`?" if meant else "name a field that names other objects, such as `supports`",
        )


def _wrong_plans(own: OwnRule, kinds: Kinds) -> Iterator[Problem]:
    for index, given in enumerate(own.plans):
        if kinds.meant(given) is None:
            meant = nearest(given, kinds.plans)
            advice = f"did you mean `{meant}`?" if meant else "name a kind of plan such as `sales`"
            yield _no_sense(
                own,
                ("plans", index),
                f"holds in plans of the kind `{given}`, which there are none of",
                f"obowiązuje w planach nieznanego rodzaju `{given}`",
                advice,
            )


def _no_sense(own: OwnRule, path: Any, en: str, pl: str, advice: str) -> Problem:
    steps = path if isinstance(path, tuple) else (path,)
    return codes.OWN_RULE.at(own.span(*steps), id=own.id, reason=Phrase(en, pl), advice=advice)


def _fields_named(own: OwnRule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, name in enumerate(own.require):
        yield ("require", index), name
    if own.field_name:
        yield ("field",), own.field_name
    if own.compare:
        yield ("compare", "field"), own.compare.name
    for name in own.where:
        yield ("where", name), name


def _attribute(model: type[Part], name: str) -> str | None:
    """Return the attribute that a field of the sources is kept in."""
    if name == "horizon":
        return name
    return attributes(model).get(name) or (name if name in model.model_fields else None)


@dataclass(frozen=True, slots=True)
class _Check:
    """The function of a rule told in data."""

    own: OwnRule

    def __call__(self, plans: Plans) -> Iterator[Problem]:
        """Yield what breaks the rule."""
        code = _code(self.own)
        wanted = {kind: [item for item in plans.items() if item.kind == kind] for kind in self.own.kinds}
        for item in itertools.chain.from_iterable(wanted.values()):
            if self._holds_for(item, plans):
                yield from self._judge(item, plans, code)

    def _holds_for(self, item: Item, plans: Plans) -> bool:
        plan = plans.plan_of(item)
        if self.own.plans and (plan is None or not self._holds_in(plan, plans)):
            return False
        return all(
            _spelt(_value(item, name)) & {_plain(word) for word in allowed} for name, allowed in self.own.where.items()
        )

    def _holds_in(self, plan: Plan, plans: Plans) -> bool:
        return plan.kind_of_plan in {plans.portfolio.kinds.meant(given) for given in self.own.plans}

    def _judge(self, item: Item, plans: Plans, code: Code) -> Iterator[Problem]:
        own = self.own
        if own.require:
            missing = [name for name in own.require if not _filled(item, name)]
            if missing:
                fields = ", ".join(f"`{name}`" for name in missing)
                yield plans.finding(code, item, object=called(item), fields=fields)
        elif own.field_name:
            given = _value(item, own.field_name)
            allowed = {_plain(word) for word in own.one_of}
            if _filled(item, own.field_name) and not _spelt(given) <= allowed:
                yield plans.finding(code, item, own.field_name, object=called(item), field=own.field_name, given=given)
        elif own.compare:
            yield from _compared(own.compare, item, plans, code)


def _value(item: Item, name: str) -> Any:
    attribute = _attribute(type(item), name)
    return getattr(item, attribute) if attribute else None


def _filled(item: Item, name: str) -> bool:
    attribute = _attribute(type(item), name)
    return attribute is not None and getattr(item, attribute) not in (None, (), {}, "")


def _plain(word: Any) -> str:
    return str(word).strip().casefold()


def _spelt(value: Any) -> set[str]:
    """Return the ways in which a value may be written in a rule."""
    if isinstance(value, Text):
        return {_plain(value.in_("en"))}
    if isinstance(value, tuple):
        return {_plain(entry) for entry in value}
    return set() if value is None else {_plain(value)}


def _compared(compare: Comparison, item: Item, plans: Plans, code: Code) -> Iterator[Problem]:
    other_name = compare.other or compare.name
    through = _attribute(type(item), compare.through)
    links = (edge for edge in plans.graph.out(item) if edge.field == through)
    for edge in links:
        mine, theirs = _value(item, compare.name), _value(edge.target, other_name)
        for found, expected, period in _pairs(mine, theirs):
            if _broken(compare.relation, found, expected, plans):
                label = Phrase(f"`{other_name}` is {{expected}} here", f"tutaj `{other_name}` to {{expected}}")
                yield plans.finding(
                    code,
                    item,
                    at=_place(item, compare.name, period),
                    related=[Related(_place(edge.target, other_name, period), label)],
                    object=called(item),
                    field=compare.name,
                    relation=RELATIONS[compare.relation],
                    found=found,
                    expected=expected,
                )
                break


def _place(item: Item, field: str, period: Period | None) -> Span:
    return item.span(field) if period is None else value_of(item, field, period)


def _pairs(mine: Any, theirs: Any) -> Iterator[tuple[Any, Any, Period | None]]:
    """Yield what can be compared: single values, or the amounts of the periods that both give."""
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        for period in theirs:
            found = within_period(mine, period)
            if found is not None:
                yield found, theirs[period], period
    elif mine is not None and theirs is not None and not isinstance(mine, Mapping | tuple):
        yield mine, theirs, None


def _broken(relation: str, found: Any, expected: Any, plans: Plans) -> bool:
    if isinstance(found, Period) and isinstance(expected, Period):
        return {
            "within": not expected.contains(found),
            "before": found.end >= expected.start,
            "after": found.start <= expected.end,
            "equal": found != expected,
            "at_most": found.end > expected.end,
            "at_least": found.start < expected.start,
        }[relation]
    if isinstance(found, int | Decimal) and isinstance(expected, int | Decimal):
        return _off(relation, Decimal(found), Decimal(expected), Decimal(0))
    if isinstance(found, Money) and isinstance(expected, Money):
        mine, theirs = plans.figures.exchange.money(found), plans.figures.exchange.money(expected)
        if mine is None or theirs is None:
            return False
        return _off(relation, mine.amount, theirs.amount, plans.tolerance)
    return relation == "equal" and type(found) is type(expected) and found != expected


def _off(relation: str, found: Decimal, expected: Decimal, tolerance: Decimal) -> bool:
    match relation:
        case "at_most" | "before" | "within":
            return exceeds(found, expected, tolerance)
        case "at_least" | "after":
            return exceeds(expected, found, tolerance)
        case _:
            return differs(found, expected, tolerance)
