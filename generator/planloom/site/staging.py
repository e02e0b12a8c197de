"""A build is all or nothing: it is made beside the old site and swapped in when it is complete."""

import shutil
import tempfile
from pathlib import Path

MARK = ".planloom-build-"


class Staging:
    """A folder beside `target` in which the new site is made."""

    def __init__(self, target: Path) -> None:
        self.target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        for stale in target.parent.glob(f"{MARK}{target.name}-*"):
            shutil.rmtree(stale, ignore_errors=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f"{MARK}{target.name}-", dir=target.parent))

    def swap(self) -> None:
        """Put the new site in the place of the old one; at every moment one of the two is whole."""
        self.folder.chmod(0o755)
        old = self.folder.with_name(f"{self.folder.name}-old")
        if self.target.exists():
            self.target.rename(old)
        self.folder.rename(self.target)
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Remove what was made."""
        shutil.rmtree(self.folder, ignore_errors=True)
