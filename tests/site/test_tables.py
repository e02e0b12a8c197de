"""Tables of objects in a browser: order, filters, addresses, cards, keys, without scripts, on paper."""

from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.no_cover]

WORK = [
    # id, title, Polish title, owner, status, period, millions
    ("mill", "Mill", "Żarna", "anna", "at_risk", "2027-Q2", "10"),
    ("oven", "Oven", "Łopata", "zofia", "on_track", "2028", "2"),
    ("shop", "Shop", "Lada", "anna", "off_track", "2027-Q4..2028-Q1", "0.5"),
    ("cart", "Cart", "Zabawa", "zofia", "on_track", "2027-Q1", ""),
    ("door", "Door", "Ćma", "anna", "done", "2029", "3"),
    ("east", "East", "Cel", "lena", "at_risk", "2028-Q4", "1.25"),
    ("flag", "Flag", "Ósemka", "zofia", "on_track", "2027", "100"),
]
PEOPLE = "people: [{id: anna, name: Anna Łoś}, {id: zofia, name: Zofia Ćwik}, {id: lena, name: Lena Żuk}]"


@pytest.fixture(scope="module")
def address(tmp_path_factory, build_project, write_config, serve):
    folder = tmp_path_factory.mktemp("tables")
    plan = folder / "plans" / "strategy"
    plan.mkdir(parents=True)
    write_config(folder, {})
    (folder / "plans/organisation.yml").write_text(f"name: T\nlanguages: [en, pl]\n{PEOPLE}\n", "utf-8")
    work = "\n".join(
        f"  - {{id: {id_}, title: {{en: {en}, pl: {pl}}}, owner: {owner}, status: {status}, period: {period}"
        + (f", budget: {{{period[:4]}: {millions}m PLN}}" if millions else "")
        + "}"
        for id_, en, pl, owner, status, period, millions in WORK
    )
    (plan / "plan.yml").write_text(
        f"kind: strategy\ntitle: {{en: Growth, pl: Wzrost}}\nperiod: 2027..2029\ninitiatives:\n{work}\n", "utf-8"
    )
    site = build_project(folder, folder / "site")
    with serve(Path(site)) as where:
        yield where


@pytest.fixture
def tab(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.close()
    assert wrong == []


def opened(tab, address: str):
    tab.goto(address)
    tab.wait_for_selector("[data-pl-armed]", state="attached")
    return tab


def titles(tab) -> list[str]:
    return tab.locator(".pl-list tbody tr").evaluate_all(
        "rows => rows.filter(row => !row.hidden).map(row => row.cells[0].querySelector('a').innerText)"
    )


EVERY = [row[1] for row in WORK]


def test_a_click_sorts_by_value_and_a_third_one_gives_the_order_of_the_list(tab, address):
    opened(tab, f"{address}/strategy/initiatives/")
    amount = tab.get_by_role("button", name="Amount")
    up = ["Shop", "East", "Oven", "Door", "Mill", "Flag", "Cart"]
    amount.click()
    assert titles(tab) == up  # what has no amount stands last
    assert tab.locator("th[aria-sort=ascending]").inner_text().startswith("Amount")
    assert "Amount" in tab.locator(".pl-filter output").inner_text()
    assert tab.url.endswith("?sort=money")
    amount.press("Enter")
    assert titles(tab) == [*reversed(up[:-1]), "Cart"]
    assert tab.url.endswith("?sort=-money")
    amount.click()
    assert titles(tab) == EVERY
    assert tab.locator("[aria-sort]").count() == 0
    assert "?" not in tab.url


def test_polish_words_are_sorted_as_in_a_polish_dictionary(tab, address):
    opened(tab, f"{address}/pl/strategy/initiatives/?sort=initiative")
    assert titles(tab) == ["Cel", "Ćma", "Lada", "Łopata", "Ósemka", "Zabawa", "Żarna"]


def test_times_and_statuses_are_sorted_by_what_they_mean(tab, address):
    opened(tab, f"{address}/strategy/initiatives/?sort=period")
    assert titles(tab)[0] in ("Cart", "Flag")
    assert titles(tab)[-2:] == ["East", "Door"]
    opened(tab, f"{address}/strategy/initiatives/?sort=status")
    assert titles(tab)[:3] == ["Shop", "Mill", "East"]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ("owner=anna", ["Mill", "Shop", "Door"]),
        ("status=at-risk", ["Mill", "East"]),
        ("period=2028", ["Oven", "Shop", "East"]),
        ("period=2027-Q4", ["Shop", "Flag"]),
        ("q=cwik", ["Oven", "Cart", "Flag"]),
        ("q=%C5%81O%C5%9A+a", ["Mill", "Shop", "Door"]),
        ("owner=anna&period=2028&status=off-track", ["Shop"]),
        ("owner=nobody&status=At+risk&sort=nonsense", EVERY),
    ],
)
def test_an_address_says_what_is_shown_and_is_the_same_in_polish(tab, address, wanted, left):
    opened(tab, f"{address}/strategy/initiatives/?{wanted}")
    assert titles(tab) == left
    assert tab.locator(".pl-filter output").inner_text() == f"Shown: {len(left)} of 7"
    opened(tab, f"{address}/pl/strategy/initiatives/?{wanted}")
    polish = {en: pl for _, en, pl, *_ in WORK}
    assert titles(tab) == [polish[title] for title in left]
    assert tab.locator(".pl-filter output").inner_text() == f"Pokazano: {len(left)} z 7"


def test_a_choice_is_told_and_the_switch_of_language_keeps_it(tab, address):
    opened(tab, f"{address}/strategy/initiatives/")
    tab.get_by_label("Status", exact=True).select_option("at-risk")
    assert titles(tab) == ["Mill", "East"]
    assert tab.locator("output[aria-live=polite]").inner_text() == "Shown: 2 of 7"
    link = tab.locator("a.md-select__link[hreflang=pl]")
    link.dispatch_event("pointerdown")
    assert "status=at-risk" in link.evaluate("link => link.href")
    tab.get_by_label("Find in the table").fill("nothing like it")
    tab.wait_for_function("() => document.querySelector('output').textContent.startsWith('Shown: 0')")
    assert tab.get_by_text("Nothing fits these filters.").is_visible()
    tab.get_by_role("button", name="Show all").click()
    assert titles(tab) == EVERY


def test_on_a_phone_rows_are_cards_with_the_names_of_their_values(tab, address, axe):
    tab.set_viewport_size({"width": 390, "height": 844})
    opened(tab, f"{address}/strategy/initiatives/")
    row = tab.locator(".pl-list tbody tr").first
    assert row.evaluate("row => getComputedStyle(row).display") == "grid"
    told = row.evaluate("""row => [...row.cells].slice(1).filter((cell) => cell.checkVisibility()).map(
        (cell) => getComputedStyle(cell, "::before").content)""")
    assert [one.strip("\"'") for one in told] == ["Owner", "Period", "Amount PLN\u00a0m", "Status"]
    space = "row => row.getBoundingClientRect().top - document.querySelector('.pl-filter').getBoundingClientRect().top"
    assert row.evaluate(space) < 160  # figures come before filters
    assert not tab.get_by_label("Owner", exact=True).is_visible()
    tab.get_by_role("button", name="Filter and order").click()
    tab.get_by_label("Owner", exact=True).select_option("lena")
    assert titles(tab) == ["East"]
    tab.get_by_role("button", name="All details").click()
    assert tab.locator("tr:not([hidden]) td", has_text="nothing").last.is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.evaluate(axe)
    assert tab.evaluate("axe.run('.md-content').then(found => found.violations.map(one => one.id))") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_table_that_is_sorted(browser, address, axe, scheme):
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    opened(page, f"{address}/strategy/initiatives/?sort=-money&owner=anna")
    page.evaluate(axe)
    found = page.evaluate("axe.run('.md-content').then(found => found.violations.map(one => one.id))")
    page.close()
    assert found == []


def test_head_and_first_column_stay_in_sight(tab, address):
    tab.set_viewport_size({"width": 1000, "height": 500})
    opened(tab, f"{address}/strategy/initiatives/")
    tab.evaluate("document.querySelector('.pl-list tbody tr:last-child').scrollIntoView({block: 'center'})")
    head = tab.locator(".pl-list thead th").first
    assert head.evaluate("head => head.getBoundingClientRect().bottom > 0")
    assert head.evaluate(
        "head => { const box = head.getBoundingClientRect(); "
        "return head.contains(document.elementFromPoint(box.left + 4, box.bottom - 4)); }"
    )


def test_without_scripts_it_is_a_plain_table(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/strategy/initiatives/?status=at-risk")
    assert page.locator(".pl-list tbody tr").count() == 7
    assert page.locator(".pl-list tbody tr").last.is_visible()
    assert page.locator(".pl-list button, .pl-filter").count() == 0
    context.close()


def test_on_paper_it_is_a_plain_table(tab, address):
    tab.set_viewport_size({"width": 390, "height": 844})
    opened(tab, f"{address}/strategy/initiatives/")
    tab.emulate_media(media="print")
    assert not tab.locator(".pl-filter").is_visible()
    assert tab.locator(".pl-list tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert tab.locator("th .pl-sort").first.evaluate("one => getComputedStyle(one, '::after').content") in (
        "none",
        '""',
    )


def test_only_pages_with_lists_load_the_script(tab, address):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}/strategy/initiatives/mill/")
    assert not [url for url in asked if "tables.js" in url]
    opened(tab, f"{address}/strategy/initiatives/")
    assert len([url for url in asked if "tables.js" in url]) == 1


MANY = 40


@pytest.fixture(scope="module")
def long_list(tmp_path_factory, build_project, write_config, serve):
    folder = tmp_path_factory.mktemp("long")
    plan = folder / "plans" / "strategy"
    plan.mkdir(parents=True)
    write_config(folder, {})
    (folder / "plans/organisation.yml").write_text(f"name: T\nlanguages: [en, pl]\n{PEOPLE}\n", "utf-8")
    work = "\n".join(f"  - {{id: w{one}, title: '# {one} of {MANY}', status: at_risk}}" for one in range(1, MANY + 1))
    (plan / "plan.yml").write_text(f"kind: strategy\ntitle: Growth\nperiod: 2027\ninitiatives:\n{work}\n", "utf-8")
    site = build_project(folder, folder / "site")
    with serve(Path(site)) as where:
        yield where


def test_a_phone_unfolds_a_long_list_and_leaves_out_what_is_not_known(tab, long_list):
    tab.set_viewport_size({"width": 390, "height": 800})
    opened(tab, f"{long_list}/attention/")
    rows = tab.locator(".pl-list tbody tr")
    assert rows.locator("visible=true").count() == 25
    assert "–" not in {text.strip() for text in tab.locator(".pl-list td:visible").all_inner_texts()}
    assert tab.locator(".pl-list tbody").evaluate("body => getComputedStyle(body.rows[0].cells[1]).display") == "inline"
    tab.get_by_role("button", name="Show the other 15").press("Enter")
    assert rows.locator("visible=true").count() == MANY
    assert tab.evaluate("document.activeElement.textContent") == "# 26 of 40"
    assert tab.locator(".pl-unfold").is_hidden()


def test_words_that_are_looked_for_are_found_among_what_is_folded(tab, long_list):
    tab.set_viewport_size({"width": 390, "height": 800})
    opened(tab, f"{long_list}/pl/attention/?q=39")
    assert titles(tab) == ["# 39 of 40"]
    assert tab.locator(".pl-unfold").is_hidden()
    tab.set_viewport_size({"width": 1280, "height": 800})
    opened(tab, f"{long_list}/attention/")
    assert tab.locator(".pl-list tbody tr:visible").count() == MANY
    widths = tab.locator(".pl-list tbody tr").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().width)")
    assert max(widths) - min(widths) < 1  # rows of one table, folded on a phone or not
    tab.emulate_media(media="print")
    assert tab.locator(".pl-list tbody tr:visible").count() == MANY


def test_a_column_in_which_no_row_says_anything_is_left_out(address, tab):
    shown = opened(tab, f"{address}/people/")
    heads = shown.locator("[data-pl-list] thead th")
    assert heads.filter(has_text="Objectives").is_hidden()
    assert heads.filter(has_text="Initiatives").is_visible()
    assert (
        shown.locator("[data-pl-list] tbody tr").first.locator("td:visible").count()
        == shown.locator("th:visible").count()
    )


SEEN = """() => {
  const at = document.activeElement;
  const { width, height } = (at.nextElementSibling?.htmlFor ? at.parentElement : at).getBoundingClientRect();
  return width > 0 && height > 0 ? "" : at.outerHTML.slice(0, 120);
}"""


def test_keys_stop_at_nothing_that_nobody_sees(address, tab):
    shown = opened(tab, f"{address}/people/")
    for _ in range(14):
        shown.keyboard.press("Tab")
        assert shown.evaluate(SEEN) == ""
