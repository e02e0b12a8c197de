"""Rules of the organisation's own, told in data under ``rules:`` of the settings.

Three forms cover what people ask for most: a field that must be filled in, the values a field may have, and a
comparison with a number, another field, or what an object names or is named by, one by one or added up. What does not
fit is written in Python, with the same interface as the rules built in.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planloom.model import Item, Plan
from planloom.model.kind_words import kind_meant
from planloom.model.kinds import Kinds
from planloom.model.nearest import nearest
from planloom.problems import NO_WORDS, Code, Level, Phrase, Problem
from planloom.rules.own_compare import NOT_SO, compared, is_so
from planloom.rules.own_fields import attribute_of, is_filled, meets, plain, spelt, value_in
from planloom.rules.own_sense import no_sense, wrong_ways
from planloom.rules.rule import Plans, Rule
from planloom.rules.words import called
from planloom.settings import OwnRule, Settings
from planloom.values import Text

MISSING = Phrase("{object} has no {fields}", "{object}: brak pól {fields}")
NOT_AMONG = Phrase("{object} has `{given}` as `{field}`", "{object}: pole `{field}` ma wartość `{given}`")


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
        yield no_sense(own, "id", "has the id of another", "ma identyfikator innej reguły", "give it another id")
    forms = [bool(own.require), bool(own.one_of), own.compare is not None]
    if sum(forms) != 1 or bool(own.one_of) != bool(own.field_name):
        yield no_sense(
            own,
            "id",
            "asks for nothing, or for too much at once",
            "nie wymaga niczego albo zbyt wielu rzeczy naraz",
            "give it one of `require`, `field` with `one_of`, or `compare`",
        )
    yield from _wrong_plans(own, kinds)
    for index, kind in enumerate(own.kinds):
        yield from _wrong_fields(own, kind, kinds) if kind in kinds.items else _wrong_kind(own, index, kind, kinds)


def _wrong_kind(own: OwnRule, index: int, kind: str, kinds: Kinds) -> Iterator[Problem]:
    meant = kind_meant(kind, [model for models in kinds.items.values() for model in models])
    advice = f"did you mean `{meant}`?" if meant else "name a kind such as `objective`"
    yield no_sense(own, ("for", index), f"is for `{kind}`, which is nothing", f"dotyczy nieznanego `{kind}`", advice)


def _wrong_fields(own: OwnRule, kind: str, kinds: Kinds) -> Iterator[Problem]:
    """Yield which fields are named that nothing of the kind has, and which ways lead nowhere from it."""
    for path, name in _fields_named(own):
        if all(attribute_of(model, name) is None for model in kinds.items[kind]):
            yield no_sense(
                own,
                path,
                f"names `{name}`, which no {kind} has",
                f"wymienia pole `{name}`, którego `{kind}` nie ma",
                "name a field from the reference",
            )
    for at, comparison in (("compare", own.compare), ("when", own.when)):
        if comparison:
            yield from wrong_ways(own, at, comparison, kind, kinds.items)


def _wrong_plans(own: OwnRule, kinds: Kinds) -> Iterator[Problem]:
    for index, given in enumerate(own.plans):
        if kinds.meant(given) is None:
            meant = nearest(given, kinds.plans)
            advice = f"did you mean `{meant}`?" if meant else "name a kind of plan such as `sales`"
            yield no_sense(
                own,
                ("plans", index),
                f"holds in plans of the kind `{given}`, which there are none of",
                f"obowiązuje w planach nieznanego rodzaju `{given}`",
                advice,
            )


def _fields_named(own: OwnRule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, name in enumerate(own.require):
        yield ("require", index), name
    if own.field_name:
        yield ("field",), own.field_name
    for name in own.where:
        yield ("where", name), name


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
        if self.own.when and not is_so(self.own.when, item, plans):
            return False
        return all(meets(item, name, allowed) for name, allowed in self.own.where.items())

    def _holds_in(self, plan: Plan, plans: Plans) -> bool:
        return plan.kind_of_plan in {plans.portfolio.kinds.meant(given) for given in self.own.plans}

    def _judge(self, item: Item, plans: Plans, code: Code) -> Iterator[Problem]:
        own = self.own
        if own.require:
            missing = [name for name in own.require if not is_filled(item, name)]
            if missing:
                fields = ", ".join(f"`{name}`" for name in missing)
                yield plans.finding(code, item, object=called(item), fields=fields)
        elif own.field_name:
            given = value_in(item, own.field_name)
            allowed = {plain(word) for word in own.one_of}
            if is_filled(item, own.field_name) and not spelt(given) <= allowed:
                yield plans.finding(code, item, own.field_name, object=called(item), field=own.field_name, given=given)
        elif own.compare:
            yield from compared(own.compare, item, plans, code)
