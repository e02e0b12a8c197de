"""Cut the sources for one audience: what it may not see is gone, and nothing leads there any more."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from planloom.audience import codes
from planloom.audience.declared import ALL, Audiences
from planloom.audience.fields import Fields
from planloom.audience.hidden import Hidden
from planloom.audience.marks import Marks
from planloom.audience.signs import ids_in, unnamed
from planloom.audience.spelling import KEY, is_misspelt, may_name, unread
from planloom.problems import LANGUAGES, Problem, Span
from planloom.source import Document, Mapping, PlanFolder, Sequence, Sources
from planloom.values import CALENDAR_YEARS, Calendar

HEADER = "plan"


@dataclass(frozen=True, slots=True)
class Cut:
    """Sources for one audience, what is wrong with the marks in them, and what was `hidden`.

    `whole` are the sources of which something was withheld; None where nothing was. `marked` are the names, by their
    places, under which something stood that is withheld by a mark of its own.
    """

    sources: Sources
    problems: tuple[Problem, ...]
    hidden: Hidden
    whole: Sources | None = None
    marked: AnyMapping[Span, str] = field(default_factory=dict)

    def unread(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return those of `problems`, which tell what the model does not read, that make a mark withhold nothing.

        What is withheld by itself would be gone with the name that nobody reads, and what the mark was for would stay:
        a key ``<<`` that should bring the audience of another object, a field that is misspelt.
        """
        return [codes.MISSPELT.at(one.span, key=self.marked[one.span]) for one in problems if one.span in self.marked]

    def told(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return those of `problems` that do not stand in something withheld, without the places that do."""
        return [self.hidden.less(one) for one in problems if not self.hidden.tells(one)]


def withhold(sources: Sources, declared: Audiences, whom: str | None, calendar: Calendar = CALENDAR_YEARS) -> Cut:
    """Return `sources` without what is not for `whom`; :data:`~planloom.audience.ALL` keeps everything.

    None says that nobody was named, which is an error where the sources name audiences. `calendar` is that by which
    the organisation reports.
    """
    wrong = []
    names = ", ".join(f"`{name}`" for name in (*declared.names, ALL))
    if whom is not None and whom != ALL and whom not in declared.sees:
        wrong.append(codes.NOBODY.at(Span("planloom.yml"), given=whom, names=names))
    sees = None if whom in (None, ALL) else declared.sees.get(whom or "", frozenset())
    marks = Marks(declared, sees)
    hidden = Hidden()
    cut = _Knife(sources, marks, Fields(marks, hidden, calendar)).cut()
    if whom is None and marks.first is not None and not wrong:
        wrong.append(codes.NOT_SAID.at(marks.first, names=names))
    whole = _whole(sources, declared, calendar) if hidden.words else None
    return Cut(cut, (*wrong, *marks.problems), hidden, whole, hidden.marked)


def _whole(sources: Sources, declared: Audiences, calendar: Calendar) -> Sources:
    """Return `sources` with everything but the marks."""
    marks = Marks(declared, None)
    return _Knife(sources, marks, Fields(marks, Hidden(), calendar)).cut()


class _Knife:
    """Cuts one file after the other; each is looked through only where its text can hold a mark."""

    def __init__(self, sources: Sources, marks: Marks, fields: Fields) -> None:
        self.sources = sources
        self.marks = marks
        self.hidden = fields.hidden
        self.fields = fields
        self.marked = {name for name, text in sources.texts.items() if may_name(text)}
        self.folders: dict[PurePosixPath, str] = {}
        self.files: set[PurePosixPath] = set()

    def cut(self) -> Sources:
        sources = self.sources
        for document in self._all():
            self._look(document)
        for document in sources.glossary:
            self._look_within(document)
        for name in sources.unread:
            self._look_at_name(PurePosixPath(name).name.split(".")[0], name)
        for document in sources.folders:
            self._folder(document)
        for folder in sources.plans:
            self._headed(folder)
        plans = tuple(left for folder in sources.plans if (left := self._plan(folder)) is not None)
        glossary = tuple(one for document in sources.glossary if (one := self._file(document)) is not None)
        organisation = self._file(sources.organisation) if sources.organisation else None
        media = tuple(place for place in sources.media if not self._medium(place))
        cut = replace(
            sources, plans=plans, glossary=glossary, organisation=organisation, media=media, folders=(),
            closed=frozenset({*self.hidden.places, *self.folders}),
        )  # fmt: skip
        return cut if self.marks.whom is None else self._unnamed(cut)

    def _all(self) -> Iterator[Document]:
        if self.sources.organisation:
            yield self.sources.organisation
        yield from self.sources.glossary
        for folder in self.sources.plans:
            yield from (folder.header, *folder.parts, *folder.pages)

    def _look(self, document: Document) -> None:
        """Tell marks that would be overlooked: in the text of a page, in a file of almost the right name."""
        if document.form == "markdown":
            for line, what in unread(document.body):
                span = Span(document.file, document.line + line)
                self.marks.tell(codes.NOT_READ.at(span, what=what))
            if document.place.stem != HEADER:
                self._look_within(document)
        else:
            self._look_at_name(document.place.stem, document.file)

    def _look_within(self, document: Document) -> None:
        """Tell marks in what is not read of a page or a term: either is for others as a whole, or in one language."""
        if document.file not in self.marked:
            return
        for entry in _entries(document):
            for key, value in entry.items():
                if key not in (KEY, *LANGUAGES) and isinstance(value, Mapping) and KEY in value:
                    self.marks.tell(codes.MISSPELT.at(entry.key_span(key), key=key))

    def _look_at_name(self, stem: str, file: str) -> None:
        """Tell a file that seems to say for whom its folder is, and is not read as that."""
        if stem == KEY or is_misspelt(stem):
            self.marks.tell(codes.MISSPELT.at(Span(file), key=PurePosixPath(file).name))

    def _folder(self, document: Document) -> None:
        """Read the file that says for whom a folder is, or single files and folders in it."""
        fields = document.fields
        folder = document.place.parent
        if fields is None or KEY not in fields:
            self.marks.tell(codes.UNREADABLE.at(Span(document.file)))
            self.folders[folder] = document.file
            return
        hides, inner = self.marks.of(fields)
        for key in fields:
            if key != KEY:
                self.marks.tell(codes.NOTHING_THERE.at(fields.key_span(key), key=key))
        if hides:
            self.folders[folder] = document.file
        if inner is None:
            return
        below = {place.relative_to(folder).parts[0] for place in self._places() if place.is_relative_to(folder)}
        self.marks.unfit(inner, dict.fromkeys(below))
        for name, value in inner.items():
            if name in below and self.marks.hides(value, inner.value_span(name)):
                if (folder / name) in self._files():
                    self.files.add(folder / name)
                else:
                    self.folders[folder / name] = document.file

    def _places(self) -> Iterator[PurePosixPath]:
        yield from (document.place for document in self._all())
        yield from self.sources.media

    def _files(self) -> frozenset[PurePosixPath]:
        return frozenset(self._places())

    def _headed(self, folder: PlanFolder) -> None:
        """Note the folder of a plan whose header, in either language, is for others."""
        headers = [folder.header, *(page for page in folder.pages if _stem(page, folder) == (HEADER, True))]
        if any(self._hides(header) for header in headers):
            if folder.place.parts:
                self.folders[folder.place] = folder.header.file
            else:
                self.files.update(one.place for one in (folder.header, *folder.parts, *folder.pages))

    def _hides(self, document: Document) -> bool:
        """Tell whether all of a file is for others."""
        if document.place in self.files or any(place in self.folders for place in document.place.parents):
            return True
        return document.file in self.marked and document.fields is not None and self.marks.of(document.fields)[0]

    def _file(self, document: Document, *beside: Mapping) -> Document | None:
        """Return what is left of a file; None where nothing is. `beside` are marks that stand elsewhere."""
        if self._hides(document):
            self.hidden.document(document)
            return None
        if document.fields is None or (document.file not in self.marked and not beside):
            return document
        _, own = self.marks.of(document.fields)
        if own is not None and document.place.name not in ("plan.md", "plan.yml"):
            self.marks.unfit(own, document.fields)
        left = self.fields.kept(document.fields, *beside)
        return replace(document, fields=left)

    def _plan(self, folder: PlanFolder) -> PlanFolder | None:
        if self._hides(folder.header):
            self._withhold(folder)
            return None
        own = self._names_of(folder)
        header = self._file(folder.header)
        beside = [own] if own is not None else []
        parts = tuple(one for part in folder.parts if (one := self._file(part, *beside)) is not None)
        pages, bodiless = self._pages(folder)
        if header is not None and bodiless:
            self._lose_text(header)
            header = replace(header, body="")
        return PlanFolder(folder.place, header, parts, pages) if header is not None else None

    def _withhold(self, folder: PlanFolder) -> None:
        """Remember a whole plan as withheld."""
        for document in (folder.header, *folder.parts, *folder.pages):
            self.hidden.document(document)
        fields = folder.header.fields
        if folder.place.parts:
            self.hidden.place(folder.place, folder.header.file)
        if fields is None or fields.get("id") is None:
            self.hidden.plan(folder.place, folder.header.file)

    def _names_of(self, folder: PlanFolder) -> Mapping | None:
        """Return what the header of a plan marks by name, in its own file or in others of the plan."""
        given = folder.header.fields
        own = self.marks.of(given)[1] if given is not None and folder.header.file in self.marked else None
        if own is not None:
            known = {key: None for one in (folder.header, *folder.parts) for key in one.fields or ()}
            self.marks.unfit(own, known)
        return own

    def _pages(self, folder: PlanFolder) -> tuple[tuple[Document, ...], bool]:
        """Return the pages that are left, and whether the text under the header is for others.

        A page is one in all its languages: what one of them says holds for the others, unless it names languages.
        """
        groups: dict[str, list[Document]] = {}
        for page in folder.pages:
            groups.setdefault(_stem(page, folder)[0], []).append(page)
        gone: set[str] = set()
        bodiless = False
        for name, group in groups.items():
            languages = self._languages(group)
            lost = group if any(map(self._hides, group)) else [one for one in group if _is_in(one, languages, group)]
            for page in lost:
                self.hidden.document(page, is_known=len(lost) < len(group) or name == HEADER)
            gone |= {page.file for page in lost}
            if len(lost) == len(group):
                self.hidden.places.add(folder.place / f"{name}.md")
            bodiless = bodiless or (name == HEADER and any(not _has(group, one) for one in languages))
        return tuple(self._cleared(page) for page in folder.pages if page.file not in gone), bodiless

    def _languages(self, group: list[Document]) -> set[str]:
        """Return the languages in which a page is for others."""
        found: set[str] = set()
        for page in group:
            if page.fields is None or page.file not in self.marked:
                continue
            _, own = self.marks.of(page.fields)
            if own is not None:
                self.marks.unfit(own, dict.fromkeys(LANGUAGES))
                found |= {
                    name for name in own if name in LANGUAGES and self.marks.hides(own[name], own.value_span(name))
                }
        return found

    def _cleared(self, page: Document) -> Document:
        """Return a page without its marks."""
        if page.fields is None or KEY not in page.fields:
            return page
        fields = page.fields.copied()
        del fields[KEY], fields.nodes[KEY]
        return replace(page, fields=fields)

    def _lose_text(self, document: Document) -> None:
        lines = document.body.count("\n")
        self.hidden.value(document.body, Span(document.file, document.line, 1, document.line + lines + 1, 1), "text")

    def _medium(self, place: PurePosixPath) -> bool:
        hides = place in self.files or any(one in self.folders for one in place.parents)
        if hides:
            self.hidden.place(place, f"{self.sources.root}/{place}")
        return hides

    def _unnamed(self, sources: Sources) -> Sources:
        """Take away the names of what is withheld, wherever something leads there."""
        hidden = self.hidden
        hidden.ids -= ids_in(sources)
        texts = {file: hidden.blanked(text, file) for file, text in sources.texts.items() if file not in hidden.files}
        return unnamed(replace(sources, texts=texts, is_cut=bool(hidden.words or hidden.spans)), hidden.ids)


def _entries(document: Document) -> Iterator[Mapping]:
    """Yield the terms of a glossary file, or the fields of a page."""
    if document.fields is None:
        return
    if document.form == "markdown":
        yield document.fields
        return
    for terms in document.fields.values():
        yield from (one for one in terms if isinstance(one, Mapping)) if isinstance(terms, Sequence) else ()


def _stem(page: Document, folder: PlanFolder) -> tuple[str, bool]:
    """Return the name of a page within its plan without its language, and whether it names one."""
    place = page.place.relative_to(folder.place).with_suffix("")
    named = place.suffix[1:] in LANGUAGES
    return (place.with_suffix("") if named else place).as_posix(), named


def _language(page: Document) -> str:
    suffix = page.place.with_suffix("").suffix[1:]
    return suffix if suffix in LANGUAGES else ""


def _has(group: list[Document], language: str) -> bool:
    return any(_language(page) == language for page in group)


def _is_in(page: Document, languages: set[str], group: list[Document]) -> bool:
    """Tell whether a page is in one of the languages; without one in its name it is in what no other file is in."""
    own = _language(page)
    return own in languages if own else any(not _has(group, one) for one in languages)
