"""What is wrong with a plan, as data.

Every stage returns problems beside its value. A :class:`Code` is a kind of problem, told once: what
it is called, why it matters, its words in both languages, an example that has it and one that has
not. A :class:`Problem` is one occurrence: where it is and which values were compared. Nothing here
prints; the renderers are in :mod:`planloom.report`.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

Language = Literal["en", "pl"]
LANGUAGES: tuple[Language, ...] = ("en", "pl")


class Level(enum.StrEnum):
    """How much a problem matters; ``rank`` 0 is the worst."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Position in the order error, warning, info."""
        return list(Level).index(self)


class Phrase(NamedTuple):
    """The same words in English and in Polish; ``{name}`` stands for a value."""

    en: str
    pl: str

    def in_(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.pl if language == "pl" else self.en

    def filled(self, **values: object) -> "Phrase":
        """Return the words with values in their places; one that is a phrase itself in the same language."""
        return Phrase(*(self.in_(language).format(**_said(values, language)) for language in LANGUAGES))


def _said(values: Mapping[str, object], language: Language) -> dict[str, object]:
    return {name: value.in_(language) if isinstance(value, Phrase) else value for name, value in values.items()}


def other_language(language: Language) -> Language:
    """Return the other one of the two languages."""
    return "en" if language == "pl" else "pl"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file. Lines and columns count characters from 1; the end is exclusive.

    `file` is relative to the project folder, with forward slashes. A problem that concerns a whole
    file stands at line 1, column 1.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that has to do with a problem, and why."""

    span: Span
    label: Phrase


NO_WORDS = Phrase("", "")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem, described once for messages, the manual and ``planloom explain``.

    `id` is a family letter and three digits (S source, C links and coverage, D dates, M money,
    P people, K measures, L language, R law) and never changes its meaning. `message` says what is
    wrong, in lower case without a full stop; `label` stands under the caret; `help` alone says how to
    mend it. All three are templates over the values of the problem. `bad` and `good` are plan
    sources.
    """

    id: str
    level: Level
    title: Phrase
    message: Phrase
    why: Phrase = NO_WORDS
    label: Phrase = NO_WORDS
    help: Phrase = NO_WORDS
    bad: str = ""
    good: str = ""

    @property
    def family(self) -> str:
        """The letter that groups the code with its like."""
        return self.id[0]

    def at(
        self, span: Span, *, related: Iterable[Related] = (), help: Phrase | None = None, **values: Any
    ) -> "Problem":
        """Make one occurrence at `span`; `help` replaces the code's own where the mend is known."""
        return Problem(self, span, self.level, values, tuple(related), help or self.help)

    def worded(
        self,
        message: Phrase,
        *,
        label: Phrase = NO_WORDS,
        help: Phrase = NO_WORDS,
        level: Level | None = None,
    ) -> "Code":
        """Return the code in other words, for a rule that can be broken in more than one way.

        It stays the same code: what it is about, why it matters and its examples do not change.
        """
        return replace(self, message=message, label=label, help=help, level=level or self.level)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a source, as a value, of what is written at `at`; :mod:`planloom.edits` has its kinds.

    With a `path`, `at` is where an object or list begins, and keys and indices lead from there.
    """

    at: Span
    path: tuple[str | int, ...] = ()


class Fix(NamedTuple):
    """The exact mend of a problem: all of its edits together.

    One that `takes_side` is right only where of two figures that contradict each other the one it keeps is right: it
    is made for who says so.
    """

    edits: tuple[Edit, ...]
    takes_side: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One occurrence of a :class:`Code`.

    `values` are the values compared, as typed objects; renderers format them for the reader.
    `subject` is the id of the object concerned, `folded` are problems that follow from this one.
    `fix` is the mend where it is known to the letter.
    """

    code: Code
    span: Span
    level: Level
    values: Mapping[str, Any] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    help: Phrase = NO_WORDS
    subject: str | None = None
    folded: tuple["Problem", ...] = ()
    fix: Fix | None = None

    def mended_by(self, *edits: Edit, takes_side: bool = False) -> "Problem":
        """Return the problem with its exact mend."""
        return replace(self, fix=Fix(edits, takes_side))

    def about(self, subject: str | None) -> "Problem":
        """Return the problem with the id of the object it concerns."""
        return replace(self, subject=subject)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file, line and column, so that two runs tell the same story."""
    return sorted(problems, key=lambda problem: (problem.span, problem.code.id))


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by level, and within a level by file, line and column: what may wait stands last."""
    return sorted(in_order(problems), key=lambda problem: problem.level.rank)


def worst(problems: Iterable[Problem]) -> Level | None:
    """Return the gravest level among `problems`, or None when there is none."""
    return min((problem.level for problem in problems), key=lambda level: level.rank, default=None)
