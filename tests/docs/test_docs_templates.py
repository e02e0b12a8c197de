"""The page on templates names every function that templates may call, and none that is gone; what it shows works."""

import re
from pathlib import Path

import pytest
from html_judge import is_whole

from planloom.pages import Options, write
from planloom.pages.functions import FUNCTIONS
from planloom.pages.templates import FILTERS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/templates.md").read_text("utf-8")
MACROS = (ROOT / "templates/partials/macros.html.j2").read_text("utf-8")
STYLES = "".join((ROOT / "templates/assets" / name).read_text("utf-8") for name in ("planloom.css", "book.css"))
BLOCKS = re.findall(r"^```jinja\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
# What is no function, and is told of in the text.
VALUES = {"figures", "pictures", "calc", "measure_fields", "byline_fields", "relations"}
VALUES |= {"portfolio", "organisation", "today", "past", "chronicle"}


def test_every_function_is_listed():
    known = FUNCTIONS.keys() - VALUES
    table = PAGE.split("## Functions")[1].split("\n## ")[0]
    listed = set(re.findall(r"`(\w+)\(", table))
    assert listed - {"calc"} == known


def test_every_filter_is_told():
    assert [name for name in FILTERS if f"`| {name}" not in PAGE] == []


def test_macros_and_classes_that_are_named_are_there():
    macros = set(re.findall(r"\bm\.(\w+)\(", PAGE.partition("## Move a template")[0]))
    assert macros > {"facts", "key_figure", "folded"}
    assert [name for name in macros if f"macro {name}(" not in MACROS] == []
    classes = set(re.findall(r"\bpl-[\w-]+", PAGE))
    assert classes > {"pl-number", "pl-card", "pl-quads"}
    assert [name for name in classes if not re.search(rf"\.{name}\b(?!-)", STYLES)] == []


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
@pytest.mark.parametrize("language", [0, 1])
def test_what_the_page_shows_works(project, tmp_path, block, language):
    own = tmp_path / "templates/strategy/initiatives.html.j2"
    own.parent.mkdir(parents=True)
    opening = "" if "{% import" in block else "{% import 'partials/macros.html.j2' as m with context %}\n"
    own.write_text(opening + block, "utf-8")
    plan = "{kind: strategy, initiatives: [{id: tell, title: Tell, owner: anna, text: Why, budget: {2027: 2m}}]}"
    read = project({"organisation.yml": "languages: [en, pl]\npeople: [{id: anna, name: Anna}]", "s/plan.yml": plan})
    site, problems = write(read.figures, Options(templates=(tmp_path / "templates",)))
    assert problems == []
    page = next(page for page in site.languages[language].pages if page.address == "s/initiatives")
    assert page.sections
    assert all(is_whole(section.html) for section in page.sections)
