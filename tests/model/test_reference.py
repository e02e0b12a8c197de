import re
from pathlib import Path

from planloom.model import KINDS
from planloom.model.organisation import Organisation
from planloom.model.reference import reference, sections
from planloom.model.shapes import fields_of, models_in

PAGE = Path(__file__).parents[2] / "docs/reference/fields.md"


def test_the_page_is_up_to_date(update_golden):
    if update_golden:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(reference(), encoding="utf-8")
    assert PAGE.read_text("utf-8") == reference(), "run: make docs"


def test_every_field_is_on_the_page():
    listed = {field for section in sections() for field in section.fields}
    for model in models_in(*KINDS.values(), Organisation):
        assert {field for field in fields_of(model) if field.key != "kind"} <= listed, model


def test_the_word_of_every_kind_is_on_the_page():
    row = next(line for line in reference().splitlines() if line.startswith("| `kind` |"))
    assert [f"`{kind}`" in row for kind in KINDS] == [True] * len(KINDS)


def test_every_link_leads_to_a_heading():
    page = reference()
    headings = {line.lstrip("# ").lower().replace(" ", "-") for line in page.splitlines() if line.startswith("#")}
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= headings


def test_no_heading_twice():
    headings = [line for line in reference().splitlines() if line.startswith("#")]
    assert sorted(headings) == sorted(set(headings))
