"""What kinds of object are called: each kind says it itself, in both languages."""

from dataclasses import dataclass

from planloom.problems import Phrase

_SPOKEN_WITH_A_CONSONANT = ("uni", "use", "eu", "one")


@dataclass(frozen=True, slots=True)
class Name:
    """What one object of a kind and many of them are called, in the middle of a sentence.

    Messages are worded so that Polish needs the nominative alone.
    """

    en: str
    en_many: str
    pl: str
    pl_many: str

    @property
    def one(self) -> Phrase:
        """One of the kind."""
        return Phrase(self.en, self.pl)

    @property
    def many(self) -> Phrase:
        """Many of the kind."""
        return Phrase(self.en_many, self.pl_many)

    @property
    def any(self) -> Phrase:
        """Any one of the kind: with the article, which Polish does without."""
        word = self.en.casefold()
        an = word[:1] in "aeiou" and not word.startswith(_SPOKEN_WITH_A_CONSONANT)
        return Phrase(f"{'an' if an else 'a'} {self.en}", self.pl)

    @property
    def heading(self) -> Phrase:
        """One of the kind, as it begins a line."""
        return Phrase(capital(self.en), capital(self.pl))


def capital(words: str) -> str:
    """Return words with a capital letter in front, the others as they are."""
    return words[:1].upper() + words[1:]


def called(name: Name, id_: str | None) -> Phrase:
    """Name one object by its kind and its id, or the kind alone."""
    return Phrase(f"{name.en} `{id_}`", f"{name.pl} `{id_}`") if id_ else name.one


def either(phrases: list[Phrase]) -> Phrase:
    """Join names with "or"."""
    return Phrase(_either([phrase.en for phrase in phrases], "or"), _either([phrase.pl for phrase in phrases], "lub"))


def _either(names: list[str], word: str) -> str:
    names = list(dict.fromkeys(names))
    return f" {word} ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])
