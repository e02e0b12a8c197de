"""Lines that end where a typographer would let them end.

Polish leaves no one-letter word at the end of a line; in both languages a number stays with its unit
and a dash with the word before it. The spaces in question become no-break spaces. That is done over
the text of a whole block, because a word and its neighbour may stand in different elements.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from planloom.book.markup import BLOCKS, HEADINGS, add_class, words
from planloom.i18n.formats import NBSP

LONGEST_WORD = 24  # characters; what is longer is an address or no word at all
ENDLESS = 200  # characters without a blank, which WeasyPrint looks through from the beginning for each of their lines
_PIECE = 40
_ENDLESS = re.compile(rf"\S{{{ENDLESS},}}")
_DRAWN = frozenset(("svg", "script", "style", "math"))
_UNTOUCHED = frozenset(("pre", "code", "kbd", "samp", "svg", "script", "style", "math"))

# Alternatives of regular expressions.
CURRENCIES = r"zł|PLN|EUR|USD|GBP|CHF|CZK|€|\$|£|gr"
SCALES = r"tys\.|mln|mld|bln|thousand|million|billion|m|bn|k"
UNITS = (
    r"%|‰|°C|pkt|p.p.|pp|szt\.|os\.|r\.|godz\.|h|min|s|dni|dzień|etat|etatu|etaty|etatów|FTE|kg|g|t|km|m²|m³|cm|mm|ha|l"
    r"|kW|MW|GW|kWh|MWh|GWh|MB|GB|TB|pt|people|osób|osoby|days|hours"
)
LABELS = r"nr|[Aa]rt\.|ust\.|pkt|§|s\.|str\.|p\.|pp\.|[Tt]ab\.|[Rr]ys\.|No\."

_EITHER = re.compile(
    rf"(?<=\d) (?=(?:{CURRENCIES}|{SCALES}|{UNITS})(?!\w))"  # 5 mln, 12 %
    rf"|(?<=\d) (?=\d{{3}}(?!\d))"  # 12 345
    rf"|(?<=\S) (?=[–—](?: |$))"  # word –
)
_SCALED = re.compile(rf"(?<=\d[ {NBSP}])({SCALES}) (?=(?:{CURRENCIES})(?!\w))")  # 5 mln zł
_AHEAD = re.compile(rf"(?<!\w)({CURRENCIES}|{LABELS}) (?=[-−]?\d)")  # PLN 5, art. 7
_SHORT = re.compile(r"(?<![\w’'-])([aiouwzAIOUWZ]) ")  # w domu


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the tree that holds text: before the first child of `owner`, or behind it."""

    owner: HtmlElement
    tail: bool

    @property
    def text(self) -> str:
        return (self.owner.tail if self.tail else self.owner.text) or ""

    def write(self, text: str) -> None:
        if self.tail:
            self.owner.tail = text
        else:
            self.owner.text = text


def keep_together(text: str, language: str) -> str:
    """Return `text` with no-break spaces where its `language` wants them; the length stays."""
    bound = _EITHER.sub(NBSP, text)
    bound = _SCALED.sub(rf"\1{NBSP}", bound)
    bound = _AHEAD.sub(rf"\1{NBSP}", bound)
    return _SHORT.sub(rf"\1{NBSP}", bound) if language == "pl" else bound


def bind(root: HtmlElement, language: str) -> None:
    """Set the no-break spaces in every block below `root`, heeding the language of each part."""
    for run, tongue in _runs(root, language):
        for slot in run:
            slot.write(re.sub(r"[ \t\r\n]+", " ", slot.text))
        texts = [slot.text for slot in run]
        bound = keep_together("".join(texts), tongue)
        at = 0
        for slot, text in zip(run, texts, strict=True):
            slot.write(bound[at : at + len(text)])
            at += len(text)


def release_long_words(root: HtmlElement) -> None:
    """Mark the blocks whose words may break anywhere, because one of them is longer than any real word.

    It is not allowed everywhere: WeasyPrint then breaks short words as well, where a link begins.
    """
    for block in root.iter("p", "li", "dd", "dt", *HEADINGS):
        if any(len(word) > LONGEST_WORD for word in words(block).split()):
            add_class(block, "breakable")


def part_endless_words(root: HtmlElement) -> None:
    """Set zero-width spaces into what is far longer than a word or an address, so that its lines are found in time."""
    for item in root.iter():
        if not isinstance(item.tag, str) or item.tag in _DRAWN:
            continue
        for slot in (_Slot(item, tail=False), _Slot(item, tail=True)):
            if len(slot.text) >= ENDLESS:
                slot.write(_ENDLESS.sub(_parted, slot.text))


def _parted(endless: re.Match[str]) -> str:
    return "\u200b".join(endless[0][start : start + _PIECE] for start in range(0, len(endless[0]), _PIECE))


def _runs(root: HtmlElement, language: str) -> Iterator[tuple[list[_Slot], str]]:
    """Yield the slots of each stretch of text that no block interrupts, with its language."""
    run: list[_Slot] = []
    tongue = language
    for step in _walk(root, language):
        if isinstance(step, _Slot):
            run.append(step)
            continue
        if run:
            yield run, tongue
        run, tongue = [], step
    if run:
        yield run, tongue


def _walk(item: HtmlElement, language: str) -> Iterator[_Slot | str]:
    """Yield slots in reading order, and the language wherever a new stretch begins."""
    if not isinstance(item.tag, str) or item.tag in _UNTOUCHED:
        return
    inner = item.get("lang") or language
    boundary = item.tag in BLOCKS or inner != language
    if boundary:
        yield inner
    if item.text:
        yield _Slot(item, tail=False)
    for child in item:
        yield from _walk(child, inner)
        if child.tail:
            yield _Slot(child, tail=True)
    if boundary:
        yield language
