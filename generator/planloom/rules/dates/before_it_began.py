"""Done before it began (D113): work or a milestone with results from before its beginning."""

from collections.abc import Iterator

from planloom.model import Item
from planloom.model.sales import Course
from planloom.model.shared import Initiative, Milestone
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

TOO_EARLY = Code(
    "D113",
    Level.WARNING,
    title=Phrase("Done before it began", "Zakończone, zanim się zaczęło"),
    message=Phrase(
        "{object} is done, but begins on {start} only", "{object}: zakończono, choć początek dopiero {start}"
    ),
    label=Phrase("begins on {start}", "początek {start}"),
    why=Phrase(
        "Work that has results has begun. Either the result or the beginning is that of other work.",
        "Praca, która ma wyniki, już się zaczęła. Wynik albo początek dotyczy czegoś innego.",
    ),
    help=Phrase("correct the status or the start", "popraw status albo początek"),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, start: 2027-03-01, end: 2027-06-30, status: done}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, start: 2027-03-01, end: 2027-06-30, status: not_started}
""",
)
PROGRESS = TOO_EARLY.worded(
    Phrase("{object} has progress, but begins on {start} only", "{object}: jest postęp, choć początek dopiero {start}"),
    label=TOO_EARLY.label,
    help=Phrase("correct the progress or the start", "popraw postęp albo początek"),
)
MILESTONE = TOO_EARLY.worded(
    Phrase(
        "{object} was reached on {done}, before {initiative} began on {start}",
        "{object}: osiągnięto {done}, zanim {start} zaczęła się {initiative}",
    ),
    label=Phrase("begins on {start}", "początek {start}"),
    help=Phrase("correct the day or the start", "popraw dzień albo początek"),
)


@rule(TOO_EARLY)
def nothing_is_done_before_it_began(plans: Plans) -> Iterator[Problem]:
    """Work that begins in future is not done and has no progress; milestones are reached within their initiative."""
    for item in plans.with_role("work"):
        start = moments(item).earliest_start
        if start is not None and start > plans.today:
            field = _result(item)
            if field:
                code = TOO_EARLY if field == "status" else PROGRESS
                place = Related(item.span(moments(item).start_field), Phrase("the start", "początek"))
                yield plans.finding(code, item, field, related=[place], object=called(item), start=start)
    for milestone in plans.of(Milestone):
        around = plans.around(milestone)
        done = milestone.done
        start = moments(around).earliest_start if isinstance(around, Initiative) else None
        if around is not None and start is not None and isinstance(done, Period) and done.end < start:
            yield plans.finding(
                MILESTONE,
                milestone,
                "done",
                related=[Related(around.span(moments(around).start_field), Phrase("the start", "początek"))],
                object=called(milestone),
                initiative=called(around),
                done=done,
                start=start,
            )


def _result(item: Item) -> str:
    """Return the field that says that something of the work is done; empty where none does."""
    if item.status == "done":
        return "status"
    if isinstance(item, Initiative) and item.progress:
        return "progress"
    return "completion" if isinstance(item, Course) and item.completion else ""
