"""Every relation is seen from both ends: on the page of what names, and on the page of what is named."""

import re
from html import escape

import pytest
from reading import links, words
from relation_samples import places, project_of

from planloom.links.addresses import Addresses
from planloom.model import relations
from planloom.model.kinds import BUILT_IN
from planloom.model.naming_fields import ref_fields
from planloom.model.relations import RELATIONS
from planloom.pages import write
from planloom.pages.write import Options

LIST = [pytest.param(relation, id=relation.name) for relation in RELATIONS]


@pytest.mark.no_cover  # pages of plans with every part measure the same
@pytest.mark.parametrize("relation", LIST)
def test_a_relation_is_seen_from_both_ends(project, relation):
    read = project(project_of(relation))
    assert [problem for problem in read.problems if problem.code.id != "C104"] == []
    edges = [edge for item in read.graph.ids.values() for edge in read.graph.out(item, relation)]
    assert {edge.target.kind for edge in edges} == set(BUILT_IN.nameable(relation))
    assert {type(edge.part) for edge in edges} >= {
        place.model for place in places() if any(field.relation is relation for field in ref_fields(place.model))
    }
    site, problems = write(read.figures)
    assert problems == []
    addresses = Addresses(read.graph)
    for one in site.languages:
        pages = {page.address: page.html for page in one.pages}
        for edge in edges:
            for here, there in ((edge.source, edge.target), (edge.target, edge.source)):
                page = addresses.of(here).partition("#")[0]
                told = re.search(rf"[#/]{there.id}\b|{re.escape(escape(there.name.in_(one.language)))}", pages[page])
                assert told, f"{one.language}: /{page}/ ({here.kind}) does not tell of the {there.kind} ({edge.field})"


def test_names_are_those_of_the_constants():
    assert [getattr(relations, relation.name.upper()) for relation in RELATIONS] == list(RELATIONS)
    assert len(RELATIONS) == len({relation.name for relation in RELATIONS})


def test_every_relation_is_written_by_a_field():
    written = {field.relation for place in places() for field in ref_fields(place.model)}
    assert [relation.name for relation in RELATIONS if relation not in written] == []


FINDINGS = {
    "strategy/plan.yml": """
        kind: strategy
        swot:
          - {id: trust, title: People trust us, type: strength}
          - {id: rain, title: Rain, type: threat}
        objectives:
          - {id: grow, title: Grow, measures: [{id: share, title: Market share}]}
        """,
    "marketing/plan.yml": """
        kind: marketing
        title: Marketing
        research: [{id: poll, title: A poll, feeds_back: trust}]
        campaigns: [{id: spring, title: Spring, measures: share}]
        """,
}


def pages_of(project, files, language=0, **options):
    """Return the HTML of pages by address, and what was wrong with the templates."""
    site, problems = write(project(files).figures, Options(**options))
    return {page.address: page.html for page in site.languages[language].pages}, problems


def test_a_factor_shows_the_study_that_feeds_back_to_it(project):
    pages, _ = pages_of(project, FINDINGS)
    trust, rain = pages["strategy/swot"].split("Rain")
    assert "Findings on it: A poll" in words(trust)
    assert ("A poll", "../../marketing/research/#poll") in links(trust)
    assert "not used yet" not in trust
    assert "not used yet" in rain
    assert "Related</h2>" not in pages["strategy/swot"], "what stands beside the factor is not told again below"


def test_a_measure_shows_the_campaigns_that_move_it(project):
    english, _ = pages_of(project, FINDINGS)
    assert "<li><strong>Market share</strong> – Moved by: <a " in english["strategy/objectives/grow"]
    polish, _ = pages_of(project, FINDINGS, language=1)
    assert "Powiązane</h2>" in polish["strategy/objectives/grow"]
    assert "Wpływają na to: Spring" in words(polish["strategy/objectives/grow"])


def test_objects_without_a_name_are_told_together(project):
    quotas = "[{holder: anna, amounts: {2027-Q1: 1m}}, {holder: anna, amounts: {2027-Q2: 1m}}]"
    files = {
        "organisation.yml": "people: [{id: anna, name: Anna}]",
        "sales/plan.yml": f"{{kind: sales, title: Selling, quotas: {quotas}}}",
        "south/plan.yml": "{kind: sales, title: The south, quotas: [{holder: anna, amounts: {2027: 1m}}]}",
    }
    anna = pages_of(project, files)[0]["people/anna"]
    one, other = re.findall(r">(Quota[^<]*)</a> <small>\(([^)]*)\)", anna)
    assert (one, other) == (("Quota", "Selling, × 2"), ("Quota: Anna", "The south"))


def test_a_kind_that_was_just_told_is_not_told_again(project):
    segments = "segments: [{id: homes, title: Homes, targeted: true}]"
    files = {"m/plan.yml": f"kind: marketing\n{segments}\npositioning: [{{id: place, segment: homes, our: Tap water}}]"}
    page = pages_of(project, files)[0]["m/segments"]
    assert "<dt>Positioning</dt>" in page
    assert ">Tap water, Homes</a>" in page


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("relations.suports", "there is no relation `suports`; did you mean `supports`?"),
        ("relations.zzz", "there is no relation `zzz`"),
        ("'supports'", "TypeError: ask by relation, as in `relations.supports`, not by 'supports'"),
    ],
)
def test_a_template_that_asks_for_no_relation_is_told(project, tmp_path, asked, reason):
    (tmp_path / "own/strategy").mkdir(parents=True)
    template = f"{{{{ heading(1, title) }}}}\n\n{{{{ links(sources(items[0], {asked})) }}}}\n"
    (tmp_path / "own/strategy/swot.html.j2").write_text(template, "utf-8")
    _, problems = pages_of(project, FINDINGS, templates=(tmp_path / "own",))
    assert {(str(problem.span), problem.values["reason"]) for problem in problems} == {
        ("templates/strategy/swot.html.j2:3:1", reason)
    }


def test_decisions_do_not_supersede_each_other_in_a_circle(plan):
    read = plan("""\
        decisions:
          - {id: a, title: A, date: 2027-01-01, supersedes: b}
          - {id: b, title: B, date: 2027-01-01, supersedes: a}
        """)
    assert read.places("C104") == ["plans/strategy/plan.yml:4:53"]
