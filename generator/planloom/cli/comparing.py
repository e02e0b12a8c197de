"""What commands that compare two versions of the plans have in common."""

from planloom.cli import options
from planloom.cli.voice import Refused, Voice
from planloom.history.comparison import Comparison
from planloom.history.conditions import Condition, UnknownConditionError, condition
from planloom.history.report.html import as_html
from planloom.history.report.machine import as_json
from planloom.history.report.markdown import as_markdown
from planloom.history.report.report import report_of
from planloom.history.report.text import as_text
from planloom.problems import LANGUAGES, Phrase, Problem
from planloom.report.words import message


def condition_of(text: str) -> Condition:
    """Return what a condition of ``--fail-on`` asks, or refuse it."""
    try:
        return condition(text)
    except UnknownConditionError as error:
        raise Refused(error.words) from None


def refuse_any(problems: list[Problem]) -> None:
    """Refuse a project whose configuration cannot be read: nothing can be compared."""
    for problem in problems:
        raise Refused(Phrase(*(message(problem, language) for language in LANGUAGES)))


def reported(
    found: Comparison,
    form: str,
    voice: Voice,
    *,
    whole: bool = False,
    color: bool | None = None,
    heading: Phrase | None = None,
) -> str:
    """Return a comparison in the form asked for."""
    if form == "json":
        return as_json(found)
    report = report_of(found, voice.language, heading)
    if form == "markdown":
        return as_markdown(report)
    if form == "html":
        return as_html(report, voice.language)
    return as_text(report, whole=whole, color=options.use_color() if color is None else color)
