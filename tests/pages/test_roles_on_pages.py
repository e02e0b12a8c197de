"""Pages ask objects for their roles: on the roadmap, among what needs attention, and where one has its own page."""

import pytest

from planloom.pages import views, write

SETTINGS = """\
kinds:
  it:
    name: IT plan
    own:
      projects: {title: Projects, name: project, roles: [work, page], fields: {vendor: text}}
      releases: {title: Releases, name: release, roles: event}
      notes: {title: Notes, name: note, roles: []}
"""
PLAN = """\
kind: it
projects:
  - {id: erp, title: New ERP, text: One for all., period: 2027-Q1, status: on_track, vendor: Acme, supports: grow}
  - {id: mail, title: New mail, period: 2028, status: off_track, vendor: Other}
  - {id: phones, title: New phones, period: 2027-Q1, vendor: Other}
releases: [{id: go, title: Go live, period: 2027-06-01}]
notes: [{id: note, title: A note, period: 2027}]
initiatives: [{id: training, title: Training, depends_on: erp}]
"""
STRATEGY = "kind: strategy\nobjectives: [{id: grow, title: Grow}]\n"


@pytest.fixture
def read(project):
    return project({"../planloom.yml": SETTINGS, "it/plan.yml": PLAN, "strategy/plan.yml": STRATEGY})


@pytest.fixture
def pages(read):
    site, problems = write(read.figures)
    assert problems == []
    return {page.address: page.markdown for page in site.languages[0].pages}


def test_own_work_and_events_stand_on_the_roadmap_by_their_start(read):
    assert [step.item.id for step in views.roadmap(read.figures)] == ["erp", "phones", "go", "mail"]


def test_own_work_that_is_late_needs_attention_and_what_reports_nothing_is_not_asked_for(read):
    assert [item.id for item in views.attention(read.figures)] == ["mail", "erp"]


def test_an_own_part_has_a_page_for_each_object_where_what_is_linked_to_it_comes_together(pages):
    page = pages["it/projects/erp"]
    assert page.index("# New ERP") < page.index("One for all.") < page.index("Acme")
    assert "[Projects](" in page
    assert "Needed by" in page
    assert "Training" in page
    assert "Grow" in page


def test_the_page_of_the_part_and_of_the_objective_lead_to_the_page_of_the_object(pages):
    for address in ("it/projects", "strategy/objectives/grow", "roadmap"):
        assert "[New ERP](" in pages[address], address
    assert "it/notes/note" not in pages


def test_milestones_and_own_events_look_the_same_on_the_roadmap(project):
    plan = (
        "kind: it\nreleases: [{id: go, title: Go, period: 2027-06-01}]\nmilestones: [{title: Gone, date: 2027-06-01}]"
    )
    read = project({"../planloom.yml": SETTINGS, "it/plan.yml": plan})
    assert [step.horizon.text for step in views.roadmap(read.figures)] == ["2027-06-01", "2027-06-01"]
