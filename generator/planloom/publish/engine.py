"""Doing what was decided: attachments, pages, then removals, each write guarded by the version it was decided on.

Pages lead to each other by names that are settled before the first is written, so links need no step of their own.
Whatever ends a run, the next one finds in the wiki what was done, and does the rest.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from planloom.problems import Phrase
from planloom.publish.decide import WRITING, Decision, Take, decide
from planloom.publish.names import Names
from planloom.publish.page import Attachment, Identity, WikiPage, digest_of
from planloom.publish.target import Outgoing, OvertakenError, RefusedError, Remote, Stamp, Target, UnreachableError

T = TypeVar("T")

ROUNDS = 4
"""How often all is compared again where somebody was quicker."""
TRIES = 5
"""How often one request is made before the wiki is given up."""
_LONGEST = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user allows: whose text wins a conflict, and whether what the plans have no longer is taken away."""

    take: Take | None = None
    prune: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done in a wiki. `attach` and `detach` are files, `outgoing` everything that is to stand there."""

    decisions: tuple[Decision, ...]
    attach: tuple[Attachment, ...]
    detach: tuple[str, ...]
    outgoing: tuple[Outgoing, ...]

    @property
    def steps(self) -> list[Decision]:
        """What writes to pages."""
        return [one for one in self.decisions if one.action in WRITING]

    @property
    def size(self) -> int:
        """How many writes there are."""
        return len(self.steps) + len(self.attach) + len(self.detach)


@dataclass(frozen=True, slots=True)
class Failure:
    """A page or file that the wiki would not take, and its reason in its own words."""

    name: str
    reason: Phrase


@dataclass
class Outcome:
    """What came of it. `writes` counts what was changed, `gone` is why the wiki was given up, if it was."""

    plan: Plan
    writes: int = 0
    failures: list[Failure] = field(default_factory=list)
    gone: Phrase | None = None
    overtaken: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all that was to be done is done."""
        return not (self.failures or self.gone or self.overtaken)


@dataclass(frozen=True, slots=True)
class Pace:
    """How the engine waits, and tells how far it is: `tell` hears how many writes of how many are done."""

    sleep: Callable[[float], None] = time.sleep
    tell: Callable[[int, int], None] = lambda _done, _all: None


class Engine:
    """Brings pages to one wiki."""

    def __init__(self, target: Target, pages: Sequence[WikiPage], wishes: Wishes, pace: Pace | None = None) -> None:
        self.target = target
        self.pages = pages
        self.wishes = wishes
        self.pace = pace or Pace()
        self._written: tuple[object, list[Outgoing]] = (None, [])

    def outgoing(self, remotes: Sequence[Remote] = ()) -> list[Outgoing]:
        """Return the pages as they are to stand in the wiki; where people gave a page a name, it has that."""
        own = self.target.names(self.pages)
        names = own.kept(_as_called_now(remotes, self.pages))
        if self._written[0] != (own.names, names.names):
            self._written = (own.names, names.names), [self._outgoing(page, own, names) for page in self.pages]
        return self._written[1]

    def _outgoing(self, page: WikiPage, own: Names, names: Names) -> Outgoing:
        identity = page.identity
        text = self.target.write(page, names)
        return Outgoing(page, names.of(identity), text, own.of(identity), self.target.under)

    def plan(self) -> Plan:
        """Compare what is to stand in the wiki with what stands there; raises UnreachableError and RefusedError."""
        listed = self._asked(lambda: self.target.pages(self.target.names(self.pages)))
        remotes = [one.seen_from(self.target.under) for one in listed]
        there = self._asked(self.target.files)
        outgoing = self.outgoing(remotes)
        wishes = self.wishes
        decisions = self._asked(lambda: decide(outgoing, remotes, take=wishes.take, prune=wishes.prune))
        files = {file.name: file for page in self.pages for file in page.files}
        attach = (file for name, file in sorted(files.items()) if there.get(name) != self.target.digest(file.content))
        detach = sorted(there.keys() - files.keys()) if wishes.prune else ()
        return Plan(tuple(decisions), tuple(attach), tuple(detach), tuple(outgoing))

    def publish(self) -> Outcome:
        """Do all that is to be done; what somebody else was quicker with is compared again."""
        outcome = Outcome(Plan((), (), (), ()))
        try:
            for _ in range(ROUNDS):
                plan = self.plan()
                outcome.plan = plan if not outcome.writes else outcome.plan
                outcome.failures.clear()
                if self._perform(plan, outcome):
                    return outcome
        except UnreachableError as error:
            outcome.gone = error.words
            return outcome
        outcome.overtaken = True
        return outcome

    def _perform(self, plan: Plan, outcome: Outcome) -> bool:
        """Do a plan; False where it has to be made again."""
        settled = True
        for number, (name, step) in enumerate(self._steps(plan)):
            self.pace.tell(number, plan.size)
            try:
                self._asked(step)
                outcome.writes += 1
            except OvertakenError:
                settled = False
            except RefusedError as error:
                outcome.failures.append(Failure(name, error.words))
        try:
            self._asked(self.target.finish)
        except OvertakenError:
            outcome.writes = 0
            return False
        return settled

    def _steps(self, plan: Plan) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield everything that is to be done, with the name of what it is done to."""
        for file in plan.attach:
            yield file.name, lambda file=file: self.target.attach(file)  # type: ignore[misc]
        moves = [one for one in plan.steps if one.action == "move"]
        for one, is_free in _in_turn(moves):
            move = self._write if is_free else self._step_aside
            yield one.name, lambda move=move, one=one: move(one)  # type: ignore[misc]
        for one in plan.steps:
            if one.action not in ("move", "archive"):
                yield one.name, lambda one=one: self._write(one)  # type: ignore[misc]
        for one in plan.steps:
            if one.action == "archive" and one.remote:
                yield one.name, lambda remote=one.remote: self.target.archive(remote, None)  # type: ignore[misc]
        for name in plan.detach:
            yield name, lambda name=name: self.target.detach(name)  # type: ignore[misc]

    def _write(self, one: Decision) -> None:
        outgoing, remote = one.outgoing, one.remote
        if outgoing is None:
            return
        if remote is None:
            self.target.create(outgoing)
        elif one.action == "stamp":
            self.target.stamp(remote, _seal(remote, outgoing))
        elif one.action == "move":
            self.target.update(self.target.move(remote, outgoing.name), outgoing)
        else:
            self.target.update(remote, outgoing)

    def _step_aside(self, one: Decision) -> None:
        """Free the name of a page that waits, in a circle, for another one to move."""
        if one.remote:
            self.target.move(one.remote, spare_name(one.remote.name))
        raise OvertakenError(one.name)

    def _asked(self, call: Callable[[], T]) -> T:
        """Ask the wiki, again after a while where it does not answer.

        A write that was done although no answer came is told by the next try as overtaken, and compared again.
        """
        for attempt in range(TRIES):
            try:
                return call()
            except UnreachableError as error:
                if attempt == TRIES - 1:
                    raise
                self.pace.sleep(min(max(error.wait, 2.0**attempt), _LONGEST))
        raise AssertionError


def _as_called_now(remotes: Sequence[Remote], pages: Sequence[WikiPage]) -> dict[Identity, str]:
    """Return the names that people gave, by what the pages are about now."""
    given = {one.stamp.identity: one.name for one in remotes if one.stamp and _is_renamed(one)}
    found = {}
    for page in pages:
        name = next((given[one] for one in (page.identity, *page.former) if one in given), None)
        if name is not None:
            found[page.identity] = name
    return found


def _seal(remote: Remote, outgoing: Outgoing) -> Stamp:
    """Return the stamp of a page that stays as people left it.

    Where their words are not ours they are theirs still: the next change of the plans asks again.
    """
    if remote.stamp is None or remote.says(outgoing):
        return outgoing.stamp
    return replace(outgoing.stamp, written=remote.stamp.written)


def _is_renamed(remote: Remote) -> bool:
    return remote.stamp is not None and remote.is_renamed and remote.name != spare_name(remote.stamp.name)


def _in_turn(moves: Sequence[Decision]) -> Iterator[tuple[Decision, bool]]:
    """Yield moves so that each name is free when it is needed; False with the one that a circle is broken by."""
    waiting = list(moves)
    while waiting:
        held = {one.remote.name for one in waiting if one.remote}
        free = [one for one in waiting if one.name not in held]
        if free:
            yield from ((one, True) for one in free)
            waiting = [one for one in waiting if one not in free]
        else:
            yield waiting.pop(0), False


def spare_name(name: str) -> str:
    """Return a name that a page has while another one moves out of its place."""
    return f"{name} {digest_of(name)[:8]}"
