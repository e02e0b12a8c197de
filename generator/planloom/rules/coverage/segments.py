"""Segments (C119): those that marketing addresses are sold to, and those that are sold to are addressed."""

from collections.abc import Iterator

from planloom.links import Edge
from planloom.model.marketing import Segment
from planloom.model.sales import Forecast, Quota, RelationshipProgramme, SalesStrategy, Target, Territory
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNSOLD = Code(
    "C119",
    Level.WARNING,
    title=Phrase(
        "A segment is targeted and planned for by different plans",
        "Segment wybrany w jednym planie, a pominięty w drugim",
    ),
    message=Phrase(
        "{object} is targeted, and no target and no strategy is for it",
        "{object} jest wybrany, a nie dotyczy go żaden cel ani żadna strategia",
    ),
    label=Phrase("targeted here", "wybrany tutaj"),
    why=Phrase(
        "Money is spent on customers whom nobody calls, or customers are called who have never heard of the offer.",
        "Pieniądze idą na klientów, do których nikt nie dzwoni, albo dzwoni się do tych, którzy o ofercie nie słyszeli.",
    ),
    help=Phrase(
        "give it a strategy or a target, or write `targeted: false`",
        "dodaj strategię lub cel albo wpisz `targeted: false`",
    ),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: schools, title: Schools, targeted: true}
  - {id: offices, title: Offices, targeted: true}
sales_component:
  - {revenue_target: {2027: 50m}}
# plans/sales/plan.yml
kind: sales
strategies:
  - {id: by-tender, title: By tender, segments: schools}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: schools, title: Schools, targeted: true}
  - {id: offices, title: Offices, targeted: true}
sales_component:
  - {revenue_target: {2027: 50m}}
# plans/sales/plan.yml
kind: sales
strategies:
  - {id: by-tender, title: By tender, segments: [schools, offices]}
""",
)
UNTARGETED = UNSOLD.worded(
    Phrase(
        "{seller} is for {object}, which is not targeted",
        "{seller} dotyczy segmentu, którego nie wybrano: {object}",
    ),
    label=Phrase("planned for here", "zaplanowano tutaj"),
    help=Phrase(
        "write `targeted: true` for the segment, or plan for another",
        "wpisz `targeted: true` w segmencie albo planuj dla innego",
    ),
)
_SELLERS = (SalesStrategy, Target, Quota, Forecast, Territory, RelationshipProgramme)


@rule(UNSOLD)
def marketing_and_sales_mean_the_same_segments(plans: Plans) -> Iterator[Problem]:
    """A segment that marketing targets is sold to, and one that is sold to is targeted.

    Asked where any segment is marked as targeted and sales names any segment at all; what closes is left alone.
    """
    segments = plans.of(Segment)
    sold = {id(segment): _sold(segment, plans) for segment in segments}
    if not any(segment.targeted for segment in segments) or not any(sold.values()):
        return
    for segment in segments:
        if segment.closes is not None:
            continue
        edges = sold[id(segment)]
        if segment.targeted and not edges:
            yield plans.finding(UNSOLD, segment, "targeted", object=called(segment))
        elif edges and not segment.targeted and segment.has("targeted"):
            yield plans.finding(
                UNTARGETED,
                edges[0].source,
                at=edges[0].span,
                related=[Related(segment.span("targeted"), Phrase("not targeted", "niewybrany"))],
                seller=called(edges[0].source),
                object=called(segment),
            )


def _sold(segment: Segment, plans: Plans) -> list[Edge]:
    return [edge for edge in plans.graph.back(segment) if isinstance(edge.source, _SELLERS)]
