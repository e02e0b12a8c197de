"""Whether a pattern that a writer put into an entry can be used: it compiles, and it ends in time.

Guards run over every page, so a pattern that backtracks without measure would stop the build. What
makes it do so can be read from the pattern: a repeat within a repeat, or two open repeats that can
share the same letters. Everything guards need can be said without.
"""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

MAX_LENGTH = 400
MANY = 10
"""So many repetitions count as unlimited."""

MAX_OPTIONAL = 8
"""So many optional parts may double the work each."""

_parser: Any = importlib.import_module("re._parser")
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_REFUSED = frozenset({"GROUPREF", "GROUPREF_EXISTS"})
_SAMPLE = "".join(chr(code) for code in range(32, 127)) + "\nął"

_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda character: character.isalnum() or character == "_",
}


class TooSlowError(ValueError):
    """The pattern could take longer than anybody waits."""


def check(pattern: str) -> None:
    """Raise `re.error` for a pattern that is none, :class:`TooSlowError` for one that could explode."""
    if len(pattern) > MAX_LENGTH:
        raise TooSlowError
    try:
        re.compile(pattern)
        parsed = _parser.parse(pattern, re.IGNORECASE)
    except (OverflowError, RecursionError) as error:
        raise re.error(str(error)) from None
    walk = _Walk()
    walk.sequence(parsed)


class _Walk:
    """Goes through a parsed pattern; `open` holds the signs that a repeat behind could still take."""

    def __init__(self) -> None:
        self.open: frozenset[str] = frozenset()
        self.optional = 0

    def sequence(self, items: Iterable[tuple[Any, Any]]) -> None:
        for operator, argument in items:
            self.item(str(operator), argument)

    def item(self, name: str, argument: Any) -> None:
        if name in _REFUSED:
            raise TooSlowError
        if name in _REPEATS:
            self.repeat(*argument)
        elif name == "BRANCH":
            self.branches(argument[1])
        elif name == "SUBPATTERN":
            self.sequence(argument[3])
        elif name == "ATOMIC_GROUP":
            self.sequence(argument)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            self.aside(argument[1])
        elif name != "AT" and not self.open & _signs([(name, argument)]):
            self.open = frozenset()

    def aside(self, items: Any) -> None:
        """Judge a look ahead by itself: it takes nothing from what follows."""
        before, self.open = self.open, frozenset()
        self.sequence(items)
        self.open = before

    def branches(self, branches: Any) -> None:
        before, after = self.open, frozenset[str]()
        optional, most = self.optional, 0
        for branch in branches:
            self.open, self.optional = before, optional
            self.sequence(branch)
            after |= self.open
            most = max(most, self.optional)
        self.open, self.optional = after, most

    def repeat(self, least: int, most: Any, body: Any) -> None:
        if int(most) <= 1:
            self.optional += 1
            if self.optional > MAX_OPTIONAL:
                raise TooSlowError
            self.branches([body, []])
        elif int(most) == least:
            self.sequence(body)
        elif _is_plain(body):
            signs = _signs(body)
            if self.open & signs:
                raise TooSlowError
            self.open = signs if least else self.open | signs
        else:
            self.rounds(int(most), body)

    def rounds(self, most: int, body: Any) -> None:
        """Allow a repeat within a repeat if there are few rounds and each ends with a sign of its own."""
        if most > MANY:
            raise TooSlowError
        before, self.open = self.open, frozenset()
        self.sequence(body)
        self.sequence(body)  # a second round must not share signs with the first
        if self.open:
            raise TooSlowError
        self.open = before


def _is_plain(items: Any) -> bool:
    """Tell whether items match signs one by one, without choices."""
    return all(
        str(operator) not in _REPEATS | {"BRANCH"} and (str(operator) != "SUBPATTERN" or _is_plain(argument[3]))
        for operator, argument in items
    )


def _signs(items: Any) -> frozenset[str]:
    """Return the signs of the sample that items can match."""
    return frozenset(sign for sign in _SAMPLE if any(_matches(item, sign) for item in _singles(items)))


def _singles(items: Any) -> Iterator[tuple[str, Any]]:
    for operator, argument in items:
        if str(operator) == "SUBPATTERN":
            yield from _singles(argument[3])
        else:
            yield str(operator), argument


def _matches(item: tuple[str, Any], sign: str) -> bool:
    name, argument = item
    if name in {"LITERAL", "NOT_LITERAL"}:
        same = chr(argument).casefold() == sign.casefold()
        return same if name == "LITERAL" else not same
    if name == "ANY":
        return sign != "\n"
    if name == "RANGE":
        return any(argument[0] <= ord(case) <= argument[1] for case in {sign, sign.lower(), sign.upper()})
    if name == "CATEGORY":
        positive = str(argument).replace("NOT_", "")
        return _CATEGORIES[positive](sign) != ("NOT_" in str(argument))
    if name == "IN":
        members = [(str(kind), value) for kind, value in argument]
        negated = bool(members) and members[0][0] == "NEGATE"
        return any(_matches(member, sign) for member in members if member[0] != "NEGATE") != negated
    return False
