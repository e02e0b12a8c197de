"""Texts merged by lines, as git does it: what is no YAML, and what cannot be read as such."""

import subprocess
from dataclasses import dataclass

from planloom.private import private_folder

_MOST_CONFLICTS = 127
"""What git ends with for so many conflicts or more; beyond it says that it could not merge at all."""


@dataclass(frozen=True, slots=True)
class TextMerge:
    """The text, with git's marks around what both sides changed, and whether there are any."""

    text: str
    conflicts: bool


def merge_texts(base: str, ours: str, theirs: str, size: int = 7) -> TextMerge:
    """Merge three texts. Raises OSError where git cannot."""
    with private_folder() as folder:
        files = [folder / side for side in ("ours", "base", "theirs")]
        for file, text in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(text.encode("utf-8", "surrogateescape"))
        labels = [one for file in files for one in ("-L", file.name)]
        command = ["git", "merge-file", "-p", f"--marker-size={size}", *labels, *(file.name for file in files)]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603  # no shell
    if not 0 <= done.returncode <= _MOST_CONFLICTS:
        raise OSError(done.stderr.decode("utf-8", "replace").strip())
    return TextMerge(done.stdout.decode("utf-8", "surrogateescape"), done.returncode > 0)


def merge_lines(base: str, ours: str, theirs: str) -> str | None:
    """Merge three texts of several lines; None where both sides changed the same lines."""
    merge = merge_texts(base, ours, theirs)
    return None if merge.conflicts else merge.text
