"""What is to be done in a wiki, told to people and to programs."""

import difflib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from planloom import __version__
from planloom.problems import Language, Phrase
from planloom.publish.decide import Action, Decision
from planloom.publish.engine import Outcome, Plan

VERSION = 1
Texts = Mapping[str, str]

ACTIONS: Mapping[Action, Phrase] = {
    "create": Phrase("new", "nowa"),
    "update": Phrase("changed", "zmieniona"),
    "move": Phrase("renamed", "nowa nazwa"),
    "stamp": Phrase("as in the wiki", "jak w wiki"),
    "archive": Phrase("withdrawn", "wycofana"),
    "leave": Phrase("as it is", "bez zmian"),
    "conflict": Phrase("CONFLICT", "KONFLIKT"),
    "taken": Phrase("NAME TAKEN", "NAZWA ZAJĘTA"),
    "orphan": Phrase("not in the plans", "nie ma w planach"),
}
COUNTED: Mapping[Action, Phrase] = {
    "create": Phrase("new: {count}", "nowe: {count}"),
    "update": Phrase("changed: {count}", "zmienione: {count}"),
    "move": Phrase("renamed: {count}", "z nową nazwą: {count}"),
    "stamp": Phrase("taken as in the wiki: {count}", "przyjęte jak w wiki: {count}"),
    "archive": Phrase("withdrawn: {count}", "wycofane: {count}"),
    "leave": Phrase("as they are: {count}", "bez zmian: {count}"),
    "conflict": Phrase("conflicts: {count}", "konflikty: {count}"),
    "taken": Phrase("names taken: {count}", "zajęte nazwy: {count}"),
    "orphan": Phrase("not in the plans: {count}", "nieobecne w planach: {count}"),
}
PAGES = Phrase("pages", "strony")
FILES = Phrase(
    "files to be put there: {attach}, to be removed: {detach}", "pliki do dodania: {attach}, do usunięcia: {detach}"
)
COMMENTED = Phrase("somebody commented on words that are to go", "ktoś skomentował słowa, które mają zniknąć")
EDITED = Phrase("edited there since", "zmieniona tam od ostatniego razu")
IN_WIKI, IN_PLANS = Phrase("in the wiki", "w wiki"), Phrase("in the plans", "w planach")
SETTLE = Phrase(
    "a page that was edited or commented on in the wiki and changed in the plans is left alone; `--pull` shows what"
    " people wrote, `--take ours` or `--take theirs` settles it",
    "strona zmieniona albo skomentowana w wiki i zmieniona w planach pozostaje nietknięta; `--pull` pokazuje, co"
    " wpisano w wiki, a rozstrzyga `--take ours` albo `--take theirs`",
)
TAKEN = Phrase(
    "a page that is not ours is never touched: rename it or the object, or configure another `under`",
    "cudzej strony program nie rusza: zmień nazwę jej albo obiektu, albo ustaw inne `under`",
)
ORPHANS = Phrase(
    "`--prune` withdraws pages that are not in the plans", "`--prune` wycofuje strony, których nie ma w planach"
)


def as_text(plan: Plan, texts: Texts, language: Language) -> str:
    """Return what is to be done, page by page, but for what stays; `texts` are those of the wiki, by :attr:`ref`."""
    lines = [line for one in plan.decisions for line in _lines(one, texts, language)]
    counts = Counter(one.action for one in plan.decisions)
    counted = (COUNTED[one].in_(language).format(count=counts[one]) for one in ACTIONS if counts[one])
    lines.append(f"{PAGES.in_(language)}: {', '.join(counted) or 0}")
    if plan.attach or plan.detach:
        lines.append(FILES.in_(language).format(attach=len(plan.attach), detach=len(plan.detach)))
    advice = {"conflict": SETTLE, "taken": TAKEN, "orphan": ORPHANS}
    lines += [words.in_(language) for action, words in advice.items() if counts[action]]  # type: ignore[index]
    return "\n".join(lines)


def _lines(one: Decision, texts: Texts, language: Language) -> Iterator[str]:
    if one.action == "leave" and not one.edited:
        return
    why = EDITED if one.edited else COMMENTED if one.commented else None
    edited = f" ({why.in_(language)})" if why else ""
    before = one.remote.name if one.remote and one.action == "move" else ""
    name = f"{before} → {one.name}" if before else one.name
    yield f"{ACTIONS[one.action].in_(language)}: {name}{edited}"
    if one.action == "conflict":
        yield from (f"    {line}" for line in differences(one, texts, language))


def differences(one: Decision, texts: Texts, language: Language) -> list[str]:
    """Return how the text of the wiki differs from ours, as a unified diff."""
    theirs = texts.get(one.remote.ref, "") if one.remote else ""
    ours = one.outgoing.text if one.outgoing else ""
    names = IN_WIKI.in_(language), IN_PLANS.in_(language)
    lines = difflib.unified_diff(_split(theirs), _split(ours), *names, n=1, lineterm="")
    return list(lines)


def _split(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def as_json(target: str, plan: Plan, texts: Texts, outcome: Outcome | None = None) -> str:
    """Return what is to be done, and what came of it where it was, as JSON of a version that only grows."""
    document: dict[str, Any] = {
        "format": "planloom-publish",
        "version": VERSION,
        "planloom": __version__,
        "target": target,
        "pages": [_page(one, texts) for one in plan.decisions],
        "files": {"attach": [one.name for one in plan.attach], "detach": list(plan.detach)},
    }
    if outcome:
        document["done"] = {
            "writes": outcome.writes,
            "whole": outcome.is_whole,
            "failures": [{"name": one.name, "reason": one.reason.en} for one in outcome.failures],
            "gone": outcome.gone.en if outcome.gone else None,
        }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _page(one: Decision, texts: Texts) -> dict[str, Any]:
    told: dict[str, Any] = {"action": one.action, "page": str(one.identity), "name": one.name, "edited": one.edited}
    if one.commented:
        told["commented"] = True
    if one.remote and one.remote.name != one.name:
        told["from"] = one.remote.name
    if one.action == "conflict" and one.remote and one.outgoing:
        told |= {"wiki": texts.get(one.remote.ref, ""), "plans": one.outgoing.text}
    return told


def texts_of(decisions: tuple[Decision, ...], read: Callable[[Any], str]) -> dict[str, str]:
    """Return the texts that people wrote, of the pages that are told of."""
    told = (one for one in decisions if one.edited or one.commented)
    wanted = (one.remote for one in told if one.remote and one.outgoing)
    return {remote.ref: read(remote) for remote in wanted}
