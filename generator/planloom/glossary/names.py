"""Whether a capitalised word is (part of) a name: *Marka Nowaka*, *Rynek Główny*, *Market Street*.

A capital proves little: it begins sentences, stands in headings, and many Polish firms write
*Klient*. So a name needs another sign: a word that is also a first name, a title or a first name
before it, the head of an institution, a capitalised neighbour.
"""

import re

from planloom.glossary.context import Context
from planloom.glossary.guards import Built
from planloom.glossary.scope import Scope

_QUOTED = re.compile(r"[\"„“«‚‘][^\"”“»’]{1,80}[\"”“»’]")
_WORD = re.compile(r"[^\W\d_]+")
_JOINING = frozenset(["ds", "do", "spraw", "im", "na", "rzecz", "i", "dla", "of", "and", "for", "the"])
_NEAR = 6
_BEFORE_TITLE, _HEADING = 60, 200
_SURNAMES = (
    "ego", "aka", "ika", "yka", "cza", "arza", "wicza", "uka", "ina", "ana", "ora", "era", "ala", "ela", "asa", "osza",
)  # fmt: skip
_LONG = 4
_MOST = 0.9


def is_name(context: Context, scope: Scope, built: Built) -> bool:
    """Tell whether the one word of `context` is a name or part of one."""
    word = context.folded.words.written(context.first)
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    if _after_person(context, built) or _after_institution(context, built) or _before_place(context, built):
        return True
    if context.begins_sentence():
        return _first_name(context, scope, built)
    if word.lower() in built.words["names"]:
        return True
    if _in_title_case(context, scope):
        return False
    return _quoted_alone(context, scope) or _has_capital_neighbour(context, built)


def in_title(scope: Scope, start: int, end: int, built: Built) -> bool:
    """Tell whether the mention stands in the quoted title of a book, a film, a law."""
    quoted = scope.around(_QUOTED, start, end)
    if quoted is None or not scope.text[quoted[0] + 1].isupper():
        return False
    begin = max(scope.block(start)[0], quoted[0] - _BEFORE_TITLE)
    before = [word.lower() for word in _WORD.findall(scope.text, begin, quoted[0])[-3:]]
    return any(word.startswith(tuple(built.words["titled"])) for word in before)


def _in_title_case(context: Context, scope: Scope) -> bool:
    """In a heading where most words have a capital, a capital says nothing."""
    begin, behind = scope.sentence(context.start, context.start + 1)
    begin, behind = max(begin, context.start - _HEADING), min(behind, context.start + _HEADING)
    words = [word for word in _WORD.findall(scope.text, begin, behind) if len(word) >= _LONG]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= len(words) * _MOST


def _after_person(context: Context, built: Built) -> bool:
    before = context.before()
    return (
        before is not None
        and before in built.words["persons"]
        and (context.written_before()[0].isupper() or before in built.words["honorifics"])
    )


def _after_institution(context: Context, built: Built) -> bool:
    """*Komisja ds. Rynku*, *Wydawnictwo Zysk*: only capitals and joining words stand between."""
    words = context.folded.words
    for place in range(context.first - 1, max(-1, context.first - _NEAR), -1):
        word = words.written(place)
        if word[0].isupper() and words.lower[place] in built.words["institutions"]:
            between = context.folded.text[words.spans[place][1] : context.start]
            return not set(between) & set(",;:!?()")
        if not word[0].isupper() and words.lower[place] not in _JOINING:
            return False
    return False


def _before_place(context: Context, built: Built) -> bool:
    return context.written_after()[:1].isupper() and context.after() in built.words["places"]


def _first_name(context: Context, scope: Scope, built: Built) -> bool:
    """At the start of a sentence *Marka* is a person if a surname follows or the page knows a *Marek*."""
    word = context.folded.words.lower[context.first]
    forms = built.words["first_names"]
    if word not in forms:
        return False
    if word in built.words["only_names"] or _surname(context.written_after()):
        return True
    others = re.compile(rf"(?<=[a-ząćęłńóśźż,] )(?:{'|'.join(sorted(forms))})(?!\w)", re.IGNORECASE)
    return any(match.group()[0].isupper() for match in others.finditer(scope.text))


def _surname(word: str) -> bool:
    """Tell whether a word may be a Polish surname in the genitive: *Nowaka*, *Lisowskiego*."""
    return word[:1].isupper() and not word.isupper() and word.endswith(_SURNAMES)


def _quoted_alone(context: Context, scope: Scope) -> bool:
    start, end = context.folded.words.spans[context.first]
    text = scope.text
    return text[start - 1 : start] in set('„“«"') and text[end : end + 1] in set('”“»"')


def _has_capital_neighbour(context: Context, built: Built) -> bool:
    surname = context.folded.words.lower[context.first] in built.words["surnames"]
    neighbours = [(context.written_before(), context.begins_sentence(1) and not surname)]
    if "after" in built.words["neighbours"]:
        neighbours.append((context.written_after(), False))
    for word, begins in neighbours:
        if word[:1].isupper() and not begins and not word.isupper() and word.lower() not in built.words["roles"]:
            return True
    return False
