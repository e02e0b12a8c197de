"""From files to the glossary: the entries of the plans folder with their lock file, or one file by itself."""

import re
from collections.abc import Iterable
from pathlib import Path

from planloom.disk import read_regular
from planloom.glossary.glossary import Glossary, glossary
from planloom.glossary.lockfile import FILE, Lock, loads
from planloom.glossary.reading import LISTS, read
from planloom.problems import Problem
from planloom.source import Document, Mapping
from planloom.source.yamltext import parse

_LIST = re.compile(r"(?:\s*(?:#[^\n]*)?\n)*-\s")


def load(documents: Iterable[Document], plans: Path, project: Path) -> tuple[Glossary, list[Problem]]:
    """Return the glossary of the plans folder `plans`, whose glossary files are `documents`."""
    entries, problems = read(document.fields for document in documents if document.fields is not None)
    lock, broken = read_lock(plans, project)
    made, more = glossary(entries, lock)
    return made, [*problems, *broken, *more]


def read_lock(plans: Path, project: Path) -> tuple[Lock, list[Problem]]:
    """Return the lock file of a plans folder; an empty one when there is none."""
    path = plans / FILE
    try:
        text = read_regular(path).decode("utf-8")
    except FileNotFoundError:
        return Lock(), []
    except (OSError, UnicodeDecodeError) as error:
        text = f"unreadable: {error}"
    name = path.relative_to(project) if path.is_relative_to(project) else path
    return loads(text, name.as_posix())


def load_text(text: str, name: str) -> tuple[Glossary, list[Problem]]:
    """Return the glossary in the text of one YAML file; its entries may be listed without a name."""
    fields, problems = parse_document(text, name)
    entries, more = read([fields] if fields is not None else [])
    made, forms = glossary(entries, Lock())
    return made, [*problems, *more, *forms]


def parse_document(text: str, name: str) -> tuple[Mapping | None, list[Problem]]:
    """Read the YAML of a glossary; a bare list counts as the list of entries."""
    if _LIST.match(text):
        return parse(f"{LISTS[0]}:\n{text}", name, first_line=0)
    return parse(text, name)
