"""``planloom check --fix --references``: figures of texts that agree with a field become references to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planloom import rules
from planloom.editing.files import Files
from planloom.editing.fixes import make_fixes
from planloom.edits import TextEdit
from planloom.links.printed import FigureName, Missing, printed
from planloom.project import Project, Reading, read_plans
from planloom.rules.claims.references import Suggestion, suggestions


def refer(project: Project, reading: Reading, files: Files, rounds: int) -> tuple[Reading, list[TextEdit]]:
    """Write references in the place of figures that agree with a field, and return the plans as they are read then.

    A text in YAML without quotation marks gets them where its sign would mean something else without.
    """
    made: list[TextEdit] = []
    for _ in range(rounds):
        suggested = _for_all_readers(reading)
        done = make_fixes([one.fix for one in suggested], files)
        done = done or make_fixes([one.quoted for one in suggested if one.quoted], files)
        if not done:
            break
        made += [edit for _, edits in done for edit in edits]
        reading = read_plans(replace(project, instead=files.changed))
    return reading, made


def _for_all_readers(reading: Reading) -> Sequence[Suggestion]:
    """Return what is suggested; a figure that is withheld from some readers stays as it is written."""
    if reading.figures is None:
        return []
    suggested = list(suggestions(rules.Plans(reading.graph, reading.figures, reading.settings)))
    for seen in _by_audience(reading) if suggested else ():
        suggested = [one for one in suggested if _is_there(one.name, seen)]
    return suggested


def _by_audience(reading: Reading) -> Iterator[Reading]:
    for name in reading.settings.audiences:
        yield read_plans(reading.project, settings=reading.settings.model_copy(update={"audience": name}))


def _is_there(name: FigureName, reading: Reading) -> bool:
    item = reading.graph.find(name.id)
    if item is None or reading.figures is None:
        return False
    return not isinstance(printed(item, name, "en", reading.figures.calendar), Missing)


__all__ = ["refer"]
