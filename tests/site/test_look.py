"""How pages look, in a browser: one page of every kind, in both languages, wide and narrow, light and dark.

The kinds are read from the plans of the example and its built pages, so that a new kind is looked at by itself.
Every page is opened once in each language and measured at both widths; axe-core, which is slow, sees it wide and
light in English, narrow and dark in Polish.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sticking_out import MEASURE

from planloom.links.addresses import plan_address
from planloom.model.plan import Plan
from planloom.project import find_project, read_plans

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.no_cover]

WIDTHS = (1280, 390)
AXE_AT = {"en": (1280, "light"), "pl": (390, "dark")}
# What hangs on colours and widths; all else is the same markup in both languages.
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
SHARES = 6  # of the pages, for workers to take one by one

# A page that repeats one pattern hundreds of times, as glossaries and long tables do, is looked at by its beginning.
SHORTEN = """() => {
  const shorten = (parts, most) => [...parts].slice(most).forEach((one) => one.remove());
  shorten(document.querySelectorAll(".md-content__inner > *"), 30);
  for (const body of document.querySelectorAll(".md-content tbody")) shorten(body.rows, 12);
  for (const list of document.querySelectorAll(".md-content :is(ul, ol, dl)")) shorten(list.children, 24);
}"""
AXE = """async ([whole, rules]) => {
  const place = whole ? document : ".md-content__inner";
  const only = rules.length ? { runOnly: rules } : {};
  const { violations } = await axe.run(place, { resultTypes: ["violations"], ...only });
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => [id, impact, html.slice(0, 200)]));
}"""


def kind_of(address: str, plans: list[Plan]) -> str:
    """Return what kind of page has this address."""
    for plan in sorted(plans, key=lambda plan: -len(plan_address(plan))):
        within = address.removeprefix(plan_address(plan))
        if not within:
            return f"overview of {plan.plan_kind}"
        if within != address and within.startswith("/"):
            part, *rest = within[1:].split("/")
            known = part.replace("-", "_") in type(plan).model_fields
            return f"{plan.plan_kind} {part}" if rest else part if known else "narrative"
    folder, _, inner = address.partition("/")
    return "person" if folder == "people" and inner else address


@pytest.fixture(scope="module")
def addresses(example_site: Path) -> list[str]:
    """Return the address of one page of every kind."""
    project, _ = find_project(ROOT)
    plans = list(read_plans(project).figures.graph.portfolio.plans)
    pages = [path.parent.relative_to(example_site).as_posix() for path in sorted(example_site.rglob("index.html"))]
    english = ["" if page == "." else page for page in pages if page != "pl" and not page.startswith("pl/")]
    kinds: dict[str, str] = {}
    for address in english:
        kinds.setdefault(kind_of(address, plans), address)
    assert len(kinds) > 60
    return list(kinds.values())


def faults_of(page, address: str, axe: str, *, language: str) -> Iterator[str]:
    """Look at a page, and yield what is wrong with it."""
    width, scheme = AXE_AT[language]
    told: list[str] = []
    page.on("console", lambda said: told.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    ours = (f"http://{urlsplit(address).netloc}/", "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(ours) else told.append(f"asks {asked.url}"))
    first = WIDTHS[WIDTHS[0] == width]
    page.set_viewport_size({"width": first, "height": 900})
    page.goto(address)
    for one in (first, width):
        page.set_viewport_size({"width": one, "height": 900})
        for what, words in page.evaluate(MEASURE):
            yield f"at {one}: {what}: {words}"
    page.evaluate(SHORTEN)
    page.evaluate(axe)
    path = urlsplit(address).path.strip("/")
    whole = path in ("", "pl") or "/objectives/" in path  # with the frame of the theme: at the top and deep down
    for rule, impact, html in page.evaluate(AXE, [whole, SEEN if language == "pl" else []]):
        yield f"at {width}, {scheme}: {rule} ({impact}): {html}"
    yield from (f"console: {text}" for text in told)


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", AXE_AT)
def test_no_page_has_a_fault(addresses, example_address, browser, axe, language, share):
    found = []
    for address in addresses[share::SHARES]:
        where = "/".join(part for part in ("pl" if language == "pl" else "", address) if part)
        page = browser.new_page(color_scheme=AXE_AT[language][1], reduced_motion="reduce")
        found += [
            f"/{where} {fault}" for fault in faults_of(page, f"{example_address}/{where}", axe, language=language)
        ]
        page.close()
    assert "\n".join(found) == ""


WALK = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const inside = at.closest(".md-content");
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [inside ? reachable.indexOf(at) : -1, seen, at.textContent.trim().slice(0, 40)];
}"""
REACHABLE = """() => {
  const every = ".md-content :is(a[href], button, select, input, summary, [tabindex='0'])";
  window.reachable = [...document.querySelectorAll(every)].filter((one) => one.checkVisibility());
  reachable[0].focus();
  return reachable.length;
}"""


@pytest.mark.parametrize("address", ["", "scorecard", "strategy", "strategy/objectives/grow-dach"])
def test_the_tab_key_visits_everything_in_order_and_shows_where_it_is(example_address, browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{example_address}/{address}")
    count = page.evaluate(REACHABLE)
    assert count > 5
    page.keyboard.press("Shift+Tab")
    for expected in range(count):
        page.keyboard.press("Tab")
        number, shown, words = page.evaluate(WALK)
        assert number == expected, words
        assert shown, f"no mark of focus on {words}"
    page.close()
