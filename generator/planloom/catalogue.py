"""Every kind of problem the product knows, from all stages, for ``planloom explain`` and the manual."""

import importlib

from planloom.problems import Code
from planloom.rules.catalogue import catalogue, codes_in

LATER = (
    "planloom.book.check.faults",
    "planloom.book.codes",
    "planloom.charts.codes",
    "planloom.glossary.codes",
    "planloom.history.codes",
    "planloom.pages.codes",
    "planloom.search.codes",
    "planloom.site.codes",
    "planloom.trust",
)


def all_codes() -> list[Code]:
    """Return all codes in the order of their ids."""
    return catalogue(*(codes_in(importlib.import_module(name)) for name in LATER))
