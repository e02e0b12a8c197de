"""Strategic options (C126): an SO option joins strengths and opportunities, a WT option weaknesses and threats."""

from collections.abc import Iterator

from planloom.i18n import wording
from planloom.model.relations import COMBINES
from planloom.model.strategy import Factor, StrategicOption
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

OTHER = Code(
    "C126",
    Level.WARNING,
    title=Phrase(
        "An option of other factors than its kind says", "Wariant wskazuje inne czynniki, niż wynika z jego rodzaju"
    ),
    message=Phrase(
        "{object} is an option of kind {type}, but {factor} is a {kind}",
        "{object} to wariant {type}, a {factor} to {kind}",
    ),
    label=Phrase("a {kind}", "{kind}"),
    why=Phrase(
        "Readers find it in a corner of the matrix in which it does not belong, and what it answers is left without one.",
        "Czytelnik znajdzie go w polu macierzy, do którego nie należy, a właściwe pole zostanie puste.",
    ),
    help=Phrase(
        "correct the kind of the option, or name another factor", "popraw rodzaj wariantu albo wskaż inny czynnik"
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
swot:
  - {id: s-brand, type: strength, title: A known brand}
  - {id: t-price, type: threat, title: Cheaper rivals}
options:
  - {id: o-premium, type: so, title: Sell on quality, factors: [s-brand, t-price]}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
swot:
  - {id: s-brand, type: strength, title: A known brand}
  - {id: t-price, type: threat, title: Cheaper rivals}
options:
  - {id: o-premium, type: st, title: Sell on quality, factors: [s-brand, t-price]}
""",
)


@rule(OTHER)
def options_join_the_factors_of_their_kind(plans: Plans) -> Iterator[Problem]:
    """The factors of an option are of the two kinds whose letters its own kind has."""
    for option in plans.of(StrategicOption):
        for edge in plans.graph.out(option, COMBINES):
            factor = edge.target
            if isinstance(factor, Factor) and factor.type[0] not in option.type:
                yield plans.finding(
                    OTHER,
                    option,
                    at=edge.span,
                    related=[Related(option.span("type"), Phrase("its kind", "jego rodzaj"))],
                    object=called(option),
                    type=option.type.upper(),
                    factor=called(factor),
                    kind=wording(factor.type),
                )
