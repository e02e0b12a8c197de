"""The explanation in place, in Chromium: keyboard, Escape, pointer, touch, a phone's width, paper."""

from pathlib import Path

import pytest

from planloom.glossary import Place, link, load_text

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")

ASSETS = Path(__file__).parents[2] / "templates" / "assets"
TERMS = """
- id: goal
  en: {term: goal, definition: A result the organisation wants.}
  pl: {term: cel, gender: m, definition: 'Wynik, do którego organizacja dąży.'}
- id: margin
  en: {term: margin, definition: What is left of revenue when costs have been paid.}
  pl: {term: marża, gender: f, definition: 'To, co zostaje z przychodu po pokryciu kosztów.'}
- id: budget
  en: {term: budget, definition: Planned income and spending.}
  pl: {term: budżet, gender: m, forms: [budżetu], definition: Zaplanowane wpływy i wydatki.}
"""
PROSE = (
    """<main class="md-typeset"><h1>Plan</h1>
<p id="first">Every goal has an owner. <a id="plain" href="#x">Elsewhere</a></p>
<p>"""
    + "Much is written here, so that the page is long and the last line near its edge. " * 12
    + """</p>
<p id="end" style="text-align: right">At the very end of a line stands the margin.</p>
</main>"""
)


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        try:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        except sync_api.Error:
            chromium = playwright.chromium.launch(args=arguments)
        yield chromium
        chromium.close()


def written(language="en", prose=PROSE, scheme="default"):
    made, problems = load_text(TERMS, "terms.yml")
    assert problems == []
    linked = link(prose, made, Place(language, "#glossary"))
    head, aside = linked.html.rsplit("</main>", 1)
    style = "".join((ASSETS / name).read_text("utf-8") for name in ("planloom.css", "glossary.css"))
    script = (ASSETS / "glossary.js").read_text("utf-8")
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Plan</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>html {{ font-size: 125% }} body {{ color: var(--pl-ink); background: var(--pl-ground) }} #plain {{ color: var(--pl-link) }}{style}</style></head>"
        f'<body data-md-color-scheme="{scheme}">{head}{aside}</main><script>{script}</script></body></html>'
    )


@pytest.fixture
def shown(browser):
    pages = []

    def show(width=1000, height=700, *, touch=False, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=touch)
        page = context.new_page()
        page.set_content(written(**options))
        pages.append(context)
        return page

    yield show
    for context in pages:
        context.close()


def tip(page):
    return page.locator(".gl-tip")


def test_the_keyboard_opens_and_escape_closes(shown):
    page = shown()
    assert tip(page).count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "goal"
    assert tip(page).is_visible()
    assert tip(page).inner_text().split("\n") == ["goal", "", "A result the organisation wants.", "Polish: cel"]
    page.keyboard.press("Escape")
    assert not tip(page).is_visible()
    assert page.evaluate("document.activeElement.textContent") == "goal"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert tip(page).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "plain"
    assert not tip(page).is_visible()


def test_the_pointer_opens_it_and_may_move_onto_it(shown):
    page = shown()
    page.hover("a.gl >> nth=0")
    tip(page).wait_for(state="visible")
    box = tip(page).bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=4)
    page.wait_for_timeout(350)
    assert tip(page).is_visible()
    page.mouse.move(box["x"] + box["width"] + 200, box["y"] + 300)
    page.wait_for_timeout(100)
    assert tip(page).is_visible()
    tip(page).wait_for(state="hidden", timeout=600)


def test_escape_closes_what_the_pointer_opened(shown):
    page = shown()
    page.hover("a.gl >> nth=0")
    tip(page).wait_for(state="visible")
    page.keyboard.press("Escape")
    assert not tip(page).is_visible()


def test_a_mouse_click_follows_the_link(shown):
    page = shown()
    page.click("a.gl >> nth=0")
    assert page.url.endswith("#glossary#goal")


def test_the_first_tap_explains_and_the_second_follows(shown):
    page = shown(390, touch=True)
    page.tap("a.gl >> nth=0")
    tip(page).wait_for(state="visible")
    assert "#glossary" not in page.url
    assert tip(page).locator("a").get_attribute("href").endswith("#glossary#goal")
    page.tap("h1")
    assert not tip(page).is_visible()
    page.tap("a.gl >> nth=0")
    page.tap("a.gl >> nth=0")
    assert page.url.endswith("#glossary#goal")


@pytest.mark.parametrize(("width", "height"), [(390, 700), (1000, 700), (320, 400)])
def test_it_stays_within_the_window(shown, width, height):
    page = shown(width, height)
    for place in (0, 1):
        term = page.locator("a.gl").nth(place)
        term.scroll_into_view_if_needed()
        term.focus()
        page.keyboard.press("Shift")
        page.hover(f"a.gl >> nth={place}")
        tip(page).wait_for(state="visible")
        box = tip(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        anchor = term.bounding_box()
        assert box["y"] >= anchor["y"] + anchor["height"] or box["y"] + box["height"] <= anchor["y"]
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


SCROLLED = """() => new Promise(done => {
  addEventListener("scroll", () => requestAnimationFrame(done), { once: true });
  scrollBy(0, 30);
})"""


def test_it_moves_with_the_page(shown):
    page = shown(500, 300)
    page.keyboard.press("Tab")  # a pointer would leave the term when the page moves, and close it after a while
    before = tip(page).bounding_box()["y"]
    page.evaluate(SCROLLED)
    assert tip(page).bounding_box()["y"] == pytest.approx(before - 30, abs=1)


def test_the_accessibility_tree_has_name_role_and_description(shown):
    page = shown()
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    links = [node for node in tree if node.get("role", {}).get("value") == "link"]
    described = {node["name"]["value"]: node.get("description", {}).get("value") for node in links}
    assert described["goal"] == "A result the organisation wants. Polish: cel"
    assert described["Elsewhere"] is None


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(shown, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = shown(scheme=scheme)
    assert axe.Axe().run(page).response["violations"] == []
    page.keyboard.press("Tab")
    assert tip(page).is_visible()
    assert axe.Axe().run(page).response["violations"] == []


def test_paper_lists_the_terms_of_the_page(shown):
    page = shown()
    page.hover("a.gl >> nth=0")
    tip(page).wait_for(state="visible")
    aside = page.locator(".gl-defs")
    assert not aside.is_visible()
    page.emulate_media(media="print")
    assert aside.is_visible()
    assert not tip(page).is_visible()
    lines = [line for line in aside.inner_text().split("\n") if line]
    assert lines[:3] == ["Terms used on this page", "goal", "A result the organisation wants. Polish: cel"]


def test_polish_pages_speak_polish(shown):
    pytest.importorskip("morfeusz2")
    prose = '<main class="md-typeset"><h1>Plan</h1><p>Bez <b>budżetu</b> i celów.</p></main>'
    page = shown(language="pl", prose=prose)
    page.keyboard.press("Tab")
    assert tip(page).inner_text().split("\n") == ["budżet", "", "Zaplanowane wpływy i wydatki.", "po angielsku: budget"]
    assert page.locator(".gl-tip [lang=en]").inner_text() == "budget"
    page.emulate_media(media="print")
    assert page.locator(".gl-defs__title").inner_text() == "Pojęcia użyte na tej stronie"


def test_without_scripts_a_term_is_a_link(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(written())
    assert page.locator("a.gl").first.get_attribute("href") == "#glossary#goal"
    assert not page.locator(".gl-defs").is_visible()
    context.close()
