"""What changed between two versions of small plans."""

import pytest
from applied import apply, content, reversed_change
from edits import Editor, write

import effort
from planloom.history.difference.changes import kind_of
from planloom.history.difference.compare import compare
from planloom.history.difference.record import record
from planloom.project import find_project, read_plans

BEFORE = {
    "organisation.yml": "languages: [en, pl]\ncurrency: PLN\npeople: [{id: anna, name: Anna Nowak}]\n",
    "strategy/plan.yml": """\
        kind: strategy
        objectives:
          - id: grow
            title: {en: Grow, pl: Wzrost}
            owner: anna
            measures: [{id: share, title: Market share, unit: "%", targets: {2027: 12, 2028: 15}}]
        """,
    "sales/plan.yml": """\
        kind: sales
        objectives: [{id: sell, title: Sell more, supports: [grow], budget: {2027: 3m}}]
        """,
    "sales/risks.yml": """\
        risks:
          - {id: strike, title: Strike at the port, text: Ships wait for weeks., owner: anna, tags: [port]}
        """,
}


def changes(project, **edits):
    """Return the changes that replacing texts in files makes, as kind, object and path or ids."""
    before = record(project(BEFORE).portfolio)
    files = dict(BEFORE)
    for name, pairs in edits.items():
        file = name.replace("__", "/") + ".yml"
        for old, new in pairs.items():
            assert old in files.get(file, ""), old
            files[file] = files[file].replace(old, new)
    after = record(project(files).portfolio)
    found = compare(before, after)
    assert content(apply(before, found)) == content(after)
    assert content(apply(after, map(reversed_change, found))) == content(before)
    return [(kind_of(one), one.subject.id, *([one.path, *one.values] if hasattr(one, "path") else [])) for one in found]


def test_a_version_is_no_different_from_itself(project):
    assert changes(project) == []


def test_neither_order_nor_writing_is_a_change(project):
    assert changes(project, sales__plan={"title: Sell more, supports: [grow], budget: {2027: 3m}": "budget: {2027: '3 000 000 PLN'}, supports: grow, title: {en: Sell more}"}) == []  # fmt: skip


def test_a_field_is_told_by_its_values(project):
    ((kind, item, path, before, after),) = changes(project, sales__plan={"3m": "2.4m"})
    assert (kind, item, path[0], str(path[1].text)) == ("field", "sell", "budget", "2027")
    assert (str(before), str(after)) == ("3 000 000 PLN", "2 400 000.0 PLN")


def test_what_is_added_within_an_object_is_its_own(project):
    found = changes(project, strategy__plan={"2028: 15}}]": "2028: 15}}, {id: margin, title: Margin, unit: PLN}]"})
    assert found == [("added", "margin")]


def test_removed_with_what_stands_in_it(project):
    found = changes(project, strategy__plan={'measures: [{id: share, title: Market share, unit: "%", targets: {2027: 12, 2028: 15}}]': ""})  # fmt: skip
    assert found == [("removed", "share")]


def test_links_come_and_go(project):
    found = changes(project, sales__plan={"supports: [grow], ": ""})
    assert [one[:3] for one in found] == [("link", "sell", ("supports", "grow"))]


def test_an_owner_is_a_link(project):
    ((kind, _, path, before, after),) = changes(project, sales__risks={", owner: anna": ""})
    assert (kind, path, before, after) == ("link", ("owner",), "anna", None)


def test_a_text_is_told_by_language(project):
    found = changes(project, strategy__plan={"pl: Wzrost": "pl: Rozwój"})
    assert found == [("text", "grow", ("title", "pl"), "Wzrost", "Rozwój")]


def test_renamed_with_a_note_of_the_writer(project):
    found = changes(project, sales__plan={"{id: sell,": "{id: sell-more, was: [sell],"})
    assert [one[:2] for one in found] == [("renamed", "sell-more"), ("field", "sell-more")]


def test_renamed_without_one_is_told_by_likeness(project):
    found = changes(project, sales__risks={"id: strike": "id: port-strike"})
    assert found == [("renamed", "port-strike")]


def test_other_things_of_one_kind_are_not_taken_for_one_another(project):
    found = changes(
        project,
        sales__risks={"id: strike, title: Strike at the port, text: Ships wait for weeks., owner: anna, tags: [port]": "id: rates, title: Interest rates rise, text: Loans cost more., tags: [bank]"},
    )  # fmt: skip
    assert sorted(found) == [("added", "rates"), ("removed", "strike")]


def test_moved_to_another_plan(project):
    risk = (
        "risks:\n  - {id: strike, title: Strike at the port, text: Ships wait for weeks., owner: anna, tags: [port]}\n"
    )
    found = changes(project, sales__risks={BEFORE["sales/risks.yml"]: "risks: []\n"}, strategy__plan={"kind: strategy\n": "kind: strategy\n" + "".join(f"        {line}\n" for line in risk.splitlines())})  # fmt: skip
    assert found == [("moved", "strike")]


def test_objects_without_ids_are_known_by_what_they_stand_in_and_their_title(project):
    files = {"sales/plan.yml": "kind: sales\nbudget: [{category: Fairs, amounts: {2027: 1m}}, {category: Cars, amounts: {2027: 2m}}]\n"}  # fmt: skip
    before = record(project(files).portfolio)
    files["sales/plan.yml"] = "kind: sales\nbudget: [{category: Cars, amounts: {2027: 2.5m}}, {category: Fairs, amounts: {2027: 1m}}]\n"  # fmt: skip
    (change,) = compare(before, record(project(files).portfolio))
    assert (kind_of(change), change.subject.name.en) == ("field", "Cars")


def test_pages_and_terms_are_objects_too(project):
    files = {
        "glossary/terms.yml": "glossary: [{id: share, en: {term: share, definition: A part.}}]\n",
        "sales/plan.md": "---\nkind: sales\n---\nWe sell.\n",
        "sales/how.md": "# How\n\nBy phone.\n",
    }
    before = record(project(files).portfolio)
    files |= {
        "glossary/terms.yml": "glossary: [{id: share, en: {term: share, definition: A part of it.}}]\n",
        "sales/plan.md": "---\nkind: sales\n---\nWe sell more.\n",
        "sales/how.md": "# How\n\nBy letter.\n",
    }
    found = compare(before, record(project(files).portfolio))
    assert [(kind_of(one), one.values) for one in found] == [
        ("text", ("We sell.", "We sell more.")),
        ("text", ("# How\n\nBy phone.", "# How\n\nBy letter.")),
        ("text", ("A part.", "A part of it.")),
    ]


def test_how_a_term_is_found_is_told_to_nobody(project):
    plan = {"sales/plan.md": "---\nkind: sales\n---\nWe sell.\n"}
    term = "glossary: [{{id: share, {}en: {{term: share, definition: A part.}}}}]\n"
    before = record(project(plan | {"glossary/terms.yml": term.format("")}).portfolio)
    after = record(project(plan | {"glossary/terms.yml": term.format("not: {en: ['share of voice']}, ")}).portfolio)
    assert list(compare(before, after)) == []


def test_changes_are_of_their_version_alone(project):
    before = record(project(BEFORE).portfolio)
    after = record(project(BEFORE | {"sales/risks.yml": "risks: []\n"}).portfolio)
    with pytest.raises(ValueError, match="strike"):
        apply(after, compare(before, after))


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(12)))
def test_changes_make_the_second_version_of_the_first_and_back(seed, tmp_path):
    """Whatever writers do to their files: fields, links, ids, moves, deletions, plans, languages, taking back."""
    editor = Editor(seed)
    versions = []
    for _ in range(4):
        write(tmp_path, editor.files)
        versions.append(record(read_plans(find_project(tmp_path)[0]).portfolio))
        for _ in range(3):
            editor.step()
    assert compare(versions[0], versions[0]) == ()
    for before in versions:
        for after in versions:
            found = compare(before, after)
            assert content(apply(before, found)) == content(after), editor.done
            assert content(apply(after, map(reversed_change, found))) == content(before), editor.done
