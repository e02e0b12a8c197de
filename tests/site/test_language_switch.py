"""The language switch: none where there is one language, and the same place of the page where there are two."""

import pytest

pytestmark = pytest.mark.slow

PLAN = """\
kind: strategy
title: {en: Strategy, pl: Strategia}
risks:
  - {id: fire, title: {en: Fire, pl: Pożar}, response: {en: Insurance, pl: Ubezpieczenie}}
"""
NOTES = {"notes.md": "# Notes\n\n## Where we stand\n\nHere.\n", "notes.pl.md": "# Uwagi\n\n## Gdzie jesteśmy\n\nTu.\n"}


def made(folder, build_project, languages, files):
    plans = folder / "plans" / "s"
    plans.mkdir(parents=True)
    (plans.parent / "organisation.yml").write_text(f"name: Acme\nlanguages: {languages}\n", "utf-8")
    for name, text in files.items():
        (plans / name).write_text(text, "utf-8")
    return build_project(folder, folder / "site")


@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_site_in_one_language_has_none(tmp_path, build_project, language):
    site = made(tmp_path, build_project, f"[{language}]", {"plan.yml": PLAN})
    for page in ("index.html", "s/risks/index.html", "404.html"):
        html = (site / page).read_text("utf-8")
        assert "md-select" not in html
        assert 'rel="alternate"' not in html


@pytest.mark.browser
def test_the_same_place_of_the_page(tmp_path, build_project, serve, browser):
    """An object has its id in both languages; a heading has its own in each, and the page is shown from its top."""
    with serve(made(tmp_path, build_project, "[en, pl]", {"plan.yml": PLAN, **NOTES})) as address:
        page = browser.new_page(viewport={"width": 1200, "height": 300})
        for start, end in (("s/risks/#fire", "pl/s/risks/#fire"), ("s/notes/#where-we-stand", "pl/s/notes/")):
            page.goto(f"{address}/{start}")
            page.hover(".md-header .md-select")
            page.click(".md-select__link[hreflang=pl]")
            page.wait_for_url(f"{address}/{end}**")
            assert page.eval_on_selector("html", "element => element.lang") == "pl"
        assert page.evaluate("window.scrollY") == 0
        page.goto(f"{address}/pl/s/risks/#fire")
        page.focus(".md-select__link[hreflang=en]")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/s/risks/#fire")
        page.close()
