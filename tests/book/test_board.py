"""The pack for a board meeting: what stands in it, in which order, and that the site says the same."""

import re

import pytest
from click.testing import CliRunner

from planloom.book.markup import find, parse, words
from planloom.book.repeated import drop_repeated_data
from planloom.book.unfilled import drop_unfilled_columns
from planloom.cli import main

ORGANISATION = """
name: Acme
languages: [en, pl]
currency: PLN
people: [{id: anna, name: Anna Nowak}]
"""
STRATEGY = """
kind: strategy
title: {en: Strategy, pl: Strategia}
period: 2026..2028
objectives:
  - id: grow
    title: {en: Grow abroad, pl: Rosnąć za granicą}
    owner: anna
    measures:
      - id: exports
        title: {en: Exports, pl: Eksport}
        unit: PLN
        direction: increase
        aggregate: sum
        targets: {2026: 10m, 2027: 14m}
        actuals: {2026: 7m}
        comments: {2026: {en: Two tenders slipped into May., pl: Dwa przetargi przesunęły się na maj.}}
      - {id: brand, title: {en: Brand known, pl: Znana marka}, unit: "%", targets: {2026: 40}, actuals: {2026: 44}}
risks:
  - {id: flood, title: {en: Flood, pl: Powódź}, likelihood: 4, impact: 5, response: {en: Dams, pl: Wały}}
decisions:
  - {id: site, title: {en: Buy the site in Brno, pl: Kupić teren w Brnie}, date: 2027-03-31, open: true, reason: {en: The option ends, pl: Opcja wygasa}}
  - {id: crm, title: {en: Change the CRM, pl: Zmienić CRM}, date: 2026-11-30}
  - {id: old, title: {en: Close the shop, pl: Zamknąć sklep}, date: 2020-01-31}
budget: [{id: all, title: {en: All work, pl: Całość}, category: advertising, amounts: {2026: 300k, 2027: 500k}}]
"""


def project(folder, strategy=STRATEGY):
    (folder / "plans/strategy").mkdir(parents=True)
    (folder / "plans/organisation.yml").write_text(ORGANISATION, "utf-8")
    (folder / "plans/strategy/plan.yml").write_text(strategy, "utf-8")
    (folder / "planloom.yml").write_text("today: 2027-02-01\n", "utf-8")
    return folder


def printed(folder, *arguments):
    file = folder / "book.html"
    done = CliRunner().invoke(main, ["print", "-C", str(folder), "--html", str(file), *arguments])
    assert done.exit_code == 0, done.output
    return parse(file.read_text("utf-8"))


def chapters(book):
    sections = find(book, ".//section[contains(@class, 'chapter')]")
    return {words(find(one, ".//h1|.//h2|.//h3")[0]): words(one) for one in sections}


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["Summary", "Scorecard exceptions", "Money", "Gravest risks", "Decisions", "Scorecard"]),
        (
            "pl",
            ["Podsumowanie", "Odchylenia w karcie wyników", "Finanse", "Największe ryzyka", "Decyzje", "Karta wyników"],
        ),
    ],
)
def test_the_pack_goes_from_the_summary_to_the_scorecard(tmp_path, language, order):
    assert list(chapters(printed(project(tmp_path), "--board", "--lang", language))) == order


def test_exceptions_have_the_comment_and_what_is_on_track_is_none(tmp_path):
    said = chapters(printed(project(tmp_path), "--board"))["Scorecard exceptions"]
    assert "Two tenders slipped into May." in said
    assert "Brand known" not in said


def test_decisions_asked_come_with_their_reason_and_old_ones_are_left_out(tmp_path):
    told = chapters(printed(project(tmp_path), "--board"))
    assert "Buy the site in Brno" in told["Summary"]
    assert "The option ends" in told["Decisions"]
    assert "Change the CRM" in told["Decisions"]
    assert "Close the shop" not in told["Decisions"]


def test_chapters_of_the_pack_share_sheets_and_those_of_the_book_do_not(tmp_path):
    folder = project(tmp_path)
    following = [find(printed(folder, *more), ".//section[contains(@class, 'follows')]") for more in (["--board"], [])]
    assert len(following[0]) == 5
    assert not following[1]


def test_what_would_be_empty_is_left_out(tmp_path):
    bare = "kind: strategy\ntitle: {en: Strategy, pl: Strategia}\n"
    assert list(chapters(printed(project(tmp_path, bare), "--board"))) == ["Summary"]


def test_every_figure_of_the_pack_is_in_the_book_of_the_site(tmp_path):
    folder = project(tmp_path)
    figures = [
        set(re.findall(r"\d[\d,.]*\d", " ".join(chapters(printed(folder, *more)).values())))
        for more in (["--board"], [])
    ]
    assert figures[0] - figures[1] == set()


def test_tables_are_listed_on_request_alone(tmp_path):
    folder = project(tmp_path)
    heads = [[words(one) for one in find(printed(folder, *more), ".//nav/h2")] for more in ([], ["--lists"])]
    assert heads == [[], ["Tables", "Figures"]]


@pytest.mark.parametrize(
    ("data", "is_kept"),
    [
        ("<tr><td>Poland</td><td>4,500,000</td></tr>", False),
        ("<tr><td>Poland</td><td>4,512,345</td></tr>", True),
        ("<tr><td>Poland</td><td>−4,500,000</td></tr>", True),
        ("<tr><td>Czechia</td><td>4,500,000</td></tr>", True),
    ],
)
def test_the_data_of_a_chart_is_printed_unless_a_table_says_it_all(data, is_kept):
    chart = f'<figure><details class="pl-chart__data"><table><tbody>{data}</tbody></table></details></figure>'
    article = parse(f"{chart}<table><tr><td>Poland</td><td>PLN 4.5m</td></tr></table>")
    drop_repeated_data(article)
    assert bool(find(article, ".//details")) is is_kept


@pytest.mark.parametrize(
    ("data", "is_kept"),
    [
        ("<tr><td>All</td><td>7</td></tr><tr><td>Fairs</td><td>4</td></tr><tr><td>Web</td><td>3</td></tr>", False),
        ("<tr><td>All</td><td>7</td></tr><tr><td>Fairs, Web</td><td>–</td></tr><tr><td>Web</td><td>3</td></tr>", False),
        ("<tr><td>All</td><td>8</td></tr><tr><td>Fairs</td><td>4</td></tr><tr><td>Web</td><td>3</td></tr>", True),
        ("<tr><td>All</td><td>7</td></tr><tr><td>Films</td><td>4</td></tr><tr><td>Web</td><td>3</td></tr>", True),
        ("<tr><td>All</td><td>7</td></tr><tr><td>Web</td><td>3</td></tr>", True),
    ],
)
def test_the_sum_of_the_others_may_have_a_name_of_its_own(data, is_kept):
    chart = f'<figure><details class="pl-chart__data"><table><tbody>{data}</tbody></table></details></figure>'
    rows = "<tr><td>Fairs</td><td>4</td></tr><tr><td>Web</td><td>3</td></tr><tr><td>Total</td><td>7</td></tr>"
    article = parse(f"{chart}<table>{rows}</table>")
    drop_repeated_data(article)
    assert bool(find(article, ".//details")) is is_kept


@pytest.mark.parametrize(
    ("frame", "head", "cells", "is_kept"),
    [
        ("div", "<th>Owner</th>", ("–", "–"), False),
        ("div", "<th>Owner</th>", ("–", "Ida"), True),
        ("div", '<th class="pl-number">Spent</th>', ("–", "–"), True),
        ('div class="pl-list"', '<th class="pl-number">Spent</th>', ("–", ""), False),
    ],
)
def test_columns_that_no_row_fills_are_left_out(frame, head, cells, is_kept):
    rows = "".join(f"<tr><td>One</td><td>{cell}</td></tr>" for cell in cells)
    table = f"<table><thead><tr><th>What</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    article = parse(f"<{frame}>{table}</div>")
    drop_unfilled_columns(article)
    assert len(find(article, ".//th")) == 1 + is_kept
    assert len(find(article, ".//td")) == 2 + 2 * is_kept
