"""Links to places within pages: found while texts are read, held against the pages when all were."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from planloom import prose
from planloom.edits import Replace
from planloom.links import codes
from planloom.links.files import Files
from planloom.links.passage import Passage
from planloom.links.refused import LONGEST
from planloom.model import Item
from planloom.model.nearest import clearly_meant, nearest
from planloom.problems import Language, Phrase, Problem, Span

_TOP = ("", "top")  # what browsers take for the beginning of a page
_WORDS = ":~:"  # what they take for words to be looked for


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """A link to a place within a page, `anchor`, as it is written at `span`.

    The page is the Markdown file `page`, or else the one on which `owner` stands; of a term it is the glossary.
    """

    anchor: str
    address: str
    span: Span
    language: Language
    page: PurePosixPath | None
    owner: Item | None
    about: str | None


def anchor_links(made: "prose.Rendered", passage: Passage, files: Files) -> Iterator[AnchorLink]:
    """Yield the links of a text to places within pages, but for those in the same text."""
    for link in made.links:
        if "#" not in link.address or link.image:
            continue
        page, anchor = passage.place if passage.is_page else None, link.address.partition("#")[2]
        if not link.address.startswith("#"):
            is_file = not prose.is_external(link.address)
            found = files.find(link.address, passage.place, image=False) if is_file else None
            if found is None or found[0] not in files.pages:
                continue
            page = found[0]
        elif anchor in made.ids or unquote(anchor) in made.ids:
            continue
        if anchor.lower() not in _TOP and not anchor.startswith(_WORDS):
            at = passage.places.of(link.start, link.end)
            yield AnchorLink(anchor, link.address, at, passage.language, page, passage.owner, passage.about)


def dead_anchors(
    links: Collection[AnchorLink], missing: Callable[[AnchorLink], Collection[str] | None], ids: Collection[str]
) -> Iterator[Problem]:
    """Yield the links to places that their pages do not have.

    `missing` returns the ids of the page that a link leads into, None where its place is among them; `ids` are those
    of all objects.
    """
    for link in links:
        known = missing(link)
        if known is not None:
            yield _dead(link, known, ids).about(link.about)


def _dead(link: AnchorLink, known: Collection[str], ids: Collection[str]) -> Problem:
    path, anchor = link.address.partition("#")[0], unquote(link.anchor)
    meant, help_ = nearest(anchor, known), None
    if meant:
        words = f"`{path}#{meant}`"
        help_ = Phrase(f"there is a place of a similar name: {words}", f"istnieje miejsce o podobnej nazwie: {words}")
    elif link.anchor in ids:
        words = f"`[[{link.anchor}]]`"
        help_ = Phrase(
            f"to link the object of this id, write {words}", f"aby wskazać obiekt o tym identyfikatorze, wpisz {words}"
        )
    problem = codes.DEAD_ANCHOR.at(link.span, help=help_, what=link.address[:LONGEST])
    if meant and (sure := clearly_meant(anchor, known)):
        return problem.mended_by(Replace(link.span, old=link.address, new=f"{path}#{sure}"))
    return problem
