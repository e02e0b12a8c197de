"""Plans become pages.

:func:`write` takes the figures and returns a :class:`Site` of :class:`Page` values: sections of HTML made by the
templates, and the pictures the pages ask for. It knows no renderer: links are relative, and whatever builds a site,
a book or a wiki is made from sections.
"""

from planloom.charts.request import Chart, Column
from planloom.pages.options import Options, Selection
from planloom.pages.page import LanguageSite, NavEntry, Page, Section, Site
from planloom.pages.page_cache import CacheLocation
from planloom.pages.write import write

__all__ = [
    "CacheLocation",
    "Chart",
    "Column",
    "LanguageSite",
    "NavEntry",
    "Options",
    "Page",
    "Section",
    "Selection",
    "Site",
    "write",
]
