"""Findings as pages show them: what is wrong, how bad it is, how to mend it and where it is written."""

from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup

from planloom.model import Item
from planloom.pages.words import as_words
from planloom.problems import Language, Level, Phrase, Problem, Span
from planloom.report.words import LEVELS, help_of, message
from planloom.tracking import note

NOTE = Phrase("note", "uwaga")
"""What readers call a finding of the level that files and settings call `info`."""


class Findings:
    """Writes findings for one language, and knows those about each object; `edit_uri` is where sources are shown.

    For an audience (`readers`) no line is named: the numbers would tell how much stands between that is for others.
    """

    def __init__(
        self, problems: Iterable[Problem], language: Language, edit_uri: str | None, readers: str = ""
    ) -> None:
        self.language = language
        self.edit_uri = edit_uri
        self.readers = readers
        self.by_subject: dict[str, list[Problem]] = {}
        for problem in problems:
            if problem.subject:
                self.by_subject.setdefault(problem.subject, []).append(problem)

    def of(self, item: Item) -> list[Problem]:
        """Return the findings about an object."""
        note("findings", item.id or "")
        return self.by_subject.get(item.id or "", [])

    def finding(self, problem: Problem) -> Markup:
        """Return what a finding says, and how to mend it."""
        said = _message(message(problem, self.language), self.language)
        mend = help_of(problem, self.language)
        return said + Markup("<br><small>{}</small>").format(_message(mend, self.language)) if mend else said

    def level_mark(self, level: Level) -> Markup:
        """Return the level of a finding as a mark with its word."""
        word = (NOTE if level is Level.INFO else LEVELS[level]).in_(self.language)
        return Markup('<span class="pl-level pl-level--{}">{}</span>').format(level, word)

    def source_link(self, span: Span) -> Markup:
        """Return where something is written, as a link to its source where the project says where that is."""
        place = as_words(span.file if self.readers else f"{span.file}:{span.line}", self.language)
        if not self.edit_uri:
            return place
        return Markup('<a href="{}/{}">{}</a>').format(self.edit_uri.rstrip("/"), quote(span.file), place)


def _message(text: str, language: Language) -> Markup:
    """Return a message as HTML: what stands in back-ticks is code, the rest is plain."""
    parts = text.split("`")
    shown = [
        Markup("<code>{}</code>").format(part) if index % 2 else as_words(part, language)
        for index, part in enumerate(parts)
    ]
    return Markup("").join(shown)
