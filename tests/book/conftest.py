"""Books are made once for all tests that look at them."""

import pytest
from book_engines import rendered
from book_samples import hostile

from planloom.book.compose import compose
from planloom.book.style import stylesheet


@pytest.fixture(scope="session")
def hostile_books():
    """Return a function from engine and language to the HTML and the PDF of the hostile book."""
    made = {}

    def get(engine, language):
        if (engine, language) not in made:
            html = compose(hostile(language), stylesheet())[0].html
            made[engine, language] = (html, rendered(engine, html))
        return made[engine, language]

    return get
