"""Unused factors (C106): what the analysis of the situation found, and nothing builds on."""

from collections.abc import Iterable, Iterator

from planloom.links import Graph
from planloom.model.strategy import EnvironmentFactor, Factor
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.coverage.together import together
from planloom.rules.fold import SEVERAL, as_one
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNUSED_FACTOR = Code(
    "C106",
    Level.INFO,
    title=Phrase("A factor that nothing builds on", "Czynnik, z którego nic nie wynika"),
    message=Phrase(
        "nothing builds on {object} or answers it",
        "{object}: nic z tego nie wynika i nic na to nie odpowiada",
    ),
    label=Phrase("so what?", "co z tego wynika?"),
    why=Phrase(
        "An analysis is worth what is done about it; a factor without consequence is either not important or has"
        " been forgotten.",
        "Analiza jest tyle warta, ile się z nią robi; czynnik bez następstw jest nieważny albo o nim zapomniano.",
    ),
    help=Phrase(
        "name the objectives it concerns in `objectives:`, or write `watch: true`",
        "wymień w `objectives:` cele, których dotyczy, albo wpisz `watch: true`",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
swot:
  - {id: w-slow, type: weakness, title: Slow delivery}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
swot:
  - {id: w-slow, type: weakness, title: Slow delivery, watch: true}
""",
)
UNUSED_ENVIRONMENT = UNUSED_FACTOR.worded(
    UNUSED_FACTOR.message,
    label=UNUSED_FACTOR.label,
    help=Phrase(
        "name the SWOT factors it leads to in `factors:`, or say in `response:` what is done about it",
        "wymień w `factors:` czynniki SWOT, do których prowadzi, albo napisz w `response:`, co się z tym robi",
    ),
)
UNUSED_SWOT = UNUSED_FACTOR.worded(
    Phrase(
        "nothing builds on any of the {count} factors of {object}",
        "{object}: z żadnego czynnika nic nie wynika (liczba czynników: {count})",
    ),
    help=UNUSED_FACTOR.help,
)


@rule(UNUSED_FACTOR)
def factors_are_used(plans: Plans) -> Iterator[Problem]:
    """A SWOT factor is named by an objective, an option or a restructuring measure, or is watched.

    A factor of the environment leads to a SWOT factor or has a response.
    """
    for plan in plans.portfolio.having(Factor):
        unused = [
            plans.finding(UNUSED_FACTOR, factor, "title", object=called(factor))
            for factor in plan.each(Factor)
            if not _is_used(factor, plans.graph)
        ]
        yield from together(unused, len(plan.each(Factor)), plan, plans, UNUSED_SWOT)
        loose = (
            plans.finding(UNUSED_ENVIRONMENT, factor, "title", object=called(factor))
            for factor in plan.each(EnvironmentFactor)
            if not (factor.factors or factor.response or factor.supports)
        )
        yield from _few(loose)


def _is_used(factor: Factor | EnvironmentFactor, graph: Graph) -> bool:
    if isinstance(factor, Factor) and (factor.watch or factor.objectives):
        return True
    return bool(factor.supports) or bool(graph.back(factor))


def _few(problems: Iterable[Problem]) -> Iterator[Problem]:
    found = list(problems)
    yield from found if len(found) < SEVERAL else as_one(found)
