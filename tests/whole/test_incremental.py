"""What is built after edits, with all that was kept, is what is built from nothing: page by page and file by file."""

import shutil

import pytest
from edits import Editor, write

import effort
from planloom.charts import draw
from planloom.charts.results import Drawn
from planloom.pages import inputs
from planloom.process_cache import ProcessCache
from planloom.project import cache_of, find_project, read_plans
from planloom.site.write import write_site

STEPS = 4


@pytest.fixture
def undrawn(monkeypatch):
    """Show what a chart is to show in its place: drawing takes long, and has tests of its own."""
    monkeypatch.setattr(draw.Charts, "_draw", lambda self, picture, look: Drawn(f"<figure>{picture!r}</figure>"))


def pages_of(reading, *, clean):
    """Return all that a build would show, by language and address, and how many pages were made for it."""
    written, problems = write_site(reading, clean=clean)
    told = [(one.code.id, str(one.span)) for one in problems]
    if written is None:
        return None, told, 0
    site = written.site
    shown = {
        (one.language, page.address): (
            page.title, page.html, tuple(page.headings), tuple(page.workings), page.media, dict(page.meta),
            page.description, page.subject, [source.file for source in page.sources],
        )
        for one in site.languages
        for page in one.pages
    }  # fmt: skip
    navigation = [(one.language, one.title, one.description, one.navigation) for one in site.languages]
    made = sum(len(one.pages) - len(one.kept.found) for one in site.languages if one.kept)
    return (shown, navigation, site.media, site.redirects), told, made


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(200)))
@pytest.mark.usefixtures("undrawn")
def test_pages_after_edits_are_those_made_from_nothing(seed, tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "MOST", 15 if seed % 2 else inputs.MOST)  # as if there were very many
    editor = Editor(seed)
    recent = ProcessCache() if seed % 4 > 1 else None  # as in a process that stays
    for _ in range(STEPS):
        write(tmp_path, editor.files)
        project = find_project(tmp_path)[0]
        anew = read_plans(project)
        reading = read_plans(project, in_process=recent, store=cache_of(project)) if seed % 4 else anew
        kept, told, _ = pages_of(reading, clean=False)
        fresh, told_again, _ = pages_of(anew, clean=True)
        assert (reading.everything, reading.compared) == (anew.everything, anew.compared), editor.done
        assert told == told_again, editor.done
        assert (kept is None) == (fresh is None), editor.done
        if kept is not None:
            assert kept[1:] == fresh[1:], editor.done
            assert {at: one for at, one in kept[0].items() if fresh[0].get(at) != one} == {}, editor.done
            assert kept[0].keys() == fresh[0].keys(), editor.done
        editor.step()
    shutil.rmtree(tmp_path, ignore_errors=True)


OBJECTIVES = """
kind: sales
objectives:
  - {id: more-customers, title: More customers, owner: Anna, text: Words that stand on one page.}
  - {id: more-sales, title: More sales, owner: Anna, text: Other words., supports: [more-customers]}
"""


@pytest.mark.usefixtures("undrawn")
def test_an_edited_description_makes_only_the_page_that_prints_it(tmp_path):
    files = {"organisation.yml": "name: Firm\nlanguages: [en]\n", "sales/plan.yml": OBJECTIVES}
    write(tmp_path, {f"plans/{name}": text for name, text in files.items()})
    before, _, _ = pages_of(read_plans(find_project(tmp_path)[0]), clean=False)
    (tmp_path / "plans/sales/plan.yml").write_text(OBJECTIVES.replace("on one page", "here"), "utf-8")
    after, _, made = pages_of(read_plans(find_project(tmp_path)[0]), clean=False)
    changed = {at for (_, at), page in after[0].items() if page != before[0]["en", at]}
    assert changed == {"sales/objectives/more-customers"}
    assert made == 1
