"""What texts hold that pages do not show as it was meant, told with the mend where it is known."""

from dataclasses import replace

from planloom import prose
from planloom.edits import Replace
from planloom.links import codes
from planloom.links.files import Files
from planloom.links.passage import Passage
from planloom.model.nearest import clearly_meant, nearest
from planloom.problems import Code, Phrase, Problem

LONGEST = 60
"""So many signs of an address or a tag a message repeats."""

_CODES: "dict[prose.RefusalKind, Code]" = {
    "active": codes.ACTIVE,
    "tag": codes.RAW_HTML,
    "link": codes.BROKEN_LINK,
    "empty": codes.EMPTY_LINK,
    "note": codes.LOST_NOTE,
    "image": codes.NO_PICTURE,
    "foreign": codes.BRACES,
    "depth": codes.TOO_DEEP,
}
_NO_WORDS = "[]("
_MERMAID = "mermaid"
_A_DRAWING = Phrase(
    "draw it in a `vegalite` block, or put a picture of it beside the text",
    "narysuj to w bloku `vegalite` albo umieść obok tekstu gotowy obraz",
)


def problem_of(refusal: "prose.Refusal", passage: Passage, files: Files) -> Problem:
    """Return the problem of something that is not shown."""
    what = " ".join(refusal.words.split())[:LONGEST]
    span = passage.places.of(refusal.start, refusal.end)
    problem = _CODES[refusal.kind].at(span, what=what, limit=prose.DEEPEST).about(passage.about)
    if what == _MERMAID:
        return replace(problem, help=_A_DRAWING)
    if refusal.kind == "empty":
        return _with_title(problem, refusal, passage, files)
    return _with_file(problem, refusal, passage, files) if refusal.kind in ("link", "image") else problem


def _with_file(problem: Problem, refusal: "prose.Refusal", passage: Passage, files: Files) -> Problem:
    """Return the problem of a link or picture with the address of the file that was probably meant."""
    path, sign, anchor = refusal.words.partition("#")
    known = files.addresses(passage.place, image=refusal.kind == "image")
    if not (meant := nearest(path, known)):
        return problem
    words = f"`{meant}`"
    similar = Phrase(f"a file of a similar name exists: {words}", f"istnieje plik o podobnej nazwie: {words}")
    problem = replace(problem, help=similar)
    if clearly_meant(path, known) != meant:
        return problem
    return problem.mended_by(Replace(problem.span, old=refusal.words, new=f"{meant}{sign}{anchor}"))


def _with_title(problem: Problem, refusal: "prose.Refusal", passage: Passage, files: Files) -> Problem:
    """Return the problem of a link without words with the title of the page it leads to, if it leads to one."""
    title = files.title(refusal.words, passage.place, passage.language)
    if not title or not passage.words[: refusal.start].endswith(_NO_WORDS) or not title.isprintable():
        return problem
    if not set("[]\\`<").isdisjoint(title):
        return problem
    span = passage.places.of(refusal.start - len(_NO_WORDS), refusal.end)
    written = passage.words[refusal.start : refusal.end]
    return problem.mended_by(Replace(span, old=f"{_NO_WORDS}{written}", new=f"[{title}]({written}"))
