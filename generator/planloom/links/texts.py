"""Report on what stands in the texts of plans: references, links and pictures that lead nowhere, HTML."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from planloom.links import codes
from planloom.links.graph import Mention
from planloom.links.prose import Token, is_external, local_target, place_of, scan
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan, Portfolio
from planloom.model.nearest import nearest
from planloom.problems import LANGUAGES, Code, Phrase, Problem, Span

# `{:`, `{{`, `{%`, `{.class}`: what other systems put into Markdown. A lone brace is just a brace.
_FOREIGN = re.compile(r"\{[:.#%{][^}\n]{0,40}\}?\}?")


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


class Texts:
    """Scans texts; one for a run."""

    def __init__(
        self, portfolio: Portfolio, ids: Mapping[str, Item], renamed: Mapping[str, str], terms: frozenset[str]
    ) -> None:
        self.portfolio = portfolio
        self.ids = ids
        self.renamed = renamed
        self.terms = terms
        self.pages = pages_by_place(portfolio.plans)
        self.problems: list[Problem] = []

    def of_part(self, part: Part, owner: Item, place: PurePosixPath) -> Iterator[Mention]:
        """Scan the texts of `part` and yield the references in them; `place` is where links start from."""
        for text, path in texts_of(part):
            for language in LANGUAGES:
                words = text.exact(language)
                if words:
                    step = (language,) if _is_bilingual(part, path) else ()
                    yield from self._scan(words, functools.partial(part.span, *path, *step), owner, place)

    def of_pages(self, plan: Plan) -> Iterator[Mention]:
        """Scan the Markdown of a plan and yield the references in it."""
        for body in plan.body.values():
            yield from self._scan(body.markdown, functools.partial(getattr, body, "span"), plan, plan.place / "plan.md")
        for page in plan.pages:
            for body in page.bodies.values():
                yield from self._scan(
                    body.markdown, functools.partial(getattr, body, "span"), plan, plan.place / f"{page.written}.md"
                )

    def _scan(self, words: str, span: Callable[[], Span], owner: Item, place: PurePosixPath) -> Iterator[Mention]:
        for token in scan(words):
            where = _Where(token, words, span, self.portfolio.texts)
            if token.kind == "reference":
                yield from self._reference(token, where, owner)
            elif problem := self._problem(token, words, where, place):
                self.problems.append(problem.about(owner.id))

    def _reference(self, token: Token, where: "_Where", owner: Item) -> Iterator[Mention]:
        known = self.renamed.get(token.value, token.value)
        if known in self.ids or known in self.terms:
            yield Mention(owner, known, where.span())
        elif known not in self.portfolio.withheld:
            meant = nearest(known, [*self.ids, *self.terms])
            help_ = (
                Phrase(f"a similar id exists: `{meant}`", f"istnieje podobny identyfikator: `{meant}`")
                if meant
                else None
            )
            self.problems.append(codes.UNKNOWN_MENTION.at(where.span(), help=help_, id=token.value).about(owner.id))

    def _problem(self, token: Token, words: str, where: "_Where", place: PurePosixPath) -> Problem | None:
        if token.harmful:
            what = f"<{token.value}>" if token.kind == "tag" else token.value
            return codes.ACTIVE.at(where.span(), what=what[:60])
        if token.kind == "tag":
            closing = words.startswith("</", token.start)
            return None if closing else codes.RAW_HTML.at(where.span(), what=token.value)
        if token.kind in ("link", "image") and token.value and not is_external(token.value):
            return self._local(token, where, place)
        if token.kind == "brace" and (foreign := _FOREIGN.match(words, token.start)):
            return codes.BRACES.at(where.span(), what=foreign[0])
        return None

    def _local(self, token: Token, where: "_Where", place: PurePosixPath) -> Problem | None:
        target, _ = local_target(token.value, place)
        if target in self.portfolio.media or (token.kind == "link" and target in self.pages):
            return None
        code: Code = codes.NO_PICTURE if token.kind == "image" else codes.BROKEN_LINK
        return code.at(where.span(), what=token.value)


class _Where:
    """Finds the place of a token only when a problem or a reference needs it."""

    def __init__(self, token: Token, words: str, span: Callable[[], Span], texts: Mapping[str, str]) -> None:
        self._found = (token, words, span, texts)

    def span(self) -> Span:
        token, words, span, texts = self._found
        return place_of(token, words, span(), texts)


def _is_bilingual(part: Part, path: tuple[str | int, ...]) -> bool:
    here: Any = part.node
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(here, dict)
