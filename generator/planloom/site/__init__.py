"""Pages become a site: the last stage, and the only one that knows a renderer.

`plugin` hands the pages to MkDocs, as finished pages in the frames of the theme (`mkdocs`); `render` writes them as a
folder of Markdown with a plain configuration a language, which any renderer of Markdown can build. Both take their
files from `files` and their settings from `defaults`. `output` makes the folder of a site and swaps it in; `live` is
what `planloom serve` does.
"""
