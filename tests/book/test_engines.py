import io
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from book_engines import BOTH, rendered
from book_samples import DATE, book, chapter

from planloom.book import chromium, weasy
from planloom.book.check.paper import read
from planloom.book.compose import compose
from planloom.book.engine import LAYING_OUT, MissingEngine
from planloom.book.style import stylesheet

SAMPLES = [str(Path(__file__).parents[1] / name) for name in ("book", "effort")]
PROGRAM = """
import sys, hashlib
sys.path[:0] = {samples!r}
from book_engines import RENDER
from book_samples import DATE, hostile
from planloom.book.compose import compose
from planloom.book.style import stylesheet
pdf = RENDER[{engine!r}](compose(hostile("pl"), stylesheet())[0].html, DATE)
print(hashlib.sha256(pdf).hexdigest())
"""


@pytest.mark.parametrize("engine", BOTH)
def test_two_builds_are_the_same_bytes(engine, hostile_books):
    hostile_books(engine, "pl")  # skips where the engine is missing
    program = PROGRAM.format(samples=SAMPLES, engine=engine)
    sums = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True, env=environment
        )
        sums.add(done.stdout)
    assert len(sums) == 1


SIGNS = "# Zażółć\n\ngęślą *jaźń* **Ελλάδα** Москва 1\u00a0234\u202f% \u2011 → ≤ ✓ ☐ ⇄ `kod` **`x`**"


@pytest.mark.parametrize("engine", BOTH)
def test_all_letters_and_signs_are_of_our_typefaces(engine):
    pikepdf = pytest.importorskip("pikepdf")
    pdf = rendered(engine, compose(book(chapter(SIGNS)), stylesheet())[0].html)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        named = {
            str(item.get("/BaseFont", "")).partition("+")[2]
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary)
        }
    named.discard("")
    assert named
    assert {name for name in named if not name.replace("-", "").startswith("Planloom")} == set()


@pytest.mark.pdf
def test_without_any_font_on_the_machine_the_book_is_the_same(tmp_path):
    bare = tmp_path / "fonts.conf"
    bare.write_text("<fontconfig></fontconfig>")
    program = (
        PROGRAM.format(samples=SAMPLES, engine="weasyprint")
        .replace('hostile("pl")', f"book(chapter({SIGNS!r}))")
        .replace("import DATE, hostile", "import DATE, book, chapter")
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True, env={**os.environ, **more}
        ).stdout
        for more in ({}, {"FONTCONFIG_FILE": str(bare)})
    }
    assert len(sums) == 1


@pytest.mark.parametrize("engine", BOTH)
def test_nothing_is_fetched(engine):
    html = compose(
        book(chapter("# T\n\ntext")),
        '@import "http://127.0.0.1:9/x.css"; body { background: url(file:///x) }',
    )[0].html
    assert rendered(engine, html).startswith(b"%PDF")


def read_by(engine, *markdown):
    chapters = (chapter(text, f"p{number}/") for number, text in enumerate(markdown))
    return read(rendered(engine, compose(book(*chapters), stylesheet())[0].html))


@pytest.mark.pdf
def test_a_page_number_shorter_than_its_room_leaves_no_gap_in_a_sentence():
    paper = read_by("weasyprint", "# A\n\nSee [this](../p1/), and go on.", "# B")
    runs = [run for leaf in paper.leaves for run in leaf.body if run.place and run.place.tag == "P"]
    sentence = runs[next(number for number, run in enumerate(runs) if run.text == "See ") :]
    assert [run.text for run in sentence] == ["See ", "this", " (p.\u202f4)", ", and go on."]
    assert all(abs(after.left - before.right) < 0.5 for before, after in pairwise(sentence))


@pytest.mark.pdf
def test_a_word_at_the_beginning_of_a_link_is_not_torn():
    lines = [
        f"<small>Looked at: {'word ' * 14}{'il ' * number}, [Academy graduates](../p1/)</small>" for number in range(40)
    ]
    paper = read_by("weasyprint", "# A\n\n" + "\n\n".join(lines), "# B")
    printed = "\n".join(run.text for leaf in paper.leaves for run in leaf.body)
    assert printed.count("Academy") == len(lines)


@pytest.mark.pdf
def test_a_drawing_that_only_adorns_needs_no_description():
    drawing = '<p><svg width="9" height="9"><path d="M0,0h9"/></svg> rises</p>'
    assert read_by("weasyprint", f"# A\n\n{drawing}").undescribed
    adornment = drawing.replace("<svg", '<svg aria-hidden="true"')
    assert not read_by("weasyprint", f"# A\n\n{adornment}").undescribed


@pytest.mark.pdf
def test_progress_counts_pages():
    heard = []
    rendered("weasyprint", "<p>x</p>")
    html = compose(book(chapter("# T")), stylesheet())[0].html
    weasy.render(html, DATE, lambda step, page: heard.append((step, page)))
    assert (LAYING_OUT, 3) in heard


def test_without_weasyprint_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingEngine, match=r"pip install 'planloom\[pdf\]'"):
        weasy.render("", DATE)


def test_without_pango_one_sentence_says_what_to_install(monkeypatch, tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    with pytest.raises(MissingEngine, match="libpango") as missing:
        weasy.render("", DATE)
    assert "biblioteki Pango" in missing.value.in_("pl")


def test_without_playwright_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(MissingEngine, match=r"pip install 'planloom\[chromium\]'"):
        chromium.render("", DATE)


def test_without_chromium_one_sentence_says_what_to_install(monkeypatch):
    pytest.importorskip("playwright")
    monkeypatch.setenv("CHROMIUM", "/nonexistent/chromium")
    with pytest.raises(MissingEngine, match="found no Chromium"):
        chromium.render("", DATE)
