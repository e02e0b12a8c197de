"""Perspectives (C115): an objective in a perspective that is neither one of the usual four nor declared."""

from collections.abc import Iterator, Mapping

from planloom.i18n import label
from planloom.model.nearest import nearest
from planloom.model.organisation import USUAL_PERSPECTIVES, Organisation
from planloom.model.shared import Objective
from planloom.problems import LANGUAGES, Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule

UNKNOWN_PERSPECTIVE = Code(
    "C115",
    Level.WARNING,
    title=Phrase("A perspective that nobody declared", "Perspektywa, której nikt nie zdefiniował"),
    message=Phrase(
        "`{given}` is none of the perspectives: {known}",
        "`{given}` nie jest żadną z perspektyw: {known}",
    ),
    label=Phrase("not declared", "niezdefiniowana"),
    why=Phrase(
        "Objectives are grouped by perspective on the strategy map; a slip of the pen opens a group of its own with"
        " one objective in it, under a heading nobody has named in either language.",
        "Mapa strategii grupuje cele według perspektyw; literówka tworzy osobną grupę z jednym celem, pod nagłówkiem,"
        " którego nikt nie nazwał w żadnym języku.",
    ),
    help=Phrase(
        "write one of them, or declare it in `organisation.yml` under `perspectives:`",
        "wpisz jedną z nich albo zdefiniuj ją w `organisation.yml` w polu `perspectives:`",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, perspective: finansowa, revenue_target: {2027: 50m},
     corporate: true}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, perspective: financial, revenue_target: {2027: 50m},
     corporate: true}
""",
)
_MEANT = Phrase("did you mean `{meant}`?", "czy chodziło o `{meant}`?")


@rule(UNKNOWN_PERSPECTIVE)
def perspectives_are_declared(plans: Plans) -> Iterator[Problem]:
    """The perspective of an objective is one of the organisation's own, or of the usual four."""
    known = _known(plans.portfolio.organisation)
    listed = ", ".join(f"`{name}`" for name in dict.fromkeys(known.values()))
    for objective in plans.of(Objective):
        given = objective.perspective
        if given and given not in known.values():
            meant = known.get(nearest(given, known) or "")
            yield plans.finding(
                UNKNOWN_PERSPECTIVE,
                objective,
                "perspective",
                help=_MEANT if meant else None,
                given=given,
                known=listed,
                meant=meant,
            )


def _known(organisation: Organisation) -> Mapping[str, str]:
    """Map all that perspectives are called, in lower case and in both languages, to their ids."""
    ids = [*(one.id for one in organisation.perspectives), *USUAL_PERSPECTIVES]
    usual = {label(name, language).casefold(): name for name in USUAL_PERSPECTIVES for language in LANGUAGES}
    own = {one.title.in_(language).casefold(): one.id for one in organisation.perspectives for language in LANGUAGES}
    return usual | own | {name: name for name in ids}
