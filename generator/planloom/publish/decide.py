"""What is to be done with each page: what is to stand in a wiki, what stands there and what we last wrote, compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planloom.publish.page import Identity
from planloom.publish.target import Outgoing, Remote

Action = Literal["create", "update", "move", "leave", "stamp", "conflict", "taken", "orphan", "archive"]
"""What is done with a page.

``create``, ``update``, ``leave``; ``move``, under its new name, with its new text where that changed; ``stamp``, what
people wrote is taken as it is; ``conflict``, people changed it and so did the plans, so it is left alone; ``taken``, a
page that is not ours has its name; ``orphan``, the plans have it no longer, ``archive`` where that is to be followed.
"""

Take = Literal["ours", "theirs"]
"""Whose text wins a conflict."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with one page; `edited` where people changed it since we wrote it."""

    action: Action
    outgoing: Outgoing | None
    remote: Remote | None
    edited: bool = False

    @property
    def identity(self) -> Identity | None:
        """What the page is about."""
        if self.outgoing:
            return self.outgoing.page.identity
        return self.remote.stamp.identity if self.remote and self.remote.stamp else None


def decide(
    outgoing: Sequence[Outgoing], remotes: Sequence[Remote], *, take: Take | None = None, prune: bool = False
) -> list[Decision]:
    """Return what is to be done with every page that is to go and every page of ours that is there."""
    ours = {remote.stamp.identity: remote for remote in remotes if remote.stamp}
    taken = {remote.name: remote for remote in remotes}
    matched = {one.page.identity: _match(one, ours) for one in outgoing}
    made = [_decision(one, matched[one.page.identity], taken, take) for one in outgoing]
    kept = {remote.ref for remote in matched.values() if remote}
    return [*made, *_orphans(remotes, kept, prune=prune)]


def _match(one: Outgoing, ours: Mapping[Identity, Remote]) -> Remote | None:
    known = (ours.get(identity) for identity in (one.page.identity, *one.page.former))
    return next((remote for remote in known if remote), None)


def _decision(one: Outgoing, remote: Remote | None, taken: Mapping[str, Remote], take: Take | None) -> Decision:
    holder = taken.get(one.name)
    if holder and (remote is None or holder.ref != remote.ref) and holder.stamp is None:
        return Decision("taken", one, holder)
    if remote is None or remote.stamp is None:
        return Decision("create", one, None)
    wanted = remote.stamp.source != one.source
    if remote.is_touched and take != "ours":
        return Decision(_of_touched(wanted=wanted, take=take), one, remote, edited=True)
    if remote.name != one.name:
        return Decision("move", one, remote, edited=remote.is_touched)
    return Decision("update" if wanted or remote.is_touched else "leave", one, remote, edited=remote.is_touched)


def _of_touched(*, wanted: bool, take: Take | None) -> Action:
    """Return what is done with a page that people changed: their words stay."""
    if not wanted:
        return "leave"
    return "stamp" if take == "theirs" else "conflict"


def _orphans(remotes: Sequence[Remote], kept: set[str], *, prune: bool) -> Iterator[Decision]:
    for remote in remotes:
        if remote.stamp and remote.ref not in kept and not remote.archived:
            spare = prune and not remote.is_touched
            yield Decision("archive" if spare else "orphan", None, remote, edited=remote.is_touched)
