"""Verbs that differ in aspect only: a reader asks when a plant closes (zamykać), the page says that it has (zamknąć).

A dictionary of inflection knows them as two lemmas. Their endings tell which may be a pair, and the dictionary tells
which of these are words, and of which aspect.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

Groups = Mapping[tuple[str, str], frozenset[str]]
"""The forms of a lemma, by their strength and by what sets them apart from its other forms."""

_ENDINGS = """
owywać ować, ywać ać, iwać ać, awać ać, ywać yć, iwać ić, ywać ynąć, uwać unąć, ewać ać, ykać knąć, ągać ągnąć,
gać gnąć, zać zić, dzać dzić, szać sić, szać szyć, żać żyć, żać zić, rzać rzyć, czać czyć, cać cić, niać nić,
lać lić, piać pić, wiać wić, miać mić, biać bić, iać ić, ować ić, ować yć, ępować ąpić, jmować jąć, ierać rać,
ierać erać, twierać tworzyć, mierać mrzeć, chodzić jść, chodzić ejść, wozić wieźć, wodzić wieść, nosić nieść,
kładać łożyć, składać złożyć, cinać ciąć, czynać cząć, ynać iąć, ijać inąć, rastać rosnąć, padać paść, magać móc,
iadać iedzieć
"""
_PAIRS = [tuple(pair.split()) for pair in _ENDINGS.split(",")]
_LAST_VOWEL = re.compile(r"[aoó](?=[^aeiouyąęó]*$)")
_SHORTEST = 5  # letters: shorter verbs are pairs of too many
_LASTS = "ący"  # the end of a participle that only verbs of the imperfective aspect have (kupujący)
_ENDED = "szy"  # that of one that only verbs of the perfective aspect have (kupiwszy); some verbs are of both


def partners(verb: str, forms: Callable[[str], Groups]) -> Iterator[Groups]:
    """Yield the forms of the verbs that are the other aspect of one; `forms` are those of the dictionary, by lemma."""
    if not verb.endswith(("ć", "c")):
        return
    lasts, ended = _aspects(forms(verb))
    others = {*(_candidates(verb, ended=False) if lasts else ()), *(_candidates(verb, ended=True) if ended else ())}
    for other in sorted(others - {verb}):
        found = forms(other)
        theirs = _aspects(found)
        if (lasts and theirs.ended) or (ended and theirs.lasts):
            yield found


def _candidates(verb: str, *, ended: bool) -> Iterator[str]:
    """Yield what the other aspect of a verb may be called; its last vowel may change as well (zwalniać, zwolnić)."""
    for pair in _PAIRS if len(verb) >= _SHORTEST else ():
        end, other = pair[::-1] if ended else pair
        if verb.endswith(end):
            stem = verb.removesuffix(end)
            yield f"{stem}{other}"
            yield from (f"{_LAST_VOWEL.sub(vowel, stem)}{other}" for vowel in "aoó")


class _Aspects(NamedTuple):
    lasts: bool
    ended: bool


def _aspects(groups: Groups) -> _Aspects:
    """Return of which aspects a verb is; of none what is no verb."""
    verbal = any(strength == "weak" for strength, _ in groups)
    forms = [form for found in groups.values() for form in found] if verbal else []
    return _Aspects(any(form.endswith(_LASTS) for form in forms), any(form.endswith(_ENDED) for form in forms))
