"""A comparison in the words of one reader, before it is laid out: effects first, then plan by plan, object by object.

What is editorial (commas, tags, former ids) is apart, so that eight real edits are not lost among a hundred lines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from planloom.chronicle import UNCOMMITTED, Commit
from planloom.history.approval import is_after_approval
from planloom.history.comparison import Comparison, Side
from planloom.history.difference.bookkeeping import is_bookkeeping
from planloom.history.difference.changes import Added, Change, LeafChange, Moved, Removed, Renamed, TextChange
from planloom.history.difference.record import Entry, Key
from planloom.history.difference.wordwise import Piece, in_a_line, pieces
from planloom.history.effects import Effects, MoneyEffect
from planloom.history.report.wording import difference_of, label_of, name_of, points_of, value_of
from planloom.i18n import format_date, format_period, format_value, label
from planloom.model import Plan
from planloom.problems import LANGUAGES, Language, Phrase, Problem, Span, worst_first
from planloom.report.text import first_of_each
from planloom.report.words import LEVELS, message, visible

TREE = Phrase("working tree", "drzewo robocze")
HEADING = Phrase("What changed: {before} → {after}", "Co się zmieniło: {before} → {after}")
NOTHING = Phrase("nothing has changed", "nic się nie zmieniło")
EFFECTS = Phrase("Effects", "Skutki")
BEFORE, AFTER, DIFFERENCE = Phrase("Before", "Przed"), Phrase("After", "Po"), Phrase("Difference", "Różnica")
ALL_YEARS = Phrase("all years", "wszystkie lata")
STATUS = Phrase("status", "status")
NO_STATUS = Phrase("none", "brak")
COVERED = Phrase("“{name}” is carried by somebody now", "„{name}” ma już kogoś, kto go realizuje")
UNCOVERED = Phrase("“{name}” is carried by nobody any more", "„{name}” nie ma już nikogo, kto go realizuje")
AFFECTED = Phrase("Strategic objectives concerned", "Cele strategiczne, których to dotyczy")
APPEARED = Phrase("New findings", "Nowe uwagi z kontroli")
SOLVED = Phrase("Findings that are gone", "Uwagi, których już nie ma")
EDITORIAL = Phrase("Editorial changes", "Zmiany redakcyjne")
SHARED = Phrase("What all plans share", "Wspólne dla wszystkich planów")
LAGGING = Phrase("Translations that lag behind", "Tłumaczenia, które nie nadążają")
LAGS = Phrase("the {new} text changed, the {old} one did not", "zmienił się tekst {new}, a {old} nie")
WITH_LANGUAGES = {"en": Phrase("English", "angielski"), "pl": Phrase("Polish", "polski")}
ADDED = Phrase("added", "dodano")
REMOVED = Phrase("removed", "usunięto")
RENAMED = Phrase("renamed", "zmiana identyfikatora")
AFTER_APPROVAL = Phrase("changed after approval", "zmiana po zatwierdzeniu")
LIKELY = Phrase("probably the same object", "prawdopodobnie ten sam obiekt")
MOVED = Phrase("moved to {place}", "przeniesiono: {place}")
WITH_INNER = Phrase("with what stands in it: {count}", "razem z tym, co w środku: {count}")
NOT_COMMITTED = Phrase("not committed yet", "jeszcze nie w repozytorium")
UNREAD = Phrase(
    "{version}: what could not be read is not compared (errors: {count})",
    "{version}: tego, czego nie dało się odczytać, nie porównano (błędy: {count})",
)
SHALLOW = Phrase(
    "the clone is shallow: who made older changes is not known here",
    "klon jest płytki: autorzy starszych zmian nie są tu znani",
)
NARROWED = Phrase(
    "something is withheld from this audience: totals are not compared, what is gone and former wording are left out,"
    " and nobody is named",
    "część treści jest niedostępna dla tych odbiorców: nie porównano sum, pominięto to, co usunięto, i dawne"
    " brzmienie, nie podano też autorów",
)
MOST_FINDINGS = 10
MOST_OF_A_KIND = 3
MOST_UNREAD = 5
MORE = Phrase("… and {count} more", "… i dalsze: {count}")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed: its label, the values before and after, or the `words` of a text piece by piece."""

    label: str
    before: str = ""
    after: str = ""
    difference: str = ""
    words: tuple[Piece, ...] = ()
    who: str = ""


@dataclass(frozen=True, slots=True)
class ChangedObject:
    """What happened to an object: `sign` is + for a new one, − for one that is gone, ~ for all others."""

    sign: str
    name: str
    place: str
    note: str
    lines: tuple[Line, ...]
    who: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What changed in a plan."""

    heading: str
    objects: tuple[ChangedObject, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison told. `empty` stands for all the rest where nothing has changed."""

    heading: str
    notes: tuple[str, ...]
    effects: tuple[Line, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[Group, ...]
    editorial: tuple[Group, ...]
    lagging: tuple[str, ...]
    empty: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()


def report_of(comparison: Comparison, language: Language, heading: Phrase | None = None) -> Report:
    """Return a comparison in the words of a reader; `heading` stands for that of two versions."""
    return _Reporter(comparison, language, heading).report()


class _Reporter:
    def __init__(self, comparison: Comparison, language: Language, heading: Phrase | None) -> None:
        self.comparison = comparison
        self.language = language
        self.heading = heading
        renamed = (one for one in comparison.changes if isinstance(one, Renamed) and isinstance(one.new.item, Plan))
        self.homes = {one.old.plan: one.new.plan for one in renamed}

    def report(self) -> Report:
        found = self.comparison
        real = [(i, one) for i, one in enumerate(found.changes) if not is_bookkeeping(one)]
        editorial = [(i, one) for i, one in enumerate(found.changes) if is_bookkeeping(one)]
        return Report(
            heading=self._heading(),
            notes=tuple(self._notes()),
            effects=tuple(self._effects(found.effects)),
            lists=tuple((head, rows) for head, rows in self._lists(found.effects) if rows),
            groups=tuple(self._groups(real)),
            editorial=tuple(self._groups(editorial)),
            lagging=tuple(self._lagging()),
            empty="" if found.changes or found.effects else self.say(NOTHING),
            columns=tuple(map(self.say, (BEFORE, AFTER, DIFFERENCE))),
            titles={"effects": self.say(EFFECTS), "editorial": self.say(EDITORIAL), "lagging": self.say(LAGGING)},
        )

    def _heading(self) -> str:
        if self.heading is not None:
            return self.say(self.heading)
        names = map(self._name, (self.comparison.before, self.comparison.after))
        return self.say(HEADING, **dict(zip(("before", "after"), names, strict=True)))

    def say(self, words: Phrase, **values: object) -> str:
        text = words.in_(self.language)
        return text.format(**values) if values else text

    def _name(self, side: Side) -> str:
        if side.called is not None:
            return self.say(side.called)
        return self.say(TREE) if side.name is None else visible(side.name)

    def _notes(self) -> Iterator[str]:
        if self.comparison.basis is not None:
            yield visible(self.say(self.comparison.basis))
        for side in (self.comparison.before, self.comparison.after):
            if side.errors:
                yield self.say(UNREAD, version=self._name(side), count=len(side.errors))
                yield from self._unread(side)
        if self.comparison.shallow:
            yield self.say(SHALLOW)
        if self.comparison.narrowed:
            yield self.say(NARROWED)

    def _unread(self, side: Side) -> Iterator[str]:
        """Yield the first of what could not be read, unless it could speak of what is withheld."""
        if self.comparison.narrowed:
            return
        yield from (f"{self._name(side)}: {self._finding(one)}" for one in side.errors[:MOST_UNREAD])

    def _effects(self, found: Effects) -> Iterator[Line]:
        yield from map(self._money, found.money)
        for one in found.statuses:
            name = f"{visible(one.item.name.in_(self.language))}: {self.say(STATUS)}"
            yield Line(name, self._status(one.before), self._status(one.after))

    def _money(self, one: MoneyEffect) -> Line:
        period = format_period(one.period, self.language) if one.period else self.say(ALL_YEARS)
        return Line(
            f"{one.name.in_(self.language)}, {period}",
            format_value(one.before, self.language),
            format_value(one.after, self.language),
            difference_of(one.before, one.after, self.language),
        )

    def _status(self, status: str | None) -> str:
        return label(status, self.language).lower() if status else self.say(NO_STATUS)

    def _lists(self, found: Effects) -> Iterator[tuple[str, tuple[str, ...]]]:
        names = [visible(one.name.in_(self.language)) for one in found.objectives]
        lost = [(COVERED if one.covered else UNCOVERED, one.objective) for one in found.coverage]
        carried = tuple(self.say(words, name=visible(one.name.in_(self.language))) for words, one in lost)
        yield self.say(AFFECTED), (*names, *carried)
        for head, problems in ((APPEARED, found.appeared), (SOLVED, found.solved)):
            first = list(first_of_each(worst_first(problems), MOST_OF_A_KIND))[:MOST_FINDINGS]
            rows = [self._finding(one) for one in first]
            if len(problems) > len(first):
                rows.append(self.say(MORE, count=len(problems) - len(first)))
            yield self.say(head), tuple(rows)

    def _finding(self, one: Problem) -> str:
        level = LEVELS[one.level].in_(self.language)
        return f"{level}[{one.code.id}] {message(one, self.language)} ({place_of(one.span)})"

    def _groups(self, changes: Iterable[tuple[int, Change]]) -> Iterator[Group]:
        by_plan: dict[str, dict[Key, list[tuple[int, Change]]]] = {}
        for index, change in changes:
            objects = by_plan.setdefault(self._home(change.subject.plan), {})
            objects.setdefault(change.subject.key, []).append((index, change))
        for plan, objects in by_plan.items():
            entries = [one for key, listed in objects.items() if (one := self._object(key, listed, objects))]
            yield Group(self._plan(plan), tuple(entries))

    def _home(self, plan: str) -> str:
        """Return the id that a plan has in the second version, if it is there."""
        plan = self.homes.get(plan, plan)
        found = self.comparison.after.graph.find(plan)
        return found.id or plan if found is not None else plan

    def _plan(self, plan: str) -> str:
        for side in (self.comparison.after, self.comparison.before):
            if (found := side.graph.find(plan)) is not None:
                return visible(found.name.in_(self.language))
        return plan or self.say(SHARED)

    def _object(
        self, key: Key, changes: list[tuple[int, Change]], others: dict[Key, list[tuple[int, Change]]]
    ) -> ChangedObject | None:
        """Tell what happened to an object; nothing of one that came or went with what it stands in."""
        index, first = changes[0]
        if isinstance(first, Added | Removed):
            if first.subject.parent in others and isinstance(others[first.subject.parent][0][1], type(first)):
                return None
            inner = sum(_stands_in(one[0][1].subject, key) for one in others.values())
            note = self.say(ADDED if isinstance(first, Added) else REMOVED)
            if self._is_after_approval(changes):
                note += f", {self.say(AFTER_APPROVAL)}"
            if inner:
                note += f", {self.say(WITH_INNER, count=inner)}"
            sign = "+" if isinstance(first, Added) else "−"
            return ChangedObject(sign, self._title(first.subject), place_of(first.span), note, (), self._who(index))
        notes = [words for i, one in changes if (words := self._note(one))]
        notes += [self.say(AFTER_APPROVAL)] * self._is_after_approval(changes)
        lines = _with_who_once([self._line(i, one) for i, one in changes if isinstance(one, LeafChange)])
        who = "" if lines else self._who(index)
        return ChangedObject("~", self._title(first.subject), place_of(first.span), "; ".join(notes), lines, who)

    def _is_after_approval(self, changes: Iterable[tuple[int, Change]]) -> bool:
        before, after = self.comparison.before.graph, self.comparison.after.graph
        return any(is_after_approval(one, before, after) and not is_bookkeeping(one) for _, one in changes)

    def _title(self, entry: Entry) -> str:
        return name_of(entry, self.language, self.comparison.after.graph)

    def _note(self, change: Change) -> str:
        if isinstance(change, Renamed):
            ids = f" {change.old.id} → {change.new.id}" if change.new.id and change.old.id else ""
            return self.say(RENAMED) + ids + (f" ({self.say(LIKELY)})" if change.likely else "")
        if isinstance(change, Moved):
            return self.say(MOVED, place=self._place(change))
        return ""

    def _place(self, change: Moved) -> str:
        """Return where an object is now: in another plan, or in another object of its plan."""
        parent = change.new.parent or ()
        found = self.comparison.after.graph.find(str(parent[0])) if len(parent) == 1 else None
        if found is None or self._home(change.old.plan) != change.new.plan:
            return self._plan(change.new.plan)
        return visible(found.name.in_(self.language))

    def _line(self, index: int, change: LeafChange) -> Line:
        old, new = change.values
        head = label_of(change, self.language, self.comparison.after.graph)
        who = self._who(index)
        if isinstance(change, TextChange):
            return Line(head, words=tuple(self._words(change)), who=who)
        return Line(
            head,
            value_of(change, old, self.comparison.before.graph, self.language),
            value_of(change, new, self.comparison.after.graph, self.language),
            difference_of(old, new, self.language, points_of(change)),
            who=who,
        )

    def _words(self, change: TextChange) -> Iterator[Piece]:
        """Yield the words of a text, each language behind its name where there are several."""
        for one in change.every:
            if one.is_translated or change.others:
                yield Piece("language", WITH_LANGUAGES[one.language].in_(self.language))
            old, new = one.values
            found = pieces(str(old or ""), str(new or ""), named=self._named)
            yield from (Piece(said.sort, in_a_line(said.text)) for said in found)

    def _named(self, wanted: str) -> str:
        """Return what the object with an id is called now, or was; the id where no object has it."""
        graphs = (self.comparison.after.graph, self.comparison.before.graph)
        found = next((item for graph in graphs if (item := graph.find(wanted)) is not None), None)
        return wanted if found is None else found.name.in_(self.language)

    def _who(self, index: int) -> str:
        commit = self.comparison.authors.get(index)
        return "" if commit is None else self._commit(commit)

    def _commit(self, commit: Commit) -> str:
        if commit is UNCOMMITTED or not commit.name:
            return self.say(NOT_COMMITTED)
        day = format_date(commit.day, self.language)
        return f"{visible(commit.author)}, {day}, {commit.name[:8]}: {visible(commit.subject)}"

    def _lagging(self) -> Iterator[str]:
        """Yield what was changed in one language only, where there is a text in the other."""
        texts = [one for change in self.comparison.changes if isinstance(change, TextChange) for one in change.every]
        changed = {(one.subject.key, one.path) for one in texts}
        for one in texts:
            if not is_bookkeeping(one) and one.before is not None and one.after is not None:  # not what was missing
                for other in LANGUAGES:
                    path = one.path_in(other)
                    if other != one.language and path in one.new.leaves and (one.subject.key, path) not in changed:
                        names = {"new": WITH_LANGUAGES[one.language], "old": WITH_LANGUAGES[other]}
                        said = self.say(LAGS, **{name: words.in_(self.language) for name, words in names.items()})
                        yield f"{self._title(one.new)}: {said} ({place_of(one.new.leaves[path].span)})"


def _with_who_once(lines: list[Line]) -> tuple[Line, ...]:
    """Return lines of which the last of those that one commit made says who that was."""
    following = [*lines[1:], None] if lines else []
    return tuple(
        replace(line, who="") if after is not None and after.who == line.who else line
        for line, after in zip(lines, following, strict=True)
    )


def _stands_in(entry: Entry, key: Key) -> bool:
    return entry.parent == key


def place_of(span: Span) -> str:
    """Return a place as people write it: file and line."""
    return f"{span.file}:{span.line}"
