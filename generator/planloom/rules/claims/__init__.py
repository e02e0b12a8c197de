"""Claims that prose makes of objects, held to the facts in their fields: figures (L104), dates (L106), words (L110).

`reader` takes every text sentence by sentence (`passage`); `cues` finds the words that claim something, `subjects` the
objects they claim it of. What is claimed is read and compared in `quantities`, `trends`, `comparisons`, `dates` and
`statements`; each yields discrepancies (`discrepancy`), of which `reader` makes findings.
"""

from collections.abc import Iterator

from planloom.problems import Problem
from planloom.rules.claims.codes import DATE_DIFFERS, FIGURE_DIFFERS, STATEMENT_DIFFERS
from planloom.rules.claims.matches import LocatedMatch
from planloom.rules.claims.reader import Reader, Result
from planloom.rules.rule import Plans, Rule, rule


@rule(FIGURE_DIFFERS)
def texts_say_what_the_fields_say(plans: Plans) -> Iterator[Problem]:
    """A figure in a text that comes close to one of its object without being it is told.

    A text is about the object that it belongs to and about those that its sentence names by a reference, an id, a
    title or a term of the glossary; a heading and a question name what follows them. Of the figures of the same unit (a
    currency, per cent, people, a length of time, what a measure counts) one agrees, within the digits that are
    written, or one that is near is told. Where a year stands with the figure, that of the year is meant. Words such
    as `by`, `more` and `each` speak of a change or a part. What another object near by states agrees as well.
    """
    yield from (problem for problem in plans.once(_read).problems if problem.code.id == FIGURE_DIFFERS.id)


@rule(DATE_DIFFERS)
def texts_give_the_dates_of_the_fields(plans: Plans) -> Iterator[Problem]:
    """A date in a text that says when its object begins, ends or happens is that of the field."""
    yield from (problem for problem in plans.once(_read).problems if problem.code.id == DATE_DIFFERS.id)


@rule(STATEMENT_DIFFERS)
def texts_name_the_owners_and_states_of_the_fields(plans: Plans) -> Iterator[Problem]:
    """Who owns an object, how it stands and how often it is measured, as a text says it, is what its fields say."""
    yield from (problem for problem in plans.once(_read).problems if problem.code.id == STATEMENT_DIFFERS.id)


def matching_figures(plans: Plans) -> list[LocatedMatch]:
    """Return the figures of all texts that say exactly what one field says, in the order of the texts."""
    return plans.once(_read).matches


def _read(plans: Plans) -> Result:
    return Reader(plans).read()


RULES: tuple[Rule, ...] = (
    texts_say_what_the_fields_say,
    texts_give_the_dates_of_the_fields,
    texts_name_the_owners_and_states_of_the_fields,
)

__all__ = [
    "RULES",
    "LocatedMatch",
    "matching_figures",
    "texts_give_the_dates_of_the_fields",
    "texts_name_the_owners_and_states_of_the_fields",
    "texts_say_what_the_fields_say",
]
