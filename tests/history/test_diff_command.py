"""``planloom diff``: what it prints, in both languages and all forms, and how it ends."""

import json
import re

import pytest
from click.testing import CliRunner

from planloom.cli import main

PLANS = {
    "plans/strategy/plan.yml": """\
        kind: strategy
        objectives:
          - id: grow
            title: {en: Grow in the north, pl: Wzrost na północy}
            measures: [{id: share, title: Market share, unit: "%", direction: increase, targets: {2027: 12, 2028: 15}}]
    """,
    "plans/sales/plan.yml": """\
        kind: sales
        title: {en: Sales plan, pl: Plan sprzedaży}
        objectives:
          - id: sell
            title: {en: Sell more, pl: Sprzedać więcej}
            text: {en: We sell in every town., pl: Sprzedajemy w każdym mieście.}
            supports: [grow]
            revenue_target: {2027: 50m}
        budget: [{id: fairs, title: {en: Fairs, pl: Targi}, category: fairs, amounts: {2027: 2m, 2028: 2m}}]
    """,
}
SALES = "plans/sales/plan.yml"


def diff(repo, *arguments):
    done = CliRunner().invoke(main, ["diff", "-C", str(repo.project), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def test_amounts_are_told_with_difference_and_effect(repo):
    made = repo(PLANS)
    made.edit(SALES, "amounts: {2027: 2m", "amounts: {2027: 2.5m")
    made.commit("A second fair")
    done = diff(made)
    assert done.exit_code == 0
    said = done.output.replace("\u00a0", " ")
    assert "Budgets of the plans, 2027       PLN 2,000,000 → PLN 2,500,000  +PLN 500,000 (+25%)" in said
    assert "~ Budget line “Fairs”" in done.output
    assert "Amounts, 2027: PLN 2,000,000 → PLN 2,500,000  +PLN 500,000 (+25%)" in said
    assert re.search(r"Anna Nowak, 1 Mar 2027, [0-9a-f]{8}: A second fair", done.output)


def test_in_polish_with_polish_typography(repo):
    made = repo(PLANS)
    made.edit(SALES, "amounts: {2027: 2m", "amounts: {2027: 2.5m")
    said = diff(made, "--lang", "pl").output
    assert (
        "Kwoty, 2027: 2\u00a0000\u00a0000\u00a0zł → 2\u00a0500\u00a0000\u00a0zł  +500\u00a0000\u00a0zł (+25%)" in said
    )
    assert "Pozycja budżetu „Targi”" in said
    assert "jeszcze nie w repozytorium" in said


def test_nothing_changed(repo):
    assert diff(repo(PLANS)).output.splitlines()[-1] == "nothing has changed"


def test_a_text_is_told_word_by_word_and_its_translation_lags(repo):
    made = repo(PLANS)
    made.edit(SALES, "in every town", "in every second town")
    said = diff(made).output
    assert (
        "Description, English: … sell in every {+second+} town." in said or "We sell in every {+second+} town." in said
    )
    assert "Objective “Sell more”: the English text changed, the Polish one did not" in said


def test_a_translation_that_was_missing_makes_nothing_lag(repo):
    made = repo({"plans/sales/plan.yml": "kind: sales\nrisks: [{id: strike, title: {pl: Strajk}}]\n"})
    made.edit(SALES, "{pl: Strajk}", "{pl: Strajk, en: Strike}")
    assert "lag behind" not in diff(made).output


def test_what_has_no_title_is_called_in_words(repo):
    people = "name: Aria\nlanguages: [en, pl]\ncurrency: PLN\npeople: [{id: iwona, name: Iwona Żak}]\n"
    made = repo({"plans/organisation.yml": people, SALES: """\
        kind: sales
        title: {en: Sales, pl: Sprzedaż}
        quotas: [{holder: iwona, amounts: {2027: 1m}}]
        forecasts: [{for: 2027, scenario: base, revenue: 1m}]
        faq: [{question: Why, answer: So}]
    """})  # fmt: skip
    made.edit(SALES, "amounts: {2027: 1m}", "amounts: {2027: 2m}")
    made.edit(SALES, "revenue: 1m", "revenue: 2m")
    said = diff(made, "--lang", "pl").output
    assert "„Iwona Żak”" in said
    assert "Prognoza „Bazowy”" in said
    made.git("mv", "plans/sales", "plans/vertrieb")
    made.edit("plans/vertrieb/plan.yml", "faq: [{question: Why, answer: So}]\n", "")
    assert diff(made).output.count("\nSales\n") == 1


def test_commas_and_bookkeeping_are_folded(repo):
    made = repo(PLANS)
    made.edit(SALES, "We sell in every town.", "We sell in every town!")
    made.edit(SALES, "supports: [grow]", "supports: [grow]\n    tags: [north]")
    assert diff(made).output.splitlines()[-1] == "Editorial changes: 1 (--all)"
    assert "Tags: – → north" in diff(made, "--all").output


def test_an_object_added_with_others_in_it_is_told_once(repo):
    made = repo(PLANS)
    made.write({"plans/strategy/more.yml": "objectives: [{id: lead, title: Lead, measures: [{id: a, title: A}, {id: b, title: B}]}]\n"})  # fmt: skip
    said = diff(made).output
    assert "+ Objective “Lead” – added, with what stands in it: 2  [plans/strategy/more.yml:1]" in said
    assert "Measure “A”" not in said


def test_a_lost_link_leaves_the_objective_to_nobody(repo):
    made = repo(PLANS)
    made.edit(SALES, "supports: [grow]\n", "\n")
    said = diff(made).output
    assert "“Grow in the north” is carried by nobody any more" in said
    assert "Supports: Grow in the north → –" in said
    assert diff(made, "--fail-on", "uncovered").exit_code == 1


@pytest.mark.parametrize(
    ("old", "new", "condition", "code"),
    [
        ("{2027: 12, 2028: 15}", "{2027: 11, 2028: 15}", "target-lowered", 1),
        ("{2027: 12, 2028: 15}", "{2027: 13, 2028: 15}", "target-lowered", 0),
        ("{2027: 12, 2028: 15}", "{2027: 12}", "target-lowered", 1),
        ("direction: increase, targets: {2027: 12", "direction: decrease, targets: {2027: 12", "target-lowered", 0),
    ],
)
def test_a_lowered_target_fails_where_it_is_not_wanted(repo, old, new, condition, code):
    made = repo(PLANS)
    made.edit("plans/strategy/plan.yml", old, new)
    assert diff(made, "--fail-on", condition).exit_code == code


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("budget>20%", 1),
        ("budget>30%", 0),
        ("budget>400k", 1),
        ("budget>1m", 0),
        ("budget<-1%", 0),
        ("cash<-100k", 1),
    ],
)
def test_an_amount_fails_beyond_its_limit(repo, condition, code):
    made = repo(PLANS)
    made.edit(SALES, "amounts: {2027: 2m", "amounts: {2027: 2.5m")
    done = diff(made, "--fail-on", condition)
    assert done.exit_code == code, done.output
    assert (f"fails for: {condition}" in done.output) == bool(code)


def test_what_is_to_fall_is_lowered_by_a_higher_target(repo):
    made = repo({"plans/strategy/plan.yml": "kind: strategy\nmeasures: [{id: waste, title: Waste, unit: t, direction: decrease, targets: {2027: 5}}]\n"})  # fmt: skip
    made.edit("plans/strategy/plan.yml", "2027: 5", "2027: 6")
    assert diff(made, "--fail-on", "target-lowered").exit_code == 1


def test_an_objective_that_is_gone(repo):
    made = repo(PLANS)
    made.write({SALES: "kind: sales\nbudget: []\n"})
    done = diff(made, "--fail-on", "objective-removed")
    assert done.exit_code == 1
    assert "− Objective “Sell more” – removed" in done.output


def test_an_unknown_condition_names_the_known(repo):
    done = diff(repo(PLANS), "--fail-on", "bugdet>2%")
    assert done.exit_code == 2
    assert "target-lowered" in done.output
    assert "budget>2%" in done.output


def test_markdown_for_a_merge_request_is_inert(repo):
    made = repo(PLANS)
    made.edit(SALES, "en: Fairs", "en: 'Fairs <img src=x> @everyone | a'")
    said = diff(made, "--format", "markdown").output
    assert not re.search(r"(?<!\\)<img", said)
    assert "@everyone" not in said
    assert "<ins>\\<img src=x\\> @\u2060everyone \\| a</ins>" in said


def test_json_of_a_version_that_only_grows(repo):
    made = repo(PLANS)
    made.edit(SALES, "revenue_target: {2027: 50m}", "revenue_target: {2027: 45m}")
    commit = made.commit("Less")
    document = json.loads(diff(made, "--format", "json").stdout)
    assert (document["format"], document["version"]) == ("planloom-changes", 1)
    (change,) = document["changes"]
    assert change["kind"] == "field"
    assert change["object"] == {"id": "sell", "kind": "objective", "title": {"en": "Sell more", "pl": "Sprzedać więcej"}, "plan": "sales"}  # fmt: skip
    assert (change["path"], change["before"]["amount"], change["after"]["amount"]) == (["revenue_target", "2027"], "50000000", "45000000")  # fmt: skip
    assert change["commit"] == {"name": commit, "author": "Anna Nowak", "day": "2027-03-01", "subject": "Less"}
    assert document["effects"]["objectives"] == ["grow"]


def test_control_signs_of_writers_and_authors_are_written_out(repo):
    made = repo(PLANS)
    made.edit(SALES, "en: Fairs", 'en: "Fairs \\e[31m"')
    made.commit("\x1b[31mRed", author="A\x1b[31m")
    said = diff(made).output
    assert "\x1b" not in said


def test_what_is_withheld_is_in_no_diff(repo):
    made = repo(PLANS | {"planloom.yml": "today: 2027-06-15\naudiences: [board, staff]\n"})
    made.edit(SALES, "budget: [{id: fairs,", "budget: [{id: fairs, audience: [board],")
    made.edit(SALES, "amounts: {2027: 2m", "amounts: {2027: 2.5m")
    made.edit(SALES, "revenue_target: {2027: 50m}", "revenue_target: {2027: 55m}")
    made.commit("More for the secret fairs")
    for form in ("text", "markdown", "json"):
        done = diff(made, "--audience", "staff", "--all", "--format", form)
        assert done.exit_code == 0, done.output
        assert "55" in done.output
        assert "airs" not in done.output
        assert not re.search(r"2\W?5\d\d\W?000", done.output)
    assert "Fairs" in diff(made, "--audience", "all").output


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_what_was_public_once_is_in_no_diff_that_may_not_know_it(repo, form):
    """Nor what is gone, what another wording said, the name of a version or of an author."""
    settings = {"planloom.yml": "today: 2027-06-15\naudiences: [board, staff]\n"}
    made = repo(PLANS | settings | {"plans/sales/risks.yml": "risks: [{id: merger, title: Merger with Zephyr}, {id: closure, title: Zephyr closes}]\n"})  # fmt: skip
    made.git("tag", "before-zephyr")
    made.edit(SALES, "We sell in every town.", "We sell everywhere but where Zephyr is.")
    made.commit("Words of Zephyr")
    made.git("tag", "zephyr-said")
    made.edit(SALES, "We sell everywhere but where Zephyr is.", "We sell.")
    made.edit("plans/sales/risks.yml", "id: merger, title: Merger with Zephyr", "id: merger, title: A merger, audience: [board]")  # fmt: skip
    made.edit("plans/sales/risks.yml", ", {id: closure, title: Zephyr closes}", "")
    made.commit("Zephyr is secret", author="Zephyr Nowak")
    for versions in ((), ("before-zephyr",), ("zephyr-said",), ("before-zephyr", "main")):
        done = diff(made, *versions, "--audience", "staff", "--all", "--format", form)
        assert done.exit_code == 0, done.output
        assert "zephyr" not in done.output.casefold()
        assert "merger" not in done.output.casefold()


def test_two_old_versions_tell_nothing_that_is_withheld_now(repo, tmp_path):
    """Also to who asks a repository without a working tree."""
    made = repo(PLANS | {"planloom.yml": "today: 2027-06-15\naudiences: [board, staff]\n"})
    risks = "plans/sales/risks.yml"
    made.write({risks: "risks: [{id: other, title: Rain}]\n"})
    made.commit("one")
    made.edit(risks, "risks: [", "risks: [{id: zephyr, title: The wind Zephyr}, ")
    made.commit("two")
    made.edit(risks, "id: zephyr,", "id: zephyr, audience: [board],")
    made.commit("three")
    made.git("clone", "--quiet", "--bare", str(made.root), str(tmp_path / "bare"))
    for folder in ([], ["-C", str(tmp_path / "bare")]):
        for whom, told in (("staff", False), ("board", True), ("all", True)):
            done = diff(made, "HEAD~2", "HEAD~1", "--audience", whom, *folder)
            assert done.exit_code == (0 if told else 1), done.output
            assert ("zephyr" in done.stdout.casefold()) == told


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_an_old_version_names_nothing_that_is_withheld_now(repo, form):
    made = repo(PLANS | {"planloom.yml": "today: 2027-06-15\naudiences: [board, staff]\n"})
    made.edit(SALES, "  - id: sell\n", "  - id: sell\n    text: See [[canary-goal]].\n    drives: [canary-goal]\n")
    made.edit(
        SALES,
        "objectives:\n",
        "objectives:\n  - {id: canary-goal, title: A goal}\n  - {id: canary-gone, title: Gone}\n",
    )
    made.commit("All of it")
    made.git("tag", "canary-tag")
    made.edit(SALES, "{id: canary-goal,", "{id: canary-goal, audience: [board],")
    made.edit(SALES, "  - {id: canary-gone, title: Gone}\n", "")
    made.edit(SALES, "revenue_target: {2027: 50m}", "revenue_target: {2027: 55m}")
    done = diff(made, "--audience", "staff", "--all", "--format", form)
    assert done.exit_code == 0, done.output
    assert "55" in done.output
    assert "canary" not in done.output.casefold()
    assert "canary" in diff(made, "--audience", "all", "--all", "--format", form).output


def test_where_there_is_no_repository_the_command_ends_in_words(tmp_path):
    (tmp_path / "plans/sales").mkdir(parents=True)
    (tmp_path / "plans/sales/plan.yml").write_text("kind: sales\n")
    done = CliRunner().invoke(main, ["diff", "-C", str(tmp_path)])
    assert done.exit_code == 2
    assert "not a git repository" in done.output


def test_a_configuration_that_cannot_be_read_is_told_in_full(repo):
    made = repo(PLANS)
    made.write({"mkdocs.yml": "site_name: [\n"})
    done = diff(made)
    assert done.exit_code == 2
    assert "{" not in done.output


def test_html_is_one_inert_file_with_the_words_of_the_report(repo):
    made = repo(PLANS)
    made.edit(SALES, "in every town", "in every <script>alert(1)</script> town")
    made.edit(SALES, "amounts: {2027: 2m", "amounts: {2027: 2.5m")
    done = diff(made, "--format", "html", "-o", str(made.root / "changes.html"))
    assert done.exit_code == 0
    text = (made.root / "changes.html").read_text("utf-8")
    assert text.startswith("<!doctype html>\n")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)\s*=|https?:", text)
    assert "PLN 2,500,000" in text.replace("\u00a0", " ")
