"""Bilingual text: English, Polish, or both."""

from dataclasses import dataclass

from planloom.problems import Language


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown in one or both languages; what is missing in one is shown in the other."""

    en: str | None = None
    pl: str | None = None

    def exact(self, language: Language) -> str | None:
        """Return the words written in `language`, or None."""
        return self.pl if language == "pl" else self.en

    def in_(self, language: Language) -> str:
        """Return the words for a reader of `language`, in the other language when need be."""
        return self.exact(language) or self.en or self.pl or ""

    def language_for(self, language: Language) -> Language:
        """Return the language in which a reader of `language` gets the text."""
        if self.exact(language):
            return language
        return "en" if self.en else "pl"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages it is written in."""
        return tuple(code for code in ("en", "pl") if self.exact(code))

    @property
    def on_one_line(self) -> "Text":
        """The same words without line breaks, as a title is read; a line of its own would be a paragraph."""
        if "\n" not in (self.en or "") and "\n" not in (self.pl or ""):
            return self
        return Text(*(words and " ".join(words.split()) for words in (self.en, self.pl)))

    def __bool__(self) -> bool:
        return bool(self.en or self.pl)

    def __str__(self) -> str:
        return self.en or self.pl or ""
