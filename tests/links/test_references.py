"""References in prose are told at the line and column where they are written, however the text is."""

import pytest

FORMS = {
    "plain": ("text: See [[gone]].", "4:13"),
    "in quotes": ('text: "See [[gone]]."', "4:14"),
    "in quotes after an escape": (r'text: "A \"sign\": [[gone]]."', "4:22"),
    "in single quotes": ("text: 'It''s [[gone]].'", "4:16"),
    "in a block": ("text: |\n    First.\n\n    See [[gone]].", "7:9"),
    "in a folded block": ("text: >-\n    First\n    see [[gone]].", "6:9"),
    "plain over two lines": ("text: First\n    see [[gone]].", "5:9"),
    "in quotes over two lines": ('text: "First\n    see [[gone]]."', "5:9"),
    "with a label that is broken": ("text: >-\n    See [[gone|a\n    label]].", "5:9"),
    "with a label": ("text: See [[gone|there]].", "4:13"),
    "with blanks": ("text: See [[ gone ]].", "4:13"),
    "in the second language": ("text: {en: 'See [[a]].', pl: 'Patrz [[gone]].'}", "4:39"),
    "after the same in code": ("text: Not `[[gone]]` but [[gone]].", "4:28"),
    "after an id that begins the same": ("text: First [[gone-too|x]], then [[gone]].", "4:36"),
    "in a list of texts": ("sources: ['[[a]]', '[[gone]]']", "4:23"),
    "in the note of a link": ("supports: [{id: a, note: 'See [[gone]]'}]", "4:33"),
    "after letters of other alphabets": ("text: Żółć, 日本 [[gone]].", "4:18"),
}
OBJECTS = "kind: strategy\nobjectives: [{id: a, title: A}, {id: gone-too, title: B}]"


@pytest.mark.parametrize(("field", "place"), FORMS.values(), ids=FORMS)
def test_in_yaml(project, field, place):
    work = f"initiatives:\n- id: b\n  title: B\n  {field}\n  status: done\n"
    result = project({"s/plan.yml": OBJECTS, "s/work.yml": work})
    assert [problem.code.id for problem in result.problems] == ["C109"]
    assert result.places("C109") == [f"plans/s/work.yml:{place}"]
    span = result.problems[0].span
    shown = result.sources.line(span)[span.column - 1 : span.end_column - 1]
    assert shown.startswith("[[")
    assert shown.endswith(("]]", "|a"))


def test_each_of_several_is_told_at_its_own_place(project):
    result = project({"s/plan.md": "---\nkind: strategy\n---\n[[gone]], [[gone|x]]\n\n[[gone]] [[gone-too]]\n"})
    assert result.places("C109") == [
        "plans/s/plan.md:4:1",
        "plans/s/plan.md:4:11",
        "plans/s/plan.md:6:1",
        "plans/s/plan.md:6:10",
    ]


def test_in_markdown_pages_of_both_languages(project):
    result = project({
        "s/plan.md": "---\nkind: strategy\n---\n\nSee [[gone]].\n",
        "s/plan.pl.md": "Patrz [[gone]].\n",
        "s/page.md": "# Page\n\n> See\n> [[gone]]\n",
        "s/page.pl.md": "---\ntitle: Strona\n---\n\n* [[gone]]\n",
    })  # fmt: skip
    assert sorted(result.places("C109")) == [
        "plans/s/page.md:4:3",
        "plans/s/page.pl.md:5:3",
        "plans/s/plan.md:5:5",
        "plans/s/plan.pl.md:1:7",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Not `[[gone]]` here.",
        "Not ``a ` [[gone]]`` here.",
        "```\n[[gone]]\n```\n",
        "~~~yaml\nsee: [[gone]]\n~~~\n",
        "<!-- [[gone]] -->",
        "An [empty]() [[]] one and [one] [two].",
    ],
)
def test_code_and_comments_hold_no_references(project, text):
    assert "C109" not in project({"s/plan.md": f"---\nkind: strategy\n---\n{text}\n"}).codes


def test_what_a_reference_may_name(project):
    result = project({
        "s/plan.yml": "kind: strategy\npurpose: '[[a]], [[old]], [[s]], [[anna]], [[budget]] and [[team]]'\nobjectives: [{id: a, was: [old], title: A}]",
        "organisation.yml": "people: [{id: anna, name: Anna}]\nteams: [{id: team, title: T}]",
        "glossary/terms.yml": "glossary: [{id: budget}]",
    })  # fmt: skip
    assert result.problems == []
    assert [mention.id for mention in result.graph.mentions] == ["a", "a", "s", "anna", "budget", "team"]
    assert str(result.graph.mentions[1].span) == "plans/s/plan.yml:2:18"


def test_a_near_id_is_offered(plan):
    result = plan("purpose: See [[grow-dahc]].\nobjectives: [{id: grow-dach, title: A}]")
    assert result.problems[0].help.en == "a similar id exists: `grow-dach`"


def test_a_reference_to_what_a_mistake_took_away_is_not_wrong(plan):
    assert plan("purpose: See [[a]].\nobjectives: [{id: a}]").codes == ["S303"]


def test_twenty_thousand_references_in_one_text_are_all_found(plan):
    """A look for each place from the beginning of the text would take minutes."""
    result = plan("purpose: See " + "[[a]] " * 20_000 + "[[gone]]\nobjectives: [{id: a, title: A}]")
    assert len(result.graph.mentions) == 20_000
    assert result.places("C109") == ["plans/strategy/plan.yml:2:120014"]
