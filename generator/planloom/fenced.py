"""Which fenced blocks of a text are drawn, by the word behind their fence."""

VEGALITE = "vegalite"
"""A specification of a chart, which `charts` draws."""
MERMAID = "mermaid"
"""A diagram, which the theme draws in the browser."""
DRAWN = frozenset({VEGALITE, MERMAID})
