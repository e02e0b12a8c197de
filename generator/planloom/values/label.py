"""The words for a field or a choice that a project declares itself."""

from typing import Self


class Label(str):
    """A name that brings its words in both languages along; those of the program are in its catalogue instead."""

    __slots__ = ("en", "pl")
    en: str
    pl: str

    def __new__(cls, name: str, en: str, pl: str) -> Self:
        """Make a label of a name, as it is written in the sources or in English, and its words."""
        label = super().__new__(cls, name)
        label.en, label.pl = en, pl
        return label

    def __eq__(self, other: object) -> bool:
        """Compare the words too, where both bring them: types made of labels are remembered by what is equal."""
        if isinstance(other, Label) and (self.en, self.pl) != (other.en, other.pl):
            return False
        return str.__eq__(self, other)

    __hash__ = str.__hash__

    def in_(self, language: str) -> str:
        """Return the words in a language."""
        return self.pl if language == "pl" else self.en
