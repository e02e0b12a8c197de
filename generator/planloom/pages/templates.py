"""The templates' environment: what templates may call, and how values become Markdown.

Whatever a template prints is made safe on the way out: text of plans through :class:`Prose`, numbers,
money and periods in the reader's format, plain strings with Markdown's signs escaped. A template of the
same path in the user's own folder wins.
"""

import re
import traceback
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from markupsafe import Markup

from planloom.compiled import Compiled
from planloom.figures.figure import Figure
from planloom.i18n import format_share, format_value, label, scale_of, short_money, translate, translations
from planloom.packaged import packaged_folder
from planloom.pages.inert import as_words
from planloom.pages.prose import escape
from planloom.pages.workings import Workings
from planloom.problems import Language, Phrase
from planloom.prose import plain
from planloom.values import Money, Text, rounded
from planloom.values.rounding import places_apart, trimmed


class TextWriter(Protocol):
    """Writes the texts of plans for one page."""

    def running(self, text: Text, level: int = 1) -> Markup:
        """Return a text as it stands in the run of a page, its headings of `level` and below."""
        ...

    def line(self, text: Text) -> Markup:
        """Return a text on one line."""
        ...


class BrokenTemplateError(Exception):
    """A template that does not work: its name, line, what is wrong with it, and whether it is one of ours."""

    def __init__(self, name: str, line: int, reason: str, *, ours: bool) -> None:
        super().__init__(reason)
        self.name = name
        self.line = line
        self.reason = reason
        self.ours = ours


class Templates:
    """Renders templates for one language.

    `prose` writes texts of plans in the reader's language; `helpers` are further functions that
    templates may call, `workings` collects the computed figures that a page prints.
    """

    def __init__(
        self,
        language: Language,
        folders: Sequence[Path],
        prose: TextWriter,
        helpers: dict[str, Any],
        workings: Workings,
    ) -> None:
        self.language = language
        self.folders = tuple(folders)
        self.prose = prose
        self.workings = workings
        self.environment = Environment(
            loader=FileSystemLoader([*folders, packaged_folder("templates")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            finalize=self.show,
            bytecode_cache=Compiled(f"pages in {language}"),
            extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        )
        catalogue = translations(language)
        self.environment.install_gettext_callables(  # type: ignore[attr-defined]
            catalogue.gettext,
            catalogue.ngettext,
            newstyle=True,
            pgettext=catalogue.pgettext,
            npgettext=catalogue.npgettext,
        )
        self.environment.globals.update(
            language=language,
            label=lambda choice: as_words(label(choice, language)),
            words=lambda text: Markup(translate(text, language)),  # noqa: S704  # our own words
            **helpers,
        )
        self.environment.filters.update(
            cell=self.cell,
            block=self.block,
            short=self.short,
            figure=self.figure,
            approx=self.approx,
            share=self.share,
            plain=lambda value: escape(plain_text(value, language)).replace('"', "&quot;"),  # in attributes, too
        )

    def exists(self, name: str) -> bool:
        """Tell whether there is a template of this path."""
        try:
            self.environment.get_template(name)
        except TemplateNotFound:
            return False
        return True

    def render(self, name: str, **context: Any) -> str:
        """Return the Markdown of a page; raises :class:`BrokenTemplateError` for a template that does not work."""
        try:
            return self.environment.get_template(name).render(context)
        except TemplateError as error:
            line = getattr(error, "lineno", None) or _line_in_template(error)
            found = getattr(error, "name", None) or name
            reason = str(error.message or error)
            raise BrokenTemplateError(found, line, reason, ours=self._ours(found, error)) from error
        except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
            reason = f"{type(error).__name__}: {error}"
            ours = self._ours(name, error)
            raise BrokenTemplateError(name, _line_in_template(error), reason, ours=ours) from error

    def _ours(self, name: str, error: Exception) -> bool:
        """Tell whether nothing of the user's had a part in a failure: neither the template nor what it imports."""
        files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
        return not any(
            (folder / name).is_file() or any(file.is_relative_to(folder) for file in files) for folder in self.folders
        )

    def show(self, value: Any) -> Any:
        """Make a value fit to stand on a page; called for everything a template prints."""
        if value is None:
            return ""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Text):
            return self.prose.running(value)
        if isinstance(value, Phrase):
            return Markup(escape(value.in_(self.language)))  # noqa: S704  # escaped here
        if isinstance(value, str):
            return Markup(escape(value))  # noqa: S704  # escaped here
        if isinstance(value, Figure):
            return self.cell(value)
        return as_words(format_value(value, self.language))

    def cell(self, value: Any) -> Markup:
        """Return a value on one line, for a table; a dash where there is none."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.cell(value.value))
        if value is None or value == "":
            return Markup("–")
        if isinstance(value, Text):
            return self.prose.line(value)
        lines = str(self.show(value)).strip().replace("\n", " ")
        return Markup(_PIPE.sub(r"\\|", lines))  # noqa: S704  # shown above

    def block(self, value: Text | None, level: int = 3) -> Markup:
        """Return a text of a plan as paragraphs of its own, its headings below `level`."""
        return Markup("") if value is None else self.prose.running(value, level)

    def short(self, value: Money | None) -> Markup:
        """Return money in millions where nothing is lost by it."""
        return Markup("–") if value is None else as_words(short_money(value, self.language))

    def figure(self, value: Any) -> Markup:
        """Return a figure for a table: money in millions where nothing is lost by it, a dash for nothing."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.figure(value.value))
        return self.short(value) if isinstance(value, Money) else self.cell(value)

    def share(self, value: Figure[Any] | Decimal | None, digits: int = 1) -> Markup:
        """Return a fraction of one as a percentage, marked where something is left out of it."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.share(value.value, digits))
        return Markup("–") if value is None else as_words(format_share(value, self.language, digits))

    def approx(self, value: Money | Decimal | Figure[Any] | None) -> Markup:
        """Return a computed figure that stands alone, rounded to what one reads at a glance."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.approx(value.value))
        if isinstance(value, Money):
            return as_words(scale_of([value], about=True).full(value, self.language))
        return self.cell(None if value is None else trimmed(rounded(value, places_apart([value], 1))))


def _line_in_template(error: Exception) -> int:
    """Return the line of the innermost template that was at work."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return (lines[-1] if lines else None) or 1


_PIPE = re.compile(r"(?<!\\)\|")


def plain_text(value: Text | str | None, language: Language) -> str:
    """Return a text without Markdown, for titles and descriptions."""
    return plain(value.in_(language) if isinstance(value, Text) else value or "")
