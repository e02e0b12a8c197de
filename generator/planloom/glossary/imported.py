"""Records of others written into the glossary: of entries that are there what differs, the rest as new entries."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planloom.editing.fields import Fields, read_fields, with_fields
from planloom.glossary.interchange.records import MANY, Record, Words
from planloom.glossary.reading import LISTS
from planloom.problems import LANGUAGES
from planloom.source import GLOSSARY

_DEFAULT = "terms"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What may name a file: an area comes from a file of others."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What files become, by name, and the ids of entries that changed and of those that are new."""

    texts: Mapping[str, str]
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass
class _Files:
    """Glossary files as values, and where each entry and each area is."""

    fields: dict[str, Fields] = field(default_factory=dict)
    entries: dict[str, Fields] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, fields: Fields) -> None:
        self.fields[name] = fields
        for entry in _listed(fields):
            self.entries.setdefault(str(entry.get("id")), entry)
            self.areas.setdefault(str(entry.get("area") or ""), name)


def imported(texts: Mapping[str, str], records: Iterable[Record], plans: str) -> Imported:
    """Return what the glossary files `texts`, by name, become with `records`; `plans` is the folder of the plans.

    What a record does not say stays as it is. A new entry goes to the file that has its area, else to one named after
    it. Raises :class:`RefusedError` where a file is written so that it cannot be changed safely.
    """
    files = _Files()
    for name, text in texts.items():
        files.add(name, read_fields(name, text))
    changed, added = [], []
    for record in records:
        entry = files.entries.get(record.id)
        if entry is None:
            _append(files, record, plans)
            added.append(record.id)
        elif _update(entry, record):
            changed.append(record.id)
    become = {name: with_fields(name, texts.get(name, ""), fields) for name, fields in files.fields.items()}
    return Imported(
        {name: text for name, text in become.items() if text != texts.get(name)}, tuple(changed), tuple(added)
    )


def _listed(fields: Fields) -> Iterator[Fields]:
    for key in LISTS:
        found = fields.get(key)
        entries = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
        yield from (entry for entry in entries if isinstance(entry, dict))


def _append(files: _Files, record: Record, plans: str) -> None:
    entry: Fields = {"id": record.id}
    _update(entry, record)
    own = record.area if _NAME.fullmatch(record.area) else _DEFAULT
    name = files.areas.get(record.area) or f"{plans}/{GLOSSARY}/{own}.yml"
    if name not in files.fields:
        files.add(name, {})
    fields = files.fields[name]
    key = next((key for key in LISTS if key in fields), LISTS[0])
    listed = fields.get(key)
    if isinstance(listed, dict):
        listed[record.id] = entry
    else:
        fields[key] = [*(listed or ()), entry]
    files.entries[record.id] = entry
    files.areas.setdefault(record.area, name)


def _update(entry: Fields, record: Record) -> bool:
    """Let an entry say what a record says; tell whether that is anything new."""
    before = repr(entry)
    if record.area:
        entry["area"] = record.area
    for language in LANGUAGES:
        if language in record.words:
            block = _block(entry.get(language))
            if _say(block, record.words[language]):
                entry[language] = block
    if record.related and tuple(entry.get("related") or ()) != record.related:
        entry["related"] = list(record.related)
    return repr(entry) != before


def _block(value: Any) -> Fields:
    """Return what is said in one language as a mapping; a text is the term, a list the term and its synonyms."""
    if isinstance(value, dict):
        return dict(value)
    names = [value] if isinstance(value, str) else list(value or ())
    block: Fields = {"term": names[0]} if names else {}
    return {**block, "synonyms": names[1:]} if names[1:] else block


def _say(block: Fields, words: Words) -> bool:
    """Let a block say `words`; tell whether it did not."""
    new = {name: list(values) if name in MANY else values[0] for name, values in words.items()}
    changed = {name: value for name, value in new.items() if _plain(block.get(name)) != _plain(value)}
    for name, value in changed.items():
        if name == "synonyms" and "aliases" in block:
            del block["aliases"]
        block[name] = value
    return bool(changed)


def _plain(value: Any) -> list[str]:
    """Return the values of a field, alike whether one stands alone or in a list."""
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [" ".join(str(one).split()) for one in values]
