"""Whether another word stands where a term has its own: *the railway station*, where the charging station is meant.

An entry that says *charging station, station* uses the head of its name for short. The place of the word that it
left out is then free, and what fills it makes another thing of the head: *badanie słuchu* is no *badanie kliniczne*.
"""

import re
from collections.abc import Callable

from planloom.glossary.context import Context
from planloom.glossary.guards import Built

_SHORTEST = 4
_RELATED = re.compile(r"\w{3,}(?:ow|n|jn|sk|ck|dzk|cz)(?:y|a|e|ego|emu|ej|ą|ym|ych|ymi|i|iego|iemu|im|ich|imi|iej)")
_GENITIVE = re.compile(r"\w{3,}(?:ów|ości|ania|enia|ików|u)")
_LOOSE = re.compile(r"\w+(?:al|ed|ing|ous|ive|ic|ful|less|able|ible|er|est|ly|an|ese|ish|ern|ary)")
_NAMES = ("determiners", "prepositions", "adverbs", "modals", "subjects", "amounts", "adjectives", "adjectives_too")
_GENERAL = """
main whole full empty good bad best worst great large small little high long short young early late fast slow wrong
right true false free near next only open quick rich poor safe same single strong weak cheap dear clean dirty clear
dark deep wide narrow hard soft heavy thin thick warm cool wet double half huge tiny busy common public modern average
simple entire complete correct separate private broken stolen spent chosen written
"""
_QUALITIES = frozenset(_GENERAL.split())
"""Adjectives that any thing can have."""
_POLISH_QUALITIES = re.compile(
    r"(?:każd|żadn|inn|sam|now|star|jedn|drug|pierwsz|kolejn|następn|ostatn|ważn|główn|dużo|mał|wspóln|obecn|pełn|trudn"
    r"|możliw|potrzebn|konieczn|dostępn|gotow|roczn|dzienn|nocn|miesięczn|tygodniow|wiosenn|letn|jesienn|zimow|dodatkow"
    r"|kolejn|podobn|ponown|własn|czynn|sprawn|bezpieczn|całkow|połow)\w{1,4}"
)


def is_narrowed(context: Context, built: Built, knows: Callable[[str], bool], *, polish: bool) -> bool:
    """Tell whether a word beside the head of a name makes another thing of it; `knows` tells words of the glossary."""
    return _narrowed_behind(context, knows) if polish else _narrowed_before(context, built, knows)


def _narrowed_behind(context: Context, knows: Callable[[str], bool]) -> bool:
    after = context.after() or ""
    if len(after) < _SHORTEST or knows(after) or _POLISH_QUALITIES.fullmatch(after):
        return False
    return bool(_RELATED.fullmatch(after) or _GENITIVE.fullmatch(after))


def _narrowed_before(context: Context, built: Built, knows: Callable[[str], bool]) -> bool:
    before = context.before() or ""
    if len(before) < _SHORTEST or "'" in before or knows(before) or before in _QUALITIES or _LOOSE.fullmatch(before):
        return False
    return not any(before in built.words[name] for name in _NAMES)
