"""The navigation: tabs that have room, parts by what they are about, objects beside each other."""

from planloom.pages import write
from planloom.pages.navigation import SIBLINGS, TABS

LONG = "One flow through both plants until the end of the decade"


def _navigation(project):
    return write(project.figures)[0].languages[0].navigation


def test_a_plan_with_a_long_title_is_called_by_its_kind_on_its_tab(project):
    text = "kind: restructuring\ntitle: {title}\n"
    (entry,) = [one for one in _navigation(project({"r/plan.yml": text.format(title=LONG)})) if one.address == "r"]
    assert (entry.title, entry.tab) == (LONG, "Restructuring plan")


def test_kinds_that_there_is_no_room_for_share_a_tab(project):
    names = [f"area{n}" for n in range(9)]
    kinds = "kinds:\n" + "".join(f"  {name}: {{name: {name.title()} plan}}\n" for name in names)
    plans = {f"{name}/plan.yml": f"kind: {name}\n" for name in names}
    entries = _navigation(project({"../planloom.yml": kinds, **plans}))
    assert len(entries) == TABS + 1
    assert [len(one.entries) for one in entries if one.title == "Other plans"] == [len(names) - TABS + 1]


def test_parts_of_a_large_plan_stand_by_what_they_are_about(plan):
    read = plan(
        """\
        mission: {text: M}
        vision: {text: V}
        swot: [{id: s, type: strength, title: S}]
        milestones: [{title: M, date: 2027-05}]
        budget: [{id: b, title: B, category: C, amounts: {2027: 5}}]
        risks: [{id: r, title: R}]
        initiatives: [{id: i, title: I}]
        objectives: [{id: o, title: O}]
        """
    )
    (entry,) = [one for one in _navigation(read) if one.address == "strategy"]
    groups = [one.group for one in entry.entries]
    assert groups == ["Direction"] * 3 + ["Analysis"] * 2 + ["Work"] * 2 + ["Money"]


def test_so_many_objects_are_listed_beside_each_other_and_not_more(plan):
    for count in (SIBLINGS, SIBLINGS + 1):
        objectives = "".join(f"  - {{id: o{n}, title: O{n}}}\n" for n in range(count))
        read = plan(f"objectives:\n{objectives}")
        (part,) = next(one for one in _navigation(read) if one.address == "strategy").entries
        assert len(part.objects) == (count if count <= SIBLINGS else 0)
