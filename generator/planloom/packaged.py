"""The folders that are shipped with the program."""

from importlib import resources
from pathlib import Path


def packaged_folder(name: str) -> Path:
    """Return a folder that is shipped with the program: from the wheel, or from the repository.

    `name` is ``templates`` or ``starter``; in the repository the starter is ``plans``.
    """
    installed = Path(str(resources.files("planloom"))) / name
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parents[2] / ("plans" if name == "starter" else name)
