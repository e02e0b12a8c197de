"""The search worker of Material for MkDocs, and how ours takes its place.

Our worker is a copy of Material's with the forms and our script behind it: one file, because the offline
copy opened from disk cannot load another. It lies beside the original under its own name, so that a
browser never mixes up the two, and pages name it in their ``__config``. Everything here is text to text.
"""

import json
import re
from collections.abc import Sequence

FOLDER = "assets/javascripts/workers"
NAME = "search-pl.js"
ORIGINAL = re.compile(r"search\.[0-9a-f]{6,}\.min\.js")

IDLE = frozenset(
    "a aby albo ale ani bez bo by co czy dla do i ich iż jak jako jest już ku lecz lub na nad nie niż o od "  # noqa: SIM905 - reads better
    "oraz po pod przed przez przy są się także tak to tu u w we wśród z za ze że żeby "
    "ą ach ami cie e em ę ie om owi ów y".split()
)
"""Words that nobody searches for alone, and the endings that follow the hyphen of an acronym (KPI-ów)."""

MARKERS = (
    "self.lunr=",
    ".Builder.prototype.add=",
    ".Index.prototype.query=",
    ".Pipeline.registerFunction=",
    ".Token.prototype.clone=",
    ".runString(",
    "matchData",
    "metadataWhitelist",
    "invertedIndex",
    "tokenizer.separator",
)
"""What our script takes hold of in the worker."""

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\s*", re.MULTILINE)
_POLISH = re.compile(r"<html[^>]*\slang=[\"']?pl\b", re.IGNORECASE)
_CONFIGURED = re.compile(rf'("search":\s*"[^"]*?{FOLDER}/){ORIGINAL.pattern}"')


def missing_marker(original: str) -> str | None:
    """Return the first thing that `original`, the text of Material's worker, lacks for us; None if none."""
    return next((marker for marker in MARKERS if marker not in original), None)


NOTICE = """
/* The forms below are an extract of SGJP, the Grammatical Dictionary of Polish (http://sgjp.pl).
 * Copyright 2007-2026 Marcin Wolinski, Zbigniew Bronk, Wlodzimierz Gruszczynski, Witold Kieras,
 * Zygmunt Saloni, Danuta Skowronska, Robert Wolosz. BSD 2-clause licence, provided "as is" without warranty. */
"""


def joined(original: str, script: str, *, separator: str, lines: Sequence[str]) -> str:
    """Return the text of our worker: Material's `original`, the forms in `lines`, and our `script`."""
    data = json.dumps({"separator": separator, "idle": sorted(IDLE), "table": "\n".join(lines)})
    return f"{_SOURCE_MAP.sub('', original)}{NOTICE}self.planloomSearch = {data};\n{script}"


def rewired(page: str) -> str:
    """Return the HTML of a page with our worker in its configuration; unchanged where there is none."""
    return _CONFIGURED.sub(rf'\g<1>{NAME}"', page)


def is_polish(page: str) -> bool:
    """Whether the HTML of a page says that it is Polish; a site in English may lie in a folder of ours."""
    return bool(_POLISH.search(page))
