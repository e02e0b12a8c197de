"""Pages put into frames of the theme that are rendered once.

Between two pages of ours nearly everything that the theme writes is the same. So its template is rendered with
stand-ins for what may differ, which note what the template asks of them: a frame, with places for words, and the
facts it was made for. A page of which these facts are true gets that frame with its own words, at a thirtieth of
the time. A page that no frame fits gets one of its own; where a template does anything that cannot be noted, pages
are rendered as MkDocs renders them.

What a frame gives to the page it was made from is compared with the full rendering. A template that changes
something which lasts longer than a page, or asks for the time, is the one thing this does not see.
"""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template
from jinja2.defaults import DEFAULT_NAMESPACE
from mkdocs.plugins import PluginCollection

from planloom.site.mkdocs.compact import compact, is_compact
from planloom.site.mkdocs.finished import FinishedPage
from planloom.site.mkdocs.recorded import (
    ANY,
    PLACE,
    Get,
    Given,
    NotFillableError,
    Printed,
    Recorder,
    filtered,
    first_folder,
    place_of,
    tested,
)

# As many frames as pages are worth making them for: a theme that needs more shows something new on every page.
MOST = 64
FAILURES = 16

# The same for all pages of a build; what else a template is given may differ.
CONSTANT = frozenset(("config", "mkdocs_version", "build_date_utc", "base_url"))

# Plugins that tell templates about a page by what they are given, and change nothing else.
KNOWN = ("planloom.", "material.plugins.search.", "material.plugins.tags.")


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered template with places for words, and what must be true of a page that is put into it.

    Pieces are text, or the number of the step that finds words; `content` is that of the page's content, if there is
    one, and `edges` are places at the end of a line.
    """

    names: frozenset[str]
    folders: frozenset[str]
    steps: tuple[tuple[int, Get, type[Any], Any], ...]
    pieces: tuple[str | int, ...]
    content: int | None
    edges: frozenset[int]

    def answers(self, given: Given) -> list[Any] | None:
        """Return what a page answers to all that the template asks; None where the template would go another way."""
        if given.keys() != self.names or first_folder(given["page"].url) in self.folders:
            return None
        answers: list[Any] = [given]
        for of, get, kind, expected in self.steps:
            answer = get(answers[of], given)
            if type(answer) is not kind or (expected is not ANY and answer != expected):
                return None
            answers.append(answer)
        return answers

    def filled(self, answers: Sequence[Any]) -> str | None:
        """Return the page; None where words of it would not be as they are when a rendered page is made compact."""
        for place in set(self.pieces[1::2]) - {self.content}:
            if not is_compact(answers[place], edge=place in self.edges):  # type: ignore[index]  # places are numbers
                return None
        return "".join([piece if isinstance(piece, str) else answers[piece] for piece in self.pieces])


class Frames:
    """The frames of one build, by template and by how deep a page lies."""

    def __init__(self) -> None:
        self.made: dict[tuple[str | None, str], list[Frame]] = {}
        self.recorder: Recorder | None = None
        self.failed: Counter[tuple[str | None, frozenset[str]]] = Counter()

    def page(self, template: Template, given: Given, render: Callable[[Given], str]) -> str:
        """Return a page, put into a frame or rendered whole."""
        frames = self.made.setdefault((template.name, given["base_url"]), [])
        for frame in frames:
            if (answers := frame.answers(given)) is not None:
                return frame.filled(answers) or compact(render(given), given["page"].content)
        whole = compact(render(given), given["page"].content)
        kind = template.name, frozenset(given)
        if self.failed[kind] < FAILURES and len(frames) < MOST:
            made = self.record(given, render)
            answers = made.answers(given) if made else None
            filled = made.filled(answers) if made and answers else ""
            if made and filled == whole:
                frames.append(made)
            elif filled is not None:
                self.failed[kind] += 1
        return whole

    def record(self, given: Given, render: Callable[[Given], str]) -> Frame | None:
        """Render a template with stand-ins for what may differ; None where it cannot be told what does."""
        self.recorder = recorder = Recorder(given)
        try:
            text = str.__str__(render({name: _stand_in(recorder, name) for name in given}))
        except Exception:  # noqa: BLE001 - whatever a template does with a stand-in, a page will do without
            return None
        finally:
            self.recorder = None
        if first_folder(given["page"].url) in recorder.folders:
            return None
        places = dict.fromkeys(map(int, PLACE.findall(text)))
        content = next((place for place in places if recorder.answers[place] == given["page"].content), None)
        split = PLACE.split(text if content is None else compact(text, place_of(content)))
        pieces = [int(piece) if n % 2 else piece for n, piece in enumerate(split)]
        return Frame(
            frozenset(given),
            frozenset(recorder.folders),
            tuple((step.of, step.get, step.type, step.expected) for step in recorder.steps),
            tuple(pieces),
            content,
            frozenset(_edges(pieces)),
        )


def _edges(pieces: Sequence[str | int]) -> Iterator[int]:
    """Yield the places that may touch the end of a line, or words of another place."""
    for before, place, behind in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if not isinstance(place, int) or not isinstance(before, str) or not isinstance(behind, str):
            continue
        if not before.rstrip(" ") or not behind.lstrip(" ") or before[-1:] == "\n" or behind[:1] == "\n":
            yield place


def _stand_in(recorder: Recorder, name: str) -> Any:
    if name in CONSTANT:
        return recorder.given[name]
    try:
        return recorder.stand_in(name, 0, lambda given, _: given[name])
    except NotFillableError:
        return Unforeseen()


class Unforeseen:
    """What must not be asked for."""

    def __getattribute__(self, name: str) -> Any:
        raise NotFillableError


def install(env: Environment, plugins: PluginCollection) -> Frames | None:
    """Let `env` put pages into frames; None where a plugin has a hand in pages that frames would not show."""
    if not _foreseen(plugins.events["page_context"]) or not set(env.globals) <= set(DEFAULT_NAMESPACE) | I18N:
        return None
    frames = Frames()
    env.template_class = _template_class(frames)
    env.filters.update({name: _noting(frames, name, real) for name, real in env.filters.items()})
    env.tests.update({name: _asking(frames, name, real) for name, real in env.tests.items()})
    env.concat = functools.partial(_joined, frames)  # type: ignore[method-assign]
    if env.cache is not None:
        env.cache.clear()
    return frames


I18N = frozenset(("_", "gettext", "ngettext", "pgettext", "npgettext"))


def _foreseen(handlers: Iterable[Callable[..., Any]]) -> bool:
    return all(f"{one.__module__}.".startswith(KNOWN) for one in handlers)


def _template_class(frames: Frames) -> type[Template]:
    class Framed(Template):
        """A template that puts our pages into frames."""

        def render(self, *args: Any, **kwargs: Any) -> str:
            render = super().render
            if frames.recorder or kwargs or len(args) != 1 or not isinstance(args[0].get("page"), FinishedPage):
                return render(*args, **kwargs)
            return frames.page(self, args[0], render)

    return Framed


def _joined(frames: Frames, parts: Iterable[str]) -> str:
    made = "".join(parts)
    return Printed(made) if frames.recorder and PLACE.search(made) else made


def _noting(frames: Frames, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(real)
    def used(*args: Any, **kwargs: Any) -> Any:
        return filtered(frames.recorder, name, real, args, kwargs) if frames.recorder else real(*args, **kwargs)

    return used


def _asking(frames: Frames, name: str, real: Any) -> Callable[..., Any]:
    @functools.wraps(real)
    def used(*args: Any, **kwargs: Any) -> Any:
        return tested(name, real, args) if frames.recorder else real(*args, **kwargs)

    return used
