"""Built with every text a hostile one, a site holds nothing that a text made: no element, no handler, no address."""

import json
import re

import pytest
import yaml
from lxml import html
from text_samples import AROUND, ATTACKS

from planloom.problems import Level
from planloom.project import find_project, read_plans
from planloom.site.mkdocs.build import build_site

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]

TEXTS = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "' onmouseover=alert(1) x='",
    "`a``<script>alert(1)</script>`",
    "<<b>img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "**a** <svg onload=alert(1)>",
)


def plans(folder, text):
    """Write plans in which every text is the hostile one."""
    item = {"title": text, "text": f"{text}\n\n- {text}\n\n## {text}\n"}
    (folder / "plans/strategy").mkdir(parents=True)
    (folder / "plans/glossary").mkdir()
    measure = {
        "id": "share",
        **item,
        "unit": text,
        "targets": {2027: 5},
        "actuals": {2027: 1},
        "comments": {2027: text},
    }
    plan = {
        "kind": "strategy", "title": text, "purpose": text, "extra": {"note": text}, "vision": text,
        "objectives": [{"id": "grow", **item, "owner": "anna", "tags": [text], "measures": [measure]}],
        "swot": [{"id": "factor", **item, "type": "strength"}],
        "risks": [{"id": "risk", **item, "response": text}],
        "faq": [{"question": text, "answer": text}],
    }  # fmt: skip
    organisation = {"name": text, "description": text, "people": [{"id": "anna", "name": text, "role": text}]}
    term = {"term": "goal", "definition": text}
    files = {
        "plans/organisation.yml": yaml.safe_dump(organisation),
        "plans/strategy/plan.md": f"---\n{yaml.safe_dump(plan)}---\n{text} goal\n\n# {text}\n\n> {text}\n",
        "plans/strategy/page.md": f"# {text}\n\n{text}\n\n## {text}\n\n| {text} | b |\n|---|---|\n| goal {text} | c |\n",
        "plans/glossary/terms.yml": yaml.safe_dump({"glossary": [{"id": "goal", "en": term}]}),
        "mkdocs.yml": f"site_name: X\nsite_description: {json.dumps(text)}\n"
        "docs_dir: plans\ntheme: {name: material}\n"
        "plugins:\n  - search\n  - planloom: {levels: {S501: warning, C109: warning}}\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_of_a_text_is_active(tmp_path, text):
    plans(tmp_path, text)
    project, _ = find_project(tmp_path)
    result = build_site(project, read_plans(project), tmp_path / "site", strict=False)
    assert not [problem for problem in result.problems if problem.level is Level.ERROR], result.problems
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        tree = html.document_fromstring(page.read_text("utf-8"))
        for element in tree.iter():
            assert element.tag != "script" or "alert(1)" not in (element.text or ""), page
            for key, value in element.attrib.items():
                assert not key.startswith("on"), (page, key)
                assert not re.match(r"\s*javascript:", value), (page, key)
                assert key not in ("src", "href") or value != "x", page


@pytest.mark.browser
def test_a_browser_runs_and_loads_nothing(tmp_path, build_project, serve, browser):
    """One page with every attack in every place, opened in Chromium."""
    written = [attack for attack in ATTACKS if "\x01" not in attack]  # which no file may hold (S108)
    plans(tmp_path, "Words")
    (tmp_path / "plans/strategy/page.md").write_text(
        "# Attacks\n\n" + "\n\n".join(frame.replace("{}", attack) for attack in written for frame in AROUND), "utf-8"
    )
    rows = "".join(f"| {attack} |\n" for attack in written if "\n" not in attack)
    (tmp_path / "plans/strategy/table.md").write_text(f"# Table\n\n| a |\n|---|\n{rows}", "utf-8")
    site = build_project(tmp_path, tmp_path / "site")
    with serve(site) as address:
        page = browser.new_page()
        asked, shown = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: (shown.append(dialog.message), dialog.dismiss()))
        for name in ("page", "table"):
            page.goto(f"{address}/strategy/{name}/")
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.wait_for_timeout(500)
            assert page.locator("article").inner_text().count("alert(1)") > len(written) // 4
        page.close()
    assert shown == []
    assert [url for url in asked if not url.startswith(address)] == []
