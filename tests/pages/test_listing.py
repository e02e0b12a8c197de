"""Tables of objects: what their rows carry for sorting and filtering, once a table and as codes a row."""

import html
import json

import pytest
from lxml import html as dom
from markupsafe import Markup

from planloom.pages import write
from planloom.pages.listing import _of_heads

FILES = {
    "organisation.yml": "languages: [en, pl]\npeople: [{id: anna, name: Anna Łoś}, {id: jan, name: Jan 'J' \"O\" <b>}]",
    "s/plan.yml": """\
kind: strategy
title: {en: Growth, pl: Wzrost}
initiatives:
  - {id: one, title: One, owner: anna, status: at_risk, period: 2027-Q2, budget: {2027: 2m}}
  - {id: two, title: Two, owner: jan, status: on_track, start: 2028-02-01, end: 2028-05-31, budget: {2028: 1200000.5}}
  - {id: three, title: Three, owner: anna}
  - {id: four, title: Four, owner: anna}
  - {id: five, title: Five, owner: anna}
  - {id: six, title: Six, owner: nobody-known}
""",
}


@pytest.fixture
def pages(project):
    """Return a function that gives the list on a page in a language."""
    site, problems = write(project(FILES).figures)
    assert problems == []

    def frame(address, language):
        found = next(one for one in site.languages if one.language == language).pages
        page = next(page for page in found if page.address == address)
        return dom.fromstring(page.html).xpath("//div[contains(@class, 'pl-list')]")[0]

    return frame


def test_rows_carry_the_same_codes_in_both_languages(pages):
    codes = [
        [
            {name: value for name, value in row.attrib.items() if name.startswith("data-")}
            for row in pages("s/initiatives", language).xpath(".//tbody/tr")
        ]
        for language in ("en", "pl")
    ]
    assert codes[0] == codes[1]
    assert codes[0][:2] == [
        {"data-owner": "anna", "data-status": "at-risk", "data-period": "2027-04-01/2027-06-30"},
        {"data-owner": "jan", "data-status": "on-track", "data-period": "2028-02-01/2028-05-31"},
    ]


def test_the_words_of_the_codes_stand_once_in_the_language_of_the_page(pages):
    settings = json.loads(pages("s/initiatives", "pl").get("data-pl-list"))
    assert settings["choices"]["owner"] == {
        "anna": "Anna Łoś",
        "jan": "Jan 'J' \"O\" <b>",
        "nobody-known": "Nobody Known",
    }
    assert set(settings["choices"]["status"]) >= {"at-risk", "on-track"}
    assert settings["choices"]["status"]["on-track"] == "Zgodnie z planem"
    assert settings["choices"]["period"]["2028"] == ["2028", "2028-01-01", "2028-12-31"]
    assert settings["choices"]["period"]["2027-Q2"] == ["II\xa0kw.\xa02027", "2027-04-01", "2027-06-30"]


def test_cells_are_sorted_by_value(pages):
    rows = pages("s/initiatives", "en").xpath(".//tbody/tr")
    values = [[cell.get("data-value") for cell in row] for row in rows[:3]]
    assert values[0][3:5] == ["20270401", "2000000"]
    assert values[1][3:5] == ["20280201", "1200000.5"]
    assert values[2][3:5] == [None, None]
    assert int(values[0][5]) < int(values[1][5])  # what is at risk comes first


def test_heads_are_the_words_of_cards_once(pages):
    style = html.unescape(pages("s/initiatives", "pl").get("style"))
    assert "--k3:'Właściciel'" in style
    assert "--k1" not in style


def test_heads_of_long_words_say_so_for_the_cards_of_a_phone():
    long = Markup("<th>Prawdopodobieństwo</th>")
    heads = (long, Markup("<th>Koszt jednorazowy<br><small>tys. zł</small></th>"))
    assert "data-heads" not in _of_heads(heads, frozenset())
    assert 'data-heads="long"' in _of_heads((*heads, long), frozenset())


def test_a_title_of_several_lines_stands_on_one(project):
    files = FILES | {"s/more.yml": 'initiatives: [{id: seven, title: "# of visits\\r\\nto schools"}]\n'}
    site, problems = write(project(files).figures)
    assert problems == []
    pages = {page.address: page.html for page in site.languages[0].pages}
    assert "<h1" in pages["s/initiatives/seven"]
    assert "# of visits to schools" in pages["s/initiatives/seven"]
    assert "# of visits to schools</a>" in pages["s/initiatives"]
