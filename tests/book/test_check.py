"""The checker is judged twice: it is silent about good books and loud about each fault put into one."""

import io
import os
from types import SimpleNamespace

import pikepdf
import pytest
from book_engines import BOTH, rendered
from book_samples import book, chapter, prose, table

from planloom.book.check import CODES, check, text
from planloom.book.check.blocks import Block
from planloom.book.check.paper import read
from planloom.book.check.tags import Place
from planloom.book.compose import compose
from planloom.book.style import stylesheet
from planloom.charts.look import paint
from planloom.problems import Level


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("engine", BOTH)
def test_the_hostile_book_loses_nothing(engine, language, hostile_books):
    html, pdf = hostile_books(engine, language)
    problems = check(pdf, "book.pdf", html)
    assert [(p.code.id, p.span.line, p.values) for p in problems] == []


@pytest.mark.parametrize("engine", BOTH)
def test_parts_are_marked_with_their_language(engine, hostile_books):
    assert read(hostile_books(engine, "pl")[1]).languages >= {"pl", "en"}


@pytest.mark.pdf
def test_polish_is_hyphenated(hostile_books):
    paper = read(hostile_books("weasyprint", "pl")[1])
    ends = [run for leaf in paper.leaves for run in leaf.body if run.text.endswith("\u2010")]
    assert len(ends) > 5


@pytest.mark.pdf
def test_the_pdf_claims_the_standard_for_accessible_documents(hostile_books):
    with (
        pikepdf.open(io.BytesIO(hostile_books("weasyprint", "pl")[1])) as file,
        file.open_metadata() as metadata,
    ):
        assert metadata["pdfuaid:part"] == "1"


POLISH = f"""# Cele

{prose("pl", 200)}

Zob. [dalej](../b/) i [stronę](https://example.org/a). Skrót KPI.

## Tabela

{table(4, 40)}

### Głębiej

{" ".join(f"Kosz{'t' * (n % 7)} to 12 mln zł." for n in range(120))}

## Druga

{table(3, 3)}

*[KPI]: kluczowy wskaźnik
"""


def good() -> str:
    chapters = (chapter(POLISH, "a/", "pl", "Cele"), chapter("# Dalej\n\nKoniec.", "b/", "pl", "Dalej"))
    return compose(book(*chapters, language="pl"), stylesheet())[0].html


def faulty(change, *, html_too=False):
    """Return the codes found in a book made from the HTML that `change` has spoilt."""
    html = good()
    spoilt = change(html)
    assert spoilt != html
    pdf = rendered("weasyprint", spoilt)
    return {problem.code.id for problem in check(pdf, "book.pdf", spoilt if html_too else html)}


def heads(*cells):
    """Return the codes found in a book with a table of these heads."""
    row, amounts = "".join(f"<th>{cell}</th>" for cell in cells), "<td>60</td>" * len(cells)
    html = f"# Budget\n\n<table><thead><tr>{row}</tr></thead><tbody><tr>{amounts}</tr></tbody></table>"
    made = compose(book(chapter(html, "a/", "en", "Budget"), language="en"), stylesheet())[0].html
    return {problem.code.id for problem in check(rendered("weasyprint", made), "book.pdf", made)}


@pytest.mark.pdf
@pytest.mark.parametrize("unit", ["PLN k", "PLN", "mln zł", "%"])
def test_the_unit_of_a_column_stands_by_itself_below_its_head(unit):
    assert heads("Line", f'Budget 2027<br><small class="pl-unit">{unit}</small>') == set()


@pytest.mark.pdf
@pytest.mark.parametrize("head", ["Budget above 2<br>PLN in each year", "Budget of 1,999<br>PLN"])
def test_an_amount_in_a_head_keeps_its_unit(head):
    assert "B110" in heads("Line", head)


@pytest.mark.pdf
def test_heads_of_a_table_printed_as_a_list_keep_their_units_below_them():
    units = [f'Budget {year}<br><small class="pl-unit">PLN k</small>' for year in range(2021, 2041)]
    assert "B110" not in heads("Line", *units)


def told_of(html):
    """Return the codes found in a book of this HTML."""
    made = compose(book(chapter(html, "a/", "en", "Chart"), language="en"), stylesheet())[0].html
    return {problem.code.id for problem in check(rendered("weasyprint", made), "book.pdf", made)}


@pytest.mark.pdf
def test_a_drawing_is_described_by_its_label():
    drawing = '<svg width="9" height="9" role="img"{}><path d="M0 0h9"/></svg>'
    assert [told_of(f"# A\n\n{drawing.format(label)}") for label in (' aria-label="Time"', "")] == [set(), {"B119"}]


@pytest.mark.pdf
def test_labels_of_a_drawing_are_apart_in_whatever_order_they_are_drawn():
    labels = '<text x="200" y="20">Bank</text><text x="20" y="20">Union</text>'
    drawing = f'<svg width="300" height="30" role="img"><title>Grid</title>{labels}</svg>'
    assert told_of(f"# A\n\nThe Bank and the Union.\n\n{drawing}") == set()


def test_a_text_that_goes_on_behind_a_drawing_on_the_next_page_is_not_lost(monkeypatch):
    place = Place(block=1, tag="P", language="en", row=None, inside=frozenset())
    printed = (("A flat for those who ask for sound", 1), ("Map", 1), ("proofing and quiet", 2))
    paper = SimpleNamespace(leaves=(), contents=())
    lost = []
    for pieces in (printed, printed[:2]):
        made = tuple(Block(page, place, (words,), 0.0) for words, page in pieces)
        monkeypatch.setattr(text, "blocks", lambda _, made=made: made)
        found = text.compare(paper, "<p>A flat for those who ask for soundproofing and quiet</p><p>Map</p>", "b.pdf")
        lost.append([problem.code.id for problem in found])
    assert lost == [[], ["B105"]]


def styled(rule):
    return lambda html: html.replace("</style>", f"{rule}</style>", 1)


def swapped(old, new):
    return lambda html: html.replace(old, new)


SPOILT = [
    ("B101", styled('.contents a::after { content: leader(".") "99" !important }')),
    ("B101", styled('a.xref::after { content: " (s. 77)" !important }')),
    ("B102", styled('.contents a::after { content: "" !important }')),
    ("B103", styled("h3 { bookmark-level: none }")),
    ("B104", styled("td { min-width: 90mm }")),
    ("B104", styled("@page { margin-left: 4mm }")),
    ("B105", styled("td:last-child, th:last-child { display: none }")),
    ("B105", styled(".meaning { display: none }")),
    ("B107", swapped("https://example.org/a", "http://localhost/a")),
    ("B109", swapped("\u00a0", " ")),
    ("B110", swapped("\u00a0", " ")),
    (
        "B111",
        styled(
            "td { line-height: 31mm } tr { break-inside: auto !important } td::after { content: ' a b c'; white-space: pre-line; display: block }"
        ),
    ),
    ("B112", styled("h3 { break-after: page !important }")),
    (
        "B113",
        swapped("</body>", '<div style="break-before:page;break-after:page;height:1mm"></div><p>x</p></body>'),
    ),
    ("B115", styled("@page { @bottom-right { content: counter(page) } }")),
    ("B116", swapped("Tabela\u00a02", "Tabela\u00a03")),
    ("B118", styled("td { font-size: 4pt }")),
    (
        "B119",
        swapped(
            "Koniec.",
            '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">',
        ),
    ),
    ("B121", swapped("h3", "h5")),
    ("B122", styled(".address { display: none }")),
    ("B123", styled("@page { @bottom-center { content: none } }")),
]


@pytest.mark.pdf
@pytest.mark.parametrize(("code", "change"), SPOILT, ids=[f"{code}-{n}" for n, (code, _) in enumerate(SPOILT)])
def test_a_fault_is_found(code, change):
    assert code in faulty(change, html_too=code in ("B107", "B116"))


@pytest.mark.pdf
def test_raised_and_lowered_numbers_are_not_lost():
    text = "# Aims\n\nAir m<sup>2</sup>\n\nThe m<sup>2</sup> of CO<sub>2</sub>.\n\n- Air m2\n\n| a |\n|---|\n| Air m<sup>2</sup> |"
    html = compose(book(chapter(text, "a/", "en", "Aims"), language="en"), stylesheet())[0].html
    assert [problem.code.id for problem in check(rendered("weasyprint", html), "book.pdf", html)] == []


@pytest.mark.pdf
def test_an_unexplained_abbreviation_is_found():
    assert "B117" in faulty(lambda html: html.replace("<dt>KPI</dt>", "<dt>Inny</dt>"), html_too=True)


def test_a_mark_that_is_explained_by_itself_is_no_abbreviation():
    assert "B117" not in faulty(lambda html: html.replace("</p>", '<abbr title="Part">*</abbr></p>', 1), html_too=True)


@pytest.mark.pdf
def test_a_page_with_nothing_but_a_drawing_is_not_empty():
    drawing = (
        '<svg width="90" height="90" style="break-before:page;break-after:page"><rect width="9" height="9"/></svg>'
    )
    assert "B113" not in faulty(lambda html: html.replace("</body>", f"<div>{drawing}</div><p>x</p></body>"))


@pytest.mark.pdf
def test_the_book_that_is_spoilt_is_good_before():
    html = good()
    assert check(rendered("weasyprint", html), "book.pdf", html) == []


def changed(edit) -> set[str]:
    """Return the codes found in a good PDF that `edit` has spoilt."""
    with pikepdf.open(io.BytesIO(rendered("weasyprint", good()))) as file:
        edit(file)
        written = io.BytesIO()
        file.save(written)
    return {problem.code.id for problem in check(written.getvalue(), "book.pdf")}


def drop_font_file(file):
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]
        if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item:
            del item["/FontFile3"]


def drop_letters(file):
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def drop_language(file):
    del file.Root["/Lang"]


def drop_title(file):
    del file.docinfo["/Title"]


def mislead(file):
    for page in file.pages:
        for note in page.get("/Annots", []):
            if "/Dest" in note:
                note.Dest = pikepdf.String("nowhere")
            elif "/D" in note.get("/A", {}):
                note.A.D = pikepdf.String("nowhere")


def fatten(file):
    file.Root.Ballast = file.make_stream(os.urandom(3_000_000))


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("code", "edit"),
    [
        ("B106", drop_font_file),
        ("B106", drop_letters),
        ("B108", mislead),
        ("B114", drop_language),
        ("B114", drop_title),
        ("B120", fatten),
    ],
)
def test_a_fault_of_the_file_is_found(code, edit):
    assert code in changed(edit)


def test_what_is_no_pdf_is_told():
    pytest.importorskip("pikepdf")
    (problem,) = check(b"<html>", "x.pdf")
    assert problem.code.id == "B100"
    assert "object at" not in str(problem.values)


def test_every_code_has_words_in_both_languages():
    for code in CODES:
        assert code.level in Level
        for phrase in (code.title, code.message, code.help):
            assert phrase.en
            assert phrase.pl


def test_the_place_of_a_problem_is_its_page():
    html = good()
    pdf = rendered("weasyprint", styled("h3 { break-after: page !important }")(html))
    problem = next(problem for problem in check(pdf, "book.pdf") if problem.code.id == "B112")
    assert str(problem.span) == f"book.pdf:{problem.span.line}:1"
    assert problem.span.line > 3


@pytest.mark.parametrize("engine", BOTH)
def test_the_outline_of_letters_in_a_drawing_is_read_as_no_letters(engine):
    """A halo is drawn as letters of its own, by the drawing and again by Chromium."""
    halo = 'stroke="#fff" stroke-width="3" paint-order="stroke"'
    texts = paint(f'<svg width="300" height="40"><text x="9" y="20" {halo}>Office 1100 zł</text></svg>', "book", "x")
    html = compose(book(chapter(f"# T\n\n<div>{texts}</div>")), stylesheet())[0].html
    pdf = rendered(engine, html)
    printed = [run.text for run in read(pdf).leaves[-1].body if "1" in run.text and "z" in run.text]
    assert printed == ["Office 1100 zł"]
    assert "B105" not in {problem.code.id for problem in check(pdf, "book.pdf", html)}
