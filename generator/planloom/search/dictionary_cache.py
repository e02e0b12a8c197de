"""What the dictionary said last time, so that a build after an edit asks it only about new words.

Generating the forms of a few thousand lemmas takes a second or more, and an edit brings a handful of new
words at most. The file lies in the cache folder and may be deleted at any time.
"""

import contextlib
import json
from collections.abc import Callable
from functools import cached_property
from importlib import import_module, metadata, util
from pathlib import Path
from typing import Any

from planloom.atomic_write import save
from planloom.disk import is_linked, read_regular
from planloom.sealed import opened, parsed, seal
from planloom.search.dictionary import Dictionary, Groups, Morfeusz, Reading

PACKAGE = "morfeusz2"
FILE = "search-forms.json"
_GROUP = 3  # strength, what is apart, forms
VERSION = 1


def installed(cache: Path | None = None) -> "CachedDictionary | None":
    """Return the dictionary of this machine, which remembers in the folder `cache`; None without morfeusz2."""
    if util.find_spec(PACKAGE) is None:
        return None
    edition = f"{VERSION} {metadata.version(PACKAGE)}"
    return CachedDictionary(lambda: Morfeusz(import_module(PACKAGE)), edition, cache / FILE if cache else None)


class CachedDictionary:
    """A dictionary that is opened only when it is asked something new.

    `edition` changes whenever the answers may; what another edition said is forgotten.
    """

    def __init__(self, opened: Callable[[], Dictionary], edition: str, path: Path | None) -> None:
        self._opened = opened
        self._path = path
        self._said = _read(path, edition) or {"edition": edition, "readings": {}, "forms": {}}
        self._news = False

    @cached_property
    def _dictionary(self) -> Dictionary:
        return self._opened()

    @property
    def name(self) -> str:
        """The dictionary and its edition."""
        return str(self._recall(self._said, "name", lambda: self._dictionary.name))

    def readings(self, word: str) -> list[Reading]:
        """Return what `word` may be a form of; empty for an unknown word."""
        said = self._recall(self._said["readings"], word, lambda: self._dictionary.readings(word))
        return [(lemma, apart) for lemma, apart in said]

    def forms(self, lemma: str) -> Groups:
        """Return the forms of `lemma`, in lower case, by group."""
        said = self._recall(self._said["forms"], lemma, lambda: _flat(self._dictionary.forms(lemma)))
        return {(strength, apart): frozenset(forms.split()) for strength, apart, forms in said}

    def keep(self) -> None:
        """Write down what was new, if anything was and there is a place for it."""
        if self._path and self._news and not is_linked(self._path, 1):
            with contextlib.suppress(OSError):  # a memory that cannot be written is no error
                save(self._path, seal(FILE, json.dumps(self._said, ensure_ascii=False).encode()))

    def _recall(self, said: dict[str, Any], key: str, ask: Callable[[], Any]) -> Any:
        if key not in said:
            said[key] = ask()
            self._news = True
        return said[key]


def _flat(groups: Groups) -> list[tuple[str, str, str]]:
    return [(strength, apart, " ".join(sorted(forms))) for (strength, apart), forms in sorted(groups.items())]


def _read(path: Path | None, edition: str) -> dict[str, Any] | None:
    """Return what is in the file, or None for a file that is missing, damaged, another's or of another edition."""
    try:
        content = opened(FILE, read_regular(path)) if path else None
    except OSError:
        return None
    return parsed(content, lambda said: _said(said, edition))


def _said(said: Any, edition: str) -> dict[str, Any] | None:
    """Return what a dictionary said, in an edition; None for another one, an error for what it cannot have said."""
    if said["edition"] != edition:
        return None
    texts = [text for known in said["readings"].values() for lemma, apart in known for text in (lemma, apart)]
    texts += [text for known in said["forms"].values() for group in known for text in group]
    if not all(isinstance(text, str) for text in texts) or any(
        len(one) != _GROUP for known in said["forms"].values() for one in known
    ):
        raise ValueError("what should be words is none")
    return dict(said)
