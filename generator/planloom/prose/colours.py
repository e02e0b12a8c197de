"""Colours of code: the words of a block in pieces, each with the class by which the theme colours it.

Pygments says what is what. It can be slow on what is no code at all, with the square of the length; so only the
languages that plans are likely to quote are coloured, and only blocks of a length at which that is not felt.
"""

from collections.abc import Iterator

LONGEST = 4000
"""Blocks of more signs stay in one colour."""

LANGUAGES = frozenset(
    "bash console css diff html ini java javascript js json php python py r sh shell sql toml xml yaml".split()  # noqa: SIM905
)
"""What a block may call its language to be coloured."""

OTHERWISE = {"yml": "yaml"}
"""Names that not every release of Pygments knows."""

_NONE = ("", "w", "err")  # plain words, blanks, and what is no code


def coloured(code: str, language: str) -> Iterator[tuple[str, str | None]]:
    """Yield the words of `code` in order, each piece with its class; None for one that has no colour."""
    language = OTHERWISE.get(language, language)
    if language not in LANGUAGES or len(code) > LONGEST:
        yield code, None
        return
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  # few pages need it
    from pygments.token import STANDARD_TYPES  # noqa: PLC0415

    pieces = list(get_lexer_by_name(language, stripnl=False, ensurenl=False).get_tokens(code))
    if "".join(words for _, words in pieces) != code:  # no lexer may change a word
        yield code, None
        return
    for kind, words in pieces:
        while kind not in STANDARD_TYPES:
            kind = kind.parent  # noqa: PLW2901  # what has no class of its own has that of its kind
        name = STANDARD_TYPES[kind]
        yield words, None if name in _NONE else name
