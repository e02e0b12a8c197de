"""TemplateCache templates, kept while the program runs, and from one build to the next.

Compiling a template takes longer than rendering it, and every build makes new environments: one for each
language, for the charts and for the theme. ``planloom serve`` builds at each change.
"""

import marshal
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

_KEPT: dict[str, dict[str, tuple[str, CodeType | None]]] = {}
_NEW: set[str] = set()
"""The environments with templates that were compiled since they were kept."""


class TemplateCache(BytecodeCache):
    """Keeps the last compiled form of every template in memory; one that was edited is compiled again.

    Environments of one name share them, so they have to compile a source to the same form. Constants are
    written while compiling, which is why those of two languages have two names.
    """

    def __init__(self, environment: str) -> None:
        self._environment = environment

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its compiled form, if that was made from the same source."""
        checksum, code = _KEPT.get(self._environment, {}).get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled form of a template."""
        _KEPT.setdefault(self._environment, {})[bucket.key] = (bucket.checksum, bucket.code)
        _NEW.add(self._environment)


def is_known(environment: str) -> bool:
    """Tell whether templates of an environment are there."""
    return environment in _KEPT


def recall(environment: str, entry: bytes) -> None:
    """Take the compiled templates of an environment as `kept` gave them to the same program on the same Python.

    Nobody else may have had a hand in it.
    """
    _KEPT[environment] = marshal.loads(entry)  # noqa: S302  # who calls this knows whose it is


def kept(environment: str) -> bytes | None:
    """Return the compiled templates of an environment for later builds; None where they are kept already."""
    if environment not in _NEW:
        return None
    _NEW.discard(environment)
    return marshal.dumps(_KEPT[environment])
