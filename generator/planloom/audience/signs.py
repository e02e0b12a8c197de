"""Let references to what is withheld lead nowhere: to a sign that is the same for all of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from planloom.source import Document, Mapping, PlanFolder, Sequence, Sources
from planloom.values.latin import folder_id
from planloom.values.withheld import SIGN

LINKS = "supports"
"""The field whose entries have the id of something else."""

_REFERENCE = re.compile(
    r"(?<=\[\[)(?P<before>[ \t]*)(?P<id>[^\]|\\\n\[:]{1,200}?)(?P<figure>[ \t]*:[^\]|\\\n\[]{0,200}?)?"
    r"(?=[ \t]*(?:\]\]|\\?\|))"
)
_ANCHOR = re.compile(r"(?<=#)(?P<before>)(?P<id>[\w.-]+)")


def unnamed(sources: Sources, ids: set[str]) -> Sources:
    """Return sources in which nothing names `ids`; every text is as long as it was, so that all keeps its place."""
    if not ids:
        return sources
    return replace(
        sources,
        texts={file: _signed(text, ids) for file, text in sources.texts.items()},
        withheld=frozenset(ids),
        organisation=_signed_file(sources.organisation, ids) if sources.organisation else None,
        glossary=tuple(_unrelated(_signed_file(one, ids), ids) for one in sources.glossary),
        plans=tuple(
            PlanFolder(
                one.place,
                _signed_file(one.header, ids),
                tuple(_signed_file(part, ids) for part in one.parts),
                tuple(_signed_file(page, ids) for page in one.pages),
            )
            for one in sources.plans
        ),
    )


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


def _signed(text: str, ids: set[str]) -> str:
    """Return a text in which references and links lead to no id that is withheld; it is as long as before."""

    def sign(found: re.Match[str]) -> str:
        named = found.groupdict()
        rest = named.get("figure") or ""
        return found["before"] + SIGN * len(found["id"] + rest) if found["id"] in ids else found[0]

    text = _REFERENCE.sub(sign, text) if "[[" in text else text
    return _ANCHOR.sub(sign, text) if "#" in text else text


def _signed_file(document: Document, ids: set[str]) -> Document:
    fields = document.fields
    if fields is not None and any(_telling(fields)):
        fields = fields.copied()
        _sign_in(fields, ids)
    return replace(document, fields=fields, body=_signed(document.body, ids))


def _telling(value: Any) -> Iterator[str]:
    """Yield the texts in a value that could name an id."""
    if isinstance(value, str):
        if "[[" in value or "#" in value:
            yield value
    elif isinstance(value, Mapping | Sequence):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _telling(inner)


def _sign_in(value: Mapping | Sequence, ids: set[str]) -> None:
    where: Any = value
    for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
        if isinstance(inner, str):
            where[key] = _signed(inner, ids)
        elif isinstance(inner, Mapping | Sequence):
            _sign_in(inner, ids)


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
