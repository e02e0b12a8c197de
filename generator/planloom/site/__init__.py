"""Pages become a site: the last stage, and the only one that knows a renderer.

``plugin`` hands the pages to MkDocs as generated files; ``render`` writes them as a folder of Markdown
with a plain configuration a language, which any renderer of Markdown can build. Both take their files
from ``files`` and their settings from ``defaults``.
"""
