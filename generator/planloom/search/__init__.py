"""Search: an index in parts, which the theme's own search box asks through a worker of ours.

`documents` reads the pages, `lexicon` knows which words are forms of one another, `postings` weighs what a page says
of a word, and `index` writes all that as scripts. `finish` puts them into a site, in the place of the theme's index.
The script that asks them is `templates/assets/search.js`.
"""

from planloom.search.concepts import Concept
from planloom.search.documents import digest_of_entries
from planloom.search.finish import LOCK, finish, polish_words, refresh_lock, site_words
from planloom.search.index_cache import IndexCache
from planloom.search.sections import sections
from planloom.search.spaced import spaced
from planloom.search.worker import rewired

POLYFILL = "assets/javascripts/iframe-worker.js"
"""Where a site has `templates/assets/iframe-worker.js`: a copy opened from a disk searches with it.

With a name that holds ``iframe-worker`` in ``extra.polyfills``, Material's offline plugin does not ask unpkg.com for
it.
"""

CARD = "assets/planloom/search-card.js"
"""The script that shows terms of the glossary above what was found; it stands before those of the theme."""

__all__ = [
    "CARD",
    "LOCK",
    "POLYFILL",
    "Concept",
    "IndexCache",
    "digest_of_entries",
    "finish",
    "polish_words",
    "refresh_lock",
    "rewired",
    "sections",
    "site_words",
    "spaced",
]
