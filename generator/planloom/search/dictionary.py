"""What the dictionary of Polish inflection says about the words of a site.

The dictionary is SGJP, read through the optional package morfeusz2. It answers with all readings of a
word; here we decide which of them a reader means by a search.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import Any, Protocol

from planloom.search.aspect import partners
from planloom.search.table import Forms, LemmaTable, packed

Reading = tuple[str, str]
"""A lemma without its homonym mark (``cel``, ``Nowak``), and the group of forms in which the word is."""

Group = tuple[str, str]
"""The strength of some forms of a lemma, and what sets them apart from its other forms."""

Groups = Mapping[Group, frozenset[str]]

_NEVER = frozenset({"aglt", "brev", "dig", "ign", "interp", "xxx"})
_WEAK = frozenset({"ger", "pact", "pacta", "ppas"})
_RARE = frozenset({"cond", "neg"})
_ACRONYM = 5


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    @property
    def name(self) -> str:
        """The dictionary and its edition."""

    def readings(self, word: str) -> list[Reading]:
        """Return what `word` may be a form of; empty for an unknown word."""

    def forms(self, lemma: str) -> Groups:
        """Return the forms of `lemma`, in lower case, by group."""


class Morfeusz:
    """SGJP through morfeusz2."""

    def __init__(self, module: Any) -> None:
        self._morfeusz = module.Morfeusz(praet="composite", aggl="isolated")

    @property
    def name(self) -> str:
        """The dictionary and its edition."""
        return str(self._morfeusz.dict_id())

    def readings(self, word: str) -> list[Reading]:
        """Return what `word` may be a form of; empty for an unknown word."""
        found = self._morfeusz.analyse(word)
        last = max((end for _, end, _ in found), default=0)
        whole = [reading for start, end, reading in found if (start, end) == (0, last)]
        return sorted({(_plain(lemma), group[1]) for _, lemma, tag, *_ in whole if (group := _group(tag))})

    def forms(self, lemma: str) -> Groups:
        """Return the forms of `lemma`, in lower case, by group."""
        groups = defaultdict[Group, set[str]](set)
        for form, whose, tag, *_ in self._morfeusz.generate(lemma):
            group = _group(tag)
            if group and _plain(whose) == lemma and form.isalpha():
                groups[group].add(form.lower())
        return {group: frozenset(forms) for group, forms in groups.items()}


def _plain(lemma: str) -> str:
    return lemma.partition(":")[0]


@cache
def _group(tag: str) -> Group | None:
    """Return which forms belong together: the strength, and what sets a group apart.

    Comparatives begin differently and go apart. Negated participles and the conditional do so too, and
    are left out of a table unless the site has one, for they would make it half as big again. None is
    for abbreviations and signs.
    """
    kind, *marks = tag.split(":")
    if kind in _NEVER:
        return None
    apart = {"cond", "neg", "com", "sup"}.intersection((kind, *marks))
    return "weak" if kind in _WEAK else "strong", apart.pop() if apart else ""


def lemma_table(words: AbstractSet[str], dictionary: Dictionary) -> LemmaTable:
    """Return the table for `words`, which are in the case in which they stand on the site."""
    read = {word: dictionary.readings(word) for word in sorted(lookable(words))}
    met = _groups_met(read)
    forms = {lemma: _with_partners(lemma, met, dictionary) for lemma in sorted(_evident(read))}
    known = {word.lower() for word, found in read.items() if found}
    return LemmaTable(
        packed({lemma: of_lemma for lemma, of_lemma in forms.items() if of_lemma.strong or of_lemma.weak}),
        frozenset(word.lower() for word in read) - known,
        dictionary.name,
    )


def lookable(words: AbstractSet[str]) -> Iterator[str]:
    """Yield what a dictionary may know: no numbers, no single letters, no acronyms (KPI is no verb)."""
    lower = {word.lower() for word in words if not word.isupper()}
    for word in words:
        acronym = word.isupper() and len(word) <= _ACRONYM and word.lower() not in lower
        if len(word) > 1 and word.isalpha() and not acronym:
            yield word


def _evident(read: Mapping[str, list[Reading]]) -> set[str]:
    """Return the lemmas of the words read, without the names that nothing but chance suggests.

    Nearly every noun has a form that is also a form of some surname or village. A name counts where a
    word has no other reading, or where the name itself stands on the site and never in lower case.
    """
    lemmas = set()
    for found in read.values():
        common = {lemma for lemma, _ in found if lemma.islower()}
        named = {lemma for lemma, _ in found if lemma in read and lemma.lower() not in read}
        lemmas |= (common | named) if common else {lemma for lemma, _ in found}
    return lemmas


def _with_partners(lemma: str, met: Mapping[str, set[str]], dictionary: Dictionary) -> Forms:
    """Gather the forms of a lemma; those of a verb's other aspect stand for it as well (kupować, kupić)."""
    own = _forms(dictionary.forms(lemma), met.get(lemma, set()))
    others = (_forms(groups, set()) for groups in partners(lemma, dictionary.forms))
    return replace(own, apart=(*own.apart, *((other.strong, other.weak) for other in others)))


def _groups_met(read: Mapping[str, list[Reading]]) -> defaultdict[str, set[str]]:
    met = defaultdict[str, set[str]](set)
    for found in read.values():
        for lemma, apart in found:
            met[lemma].add(apart)
    return met


def _forms(groups: Groups, met: set[str]) -> Forms:
    """Gather the groups worth sending; `met` are those of which the site has a form."""
    none = frozenset[str]()
    strong, weak = groups.get(("strong", ""), none), groups.get(("weak", ""), none)
    names = sorted({name for _, name in groups if name and (name not in _RARE or name in met)})
    apart = ((groups.get(("strong", name), none), groups.get(("weak", name), none)) for name in names)
    return Forms(strong, weak - strong, tuple(apart))
