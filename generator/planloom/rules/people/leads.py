"""Leads of teams (P109): whoever leads a team is one of its members."""

from collections.abc import Iterator

from planloom.model import Item
from planloom.model.organisation import Person
from planloom.model.relations import SELLS_IN
from planloom.model.sales import Quota, Target, Territory
from planloom.model.shared import Team
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

OUTSIDER = Code(
    "P109",
    Level.WARNING,
    title=Phrase("A team is headed by somebody who is no member", "Zespołem kieruje ktoś spoza niego"),
    message=Phrase(
        "{lead} heads {object} and is no member of it", "{lead} kieruje zespołem, do którego nie należy: {object}"
    ),
    label=Phrase("not among the members", "nie ma jej wśród członków"),
    why=Phrase(
        "Either the head has changed and the list has not, or somebody is counted in no team or in the wrong one.",
        "Albo zmienił się kierownik, a lista nie, albo kogoś nie liczy się w żadnym zespole lub liczy w niewłaściwym.",
    ),
    help=Phrase(
        "add this person to `members:`, or name one of the members",
        "dopisz tę osobę do `members:` albo wskaż jednego z członków",
    ),
    bad="""\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak}, {id: jan, name: Jan Wilk}]
# plans/sales/plan.yml
kind: sales
teams:
  - {id: field, title: Field team, lead: anna, members: [jan]}
""",
    good="""\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak}, {id: jan, name: Jan Wilk}]
# plans/sales/plan.yml
kind: sales
teams:
  - {id: field, title: Field team, lead: anna, members: [anna, jan]}
""",
)


SELLER = OUTSIDER.worded(
    Phrase(
        "{lead} has a quota for {object}, but is in none of the teams that sell there",
        "{lead} ma plan indywidualny, choć nie należy do żadnego zespołu, który tam sprzedaje: {object}",
    ),
    label=Phrase("in none of its teams", "spoza zespołów"),
    help=Phrase(
        "add the holder to a team, or give the quota to a member",
        "dopisz tę osobę do zespołu albo przekaż plan jego członkowi",
    ),
)


NOT_OWNER = OUTSIDER.worded(
    Phrase(
        "{object} belongs to {owner}, but {lead} alone has a quota there",
        "{object}: odpowiada za nie {owner}, a plan indywidualny ma tu tylko {lead}",
    ),
    label=Phrase("not its owner", "kto inny"),
    help=Phrase(
        "give the quota to the owner, or the territory to whoever sells there",
        "przekaż plan właścicielowi terytorium albo terytorium temu, kto na nim sprzedaje",
    ),
)
OTHER_OWNER = OUTSIDER.worded(
    Phrase(
        "{object} belongs to {owner}, but {lead} answers for its target",
        "{object}: odpowiada za nie {owner}, a za cel sprzedaży {lead}",
    ),
    label=Phrase("not its owner", "kto inny"),
    help=Phrase("name one owner for both", "wskaż dla obu jednego właściciela"),
)


@rule(OUTSIDER)
def leads_are_members(plans: Plans) -> Iterator[Problem]:
    """The lead of a team that names its members is one of them; so is whoever has a quota where only teams sell.

    Asked of quotas for territories that teams name as theirs, all of which name their members. The owner of a territory
    who has no quota there does not leave it to another person; the target of a territory is that of its owner.
    """
    yield from _sellers(plans)
    yield from _owners(plans)
    yield from _aims(plans)
    for team in plans.of(Team):
        lead = plans.graph.find(team.lead) if team.lead else None
        if lead is not None and team.members and all(plans.graph.find(one) is not lead for one in team.members):
            yield plans.finding(
                OUTSIDER,
                team,
                "lead",
                related=[Related(team.span("members"), Phrase("the members", "członkowie"))],
                lead=called(lead),
                object=called(team),
            )


def _owners(plans: Plans) -> Iterator[Problem]:
    for territory in plans.of(Territory):
        everywhere = [one for one in plans.graph.sources(territory) if isinstance(one, Quota)]
        quotas = [one for one in everywhere if plans.plan_of(one) is plans.plan_of(territory)]
        owner = plans.graph.find(territory.owner) if territory.owner else None
        holders = [plans.graph.find(one.holder) if one.holder else None for one in quotas]
        others = {id(one) for one in holders}
        holder = holders[0] if len(others) == 1 else None
        if isinstance(owner, Person) and isinstance(holder, Person) and holder is not owner:
            yield plans.finding(
                NOT_OWNER,
                quotas[0],
                "holder",
                related=[Related(territory.span("owner"), Phrase("the owner", "właściciel"))],
                lead=called(holder),
                owner=called(owner),
                object=called(territory),
            )


def _aims(plans: Plans) -> Iterator[Problem]:
    """Yield targets of a territory alone that belong to another person than the territory."""
    for target in plans.of(Target):
        territory = plans.graph.find(target.territory) if target.territory else None
        alone = target.territory and not (target.product or target.segment)
        people = [plans.graph.find(one.owner or "") for one in (target, territory) if isinstance(one, Item)]
        if alone and len(people) == _BOTH and people[0] is not people[1] and all(isinstance(p, Person) for p in people):
            yield plans.finding(
                OTHER_OWNER,
                target,
                "owner",
                related=[Related(territory.span("owner"), Phrase("the owner", "właściciel"))] if territory else (),
                lead=called(people[0]) if people[0] else None,
                owner=called(people[1]) if people[1] else None,
                object=called(territory) if territory else None,
            )


_BOTH = 2


def _sellers(plans: Plans) -> Iterator[Problem]:
    for quota in plans.of(Quota):
        territory = plans.graph.find(quota.territory) if quota.territory else None
        holder = plans.graph.find(quota.holder) if quota.holder else None
        teams = [one for one in plans.graph.sources(territory, SELLS_IN) if isinstance(one, Team)] if territory else []
        if not isinstance(holder, Person) or not teams or not all(team.members for team in teams):
            continue
        if territory is not None and not any(holder.id in (*team.members, team.lead) for team in teams):
            yield plans.finding(
                SELLER,
                quota,
                "holder",
                related=[Related(teams[0].span("members"), Phrase("the members", "członkowie"))],
                lead=called(holder),
                object=called(territory),
            )
