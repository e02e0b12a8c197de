"""Accountability (P105): lines of the matrix of responsibilities with none or several accountable."""

from collections.abc import Iterator

from planloom.model.shared import Raci
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

RACI = Code(
    "P105",
    Level.ERROR,
    title=Phrase("Not exactly one is accountable", "Za zadanie nie odpowiada dokładnie jedna osoba"),
    message=Phrase(
        "{object} has {count} accountable, not one",
        "{object}: odpowiedzialnych (A) jest {count}, a ma być jeden",
    ),
    label=Phrase("exactly one", "dokładnie jeden"),
    why=Phrase(
        "With two who answer for a thing nobody does; with none nobody ever will.",
        "Gdy odpowiadają dwie osoby, nie odpowiada nikt; gdy nikt, nikt nigdy nie będzie.",
    ),
    help=Phrase(
        "name one in `accountable:` and the others in `responsible:` or `consulted:`",
        "wpisz jedną osobę w `accountable:`, a pozostałe w `responsible:` lub `consulted:`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
raci:
  - {title: Release the price list, responsible: jan, accountable: [anna, piotr]}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
raci:
  - {title: Release the price list, responsible: [jan, piotr], accountable: anna}
""",
)
NOBODY_DOES_IT = RACI.worded(
    Phrase("{object} has nobody responsible for the work", "{object}: nikt nie wykonuje pracy (R)"),
    label=Phrase("who does the work?", "kto to robi?"),
    help=Phrase("name at least one in `responsible:`", "wpisz co najmniej jedną osobę w `responsible:`"),
)


@rule(RACI)
def exactly_one_is_accountable(plans: Plans) -> Iterator[Problem]:
    """A line of the matrix of responsibilities has exactly one A and at least one R.

    A line with a title only is not begun yet and says one thing: nobody is accountable.
    """
    for line in plans.of(Raci):
        if len(line.accountable) != 1:
            path = ("accountable",) if line.accountable else ("title",)
            yield plans.finding(RACI, line, *path, object=called(line), count=len(line.accountable))
        elif not line.responsible:
            yield plans.finding(NOBODY_DOES_IT, line, "title", object=called(line))
