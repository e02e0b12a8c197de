"""The figures of a text, in two languages and many spellings."""

from decimal import Decimal

import pytest
from rule_projects import codes, judged, marked

from planloom.rules import judge
from planloom.rules.language.numbers import figures_in, unmatched
from planloom.settings import Settings
from planloom.values import Calendar


def values(text: str, language: str) -> list[object]:
    return [figure.value for figure in figures_in(text, language)]  # type: ignore[arg-type]


SAME = [
    ("2,410 firms", "2410 firm"),
    ("2,410 firms", "2 410 firm"),
    ("2,410 firms", "2410 firm"),
    ("1 000 hours", "1000 godzin"),
    ("0.8 dB", "0,8 dB"),
    ("31 million a year", "31 mln zł rocznie"),
    ("1.2m", "1,2 miliona"),
    ("0.4 billion", "400 mln"),
    ("50,000 leads", "50 tys. leadów"),
    ("on 30 October 2026", "30 października 2026 roku"),
    ("October 30, 2026", "30 października 2026"),
    ("2026-10-30", "30.10.2026"),
    ("in May 2027", "w maju 2027 roku"),
    ("in Q2 2027", "w II kwartale 2027 roku"),
    ("in H1 2027", "w I połowie 2027 roku"),
    ("in 2027 300 people", "w 2027 roku 300 osób"),
    ("2026–2027", "2026–2027"),
    ("12-month", "12-miesięczny"),
    ("6.5%", "6,5%"),
    ("the 3rd of 5", "3. z 5"),
    ("opens at 9:30", "otwarcie o 9.30"),
    ("CO2 and F7", "CO2 i F7"),
    ("see [[plan-9|the plan]] and [page](5.md)", "zob. [[plan-9|plan]] i [stronę](5.md)"),
    ("208 million: 120 at home, 88 abroad", "208 mln zł: 120 mln w kraju, 88 mln za granicą"),
]
DIFFERENT = [
    ("42.5 million", "45,2 mln"),
    ("42 million", "42 mld"),
    ("by 30 June 2027", "do 31 czerwca 2027"),
    ("in June 2027", "w lipcu 2027"),
    ("in Q2 2027", "w III kwartale 2027"),
    ("2,410 firms", "2140 firm"),
    ("12 days instead of 21", "21 dni zamiast 12, a nie 13, jak 22"),
]


FISCAL = [
    ("by FY2027", "do końca roku 2026/27"),
    ("by FY27", "do końca roku obrotowego 2026/2027"),
    ("in Q1 FY2027", "w I kw. 2026/27"),
    ("in Q1 of FY2026/27", "w I kwartale roku obrotowego 2027"),
    ("in fiscal 2027", "w r. obr. 2027"),
    ("the financial year 2026/27", "rok 2026/27"),
    ("FY2027–FY2029", "2026/27–2028/29"),
]


@pytest.mark.parametrize(("english", "polish"), FISCAL)
def test_a_fiscal_year_is_the_same_by_either_name(english, polish):
    en, pl = figures_in(english, "en", Calendar(4)), figures_in(polish, "pl", Calendar(4))
    assert (unmatched(en, pl), unmatched(pl, en)) == ([], [])
    assert en


@pytest.mark.parametrize(
    ("english", "polish"),
    [("by FY2027", "do końca roku 2027/28"), ("by FY2027", "do końca 2027 roku"), ("in FY2027", "w roku obr. 2028")],
)
def test_another_fiscal_year_is_another_figure(english, polish):
    en, pl = figures_in(english, "en", Calendar(4)), figures_in(polish, "pl", Calendar(4))
    assert unmatched(en, pl)
    assert unmatched(pl, en)


def test_by_the_name_the_organisation_gives_its_years():
    [by_start] = figures_in("FY2026", "en", Calendar(4, "start"))
    [both] = figures_in("2026/27", "pl", Calendar(4, "start"))
    assert by_start.value == both.value
    assert figures_in("FY2026", "en")[0].value == 2026


def test_two_years_that_are_no_fiscal_year_are_two_numbers():
    assert values("2026/28", "en") == values("2026/28", "pl")


def test_a_project_with_fiscal_years_in_both_languages(project):
    written = {"en": "Break-even in Q4 FY2027.", "pl": "Próg rentowności w IV kw. 2026/27."}
    for polish, expected in ((written["pl"], []), ("Próg rentowności w IV kw. 2027/28.", ["L102"])):
        plan = f"kind: sales\npurpose: {{en: '{written['en']}', pl: '{polish}'}}"
        read = project({"organisation.yml": "fiscal_year_start: 4", "s/plan.yml": plan})
        found = judge(read.graph, read.figures, Settings())
        assert [problem.code.id for problem in found if problem.code.id == "L102"] == expected


@pytest.mark.parametrize(("english", "polish"), SAME)
def test_the_same_in_both_languages(english, polish):
    en, pl = figures_in(english, "en"), figures_in(polish, "pl")
    assert unmatched(en, pl) == []
    assert unmatched(pl, en) == []


@pytest.mark.parametrize(("english", "polish"), DIFFERENT[:-1])
def test_something_else_in_each_language(english, polish):
    en, pl = figures_in(english, "en"), figures_in(polish, "pl")
    assert unmatched(en, pl)
    assert unmatched(pl, en)


def test_words_are_no_months_without_a_number_beside_them():
    assert values("we may march in august company 5 times", "en") == [Decimal(5)]
    assert values("5 marek i 3 lipy", "pl") == [Decimal(5), Decimal(3)]


BILINGUAL = """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: {{en: CRM, pl: CRM}}
    text: {{en: "{en}", pl: "{pl}"}}
"""


def test_a_figure_spelt_out_in_one_language_is_no_difference():
    assert codes(judged(BILINGUAL.format(en="twelve working days instead of 21", pl="12 dni zamiast 21"))) == []


def test_the_finding_stands_at_the_figure_in_the_second_language():
    tree = BILINGUAL.format(en="It costs 4 million in 2027.", pl="W 2027 roku kosztuje 5 mln zł.")
    (problem,) = judged(tree)
    assert problem.code.id == "L102"
    assert marked(problem, tree) == "5"


PAGES = """\
# plans/organisation.yml
languages: {languages}
# plans/sales/plan.md
---
kind: sales
---
# plans/sales/notes.md
First paragraph of 2027.

It costs 4 million.
# plans/sales/notes.pl.md
Pierwszy akapit z 2027 roku.

Kosztuje {polish} mln zł.
"""


@pytest.mark.parametrize(("languages", "file"), [("[en, pl]", "plans/sales/notes.pl.md")])
def test_pages_are_compared_paragraph_by_paragraph(languages, file):
    tree = PAGES.format(languages=languages, polish=5)
    (problem,) = judged(tree)
    assert (problem.code.id, problem.span.file, problem.span.line, marked(problem, tree)) == ("L102", file, 3, "5")
    assert codes(judged(PAGES.format(languages=languages, polish=4))) == []
