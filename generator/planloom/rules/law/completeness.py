"""Completeness (R101): plans in proceedings that say nothing to a point which the law asks for."""

from collections.abc import Iterator

from planloom.model import Plan
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fold import under
from planloom.rules.law.checklist import Requirement, checklist
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

INCOMPLETE = Code(
    "R101",
    Level.WARNING,
    title=Phrase(
        "A restructuring plan lacks what the law asks for",
        "W planie restrukturyzacyjnym brakuje tego, czego wymaga prawo",
    ),
    message=Phrase(
        "{object} says nothing to {count} of the {of} points that the law asks for",
        "{object} pomija {count} z {of} punktów wymaganych przez prawo",
    ),
    label=Phrase("proceedings under the law", "postępowanie restrukturyzacyjne"),
    why=Phrase(
        "A court or the creditors can turn down a plan for what it leaves out. The rule looks for an answer to each"
        " point of art. 9, 10 and 10a of the Polish restructuring law and of art. 8(1) of Directive (EU) 2019/1023; it"
        " does not judge the answers and is no legal advice.",
        "Sąd lub wierzyciele mogą odrzucić plan z powodu tego, czego w nim brakuje. Reguła szuka odpowiedzi na każdy"
        " punkt art. 9, 10 i 10a Prawa restrukturyzacyjnego oraz art. 8 ust. 1 dyrektywy (UE) 2019/1023; nie ocenia"
        " odpowiedzi i nie jest poradą prawną.",
    ),
    help=Phrase(
        "answer the points named below, or give the reason for a shortened plan in `legal_terms.limited:`",
        "uzupełnij punkty wymienione poniżej albo podaj w `legal_terms.limited:` powód skrócenia planu",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
legal_mode: pzu
plan_stage: preliminary
causes:
  - {title: The largest customer has gone}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
legal_mode: pzu
plan_stage: preliminary
causes:
  - {title: The largest customer has gone}
savings:
  - {id: one-plant, title: One plant instead of two, one_off_cost: {2027: 2m}}
milestones:
  - {title: The second plant is empty, date: 2027-12-31}
""",
)
POINT = INCOMPLETE.worded(
    Phrase("{law}, {point}: {asks}", "{law}, {point}: {asks}"),
    help=Phrase("fill in {fields}", "uzupełnij {fields}"),
)


@rule(INCOMPLETE)
def answers_what_the_law_asks(plans: Plans) -> Iterator[Problem]:
    """A plan under a legal mode says something to every point; one finding a plan, the points below it."""
    for plan in plans.portfolio.plans:
        points = checklist(plan)
        missing = [one.requirement for one in points if not one.met and not one.excused]
        if missing:
            head = plans.finding(
                INCOMPLETE, plan, "legal_mode", object=called(plan), count=len(missing), of=len(points)
            )
            yield under(head, [_missing(plan, one, plans) for one in missing])


def _missing(plan: Plan, requirement: Requirement, plans: Plans) -> Problem:
    fields = ", ".join(f"`{name}:`" for name in requirement.fields)
    return plans.finding(
        POINT,
        plan,
        "legal_mode",
        law=requirement.law,
        point=requirement.point,
        asks=requirement.asks,
        fields=fields,
    )
