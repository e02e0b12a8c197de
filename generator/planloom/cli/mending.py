"""``planloom check --fix`` and ``--diff``: the mends that are exact, made until none is left, and told."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from planloom.cli import options
from planloom.cli.voice import Refused, Voice
from planloom.editing.apply import RefusedError
from planloom.editing.files import ChangedError, Files
from planloom.editing.fixes import Made, exact, fixable, make
from planloom.edits import TextEdit
from planloom.problems import Fix, Phrase, Problem
from planloom.project import Project, Reading, read_plans
from planloom.report import words

MOST_ROUNDS = 10
"""One mend uncovers what another hides; a chain longer than this would be one that goes in circles."""
NOT_FOR_READERS = Phrase(
    "sources are changed by who sees all of them; add `--audience all`",
    "źródła zmienia ten, kto widzi je w całości; dodaj `--audience all`",
)
NOT_WRITTEN = Phrase("nothing was written: {why}", "nic nie zapisano: {why}")
MENDED = Phrase("mended", "poprawiono")
REFERRED = Phrase("printed from its field", "odtąd z pola")
REPLACED = Phrase("`{old}` is now `{new}`", "zamiast `{old}` jest teraz `{new}`")
ADDED = Phrase("added `{new}`", "dodano `{new}`")
REMOVED = Phrase("removed `{old}`", "usunięto `{old}`")
NONE_EXACT = Phrase("nothing here has an exact mend", "nic tu nie ma dokładnej poprawki")
LEFT = Phrase(
    "mends that take a side, made where you accept it: {codes}; for example `planloom check --fix --accept {first}`",
    "poprawki, które przyznają rację jednej ze stron, są robione za zgodą: {codes}; na przykład"
    " `planloom check --fix --accept {first}`",
)
CONTRADICTS = Phrase(
    "not mended[{code}] {span}: the figure would then contradict others ({codes})",
    "nie poprawiono[{code}] {span}: liczba przeczyłaby wtedy innym ({codes})",
)


@dataclass(frozen=True)
class Mended:
    """What was mended, and the plans as they are read after it."""

    files: Files
    made: list[Made]
    reading: Reading
    found: list[Problem]
    referred: list[TextEdit] = field(default_factory=list)
    """Figures of texts that became references."""
    refused: list[tuple[Problem, list[str]]] = field(default_factory=list)
    """What has a mend that takes a side, and the codes of what it would bring."""

    @property
    def changes(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.made or self.referred)


Choose = Callable[[Reading], list[Problem]]


def mend(
    project: Project,
    reading: Reading,
    found: list[Problem],
    choose: Choose,
    accepted: Collection[str],
    rounds: int,
    *,
    references: bool = False,
) -> Mended:
    """Make the exact mends of what was `found`, and of what is found then; nothing is written.

    `choose` returns the findings of a reading that are to be mended and told. With `references`, figures of texts that
    agree with a field become references to it.
    """
    if reading.settings.readers:
        raise Refused(NOT_FOR_READERS)
    files = Files(project.folder, reading.sources.texts)
    made: list[Made] = []
    try:
        for _ in range(rounds):
            done = make(fixable(found), files)
            if not done:
                break
            made += done
            reading = read_plans(replace(project, instead=files.changed))
            found = choose(reading)
        sides = Sides(project, files, reading)
        made += sides.take(accepted, choose)
        files, reading = sides.files, sides.reading
        found = choose(reading) if sides.made else found
        referred: list[TextEdit] = []
        if references:
            from planloom.cli.referencing import refer  # noqa: PLC0415  # few ask for it

            reading, referred = refer(project, reading, files, MOST_ROUNDS)
            found = choose(reading) if referred else found
    except ChangedError as changed:
        raise Refused(NOT_WRITTEN.filled(why=changed.words)) from None
    return Mended(files, made, reading, found, referred, sides.refused)


class Sides:
    """Mends that take a side, made one by one: each is kept if its finding goes and no other comes."""

    def __init__(self, project: Project, files: Files, reading: Reading) -> None:
        self.project = project
        self.files = files
        self.reading = reading
        self.made: list[Made] = []
        self.refused: list[tuple[Problem, list[str]]] = []

    def take(self, accepted: Collection[str], choose: Choose) -> list[Made]:
        """Make those of `accepted` codes among what `choose` finds, until none is left that may be made."""
        while problem := self._next(accepted, choose):
            self._try(problem)
        return self.made

    def _next(self, accepted: Collection[str], choose: Choose) -> Problem | None:
        if not accepted:
            return None
        tried = {problem.fix for problem, _ in self.refused}
        waiting = fixable(choose(self.reading), accepted)
        return next((one for one in waiting if one.fix and one.fix.takes_side and one.fix not in tried), None)

    def _try(self, problem: Problem) -> None:
        files = self.files.copied()
        done = make([problem], files)
        after = read_plans(replace(self.project, instead=files.changed))
        before, then = (_counted(one.everything) for one in (self.reading, after))
        new = sorted({code for code, _ in then - before})
        goes = then[_which(problem)] < before[_which(problem)]
        if done and goes and not new:
            self.files, self.reading = files, after
            self.made += done
        else:
            self.refused.append((problem, new))


def _which(problem: Problem) -> tuple[str, str]:
    """Return what a finding is of, whichever figures it names."""
    return problem.code.id, problem.subject or problem.span.file


def _counted(found: Sequence[Problem]) -> Counter[tuple[str, str]]:
    return Counter(map(_which, _each(found)))


def write(mended: Mended) -> None:
    """Write what was mended."""
    try:
        mended.files.write()
    except ChangedError as changed:
        raise Refused(NOT_WRITTEN.filled(why=changed.words)) from None


def tell(mended: Mended, accepted: Collection[str], voice: Voice) -> None:
    """Say what was mended, each with its place as it was before, and which mends wait for a word."""
    for made in mended.made:
        for edit in made.edits:
            voice.echo(f"{MENDED.in_(voice.language)}[{made.problem.code.id}] {edit.span}: {_change(edit, voice)}")
    for edit in mended.referred:
        voice.echo(f"{REFERRED.in_(voice.language)} {edit.span}: {_change(edit, voice)}")
    for problem, codes in mended.refused:
        if codes:
            voice.say(CONTRADICTS, code=problem.code.id, span=problem.span, codes=", ".join(codes))
    if not mended.changes and not mended.refused:
        voice.say(NONE_EXACT)
    waiting = sorted({problem.code.id for problem in _taking_sides(mended.found)} - set(accepted))
    if waiting:
        voice.say(LEFT, codes=", ".join(waiting), first=waiting[0])


def _taking_sides(found: Sequence[Problem]) -> list[Problem]:
    every = {problem.code.id for problem in _each(found)}
    return [problem for problem in fixable(found, every) if problem.fix and problem.fix.takes_side]


def _each(found: Sequence[Problem]) -> list[Problem]:
    return [one for problem in found for one in (problem, *_each(problem.folded))]


def _change(edit: TextEdit, voice: Voice) -> str:
    old, new = (words.visible(text.strip()) for text in (edit.old, edit.new))
    form = REPLACED if old and new else ADDED if new else REMOVED
    return form.in_(voice.language).format(old=old, new=new)


def edits_of(reading: Reading) -> Callable[[Fix], list[TextEdit]]:
    """Return the function that tells a mend to the letter; it tells none to who does not see all of the sources."""
    files = Files(reading.project.folder, reading.sources.texts)

    def tell_exactly(fix: Fix) -> list[TextEdit]:
        if reading.settings.readers:
            return []
        try:
            return exact(fix, files)
        except (RefusedError, ChangedError):
            return []

    return tell_exactly


def show(mended: Mended) -> None:
    """Print what would change."""
    if diff := mended.files.diff():
        options.hand_over(diff)
