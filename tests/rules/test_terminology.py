"""Words to avoid and pairs of terms: in any form, at their place, and silent where both languages speak of it."""

import pytest
from rule_projects import judged, marked

from planloom.report.words import message

GLOSSARY = """\
# plans/glossary/sales.yml
glossary:
  - id: revenue
    en: {term: revenue, avoid: [turnover], definition: What is earned by selling.}
    pl: {term: przychód, gender: m, avoid: [utarg], definition: Kwota zarobiona na sprzedaży.}
  - id: framework-agreement
    en: {term: framework agreement, definition: Terms for orders.}
    pl: {term: umowa ramowa, gender: f, definition: Warunki przyszłych zamówień.}
  - id: long-term-contract
    en: {term: long-term contract, definition: A contract for several years.}
    pl: {term: kontrakt wieloletni, gender: m, definition: Kontrakt na kilka lat.}
"""


def plan(title):
    return f"""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
title: {{en: Sales, pl: Sprzedaż}}
initiatives:
  - {{id: growth, title: {title}}}
{GLOSSARY}"""


def found(tree):
    return [(problem.code.id, marked(problem, tree)) for problem in judged(tree)]


def test_a_word_to_avoid_is_found_in_any_form():
    pytest.importorskip("morfeusz2")
    tree = plan("{en: Turnovers of shops, pl: Wyższe utargi sklepów}")
    assert found(tree) == [("L107", "Turnovers"), ("L107", "utargi")]


def test_the_message_says_what_to_write():
    (problem,) = judged(plan("{en: Higher turnover, pl: Wyższy przychód}"))
    assert message(problem, "en") == "the word “turnover” is to be avoided: say “revenue”"
    assert message(problem, "pl") == "słowo „turnover” jest niezalecane: pisz „revenue”"


def test_a_word_to_avoid_is_found_on_pages():
    tree = plan("{en: Shops, pl: Sklepy}") + "# plans/sales/notes.md\nShops first.\n\nThen their turnover.\n"
    assert found(tree) == [("L107", "turnover")]


@pytest.mark.parametrize(
    "title",
    [
        "{en: Framework agreements, pl: Umowy ramowe}",
        "{en: Framework agreements kept, pl: Umowy z dużymi klientami}",  # a word of it is there
        "{en: Framework agreements for long terms, pl: Kontrakty wieloletnie}",  # of the other as well
        "{en: Framework agreements, pl: Stałe warunki}",  # no other term
        "{en: Framework agreements, pl: 'Kontrakty wieloletnie, czyli " + "bardzo " * 15 + "długie'}",
    ],
)
def test_languages_that_may_mean_one_thing_are_not_told(title):
    assert found(plan(title)) == []


def test_terms_apart_are_told_where_polish_stands():
    tree = plan("{en: Framework agreements, pl: Kontrakty wieloletnie}")
    assert found(tree) == [("L108", "Kontrakty wieloletnie")]


def test_an_exception_accepts_it():
    title = "{en: Higher turnover, pl: Wyższy przychód}, allow: {L107: The law calls it so}"
    assert found(plan(title)) == []


def of_metal(only_in):
    return f"""\
# plans/sales/plan.yml
kind: sales
title: Sales
# plans/works/plan.yml
kind: sales
title: {{en: Works, pl: Odlewnia}}
initiatives:
  - {{id: melt, title: Our boss melts less}}
# plans/glossary/words.yml
glossary:
  - id: overseer
    only_in: [{only_in}]
    en: {{term: overseer, avoid: [boss], definition: Who looks after a shift.}}
    pl: {{term: brygadzista, gender: m, definition: Kto prowadzi zmianę.}}
"""


@pytest.mark.parametrize(("only_in", "codes"), [("sales", []), ("works", ["L107"]), ("work", ["L109"])])
def test_a_word_to_avoid_is_avoided_in_its_area(only_in, codes):
    assert [problem.code.id for problem in judged(of_metal(only_in)) if problem.code.id in {"L107", "L109"}] == codes
