"""Work that is said to be under way and of which the plans have told nothing new for a year (D120).

Git is asked for the commits of the last year alone, and only where something could be found: what each of them changed
is compared as for the pages of a site, and kept as there.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from planloom.chronicle import OLD, Event
from planloom.history.codes import UNTOUCHED
from planloom.history.commit_events import events_of, plans_folder, working_tree
from planloom.history.git.log import Step, steps_of, tree_of
from planloom.history.git.repository import GitError, Repository
from planloom.history.pairs import Comparer
from planloom.model import Item, parts_in
from planloom.model.shared import Initiative
from planloom.problems import Problem
from planloom.project import Reading
from planloom.settings import levelled

UNDER_WAY = frozenset({"on_track", "at_risk", "off_track"})


def untouched(reading: Reading) -> list[Problem]:
    """Return a finding for each initiative under way of which nothing has changed for a year.

    Nothing where git cannot tell: without a repository, where a shallow clone lacks commits of that year, and where
    nothing else was changed in it either, as in plans whose clock is set.
    """
    work = [one for one in _initiatives(reading) if one.id and one.status in UNDER_WAY]
    plans = plans_folder(reading.project)
    if not work or plans is None:
        return []
    try:
        touched = _touched(reading, plans, reading.today - OLD)
    except (GitError, OSError):
        return []
    if touched is None:
        return []
    day = reading.today - OLD
    found = (_found(one, day) for one in work if touched.isdisjoint(_ids(one)))
    return levelled(list(found), reading.settings)


def _initiatives(reading: Reading) -> Iterator[Initiative]:
    for plan in reading.portfolio.plans:
        yield from (one for one in parts_in(plan) if isinstance(one, Initiative))


def _found(work: Initiative, day: dt.date) -> Problem:
    from planloom.rules.words import called  # noqa: PLC0415  # rules wait until there is something to find

    return UNTOUCHED.at(work.span("status"), object=called(work), day=day).about(work.id)


def _ids(work: Initiative) -> set[str]:
    inner = (one.id for one in parts_in(work) if isinstance(one, Item))
    return {one for one in (work.id, *inner) if one}


def _touched(reading: Reading, plans: str, day: dt.date) -> set[str] | None:
    """Return the ids of what was changed after a day; None where that is not known, or there is no commit."""
    repository = Repository(reading.project.folder)
    last = repository.line("rev-list", "-1", f"--before={day}T23:59:59Z", "HEAD")
    if not last:  # nothing is so old
        return None
    steps = steps_of(repository, plans, f"{last}..HEAD")
    if not steps or any(step.horizon for step in steps):
        return None
    return _named(_events(reading, repository, plans, steps), reading)


def _events(reading: Reading, repository: Repository, plans: str, steps: Sequence[Step]) -> list[Event]:
    comparer = Comparer(reading, repository, plans)
    uncommitted = working_tree(comparer, reading.project, tree_of(repository, plans, "HEAD"))[1]
    return events_of(comparer, steps, uncommitted)


def _named(events: Iterable[Event], reading: Reading) -> set[str]:
    """Return the present ids of what was changed in more than its spelling."""
    ids = {event.change.at for event in events if event.change.at and not event.change.editorial}
    return ids | {found.id for one in ids if (found := reading.graph.find(one)) is not None and found.id}
