"""Planloom: plans as text, checked against each other and read as one bilingual site.

Data passes through the packages in one direction: ``source`` reads files, ``model`` makes typed
plans of them, ``links`` joins the plans into a graph, ``figures`` computes over it, ``rules`` judges
it, ``charts`` draws, ``pages`` makes pages of HTML, ``site`` and ``book`` hand over to readers. Each stage
returns its value and the list of :class:`planloom.problems.Problem` it found; none raises for a
writer's mistake.
"""

from planloom import lazy_imports

__version__ = "0.1.0"

lazy_imports.install()
