"""What a rule is: a :class:`~planloom.problems.Code` and a function that looks for it.

A rule of your own has the same shape. It is given :class:`Plans`, reads nothing else and changes
nothing, and yields problems::

    @rule(Code("U201", Level.WARNING, title=…, message=…, …))
    def no_tuesdays(plans: Plans) -> Iterator[Problem]:
        for milestone in plans.of(Milestone):
            if milestone.date.start.weekday() == 1:
                yield plans.finding(no_tuesdays.code, milestone, "date")
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from planloom.figures import Figures
from planloom.links import Graph
from planloom.model import Item, Part, Plan, Portfolio
from planloom.model.extend import built_in_class
from planloom.model.roles import Role
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.clean_results import CleanResults
from planloom.rules.tally import tallied
from planloom.rules.words import called, called_by
from planloom.settings import Settings
from planloom.tracking import Memory
from planloom.values import Money, rounded

if TYPE_CHECKING:
    from planloom.glossary import Glossary

P = TypeVar("P", bound=Part)
T = TypeVar("T")


@dataclass(frozen=True)
class Plans:
    """Everything a rule may look at: the graph, the figures, the settings and the terms, None without any.

    `clean` knows of texts that have nothing to say.
    """

    graph: Graph
    figures: Figures
    settings: Settings
    glossary: "Glossary | None" = None
    clean: CleanResults = field(default_factory=CleanResults)

    @property
    def portfolio(self) -> Portfolio:
        """All plans."""
        return self.graph.portfolio

    @property
    def today(self) -> dt.date:
        """The day the figures are of."""
        return self.figures.today

    @property
    def tolerance(self) -> Decimal:
        """How far two amounts that should be equal may lie apart, as a fraction of the one expected."""
        return self.settings.tolerance.money

    @cached_property
    def _index(self) -> "_Index":
        """What stands where."""
        return self.figures.once(_indexed, self.portfolio)

    def of(self, kind: type[P]) -> list[P]:
        """Return all parts of exactly this class, or of what a project made of it, in the order of the sources."""
        return self._index.by_class.get(kind, [])

    def with_role(self, *roles: Role) -> Iterator[Item]:
        """Yield all objects that have one of the roles, of built-in kinds and of a project's own."""
        return (item for item in self.items() if item.is_a(*roles))

    def items(self) -> Iterator[Item]:
        """Yield all objects, class by class."""
        for found in self._index.by_class.values():
            if isinstance(found[0], Item):
                yield from found

    def parts(self) -> Iterator[Part]:
        """Yield everything written as a mapping, objects and what stands in them, class by class."""
        for found in self._index.by_class.values():
            yield from found

    def around(self, part: Part) -> Item | None:
        """Return the nearest object that `part` stands in; None for a plan, or what all plans share."""
        return self._index.around.get(id(part))

    def plan_of(self, part: Part) -> Plan | None:
        """Return the plan a part belongs to, or itself; None for what all plans share."""
        return self._index.plans.get(id(part))

    def terms_in(self, plan: Plan | None) -> "Glossary | None":
        """Return the glossary as it is meant in a plan, or where no plan is; None without any."""
        if self.glossary is None:
            return None
        return self.glossary.within(str(plan.place) if plan is not None else "")

    def once(self, calculate: "Callable[[Plans], T]") -> T:
        """Return what `calculate` makes of these plans, calculated when it is first asked for.

        What it compares is counted for none of those who ask, of whom not all are asked every time.
        """
        return self._known.get(calculate, lambda: self._uncounted(calculate))  # type: ignore[no-any-return]  # as above

    def _uncounted(self, calculate: "Callable[[Plans], T]") -> T:
        with tallied():
            return calculate(self)

    @cached_property
    def _known(self) -> Memory[Any]:
        return Memory()

    def subject(self, part: Part) -> str | None:
        """Return the id of `part`, or of the nearest object around it that has one."""
        here: Part | None = part
        while here is not None:
            if isinstance(here, Item) and here.id:
                return here.id
            here = self.around(here)
        return None

    def finding(
        self,
        code: Code,
        part: Part,
        *path: Any,
        related: Iterable[Related] = (),
        help: Phrase | None = None,
        at: Span | None = None,
        **values: Any,
    ) -> Problem:
        """Make a problem about `part`, standing at the value that `path` leads to (or at `at`).

        As the `object` of its message, a part without title and id is named by what it is for. Amounts are told in the
        currency of its plan, in which a writer mends them.
        """
        span = at or part.span(*path)
        values = {name: self._in_currency_of(part, value) for name, value in values.items()}
        if isinstance(part, Item) and values.get("object") == called(part):
            values["object"] = called_by(part, self, *values.values())
        return code.at(span, related=related, help=help, **values).about(self.subject(part))

    def _in_currency_of(self, part: Part, value: Any) -> Any:
        """Return an amount in the currency of the plan that a part belongs to; whatever else there is as it is."""
        plan, exchange = self.plan_of(part), self.figures.exchange
        if plan is None or plan.currency is None or not isinstance(value, Money) or value.currency != exchange.currency:
            return value
        rate = exchange.rates.get(plan.currency)
        return Money(rounded(value.amount / rate, 2), plan.currency) if rate else value


class _Index(NamedTuple):
    """Every part by its class, the object around each part that is not a plan, and its plan; these by identity."""

    by_class: dict[type[Part], list[Any]]
    around: dict[int, Item]
    plans: dict[int, Plan]


def _indexed(portfolio: Portfolio, _: Figures) -> _Index:
    by_class: dict[type[Part], list[Any]] = {}
    around: dict[int, Item] = {}
    plans: dict[int, Plan] = {}
    for root in (portfolio.organisation, *portfolio.plans):
        plan = root if isinstance(root, Plan) else None
        stack: list[tuple[Part, Item | None]] = [(root, None)]
        while stack:
            part, owner = stack.pop()
            by_class.setdefault(built_in_class(type(part)), []).append(part)
            if owner is not None:
                around[id(part)] = owner
            if plan is not None:
                plans[id(part)] = plan
            inside = part if isinstance(part, Item) else owner
            stack.extend((inner, inside) for inner in reversed(list(part.inner())))
    return _Index(by_class, around, plans)


Check = Callable[[Plans], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem, and the function that yields its occurrences."""

    code: Code
    check: Check

    @property
    def id(self) -> str:
        """The id of its code."""
        return self.code.id

    @property
    def level(self) -> Level:
        """How much it matters unless the settings say otherwise."""
        return self.code.level


def rule(code: Code) -> Callable[[Check], Rule]:
    """Make a rule of the function below."""

    def made(check: Check) -> Rule:
        return Rule(code, check)

    return made
