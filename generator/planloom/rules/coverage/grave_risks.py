"""Grave risks (C118): what is likely and severe, and nobody says what is done about it."""

from collections.abc import Iterator

from planloom.model.shared import Risk
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNANSWERED = Code(
    "C118",
    Level.WARNING,
    title=Phrase("A grave risk without a response", "Poważne ryzyko bez reakcji"),
    message=Phrase(
        "{object} is grave ({likelihood} × {impact} of 25), and nothing says what is done about it",
        "{object} jest poważne ({likelihood} × {impact} z 25), a nie wiadomo, co się z nim robi",
    ),
    label=Phrase("likelihood {likelihood}, impact {impact}", "prawdopodobieństwo {likelihood}, skutek {impact}"),
    why=Phrase(
        "To know a grave risk and do nothing is a decision; if it is meant, the plan has to say so.",
        "Znać poważne ryzyko i nic nie robić to też decyzja; jeśli taka ma być, plan powinien to powiedzieć.",
    ),
    help=Phrase(
        "say in `response:` what is done, or that it is borne",
        "podaj w `response:`, co się robi, albo że ryzyko się akceptuje",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
risks:
  - {id: risk-fire, title: The warehouse burns down, likelihood: 4, impact: 5}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
risks:
  - {id: risk-fire, title: The warehouse burns down, likelihood: 4, impact: 5, response: Sprinklers by June.}
""",
)
GRAVE = 15


@rule(UNANSWERED)
def grave_risks_are_answered(plans: Plans) -> Iterator[Problem]:
    """A risk of at least 15 on the scale of 25 has a response."""
    for risk in plans.of(Risk):
        if risk.likelihood is None or risk.impact is None or risk.status in ("done", "cancelled"):
            continue
        if risk.likelihood * risk.impact >= GRAVE and not risk.response and not risk.has_lost("response"):
            yield plans.finding(
                UNANSWERED,
                risk,
                related=[Related(risk.span("impact"), Phrase("grave", "poważne"))],
                object=called(risk),
                likelihood=risk.likelihood,
                impact=risk.impact,
            )
