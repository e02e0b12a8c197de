"""Channels (M121): campaigns cost no more than the budget lines of the channels they run in."""

from collections.abc import Iterator

from planloom.figures.marketing.channels import channels_against_lines
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import exceeds_figure
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

DEARER = Code(
    "M121",
    Level.WARNING,
    title=Phrase(
        "Campaigns cost more than the line of their channel", "Kampanie droższe niż pozycja budżetu ich kanału"
    ),
    message=Phrase(
        "the campaigns that run in {object} alone cost {found} in {period}, its budget lines have {expected}",
        "{object}: kampanie prowadzone tylko w nim kosztują {found} na okres {period}, a jego pozycje budżetu to {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    why=Phrase(
        "The budget of the plan may suffice and still be in the wrong place; the last campaign of the year finds nothing left.",
        "Budżet planu może wystarczać, a mimo to leżeć nie tam, gdzie trzeba; dla ostatniej kampanii roku nic już nie zostanie.",
    ),
    help=Phrase(
        "lower the campaigns by {difference}, or raise the line of the channel by as much",
        "zmniejsz koszt kampanii o {difference} albo o tyle zwiększ pozycję kanału",
    ),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
channels: [{id: online, title: Online}]
budget:
  - {id: line-online, category: Online, channel: online, amounts: {2027: 1m}}
  - {id: line-other, category: All the rest, amounts: {2027: 4m}}
campaigns:
  - {id: spring, title: Spring, channels: online, budget: {2027: 0.7m}}
  - {id: autumn, title: Autumn, channels: online, budget: {2027: 0.6m}}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
channels: [{id: online, title: Online}]
budget:
  - {id: line-online, category: Online, channel: online, amounts: {2027: 1.3m}}
  - {id: line-other, category: All the rest, amounts: {2027: 4m}}
campaigns:
  - {id: spring, title: Spring, channels: online, budget: {2027: 0.7m}}
  - {id: autumn, title: Autumn, channels: online, budget: {2027: 0.6m}}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
)


@rule(DEARER)
def campaigns_fit_the_lines_of_their_channels(plans: Plans) -> Iterator[Problem]:
    """Campaigns that run in one channel alone cost no more than the lines that pay for it, period by period.

    How a campaign divides its money between several channels is not said; those are left out.
    """
    for channel, held in channels_against_lines(plans.figures):
        found = []
        for one in held:
            place = first_place(one.used)
            if one.limit.exact and place is not None and exceeds_figure(one.used, one.limit, plans.tolerance):
                found.append(
                    plans.finding(
                        DEARER,
                        channel,
                        at=place,
                        related=operands(one.limit),
                        object=called(channel),
                        period=one.period,
                        found=one.used.value,
                        expected=one.limit.value,
                        difference=one.difference.value,
                    )
                )
        yield from as_one(found)
