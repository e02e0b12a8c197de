"""What makes no sense in what a project declares, collected while classes are made of it."""

import re
from collections.abc import Collection

from planloom.model import codes
from planloom.problems import Phrase, Problem, Span

_NO_KEY = Phrase(
    "a name has small letters, digits and underscores, and begins with a letter",
    "nazwa składa się z małych liter, cyfr i podkreśleń, a zaczyna się literą",
)
_KEY = re.compile(r"[a-z][a-z0-9_]*")


class Faults:
    """The problems found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, span: Span, name: str, fault: Phrase, meant: str | None = None, among: Collection[str] = ()) -> None:
        """Tell that a declaration is wrong; `meant` is the name that was probably meant, one of those `among` which."""
        help_ = Phrase(f"did you mean `{meant}`?", f"czy chodziło o `{meant}`?") if meant else None
        if not meant and among:
            listed = ", ".join(f"`{one}`" for one in among)
            help_ = Phrase(f"use one of {listed}", f"użyj jednego z: {listed}")
        self.problems.append(codes.BAD_KIND.at(span, help=help_, name=name, fault=fault))

    def is_key(self, name: str, span: Span) -> bool:
        """Tell whether files can write the name of a kind, part or field; what cannot be written is told."""
        if _KEY.fullmatch(name):
            return True
        self.add(span, name, _NO_KEY)
        return False


def no_part(given: str) -> Phrase:
    """Say that a kind of plan has no such part."""
    return Phrase(f"there is no part `{given}`", f"nie ma części `{given}`")


def word_of_ours(given: str) -> Phrase:
    """Say that classes need a name for something else."""
    return Phrase(
        f"`{given}` is a word of the program; give the part another name",
        f"`{given}` to słowo programu; nazwij tę część inaczej",
    )


def no_field(given: str) -> Phrase:
    """Say that an object has no such field."""
    return Phrase(f"there is no field `{given}`", f"nie ma pola `{given}`")


def declared_there(given: str) -> Phrase:
    """Say where the fields of a declared kind of object belong."""
    return Phrase(
        f"`{given}` is a kind of your own: declare its fields under `own:`, with the part",
        f"`{given}` to własny rodzaj: zadeklaruj jego pola pod `own:`, przy tej części",
    )


def no_kind(given: str) -> Phrase:
    """Say that there is no such kind of object."""
    return Phrase(f"there is no kind of object `{given}`", f"nie ma rodzaju obiektu `{given}`")
