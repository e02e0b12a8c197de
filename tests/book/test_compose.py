import datetime as dt

import pytest
from book_samples import SVG, book, chapter, cover, hostile, png, table
from lxml import html as parser

from planloom.book.compose import compose
from planloom.book.content import Book, Change, Term
from planloom.book.markup import words
from planloom.book.style import stylesheet


def made(*markdown, **parts):
    return compose(book(*(chapter(text, f"p{n}/") for n, text in enumerate(markdown)), **parts), "")[0].html


def tree(*markdown, **parts):
    return parser.fromstring(made(*markdown, **parts))


def text(html):
    return words(parser.fromstring(html))


def test_the_cover_carries_every_fact():
    shown = text(compose(Book(cover("pl"), ()), "")[0].html)
    for fact in (
        "Strategia 2027–2029",
        "Żuraw i Syn sp. z o.o.",
        "1.4.0",
        "22 listopada 2026",
        "abc1234",
        "Projekt",
        "POUFNE",
    ):
        assert fact in shown
    assert "Anna Nowak zatwierdzono 20 listopada 2026" in shown


def test_a_title_is_not_broken_within_its_years():
    page = parser.fromstring(compose(Book(cover("pl"), ()), "")[0].html)
    assert page.xpath("//p[@class='title']/span[@class='whole']/text()") == ["2027–2029"]
    assert page.xpath("string(//p[@class='title'])").replace("\u00a0", " ") == "Strategia 2027–2029"


@pytest.mark.parametrize(("units", "name"), [(20, "pl-org__side"), (60, "pl-org__side long")])
def test_an_organisation_too_large_to_stand_beside_the_other_is_as_wide_as_the_sheet(units, name):
    side = f"<div class='pl-org__side'><ul>{'<li>Unit</li>' * units}</ul></div>"
    assert made(f"# T\n\n<div class='pl-org__sides'>{side}{side}</div>").count(f'class="{name}"') == 2


def test_facts_that_are_not_known_leave_no_label():
    shown = text(compose(Book(cover(version="", status="", approvals=()), ()), "")[0].html)
    assert "Version" not in shown
    assert "Approval" not in shown


def test_what_is_folded_or_clicked_becomes_plain_text():
    page = tree('# T\n\n??? note "More"\n    hidden\n\n=== "One"\n    first\n\n=== "Two"\n    second\n')
    assert not page.xpath("//details|//summary|//input|//label|//script")
    assert [p.text for p in page.xpath("//p[@class='summary' or @class='tab-label']")] == [
        "More",
        "One",
        "Two",
    ]
    assert "hidden" in page.text_content()


def test_the_data_of_a_chart_stand_open_below_it_under_its_title():
    data = (
        "<details class='pl-chart__data'><summary>Data as a table</summary><table><tr><th>x</th></tr></table></details>"
    )
    page = tree(f"# T\n\n<figure markdown='0'><figcaption>Revenue</figcaption>{SVG}{data}</figure>")
    assert [c.text_content() for c in page.xpath("//caption")] == ["Table\u00a01. Revenue"]
    assert "Data as a table" not in page.text_content()


def test_name_value_and_goal_of_a_figure_are_paragraphs_of_their_own():
    pieces = "".join(
        f'<span class="pl-figure__{name}">{text}</span> ' for name, text in (("value", 8), ("goal", "hours"))
    )
    page = tree(f"# T\n\n<div class='pl-figure'><p>{pieces}</p></div>")
    assert page.xpath("//div[@class='pl-figure']//p/text()") == ["8", "hours"]
    assert "\u00a0" not in page.xpath("string(//div[@class='pl-figure'])")


def test_facts_are_a_table_of_two_columns():
    page = tree("# T\n\n<div class='pl-facts' markdown>\n\nOwner\n:   Anna\n\nStatus\n:   done\n</div>")
    rows = [[cell.text_content().strip() for cell in row] for row in page.xpath("//table[@class='facts']//tr")]
    assert rows == [["Owner", "Anna"], ["Status", "done"]]


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<p>Two words</p>", "pl-card"),
        (f"<p>{'word ' * 300}</p>", "pl-card long"),
        ("<ul>" + "<li>a</li>" * 40 + "</ul>", "pl-card long"),
        ("<table><tr><td>1</td></tr></table>", "pl-card long"),
    ],
)
def test_a_card_too_long_to_stand_beside_others_gets_the_whole_width(inside, name):
    assert f'<div class="{name}">' in made(f'# T\n\n<div class="pl-cards"><div class="pl-card">{inside}</div></div>')


def test_what_is_for_the_screen_is_dropped_and_what_is_for_paper_stays():
    page = tree('# T\n\n<p class="pl-screen">click</p><p class="pl-print" hidden>paper</p><script>x()</script>')
    assert "click" not in page.text_content()
    assert "x()" not in page.text_content()
    assert page.xpath("//p[text()='paper' and not(@hidden)]")


def test_a_film_is_named_by_its_address():
    out, problems = compose(book(chapter('# T\n\n<video src="https://x.org/film.mp4"></video>')), "")
    assert "https://x.org/film.mp4" in out.html
    assert [problem.code.id for problem in problems] == ["B004"]


def test_headings_make_one_ladder_without_a_skipped_step():
    out, _ = compose(book(chapter("# A\n\n#### Deep", "a/"), chapter("# B\n\n## C", "b/", level=2)), "")
    assert [(h.level, h.words) for h in out.headings] == [
        (1, "Contents"),
        (1, "A"),
        (2, "Deep"),
        (2, "B"),
        (3, "C"),
    ]


def test_a_chapter_without_a_heading_gets_its_title():
    out, _ = compose(book(chapter("Just text.", title="Named")), "")
    assert out.headings[-1].words == "Named"


def test_contents_list_two_levels_and_lead_to_headings():
    page = tree("# A\n\n## B\n\n### C")
    links = page.xpath("//nav//a")
    assert [link.text_content() for link in links] == ["A", "B"]
    for link in links:
        assert page.xpath(f"//*[@id='{link.get('href')[1:]}']")


def test_tables_and_figures_are_numbered_through_the_book():
    drawing = f'<figure markdown="0">{SVG}</figure>'
    page = tree(
        f"# A\n\n{table(2, 1)}\n\n## B\n\n{table(2, 1)}\n\n{drawing}", f"# C\n\n{table(2, 1)}\n\n{drawing}", lists=True
    )
    assert [c.text_content() for c in page.xpath("//caption")] == [
        "Table\u00a01. A",
        "Table\u00a02. A: B",
        "Table\u00a03. C",
    ]
    assert [c.text_content() for c in page.xpath("//figcaption")] == [
        "Figure\u00a01. Przychody w DACH",
        "Figure\u00a02. Przychody w DACH",
    ]
    assert [a.text_content() for a in page.xpath("//nav[3]//a")] == [
        "Figure\u00a01. Przychody w DACH",
        "Figure\u00a02. Przychody w DACH",
    ]


def test_parts_keep_their_language():
    out, _ = compose(hostile("pl"), "")
    page = parser.fromstring(out.html)
    assert page.get("lang") == "pl"
    assert [section.get("lang") for section in page.xpath("//section[contains(@class,'chapter')]")] == [
        "pl",
        "en",
        "pl",
    ]


def test_an_abbreviation_is_explained_at_its_first_use_and_in_the_glossary():
    page = tree("# A\n\nKPI and KPI\n\n*[KPI]: key indicator", terms=(Term("goal", "an end"),))
    assert page.text_content().count("KPI (key indicator)") == 1
    assert [dt.text for dt in page.xpath("//dl/dt")] == ["goal", "KPI"]


def test_a_mark_is_explained_where_it_stands_and_is_no_word_of_the_glossary():
    page = tree('# A\n\n78<abbr title="Incomplete">\\*</abbr> of 80<abbr title="Incomplete">\\*</abbr>')
    assert page.text_content().count("78* (Incomplete) of 80*") == 1
    assert not page.xpath("//dl")


def test_polish_terms_are_sorted_as_in_a_dictionary():
    terms = tuple(Term(word, "x") for word in ("żaba", "cel", "łódź", "ćma", "lód", "źrebię", "zebra"))
    page = parser.fromstring(compose(Book(cover("pl"), (), terms), "")[0].html)
    assert [dt.text for dt in page.xpath("//dl/dt")] == [
        "cel",
        "ćma",
        "lód",
        "łódź",
        "zebra",
        "źrebię",
        "żaba",
    ]


def test_changes_stand_behind_the_chapters():
    out, _ = compose(book(chapter("# A"), changes=(Change("Growth", "50m → 55m"),)), "")
    assert [h.words for h in out.headings] == ["Contents", "A", "Changes since the last approved version"]
    assert "50m → 55m" in out.html


def test_images_travel_inside_the_book():
    files = {"assets/x.png": png(2, 2), "p0/y.svg": SVG.encode(), "p0/z.txt": b"no image"}
    out, problems = compose(
        Book(
            cover(),
            (chapter("# A\n\n![x](../assets/x.png) ![y](y.svg) ![z](z.txt) ![q](q.png)", "p0/"),),
            assets=files.get,
        ),
        "",
    )
    assert "data:image/png;base64," in out.html
    assert "data:image/svg+xml;base64," in out.html
    assert "[Image not found: q]" in out.html
    assert [problem.code.id for problem in problems] == ["B003", "B001"]


def test_the_style_cannot_be_closed_by_words_of_a_plan():
    out, _ = compose(Book(cover(title='</style><script>alert(1)</script>"\\'), ()), stylesheet())
    assert "<script>" not in out.html


@pytest.mark.parametrize("language", ["en", "pl"])
def test_composing_is_a_function_of_its_input(language):
    assert compose(hostile(language), "x") == compose(hostile(language), "x")


def test_the_date_of_the_commit_is_the_date_of_the_file():
    assert 'dcterms.created" content="2026-01-02"' in compose(Book(cover(date=dt.date(2026, 1, 2)), ()), "")[0].html
