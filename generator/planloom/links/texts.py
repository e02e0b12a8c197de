"""Report on what stands in the texts of plans: references, links and pictures that lead nowhere, HTML."""

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from planloom import prose
from planloom.links import codes
from planloom.links.files import Files
from planloom.links.graph import Mention
from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan, Portfolio
from planloom.model.nearest import nearest
from planloom.problems import LANGUAGES, Code, Phrase, Problem, Span
from planloom.source import nodes

# A text without any of these signs holds no tag, link, picture, reference or quotation, and need not be read.
_TELLING = re.compile(r"[<>{\[]|mermaid")
_CODES: "dict[prose.RefusalKind, Code]" = {
    "active": codes.ACTIVE,
    "tag": codes.RAW_HTML,
    "link": codes.BROKEN_LINK,
    "image": codes.NO_PICTURE,
    "foreign": codes.BRACES,
    "depth": codes.TOO_DEEP,
}
_LONGEST = 60  # signs of an address that a message repeats


class Texts:
    """Reads texts; one for a run."""

    def __init__(
        self, portfolio: Portfolio, ids: Mapping[str, Item], renamed: Mapping[str, str], terms: frozenset[str]
    ) -> None:
        self.portfolio = portfolio
        self.ids = ids
        self.renamed = renamed
        self.terms = terms
        self.files = Files(portfolio)
        self.problems: list[Problem] = []

    def of_part(self, part: Part, owner: Item, place: PurePosixPath) -> Iterator[Mention]:
        """Read the texts of `part` and yield the references in them; `place` is where links start from."""
        for text, path in texts_of(part):
            for language in LANGUAGES:
                words = text.exact(language)
                if words:
                    step = (language,) if _is_bilingual(part, path) else ()
                    yield from self._mentions(words, functools.partial(part.span, *path, *step), owner, place)

    def of_pages(self, plan: Plan) -> Iterator[Mention]:
        """Read the Markdown of a plan and yield the references in it."""
        for body in plan.body.values():
            yield from self._mentions(
                body.markdown, functools.partial(getattr, body, "span"), plan, plan.place / "plan.md"
            )
        for page in plan.pages:
            for body in page.bodies.values():
                yield from self._mentions(
                    body.markdown, functools.partial(getattr, body, "span"), plan, plan.place / f"{page.written}.md"
                )

    def of_glossary(self, place: PurePosixPath) -> None:
        """Read the definitions of terms for what is wrong in them; what they refer to is mentioned by no object."""
        for entry in _entries(self.portfolio):
            for block in map(entry.get, LANGUAGES):
                words = block.get("definition") if isinstance(block, nodes.Mapping) else None
                if block is not None and isinstance(words, str):
                    about = str(entry.get("id") or "") or None
                    list(self._read(words, functools.partial(block.span_of, "definition"), about, place))

    def _mentions(self, words: str, span: Callable[[], Span], owner: Item, place: PurePosixPath) -> Iterator[Mention]:
        return (Mention(owner, known, at) for known, at in self._read(words, span, owner.id, place))

    def _read(
        self, words: str, span: Callable[[], Span], about: str | None, place: PurePosixPath
    ) -> Iterator[tuple[str, Span]]:
        """Yield what a text refers to and where; what is wrong in it is kept, as said `about` an object."""
        if not _TELLING.search(words):
            return
        around = prose.Surroundings(reference=self._target, local=functools.partial(self._local, place))
        made = prose.render(words, around)
        if not made.references and not made.refused:
            return
        places = Places(words, span(), self.portfolio.texts)
        for reference in made.references:
            at = places.of(reference.start, reference.end)
            if known := self._known(reference.id):
                yield known, at
            elif self.renamed.get(reference.id, reference.id) not in self.portfolio.withheld:
                self.problems.append(self._unknown(reference, at).about(about))
        for refusal in made.refused:
            if refusal.kind != "reference":
                self.problems.append(_problem(refusal, places).about(about))

    def _known(self, wanted: str) -> str | None:
        known = self.renamed.get(wanted, wanted)
        return known if known in self.ids or known in self.terms else None

    def _target(self, wanted: str) -> "prose.Target | None":
        known = self._known(wanted)
        return prose.Target(known) if known else None

    def _local(self, place: PurePosixPath, address: str, image: bool) -> str | None:
        return address if self.files.find(address, place, image=image) else None

    def _unknown(self, reference: "prose.Reference", at: Span) -> Problem:
        meant = nearest(reference.id, [*self.ids, *self.terms])
        words = (f"a similar id exists: `{meant}`", f"istnieje podobny identyfikator: `{meant}`")
        return codes.UNKNOWN_MENTION.at(at, help=Phrase(*words) if meant else None, id=reference.id)


def _entries(portfolio: Portfolio) -> Iterator[nodes.Mapping]:
    for document in portfolio.glossary:
        listed = document.fields.get("glossary") if document.fields is not None else None
        if isinstance(listed, Sequence) and not isinstance(listed, str):
            yield from (entry for entry in listed if isinstance(entry, nodes.Mapping))


def _problem(refusal: "prose.Refusal", places: Places) -> Problem:
    return _CODES[refusal.kind].at(
        places.of(refusal.start, refusal.end), what=refusal.words[:_LONGEST], limit=prose.DEEPEST
    )


def _is_bilingual(part: Part, path: tuple[str | int, ...]) -> bool:
    here: Any = part.node
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(here, dict)
