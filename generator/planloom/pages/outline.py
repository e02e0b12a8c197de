"""The headings of a page: each has an id of its own and begins a section.

Templates and texts write a heading through :class:`Outline`, which leaves a mark where it stands; when the page is
done, :meth:`Outline.sections` parts it there. The marks are control characters, which no text of a page may hold;
none that counts as white space, which is trimmed off.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from planloom.pages.page import Section
from planloom.pages.words import quoted, trusted, without_tags
from planloom.prose import Heading
from planloom.prose.ids import FormerIds, Ids

_MARK = "\x02"


class Outline:
    """Collects the headings of one page. `taken` are ids that its objects have."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.ids = Ids(taken)
        self._former = FormerIds()
        self.headings: list[Heading] = []
        self._begun: list[tuple[Heading, Markup]] = []

    def begin(self, level: int, words: Markup, own_id: str | None = None) -> Markup:
        """Begin a section with a heading; `own_id` is that of the object it is about."""
        text = without_tags(words)
        heading = Heading(level, own_id or self.ids.of(text), text)
        return self.place(heading, self._found_by(self._former.of(text), words))

    def within(self, level: int, words: Markup) -> Markup:
        """Write a heading that stands within something else: it begins no section, and is listed all the same."""
        text = without_tags(words)
        heading = Heading(level, self.ids.of(text), text)
        self.headings.append(heading)
        words = self._found_by(self._former.of(text), words)
        return trusted(f'<h{level} id="{quoted(heading.id)}">{words}</h{level}>')

    def place(self, heading: Heading, words: Markup) -> Markup:
        """Begin a section with a heading that has its id."""
        self.headings.append(heading)
        self._begun.append((heading, words))
        return trusted(f"{_MARK}{len(self._begun) - 1}{_MARK}")

    def _found_by(self, also: str, words: Markup) -> Markup:
        """Let links to the id `also` lead to the words of a heading, where nothing else has it."""
        if not self.ids.is_free(also):
            return words
        self.ids.own(also)
        return trusted(f'<a id="{quoted(also)}"></a>{words}')

    def list(self, headings: Iterable[Heading]) -> None:
        """Take note of headings that stand within something else and begin no section."""
        self.headings.extend(headings)

    def sections(self, made: str) -> tuple[Section, ...]:
        """Return the sections of a page; what stands before its first heading is a section without one."""
        opening, *rest = made.split(_MARK)
        first = [Section(None, "", opening.strip())] if opening.strip() else []
        marks: Sequence[str] = rest[::2]
        found = (self._begun[int(mark)] for mark in marks)
        return (
            *first,
            *(
                Section(heading, str(words), body.strip())
                for (heading, words), body in zip(found, rest[1::2], strict=True)
            ),
        )
