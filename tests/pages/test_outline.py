"""Headings begin sections, with ids that nothing else on the page has."""

from markupsafe import Markup

from planloom.pages.outline import Outline
from planloom.pages.page import Page, picture_mark
from planloom.prose import Heading


def test_a_page_is_parted_at_its_headings():
    outline = Outline()
    html = f"<nav>x</nav>{outline.begin(1, Markup('Title'))}<p>a</p>\n{outline.begin(2, Markup('<b>Łódź</b> & co'))}<p>b</p>"
    sections = outline.sections(html)
    assert [(one.heading and one.heading.id, one.words, one.html) for one in sections] == [
        (None, "", "<nav>x</nav>"),
        ("title", "Title", "<p>a</p>"),
        ("lodz-co", '<a id="odz-co"></a><b>Łódź</b> & co', "<p>b</p>"),
    ]
    assert outline.headings == [Heading(1, "title", "Title"), Heading(2, "lodz-co", "Łódź & co")]


def test_ids_of_objects_and_of_earlier_headings_are_taken():
    outline = Outline(taken=["money"])
    outline.begin(2, Markup("Money"))
    outline.begin(2, Markup("Risks"))
    outline.begin(2, Markup("Risks"))
    outline.begin(2, Markup("Grow"), "grow")
    assert [heading.id for heading in outline.headings] == ["money_1", "risks", "risks_1", "grow"]


def test_a_former_id_that_is_taken_is_no_anchor_twice():
    outline = Outline()
    first, second = outline.begin(2, Markup("Łany")), outline.begin(2, Markup("Any"))
    one, two = outline.sections(f"{first}{second}")
    assert '<a id="any"></a>' in one.words
    assert two.heading.id == "any_1"


def test_headings_within_something_else_are_listed_and_begin_no_section():
    outline = Outline()
    made = outline.begin(1, Markup("Title"))
    outline.list([Heading(3, "inner", "Inner")])
    assert len(outline.sections(str(made))) == 1
    assert [heading.id for heading in outline.headings] == ["title", "inner"]


def test_a_heading_within_something_else_has_an_id_and_links_to_its_former_one_lead_there():
    outline = Outline(taken=["money"])
    made = [outline.within(2, words) for words in (Markup("Money"), Markup("Słabe strony"))]
    assert made == [
        '<h2 id="money_1">Money</h2>',
        '<h2 id="slabe-strony"><a id="sabe-strony"></a>Słabe strony</h2>',
    ]
    assert [heading.id for heading in outline.headings] == ["money_1", "slabe-strony"]


def test_pictures_take_the_place_of_their_marks():
    outline = Outline()
    html = f"{outline.begin(1, Markup('T'))}<p>{picture_mark('chart-1')}</p>{picture_mark('chart-2')}"
    page = Page("a", "en", "T", outline.sections(html), pictures={"chart-1": None, "chart-2": None})
    assert page.drawn({"chart-1": "<svg></svg>"}).html == '<h1 id="t">T</h1>\n<p><svg></svg></p>'
