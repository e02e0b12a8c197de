"""The navigation of a page names what is near it, and is no longer when there are more plans."""

import pytest
from lxml import html
from mkdocs.structure.toc import get_toc

from planloom.pages import NavEntry
from planloom.site.mkdocs.menu import Here, Menu, contents_of, way


def plan(name: str) -> NavEntry:
    parts = (NavEntry("Objectives", f"{name}/objectives"), NavEntry('A "story" & <more>', f"{name}/story"))
    return NavEntry(f"Plan {name}", name, parts)


def entries(count: int) -> tuple[NavEntry, ...]:
    plans = tuple(plan(f"sales-{n}") for n in range(count))
    listing = NavEntry(f"All plans ({count})", "plans#sales") if count > 8 else None
    overview = NavEntry("Overview", None, (NavEntry("Home", ""), NavEntry("Risks", "risks")))
    reference = NavEntry("Reference", None, (NavEntry("People", "people"),))
    return (overview, plan("strategy"), NavEntry("Sales plans", None, plans, listing), reference)


def links(written: str) -> list[tuple[str, str]]:
    tree = html.fragment_fromstring(written, create_parent="div")
    return [(a.text_content(), a.get("href")) for a in tree.iter("a")]


def menu(address: str, count: int = 3, **more) -> dict[str, str]:
    return dict(Menu(entries(count), directories=True).at(Here(address, "Page", **more)))


def test_tabs_lead_to_what_comes_first():
    assert links(menu("risks")["tabs"]) == [
        ("Overview", "../"),
        ("Plan strategy", "../strategy/"),
        ("Sales plans", "../sales-0/"),
        ("Reference", "../people/"),
    ]


def test_a_page_names_its_plan_its_parts_and_the_plans_beside_it():
    assert links(menu("sales-1/objectives")["before"]) == [
        ("Overview", "../../"),
        ("Plan strategy", "../../strategy/"),
        ("Plan sales-0", "../../sales-0/"),
        ("Plan sales-1", "../"),
        ("Objectives", "./"),
        ('A "story" & ‹more›', "../story/"),
        ("Plan sales-2", "../../sales-2/"),
        ("Reference", "../../people/"),
    ]


def test_of_many_plans_a_page_names_its_own_and_where_all_are():
    found = links(menu("sales-7", 100)["before"])
    assert [words for words, _ in found if words.startswith("Plan sales")] == ["Plan sales-7"]
    assert ("All plans (100)", "../plans/#sales") in found
    assert [href for words, href in links(menu("risks", 100)["tabs"]) if words == "Sales plans"] == ["../plans/#sales"]


def test_it_is_as_long_for_many_plans_as_for_some():
    sizes = {len("".join(menu("sales-7", count).values()).replace(str(count), "")) for count in (10, 100, 1000)}
    assert len(sizes) == 1


def test_a_page_of_its_own_stands_below_its_part():
    written = menu("sales-1/objectives/grow")["before"]
    tree = html.fragment_fromstring(written, create_parent="div")
    (here,) = tree.xpath("//a[@aria-current]")
    assert here.text_content() == "Page"
    assert [above.text_content() for above in tree.xpath("//a[@aria-current]/ancestor::li/div/a")] == [
        "Plan sales-1",
        "Objectives",
    ]


def test_objects_of_a_part_are_listed_beside_each_other_and_nowhere_else():
    objects = tuple(NavEntry(name, f"strategy/objectives/{name}") for name in ("grow", "hold"))
    part = NavEntry("Objectives", "strategy/objectives", group="Direction", objects=objects)
    swot = NavEntry("SWOT", "strategy/swot", group="Analysis")
    shown = Menu([NavEntry("A long title", "strategy", (part, swot), tab="Strategy")], directories=True)
    written = shown.at(Here("strategy/objectives/grow", "Grow"))
    assert [words for words, _ in links(written["before"])] == ["A long title", "Objectives", "grow", "hold", "SWOT"]
    assert links(written["tabs"]) == [("Strategy", "../../")]
    tree = html.fragment_fromstring(written["before"], create_parent="div")
    assert tree.xpath("//li[@class='md-nav__item pl-nav__group']/text()") == ["Direction", "Analysis"]
    beside = shown.at(Here("strategy/swot", "SWOT"))
    assert "grow" not in [words for words, _ in links(beside["before"] + beside["after"])]


def test_the_contents_stand_behind_the_entry_of_the_page():
    written = menu("sales-1/story", has_contents=True)
    assert 'for="__toc"' in written["before"]
    assert written["before"].endswith("</a>")
    assert written["after"].startswith("</li>")
    assert menu("sales-1/story")["after"] == ""
    assert menu("sales-1/objectives/grow", has_contents=True)["after"] == ""


@pytest.mark.parametrize("address", ["elsewhere", "404", "else/where"])
def test_a_page_that_is_not_ours_has_the_kinds_of_plan(address):
    assert "aria-current" not in menu(address)["before"]
    assert len(links(menu(address)["before"])) == 4


def test_addresses_may_name_files_and_begin_at_the_root():
    files = Menu(entries(3), directories=False)
    assert links(files.at(Here("risks", "")).get("tabs"))[:2] == [
        ("Overview", "../index.html"),
        ("Plan strategy", "../strategy/index.html"),
    ]
    rooted = Menu(entries(3), directories=True).at(Here("404", "", root="/p/"))
    assert links(rooted["tabs"])[:2] == [("Overview", "/p/"), ("Plan strategy", "/p/strategy/")]


@pytest.mark.parametrize(
    ("folder", "to", "expected"),
    [
        ("", "./", "./"),
        ("", "a/", "a/"),
        ("a/", "./", "../"),
        ("a/b/", "a/b/", "./"),
        ("a/b/", "a/bc/", "../bc/"),
        ("a/b/", "a/b/c/#d", "c/#d"),
        ("a/", "index.html", "../index.html"),
    ],
)
def test_the_way_to_an_address(folder, to, expected):
    assert way(folder, to) == expected


def toc(*levels: int):
    top: list[dict] = []
    for n, level in enumerate(levels):
        one = {"level": level, "id": f"h{n}", "name": f"<i>H</i> {n} &amp;", "children": []}
        below = top
        while below and below[-1]["level"] < level:
            below = below[-1]["children"]
        below.append(one)
    return get_toc(top)


def test_contents_leave_out_the_heading_at_the_top():
    made = contents_of(toc(1, 2, 3, 2))
    assert [href for _, href in links(made.entries)] == ["#h1", "#h2", "#h3"]
    assert 'aria-label="H 1 &amp;"' in made.entries
    assert made.in_drawer


def test_long_contents_have_fewer_levels_and_all_of_the_first():
    assert contents_of(toc(1, *[2, *[3] * 9] * 3)).count == 30
    assert contents_of(toc(1, *[2, *[3] * 9] * 7)).count == 7
    assert contents_of(toc(1, *[2] * 90)).count == 90
    assert not contents_of(toc(1, *[2] * 30)).in_drawer
