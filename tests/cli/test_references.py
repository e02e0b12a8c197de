"""``planloom check --fix --references``: figures of texts that agree with a field are printed from it, and nothing else changes."""

import re
import subprocess

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from effort import examples
from planloom.cli import main

ORGANISATION = "languages: [en, pl]\ncurrency: PLN\n"
PLAN = """\
kind: sales
objectives:   # what we want
  - id: poland
    title: {en: Sell 208 million in Poland, pl: Sprzedać w kraju za 208 mln zł}
    revenue_target: {2027: 208m, 2028: 220m}
    TEXT
    measures:
      - {id: lead, title: {en: Lead time, pl: Czas dostawy}, unit: {en: working days, pl: dni roboczych}, direction: decrease, baseline: {2026: 21}, targets: {2027: 18}}
      - {id: rate, title: {en: Win rate, pl: Skuteczność}, unit: "%", direction: increase, baseline: {2026: 19}, targets: {2027: 24}}
initiatives:
  - {id: crm, title: {en: CRM system, pl: System CRM}, start: 2027-01-11, end: 2027-09-30, fte: 7, budget: {2027: 750k}}
"""
TO_POLAND = "[[poland:revenue_target@2027]]"
SAID = [
    ("We sell for 208 million in 2027.", f"We sell for {TO_POLAND} in 2027."),
    ("We sell for PLN 208m in 2027, as agreed.", f"We sell for {TO_POLAND} in 2027, as agreed."),
    ("In 2027 we sell for 208 million zloty.", f"In 2027 we sell for {TO_POLAND}."),
    ("See [[crm]]: it costs 750,000 zloty.", "See [[crm]]: it costs [[crm:budget@2027]]."),
    ("[[crm]] takes 7 people.", "[[crm]] takes [[crm:fte]] people."),
    ("[[lead]] falls to 18 working days in 2027.", "[[lead]] falls to [[lead:targets@2027]] in 2027."),
    ("[[rate]] rises from 19% in 2026 to 24% in 2027.", "[[rate]] rises from 19% in 2026 to [[rate:targets@2027]] in 2027."),
]  # fmt: skip
LEFT = [
    "We sell for about 208 million in 2027.",
    "We sell for 208 million.",
    "We sell for two hundred and eight million in 2027.",
    "We sell for 210 million in 2027.",
    "[[lead]] falls to 18 days in 2027.",
    "See [[poland|208 million in 2027]].",
    "See [208 million in 2027](other.md) of [[poland]].",
    "Our `208 million in 2027` of [[poland]].",
    "A competitor of [[poland]] sells for 208 million in 2027.",
]


@pytest.fixture
def project(tmp_path):
    """Return a function that writes the plan with a text of its first objective, and a page."""

    def make(text="tags: x", page="", settings=""):
        (tmp_path / "plans/sales").mkdir(parents=True, exist_ok=True)
        (tmp_path / "plans/organisation.yml").write_text(ORGANISATION)
        (tmp_path / "planloom.yml").write_text(f"today: 2027-01-15\n{settings}")
        (tmp_path / "plans/sales/plan.yml").write_bytes(PLAN.replace("TEXT", text).encode())
        (tmp_path / "plans/sales/page.md").write_bytes(f"# Page\n\n{page}\n".encode())
        (tmp_path / "plans/sales/page.pl.md").write_text("# Strona\n\nWitamy.\n")
        return tmp_path

    return make


def run(folder, *arguments):
    return CliRunner().invoke(main, ["check", "-C", str(folder), "--lang", "en", *arguments])


def text_of(folder):
    text = (folder / "plans/sales/plan.yml").read_bytes().decode()
    return re.search(r"2028: 220m\}\r?\n(.*?)\r?\n    measures:", text, re.DOTALL)[1].strip()


@pytest.mark.parametrize(("before", "after"), SAID, ids=lambda said: said[:30])
def test_a_figure_that_agrees_becomes_a_reference(project, before, after):
    folder = project(f'text: {{en: "{before}", pl: "Tekst."}}   # soon')
    result = run(folder, "--fix", "--references")
    assert text_of(folder) == f'text: {{en: "{after}", pl: "Tekst."}}   # soon'
    assert result.exit_code == 0
    assert "printed from its field plans/sales/plan.yml:6:" in result.stderr
    assert not re.search(r"\[C1(?:09|25)\]", result.stderr)


@pytest.mark.parametrize("said", LEFT, ids=lambda said: said[:40])
def test_where_there_is_a_doubt_nothing_is_offered(project, said):
    folder = project(f'text: {{en: "{said}", pl: "Tekst."}}')
    assert run(folder, "--diff", "--references").stdout == ""


def test_a_polish_figure_takes_its_unit_along(project):
    folder = project('text: {en: "Text.", pl: "W 2027 roku sprzedajemy za 208 mln zł."}')
    run(folder, "--fix", "--references")
    assert f"za {TO_POLAND}." in text_of(folder)


def test_without_the_switch_texts_stay(project):
    folder = project('text: {en: "We sell for 208 million in 2027.", pl: "Tekst."}')
    assert run(folder, "--diff").stdout == ""
    assert run(folder, "--references").exit_code == 2


def test_the_diff_shows_it_and_can_be_applied(project):
    folder = project(page="We sell for 208 million in 2027, see [[poland]].")
    result = run(folder, "--diff", "--references")
    assert result.exit_code == 1
    assert f"+We sell for {TO_POLAND} in 2027, see [[poland]]." in result.stdout
    subprocess.run(["git", "apply"], cwd=folder, input=result.stdout.encode(), check=True)
    assert run(folder, "--diff", "--references").stdout == ""


def test_a_text_without_quotation_marks_gets_them(project):
    folder = project("text: 208 million in 2027 is what we sell for.   # agreed")
    run(folder, "--fix", "--references")
    written = text_of(folder)
    assert f"{TO_POLAND} in 2027 is what we sell for." in written
    assert written.endswith("   # agreed")
    assert re.fullmatch(r"""text: (["']).*\1   # agreed""", written)


def test_what_an_audience_may_not_see_stays_a_number(project):
    settings = "audiences: [board]\naudience: all\n"
    folder = project('text: {en: "[[crm]] costs 750,000 zloty.", pl: "Tekst."}', settings=settings)
    plan = folder / "plans/sales/plan.yml"
    plan.write_text(
        plan.read_text().replace("budget: {2027: 750k}", "budget: {2027: 750k}, audience: {budget: [board]}")
    )
    (folder / "planloom.yml").write_text("today: 2027-01-15\naudiences: [board, staff]\naudience: all\n")
    assert run(folder, "--diff", "--references").stdout == ""


SENTENCES = [*[before for before, _ in SAID], *LEFT, "Nothing is said.", "Ours: 12 and 40%."]
REFERENCE = re.compile(r"\[\[[a-z]+:[a-z_]+(?:@\d+)?\]\]")


@given_settings(max_examples=examples(12), deadline=None)
@given(
    said=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    style=st.sampled_from(['"', "'", "|", ">", ""]),
    newline=st.sampled_from(["\n", "\r\n"]),
    comment=st.sampled_from(["", "   # why", "  #[[crm]] 208 million in 2027"]),
)
def test_only_figures_change(tmp_path_factory, said, style, newline, comment):
    """What was replaced put back gives the file as it was; a second run finds nothing; nothing new is wrong."""
    folder = tmp_path_factory.mktemp("p")
    words = " ".join(said)
    if style in ("|", ">"):
        text = f"text: {style}{comment}\n      " + "\n      ".join(said)
    else:
        text = f"text: {style}{words}{style}{comment}" if style else f"text: Now {words.replace(': ', ' – ')}{comment}"
    before = PLAN.replace("TEXT", text).replace("\n", newline)
    (folder / "plans/sales").mkdir(parents=True)
    (folder / "plans/organisation.yml").write_text(ORGANISATION.replace(", pl", ""))
    (folder / "planloom.yml").write_text("today: 2027-01-15\n")
    plan = folder / "plans/sales/plan.yml"
    plan.write_bytes(before.encode())
    first = run(folder, "--fix", "--references")
    after = plan.read_bytes().decode()
    pieces = [re.escape(piece) for piece in REFERENCE.split(after)]
    assert re.fullmatch(r"[^\n:#\[]*?".join(pieces), before), after
    assert [line for line in first.stderr.splitlines() if line.startswith("error")] == []
    run(folder, "--fix", "--references")
    assert plan.read_bytes().decode() == after
