"""Find the circles in a relation that must not have any."""

from collections.abc import Iterable

from planloom.links.graph import Edge


def cycles(edges: Iterable[Edge]) -> list[list[Edge]]:
    """Return each circle once, as the edges around it; the last edge closes it.

    Depth first without recursion, so that a chain of any length is walked. Of several circles through
    one object the first found is told; breaking it and running again tells the next.
    """
    below: dict[int, list[Edge]] = {}
    for edge in edges:
        below.setdefault(id(edge.source), []).append(edge)
    done: set[int] = set()
    found: list[list[Edge]] = []
    for start in below:
        if start not in done:
            _search(start, below, done, found)
    return found


def _search(start: int, below: dict[int, list[Edge]], done: set[int], found: list[list[Edge]]) -> None:
    path: list[Edge] = []
    on_path = {start: 0}
    stack = [iter(below.get(start, ()))]
    while stack:
        edge = next(stack[-1], None)
        if edge is None:
            stack.pop()
            here = id(path[-1].target) if path else start
            done.add(here)
            on_path.pop(here, None)
            if path:
                path.pop()
            continue
        target = id(edge.target)
        if target in on_path:
            found.append([*path[on_path[target] :], edge])
        elif target not in done:
            path.append(edge)
            on_path[target] = len(path)
            stack.append(iter(below.get(target, ())))
