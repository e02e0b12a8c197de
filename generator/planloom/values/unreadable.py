"""What a value says when it cannot be read."""

from planloom.problems import Phrase


class UnreadableError(ValueError):
    """Carries the advice that a writer needs, in both languages; `words` are a whole instruction.

    `exact` is what is to be written in the place of all that was read, where only that can be meant.
    """

    def __init__(self, en: str, pl: str, *, exact: str | None = None) -> None:
        super().__init__(en)
        self.words = Phrase(en, pl)
        self.exact = exact
