"""Compiled templates, kept while the program runs.

Compiling a template takes longer than rendering it, and every build makes new environments: one for each
language, for the charts and for the theme. ``planloom serve`` builds at each change.
"""

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

_KEPT: dict[tuple[str, str], tuple[str, CodeType | None]] = {}


class Compiled(BytecodeCache):
    """Keeps the last compiled form of every template in memory; one that was edited is compiled again.

    Environments of one name share them, so they have to compile a source to the same form. Constants are
    written while compiling, which is why those of two languages have two names.
    """

    def __init__(self, environment: str) -> None:
        self._environment = environment

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its compiled form, if that was made from the same source."""
        checksum, code = _KEPT.get((self._environment, bucket.key), ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled form of a template."""
        _KEPT[self._environment, bucket.key] = (bucket.checksum, bucket.code)
