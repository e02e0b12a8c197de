from decimal import Decimal

from lxml import html

from planloom.charts.diagram import OrgChart, Unit
from planloom.charts.org_chart import draw_org


def org(before, after=(), **more):
    return OrgChart("Organisation", "", "en", tuple(before), tuple(after), **more)


def outline(element):
    """The units of a tree as nested lists of their titles."""
    found = []
    for item in element.findall("li"):
        title = item.find("div/span").text_content()
        inner = item.find("ul")
        found.append(title if inner is None else [title, *outline(inner)])
    return found


def trees(request):
    figure = html.fromstring(draw_org(request))
    return [
        outline(side.find(".//ul")) if side.find(".//ul") is not None else []
        for side in figure.iter("div")
        if side.get("class") == "pl-org__side"
    ]


def test_both_states_are_trees_with_headcounts_and_marks():
    before = [
        Unit("top", "Board", headcount=Decimal("4.5")),
        Unit("a", "Sales", "top", href="../a/"),
        Unit("b", "Export", "a", change="closed", note="by June"),
    ]
    after = [Unit("top", "Board"), Unit("c", "Europe", "top", change="created")]
    request = org(before, after, headcount_title="FTE", totals=(Decimal(12), None))
    assert trees(request) == [[["Board", ["Sales", "Export"]]], [["Board", "Europe"]]]
    text = " ".join(html.fromstring(draw_org(request)).text_content().split())
    assert "Before 12 FTE" in text
    assert "Board 4.5 FTE" in text
    assert "✕ closed: by June" in text
    assert "+ new" in text


def test_a_unit_whose_parent_is_unknown_stands_at_the_top():
    assert trees(org([Unit("a", "A", "gone"), Unit("b", "B", "a")])) == [[["A", "B"]], []]


def test_units_in_a_circle_are_all_shown_once():
    units = [Unit("top", "Top"), Unit("a", "A", "b"), Unit("b", "B", "a"), Unit("c", "C", "c")]
    drawn = draw_org(org(units))
    assert [drawn.count(f"<span>{title}</span>") for title in ("Top", "A", "B", "C")] == [1, 1, 1, 1]


def test_text_of_a_plan_cannot_become_markup_and_no_line_is_blank():
    drawn = draw_org(org([Unit("a", "<b>", href='"><script>', change="moved", note="<i>")]))
    assert "<b>" not in drawn
    assert "<i>" not in drawn
    assert "<script" not in drawn
    assert "\n\n" not in drawn
