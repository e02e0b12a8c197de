"""The rules there are: ours, those that installed packages bring, and those told in the settings."""

from collections.abc import Iterable, Iterator
from importlib import metadata

from planloom.model.kinds import Kinds
from planloom.problems import Problem, Span
from planloom.rules import (
    arithmetic,
    budgets,
    claims,
    coverage,
    dates,
    language,
    law,
    measures,
    people,
    sales,
    savings,
)
from planloom.rules.own import own_rules
from planloom.rules.rule import Plans, Rule
from planloom.settings import RULES_OF_PACKAGES, Settings, codes

RULES: tuple[Rule, ...] = (
    *coverage.RULES,
    *dates.RULES,
    *sales.RULES,
    *budgets.RULES,
    *arithmetic.RULES,
    *savings.RULES,
    *people.RULES,
    *measures.RULES,
    *language.RULES,
    *claims.RULES,
    *law.RULES,
)


def rules_for(settings: Settings, kinds: Kinds) -> tuple[tuple[Rule, ...], list[Problem]]:
    """Return all rules, and what is wrong with those that are not ours."""
    own, problems = own_rules(settings, kinds)
    installed = list(_installed(problems))
    return (*RULES, *installed, *own), problems


def _installed(problems: list[Problem]) -> Iterator[Rule]:
    """Yield the rules of installed packages; a package that fails is reported, not the end."""
    for point in metadata.entry_points(group=RULES_OF_PACKAGES):
        try:
            given = point.load()
        except Exception as error:  # noqa: BLE001  # somebody else's code may raise anything
            problems.append(_failed(point.name, error))
            continue
        rules = [given] if isinstance(given, Rule) else list(given) if isinstance(given, Iterable) else []
        if not rules or not all(isinstance(rule, Rule) for rule in rules):
            problems.append(_failed(point.name, TypeError("it holds no `planloom.rules.Rule`")))
            continue
        yield from (Rule(rule.code, _Guarded(rule, point.name)) for rule in rules)


class _Guarded:
    """The check of somebody else's rule; a mistake in it becomes a problem."""

    def __init__(self, rule: Rule, name: str) -> None:
        self.rule = rule
        self.name = name

    def __call__(self, plans: Plans) -> Iterator[Problem]:
        """Yield what the rule finds."""
        try:
            yield from self.rule.check(plans)
        except Exception as error:  # noqa: BLE001  # somebody else's code may raise anything
            yield _failed(self.name, error)


def _failed(name: str, error: Exception) -> Problem:
    return codes.PLUGIN.at(Span(""), name=name, reason=str(error) or type(error).__name__)
