"""Commas within braces: ``{title: Grow, but wisely}`` has a field called `but wisely`, to YAML."""

import re

from planloom.edits import Put, Remove
from planloom.model import codes
from planloom.problems import Phrase, Problem, Span
from planloom.source import Mapping
from planloom.values import UnreadableError
from planloom.values.money import without_english_commas
from planloom.values.number import split_number

_BEFORE_A_NUMBER = re.compile(r"(?:[£$€]|[A-Z]{3})?\s*(?=[-+−(]?[£$€]?\d)")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_LONGEST_UNIT = 4
"""Letters that may follow a number that is nothing else: a currency, `%`."""


def is_cut(parent: Mapping, key: str) -> bool:
    """Tell whether `key` is no field but a piece that a comma cut off a value: it stands in braces, without a value."""
    keys = list(parent)
    return getattr(parent.node, "flow_style", False) and parent[key] is None and key != keys[0]


def cut_by_comma(parent: Mapping, key: str) -> Problem | None:
    """Tell the comma that made a name of `key`, with the exact writing of the whole value; None where there is none."""
    if not is_cut(parent, key) or not isinstance(parent[_before(parent, key)], str):
        return None
    of, pieces = _before(parent, key), _pieces(parent, key)
    whole = _joined(parent, of, pieces)
    problem = codes.COMMA.at(parent.key_span(key), key=key, advice=_advice(of, whole))
    if _has_two_meanings(whole):
        return problem
    exact = _with_a_point(whole) if _is_number(whole) else whole
    return problem.mended_by(Put(parent.span, (of,), value=exact), *(Remove(parent.span, (piece,)) for piece in pieces))


def number_cut_off(parent: Mapping, key: str) -> str | None:
    """Return the name of the number that the comma before `key` cut in two: what is left of it is no figure."""
    if not is_cut(parent, key) or not isinstance(parent[_before(parent, key)], str):
        return None
    of = _before(parent, key)
    return of if _is_number(_joined(parent, of, _pieces(parent, key))) else None


def _before(parent: Mapping, key: str) -> str:
    keys = list(parent)
    return keys[keys.index(key) - 1]


def _pieces(parent: Mapping, key: str) -> list[str]:
    """Return the piece `key` and those that follow it."""
    pieces: list[str] = []
    keys = list(parent)
    for piece in keys[keys.index(key) :]:
        if not is_cut(parent, piece):
            break
        pieces.append(piece)
    return pieces


def _joined(parent: Mapping, of: str, pieces: list[str]) -> str:
    """Return the value as it was written, with a blank after a comma where there is one."""
    whole, end = str(parent[of]), parent.value_span(of)
    for piece in pieces:
        here = parent.key_span(piece)
        whole += ("," if _touch(end, here) else ", ") + piece
        end = here
    return whole


def _touch(left: Span, right: Span) -> bool:
    """Tell whether nothing but a comma stands between."""
    return (left.end_line, (left.end_column or 0) + 1) == (right.line, right.column)


def _is_number(whole: str) -> bool:
    """Tell whether a value is one number, perhaps with its currency, with one comma in it: `2,4 mln zł`."""
    numeral = whole[len((_BEFORE_A_NUMBER.match(whole) or [""])[0]) :].lstrip("£$€")
    try:
        _, rest = split_number(_with_a_point(numeral))
    except UnreadableError:
        return False
    return whole.count(",") == 1 and ", " not in whole and " " not in rest and len(rest) <= _LONGEST_UNIT


def _has_two_meanings(whole: str) -> object:
    return _is_number(whole) and "," in without_english_commas(whole) and _THREE_DIGITS.match(whole.partition(",")[2])


def _with_a_point(whole: str) -> str:
    return without_english_commas(whole).replace(",", ".")


def _advice(of: str, whole: str) -> Phrase:
    exact = f"{of}: {_with_a_point(whole)}"
    if _has_two_meanings(whole):
        thousands = f"{of}: {whole.replace(',', '')}"
        return Phrase(
            f"write `{thousands}` if the comma sets thousands apart, `{exact}` if decimals follow it",
            f"wpisz `{thousands}`, jeśli przecinek oddziela tysiące, albo `{exact}`, jeśli po nim jest ułamek",
        )
    if _is_number(whole):
        return Phrase(
            f"write the number without a comma: `{exact}`, or put it in quotes",
            f"zapisz liczbę bez przecinka: `{exact}` albo ujmij ją w cudzysłów",
        )
    exact = '{}: "{}"'.format(of, whole.replace('"', "'"))
    return Phrase(f"put the whole text in quotes: `{exact}`", f"ujmij cały tekst w cudzysłów: `{exact}`")
