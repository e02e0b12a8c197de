"""What is to be done with each page: what is to stand in a wiki, what stands there and what we last wrote, compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planloom.publish.page import Identity
from planloom.publish.target import Outgoing, Remote

Action = Literal["create", "update", "move", "leave", "stamp", "conflict", "taken", "orphan", "archive"]
"""What is done with a page.

``create``, ``update``, ``leave``; ``move``, under its new name, with its new text where that changed; ``stamp``, what
stands there is taken for what was to be sent; ``conflict``, the plans changed it, and so did people, or they commented
on words that are to go, so it is left alone; ``taken``, a page that is not ours has its name; ``orphan``, the plans
have it no longer, ``archive`` where that is to be followed.
"""
WRITING: frozenset[Action] = frozenset({"create", "update", "move", "stamp", "archive"})
"""What changes something in the wiki."""

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

    @property
    def commented(self) -> bool:
        """Whether it is left alone for a comment of people's, at words that are to go."""
        return self.action == "conflict" and not self.edited

    @property
    def name(self) -> str:
        """What the page is called in the wiki, or is to be."""
        if self.outgoing:
            return self.outgoing.name
        return self.remote.name if self.remote else ""


def decide(
    outgoing: Sequence[Outgoing], remotes: Sequence[Remote], *, take: Take | None = None, prune: bool = False
) -> list[Decision]:
    """Return what is to be done with every page that is to go and every page of ours that is there."""
    ours = _ours(remotes)
    matched = {one.page.identity: _match(one, ours) for one in outgoing}
    known = {remote.ref: one.name for one in outgoing if (remote := matched[one.page.identity])}
    holders = {remote.name: remote for remote in remotes}
    made = [_decision(one, matched[one.page.identity], holders.get(one.name), known, take) for one in outgoing]
    kept = {one.remote.ref for one in made if one.remote and (one.action != "taken" or one.remote.ref in known)}
    return [*made, *_orphans(remotes, kept, prune=prune)]


def _ours(remotes: Sequence[Remote]) -> Mapping[Identity, Remote]:
    """Return our pages by what they are about; of two, where people made a copy, the one under the name we gave it."""
    found: dict[Identity, Remote] = {}
    for remote in sorted(remotes, key=lambda one: (not one.is_renamed, one.ref)):
        if remote.stamp and not remote.stamp.retired:
            found[remote.stamp.identity] = remote
    return found


def _match(one: Outgoing, ours: Mapping[Identity, Remote]) -> Remote | None:
    known = (ours.get(identity) for identity in (one.page.identity, *one.page.former))
    return next((remote for remote in known if remote), None)


def _decision(
    one: Outgoing, remote: Remote | None, holder: Remote | None, known: Mapping[str, str], take: Take | None
) -> Decision:
    if holder and holder != remote:
        if holder.stamp is None or known.get(holder.ref) == holder.name or (remote and holder.ref not in known):
            return Decision("taken", one, remote or holder)
        if remote is None and holder.ref not in known:  # a page of ours that the plans have no longer
            remote = holder
    if remote is None or remote.stamp is None:
        return Decision("create", one, None)
    return Decision(_of_ours(one, remote, take), one, remote, edited=remote.is_touched)


def _of_ours(one: Outgoing, remote: Remote, take: Take | None) -> Action:
    stamp = remote.stamp
    wanted = stamp is None or stamp.source != one.source or stamp.identity != one.page.identity or stamp.retired
    if remote.is_touched:
        if remote.says(one) and remote.name == one.name:
            return "stamp"
        if not wanted:
            return "leave" if take != "ours" else "update"
        if take != "ours":
            return "stamp" if take == "theirs" else "conflict"
    elif wanted and take != "ours" and remote.loses(one.text):
        return "stamp" if take == "theirs" else "conflict"
    if remote.name != one.name:
        return "move"
    return "update" if wanted or remote.is_touched else "leave"


def _orphans(remotes: Sequence[Remote], kept: set[str], *, prune: bool) -> Iterator[Decision]:
    for remote in remotes:
        if remote.stamp and remote.ref not in kept and not remote.stamp.retired:
            spare = prune and not (remote.is_touched or remote.is_renamed or remote.loses(""))
            yield Decision("archive" if spare else "orphan", None, remote, edited=remote.is_touched)
