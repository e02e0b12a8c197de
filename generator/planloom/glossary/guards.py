"""Guards: what keeps a word from being taken for a term when it means something else.

A glossary entry brings its own (`not`, `near`, `unless`). Words that mislead in every business text
(*w celu*, *Marek*, *to market*) are guarded by ``guards.yml`` in this package, keyed by the word, so that
any glossary with such a word profits. A mention must pass all guards that apply to it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from planloom.glossary.scope import Scope
from planloom.glossary.words import is_acronym
from planloom.problems import Language

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Guard:
    """Conditions on a mention. Patterns are regular expressions without regard to case.

    `form`: applies only to mentions that it matches. `banned`: drops a mention that overlaps such a phrase.
    `only`: a mention must overlap one of these phrases. `near`: one of these word beginnings
    must stand elsewhere in the block; `page_near`: or so many of them on the page. `away`: none of these
    may stand in the sentence, `blocked`: none in the block, `unless`: none on the page; `often`: fewer
    than so many. `sure`: one of these in the sentence overrules `near`, `away`, `blocked` and `unless`.
    """

    form: str = ""
    banned: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    page_near: int = 0
    away: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    often: int = 1

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(self.form, re.IGNORECASE)

    @cached_property
    def _banned(self) -> re.Pattern[str]:
        return _phrases(self.banned)

    @cached_property
    def _only(self) -> re.Pattern[str]:
        return _phrases(self.only)

    @cached_property
    def _near(self) -> re.Pattern[str]:
        return _beginnings(self.near)

    @cached_property
    def _away(self) -> re.Pattern[str]:
        return _beginnings(self.away)

    @cached_property
    def _blocked(self) -> re.Pattern[str]:
        return _beginnings(self.blocked)

    @cached_property
    def _sure(self) -> re.Pattern[str]:
        return _beginnings(self.sure)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return _beginnings(self.unless)

    def lets_through(self, scope: Scope, start: int, end: int) -> bool:
        """Tell whether the mention from `start` to `end` may stand."""
        if self.form and not self._form.fullmatch(scope.text[start:end]):
            return True
        if self.banned and scope.overlaps(self._banned, start, end):
            return False
        if self.only and not scope.overlaps(self._only, start, end):
            return False
        sentence = scope.sentence(start, end) if self.sure or self.away else (0, 0)
        if self.sure and scope.beside(self._sure, start, end, sentence, touching=True):
            return True
        return not (
            (self.away and scope.beside(self._away, start, end, sentence))
            or (self.blocked and scope.beside(self._blocked, start, end, scope.block(start)))
            or (self.unless and scope.count(self._unless) >= self.often)
            or (self.near and not self._has_near(scope, start, end))
        )

    def _has_near(self, scope: Scope, start: int, end: int) -> bool:
        if scope.beside(self._near, start, end, scope.block(start)):
            return True
        return bool(self.page_near) and scope.count(self._near) >= self.page_near


_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_THE = re.compile(r"(?<![\w\\])the (?!\()")
_ANY_THE = "(?:the|this|that|these|those|his|her|my|your|their|its|each|every|both) "
_BEHIND_NOUN = re.compile(r"(?<=\\w[+*]) (?=\(\?:[^-?!<])")
_WHOSE = r" (?:(?:jego|jej|ich|moj\w+|swoj\w+|twoj\w+|t[aeą]|tej|tego|tych|każd\w+) )?"


def _phrases(patterns: Iterable[str]) -> re.Pattern[str]:
    """Join phrases; *the* in one stands for *this* and *his*, and behind a Polish noun may stand *jego*."""
    patterns = (_BEHIND_NOUN.sub(lambda _: _WHOSE, _THE.sub(_ANY_THE, pattern)) for pattern in patterns)
    whole = "|".join(rf"(?:{pattern})(?!\w)" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{whole})", re.IGNORECASE)


def _beginnings(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE)


def _small(patterns: Iterable[str]) -> re.Pattern[str]:
    """Join many beginnings of words for a text in small letters; those of one letter are tried together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        small = _CAPITAL.sub(lambda match: match.group().lower(), pattern)
        first = small[0] if small[0].isalpha() and small[1:2] not in {"?", "*", "|"} else ""
        groups[first].append(small.removeprefix(first))
    grouped = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return re.compile(rf"(?<!\w)(?:{grouped})")


@dataclass(frozen=True)
class Built:
    """The guards of this package for one language, by word, and its lists of words."""

    guards: Mapping[str, tuple[tuple[str, Guard], ...]]
    words: Mapping[str, frozenset[str]]
    gaps: Mapping[str, int]
    evidence: re.Pattern[str]
    """Words that show beside a term that it is meant in its business sense, in small letters."""
    business: re.Pattern[str]
    """Those among them that outweigh words of other topics."""

    def misleads(self, surface: str) -> bool:
        """Tell whether a wording is known to mean other things too."""
        word = surface.lower()
        return (word in self.words["common"] or word in self.guards) and word not in self.words["plain"]

    def is_common(self, surface: str) -> bool:
        """Tell whether a wording is a noun that every text uses in its own sense."""
        return surface.lower() in self.words["common"]

    def may_mislead(self, surface: str) -> bool:
        """Tell whether a wording can mean other things: any that is one word."""
        alone = " " not in surface and surface.lower() not in self.words["plain"] and not is_acronym(surface)
        return alone or self.misleads(surface)

    def of(self, surface: str, sense: str) -> tuple[Guard, ...]:
        """Return the guards of a word in an entry whose words, in both languages, are `sense`.

        Of guards with a sense the first that fits applies, so that *wartość* as a principle is not
        guarded as *wartość* for the customer.
        """
        word = surface.lower()
        found: list[Guard] = []
        chosen = False
        for cue, guard in self.guards.get(word, ()):
            if not cue:
                found.append(guard)
            elif not chosen and re.search(cue, sense, re.IGNORECASE):
                chosen = True
                found.append(guard)
        return tuple(found)


@lru_cache(2)
def built_in(language: Language) -> Built:
    """Read the guards of this package for a language."""
    path = Path(__file__).with_name(f"guards.{language}.yml")
    data = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - the safe loader, in C
    guards = {
        str(word): tuple((str(rule.get("sense", "")), _guard(rule)) for rule in rules)
        for word, rules in data["guards"].items()
    }
    words = {str(name): frozenset(str(entry) for entry in entries) for name, entries in data["words"].items()}
    return Built(guards, words, data.get("gaps", {}), _small(_flat(data["evidence"])), _small(data["business"]))


def _flat(patterns: Iterable[Any]) -> Iterator[str]:
    """Yield patterns; a list among them stands for its own."""
    for pattern in patterns:
        yield from pattern if isinstance(pattern, list) else (pattern,)


def _guard(rule: Mapping[str, Any]) -> Guard:
    return Guard(
        form=str(rule.get("form", "")),
        banned=tuple(rule.get("not", ())),
        only=tuple(rule.get("only", ())),
        near=tuple(_flat(rule.get("near", ()))),
        page_near=int(rule.get("page_near", 0)),
        away=tuple(rule.get("away", ())),
        blocked=tuple(rule.get("blocked", ())),
        sure=tuple(rule.get("sure", ())),
        unless=tuple(rule.get("unless", ())),
        often=int(rule.get("often", 1)),
    )
