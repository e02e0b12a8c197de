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

    def with_id(self, id_: str | None) -> Phrase:
        """One of the kind by its id; the kind alone where it has none."""
        return Phrase(f"{self.en} `{id_}`", f"{self.pl} `{id_}`") if id_ else self.one

    @property
    def heading(self) -> Phrase:
        """One of the kind, as it begins a line."""
        return Phrase(capital(self.en), capital(self.pl))


def capital(words: str) -> str:
    """Return words with a capital letter in front, the others as they are."""
    return words[:1].upper() + words[1:]


def either(phrases: list[Phrase]) -> Phrase:
    """Join words with commas, and the last with "or"."""
    return Phrase(_joined([one.en for one in phrases], " or "), _joined([one.pl for one in phrases], " lub "))


def listed(phrases: list[Phrase]) -> Phrase:
    """Join words with commas, and the last with "and"."""
    return Phrase(_joined([one.en for one in phrases], " and "), _joined([one.pl for one in phrases], " i "))


def _joined(words: list[str], last: str) -> str:
    words = list(dict.fromkeys(words))
    return last.join(filter(None, (", ".join(words[:-1]), *words[-1:])))
