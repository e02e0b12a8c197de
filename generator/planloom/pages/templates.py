"""The templates' environment: which templates there are, and how they are rendered.

Whatever a template prints is made safe on the way out (:mod:`planloom.pages.values`). A template of the same path
in the user's own folder wins.
"""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from planloom.i18n import label
from planloom.packaged import packaged_folder
from planloom.pages.context import PageContext
from planloom.pages.engine import FunctionContext, PageEnvironment
from planloom.pages.gettext import gettext_functions
from planloom.pages.words import as_words, label_words
from planloom.problems import Language
from planloom.sandbox import template_environment

FILTERS = ("cell", "block", "short", "figure", "approx", "share", "plain")
"""Ways to write a value, each a method of :class:`~planloom.pages.values.Values`."""


_FAILS = (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError, RuntimeError, OSError)
"""What may be raised while a template is read and at work: by its code, by what it calls, by its file."""


class BrokenTemplateError(Exception):
    """A template that does not work: its name, line, what is wrong with it, and whether it is one of ours."""

    def __init__(self, name: str, line: int, reason: str, *, ours: bool) -> None:
        super().__init__(reason)
        self.name = name
        self.line = line
        self.reason = reason
        self.ours = ours


class Templates:
    """Renders templates for one language; those in `folders` win over ours.

    What a template may call comes with the page (:class:`~planloom.pages.context.PageContext`).
    """

    def __init__(self, language: Language, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._known: dict[str, bool] = {}
        self.environment = template_environment(
            folders,
            packaged_folder("templates"),
            "pages",
            PageEnvironment,
            FunctionContext,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_printed(language),
            extensions=["jinja2.ext.do"],
        )
        self.environment.globals.update(
            language=language,
            label=lambda choice: as_words(label(choice, language), language),
            words=lambda text: label_words(text, language),
            **gettext_functions(language),
        )
        self.environment.filters.update({name: _filter(name) for name in FILTERS})

    def exists(self, name: str) -> bool:
        """Tell whether there is a template of this path, be it one that does not work."""
        if name not in self._known:
            try:
                self.environment.get_template(name)
            except TemplateNotFound:
                self._known[name] = False
            except _FAILS:
                self._known[name] = True  # what is wrong with it is told where it is used
            else:
                self._known[name] = True
        return self._known[name]

    def render(self, name: str, page: PageContext, **context: Any) -> str:
        """Return the HTML of a page; raises :class:`BrokenTemplateError` for a template that does not work."""
        try:
            return self.environment.get_template(name).render(page=page, **context)
        except TemplateError as error:
            line = getattr(error, "lineno", None) or _line_in_template(error)
            found = getattr(error, "name", None) or name
            reason = str(error.message or error)
            raise BrokenTemplateError(found, line, reason, ours=self._ours(found, error)) from error
        except _FAILS as error:
            reason = f"{type(error).__name__}: {error}"
            ours = self._ours(name, error)
            raise BrokenTemplateError(name, _line_in_template(error), reason, ours=ours) from error

    def _ours(self, name: str, error: Exception) -> bool:
        """Tell whether nothing of the user's had a part in a failure: neither the template nor what it imports."""
        files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
        return not any(
            (folder / name).is_file() or any(file.is_relative_to(folder) for file in files) for folder in self.folders
        )


def _printed(language: Language) -> Callable[[Context, Any], Any]:
    """Return the function that makes whatever a template prints fit to stand on its page."""

    @pass_context
    def printed(context: Context, value: Any) -> Any:
        kind = type(value)
        if kind is Markup:
            return value
        return as_words(value, language) if kind is str else context.parent["page"].values.show(value)

    return printed


def _filter(name: str) -> Callable[..., Markup]:
    """Return the filter that writes a value with the method of this name, for the page that is being made."""

    @pass_context
    def written(context: Context, value: Any, *settings: Any) -> Markup:
        made: Markup = getattr(context.parent["page"].values, name)(value, *settings)
        return made

    return written


def _line_in_template(error: Exception) -> int:
    """Return the line of the innermost template that was at work."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return (lines[-1] if lines else None) or 1
