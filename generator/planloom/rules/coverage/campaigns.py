"""Campaigns (C120): for segments that are targeted, through channels that reach them; and channels without activity."""

from collections.abc import Iterator

from planloom.figures.live import live
from planloom.model.marketing import Campaign, Channel, MixEntry, Positioning, Price, Segment, Targeting
from planloom.model.relations import ADDRESSES, POSITIONED_FOR, RUNS_IN, SPENT_ON
from planloom.model.sales import SalesStrategy
from planloom.model.shared import BudgetLine, Initiative, Tool
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import SEVERAL, under
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNTARGETED = Code(
    "C120",
    Level.WARNING,
    title=Phrase("A campaign that reaches nobody it should", "Kampania, która nie trafia tam, gdzie powinna"),
    message=Phrase(
        "{object} addresses {segment}, which is not targeted",
        "{object} jest dla segmentu, którego nie wybrano: {segment}",
    ),
    label=Phrase("not targeted", "niewybrany"),
    why=Phrase(
        "Money goes to people who are not to be won, or by a way on which those who are to be won are not met.",
        "Pieniądze idą na ludzi, których nie chcemy pozyskać, albo drogą, na której nie spotkamy tych, o których chodzi.",
    ),
    help=Phrase(
        "name a segment that is targeted, or write `targeted: true` there",
        "wskaż wybrany segment albo wpisz tam `targeted: true`",
    ),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: schools, title: Schools, targeted: true}
  - {id: offices, title: Offices, targeted: false}
campaigns:
  - {id: quiet-rooms, title: Quiet rooms, segments: offices}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: schools, title: Schools, targeted: true}
  - {id: offices, title: Offices, targeted: false}
campaigns:
  - {id: quiet-rooms, title: Quiet rooms, segments: schools}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
)
BY_ALL = UNTARGETED.worded(
    Phrase(
        "{segment} is not targeted, but {count} campaigns, prices or decisions are for it",
        "{segment} nie jest wybrany, a dotyczą go kampanie, ceny lub decyzje (razem: {count})",
    ),
    label=Phrase("addressed {count} times", "wskazany tyle razy: {count}"),
    help=Phrase(
        "write `targeted: true`, or take the segment out of them", "wpisz `targeted: true` albo usuń z nich ten segment"
    ),
)
UNREACHED = UNTARGETED.worded(
    Phrase(
        "{object} addresses {segment}, but none of its channels reaches it",
        "{object} jest dla segmentu, do którego nie dociera żaden z jej kanałów: {segment}",
    ),
    label=Phrase("reached by none of its channels", "nie dociera tam żaden z jej kanałów"),
    help=Phrase(
        "add a channel that reaches the segment, or the segment to a channel",
        "dodaj kanał, który tam dociera, albo dopisz segment do kanału",
    ),
)
SINGLE = UNTARGETED.worded(
    Phrase(
        "the plan is to concentrate on few segments, but all {count} are targeted",
        "plan ma się skupić na niewielu segmentach, a wybrano wszystkie ({count})",
    ),
    label=Phrase("{count} targeted", "wybrano {count}"),
    help=Phrase(
        "write `strategy: differentiated`, or target fewer of them",
        "wpisz `strategy: differentiated` albo wybierz mniej segmentów",
    ),
)
IDLE = UNTARGETED.worded(
    Phrase(
        "{object} spends on {channel}, where nothing is done",
        "{object} płaci za kanał, w którym nic się nie dzieje: {channel}",
    ),
    label=Phrase("no campaign and no strategy uses it", "nie korzysta z niego żadna kampania ani strategia"),
    help=Phrase(
        "name the channel in a campaign, or spend the money elsewhere",
        "wskaż ten kanał w kampanii albo wydaj te pieniądze gdzie indziej",
    ),
)


ELSEWHERE = UNTARGETED.worded(
    Phrase(
        "{object} runs in {channel}, which reaches none of its segments",
        "{object} korzysta z kanału, który nie dociera do żadnego z jej segmentów: {channel}",
    ),
    label=Phrase("reaches others", "dociera do innych"),
    help=Phrase(
        "choose a channel that reaches the segments, or add them to this one",
        "wybierz kanał, który dociera do tych segmentów, albo dopisz je do tego kanału",
    ),
)
ALIKE = UNTARGETED.worded(
    Phrase(
        "the plan is to address all alike, but {count} segments are addressed each in its own way",
        "plan ma się zwracać do wszystkich jednakowo, a segmentów z własnym pozycjonowaniem jest {count}",
    ),
    label=Phrase("{count} positionings", "pozycjonowań: {count}"),
    help=Phrase(
        "write `strategy: differentiated`, or one positioning",
        "wpisz `strategy: differentiated` albo jedno pozycjonowanie",
    ),
)
TOO_MANY = UNTARGETED.worded(
    Phrase(
        "{object} is to win {found} customers in {segment}, which has {expected}",
        "{object} ma pozyskać {found} klientów, a segment ma ich tylko {expected}: {segment}",
    ),
    label=Phrase("{expected} there", "jest ich {expected}"),
    help=Phrase("expect fewer, or correct the size of the segment", "zaplanuj mniej albo popraw wielkość segmentu"),
)
_FEW = 2
"""So many segments may be concentrated on; three are served side by side."""


@rule(UNTARGETED)
def campaigns_reach_their_segments(plans: Plans) -> Iterator[Problem]:
    """A campaign addresses targeted segments, through channels that reach them; a channel with money has activity.

    What is positioned or decided for a segment alone is for one that is targeted too, and who concentrates leaves some out.
    Who addresses all alike has one positioning, and a campaign wins no more customers than there are.
    A channel that names no segment may reach all; each that names some reaches one of the campaign. Where no campaign names a channel, nothing is asked of channels.
    """
    yield from _untargeted(plans)
    yield from _unreached(plans)
    yield from _elsewhere(plans)
    yield from _concentrated(plans)
    yield from _idle(plans)
    yield from _too_many(plans)


def _too_many(plans: Plans) -> Iterator[Problem]:
    """Yield campaigns that are to win more customers than their segments have."""
    for campaign in live(plans.of(Campaign)):
        edges = plans.graph.out(campaign, ADDRESSES)
        sizes = [edge.target.size for edge in edges if isinstance(edge.target, Segment) and edge.target.size]
        expected = campaign.expected_customers
        if expected is not None and edges and len(sizes) == len(edges) and expected > sum(sizes):
            segment = edges[0].target
            yield plans.finding(
                TOO_MANY,
                campaign,
                "expected_customers",
                related=[Related(segment.span("size"), Phrase("its size", "wielkość"))],
                object=called(campaign),
                segment=called(segment),
                found=expected,
                expected=sum(sizes),
            )


def _untargeted(plans: Plans) -> Iterator[Problem]:
    """Yield what addresses segments that are not targeted; where several things address one, it is told at the segment."""
    found: dict[int, tuple[Segment, list[Problem]]] = {}
    for item in (*live(plans.of(Campaign)), *plans.of(Positioning), *plans.of(MixEntry), *plans.of(Price)):
        for edge in plans.graph.out(item, ADDRESSES, POSITIONED_FOR):
            segment = edge.target
            if isinstance(segment, Segment) and not segment.targeted and segment.has("targeted"):
                problem = plans.finding(
                    UNTARGETED,
                    item,
                    at=edge.span,
                    related=[Related(segment.span("targeted"), Phrase("said here", "podano tutaj"))],
                    object=called(item),
                    segment=called(segment),
                )
                found.setdefault(id(segment), (segment, []))[1].append(problem)
    for segment, problems in found.values():
        if len(problems) < SEVERAL:
            yield from problems
            continue
        places = [Related(one.span, Phrase("addresses it", "do niego")) for one in problems]
        head = plans.finding(BY_ALL, segment, "targeted", related=places, segment=called(segment), count=len(problems))
        yield under(head, problems)


def _unreached(plans: Plans) -> Iterator[Problem]:
    for campaign in live(plans.of(Campaign)):
        channels = [one for one in plans.graph.targets(campaign, RUNS_IN) if isinstance(one, Channel)]
        reached = {name for channel in channels for name in channel.segments}
        if not channels or not all(channel.segments for channel in channels):
            continue
        for edge in plans.graph.out(campaign, ADDRESSES):
            segment = edge.target
            if not isinstance(segment, Segment) or segment.id in reached:
                continue
            if segment.targeted or not segment.has("targeted"):
                places = [campaign.span("channels"), channels[0].span("segments")]
                yield plans.finding(
                    UNREACHED,
                    campaign,
                    at=edge.span,
                    related=[Related(place, Phrase("said here", "podano tutaj")) for place in places],
                    object=called(campaign),
                    segment=called(segment),
                )


def _elsewhere(plans: Plans) -> Iterator[Problem]:
    """Yield campaigns that reach all of their segments, and run beside in a channel for others alone."""
    for campaign in live(plans.of(Campaign)):
        edges = [one for one in plans.graph.out(campaign, RUNS_IN) if isinstance(one.target, Channel)]
        wanted = set(campaign.segments)
        reached = [set(edge.target.segments) for edge in edges if isinstance(edge.target, Channel)]
        helps = any(not one or one & wanted for one in reached)
        for edge, one in zip(edges, reached, strict=True) if wanted and helps else ():
            if one and not one & wanted:
                yield plans.finding(
                    ELSEWHERE,
                    campaign,
                    at=edge.span,
                    related=[Related(edge.target.span("segments"), Phrase("said here", "podano tutaj"))],
                    object=called(campaign),
                    channel=called(edge.target),
                )


def _concentrated(plans: Plans) -> Iterator[Problem]:
    for targeting in plans.of(Targeting):
        plan = plans.plan_of(targeting)
        segments = plan.each(Segment) if plan is not None else ()
        targeted = [one for one in segments if one.targeted]
        if targeting.strategy == "concentrated" and len(targeted) == len(segments) > _FEW:
            places = [Related(one.span("targeted"), Phrase("targeted", "wybrany")) for one in targeted]
            yield plans.finding(SINGLE, targeting, "strategy", related=places, count=len(targeted))
        apart = {one.segment: one for one in plan.each(Positioning)} if plan is not None else {}
        if targeting.strategy == "undifferentiated" and len(apart) > 1:
            places = [Related(one.span("segment"), Phrase("its own way", "własne")) for one in apart.values()]
            yield plans.finding(ALIKE, targeting, "strategy", related=places, count=len(apart))


def _idle(plans: Plans) -> Iterator[Problem]:
    if not any(campaign.channels for campaign in plans.of(Campaign)):
        return
    for line in live(plans.of(BudgetLine)):
        for edge in plans.graph.out(line, SPENT_ON):
            if isinstance(edge.target, Channel) and edge.target.type == "event":
                continue  # a fair that is paid is what is done there
            users = plans.graph.sources(edge.target)
            if not any(isinstance(one, Campaign | SalesStrategy | MixEntry | Initiative | Tool) for one in users):
                yield plans.finding(
                    IDLE,
                    line,
                    at=edge.span,
                    related=[Related(edge.target.span(), Phrase("the channel", "kanał"))],
                    object=called(line),
                    channel=called(edge.target),
                )
