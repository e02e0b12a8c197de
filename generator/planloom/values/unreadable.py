"""What a value says when it cannot be read."""

from planloom.problems import Phrase


class UnreadableError(ValueError):
    """Carries the advice that a writer needs, in both languages; `words` are a whole instruction."""

    def __init__(self, en: str, pl: str) -> None:
        super().__init__(en)
        self.words = Phrase(en, pl)
