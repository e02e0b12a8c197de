"""Which versions of the plans there are: tags; where there are none, the commits by which a plan was approved."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planloom.chronicle import Event
from planloom.history.approval import approves
from planloom.history.git.log import Step
from planloom.history.git.repository import GitError, Repository
from planloom.problems import Phrase

MOST = 30
"""As many versions are told, the newest ones."""

FIRST = Phrase("First version", "Pierwsza wersja")
OLDEST_HERE = Phrase("Oldest version in this clone", "Najstarsza wersja w tym klonie")
APPROVED = Phrase("Approved: {name}", "Zatwierdzono: {name}")


@dataclass(frozen=True, slots=True)
class Named:
    """A version: what it is called, and the last of its commits that changed the plans."""

    name: Phrase
    commit: str
    day: dt.date


def named_versions(repository: Repository, plans: str, steps: Sequence[Step], events: Sequence[Event]) -> list[Named]:
    """Return the versions, the oldest first; the first commit is one in any case."""
    places = {step.commit.name: place for place, step in enumerate(steps)}
    found: dict[str, Named] = {}
    for one in list(_tags(repository, plans, places)) or _approvals(events):
        if one.commit in places:
            found.setdefault(one.commit, one)
    first = steps[0]
    name = OLDEST_HERE if first.horizon else FIRST
    found.setdefault(first.commit.name, Named(name, first.commit.name, first.commit.day))
    return sorted(found.values(), key=lambda one: places[one.commit])[-MOST:]


def _tags(repository: Repository, plans: str, places: dict[str, int]) -> Iterator[Named]:
    told = repository.run(
        "for-each-ref", "--merged=HEAD", "--sort=-creatordate", f"--count={MOST}",
        "--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:short)", "refs/tags",
    )  # fmt: skip
    for line in told.decode("utf-8", "replace").splitlines():
        name, own, target, day = line.split("\0")
        commit = target or own
        if commit not in places:
            try:
                commit = repository.line("rev-list", "-1", commit, "--", plans)
            except GitError:
                continue
        if commit in places and day:
            yield Named(Phrase(name, name), commit, dt.date.fromisoformat(day))


def _approvals(events: Sequence[Event]) -> Iterator[Named]:
    for event in events:
        told = event.change
        if event.commit and event.commit.name and approves(told):
            words = (form.format(name=name) for form, name in zip(APPROVED, told.name, strict=True))
            yield Named(Phrase(*words), event.commit.name, event.commit.day)
