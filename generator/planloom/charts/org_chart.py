"""The organisation before and after: two trees side by side, with marks on what changes.

They are nested lists given the shape of a chart by the stylesheet. So they wrap on a phone, can be read
out, printed and searched, and hold a tree of any depth in half the width of a page.
"""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import escape

from planloom.charts.cache import content_key
from planloom.charts.data import exact
from planloom.charts.diagram import OrgChart, Unit
from planloom.charts.figure import subtitle
from planloom.charts.request import Column
from planloom.charts.words import WORDS
from planloom.problems import Language

_SIGNS = {"created": "+", "moved": "⇄", "merged": "⤵", "closed": "✕", "changed": "✎"}
_COUNT = Column("headcount", "", "number")


def draw_org(request: OrgChart) -> str:
    """Return both trees as one HTML block without blank lines."""
    identity = "pl-" + content_key(repr(request))[:10]
    about = escape(" ".join(request.description.split()))
    states = (("before", request.before, request.totals[0]), ("after", request.after, request.totals[1]))
    sides = "".join(_side(f"{identity}-{name}", name, units, total, request) for name, units, total in states)
    return (
        f'<figure class="pl-chart pl-org no-glossary" id="{identity}">\n'
        f"<figcaption>{escape(request.title)}</figcaption>\n{subtitle(request.subtitle)}"
        + (f'<p class="pl-org__about">{about}</p>\n' if about else "")
        + f'<div class="pl-org__sides">{sides}</div>\n</figure>'
    )


def _side(identity: str, name: str, units: Sequence[Unit], total: Decimal | None, request: OrgChart) -> str:
    heading = f"{escape(WORDS[name].in_(request.language))}{_headcount(total, request)}"
    return (
        f'<div class="pl-org__side"><p class="pl-org__when" id="{identity}">{heading}</p>'
        f'<div role="group" aria-labelledby="{identity}">{tree(units, request)}</div></div>'
    )


def tree(units: Sequence[Unit], request: OrgChart) -> str:
    """Return a state of the organisation as nested lists. A unit without a known parent is at the top."""
    known = {unit.id for unit in units}
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        parent = unit.parent if unit.parent in known and unit.parent != unit.id else None
        below.setdefault(parent, []).append(unit)
    seen: set[int] = set()
    drawn = _branch(None, below, seen, request)
    for unit in units:
        if id(unit) not in seen:
            # units that are each other's parents: a finding of the rules, and still to be seen here
            drawn += _branch(None, below | {None: [unit]}, seen, request)
    return drawn


def _branch(parent: str | None, below: dict[str | None, list[Unit]], seen: set[int], request: OrgChart) -> str:
    items = []
    for unit in below.get(parent, []):
        if id(unit) in seen:  # the units themselves: two may have one id, which the rules tell
            continue
        seen.add(id(unit))
        items.append(f"<li>{_unit(unit, request)}{_branch(unit.id, below, seen, request)}</li>")
    return f'<ul class="pl-org__tree">{"".join(items)}</ul>' if items else ""


def _unit(unit: Unit, request: OrgChart) -> str:
    title = escape(unit.title)
    named = f'<a href="{escape(unit.href)}">{title}</a>' if unit.href else title
    kind = f" pl-org__unit--{unit.change}" if unit.change else ""
    about = f"<span>{named}</span>{_headcount(unit.headcount, request)}{_change(unit, request.language)}"
    return f'<div class="pl-org__unit{kind}">{about}</div>'


def _change(unit: Unit, language: Language) -> str:
    words = ": ".join(filter(None, (WORDS[unit.change].in_(language) if unit.change else "", unit.note)))
    if not words:
        return ""
    sign = f'<span aria-hidden="true">{_SIGNS[unit.change]}</span> ' if unit.change else ""
    return f' <span class="pl-org__change">{sign}{escape(words)}</span>'


def _headcount(number: Decimal | None, request: OrgChart) -> str:
    if number is None:
        return ""
    words = " ".join(filter(None, (exact(number, _COUNT, request.language), request.headcount_title)))
    return f' <span class="pl-org__count">{escape(words)}</span>'
