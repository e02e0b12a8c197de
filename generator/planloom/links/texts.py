"""Report on what stands in the texts of plans: references, links and pictures that lead nowhere, HTML."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from planloom import prose
from planloom.edits import Replace
from planloom.links import codes
from planloom.links.anchor_links import AnchorLink, anchor_links, dead_anchors
from planloom.links.anchors import Anchors
from planloom.links.files import Files
from planloom.links.garbled import garbled
from planloom.links.graph import Graph, Mention
from planloom.links.passage import Passage
from planloom.links.printed import FigureName, Missing, figure_name, printed
from planloom.links.references import glossary_entries, texts_of
from planloom.links.refused import problem_of
from planloom.model import Item, Part, Plan, Portfolio
from planloom.model.nearest import clearly_meant, nearest
from planloom.model.shared import Objective
from planloom.problems import LANGUAGES, Language, Phrase, Problem, Span
from planloom.source import nodes
from planloom.values.withheld import is_sign

# A text without any of these signs holds no tag, link, picture, reference or quotation, and need not be read.
_MARKED = re.compile(r"[<>{\[]|mermaid")
_SHOWN = 6  # periods that a message lists


class Texts:
    """Reads texts; one for a run."""

    def __init__(
        self,
        portfolio: Portfolio,
        ids: Mapping[str, Item],
        renamed: Mapping[str, str],
        terms: frozenset[str],
        *,
        raw_html: bool = False,
    ) -> None:
        self.portfolio = portfolio
        self.ids = ids
        self.renamed = renamed
        self.terms = terms
        self.raw_html = raw_html
        self.files = Files(portfolio)
        self.problems: list[Problem] = []
        self.anchor_links: list[AnchorLink] = []

    def of_part(self, part: Part, owner: Item, place: PurePosixPath) -> Iterator[Mention]:
        """Read the texts of `part` and yield the references in them; `place` is where links start from."""
        for text, path in texts_of(part):
            for language in LANGUAGES:
                words = text.exact(language)
                if words:
                    step = (language,) if _is_bilingual(part, path) else ()
                    where = functools.partial(part.span, *path, *step)
                    titled = path == (part.written_as("title"),)
                    yield from self._mentions(
                        self._passage(words, where, language, place, owner=owner, is_title=titled)
                    )

    def of_pages(self, plan: Plan) -> Iterator[Mention]:
        """Read the Markdown of a plan and yield the references in it."""
        pages = [(plan.body, plan.place / "plan.md")]
        pages += [(page.bodies, plan.place / f"{page.written}.md") for page in plan.pages]
        for bodies, place in pages:
            for language in LANGUAGES:
                if body := bodies.get(language):
                    where = functools.partial(getattr, body, "span")
                    yield from self._mentions(
                        self._passage(body.markdown, where, language, place, owner=plan, is_page=True)
                    )

    def of_glossary(self, place: PurePosixPath) -> None:
        """Read the definitions of terms for what is wrong in them; what they refer to is mentioned by no object."""
        for entry in glossary_entries(self.portfolio):
            for language in LANGUAGES:
                block = entry.get(language)
                words = block.get("definition") if isinstance(block, nodes.Mapping) else None
                if block is not None and isinstance(words, str):
                    where = functools.partial(block.span_of, "definition")
                    term = str(entry.get("id") or "") or None
                    list(self._read(self._passage(words, where, language, place, term=term)))

    def _passage(
        self, words: str, where: Callable[[], Span], language: Language, place: PurePosixPath, **more: Any
    ) -> Passage:
        return Passage(words, where, language, place, self.portfolio.texts, **more)

    def _mentions(self, passage: Passage) -> Iterator[Mention]:
        owner = passage.owner
        return (Mention(owner, known, at) for known, at in self._read(passage) if owner is not None)

    def _read(self, passage: Passage) -> Iterator[tuple[str, Span]]:
        """Yield what a text refers to and where; what is wrong in it is kept."""
        self.problems += garbled(passage)
        if not _MARKED.search(passage.words):
            return
        made = prose.render(
            passage.words,
            prose.Surroundings(
                reference=self._target,
                local=functools.partial(self._local, passage.place),
                raw_html=self.raw_html,
            ),
        )
        yield from self._references(made.references, passage)
        self.problems += [
            problem_of(refusal, passage, self.files)
            for refusal in made.refused
            if refusal.kind != "reference" and not self._is_closed(refusal, passage)
        ]
        self.anchor_links += anchor_links(made, passage, self.files)

    def _references(self, references: Iterable["prose.Reference"], passage: Passage) -> Iterator[tuple[str, Span]]:
        for reference in references:
            at = passage.places.of(reference.start, reference.end)
            if known := self._known(reference.id):
                self.problems += [one.about(passage.about) for one in self._without_figure(reference.id, passage, at)]
                yield known, at
            elif not self._is_elsewhere(reference.id):
                self.problems.append(self._unknown(reference, at).about(passage.about))

    def _is_elsewhere(self, name: str) -> bool:
        """Tell whether an id leads nowhere here because of something that is told otherwise, or is for others."""
        return is_sign(name) or self.renamed.get(name, name) in self.portfolio.withheld

    def _is_closed(self, refusal: "prose.Refusal", passage: Passage) -> bool:
        """Tell whether a link or picture that was refused is for other readers: then its words are all there is."""
        return refusal.kind in ("link", "image") and self.files.is_closed(refusal.words, passage.place)

    def dead_anchors(self, graph: Graph) -> Iterator[Problem]:
        """Yield the links to places that their pages do not have; after all texts were read."""
        if self.anchor_links:
            anchors = Anchors(graph, raw_html=self.raw_html)
            yield from dead_anchors(self.anchor_links, anchors.missing, self.ids)

    def _known(self, wanted: str) -> str | None:
        """Return the id of what a reference names, itself or one of its figures."""
        figure = figure_name(wanted)
        name = figure.id if figure else wanted
        known = self.renamed.get(name, name)
        return known if known in self.ids or known in self.terms else None

    def _target(self, wanted: str) -> "prose.Target | None":
        known = self._known(wanted)
        return prose.Target(known) if known else None

    def _without_figure(self, wanted: str, passage: Passage, at: Span) -> Iterator[Problem]:
        """Yield why a reference to a figure prints none; what this audience may not see is nobody's mistake."""
        name = figure_name(wanted)
        if name is None:
            return
        item = self.ids.get(self.renamed.get(name.id, name.id))
        if item is None:
            yield codes.NO_FIGURE_BECAUSE["term"].at(at, id=name.id, field=name.field)
        elif passage.term is not None or passage.owner is None:
            yield codes.NO_FIGURE_BECAUSE["definition"].at(at, id=name.id, field=name.field)
        elif passage.is_title:
            yield codes.NO_FIGURE_BECAUSE["title"].at(at, id=name.id, field=name.field)
        else:
            found = printed(item, name, passage.language, self.portfolio.organisation.calendar)
            if isinstance(found, Missing) and not (found.may_be_withheld and self.portfolio.is_cut):
                yield _no_figure(name, found, at, item)

    def _local(self, place: PurePosixPath, address: str, image: bool) -> str | None:
        return address if self.files.find(address, place, image=image) else None

    def _unknown(self, reference: "prose.Reference", at: Span) -> Problem:
        figure = figure_name(reference.id)
        name = figure.id if figure else reference.id
        meant = nearest(name, [*self.ids, *self.terms])
        words = (f"a similar id exists: `{meant}`", f"istnieje podobny identyfikator: `{meant}`")
        problem = codes.UNKNOWN_MENTION.at(at, help=Phrase(*words) if meant else None, id=reference.id)
        if meant and (sure := clearly_meant(name, [*self.ids, *self.terms])):
            problem = problem.mended_by(Replace(at, old=f"[[{name}", new=f"[[{sure}"))
        return problem


def _no_figure(name: FigureName, found: Missing, at: Span, item: Item) -> Problem:
    meant = _meant(name, found, item) if found.reason in ("field", "words") else None
    words = (f"did you mean `[[{meant}]]`?", f"czy chodziło o `[[{meant}]]`?")
    return codes.NO_FIGURE_BECAUSE[found.reason].at(
        at,
        help=Phrase(*words) if meant else None,
        id=name.id,
        field=name.field,
        period=name.period or "",
        known=", ".join(f"`{one}`" for one in found.known[:_SHOWN]),
        first=found.known[0] if found.known else "",
    )


def _meant(name: FigureName, found: Missing, item: Item) -> str | None:
    """Return the figure that was probably meant: another field of the object, or that field of a measure of it."""
    field = nearest(name.field, found.known)
    if field:
        return f"{name.id}:{field}"
    measures = item.measures if isinstance(item, Objective) else ()
    of = next((measure for measure in measures if getattr(measure, name.field, None)), None)
    period = f"@{name.period}" if name.period else ""
    return f"{of.id}:{name.field}{period}" if of else None


def _is_bilingual(part: Part, path: tuple[str | int, ...]) -> bool:
    here: Any = part.node
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(here, dict)
