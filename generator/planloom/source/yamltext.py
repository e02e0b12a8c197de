"""Read YAML text into nodes with positions, safely and completely.

The C parser composes the node graph, whose marks are the positions. Nothing is constructed by tag:
scalars stay text. What would exhaust the machine (deep nesting, aliases that multiply) is refused.
"""

import re
from typing import Any

import yaml

from planloom.edits import Remove, Replace
from planloom.problems import Phrase, Problem, Related, Span
from planloom.source import codes
from planloom.source.controls import control_in, named, without_controls
from planloom.source.nodes import Locate, Mapping, Sequence
from planloom.source.slips import missing_in
from planloom.source.syntax import syntax_problem

FIRST = Phrase("first written here", "pierwszy raz zapisane tutaj")
A_LIST = Phrase("a list", "lista")
PLAIN_TEXT = Phrase("plain text", "zwykły tekst")
MAX_DEPTH = 50
MAX_VALUES = 200_000

Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(Parser):  # type: ignore[misc]  # the C parser where PyYAML was built with it
    """The parser without its guesses: every scalar is text, so looking for its type is time lost."""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Do nothing; no tag depends on the way to a node."""

    def ascend_resolver(self) -> None:
        """Do nothing; no tag depends on the way to a node."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ARG002  # PyYAML's signature
        """Return the tag of plain text, or of the collection."""
        return _TAGS[kind]


_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_PARSERS_LIMIT = "exceeded maximum nesting depth"
_INDENTED = re.compile(r"^[ ?-]{20,}", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")
)


class _RefusedError(Exception):
    """Carries the problem out of the recursion over nodes."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def locator(file: str, first_line: int = 1) -> Locate:
    """Return the function from a node to its span in `file`, whose YAML begins at `first_line`."""

    def locate(node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        return Span(file, start.line + first_line, start.column + 1, end.line + first_line, end.column + 1)

    return locate


def parse(text: str, file: str, first_line: int = 1) -> tuple[Mapping | None, list[Problem]]:
    """Return the mapping that `text` holds, or None when it is empty or broken."""
    locate = locator(file, first_line)
    if problem := _too_deep(text, locate):
        return None, [problem]
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, text, file, first_line)]
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value in NULLS):
        return None, []
    if not isinstance(node, yaml.MappingNode):
        found = A_LIST if isinstance(node, yaml.SequenceNode) else PLAIN_TEXT
        left_out = missing_in(node.value) if isinstance(node, yaml.ScalarNode) and not node.style else None
        if left_out:
            problem = codes.SYNTAX.at(locate(node), help=left_out.help, reason=left_out.reason)
            mend = Replace(locate(node), old=node.value, new=left_out.mended(node.value))
            return None, [problem.mended_by(mend)]
        return None, [codes.NOT_A_MAPPING.at(locate(node), found=found)]
    builder = _Builder(locate)
    try:
        return builder.mapping(node), builder.problems
    except _RefusedError as refused:
        return None, [*builder.problems, refused.problem]


def _too_deep(text: str, locate: Locate) -> Problem | None:
    """Refuse nesting before composing, which recurses; most files cannot nest so deep and are not asked.

    A level takes an open bracket, or a column of indentation or hyphens (two levels can share one: a
    list and the field that holds it).
    """
    indented = max(map(len, _INDENTED.findall(text)), default=0)
    if _open_brackets(text) + 2 * indented <= MAX_DEPTH:
        return None
    return _first_too_deep(text, locate)


def _first_too_deep(text: str, locate: Locate) -> Problem | None:
    """Return the first collection that lies too deep in others.

    PyYAML 6.0.4 and later stop at a thousand levels before they report the first; what stands before that
    place is then read for itself.
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return codes.DEEP.at(locate(event), limit=MAX_DEPTH)  # type: ignore[arg-type]
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        if error.problem == _PARSERS_LIMIT and error.problem_mark:
            return _first_too_deep(text[: error.problem_mark.index], locate)
        return None  # composing will tell
    except yaml.YAMLError:
        return None  # the same
    return None


def _open_brackets(text: str) -> int:
    """Return how many brackets are open at once at the most, brackets within quotes included."""
    depth = most = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        most = max(most, depth)
    return most


class _Builder:
    """Turns the parser's nodes into ours; an alias is followed as often as it is used."""

    def __init__(self, locate: Locate) -> None:
        self.locate = locate
        self.problems: list[Problem] = []
        self.values = 0
        self.open: set[int] = set()

    def mapping(self, node: yaml.MappingNode) -> Mapping:
        result = Mapping(node, self.locate)
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(codes.BAD_KEY.at(self.locate(key)))
                continue
            name = self.text(key)
            if name in result.nodes:
                first = result.key_span(name)
                problem = codes.DUPLICATE_KEY.at(self.locate(key), related=[Related(first, FIRST)], key=name)
                again = self.value(value)  # what is wrong in it is told all the same
                is_same = again == result[name]
                self.problems.append(problem.mended_by(Remove(self.locate(key))) if is_same else problem)
                continue
            result.put(name, self.value(value), (self.locate, key, value))
        return result

    def value(self, node: yaml.Node) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            raise _RefusedError(codes.BOMB.at(self.locate(node), limit=MAX_VALUES))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if id(node) in self.open:
            raise _RefusedError(codes.RECURSIVE.at(self.locate(node)))
        if len(self.open) >= MAX_DEPTH:
            raise _RefusedError(codes.DEEP.at(self.locate(node), limit=MAX_DEPTH))
        self.check_tag(node)
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node)
            result = Sequence(node)
            for entry in node.value:
                result.nodes.append((self.locate, entry))
                result.append(self.value(entry))
            return result
        finally:
            self.open.discard(id(node))

    def scalar(self, node: yaml.ScalarNode) -> str | None:
        self.check_tag(node)
        if not node.style and node.value in NULLS:  # the C parser says "", the other None
            return None
        return self.text(node)

    def text(self, node: yaml.ScalarNode) -> str:
        """Return the words of a node; only an escape can have brought a control character into them.

        Ends of lines are those of files, however they are escaped: what a spreadsheet exports has both characters.
        """
        if node.style != '"':
            return str(node.value)
        value = node.value.replace("\r\n", "\n").replace("\r", "\n")
        control = control_in(value)
        if control is None:
            return str(value)
        self.problems.append(codes.CONTROL.at(self.locate(node), code=named(control)))
        return without_controls(value)

    def check_tag(self, node: yaml.Node) -> None:
        if node.tag not in _PLAIN_TAGS:
            problem = codes.TAGGED.at(self.locate(node), tag=node.tag)
            self.problems.append(problem.mended_by(Replace(self.locate(node), old=f"{node.tag} ", new="")))
