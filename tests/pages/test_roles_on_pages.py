"""Pages ask objects for their roles: on the roadmap, among what needs attention, and where one has its own page."""

import pytest
from reading import cells, links, words

from planloom.links.addresses import Addresses
from planloom.pages import home, views, write
from planloom.pages.location import Location
from planloom.pages.pictures import Pictures

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
    return {page.address: page.html for page in site.languages[0].pages}


def test_own_work_and_events_stand_on_the_roadmap_by_their_start(read):
    assert [step.item.id for step in views.roadmap(read.figures)] == ["erp", "phones", "go", "mail"]


def test_own_work_that_is_late_needs_attention_and_what_reports_nothing_is_not_asked_for(read):
    assert [item.id for item in home.attention(read.figures)] == ["mail"]
    assert [item.id for item in home.late(read.figures)] == ["erp"]


def test_an_own_part_has_a_page_for_each_object_where_what_is_linked_to_it_comes_together(pages):
    page = words(pages["it/projects/erp"])
    assert page.index("New ERP") < page.index("One for all.") < page.index("Acme")
    assert ("Projects", "../") in links(pages["it/projects/erp"])
    assert "Needed by" in page
    assert "Training" in page
    assert "Grow" in page


def test_the_page_of_the_part_and_of_the_objective_lead_to_the_page_of_the_object(pages):
    for address in ("it/projects", "strategy/objectives/grow", "roadmap"):
        assert "New ERP" in [told for told, _ in links(pages[address])], address
    assert "it/notes/note" not in pages


def test_milestones_and_own_events_look_the_same_on_the_roadmap(project):
    plan = (
        "kind: it\nreleases: [{id: go, title: Go, period: 2027-06-01}]\nmilestones: [{title: Gone, date: 2027-06-01}]"
    )
    read = project({"../planloom.yml": SETTINGS, "it/plan.yml": plan})
    assert [step.horizon.text for step in views.roadmap(read.figures)] == ["2027-06-01", "2027-06-01"]


def test_the_roadmap_of_a_plan_draws_its_own_work_and_events(read):
    (plan,) = (plan for plan in read.portfolio.plans if plan.plan_kind == "it")
    assert [step.item.id for step in views.roadmap_of(plan)] == ["erp", "phones", "go", "mail"]
    (picture,) = Pictures(read.figures, Addresses(read.figures.graph), Location("", "en")).of_part(plan, "initiatives")
    assert {row.title for row in picture.rows} == {"New ERP", "New phones", "Go live", "New mail"}


def test_the_roadmap_tells_how_own_events_stand_and_of_what_kind_each_is(project):
    plan = """\
kind: it
releases:
  - {id: past, title: Past, period: 2027-01-01, status: done}
  - {id: soon, title: Soon, period: 2099-01-01, status: on_track}
  - {id: some, title: Some, period: 2099-02-01}
initiatives: [{id: training, title: Training, period: 2099}]
"""
    site, problems = write(project({"../planloom.yml": SETTINGS, "it/plan.yml": plan}).figures)
    assert problems == []
    page = next(page.html for page in site.languages[0].pages if page.address == "roadmap")
    rows = cells(page)
    past, soon, some, training = (
        next(row for row in rows if row[0].startswith(title)) for title in ("Past", "Soon", "Some", "Training")
    )
    assert "Done" in past[2]
    assert "On track" in soon[2]
    assert some[2] == "–"
    assert soon[0] == "Soon Release"
    assert training[0] == "Training Initiative"


def test_a_cell_of_the_golden_thread_names_own_work_as_it_names_initiatives(project):
    plan = """\
kind: it
notes: [{id: note, title: A note, supports: grow}]
projects: [{id: erp, title: New ERP, supports: grow}]
initiatives: [{id: training, title: Training, supports: grow}]
"""
    read = project({"../planloom.yml": SETTINGS, "it/plan.yml": plan, "strategy/plan.yml": STRATEGY})
    (row,) = views.coverage(read.figures).rows
    assert sorted(item.id for item in row.leading(row.cells[0])) == ["erp", "training"]
