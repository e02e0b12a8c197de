"""The dictionary extract that is committed, for machines without the dictionary.

morfeusz2 has no wheel for some platforms (Linux on ARM, Alpine), and a build must not depend on where it
runs. The lock file holds the same lines that go to the browser, sorted and one to a line, so that a new
word changes one line; a site of 150 pages needs about 100 kB.
"""

import json
from pathlib import Path

from planloom.disk import read_regular
from planloom.foreign_json import json_in
from planloom.search.table import LemmaTable

VERSION = 1


def read_lock(path: Path) -> LemmaTable | None:
    """Return the table in the file at `path`; None where it is missing.

    Raises ValueError for a file that is no such lock.
    """
    try:
        lock = json_in(read_regular(path).decode("utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError(str(error)) from error
    match lock:
        case {"version": int(version), "dictionary": str(name), "forms": list(lines), "unknown": list(unknown)}:
            if version == VERSION and all(isinstance(line, str) and "|" in line and ";" in line for line in lines):
                return LemmaTable(tuple(lines), frozenset(map(str, unknown)), name)
    raise ValueError(f"{path} holds no forms of version {VERSION}")


def lock_text(table: LemmaTable) -> str:
    """Return `table` as the text of a lock file."""
    lock = {
        "version": VERSION,
        "dictionary": table.dictionary,
        "forms": list(table.lines),
        "unknown": sorted(table.unknown),
    }
    return json.dumps(lock, ensure_ascii=False, indent=0) + "\n"
