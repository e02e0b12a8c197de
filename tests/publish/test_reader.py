"""The HTML of a page as a document: nothing is lost because it is written in an unusual way."""

import re
from collections import Counter

from lxml import html

from planloom.pages import Section
from planloom.publish.names import Lead
from planloom.publish.writers import document as doc
from planloom.publish.writers.reader import document

WORD = re.compile(r"\w+")


def read(markup):
    return document([Section(None, "", markup)], lambda href: Lead(url=href))


def line(cell):
    return doc.plain(doc.in_line(cell.blocks))


def rows(table):
    return [[(line(cell), cell.columns) for cell in row] for row in (*table.heads, *table.rows)]


def same_words(markup):
    said = Counter(WORD.findall(" ".join(html.fromstring(f"<div>{markup}</div>").itertext())))
    return said == Counter(WORD.findall(doc.plain(doc.in_line(read(markup)))))


def test_a_caption_stands_above_its_table():
    caption, table = read("<table><caption>Sales <em>in 2027</em></caption><tr><td>1</td></tr></table>")
    assert doc.plain(caption.line) == "Sales in 2027"
    assert rows(table) == [[("1", 1)]]


def test_a_cell_that_reaches_down_keeps_the_columns_below_in_their_places():
    (table,) = read(
        "<table><tr><th rowspan='3'>a</th><td colspan='2' rowspan='2'>b</td><td>c</td></tr>"
        "<tr><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>"
    )
    assert rows(table) == [
        [("a", 1), ("b", 2), ("c", 1)],
        [("", 1), ("", 1), ("", 1), ("d", 1)],
        [("", 1), ("e", 1), ("f", 1), ("g", 1)],
    ]


def test_a_span_that_is_no_number_is_one_and_a_huge_one_ends():
    (table,) = read("<table><tr><td rowspan='x' colspan='-2'>a</td><td colspan='99999999'>b</td></tr></table>")
    assert rows(table) == [[("a", 1), ("b", 1000)]]


def test_definitions_within_definitions_are_said_once():
    assert same_words("<dl><dt>one</dt><dd>two<dl><dt>three</dt><dd>four</dd></dl></dd></dl>")
    assert same_words("<dl><div><dt>one</dt><dd>two</dd></div></dl>")


def test_tabs_without_a_label_or_without_content_are_kept():
    labels = "<div class='tabbed-labels'><label>one</label><label>two</label></div>"
    contents = "<div class='tabbed-content'><div><p>first</p></div></div>"
    assert same_words(f"<div class='tabbed-set'>{labels}{contents}</div>")


def test_a_row_and_a_cell_are_places_that_links_lead_to():
    (one,) = read('<table><tr id="row"><td id="cell">a</td><td>b</td></tr></table>')
    first = one.rows[0][0].blocks[0]
    assert [part.id for part in first.line if isinstance(part, doc.Anchor)] == ["row", "cell"]


def test_what_the_site_sets_side_by_side_has_a_sign_between():
    byline = '<span class="pl-status">On track</span> <span>19%</span> <a href="x">Anna</a> <span></span>'
    (one,) = read(f'<div class="pl-byline"><p>{byline}</p></div>')
    assert doc.plain(one.line) == "On track · 19% · Anna"
    (other,) = read('<div class="pl-byline"><p>By <span>Anna</span> and <span>Jan</span></p></div>')
    assert doc.plain(other.line) == "By Anna and Jan"


def test_a_picture_and_the_words_after_it_do_not_touch():
    (one,) = read('<p><img src="a.png" alt="">Budget</p>')
    assert doc.plain(one.line) == " Budget"
