"""The charts that writers put into their pages, tried before a site is made of them.

A build that meets one that cannot be drawn makes no site, so `check` has told it.
"""

from collections.abc import Iterator

from planloom.charts.draw import Charts
from planloom.charts.request import Fence, fence_of
from planloom.fenced import VEGALITE
from planloom.model import Portfolio
from planloom.model.plan import Body
from planloom.packaged import packaged_folder
from planloom.problems import LANGUAGES, Language, Problem
from planloom.prose import Fenced, Surroundings, render


def faults(portfolio: Portfolio) -> list[Problem]:
    """Return what is wrong with the charts in the texts of plans and in their pages; each is drawn once, not kept."""
    fences = list(fences_in(portfolio))
    if not fences:
        return []
    charts = Charts([packaged_folder("templates")])
    return [problem for drawn in charts.draw_all(fences, "book") for problem in drawn.problems]


def fences_in(portfolio: Portfolio) -> Iterator[Fence]:
    """Yield the blocks of all texts that can hold one, in the order of the sources."""
    for plan in portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            for language in LANGUAGES:
                body = bodies.get(language)
                if body is not None and VEGALITE in body.markdown.lower():
                    yield from _in(body, language)


def _in(body: Body, language: Language) -> list[Fence]:
    found: list[Fence] = []

    def note(block: Fenced) -> None:
        if block.kind == VEGALITE:
            found.append(fence_of(block, body.span, language))

    render(body.markdown, Surroundings(language=language, drawn=note))
    return found
