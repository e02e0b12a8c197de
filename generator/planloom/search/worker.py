"""How pages come to our search: each names a worker in its ``__config``, which Material's search box starts.

Ours lies beside the index of its language. Everything here is text to text.
"""

import re

from planloom.problems import Language

FOLDER = "search"
SCRIPT = "search.js"

_THEIRS = re.compile(r'("search":\s*"[^"]*?)assets/javascripts/workers/search\.[0-9a-f]{6,}\.min\.js"')
_LANGUAGE = re.compile(r"<html[^>]*\slang=[\"']?(\w+)", re.IGNORECASE)

NOTICE = """\
/* The forms of Polish words are an extract of SGJP, the Grammatical Dictionary of Polish (http://sgjp.pl).
 * Copyright 2007-2026 Marcin Wolinski, Zbigniew Bronk, Wlodzimierz Gruszczynski, Witold Kieras,
 * Zygmunt Saloni, Danuta Skowronska, Robert Wolosz. BSD 2-clause licence, provided "as is" without warranty. */
"""


def rewired(page: str) -> str:
    """Return the HTML of a page with our worker in its configuration; unchanged where it names none of Material's."""
    return _THEIRS.sub(rf'\g<1>{FOLDER}/{SCRIPT}"', page)


def is_wired(page: str) -> bool:
    """Whether the HTML of a page asks for our worker."""
    return f'{FOLDER}/{SCRIPT}"' in page


def language_of(page: str) -> Language | None:
    """Return the language of a page; None if it says none of ours."""
    said = _LANGUAGE.search(page)
    found = said[1].lower() if said else ""
    return "pl" if found == "pl" else "en" if found == "en" else None
