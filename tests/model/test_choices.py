"""Words of lists, names of fields and names of months, as a Polish writer types them."""

import re
from typing import Literal, get_args, get_origin

import pytest

from planloom.i18n import label, translate
from planloom.model import KINDS
from planloom.model.choices import OneOf, Word, core, pattern, unaccented
from planloom.model.fields import read_month
from planloom.model.mistakes import field_meant
from planloom.model.organisation import Organisation
from planloom.model.shapes import Choice, Either, Many, fields_of, models_in
from planloom.report.words import help_of


def choices_in(shape):
    """Yield the lists of words within a shape."""
    match shape:
        case Choice() if shape.loose:
            yield shape
        case Many(of):
            yield from choices_in(of)
        case Either(options):
            for option in options:
                yield from choices_in(option)


LISTS = sorted(
    {
        (choice.words, choice.others)
        for model in models_in(*KINDS.values(), Organisation)
        for field in fields_of(model)
        for choice in choices_in(field.shape)
    }
)


@pytest.mark.parametrize(("words", "others"), LISTS)
def test_what_pages_show_for_a_choice_can_be_written(words, others):
    cores = {}
    for word in words:
        shown = label(word, "pl")
        assert Word.meant(shown, words) == word
        assert Word.meant(unaccented(shown).upper(), words) == word
        assert cores.setdefault(core(shown), word) == word
    for other in others:
        assert re.fullmatch(pattern(other), other)


@pytest.mark.parametrize(
    ("word", "field", "choice"),
    [
        ("mocna strona", "swot", "strength"),
        ("Mocne strony", "swot", "strength"),
        ("słaba-strona", "swot", "weakness"),
        ("SZANSA", "swot", "opportunity"),
        ("zagrozenie", "swot", "threat"),
        ("Strength", "swot", "strength"),
    ],
)
def test_a_choice_of_a_plan(plan, word, field, choice):
    result = plan(f"{field}: [{{id: a, title: A, type: {word}}}]")
    assert result.problems == []
    assert result.plan.swot[0].type == choice


@pytest.mark.parametrize(
    ("given", "words", "choice"),
    [
        ("wysokie", ("high", "medium", "low"), "high"),
        ("średnia", ("high", "medium", "low"), "medium"),
        ("zatwierdzona", ("draft", "proposed", "approved", "superseded"), "approved"),
        ("co najmniej", ("at_least", "at_most"), "at_least"),
        ("PU", ("none", "pu"), "pu"),
        ("p", ("none", "pu"), None),
        ("wys", ("high", "medium", "low"), None),
        ("", ("high", "low"), None),
    ],
)
def test_inflected_words(given, words, choice):
    assert Word.meant(given, words) == choice


@pytest.mark.parametrize("word", ["kwartalnie", "Kwartalne", "co kwartał", "co-kwartał", "quarterly"])
def test_how_often(plan, word):
    result = plan(f"measures: [{{id: a, title: A, frequency: {word}}}]")
    assert result.codes == []
    assert result.plan.measures[0].frequency == "quarterly"


@pytest.mark.parametrize("status", ["w toku", "zgodnie z planem", "On Track", "in progress"])
def test_a_status(plan, status):
    assert plan(f"initiatives: [{{id: a, title: A, status: {status}}}]").find("a").status == "on_track"


@pytest.mark.parametrize(
    ("given", "help_en", "help_pl"),
    [
        ("mocna stroma", "did you mean `strength`?", "czy chodziło o `strength`?"),
        ("strenth", "did you mean `strength`?", "czy chodziło o `strength`?"),
        ("cokolwiek", "use one of the words listed", "użyj jednego z wymienionych słów"),
    ],
)
def test_a_word_near_a_choice(plan, given, help_en, help_pl):
    (problem,) = plan(f"swot: [{{id: a, title: A, type: {given}}}]").problems
    assert problem.code.id == "S306"
    assert (help_of(problem, "en"), help_of(problem, "pl")) == (help_en, help_pl)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("sprzedaż", "sales"),
        ("plan sprzedaży", "sales"),
        ("Plan sprzedażowy", "sales"),
        ("strategia", "strategy"),
        ("strategiczny", "strategy"),
        ("marketing", "marketing"),
        ("restrukturyzacja", "restructuring"),
        ("plan restrukturyzacji", "restructuring"),
        ("plan marketingowy", "marketing"),
        ("Sales plan", "sales"),
    ],
)
def test_the_kind_of_a_plan(project, word, kind):
    result = project({"a/plan.yml": f"kind: {word}"})
    assert "S308" not in result.codes
    assert result.plan.plan_kind == kind


@pytest.mark.parametrize(
    ("header", "help_en"),
    [
        ("rodzaj: sprzedaż", "write `kind: sales`"),
        ("Kind: sales", "write `kind: sales`"),
        ("rodzaj: przepis", "write `kind:`"),
        ("type: sales", "write `kind: sales`"),
    ],
)
def test_a_kind_under_another_name(project, header, help_en):
    (problem,) = project({"a/plan.yml": f"title: A\n{header}"}).problems
    assert problem.code.id == "S309"
    assert str(problem.span) == "plans/a/plan.yml:2:1"
    assert help_of(problem, "en") == help_en


@pytest.mark.parametrize(
    ("text", "place", "help_pl"),
    [
        ("cele:\n  - {id: a}", "2:1", "wpisz `objectives:`"),
        ("Ryzyka: []", "2:1", "wpisz `risks:`"),
        ("goals:\n  - id: a\n    tytuł: A", "4:5", "wpisz `title:`"),
        ("goals:\n  - id: a\n    nazwa: A", "4:5", "czy chodziło o `title`?"),
        ("goals:\n  - id: a\n    title: A\n    wlasciciel: anna", "5:5", "wpisz `owner:`"),
        ("lejek: []", "2:1", "`funnel:` ma tylko plan z `kind: marketing`"),
    ],
)
def test_a_field_by_its_polish_name_is_answered_with_the_exact_writing(plan, text, place, help_pl):
    (problem,) = plan(text).problems
    assert problem.code.id == "S301"
    assert str(problem.span).endswith(f":{place}")
    assert help_of(problem, "pl") == help_pl


def test_every_field_is_known_by_its_polish_name():
    """Two fields of one model that pages call the same are answered with the first; there are few."""
    shared = set()
    for model in models_in(*KINDS.values(), Organisation):
        for field in fields_of(model):
            meant = field_meant(translate(field.title, "pl"), model)
            if meant != field.key:
                shared.add((model.__name__, field.key, meant))
    assert shared == {("Capacity", "for", "period"), ("Forecast", "for", "period")}


@pytest.mark.parametrize(
    ("word", "answer"),
    [("tak", True), ("Nie", False), ("true", True), ("yes", True), ("NO", False), ("on", True), ("off", False)],
)
def test_yes_and_no(plan, word, answer):
    result = plan(f"swot: [{{id: a, title: A, type: threat, watch: {word}}}]")
    assert result.problems == []
    assert result.plan.swot[0].watch is answer


def test_neither_yes_nor_no(plan):
    (problem,) = plan("swot: [{id: a, title: A, type: threat, watch: może}]").problems
    assert problem.code.id == "S304"
    assert (help_of(problem, "en"), help_of(problem, "pl")) == ("write yes or no", "wpisz tak albo nie")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("4", 4),
        ("04", 4),
        ("12", 12),
        ("April", 4),
        ("kwiecień", 4),
        ("kwietnia", 4),
        ("Kwi.", 4),
        ("październik", 10),
        ("pazdziernik", 10),
        ("0", None),
        ("13", None),
        ("ma", None),
        ("", None),
        ("wiosna", None),
    ],
)
def test_a_month(text, month):
    assert read_month(text) == month


@pytest.mark.parametrize("month", ["4", "kwiecień", "od kwietnia"])
def test_the_month_in_which_the_fiscal_year_begins(project, month):
    result = project({"organisation.yml": f"fiscal_year_start: {month}", "a/plan.yml": "kind: sales"})
    readable = month != "od kwietnia"
    assert result.portfolio.organisation.calendar.first_month == (4 if readable else 1)
    assert [problem.code.id for problem in result.problems] == ([] if readable else ["S304"])


def test_a_declaration_names_what_no_page_shows():
    one_of = OneOf({"kwartalnie": "quarterly"})
    words = ("monthly", "quarterly")
    assert one_of.meant("kwartalnie", words) == "quarterly"
    assert one_of.others(words) == {"co miesiąc": "monthly", "co kwartał": "quarterly", "kwartalnie": "quarterly"}


def test_every_list_of_words_of_the_model_is_read_by_the_one_mechanism():
    without = {
        (model.__name__, name)
        for model in models_in(*KINDS.values(), Organisation)
        for name, info in model.model_fields.items()
        if get_origin(info.annotation) is Literal and not any(isinstance(mark, OneOf) for mark in info.metadata)
    }
    assert without == set()
    assert get_args(Literal["a"]) == ("a",)
