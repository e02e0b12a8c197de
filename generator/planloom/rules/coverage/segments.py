"""Segments (C119): those that marketing addresses are sold to, and those that are sold to are addressed."""

from collections.abc import Iterator

from planloom.figures.live import live
from planloom.figures.marketing.market import targets_in_markets
from planloom.links import Edge
from planloom.model.marketing import Channel, Segment
from planloom.model.relations import ADDRESSES
from planloom.model.sales import Forecast, Quota, RelationshipProgramme, SalesStrategy, Target, Territory
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import exceeds_figure
from planloom.rules.related import first_place
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
UNREACHED = UNSOLD.worded(
    Phrase(
        "{seller} sells to {object} through {channel}, which does not reach it",
        "{seller}: {object} ma kupować przez {channel}, a ten kanał tam nie dociera",
    ),
    label=Phrase("not reached by {channel}", "{channel} tam nie dociera"),
    help=Phrase(
        "choose a channel that reaches the segment, or add the segment to this one",
        "wybierz kanał, który dociera do segmentu, albo dopisz segment do tego kanału",
    ),
)
BEYOND_MARKET = UNSOLD.worded(
    Phrase(
        "{seller} is to bring {found} in {period}, but {object} spends {expected} a year altogether",
        "{seller}: {found} na okres {period}, a cały rok wydatków ({object}) to {expected}",
    ),
    label=Phrase("more than the whole market", "więcej niż cały rynek"),
    help=Phrase(
        "lower it below {expected}, or correct the value of the segment",
        "zmniejsz poniżej {expected} albo popraw wartość segmentu",
    ),
)
_SELLERS = (SalesStrategy, Target, Quota, Forecast, Territory, RelationshipProgramme)


@rule(UNSOLD)
def marketing_and_sales_mean_the_same_segments(plans: Plans) -> Iterator[Problem]:
    """A segment that marketing targets is sold to, and one that is sold to is targeted.

    Asked where any segment is marked as targeted and sales names any segment at all; what closes is left alone. A
    channel through which a segment is sold to reaches it, where it names any, and a target for a year is no more than
    the segment spends.
    """
    yield from _ways(plans)
    yield from _beyond_market(plans)
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


def _ways(plans: Plans) -> Iterator[Problem]:
    for strategy in live(plans.of(SalesStrategy)):
        channel = plans.graph.find(strategy.channel) if strategy.channel else None
        if not isinstance(channel, Channel) or not channel.segments:
            continue
        for edge in plans.graph.out(strategy, ADDRESSES):
            if isinstance(edge.target, Segment) and edge.target.id not in channel.segments:
                yield plans.finding(
                    UNREACHED,
                    strategy,
                    at=edge.span,
                    related=[Related(channel.span("segments"), Phrase("whom it reaches", "do kogo dociera"))],
                    seller=called(strategy),
                    object=called(edge.target),
                    channel=called(channel),
                )


def _beyond_market(plans: Plans) -> Iterator[Problem]:
    told: set[int] = set()
    for one in targets_in_markets(plans.figures):
        if id(one.target) in told or not exceeds_figure(one.revenue, one.market, plans.tolerance):
            continue
        told.add(id(one.target))
        yield plans.finding(
            BEYOND_MARKET,
            one.target,
            at=first_place(one.revenue),
            related=[Related(one.segment.span("value"), Phrase("the market", "rynek"))],
            seller=called(one.target),
            object=called(one.segment),
            period=one.year,
            found=one.revenue.value,
            expected=one.market.value,
        )
