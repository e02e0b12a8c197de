"""Pictures of the marketing plan: segments as bubbles, and what customers see between the offers."""

from collections.abc import Iterator
from typing import Any

from planloom.charts.request import Picture
from planloom.model import Plan
from planloom.model.marketing import Positioning, Segment
from planloom.pages.pictures.headlines import shapes
from planloom.pages.pictures.studio import Studio
from planloom.problems import Phrase

SEGMENT = Phrase("Segment", "Segment")
AXES = (
    ("growth", Phrase("Growth in a year", "Wzrost w ciągu roku"), "percent"),
    ("accessibility", Phrase("Accessibility", "Dostępność"), "number"),
)


def segments(studio: Studio, plan: Plan) -> Picture | None:
    """Return the segments by growth (or how easily they are reached) and attractiveness, as large as they spend."""
    known = {name: [one for one in plan.each(Segment) if getattr(one, name) is not None] for name, _, _ in AXES}
    name, title, kind = next((axis for axis in AXES if known[axis[0]]), AXES[0])
    shown = [one for one in known[name] if one.attractiveness is not None]
    if len(shown) < 2:  # noqa: PLR2004  # one bubble compares with nothing
        return None
    rows: list[dict[str, Any]] = [
        {
            "segment": studio.name(one),
            "x": getattr(one, name),
            "y": one.attractiveness,
            "size": studio.money(one.value),
            "targeted": one.targeted,
        }
        for one in shown
    ]
    columns = [
        studio.column("segment", SEGMENT),
        studio.column("x", title, "percent" if kind == "percent" else "number"),
        studio.column("y", Phrase("Attractiveness", "Atrakcyjność"), "number"),
        studio.column("size", Phrase("Spends in a year", "Wydaje w roku"), "money"),
    ]
    about = Phrase(
        "Each bubble is a segment, as large as it spends in a year; targeted segments are filled.",
        "Każdy okrąg to segment, tym większy, im więcej wydaje w roku; segmenty docelowe są wypełnione.",
    )
    name_of = studio.say(Phrase("Segments", "Segmenty"))
    currency = studio.figures.exchange.currency
    sizes = [(one.targeted, amount.amount if amount is not None and amount.currency == currency else None)
             for one in shown for amount in [studio.money(one.value)]]  # fmt: skip
    return studio.chart("segments", name_of, about, columns, rows, says=shapes.segments(sizes, studio.language))


def maps(studio: Studio, plan: Plan) -> Iterator[Picture]:
    """Return a perceptual map for each positioning that has a place on one, with its competitors."""
    for one in plan.each(Positioning):
        if one.axes is not None and one.competitors:
            yield _map(studio, one)


def _map(studio: Studio, one: Positioning) -> Picture:
    axes = one.axes
    if axes is None:
        raise ValueError("only a positioning with axes has a map")
    us = studio.text(one.offer) or studio.text(studio.graph.portfolio.organisation.name)
    rows: list[dict[str, Any]] = [{"name": us, "x": axes.x, "y": axes.y, "ours": True}]
    rows += [{"name": studio.text(rival.title), "x": rival.x, "y": rival.y} for rival in one.competitors]
    across, up = studio.text(axes.x_title), studio.text(axes.y_title)
    columns = [
        studio.column("name", Phrase("Offer", "Oferta")),
        studio.column("x", across or Phrase("Across", "W poziomie"), "number"),
        studio.column("y", up or Phrase("Up", "W pionie"), "number"),
    ]
    about = Phrase("How the offers are seen; ours is the diamond.", "Jak postrzegane są oferty; nasza jest rombem.")
    title = studio.say(
        Phrase("Perceptual map: {segment}", "Mapa percepcji: {segment}"), segment=studio.named(one.segment)
    )
    rivals = [(studio.text(rival.title), rival.x, rival.y) for rival in one.competitors]
    says = shapes.nearest((us, axes.x, axes.y), rivals, studio.language)
    unnamed = [key for key, words in (("x", across), ("y", up)) if not words]
    return studio.chart("positioning", title, about, columns, rows, says=says, unnamed=unnamed)
