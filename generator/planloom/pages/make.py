"""A page from its specification: a pure function of what it is made with."""

from contextlib import closing
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from planloom.model import Plan
from planloom.pages import codes
from planloom.pages.context import PageContext, Resources
from planloom.pages.page import Page
from planloom.pages.past import FEED
from planloom.pages.specs import PageSpec
from planloom.pages.templates import BrokenTemplateError, Templates
from planloom.problems import Level, Phrase, Problem, Span
from planloom.tracking import recording

WIDE = frozenset({"", "attention", "roadmap"})
"""Pages of large pictures, which need the room that a table of contents would take."""
FEW_HEADINGS = 7
"""A page with a wide table and no more headings than this does without a table of contents, for the room it takes."""

OUR_TEMPLATE = codes.BROKEN_TEMPLATE.worded(
    Phrase(
        "a page is not written, because of a mistake in Planloom's own template: {reason}",
        "strona nie powstała z powodu błędu w szablonie Planloom: {reason}",
    ),
    help=Phrase(
        "nothing is wrong with your plans; please report it with this message. The other pages are made all the same",
        "w planach nie ma błędu; prosimy o zgłoszenie wraz z tym komunikatem. Pozostałe strony i tak powstają",
    ),
    level=Level.WARNING,
)
NOT_WRITTEN = Phrase(
    "This page could not be written, because of a mistake in Planloom.",
    "Ta strona nie powstała z powodu błędu w Planloom.",
)


def make_page(spec: PageSpec, resources: Resources, templates: Templates) -> tuple[Page | None, list[Problem]]:
    """Return a page, below it whatever names its objects and stands nowhere on it yet, and what was wrong.

    None where a template of the user's does not work: there is no page without it.
    """
    with recording() as reads:
        made, problems = _made(spec, resources, templates)
    if made is None:
        return None, problems
    return replace(made, reads=resources.inputs.names({*reads, *spec.reads})), problems


def _made(spec: PageSpec, resources: Resources, templates: Templates) -> tuple[Page | None, list[Problem]]:
    data = spec.data()
    try:
        with closing(resources.page(spec.address, spec.place, data.shown, data.ids)) as page:
            return _page(spec, page, _rendered(spec, page, templates, data.values)), []
    except BrokenTemplateError as error:
        problem = _problem(error)
        if not error.ours:
            return None, [problem]
    with closing(resources.page(spec.address, spec.place)) as page:
        words = NOT_WRITTEN.in_(resources.language)
        return _page(spec, page, Markup("{}\n<p>{}</p>").format(page.heading(1, spec.title), words)), [problem]


def _rendered(spec: PageSpec, page: PageContext, templates: Templates, values: Any) -> str:
    html = templates.render(
        spec.template, page, **{"title": spec.title, "here": spec.address, "subject": spec.subject, **values}
    )
    html += str(page.workings.legend())
    if rest := page.related.rest(spec.address):
        html += f"\n{templates.render('partials/related.html.j2', page, entries=rest, subject=spec.subject)}"
    return html + _history(spec, page, templates)


def _history(spec: PageSpec, page: PageContext, templates: Templates) -> str:
    """Return what happened to the object that a page is about; nothing where nothing is known of it."""
    subject = spec.subject
    if subject is None or not page.past.known:
        return ""
    values = {
        "events": page.past.on_page(subject),
        "last": page.past.last_change(subject),
        "feed": FEED if isinstance(subject, Plan) else "",
    }
    return f"\n{templates.render('partials/history.html.j2', page, subject=subject, **values)}"


def _problem(error: BrokenTemplateError) -> Problem:
    code = OUR_TEMPLATE if error.ours else codes.BROKEN_TEMPLATE
    return code.at(Span(f"templates/{error.name}", error.line), reason=error.reason)


def _page(spec: PageSpec, page: PageContext, html: str) -> Page:
    headings = tuple(page.outline.headings)
    bare = len(headings) <= (FEW_HEADINGS if page.is_wide else 1) or page.is_listing or spec.address in WIDE
    return Page(
        address=spec.address,
        language=page.language,
        title=spec.called,
        sections=page.outline.sections(html),
        headings=headings,
        sources=spec.sources,
        description=spec.description,
        subject=spec.subject.id if spec.subject else None,
        pictures=page.drawings,
        media=tuple(sorted(page.prose.media)),
        meta=spec.front(bare=bare),
        workings=page.workings.made(),
    )
