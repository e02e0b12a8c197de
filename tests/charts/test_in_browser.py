"""What only a browser can tell: labels that overlap or leave the drawing, contrast, widths, links."""

from decimal import Decimal

import pytest
from chart_samples import COLUMNS, TEMPLATES, chart, period
from test_roadmap import ROADMAP
from test_templates import NUMBERS, rows_of

from planloom.charts.diagram import MapEdge, MapNode, OrgChart, StrategyMap, Unit
from planloom.charts.org_chart import draw_org
from planloom.charts.roadmap import draw_roadmap
from planloom.charts.strategy_map import draw_map

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")

MEASURE = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('.pl-chart svg')) {
    const edge = svg.getBoundingClientRect();
    if (!edge.width) continue;
    const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([text, box], index) => {
      if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1)
        found.push(`outside: ${text}`);
      for (const [other, place] of texts.slice(0, index)) {
        const width = Math.min(box.right, place.right) - Math.max(box.left, place.left);
        const height = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top);
        if (width > 1 && height > 3) found.push(`${text} over ${other}`);
      }
    });
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return found;
}"""


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


def shown(browser, figures, width, *, scheme="default", media="screen"):
    style = (TEMPLATES / "assets" / "charts.css").read_text()
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.emulate_media(media=media)
    page.set_content(
        f"<!doctype html><html lang='en'><title>Charts</title><meta charset='utf-8'><style>{style}</style>"
        f"<style>body {{ font: 16px sans-serif; margin: 16px }}"
        f"[data-md-color-scheme=slate] {{ background: #1e2129; --md-default-bg-color: #1e2129; color: #e4e8ee }}</style>"
        f"<body data-md-color-scheme='{scheme}'><main>{figures}</main>"
    )
    return page


def drawn(charts, request):
    made = charts.draw(request, "site")
    assert not made.problems
    return made.html


@pytest.mark.parametrize(("width", "language"), [(720, "en"), (390, "pl")])
@pytest.mark.parametrize("numbers", ["ordinary", "negative", "missing", "single", "huge", "tiny", "equal"])
def test_no_label_lies_over_another_or_leaves_the_drawing(charts, browser, width, language, numbers):
    figures = [
        drawn(charts, chart(template, rows_of(template, NUMBERS[numbers]), language=language, title=template))
        for template in COLUMNS
    ]
    page = shown(browser, "".join(figures), width)
    assert page.evaluate(MEASURE) == []
    page.close()


@pytest.mark.parametrize("width", [720, 390])
@pytest.mark.parametrize("most", [10**3, 10**13])
def test_bars_in_columns_and_a_waterfall_of_small_steps_are_clear(charts, browser, width, most):
    areas = ["Fairs", "A rather long name of an area of the plan", "Research", "X"]
    cells = [
        (area, period(f"2027-Q{quarter}"), Decimal(most * (place - 1)) / quarter, Decimal(most))
        for place, area in enumerate(areas)
        for quarter in (1, 2, 3, 4)
    ]
    total = {"total": True}
    steps = [
        ("Before", Decimal(most), total),
        ("Energy", Decimal(-most) / 20),
        ("After", Decimal(most) * 95 / 100, total),
    ]
    figures = [drawn(charts, chart(template, cells)) for template in ("budget", "quotas")]
    figures.append(drawn(charts, chart("savings_waterfall", steps)))
    page = shown(browser, "".join(figures), width)
    assert page.evaluate(MEASURE) == []
    page.close()


@pytest.mark.parametrize("width", [1200, 720, 390])
def test_a_roadmap_is_clear_and_its_key_hides_and_shows_by_keyboard(browser, width):
    page = shown(browser, draw_roadmap(ROADMAP, "site"), width)
    assert page.evaluate(MEASURE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    late = page.locator("tr[data-state=late]")
    assert late.is_visible()
    page.locator("input[value=late]").focus()
    page.keyboard.press("Space")
    assert not late.is_visible()
    page.locator("a", has_text="Website").focus()
    page.close()


def large_map():
    lanes = {"f": "Finance", "c": "Customers and markets", "p": "Processes", "l": "Learning and growth"}
    titles = ["Grow in DACH", "Modern sales and engineering skills in the whole of the organisation", "Brand"]
    nodes = [
        MapNode(f"o{number}", titles[number % 3], f"../o{number}/", "fcpl"[number // 10],
                status=("good", "warning", "bad", "")[number % 4], status_text="as told", note="3 objectives of plans" * (number % 2))
        for number in range(40)
    ]  # fmt: skip
    edges = tuple(MapEdge(f"o{number}", f"o{(number * 7) % (number - number % 10)}") for number in range(10, 40))
    return StrategyMap("Map", "", "en", lanes, tuple(nodes), edges)


@pytest.mark.parametrize("width", [720, 390])
def test_a_map_of_forty_objectives_and_an_organisation_are_clear(browser, width):
    units = tuple(Unit(f"u{n}", f"Unit with a rather long name {n}", f"u{n // 2}" if n else None, n) for n in range(12))
    figures = draw_map(large_map(), "site") + draw_org(OrgChart("Organisation", "", "en", units, units[:5]))
    page = shown(browser, figures, width)
    assert page.evaluate(MEASURE) == []
    visible = [link for link in page.locator(".pl-map a").all() if link.is_visible()]
    assert len(visible) == (40 if width == 720 else 70)
    page.close()


@pytest.mark.parametrize(("width", "shows"), [(720, "wide"), (390, "narrow")])
def test_one_of_two_drawings_is_shown(charts, browser, width, shows):
    page = shown(browser, drawn(charts, chart("positioning", [("We", 1, 2)])), width)
    visible = [name for name in ("wide", "narrow") if page.locator(f".pl-chart__{name} svg").is_visible()]
    assert visible == [shows]
    page.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_nothing_serious_for_axe(charts, browser, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    figures = [drawn(charts, chart(template, rows_of(template, NUMBERS["ordinary"]))) for template in COLUMNS]
    figures.append(draw_roadmap(ROADMAP, "site"))
    figures.append(draw_map(large_map(), "site"))
    figures.append(draw_org(OrgChart("Org", "", "en", (Unit("a", "A", change="closed"),), (Unit("b", "B"),))))
    page = shown(browser, "".join(figures), 720, scheme=scheme)
    results = axe.Axe().run(page).response["violations"]
    assert [item["id"] for item in results if item["impact"] in ("serious", "critical")] == []
    page.close()


def contrast(page, first, second):
    return page.evaluate(
        """([first, second]) => {
      const probe = document.createElement('i');
      document.body.append(probe);
      const luminance = role => {
        probe.style.color = `var(${role})`;
        const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255);
        const [r, g, b] = parts.map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
      };
      const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
      return (high + .05) / (low + .05);
    }""",
        [first, second],
    )


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_colours_have_contrast(browser, scheme, media):
    page = shown(browser, "", 720, scheme=scheme, media=media)
    surface, text = "--pl-chart-surface", "--pl-chart-text"
    marks = [f"--pl-series-{number}" for number in range(1, 7)]
    marks += [f"--pl-chart-{role}" for role in ("positive", "negative", "neutral", "target")]
    assert {mark: ratio for mark in marks if (ratio := contrast(page, mark, surface)) < 3} == {}
    words = [
        (text, surface),
        ("--pl-chart-muted", surface),
        ("--pl-chart-muted", "--pl-chart-lane"),
        ("--pl-series-1", surface),
    ]
    words += [(text, f"--pl-chart-severity-{number}") for number in range(1, 5)]
    assert {pair: ratio for pair in words if (ratio := contrast(page, *pair)) < 4.5} == {}
    page.close()
