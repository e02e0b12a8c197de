"""Report on what stands in the texts of plans: references, links and pictures that lead nowhere, HTML."""

import functools
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from planloom import prose
from planloom.edits import Put, Replace
from planloom.links import codes
from planloom.links.anchors import Anchors, Leap
from planloom.links.files import Files
from planloom.links.garbled import slips, without_turns
from planloom.links.graph import Graph, Mention
from planloom.links.places import Places
from planloom.links.printed import FigureName, Missing, figure_name, printed
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan, Portfolio
from planloom.model.nearest import clearly_meant, nearest
from planloom.problems import LANGUAGES, Code, Language, Phrase, Problem, Span
from planloom.source import nodes
from planloom.values.withheld import is_sign

# A text without any of these signs holds no tag, link, picture, reference or quotation, and need not be read.
_TELLING = re.compile(r"[<>{\[]|mermaid")
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
_SHOWN = 6  # periods that a message lists
_LONGEST = 60  # signs of an address that a message repeats
_TOP = ("", "top")  # what browsers take for the beginning of a page
_WORDS = ":~:"  # what they take for words to be looked for


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text and what is known of it: where it is written, and where its links start from.

    It belongs to the object `owner`, or defines `term`; `is_page` where it is the Markdown of a page, `is_title` where
    it is what the object is called.
    """

    words: str
    where: Callable[[], Span]
    language: Language
    place: PurePosixPath
    owner: Item | None = None
    term: str | None = None
    is_page: bool = False
    is_title: bool = False

    @property
    def about(self) -> str | None:
        """The id of what it belongs to."""
        return self.owner.id if self.owner is not None else self.term


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
        self.leaps: list[Leap] = []

    def of_part(self, part: Part, owner: Item, place: PurePosixPath) -> Iterator[Mention]:
        """Read the texts of `part` and yield the references in them; `place` is where links start from."""
        for text, path in texts_of(part):
            for language in LANGUAGES:
                words = text.exact(language)
                if words:
                    step = (language,) if _is_bilingual(part, path) else ()
                    where = functools.partial(part.span, *path, *step)
                    titled = path == (part.written_as("title"),)
                    yield from self._mentions(_Passage(words, where, language, place, owner, is_title=titled))

    def of_pages(self, plan: Plan) -> Iterator[Mention]:
        """Read the Markdown of a plan and yield the references in it."""
        pages = [(plan.body, plan.place / "plan.md")]
        pages += [(page.bodies, plan.place / f"{page.written}.md") for page in plan.pages]
        for bodies, place in pages:
            for language in LANGUAGES:
                if body := bodies.get(language):
                    where = functools.partial(getattr, body, "span")
                    yield from self._mentions(_Passage(body.markdown, where, language, place, plan, is_page=True))

    def of_glossary(self, place: PurePosixPath) -> None:
        """Read the definitions of terms for what is wrong in them; what they refer to is mentioned by no object."""
        for entry in _entries(self.portfolio):
            for language in LANGUAGES:
                block = entry.get(language)
                words = block.get("definition") if isinstance(block, nodes.Mapping) else None
                if block is not None and isinstance(words, str):
                    where = functools.partial(block.span_of, "definition")
                    term = str(entry.get("id") or "") or None
                    list(self._read(_Passage(words, where, language, place, term=term)))

    def _mentions(self, passage: _Passage) -> Iterator[Mention]:
        owner = passage.owner
        return (Mention(owner, known, at) for known, at in self._read(passage) if owner is not None)

    def _read(self, passage: _Passage) -> Iterator[tuple[str, Span]]:
        """Yield what a text refers to and where; what is wrong in it is kept."""
        found = tuple(slips(passage.words))
        if found:
            places = Places(passage.words, passage.where(), self.portfolio.texts)
            for code, what, start, end in found:
                problem = code.at(places.of(start, end), what=what).about(passage.about)
                self.problems.append(_without_turns(problem, passage) if code is codes.TURNING else problem)
        if not _TELLING.search(passage.words):
            return
        made = prose.render(
            passage.words,
            prose.Surroundings(
                reference=self._target,
                local=functools.partial(self._local, passage.place),
                raw_html=self.raw_html,
            ),
        )
        leaps = [link for link in made.links if "#" in link.address and not link.image]
        if not made.references and not made.refused and not leaps:
            return
        places = Places(passage.words, passage.where(), self.portfolio.texts)
        for reference in made.references:
            at = places.of(reference.start, reference.end)
            if known := self._known(reference.id):
                self.problems += [one.about(passage.about) for one in self._without_figure(reference.id, passage, at)]
                yield known, at
            elif not self._is_elsewhere(reference.id):
                self.problems.append(self._unknown(reference, at).about(passage.about))
        for refusal in made.refused:
            if refusal.kind != "reference" and not self._is_closed(refusal, passage):
                problem = _problem(refusal, places).about(passage.about)
                self.problems.append(self._led_right(problem, refusal, passage))
        for link in leaps:
            self._leap(link, made.ids, passage, places)

    def _led_right(self, problem: Problem, refusal: "prose.Refusal", passage: _Passage) -> Problem:
        """Return a problem of a link or picture with the address of the file that was probably meant."""
        if refusal.kind == "empty":
            return self._named(problem, refusal, passage)
        if refusal.kind not in ("link", "image"):
            return problem
        path, sign, anchor = refusal.words.partition("#")
        known = self.files.addresses(passage.place, image=refusal.kind == "image")
        if not (meant := nearest(path, known)):
            return problem
        words = f"`{meant}`"
        similar = Phrase(f"a file of a similar name exists: {words}", f"istnieje plik o podobnej nazwie: {words}")
        problem = replace(problem, help=similar)
        if clearly_meant(path, known) != meant:
            return problem
        return problem.mended_by(Replace(problem.span, old=refusal.words, new=f"{meant}{sign}{anchor}"))

    def _named(self, problem: Problem, refusal: "prose.Refusal", passage: _Passage) -> Problem:
        """Return the problem of a link without words with the title of the page it leads to, if it leads to one."""
        found = self.files.find(refusal.words, passage.place, image=False)
        plan, page = self.files.pages.get(found[0], (None, None)) if found else (None, None)
        own = next((one.title for one in plan.pages if one.place == page), plan.title) if plan is not None else None
        title = own.in_(passage.language) if own else ""
        if not title or not passage.words[: refusal.start].endswith(_NO_WORDS) or not title.isprintable():
            return problem
        if not set("[]\\`<").isdisjoint(title):
            return problem
        start = refusal.start - len(_NO_WORDS)
        span = Places(passage.words, passage.where(), self.portfolio.texts).of(start, refusal.end)
        written = passage.words[refusal.start : refusal.end]
        mend = Replace(span, old=f"{_NO_WORDS}{written}", new=f"[{title}]({written}")
        return problem.mended_by(mend)

    def _is_elsewhere(self, name: str) -> bool:
        """Tell whether an id leads nowhere here because of something that is told otherwise, or is for others."""
        return is_sign(name) or self.renamed.get(name, name) in self.portfolio.withheld

    def _is_closed(self, refusal: "prose.Refusal", passage: _Passage) -> bool:
        """Tell whether a link or picture that was refused is for other readers: then its words are all there is."""
        return refusal.kind in ("link", "image") and self.files.is_closed(refusal.words, passage.place)

    def _leap(self, link: "prose.Link", ids: Collection[str], passage: _Passage, places: Places) -> None:
        """Keep a link to a place within a page, but for one that is in the same text."""
        page, anchor = passage.place if passage.is_page else None, link.address.partition("#")[2]
        if not link.address.startswith("#"):
            is_file = not prose.is_external(link.address)
            found = self.files.find(link.address, passage.place, image=False) if is_file else None
            if found is None or found[0] not in self.files.pages:
                return
            page = found[0]
        elif anchor in ids or unquote(anchor) in ids:
            return
        if anchor.lower() not in _TOP and not anchor.startswith(_WORDS):
            at = places.of(link.start, link.end)
            self.leaps.append(Leap(anchor, link.address, at, passage.language, page, passage.owner, passage.about))

    def dead_ends(self, graph: Graph) -> Iterator[Problem]:
        """Yield the links to places that their pages do not have; after all texts were read."""
        if not self.leaps:
            return
        anchors = Anchors(graph, raw_html=self.raw_html)
        for leap in self.leaps:
            known = anchors.missing(leap)
            if known is not None:
                yield self._dead_end(leap, known).about(leap.about)

    def _dead_end(self, leap: Leap, known: Collection[str]) -> Problem:
        meant = nearest(unquote(leap.anchor), known)
        help_ = None
        if meant:
            path = leap.address.partition("#")[0]
            words = f"`{path}#{meant}`"
            help_ = Phrase(
                f"there is a place of a similar name: {words}", f"istnieje miejsce o podobnej nazwie: {words}"
            )
        elif leap.anchor in self.ids:
            words = f"`[[{leap.anchor}]]`"
            help_ = Phrase(
                f"to link the object of this id, write {words}",
                f"aby wskazać obiekt o tym identyfikatorze, wpisz {words}",
            )
        problem = codes.DEAD_ANCHOR.at(leap.span, help=help_, what=leap.address[:_LONGEST])
        if meant and (sure := clearly_meant(unquote(leap.anchor), known)):
            path = leap.address.partition("#")[0]
            problem = problem.mended_by(Replace(leap.span, old=leap.address, new=f"{path}#{sure}"))
        return problem

    def _known(self, wanted: str) -> str | None:
        """Return the id of what a reference names, itself or one of its figures."""
        figure = figure_name(wanted)
        name = figure.id if figure else wanted
        known = self.renamed.get(name, name)
        return known if known in self.ids or known in self.terms else None

    def _target(self, wanted: str) -> "prose.Target | None":
        known = self._known(wanted)
        return prose.Target(known) if known else None

    def _without_figure(self, wanted: str, passage: _Passage, at: Span) -> Iterator[Problem]:
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
                yield _no_figure(name, found, at)

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


def _entries(portfolio: Portfolio) -> Iterator[nodes.Mapping]:
    for document in portfolio.glossary:
        listed = document.fields.get("glossary") if document.fields is not None else None
        if isinstance(listed, Sequence) and not isinstance(listed, str):
            yield from (entry for entry in listed if isinstance(entry, nodes.Mapping))


def _problem(refusal: "prose.Refusal", places: Places) -> Problem:
    return _CODES[refusal.kind].at(
        places.of(refusal.start, refusal.end), what=" ".join(refusal.words.split())[:_LONGEST], limit=prose.DEEPEST
    )


def _without_turns(problem: Problem, passage: _Passage) -> Problem:
    """Return a problem of an invisible sign with its mend: the sign goes, or all of them go in one value of YAML."""
    if passage.is_page:
        sign = chr(int(str(problem.values["what"]).removeprefix("U+"), 16))
        return problem.mended_by(Replace(problem.span, old=sign, new=""))
    words = without_turns(passage.words)
    return problem.mended_by(Put(passage.where(), value=words, old=passage.words))


def _no_figure(name: FigureName, found: Missing, at: Span) -> Problem:
    meant = nearest(name.field, found.known) if found.reason in ("field", "words") else None
    words = (f"did you mean `[[{name.id}:{meant}]]`?", f"czy chodziło o `[[{name.id}:{meant}]]`?")
    return codes.NO_FIGURE_BECAUSE[found.reason].at(
        at,
        help=Phrase(*words) if meant else None,
        id=name.id,
        field=name.field,
        period=name.period or "",
        known=", ".join(f"`{one}`" for one in found.known[:_SHOWN]),
        first=found.known[0] if found.known else "",
    )


def _is_bilingual(part: Part, path: tuple[str | int, ...]) -> bool:
    here: Any = part.node
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(here, dict)
