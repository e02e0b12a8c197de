"""Find glossary terms in a text: the longest, in any form, in the sense that is meant.

A word that begins a form is looked up, the rest of the form is compared, and what is found must then
pass the tests that tell a term from what only looks like one: part of a compound, an address or a
name, a verb, another sense. What remains is laid over the text from left to right.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from planloom.glossary.context import Context
from planloom.glossary.explained import Explained
from planloom.glossary.guards import Built, built_in
from planloom.glossary.names import in_title, is_name
from planloom.glossary.narrowed import is_narrowed
from planloom.glossary.scope import Scope
from planloom.glossary.signs_en import is_adjective, leaning
from planloom.glossary.speech import Company, Sense, Speech
from planloom.glossary.table import Branch, Candidate, Surface, Table, Wording, build
from planloom.glossary.topics import Topics, topics_in
from planloom.glossary.verbs_en import is_strongly_verb, is_verb
from planloom.glossary.words import HYPHENS, Folded, Words, fold, is_acronym
from planloom.problems import Language

# Endings that Polish hangs on an acronym with a hyphen: KPI-ów, SWOT-cie.
_ENDINGS = frozenset(
    [
        "u",
        "a",
        "owi",
        "em",
        "iem",
        "ie",
        "cie",
        "dzie",
        "rze",
        "ze",
        "y",
        "i",
        "ów",
        "om",
        "ami",
        "ach",
        "ą",
        "ę",
        "o",
        "e",
        "ego",
        "emu",
        "ce",
    ]
)
_BEFORE_ENDING = frozenset(f"{HYPHENS}'’")
_ENDING = re.compile(rf"[{HYPHENS}'’]([a-ząćęłńóśźż]{{1,4}})(?!\w)")
_TIED = re.compile(rf" {{1,2}}|[{HYPHENS}] ?")
_OPENED = re.compile(r"(?<!\w)['‘](?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_ADDRESS_LENGTH, _QUOTATION = 200, 400
_ADDRESS_END = re.compile(r"[\s<>\"”]")
_SPACED = re.compile(r" {1,2}")
_REACH = 200
"""So many words on either side a word is looked for that a sentence has twice; so a line of any length is read once."""
_NARROWED = 2.5
"""How much a word in the place of one that a short name has left out weighs against the term."""
_NOTHING: Mapping[str, str] = {}
_ADDRESS = re.compile(r"://|^www\.|@|\.[a-z]{2,4}(?:[/?#:]|$)|^[/~.]|\\")
_ADJECTIVE = re.compile(r"\w+?(?:ow|n|sk|ck|dzk|cz|ąc|sz|ł|t|ż|on)(ego|emu|ymi|imi|ych|ich|ym|im|iej|ej|ą|a|e|y|i)")
_BETWEEN = {",": re.compile(r" ?, ?"), "–": re.compile(r" ?[-\u2010-\u2015] ?")}
_MASCULINE = re.compile(
    r"\w*(?:rzy|cy|dzy|owie|ści|nci|eci|ani|anie|gracze|ele|ludzie|goście|ni|wi)"
)  # persons, and adjectives of persons, in the nominative plural
_NO_GAP = frozenset(
    [
        "i",
        "oraz",
        "lub",
        "albo",
        "ani",
        "a",
        "w",
        "we",
        "na",
        "z",
        "ze",
        "do",
        "od",
        "dla",
        "o",
        "po",
        "przy",
        "przez",
        "za",
        "nad",
        "pod",
        "jest",
        "są",
        "and",
        "or",
        "of",
        "in",
        "on",
        "for",
        "to",
        "the",
    ]
)


class Mention(NamedTuple):
    """A term in a text: offsets of the text as written, the end exclusive, and the id of the entry."""

    start: int
    end: int
    term: str


class _Hit(NamedTuple):
    """A candidate that fits: first and last word, offsets in the folded text."""

    first: int
    last: int
    start: int
    end: int
    surface: Surface


def _rank(hit: _Hit) -> tuple[int, tuple[int, int]]:
    """Sort the best first: the longest, then by kind of wording, then by order in the glossary."""
    return hit.first - hit.last, hit.surface.order


@dataclass(frozen=True)
class Matcher:
    """Finds the terms of one language. Make it with :meth:`of`."""

    language: Language
    table: Table
    built: Built
    topics: Topics
    explained: Explained

    @classmethod
    def of(cls, language: Language, wordings: Iterable[Wording], told: Mapping[str, str] = _NOTHING) -> "Matcher":
        """Return a matcher for `wordings`; what is `told` of each entry, by its id, shows the sense and the trade."""
        built = built_in(language)
        topics = topics_in(language).in_trade(Words.of(text).lower for text in told.values())
        return cls(language, build(wordings, built), built, topics, Explained.of(language, told, topics.near))

    def find(self, text: str) -> list[Mention]:
        """Return every mention in a plain text, in order; empty lines separate its blocks."""
        return list(self.mentions(text, blank_lines=True))

    def mentions(
        self, text: str, *, blank_lines: bool = False, wanted: Callable[[int, str], bool] | None = None
    ) -> Iterator[Mention]:
        """Yield mentions as they are found.

        `wanted` tells from an offset and the id of a term whether the caller would use the mention; one
        that it would not is taken on trust, which saves most of the work on a page.
        """
        folded = fold(text, blank_lines=blank_lines, knows=self.table.knows)
        for hit in _Run(self, folded, wanted).chosen():
            yield Mention(folded.start(hit.start), folded.end(hit.end), hit.surface.entry)


class _Run:
    """One text being matched."""

    def __init__(self, matcher: Matcher, folded: Folded, wanted: Callable[[int, str], bool] | None) -> None:
        self.wanted = wanted
        self.table = matcher.table
        self.built = matcher.built
        self.polish = matcher.language == "pl"
        self.folded = folded
        self.text = folded.text
        self.words = folded.words
        self.scope = Scope(folded)
        self.speech = Speech(self.scope, matcher.topics, matcher.built, matcher.table.has, matcher.explained)
        self.hits: dict[int, list[_Hit]] = {}

    def chosen(self) -> Iterator[_Hit]:
        """Lay the hits over the text: the longest at each place, nothing twice."""
        behind = 0
        for at in self.beginnings():
            if at < behind:
                continue
            hits = self.hits_at(at)
            if hits:
                hit = self.longest(hits)
                yield hit
                behind = hit.last + 1

    def beginnings(self) -> Iterator[int]:
        """Yield the places of words that begin a form."""
        first, exact = self.table.first, self.table.exact_lower
        for at, word in enumerate(self.words.lower):
            if word in first or word in exact or ("'" in word and self.stem(at)):
                yield at

    def stem(self, at: int) -> str:
        """Return a word without its possessive or the ending of an acronym, as it is written."""
        word = self.words.lower[at]
        stem, apostrophe, ending = word.partition("'")
        if not apostrophe or not (ending == "s" or (self.polish and ending in _ENDINGS)):
            return ""
        written = self.words.written(at)[: len(stem)]
        if written in self.table.exact or (not self.polish and stem in self.table.first):
            return written
        return ""

    def longest(self, hits: list[_Hit]) -> _Hit:
        """Return the longest hit, or a shorter one when the two that follow from it cover more.

        *Plan sprzedaży krzyżowej* is a plan for cross-selling, not a sales plan.
        """
        best = hits[0]
        if not self.polish or best.last == best.first:
            return best
        for shorter in hits[1:]:
            following = shorter.last + 1
            if shorter.last >= best.last or not self.is_beginning(following):
                continue
            if any(other.last > best.last for other in self.hits_at(following)[:1]):
                return shorter
        return best

    def is_beginning(self, at: int) -> bool:
        """Tell whether a form can begin with the word at `at`."""
        return at < len(self.words) and (
            self.words.lower[at] in self.table.first or self.words.lower[at] in self.table.exact_lower
        )

    def hits_at(self, at: int) -> list[_Hit]:
        """Return what begins at a word and passes all tests, the best first."""
        if at not in self.hits:
            found = list(self.fitting(at))
            if not any(hit.last > hit.first for hit in found):
                found += self.interposed(at)
            found.sort(key=_rank)
            self.hits[at] = [hit for hit in found if self.passes(hit)]
        return self.hits[at]

    def fitting(self, at: int) -> Iterator[_Hit]:
        """Yield every form that stands here word for word."""
        word = self.words.lower[at]
        written = (self.stem(at) if "'" in word else "") or self.words.written(at)
        for surface in self.table.exact.get(written, ()):
            yield self.hit(at, at, surface)
        for branch in self.branches(word, written.lower()):
            for surface in branch.alone:
                yield self.hit(at, at, surface)
        whole = self.table.branch(word)
        if whole is not None and at + 1 < len(self.words):
            following = self.words.lower[at + 1]
            for candidate in self.candidates(whole, following):
                last = at + len(candidate.rest)
                if self.follows(candidate, at, last):
                    yield self.hit(at, last, candidate.surface)

    def branches(self, word: str, stem: str) -> Iterator[Branch]:
        """Yield what a word leads to, as it stands and without its possessive."""
        for key in dict.fromkeys((word, stem)):
            branch = self.table.branch(key)
            if branch is not None:
                yield branch

    def candidates(self, branch: Branch, following: str) -> Iterator[Candidate]:
        """Yield the forms that may go on with the word `following`."""
        yield from branch.next.get(following, ())
        if "'" in following:
            yield from branch.next.get(following.partition("'")[0], ())

    def follows(self, candidate: Candidate, at: int, last: int) -> bool:
        """Tell whether the rest of a form stands behind the word at `at`, tied as it must be."""
        rest = candidate.rest
        lower, spans = self.words.lower, self.words.spans
        if last >= len(lower) or (len(rest) > 1 and tuple(lower[at + 1 : last]) != rest[:-1]):
            return False
        if lower[last] != rest[-1] and not self.inflected(lower[last], rest[-1]):
            return False
        for place in range(at, last):
            sign = candidate.between[place - at] if candidate.between else " "
            between = _TIED if sign == " " else _BETWEEN.get(sign) or re.compile(rf" ?{re.escape(sign)} ?")
            if not between.fullmatch(self.text, spans[place][1], spans[place + 1][0]):
                return False
        return True

    def inflected(self, word: str, wanted: str) -> bool:
        """Tell whether a word is the last of a form with a possessive, or with an acronym's ending."""
        stem, _, ending = word.partition("'")
        return stem == wanted and bool(ending) and (ending == "s" or (self.polish and ending in _ENDINGS))

    def interposed(self, at: int) -> Iterator[_Hit]:
        """Yield forms with a word between their parts: an agreeing adjective, or where `gap` allows it."""
        branch = self.table.branch(self.words.lower[at])
        if branch is None or not branch.reach:
            return
        for following in self.words.lower[at + 1 : at + 2 + branch.reach]:
            for candidate in branch.loose.get(following, ()):
                last = self.reach(candidate, at)
                if last is not None:
                    yield self.hit(at, last, candidate.surface)

    def reach(self, candidate: Candidate, at: int) -> int | None:
        """Return the place of the last word of a form with words between, or None."""
        lower = self.words.lower
        left = candidate.surface.gap or 1
        place = at
        for wanted in candidate.rest:
            place += 1
            while left and place < len(lower) and lower[place] != wanted:
                if not self.may_interpose(candidate, place):
                    return None
                left -= 1
                place += 1
            if place >= len(lower) or lower[place] != wanted:
                return None
        tied = all(
            _SPACED.fullmatch(self.text, self.words.spans[one][1], self.words.spans[one + 1][0])
            for one in range(at, place)
        )
        return place if tied else None

    def may_interpose(self, candidate: Candidate, place: int) -> bool:
        word = self.words.lower[place]
        if candidate.surface.gap:
            return word not in _NO_GAP
        mine = _ADJECTIVE.fullmatch(word)
        other = _ADJECTIVE.fullmatch(candidate.rest[0])
        return bool(mine and other and mine.group(1) == other.group(1))

    def hit(self, first: int, last: int, surface: Surface) -> _Hit:
        """Make a hit; an acronym takes the ending along that is hung on it, a plural its apostrophe."""
        start, end = self.words.spans[first][0], self.words.spans[last][1]
        ending = _ENDING.match(self.text, end) if self.polish and self.text[end : end + 1] in _BEFORE_ENDING else None
        if ending and ending.group(1) in _ENDINGS and is_acronym(self.words.written(last)):
            end = ending.end()
        if not self.polish and self.is_plural_possessive(start, end):
            end += 1
        return _Hit(first, last, start, end, surface)

    def is_plural_possessive(self, start: int, end: int) -> bool:
        """*creditors' patience*, but not the end of a quotation."""
        if self.text[end - 1 : end] != "s" or self.text[end : end + 1] not in {"'", "’"}:
            return False
        if not re.match(r" \w", self.text[end + 1 : end + 3]):
            return False
        before = self.text[max(self.scope.block(start)[0], start - _QUOTATION) : start + 1]
        return len(_OPENED.findall(before)) <= len(_CLOSED.findall(before))

    def passes(self, hit: _Hit) -> bool:
        """Tell whether a hit is a term in its own sense."""
        if self.wanted is not None and not self.wanted(self.folded.start(hit.start), hit.surface.entry):
            return True
        if not self.stands_alone(hit.start, hit.end):
            return False
        context = Context(self.folded, hit.first, hit.last)
        if hit.first == hit.last:
            if self.is_other_word(hit, context):
                return False
        elif hit.surface.homograph and not self.polish and is_strongly_verb(context, self.built):
            return False
        if in_title(self.scope, hit.start, hit.end, self.built):
            return False
        if hit.surface.may_mislead and not self.is_meant(hit, context):
            return False
        return all(guard.lets_through(self.scope, hit.start, hit.end) for guard in hit.surface.guards)

    def is_meant(self, hit: _Hit, context: Context) -> bool:
        """Tell whether what stands around a word that may mislead speaks for the term."""
        weight = hit.surface.prior + (0.0 if self.polish else leaning(context, self.built))
        if hit.surface.head and is_narrowed(context, self.built, self.table.knows, polish=self.polish):
            weight -= _NARROWED
        bounds = self.part(hit)
        sense = Sense(hit.surface.entry, hit.start, hit.end, bounds, weight)
        return self.speech.is_meant(sense, lambda: self.company(hit, bounds))

    def part(self, hit: _Hit) -> tuple[int, int]:
        """Return the sentence around a mention; of one that has the word twice within reach, its own part."""
        begin, behind = self.scope.sentence(hit.start, hit.end)
        spans = self.words.spans
        first, last = bisect_left(spans, (begin, 0)), bisect_left(spans, (behind, 0))
        before = range(hit.first - 1, max(first, hit.first - _REACH) - 1, -1)
        after = range(hit.last + 1, min(last, hit.last + _REACH))
        nearest_before = next((at for at in before if self.is_same(at, hit)), None)
        nearest_after = next((at for at in after if self.is_same(at, hit)), None)
        if nearest_before is not None:
            begin = max(begin, self.scope.parting(spans[nearest_before][1], hit.start))
        if nearest_after is not None:
            behind = self.scope.parting(hit.end, spans[nearest_after][0])
        return begin, behind

    def is_same(self, at: int, hit: _Hit) -> bool:
        """Tell whether the word at `at` is a form of the term that was hit."""
        branch = self.table.branch(self.words.lower[at])
        return branch is not None and any(one.entry == hit.surface.entry for one in branch.alone)

    def company(self, hit: _Hit, bounds: tuple[int, int]) -> Company:
        """Count the other terms within bounds and in the block of a mention."""
        beside = self.terms_within(bounds, hit)
        around = self.terms_within(self.scope.block(hit.start), hit)
        certain = sum(beside.values())
        return Company(certain, len(beside) - certain, len(around.keys() - beside.keys()))

    def terms_within(self, bounds: tuple[int, int], hit: _Hit) -> dict[str, bool]:
        """Return the other terms within bounds, and of each whether it means nothing else."""
        spans = self.words.spans
        first, behind = (bisect_left(spans, (bound, 0)) for bound in bounds)
        others = (one for at in range(first, behind) if self.is_beginning(at) for one in self.fitting(at))
        found: dict[str, bool] = {}
        for other in others:
            if self.is_company(other, hit):
                found[other.surface.entry] = found.get(other.surface.entry, False) or not other.surface.misleads
        return found

    def is_company(self, other: _Hit, hit: _Hit) -> bool:
        if other.surface.entry == hit.surface.entry:
            return False
        apart = other.last < hit.first or other.first > hit.last
        return apart and not (
            other.first == other.last and self.is_other_word(other, Context(self.folded, other.first, other.last))
        )

    def is_other_word(self, hit: _Hit, context: Context) -> bool:
        """Tell whether a single word is a verb, a name, or an adjective that looks the same."""
        if not self.polish and hit.surface.homograph and is_verb(context, self.built):
            return True
        if self.polish and self.words.lower[hit.first].endswith("owi") and _is_adjective(context):
            return True
        if not self.polish and is_adjective(context, self.built):
            return True
        return is_name(context, self.scope, self.built)

    def stands_alone(self, start: int, end: int) -> bool:
        """Tell whether the mention is no part of a compound with a hyphen, an address or an identifier."""
        text = self.text
        before, after, next_one = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
        if (before and before in "@#_\\") or (after and after in "@_\\"):
            return False
        if before and before in HYPHENS and text[start - 2 : start - 1].isalnum():
            return False
        if after and after in HYPHENS and (next_one.isalnum() or _hangs(text, end)):
            return False
        if (before and before in "/.:=~") or (after and after in "/.:=" and next_one.isalnum()):
            return not _ADDRESS.search(_chunk(text, start, end))
        return True


def _hangs(text: str, end: int) -> bool:
    """*cost- and price-sensitive*: a hyphen that waits for its other half."""
    return re.match(r". (?:and|or|i|oraz|lub|czy)(?!\w)", text[end : end + 8]) is not None


def _chunk(text: str, start: int, end: int) -> str:
    first, last = max(start - _ADDRESS_LENGTH, 0), end + _ADDRESS_LENGTH
    begin = max(text.rfind(" ", first, start), text.rfind("\n", first, start), first - 1) + 1
    behind = _ADDRESS_END.search(text, end, last)
    return text[begin : behind.start() if behind else last].rstrip(".,;:!?)").lstrip('("„“')


def _is_adjective(context: Context) -> bool:
    """*dyrektorzy marketingowi*: the dative of a noun is also the plural of an adjective."""
    if context.before() in {"dzięki", "przeciw", "przeciwko", "wbrew", "ku", "na", "przez"}:
        return False
    before, after = context.before() or "", context.after() or ""
    return any(_MASCULINE.fullmatch(word) for word in (before, after)) or before in {"są", "byli", "będą"}
