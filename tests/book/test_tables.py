import pytest
from book_samples import LONG_WORD, book, chapter, prose, table
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from planloom.book.compose import compose
from planloom.book.tables import fit_table, width


def laid(markdown):
    out, problems = compose(book(chapter(markdown)), "")
    return parser.fromstring(out.html), [problem.code.id for problem in problems]


def test_a_small_table_stays_upright():
    page, problems = laid(table(4, 3))
    assert not page.xpath("//div[@class='wide']")
    assert not problems


def test_a_table_of_many_columns_is_turned_with_its_heading():
    page, problems = laid("# T\n\n" + prose("en", 300) + "\n\n## Months\n\n" + table(13, 3))
    assert [child.tag for child in page.xpath("//div[@class='wide']")[0]] == ["h2", "table"]
    assert not problems


def test_frames_for_screens_do_not_part_a_turned_table_from_its_heading():
    rows = "".join(f"<tr>{'<td>Some words</td>' * 13}</tr>" for _ in range(4))
    framed = f'<div class="pl-scorecard"><div class="pl-wide pl-list"><table><tbody>{rows}</tbody></table></div></div>'
    page, _ = laid("# T\n\n" + prose("en", 300) + f"\n\n## Months\n\n{framed}\n")
    assert [child.tag for child in page.xpath("//div[@class='wide']")[0]] == ["h2", "table"]


def test_a_hint_turns_any_table():
    page, _ = laid('<div class="pl-turn" markdown>\n\n' + table(3, 2) + "\n</div>")
    assert page.xpath("//div[@class='wide']/table")


def test_what_fits_no_sheet_is_printed_in_parts_that_repeat_the_first_column():
    page, problems = laid(table(40, 4, "{row} 234 567 890,00 zł"))
    assert problems == ["B005"]
    parts = page.xpath("//table[contains(@class, 'part')]")
    heads = [[cell.text_content() for cell in part.xpath(".//th")] for part in parts]
    assert all(head[0] == "Wiersz" for head in heads)
    assert [name for head in heads for name in head[1:]] == [f"Miesiąc {n}" for n in range(1, 40)]
    numbers = [caption.xpath("./span")[0].text for caption in page.xpath("//caption")]
    assert numbers == [f"Table\u00a01 ({n}/{len(parts)}). " for n in range(1, len(parts) + 1)]


def test_a_long_word_gets_places_to_break_and_stays_whole_as_text():
    page, _ = laid(f"| a | b |\n|---|---|\n| {LONG_WORD} | x <b>{LONG_WORD}</b> y{LONG_WORD} |\n")
    cells = page.xpath("//section[@lang]//td")
    assert cells[0].text_content() == LONG_WORD
    assert cells[1].text_content() == f"x {LONG_WORD} y{LONG_WORD}"
    assert len(cells[0].xpath(".//wbr")) >= len(LONG_WORD) // 24


def test_a_row_taller_than_a_sheet_is_told_and_may_break():
    page, problems = laid(f"| a | b | c |\n|---|---|---|\n| x | y | {prose('en', 6000)} |\n")
    assert problems == ["B006"]
    assert page.xpath("//tr[@class='tall']")


def test_a_head_is_found_where_the_first_row_is_one():
    page, _ = laid("<table><tr><th>a</th><th>b</th></tr><tr><th>1</th><td>2</td></tr></table>")
    assert [cell.get("scope") for cell in page.xpath("//section[@lang]//thead//th")] == ["col", "col"]
    assert page.xpath("//tr/th[@scope='row' and text()='1']")


def test_merged_cells_are_never_split_into_parts():
    row = "".join(f"<td>{'9' * 20}</td>" for _ in range(30))
    page, problems = laid(f"<table><tr><td colspan='30'>all</td></tr><tr>{row}</tr></table>")
    assert problems == ["B005"]
    assert page.xpath("//table[contains(@class,'tight')]")


@pytest.mark.parametrize("columns", [9, 13, 16])
def test_type_never_falls_below_the_smallest(columns):
    assert fit_table([5.0] * columns, wide=False, inset=0, spans=False).size >= 6.5


@given(st.lists(st.floats(0.3, 12.0), min_size=1, max_size=60))
def test_every_column_is_in_some_part(least):
    fit = fit_table(least, wide=False, inset=0, spans=False)
    if fit.groups:
        assert sorted({column for group in fit.groups for column in group}) == list(range(len(least)))
        assert all(group[0] == 0 for group in fit.groups)


def test_width_is_estimated_on_the_wide_side():
    assert width("0" * 10) > 5.72 * 1.05
