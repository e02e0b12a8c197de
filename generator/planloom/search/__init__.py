"""Search: what the browser needs to find inflected Polish words in the site's own search box.

A dictionary says which words of the site are forms of the same lemma; the forms go, packed, into a copy
of the theme's search worker, where a short script looks each word up when the index is made and again
when someone asks. English is left to the theme.
"""

from planloom.search.finish import LOCK, finish, polish_words, refresh_lock, site_words
from planloom.search.sections import sections
from planloom.search.spaced import spaced
from planloom.search.table import LemmaTable
from planloom.search.words import SEPARATOR, words_of
from planloom.search.worker import rewired

SEARCH_PLUGIN_OPTIONS: dict[str, object] = {"lang": ["en"], "pipeline": [], "separator": SEPARATOR}
"""Options of the theme's search plugin for the Polish build.

The theme has no Polish stemmer and would fall back on the English one, so the language is named and
nothing but the cutting of words is asked for.
"""

POLYFILL = "assets/javascripts/iframe-worker.js"
"""Where the offline copy has `templates/assets/iframe-worker.js`; it belongs into ``extra.polyfills``.

With a name that holds ``iframe-worker`` there, Material's offline plugin does not ask unpkg.com for it.
"""

__all__ = [
    "LOCK",
    "POLYFILL",
    "SEARCH_PLUGIN_OPTIONS",
    "LemmaTable",
    "finish",
    "polish_words",
    "refresh_lock",
    "rewired",
    "sections",
    "site_words",
    "spaced",
    "words_of",
]
