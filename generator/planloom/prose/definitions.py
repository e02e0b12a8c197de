"""Definitions of links and abbreviations: nothing is shown of one that is used, the rest is the words that it is.

CommonMark leaves all of them out, so that a line such as ``[Deadline]: May`` would be read by nobody.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from planloom.prose.abbreviations import Abbreviations

_REMARK = frozenset({"", "#"})  # where ``[//]: # (a remark)`` leads, by which many write what nobody is to read


def noted(rule: Any) -> Any:
    """Make the rule that reads definitions of links keep what they say."""

    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        done: bool = rule(state, start, end, silent)
        if done and not silent:
            state.tokens[-1].content = state.getLines(start, state.line, state.blkIndent, False).strip()
        return done

    return noting


def settled(tokens: list[Token], env: dict[str, Any]) -> list[Token]:
    """Return the tokens of a text without definitions that are used; others are paragraphs of what they say."""
    defined = [token for token in tokens if token.type == "definition"]
    if not defined:
        return tokens
    lines = [child for token in tokens for child in _all(token.children or ())]
    used = {token.meta["label"] for token in lines if token.type in ("link_open", "image") and "label" in token.meta}
    short = _short(lines, env.get("abbreviations", {}))
    first = {token.meta["id"]: token for token in reversed(defined) if "id" in token.meta}
    last = {token.meta["short"]: token for token in defined if "short" in token.meta}
    silent = {id(token) for name, token in first.items() if name in used}
    silent |= {id(token) for name, token in last.items() if name in short}
    silent |= {id(token) for token in defined if token.meta.get("url") in _REMARK}
    return [one for token in tokens for one in _shown(token, silent)]


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


def _short(lines: list[Token], meanings: dict[str, str]) -> set[str]:
    """Return the abbreviations that stand in the words of a text."""
    known = Abbreviations(meanings)
    texts = (token.content for token in lines if token.type == "text" and meanings)
    return {part for words in texts for part, meaning in known.parted(words) if meaning is not None}


def _shown(token: Token, silent: set[int]) -> Iterator[Token]:
    if token.type != "definition":
        yield token
    elif id(token) not in silent:
        words = Token("foreign", "", 0, content=token.content, meta={"at": 0})
        yield Token("paragraph_open", "p", 1, map=token.map, level=token.level, block=True)
        yield Token("inline", "", 0, map=token.map, level=token.level + 1, content=token.content, children=[words])
        yield Token("paragraph_close", "p", -1, level=token.level, block=True)
