"""How a text is read: markdown-it with CommonMark, and what plans may have beside it.

Addresses are not judged here, tags are not refused here: reading only says what stands where, and all that is made
of it goes through :class:`~planloom.prose.writer.Writer`.
"""

import functools
import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from planloom.prose import blocks, definitions, inline
from planloom.prose.tables import table

_TASK = re.compile(r"\[([ xX])\][ \t]+")
_ENDS_PARAGRAPHS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@functools.cache
def reader(*, raw_html: bool) -> MarkdownIt:
    """Return the reader of texts; with `raw_html`, blocks of HTML are taken whole."""
    md = MarkdownIt("commonmark", {"html": raw_html, "maxNesting": blocks.DEEPEST + 20})
    md.options.update({"inline_definitions": True, "store_labels": True})
    md.enable("strikethrough").use(deflist_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    md.disable(["html_inline"] if raw_html else ["html_block", "html_inline"])
    md.validateLink = _any  # type: ignore[method-assign]
    md.normalizeLink = _same  # type: ignore[method-assign]
    md.normalizeLinkText = _text  # type: ignore[method-assign]
    _add_blocks(md)
    _add_lines(md)
    md.core.ruler.before("inline", "tasks", _tasks)
    return md


def _any(url: str) -> bool:  # noqa: ARG001  # judged where it is written
    return True


def _same(url: str) -> str:
    return url


def _text(link: str) -> str:
    return link


def _add_blocks(md: MarkdownIt) -> None:
    block = md.block.ruler
    block.at("table", table, {"alt": ["paragraph", "reference"]})
    md.enable("table")
    block.before("table", "too_deep", blocks.too_deep)
    for name, rule in (("container", blocks.container), ("details", blocks.details), ("comment", blocks.comment)):
        block.before("fence", name, rule, _ENDS_PARAGRAPHS)
    block.before("reference", "abbreviation", blocks.abbreviation)
    for known in block.__rules__:
        if known.name == "reference":
            known.fn = definitions.noted(known.fn)


def _add_lines(md: MarkdownIt) -> None:
    line = md.inline.ruler
    for rule in line.__rules__:
        if rule.name in ("link", "image", "autolink"):
            rule.fn = inline.placed(rule.fn)
    line.after("text", "bare_address", inline.bare_address)
    line.before("link", "plan_reference", inline.reference)
    line.after("image", "lenient_link", inline.lenient_link)
    line.after("footnote_ref", "lost_note", inline.lost_note)
    line.before("strikethrough", "dialect", inline.dialect)
    line.after("autolink", "tag", inline.tag)
    line.after("tag", "braces", inline.braces)


def _tasks(state: StateCore) -> None:
    """Take the box off the words of an entry that is a task."""
    for index, token in enumerate(state.tokens):
        if token.type != "inline" or index < 2 or state.tokens[index - 2].type != "list_item_open":  # noqa: PLR2004
            continue
        if found := _TASK.match(token.content):
            token.content = token.content[found.end() :]
            token.meta["task"] = found[1].lower()
            state.tokens[index - 2].meta["task"] = True
