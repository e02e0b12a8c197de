"""Plans become a graph.

:func:`resolve` looks up every id that plans name, in fields and in prose, and returns a :class:`Graph`
that can be walked both ways. Links are written upward only; the way down is generated here.
"""

from planloom.links.graph import Edge, Graph, Mention
from planloom.links.resolve import resolve

__all__ = ["Edge", "Graph", "Mention", "resolve"]
