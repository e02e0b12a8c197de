"""Savings that are one (M124): two measures that close the same thing, a synergy that is a saving too."""

from collections.abc import Iterator

from planloom.figures.live import live
from planloom.model.relations import CLOSES
from planloom.model.restructuring import CostMeasure, Deal
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money, Period

TWICE = Code(
    "M124",
    Level.WARNING,
    title=Phrase("One saving is counted twice", "Jedna oszczędność liczona dwa razy"),
    message=Phrase("{object} and {other} both close {closed}", "{object} i {other} zamykają to samo: {closed}"),
    label=Phrase("closed here too", "zamykane także tutaj"),
    why=Phrase(
        "A cost that is gone cannot be saved again; the sum of the savings is too high by one of the two.",
        "Kosztu, którego już nie ma, nie da się zaoszczędzić drugi raz; suma jest za wysoka o jedną z tych pozycji.",
    ),
    help=Phrase(
        "let one of the two close it, and the other save something else",
        "niech zamyka to jedno z nich, a drugie oszczędza coś innego",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: Plant North, state: before}]
unit_changes: [{change: close, from: north, date: 2027-06-30}]
savings:
  - {id: close-north, title: Close the plant, closes: north, end: 2027-06-30}
  - {id: sell-site, title: Give up the site, closes: north, end: 2027-06-30}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: Plant North, state: before}]
unit_changes: [{change: close, from: north, date: 2027-06-30}]
savings:
  - {id: close-north, title: Close the plant, closes: north, end: 2027-06-30}
  - {id: sell-site, title: Give up the site, end: 2027-06-30}
""",
)
SYNERGY = TWICE.worded(
    Phrase(
        "a synergy of {other} is the saving of {object}: {amount} in {period}",
        "synergia i oszczędność to jedno: {amount} ({period}); {other}, {object}",
    ),
    label=Phrase("the same amounts as the synergy", "te same kwoty co synergia"),
    help=Phrase("count it once: with the deal, or as a measure", "policz to raz: przy transakcji albo jako działanie"),
)


@rule(TWICE)
def no_saving_is_counted_twice(plans: Plans) -> Iterator[Problem]:
    """No two measures or deals close the same, and no cost synergy has the amounts or the title of a measure."""
    closers: dict[int, CostMeasure | Deal] = {}
    closing: tuple[CostMeasure | Deal, ...] = (*live(plans.of(CostMeasure)), *live(plans.of(Deal)))
    for closer in closing:
        for edge in plans.graph.out(closer, CLOSES):
            first = closers.setdefault(id(edge.target), closer)
            if first is not closer:
                yield plans.finding(
                    TWICE,
                    closer,
                    at=edge.span,
                    related=[Related(first.span("closes"), Phrase("closed here first", "zamykane najpierw tutaj"))],
                    object=called(closer),
                    other=called(first),
                    closed=called(edge.target),
                )
    yield from _synergies(plans)


def _synergies(plans: Plans) -> Iterator[Problem]:
    measures = [one for one in live(plans.of(CostMeasure)) if one.phasing]
    by_amounts = {_amounts(one.phasing): one for one in measures if len(one.phasing) > 1}
    by_title = {one.title: one for one in measures}
    for deal in live(plans.of(Deal)):
        for synergy in deal.synergies:
            measure = by_amounts.get(_amounts(synergy.amounts)) or (
                by_title.get(synergy.title) if synergy.title else None
            )
            if measure is None or synergy.type != "cost":
                continue
            period = next(iter(sorted(synergy.amounts)))
            yield plans.finding(
                SYNERGY,
                measure,
                "phasing",
                related=[Related(synergy.span("amounts"), Phrase("the synergy", "synergia"))],
                object=called(measure),
                other=called(deal),
                amount=synergy.amounts[period],
                period=period,
            )


def _amounts(series: dict[Period, Money]) -> frozenset[tuple[Period, Money]]:
    return frozenset(series.items())
