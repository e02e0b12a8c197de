"""Span of control (P106): too many or too few people who report to one position."""

from collections.abc import Iterator

from planloom.model.restructuring import Position
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

SPAN_OF_CONTROL = Code(
    "P106",
    Level.INFO,
    title=Phrase("Too many or too few direct reports", "Za dużo lub za mało bezpośrednich podwładnych"),
    message=Phrase(
        "{count} people report to {object}; usual is {least} to {most}",
        "{object}: bezpośrednich podwładnych jest {count}; zwykle od {least} do {most}",
    ),
    label=Phrase("{least} to {most}", "od {least} do {most}"),
    why=Phrase(
        "Nobody leads thirty people well, and a level of management for two is one too many.",
        "Nikt nie pokieruje dobrze trzydziestoma osobami, a szczebel zarządzania nad dwiema jest zbędny.",
    ),
    help=Phrase(
        "divide or join the units, or set `span_of_control:` in the settings",
        "podziel lub połącz jednostki albo zmień ustawienie `span_of_control:`",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: production, title: Production}
positions:
  - {title: Head of production, unit: production, reports: 31}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: production, title: Production}
positions:
  - {title: Head of production, unit: production, reports: 8}
""",
)


@rule(SPAN_OF_CONTROL)
def span_of_control_is_usual(plans: Plans) -> Iterator[Problem]:
    """The people who report to a position that will remain are within the span of the settings."""
    span = plans.settings.span_of_control
    for position in plans.of(Position):
        count = position.reports
        if position.state != "before" and count and not span.least <= count <= span.most:
            yield plans.finding(
                SPAN_OF_CONTROL,
                position,
                "reports",
                object=called(position),
                count=count,
                least=span.least,
                most=span.most,
            )
