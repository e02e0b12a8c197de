"""Find what an audience can work out: a stated total that its parts made up until some of them were withheld.

Such a total is told the keeper, without any amount, in the place of the finding that the parts do not make it up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planloom.audience import codes
from planloom.problems import Problem, Span
from planloom.rules.budgets.period_sums import UNEVEN
from planloom.rules.budgets.share_sums import SHARES
from planloom.rules.people.headcount_bridge import BRIDGE
from planloom.rules.registry import RULES
from planloom.rules.rule import Plans
from planloom.rules.sales.target_sums import TARGETS
from planloom.rules.savings.net_savings import NET

SUMS = frozenset({UNEVEN.id, SHARES.id, BRIDGE.id, TARGETS.id, NET.id})
"""The rules that hold a stated total against what it is made of."""


def sums_off(plans: Plans) -> list[Problem]:
    """Return the totals that are not what their parts make up."""
    return [problem for rule in RULES if rule.id in SUMS for problem in rule.check(plans)]


def revealing(shown: Iterable[Problem], whole: Iterable[Problem]) -> list[Problem]:
    """Return the totals that are off in what is `shown` and are not in the `whole`: the rest is what is withheld."""
    known = set(map(_place, whole))
    return [problem for problem in shown if _place(problem) not in known]


def subtraction(totals: Iterable[Problem], places: Iterable[Span]) -> Iterator[Problem]:
    """Yield a problem for each total, and for each of `places`, that tells what is withheld; it names no amount."""
    found = {problem.span: problem.subject for problem in totals}
    for span in dict.fromkeys((*found, *places)):
        yield codes.SUBTRACTION.at(span).about(found.get(span))


def without(findings: Iterable[Problem], totals: Iterable[Problem]) -> list[Problem]:
    """Return findings without those of `totals`: they would print the difference."""
    gone = set(map(_place, totals))
    return [replace(one, folded=tuple(without(one.folded, totals))) for one in findings if _place(one) not in gone]


def _place(problem: Problem) -> tuple[str, Span]:
    return problem.code.id, problem.span
