"""Both engines under one name, and the reason to skip where one is missing."""

import pytest
from book_samples import DATE

from effort import unmeasured
from planloom.book import chromium, weasy
from planloom.book.engine import MissingEngine

BOTH = (
    pytest.param("weasyprint", marks=pytest.mark.pdf),
    pytest.param("chromium", marks=pytest.mark.browser),
)
RENDER = {"weasyprint": weasy.render, "chromium": chromium.render}


def rendered(engine: str, html: str) -> bytes:
    try:
        with unmeasured():
            return RENDER[engine](html, DATE)
    except MissingEngine as missing:
        pytest.skip(str(missing))
