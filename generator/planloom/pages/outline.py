"""The headings of a page: each has an id of its own and begins a section.

Templates and texts write a heading through :class:`Outline`, which leaves a mark where it stands; when the page is
done, :meth:`Outline.sections` parts it there. The marks are control characters, which no text of a page may hold;
none that counts as white space, which is trimmed off.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from planloom.pages.page import Section
from planloom.prose import Heading
from planloom.prose.ids import Ids, former_slug

_MARK = "\x02"


class Outline:
    """Collects the headings of one page. `taken` are ids that its objects have."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.ids = Ids(taken)
        self.headings: list[Heading] = []
        self._begun: list[tuple[Heading, Markup]] = []

    def begin(self, level: int, words: Markup, own_id: str | None = None) -> Markup:
        """Begin a section with a heading; `own_id` is that of the object it is about."""
        text = words.striptags()
        former = former_slug(text)
        identity = own_id or self.ids.of(text)
        also = former if former != identity and self.ids.is_free(former) else ""
        return self.place(Heading(level, identity, text), words, also)

    def within(self, level: int, words: Markup) -> Markup:
        """Write a heading within something else: it begins no section, and is one of the page all the same."""
        text = words.striptags()
        heading = Heading(level, self.ids.of(text), text)
        self.headings.append(heading)
        words = self._found_by(former_slug(text), words)
        return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, heading.id, words)

    def place(self, heading: Heading, words: Markup, also: str = "") -> Markup:
        """Begin a section with a heading that has its id; links to the id `also` lead there too."""
        self.headings.append(heading)
        self._begun.append((heading, self._found_by(also, words)))
        return Markup(f"{_MARK}{len(self._begun) - 1}{_MARK}")  # noqa: S704  # a number

    def _found_by(self, also: str, words: Markup) -> Markup:
        """Let links to the id `also` lead to the words of a heading, where nothing else has it."""
        if not self.ids.is_free(also):
            return words
        self.ids.own(also)
        return Markup('<a id="{}"></a>{}').format(also, words)

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
