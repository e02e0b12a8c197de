"""What our plugin says in MkDocs' log, in the language of the plans."""

from planloom.problems import Language, Phrase, Problem
from planloom.project import Reading
from planloom.report.text import render

NOTHING_BUILT = Phrase(
    "the plans have errors; the last good site still stands",
    "plany zawierają błędy; ostatnia dobra strona pozostała",
)


class ProblemMessage:
    """A problem as a message of the log, rendered when somebody reads it."""

    def __init__(self, problem: Problem, reading: Reading) -> None:
        self.problem = problem
        self.reading = reading

    def __str__(self) -> str:
        language = self.reading.portfolio.organisation.language
        return render([self.problem], self.reading.sources.line, color=False, language=language).strip()


class PhraseMessage:
    """A sentence of ours as a message of the log."""

    def __init__(self, words: Phrase, language: Language) -> None:
        self.words = words
        self.language = language

    def __str__(self) -> str:
        return self.words.in_(self.language)
