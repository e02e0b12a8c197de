"""Stamps in the text of a page: a comment at its end that readers do not see and that moves with the page."""

import json

from planloom.foreign_json import json_in
from planloom.publish.page import Identity
from planloom.publish.target import Remote, Stamp, text_digest

_OPEN, _CLOSE = "<!-- planloom ", " -->"


def stamped(text: str, stamp: Stamp) -> str:
    """Return a text with its stamp."""
    said = {"page": str(stamp.identity), "under": stamp.under, "name": stamp.name}
    said |= {"source": stamp.source, "text": stamp.written}
    if stamp.retired:
        said["retired"] = "yes"
    kept = json.dumps(said).replace("--", "\\u002d\\u002d").replace(">", "\\u003e")
    return f"{text.rstrip()}\n\n{_OPEN}{kept}{_CLOSE}\n"


def parted(text: str) -> tuple[str, Stamp | None]:
    """Return a text without its stamp, and the stamp; what is no stamp of ours stays in the text."""
    before, sign, rest = text.rpartition(_OPEN)
    kept, end, after = rest.partition(_CLOSE)
    stamp = _read(kept) if sign and end else None
    if stamp is None:
        return text, None
    return f"{before.rstrip()}\n{after.strip()}".rstrip() + "\n", stamp


def remote_of(ref: str, name: str, version: str, text: str) -> Remote:
    """Return a page of a wiki whose text is known."""
    bare, stamp = parted(text)
    return Remote(ref, name, version, text_digest(bare), stamp)


def _read(kept: str) -> Stamp | None:
    try:
        said = json_in(kept)
        identity = Identity.read(said["page"])
        if identity is None:
            return None
        under, name, source, written = (str(said[key]) for key in ("under", "name", "source", "text"))
        return Stamp(identity, under, name, source, written, "retired" in said)
    except (ValueError, KeyError, TypeError):
        return None
