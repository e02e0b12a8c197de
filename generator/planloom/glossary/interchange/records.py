"""An entry as others see it: its words and definitions in both languages, without the controls of this program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planloom.glossary.entries import Entry, Naming
from planloom.problems import LANGUAGES, Language, Phrase

MANY = ("abbr", "synonyms", "avoid")
FIELDS = ("term", "plural", "abbr", "synonyms", "avoid", "definition", "note", "gender")
COLUMNS = ("id", "area", *(f"{name}.{language}" for language in LANGUAGES for name in FIELDS), "related")

NO_ID = Phrase(
    "no column is called `id`; `planloom glossary export` shows how the table looks",
    "żadna kolumna nie nazywa się `id`; układ tabeli pokaże `planloom glossary export`",
)

Words = Mapping[str, tuple[str, ...]]
"""What is said in one language, by field; a field that is not given is not there."""


class UnreadableError(Exception):
    """A file does not hold a glossary; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Record:
    """An entry: its id, area, words by language, and the ids of related entries. Only what is given is in it."""

    id: str
    area: str = ""
    words: Mapping[Language, Words] = field(default_factory=dict)
    related: tuple[str, ...] = ()


def record_of(entry: Entry) -> Record:
    """Return what others are shown of an entry."""
    words = {language: _words(naming) for language in LANGUAGES if (naming := entry.naming(language))}
    return Record(entry.id, entry.area, words, entry.related)


def _words(naming: Naming) -> Words:
    found = {name: _values(getattr(naming, name)) for name in FIELDS}
    return {name: values for name, values in found.items() if values}


def _values(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return ((value,) if value else ()) if isinstance(value, str) else value


def as_table(records: Iterable[Record]) -> Iterator[list[str]]:
    """Yield a row for each record under the names of the columns; values of a cell stand on lines of their own."""
    yield list(COLUMNS)
    for record in records:
        own = [record.words.get(language, {}).get(name, ()) for language in LANGUAGES for name in FIELDS]
        yield [record.id, record.area, *map("\n".join, own), "\n".join(record.related)]


def of_table(rows: Iterable[Sequence[str]]) -> list[Record]:
    """Return the records of a table, whose first row names its columns in any order; others are passed over.

    Raises :class:`UnreadableError` where no column holds the ids.
    """
    rows = iter(rows)
    names = [cell.strip().lower() for cell in next(rows, ())]
    if "id" not in names:
        raise UnreadableError(NO_ID)
    found = (_record(dict(zip(names, row, strict=False))) for row in rows)
    return [record for record in found if record.id]


def _record(cells: Mapping[str, str]) -> Record:
    words = {language: _given(cells, language) for language in LANGUAGES}
    return Record(
        cells["id"].strip(),
        cells.get("area", "").strip(),
        {language: given for language, given in words.items() if given},
        _lines(cells.get("related", "")),
    )


def _given(cells: Mapping[str, str], language: Language) -> Words:
    found: dict[str, tuple[str, ...]] = {}
    for name in FIELDS:
        cell = cells.get(f"{name}.{language}", "")
        values = _lines(cell) if name in MANY else (" ".join(cell.split()),)
        if any(values):
            found[name] = values
    return found


def _lines(cell: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in cell.splitlines() if line.strip())
