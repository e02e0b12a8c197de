"""Commas within braces: ``{title: Grow, but wisely}`` has a field called `but wisely`, to YAML."""

from planloom.edits import Put, Remove
from planloom.model import codes
from planloom.problems import Phrase, Problem
from planloom.source import Mapping


def is_cut(parent: Mapping, key: str) -> bool:
    """Tell whether `key` is no field but a piece that a comma cut off a value: it stands in braces, without a value."""
    keys = list(parent)
    return getattr(parent.node, "flow_style", False) and parent[key] is None and key != keys[0]


def cut_by_comma(parent: Mapping, key: str) -> Problem | None:
    """Tell the comma that made a name of `key`, with the exact writing of the whole value; None where there is none."""
    keys = list(parent)
    place = keys.index(key)
    if not is_cut(parent, key):
        return None
    of, value = keys[place - 1], parent[keys[place - 1]]
    if not isinstance(value, str):
        return None
    pieces = _pieces(parent, place)
    problem = codes.COMMA.at(parent.key_span(key), key=key, advice=_advice(of, value, pieces))
    if _are_decimals(value, pieces):
        return problem
    whole = Put(parent.span, (of,), value=", ".join((value, *pieces)))
    return problem.mended_by(whole, *(Remove(parent.span, (piece,)) for piece in pieces))


def _pieces(parent: Mapping, place: int) -> list[str]:
    """Return the piece at `place` and those that follow it."""
    pieces: list[str] = []
    for key in list(parent)[place:]:
        if not is_cut(parent, key):
            break
        pieces.append(key)
    return pieces


def _are_decimals(value: str, pieces: list[str]) -> bool:
    return value[-1:].isdigit() and pieces[0][:1].isdigit()


def _advice(of: str, value: str, pieces: list[str]) -> Phrase:
    if _are_decimals(value, pieces):
        exact = f"{of}: {value}.{pieces[0]}"
        return Phrase(
            f"if these are decimals, write them after a point: `{exact}`; otherwise give `{pieces[0]}` a value",
            f"jeśli to ułamek, zapisz go po kropce: `{exact}`; w przeciwnym razie podaj wartość dla `{pieces[0]}`",
        )
    whole = ", ".join((value, *pieces)).replace('"', "'")
    exact = f'{of}: "{whole}"'
    return Phrase(f"put the whole text in quotes: `{exact}`", f"ujmij cały tekst w cudzysłów: `{exact}`")
