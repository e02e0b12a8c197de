"""Changes as the smallest edits of sources: the files of the first version, so changed that they say the second.

What is written is what the second version wrote: an object with all its keys, a field as a whole, of which the editor
touches only what is otherwise. An object stands in the file in which it stands then, or else where its neighbours do.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planloom.editing.apply import RefusedError
from planloom.editing.fields import read_fields, with_fields
from planloom.history.difference.changes import Added, Change, LeafChange, Moved, Removed, Renamed
from planloom.history.difference.record import ORGANISATION, Entry, Key, Record
from planloom.history.slots import Slot, Slots, Way
from planloom.model import Plan
from planloom.model.plan import Narrative
from planloom.problems import Phrase
from planloom.source import Sources
from planloom.source.frontmatter import split

NO_PLACE = Phrase("{name}: there is no place in the sources for it", "{name}: w źródłach nie ma na to miejsca")

NOT_ALL = Phrase(
    "only who sees all of the sources can change them", "zmieniać źródła może tylko ten, kto widzi je w całości"
)

Written = Mapping[str, str | None]
"""Files that become others, by name; None for one that goes."""


def patched(before: tuple[Record, Sources], after: tuple[Record, Sources], changes: Iterable[Change]) -> Written:
    """Return the files of the first version that the changes make others.

    Raises :class:`~planloom.editing.apply.RefusedError` for a change that cannot be written.
    """
    if before[1].is_cut or after[1].is_cut:
        raise RefusedError(NOT_ALL)
    return _Writer(before, after).write(tuple(changes))


class _Writer:
    def __init__(self, before: tuple[Record, Sources], after: tuple[Record, Sources]) -> None:
        self.before, self.sources = before
        self.after, self.later = after
        self.now, self.then = Slots(self.sources.texts), Slots(self.later.texts)
        self.files: dict[str, str | None] = {}
        self.old_of: dict[Key, Entry] = {}

    def write(self, changes: tuple[Change, ...]) -> Written:
        self.gone = {one.old.key for one in changes if isinstance(one, Removed | Moved)}
        self.come = {one.new.key for one in changes if isinstance(one, Added | Moved)}
        self.old_of = {one.new.key: one.old for one in changes if isinstance(one, Renamed | Moved | LeafChange)}
        for change in changes:
            if isinstance(change, LeafChange | Renamed) and not self._comes(change.new):
                self._say(change)
        for change in changes:
            if isinstance(change, Removed | Moved) and not self._is_in(change.old.parent, self.before, self.gone):
                self._take_out(change.old)
        for change in changes:
            if isinstance(change, Added | Moved) and not self._is_in(change.new.parent, self.after, self.come):
                self._put_in(change.new)
        return {**self._edited(), **self.files}

    def _comes(self, entry: Entry) -> bool:
        return self._is_in(entry.key, self.after, self.come)

    def _is_in(self, key: Key | None, record: Record, keys: set[Key]) -> bool:
        """Tell whether an object or what it stands in is among `keys`."""
        while key is not None:
            if key in keys:
                return True
            key = record.entries[key].parent
        return False

    def _edited(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for name, fields in self.now.fields.items():
            text = self.sources.texts[name]
            if name not in self.files and fields != parsed_or_none(name, text):
                found[name] = with_fields(name, text, fields)
        return found

    def _say(self, change: LeafChange | Renamed) -> None:
        if change.new.shape is Narrative:
            self._rewrite(change)
        elif isinstance(change, Renamed):
            self._rename(change)
        else:
            fields, value = self._fields_of(change), self._value_of(change)
            if value is None:
                fields.pop(change.field, None)
            else:
                fields[change.field] = copy.deepcopy(value)

    def _rename(self, change: Renamed) -> None:
        slot = self._slot(change.old)
        if change.new.id is not None and isinstance(slot.value, dict):
            slot.value["id"] = change.new.id

    def _fields_of(self, change: LeafChange) -> dict[str, Any]:
        """Return the mapping in which the field of an object stands: of a plan, that of the file it is in."""
        if self._is_plan(change.old) and change.before is not None:
            return self.now.fields[change.before.span.file]
        value = self._slot(change.old).value
        if not isinstance(value, dict):
            raise self._refused(change.old)
        found: dict[str, Any] = value
        return found

    def _value_of(self, change: LeafChange) -> Any:
        """Return the whole field as the second version wrote it; None where it has none."""
        whole = self.then.fields
        if change.old.key == ORGANISATION and self.later.organisation:
            return whole[self.later.organisation.file].get(change.field)
        if self._is_plan(change.new):
            files = [doc.file for folder in self.later.plans for doc in (folder.header, *folder.parts)]
            at = change.after.span.file if change.after else change.new.span.file
            return whole[at].get(change.field) if at in files else None
        slot = self.then.at(change.new.span)
        return slot.value.get(change.field) if slot and isinstance(slot.value, dict) else None

    def _slot(self, entry: Entry) -> Slot:
        if entry.key == ORGANISATION and self.sources.organisation:
            name = self.sources.organisation.file
            return Slot(name, (), self.now.fields, self.now.fields[name])
        slot = self.now.at(entry.span)
        if slot is None:
            raise self._refused(entry)
        return slot

    def _is_plan(self, entry: Entry) -> bool:
        return isinstance(entry.item, Plan)

    def _refused(self, entry: Entry) -> RefusedError:
        name = entry.name
        return RefusedError(Phrase(NO_PLACE.en.format(name=name.in_("en")), NO_PLACE.pl.format(name=name.in_("pl"))))

    def _take_out(self, entry: Entry) -> None:
        if entry.shape is Narrative:
            self._drop_page(entry)
        elif self._is_plan(entry):
            for name in _files_of_plan(entry, self.sources):
                self.files[name] = None
        else:
            self._slot(entry).take_out()

    def _put_in(self, entry: Entry) -> None:
        if entry.shape is Narrative:
            self._write_page(entry)
            return
        if self._is_plan(entry):
            for name in _files_of_plan(entry, self.later):
                self.files[name] = self.later.texts[name]
            return
        slot = self.then.at(entry.span)
        if slot is None:
            raise self._refused(entry)
        parent = self.after.entries[entry.parent] if entry.parent is not None else None
        fields, way = self._room(entry, slot, parent)
        _insert(fields, way, slot)

    def _room(self, entry: Entry, slot: Slot, parent: Entry | None) -> tuple[dict[str, Any], Way]:
        """Return the mapping in which an object is to stand, and the way to it from there."""
        if parent is None or parent.key == ORGANISATION or self._is_plan(parent):
            return self._file_for(entry, slot, parent), slot.way
        old = self.old_of.get(parent.key) or self.before.entries.get(parent.key)
        if old is None:
            raise self._refused(entry)
        inner = self._slot(old).value
        above = self.then.at(parent.span)
        if not isinstance(inner, dict) or above is None:
            raise self._refused(entry)
        return inner, slot.way[len(above.way) :]

    def _file_for(self, entry: Entry, slot: Slot, parent: Entry | None) -> dict[str, Any]:
        """Return what the file says in which an object of a plan is to stand."""
        if slot.file in self.now.fields and slot.file not in self.files:
            return self.now.fields[slot.file]
        plan = self.old_of.get(parent.key) or self.before.entries.get(parent.key) if parent else None
        beside = [
            one for one in self.before.entries.values() if one.field == entry.field and one.called == entry.called
        ]
        wanted = [one for one in beside if plan is None or one.parent == plan.key]
        for one in (*wanted, *([plan] if plan else [])):
            if one.span.file in self.now.fields:
                return self.now.fields[one.span.file]
        self.files[slot.file] = self.later.texts[slot.file]
        return {}

    def _rewrite(self, change: Change) -> None:
        """Write a page as the second version has it: what stands below a header, or a whole file."""
        if change.old is None or change.new is None:
            return
        if change.new.key[-1]:
            self._drop_page(change.old)
            self._write_page(change.new)
            return
        before, after = (next(iter(one.leaves.values())).span.file for one in (change.old, change.new))
        self._put_body(before, self.later.texts[after])

    def _put_body(self, name: str, other: str) -> None:
        text = self.sources.texts[name]
        head = text[: len(text) - len(split_body(text, name))]
        fields = self.now.fields[name]
        if fields != parsed_or_none(name, text):
            head = with_fields(name, head, fields)
        self.files[name] = head + split_body(other, name)

    def _drop_page(self, entry: Entry) -> None:
        for leaf in entry.leaves.values():
            if entry.key[-1]:
                self.files[leaf.span.file] = None
            else:
                self._put_body(leaf.span.file, "")

    def _write_page(self, entry: Entry) -> None:
        for leaf in entry.leaves.values():
            name = leaf.span.file
            if entry.key[-1]:
                self.files[name] = self.later.texts[name]
            elif name in self.sources.texts:
                self._put_body(name, self.later.texts[name])
            else:
                raise self._refused(entry)


def _files_of_plan(entry: Entry, sources: Sources) -> Iterator[str]:
    for folder in sources.plans:
        documents = (folder.header, *folder.parts, *folder.pages)
        if entry.span.file in {document.file for document in documents}:
            yield from (document.file for document in documents)


def split_body(text: str, name: str) -> str:
    """Return what stands below the fields of a Markdown file."""
    return split(text, name)[0].body


def parsed_or_none(name: str, text: str) -> dict[str, Any] | None:
    """Return what a file says; None where that cannot be changed."""
    try:
        return read_fields(name, text)
    except RefusedError:
        return None


def _insert(fields: dict[str, Any], way: Way, slot: Slot) -> None:
    """Put the value of a slot into a mapping, behind what it stands behind there."""
    *steps, last = way
    here: Any = fields
    for number, step in enumerate(steps):
        inner: Any = {} if isinstance(way[number + 1], str) else []
        if isinstance(here, dict):
            if not isinstance(here.get(str(step)), type(inner)):
                here[str(step)] = inner
            here = here[str(step)]
        else:
            here = here[int(step)]
    value = copy.deepcopy(slot.value)
    if isinstance(here, dict):
        here[str(last)] = value
        return
    ahead = slot.holder[: int(last)] if isinstance(slot.holder, list) else []
    ids = [one.get("id") for one in ahead if isinstance(one, dict)]
    places = [
        place for place, one in enumerate(here) if isinstance(one, dict) and one.get("id") in ids and one.get("id")
    ]
    here.insert(places[-1] + 1 if places else len(here), value)
