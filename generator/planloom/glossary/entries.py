"""What a glossary entry says: the term in both languages, its definition, and how to recognise it."""

from dataclasses import dataclass, field
from typing import Literal

from planloom.glossary.words import note_of, without_note
from planloom.problems import LANGUAGES, Language, Span

Kind = Literal[0, 1, 2, 3]

TERM: Kind = 0
ABBREVIATION: Kind = 1
SYNONYM: Kind = 2
AVOIDED: Kind = 3
"""A word that is not to be used; it is told, never explained."""

# A note about usage leaves the synonym in use; any other narrows its sense and takes it out of prose.
_ABOUT_USAGE = (
    "pisownia",
    "pis.",
    "potoczn",
    "dawn",
    "przestarz",
    "rzadk",
    "spelling",
    "informal",
    "colloquial",
    "dated",
    "rare",
    "british",
    "american",
    "us",
    "uk",
)


@dataclass(frozen=True, slots=True)
class Naming:
    """An entry in one language. Patterns are regular expressions; `gap` counts words.

    The term is the word to be used, synonyms are admitted, `avoid` are words that the organisation does not want.
    """

    term: str
    plural: str = ""
    abbr: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""
    gender: str = ""
    forms: tuple[str, ...] = ()
    not_forms: tuple[str, ...] = ()
    gap: int = 0
    like: str = ""
    banned: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def surfaces(self) -> tuple[tuple[str, Kind], ...]:
        """The ways to write the term that are looked for in prose, the most certain first, and those to avoid."""
        found: dict[str, Kind] = {self.term: TERM}
        for abbreviation in self.abbr:
            if len(abbreviation) > 1:
                found.setdefault(abbreviation, ABBREVIATION)
        for synonym in self.synonyms:
            if _stays_in_use(note_of(synonym)):
                found.setdefault(without_note(synonym), SYNONYM)
        for word in self.avoid:
            found.setdefault(without_note(word), AVOIDED)
        return tuple(found.items())


def _stays_in_use(note: str) -> bool:
    return not note or note.lower().startswith(_ABOUT_USAGE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry. `auto` false: linked only by hand; `noun`: the English term is also a verb.

    `only_in`: folders of plans, relative to that of all plans; elsewhere the words mean something else.
    """

    id: str
    area: str = ""
    en: Naming | None = None
    pl: Naming | None = None
    related: tuple[str, ...] = ()
    auto: bool = True
    noun: bool = False
    only_in: tuple[str, ...] = ()
    sense: str = ""
    span: Span = field(default=Span(""), compare=False)

    def naming(self, language: Language) -> Naming | None:
        """Return the entry in `language`, or None when it has none."""
        return self.pl if language == "pl" else self.en

    def is_used_at(self, address: str) -> bool:
        """Tell whether its words are meant in the folder of plans, or on the page, at `address`."""
        there = f"{address.strip('/')}/"
        return not self.only_in or any(there.startswith(f"{folder.strip('/')}/") for folder in self.only_in)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages it is written in."""
        return tuple(language for language in LANGUAGES if self.naming(language))

    @property
    def about(self) -> str:
        """All its words in both languages, by which guards tell the sense."""
        words = [self.id.replace("-", " ")]
        for naming in (self.en, self.pl):
            if naming:
                words += [naming.term, *naming.abbr, *naming.synonyms, naming.definition]
        return " ; ".join(words)
