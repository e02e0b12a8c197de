"""The YAML of a file as a tree in which every sign has its offset: what an edit has to go by.

The nodes of `source` know where a value begins; an edit must also know where its quotation marks, its anchor and its
last line end, which are aliases, and what of the text between is nobody's. So the parser's events are read once more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from planloom.source.frontmatter import fenced
from planloom.source.yamltext import MAX_VALUES, NULLS, Loader

_PROPERTIES = re.compile(r"(?:[&!][^\s]*(?:[ \t]*(?:#[^\n]*)?\n)?[ \t\n]*)+")
_BLANK_END = re.compile(r"(?:[ \t]*\n)*[ \t]*\Z")

Plain = tuple[Any, ...]
"""A value without its writing, to be compared: its shape, what it holds, and the name of its anchor."""
Steps = tuple[int, ...]
"""The way from the root to a node: the number of the pair or entry on each level."""


@dataclass(slots=True, eq=False)
class Node:
    """What is written from `start` to `end`, its anchor and tag included; `content` is where it begins without them.

    A `shape` is ``scalar``, ``mapping``, ``sequence`` or ``alias``. `style` is the sign that a scalar or a collection
    in brackets begins with, empty for a plain scalar and for what is told by indentation.
    """

    shape: str
    start: int
    content: int
    end: int
    style: str = ""
    value: str = ""
    anchor: str = ""
    keys: "list[Node]" = field(default_factory=list)
    values: "list[Node]" = field(default_factory=list)

    @property
    def is_flow(self) -> bool:
        """Whether it is a collection in brackets."""
        return self.shape in {"mapping", "sequence"} and bool(self.style)

    @property
    def is_null(self) -> bool:
        """Whether it is a scalar that holds nothing."""
        return self.shape == "scalar" and not self.style and self.value in NULLS

    def plain(self) -> Plain:
        """Return what it holds."""
        match self.shape:
            case "scalar":
                return "scalar", None if self.is_null else self.value, self.anchor
            case "alias":
                return "alias", self.value, ""
            case "mapping":
                pairs = zip(self.keys, self.values, strict=True)
                return "mapping", tuple((key.plain(), value.plain()) for key, value in pairs), self.anchor
            case _:
                return "sequence", tuple(value.plain() for value in self.values), self.anchor

    def position(self, key: str | int) -> int | None:
        """Return which pair or entry `key` is; the first where a key is written twice."""
        if self.shape == "sequence" and isinstance(key, int):
            return key if 0 <= key < len(self.values) else None
        if self.shape == "mapping":
            return next((place for place, one in enumerate(self.keys) if one.value == str(key)), None)
        return None


@dataclass(slots=True)
class Tree:
    """The YAML of `text`: all of a file, or its front matter from `begin` to `end`. An empty one has no `root`."""

    text: str
    begin: int
    end: int
    root: Node | None
    _resolver: "_Resolver | None" = None

    def walk(self) -> Iterator[tuple[Steps, Node]]:
        """Yield every node but keys, with the way to it, the outer before the inner."""
        waiting: list[tuple[Steps, Node]] = [((), self.root)] if self.root else []
        while waiting:
            steps, node = waiting.pop()
            yield steps, node
            waiting += [((*steps, place), inner) for place, inner in enumerate(node.values)]

    def at(self, steps: Steps) -> Node:
        """Return the node to which `steps` lead; there must be one."""
        assert self.root is not None  # noqa: S101  # steps come from the tree
        node = self.root
        for step in steps:
            node = node.values[step]
        return node

    def aliased(self) -> set[str]:
        """Return the anchors that aliases name."""
        return {node.value for _, node in self.walk() if node.shape == "alias"}

    def resolved(self) -> Plain | None:
        """Return what is held with aliases followed and without anchors; raises :class:`NoTreeError`."""
        return self.meant(self.root) if self.root else None

    def meant(self, node: Node) -> Plain:
        """Return what one of its nodes holds with aliases followed; raises :class:`NoTreeError`."""
        return self._resolved().meant[id(node)]

    def anchored(self) -> dict[str, Plain]:
        """Return what stands last with each anchor that an alias names; raises :class:`NoTreeError`."""
        return {name: plain for name, (plain, _) in self._resolved().anchored.items() if name in self.aliased()}

    def _resolved(self) -> "_Resolver":
        if self._resolver is None:
            resolver = _Resolver()
            if self.root:
                resolver.plain(self.root)
            self._resolver = resolver
        return self._resolver


class _Resolver:
    """Follows aliases to what was last written with their anchor, and notices those that multiply."""

    def __init__(self) -> None:
        self.anchored: dict[str, tuple[Plain, int]] = {}
        self.meant: dict[int, Plain] = {}
        self.count = 0

    def plain(self, node: Node) -> Plain:
        before = self.count
        if node.shape == "alias":
            if node.value not in self.anchored:
                raise NoTreeError(1)
            found, size = self.anchored[node.value]
            self.count += size
        else:
            found = self._held(node)
            self.count += 1
        if self.count > MAX_VALUES:
            raise NoTreeError(1)
        if node.anchor and node.shape != "alias":
            self.anchored[node.anchor] = found, self.count - before
        self.meant[id(node)] = found
        return found

    def _held(self, node: Node) -> Plain:
        if node.shape == "mapping":
            pairs = zip(node.keys, node.values, strict=True)
            return "mapping", tuple((self.plain(key), self.plain(value)) for key, value in pairs), ""
        if node.shape == "sequence":
            return "sequence", tuple(map(self.plain, node.values)), ""
        return "scalar", None if node.is_null else node.value, ""


class NoTreeError(ValueError):
    """The text holds no YAML that could be read; `line` (from 1) is where that was noticed."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def read(text: str, *, markdown: bool) -> Tree:
    """Read the YAML of a text with single line ends; raises :class:`NoTreeError`."""
    begin, end = (fenced(text) or (0, 0)) if markdown else (0, len(text))
    try:
        events = iter(list(yaml.parse(text[begin:end], Loader=Loader)))
        return Tree(text, begin, end, _Reader(text, begin, events).document())
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        raise NoTreeError(text.count("\n", 0, begin) + (mark.line if mark else 0) + 1) from None
    except (yaml.YAMLError, RecursionError):
        raise NoTreeError(1) from None


class _Reader:
    """Builds nodes of events."""

    def __init__(self, text: str, begin: int, events: Iterator[Any]) -> None:
        self.text = text
        self.begin = begin
        self.events = events

    def document(self) -> Node | None:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                return self.node(event)
        return None

    def node(self, event: Any) -> Node:
        start, end = self.begin + event.start_mark.index, self.begin + event.end_mark.index
        anchor = event.anchor or ""
        if isinstance(event, yaml.AliasEvent):
            return Node("alias", start, start, end, value=anchor)
        content = start
        if anchor or getattr(event, "tag", None):
            found = _PROPERTIES.match(self.text, start)
            content = found.end() if found else start
        if isinstance(event, yaml.ScalarEvent):
            style = event.style if event.style in ("'", '"', "|", ">") else ""
            if style in ("|", ">"):
                end = self._last_line(content, end)
            return Node("scalar", start, min(content, end), end, style, str(event.value), anchor)
        return self.collection(event, start, content, anchor)

    def collection(self, event: Any, start: int, content: int, anchor: str) -> Node:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        bracket = self.text[content : content + 1]
        node = Node("mapping" if is_mapping else "sequence", start, content, content, anchor=anchor)
        node.style = bracket if bracket == ("{" if is_mapping else "[") else ""
        for inner in self.events:
            if isinstance(inner, yaml.CollectionEndEvent):
                mark: Any = inner.end_mark
                last = node.values[-1].end if node.values else content
                node.end = self.begin + mark.index if node.style else last
                break
            if is_mapping:
                node.keys.append(self.node(inner))
                inner = next(self.events)  # noqa: PLW2901  # the value that follows the key
            node.values.append(self.node(inner))
        return node

    def _last_line(self, content: int, end: int) -> int:
        """Return where the last line of a block of text ends, without the blank lines that follow it."""
        written = self.text[content:end]
        blank = _BLANK_END.search(written)
        return content + (blank.start() if blank else len(written))
