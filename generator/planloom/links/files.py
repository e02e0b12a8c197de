"""What a relative address in a text means: a page of the plans, or a file that lies in their folder."""

import posixpath
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from planloom.model import Plan, Portfolio
from planloom.problems import Language
from planloom.values.withheld import is_sign

NO_FILE = PurePosixPath("organisation.yml")
"""Where the links of a text begin that stands in no plan."""


def pages_by_place(plans: Iterable[Plan]) -> dict[PurePosixPath, tuple[Plan, PurePosixPath | None]]:
    """Return every Markdown file that is a page: its place in the plans folder, its plan, its place there.

    The plan's own page has the place None.
    """
    found: dict[PurePosixPath, tuple[Plan, PurePosixPath | None]] = {}
    for plan in plans:
        found[plan.place / "plan.md"] = (plan, None)
        for page in plan.pages:
            found[plan.place / f"{page.written}.md"] = (plan, page.place)
    return found


class Files:
    """Finds the file that an address means, however its letters with signs are put together."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.pages = pages_by_place(portfolio.plans)
        self.media = portfolio.media
        self.closed = portfolio.closed
        self._addresses: dict[tuple[PurePosixPath, bool], list[str]] = {}
        self._composed = {_composed(place): place for place in (*self.media, *self.pages)}

    def find(self, address: str, place: PurePosixPath, *, image: bool) -> tuple[PurePosixPath, str] | None:
        """Return the file that `address` on the page `place` means, and the anchor; None where there is no such file.

        A picture is always a file, a link leads to a file or to a page.
        """
        target, anchor = local_target(address, place)
        found = self._composed.get(_composed(target)) if target is not None else None
        if found is None or (image and found not in self.media):
            return None
        return found, anchor

    def addresses(self, place: PurePosixPath, *, image: bool) -> list[str]:
        """Return how pages, or media, are addressed from the page `place`."""
        key = place.parent, image
        if key not in self._addresses:
            known = self.media if image else (*self.media, *self.pages)
            self._addresses[key] = [posixpath.relpath(one, place.parent) for one in known]
        return self._addresses[key]

    def title(self, address: str, place: PurePosixPath, language: Language) -> str:
        """Return the title of the page that `address` on the page `place` leads to; nothing where it leads to none."""
        found = self.find(address, place, image=False)
        plan, page = self.pages.get(found[0], (None, None)) if found else (None, None)
        if plan is None:
            return ""
        title = next((one.title for one in plan.pages if one.place == page), plan.title)
        return title.in_(language) if title else ""

    def is_closed(self, address: str, place: PurePosixPath) -> bool:
        """Tell whether `address` on the page `place` leads to a file or folder that is for other readers."""
        if is_sign(unquote(address.partition("#")[0])):
            return True
        target, _ = local_target(address, place)
        return target is not None and any(one in self.closed for one in (target, *target.parents))


def _composed(place: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", place.as_posix())


def local_target(address: str, place: PurePosixPath) -> tuple[PurePosixPath | None, str]:
    """Return the path in the plans folder that a relative `address` on the page `place` names, and the anchor.

    Editors write blanks and letters beyond ASCII as ``%20`` and the like.
    None for an address that leads out of the folder.
    """
    path, _, anchor = address.partition("#")
    if not path:
        return place, anchor
    steps: list[str] = []
    for step in (*place.parent.parts, *PurePosixPath(unquote(path.partition("?")[0])).parts):
        if step == "..":
            if not steps:
                return None, anchor
            steps.pop()
        elif step != ".":
            steps.append(step)
    return (None if path.startswith("/") else PurePosixPath(*steps)), anchor
