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
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template
from mkdocs.plugins import PluginCollection

from planloom.site.compact import compact, is_compact
from planloom.site.finished import FinishedPage
from planloom.site.recorded import PLACE, Given, NotFillableError, Printed, Reading, Recorder, filtered, first_folder, place_of, tested

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

    `content` is the place of the page's content, if there is one.
    """

    names: frozenset[str]
    facts: tuple[tuple[Reading, Any], ...]
    folders: frozenset[str]
    words: tuple[Reading, ...]
    pieces: tuple[str | int, ...]
    content: int | None

    def fits(self, given: Given) -> bool:
        """Tell whether the template would ask a page for nothing new."""
        if given.keys() != self.names or first_folder(given["page"].url) in self.folders:
            return False
        for reading, expected in self.facts:
            found = reading(given)
            if found != expected or type(found) is not type(expected):
                return False
        return True

    def filled(self, given: Given) -> str | None:
        """Return the page; None where words of it would not be as they are when a rendered page is made compact."""
        words = [str(reading(given)) for reading in self.words]
        if not all(is_compact(one) for place, one in enumerate(words) if place != self.content):
            return None
        return "".join([piece if isinstance(piece, str) else words[piece] for piece in self.pieces])


class Frames:
    """The frames of one build, by template and by how deep a page lies."""

    def __init__(self) -> None:
        self.made: dict[tuple[str | None, str], list[Frame]] = {}
        self.recorder: Recorder | None = None
        self.failed: Counter[tuple[str | None, frozenset[str]]] = Counter()

    def page(self, template: Template, given: Given, render: Callable[[Given], str]) -> str:
        """Return a page, put into a frame or rendered whole."""
        frames = self.made.setdefault((template.name, given["base_url"]), [])
        fitting = next((frame for frame in frames if frame.fits(given)), None)
        if fitting and (page := fitting.filled(given)) is not None:
            return page
        whole = compact(render(given), given["page"].content)
        kind = template.name, frozenset(given)
        if not fitting and self.failed[kind] < FAILURES and len(frames) < MOST:
            made = self.record(given, render)
            if made and made.filled(given) == whole:
                frames.append(made)
            else:
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
        words = tuple(recorder.words.values())
        content = next((place for place, read in enumerate(words) if read(given) == given["page"].content), None)
        pieces = PLACE.split(text if content is None else compact(text, place_of(content)))
        return Frame(
            frozenset(given),
            tuple(recorder.facts.values()),
            frozenset(recorder.folders),
            words,
            tuple(int(piece) if n % 2 else piece for n, piece in enumerate(pieces)),
            content,
        )


def _stand_in(recorder: Recorder, name: str) -> Any:
    if name in CONSTANT:
        return recorder.given[name]
    try:
        return recorder.stand_in(name, lambda given: given[name])
    except NotFillableError:
        return Unforeseen()


class Unforeseen:
    """What must not be asked for."""

    def __getattribute__(self, name: str) -> Any:
        raise NotFillableError


def install(env: Environment, plugins: PluginCollection) -> Frames | None:
    """Let `env` put pages into frames; None where a plugin has a hand in pages that frames would not show."""
    if not _foreseen(plugins.events["page_context"]) or not set(env.globals) <= set(Environment().globals) | I18N:
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
