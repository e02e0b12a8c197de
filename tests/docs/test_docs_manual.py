"""The manual: links lead somewhere, every page can be reached, and what it shows in YAML is right."""

from pathlib import Path

import pytest
import yaml
from manual_pages import DOCS, PAGES, anchors, files_shown, links, name_of, plans_shown

from planloom.settings import FILE, read_settings

# The page of findings shows plans that are wrong on purpose; the rules are tested with them.
RIGHT = [page for page in PAGES if page.name != "findings.md"]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    for target, anchor in links(page):
        assert target.exists(), target
        assert not anchor or target.suffix != ".md" or anchor in anchors(target), f"{target}#{anchor}"


def test_every_page_can_be_reached_from_the_first():
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [target for target, _ in links(page) if target.suffix == ".md" and target.exists()]
    assert {name_of(page) for page in DOCS.rglob("*.md")} <= {name_of(page) for page in reached}


@pytest.mark.parametrize("page", [page for page in RIGHT if plans_shown(page)], ids=name_of)
def test_plans_shown_on_a_page_are_right(page, project):
    shown = plans_shown(page)
    kinds = {name.split("/")[0] for name in shown if "/" in name} - {"glossary"}
    with_header = {name.split("/")[0] for name in shown if name.endswith(("plan.md", "plan.yml"))}
    headers = {f"{kind}/plan.yml": f"kind: {kind}\n" for kind in kinds - with_header}
    settings = {f"../{FILE}": text for name, text in files_shown(page).items() if name == FILE}
    found = project(settings | headers | shown)
    # Pages show parts of plans; what they link to may stand elsewhere.
    wrong = [problem for problem in found.problems if problem.code.id not in {"C103", "C109"}]
    if kinds:
        assert not wrong, found.report()


@pytest.mark.parametrize("page", [page for page in PAGES if FILE in files_shown(page)], ids=name_of)
def test_settings_shown_on_a_page_are_right(page):
    assert read_settings(files_shown(page)[FILE])[1] == []


@pytest.mark.parametrize("page", RIGHT, ids=name_of)
def test_other_files_shown_on_a_page_are_yaml(page):
    for name, text in files_shown(page).items():
        if name.endswith(".yml"):
            assert yaml.safe_load(text), name
