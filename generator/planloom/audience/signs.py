"""Let references to what is withheld lead nowhere: to a sign that is the same for all of it."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from planloom.source import Document, Mapping, PlanFolder, Sequence, Sources
from planloom.values.latin import folder_id
from planloom.values.withheld import SIGN

LINKS = "supports"
"""The field whose entries have the id of something else."""

_REFERENCE = re.compile(
    r"(?<=\[\[)(?P<before>[ \t]*)(?P<id>[^\]|\\\n\[:]{1,200}?)(?P<figure>[ \t]*:[^\]|\\\n\[]{0,200}?)?"
    r"(?=[ \t]*(?:\]\]|\\?\|))"
)
_ADDRESS = re.compile(
    r"(?P<before>\]\([ \t]*<?|\]:[ \t]*<?|(?:href|src)[ \t]*=[ \t]*[\"']?)(?P<path>[^\s()<>\"'#?]+)", re.IGNORECASE
)
_ANCHOR = re.compile(r"(?<=#)(?P<before>)(?P<id>[\w.-]+)")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What may not be named: `ids`, and the `places` of files and folders."""

    ids: set[str]
    places: frozenset[PurePosixPath]


def unnamed(sources: Sources, ids: set[str]) -> Sources:
    """Return sources in which nothing names `ids` or what is closed; every text is as long as it was.

    So all keeps its place.
    """
    hidden = Withheld(ids, sources.closed)
    if not ids and not hidden.places:
        return sources
    return replace(
        sources,
        texts={file: _signed(text, hidden, _place(file, sources)) for file, text in sources.texts.items()},
        withheld=frozenset(ids),
        organisation=_signed_file(sources.organisation, hidden) if sources.organisation else None,
        glossary=tuple(_unrelated(_signed_file(one, hidden), ids) for one in sources.glossary),
        plans=tuple(
            PlanFolder(
                one.place,
                _signed_file(one.header, hidden),
                tuple(_signed_file(part, hidden) for part in one.parts),
                tuple(_signed_file(page, hidden) for page in one.pages),
            )
            for one in sources.plans
        ),
    )


def _place(file: str, sources: Sources) -> PurePosixPath:
    return PurePosixPath(posixpath.relpath(file, sources.root or "."))


def ids_in(sources: Sources) -> set[str]:
    """Return the ids that lead somewhere."""
    found: set[str] = {
        folder_id(folder.place)
        for folder in sources.plans
        if folder.header.fields is None or folder.header.fields.get("id") is None
    }
    documents = [sources.organisation, *sources.glossary]
    documents += [one for folder in sources.plans for one in (folder.header, *folder.parts)]
    waiting: list[Any] = [document.fields for document in documents if document is not None]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Mapping):
            if isinstance(name := here.get("id"), str):
                found.add(name)
            waiting.extend(
                value for key, value in here.items() if key != LINKS and isinstance(value, Mapping | Sequence)
            )
        elif isinstance(here, Sequence):
            waiting.extend(value for value in here if isinstance(value, Mapping | Sequence))
    return found


def _signed(text: str, hidden: Withheld, place: PurePosixPath) -> str:
    """Return a text of the file `place` in which nothing leads to what is hidden; it is as long as before."""

    def sign(found: re.Match[str]) -> str:
        named = found.groupdict()
        rest = named.get("figure") or ""
        return found["before"] + SIGN * len(found["id"] + rest) if found["id"] in hidden.ids else found[0]

    def close(found: re.Match[str]) -> str:
        leads = _leads_to(found["path"], place)
        is_closed = any(one in hidden.places for one in (leads, *leads.parents))
        return found["before"] + SIGN * len(found["path"]) if is_closed else found[0]

    text = _REFERENCE.sub(sign, text) if "[[" in text else text
    text = _ANCHOR.sub(sign, text) if "#" in text else text
    return _ADDRESS.sub(close, text) if hidden.places and ("](" in text or "]:" in text or "=" in text) else text


def _leads_to(address: str, place: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(posixpath.normpath(posixpath.join(place.parent.as_posix(), unquote(address))))


def _signed_file(document: Document, hidden: Withheld) -> Document:
    fields = document.fields
    if fields is not None and any(_telling(fields)):
        fields = fields.copied()
        _sign_in(fields, hidden, document.place)
    return replace(document, fields=fields, body=_signed(document.body, hidden, document.place))


def _telling(value: Any) -> Iterator[str]:
    """Yield the texts in a value that could name something."""
    if isinstance(value, str):
        if "[" in value or "#" in value or "=" in value:
            yield value
    elif isinstance(value, Mapping | Sequence):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _telling(inner)


def _sign_in(value: Mapping | Sequence, hidden: Withheld, place: PurePosixPath) -> None:
    where: Any = value
    for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
        if isinstance(inner, str):
            where[key] = _signed(inner, hidden, place)
        elif isinstance(inner, Mapping | Sequence):
            _sign_in(inner, hidden, place)


def _unrelated(document: Document, ids: set[str]) -> Document:
    """Return a glossary file whose terms are related to none that is withheld."""
    if document.fields is None:
        return document
    fields = document.fields.copied()
    for listed in fields.values():
        for entry in listed.values() if isinstance(listed, Mapping) else listed if isinstance(listed, Sequence) else ():
            related = entry.get("related") if isinstance(entry, Mapping) else None
            if related is None:
                continue
            named = related if isinstance(related, Sequence) else [related]
            kept = [index for index, name in enumerate(named) if name not in ids]
            if not kept:
                del entry["related"], entry.nodes["related"]
            elif isinstance(related, Sequence):
                entry["related"] = related.holding([related[i] for i in kept], [related.nodes[i] for i in kept])
    return replace(document, fields=fields)
