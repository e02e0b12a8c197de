"""Judge plans: ask every rule, leave out what is accepted, fold what follows, set the levels."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from planloom.figures import Figures
from planloom.links import Graph
from planloom.problems import Problem, in_order
from planloom.rules import exceptions
from planloom.rules.catalogue import catalogue
from planloom.rules.clean_results import CleanResults
from planloom.rules.fold import fold
from planloom.rules.registry import rules_for
from planloom.rules.rule import Plans, Rule
from planloom.settings import Settings, codes, levelled

if TYPE_CHECKING:
    from planloom.glossary import Glossary


def judge(
    graph: Graph,
    figures: Figures,
    settings: Settings,
    glossary: "Glossary | None" = None,
    clean: CleanResults | None = None,
) -> list[Problem]:
    """Return the findings about the plans, in the order of the sources.

    Rules that `clean` knows to find nothing are not asked.
    """
    clean = clean or CleanResults()
    plans = Plans(graph, figures, settings, glossary, clean)
    rules, problems = rules_for(settings, graph.portfolio.kinds)
    asked = [rule for rule in rules if settings.level(rule.code) is not None]
    found = [problem for rule in asked for problem in clean.findings(rule.id, partial(rule.check, plans))]
    known = {rule.id for rule in rules}
    kept = exceptions.apply(found, plans, known, {rule.id for rule in asked})
    problems += _unknown_levels(settings, rules)
    return in_order(levelled([*problems, *fold(kept)], settings))


def _unknown_levels(settings: Settings, rules: Iterable[Rule]) -> Iterator[Problem]:
    if not settings.levels:
        return
    codes_known = [*catalogue(), *(rule.code for rule in rules)]
    known = {code.id for code in codes_known} | {code.family for code in codes_known}
    written = settings.node.get("levels") if settings.node is not None else None
    for key in settings.levels:
        if key not in known:
            span = written.key_span(key) if written is not None else settings.span("levels")
            yield codes.UNKNOWN_CODE.at(span, given=key)
