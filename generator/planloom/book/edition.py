"""Which state of the sources a book shows: its commit and that commit's date."""

import datetime as dt
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edition:
    """`commit` is the short id, with a plus sign when files were changed after it; empty without git."""

    commit: str
    date: dt.date


def edition_of(folder: Path, today: dt.date) -> Edition:
    """Return the edition of the plans in `folder`; without git it has no commit and the date of `today`.

    The date is that of the commit, so that two books of one commit are the same bytes.
    """
    told = _git(folder, "log", "-1", "--format=%h %cs", "--", ".")
    if not told:
        return Edition("", today)
    commit, date = told.split()
    changed = _git(folder, "status", "--porcelain", "--", ".")
    return Edition(f"{commit}+" if changed else commit, dt.date.fromisoformat(date))


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - no words of plans
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
