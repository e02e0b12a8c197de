"""All forms of a term, and no others that matter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planloom.glossary import forms_en, forms_pl
from planloom.glossary.dictionary import morfeusz

needs_dictionary = pytest.mark.skipif(morfeusz() is None, reason="morfeusz2 is not installed")


@needs_dictionary
@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("cel", "cel celu celowi celem cele celów celom celami celach"),
        ("klient", "klient klienta klientowi klientem kliencie klienci klientów klientom klientami klientach"),
        ("udział w rynku", "udziału w rynku|udziałem w rynku|udziały w rynkach|udziałów w rynku"),
        ("plan marketingowy", "planu marketingowego|planie marketingowym|plany marketingowe|marketingowym planem"),
        ("planowanie strategiczne", "planowania strategicznego|planowaniu strategicznemu|planowaniem strategicznym"),
        ("marketing mix", "marketingu mix|marketing miksu|marketing mixu|marketingiem miksem"),
        ("analiza SWOT", "analizy SWOT|analizę SWOT|analizach SWOT"),
        ("pięć sił Portera", "pięciu sił portera|pięcioma siłami portera|pięciu siłach portera"),
        ("fuzje i przejęcia", "fuzji i przejęć|fuzjach i przejęciach|fuzjami i przejęciami"),
        ("rok obrotowy", "roku obrotowego|lata obrotowe|lat obrotowych"),
        ("lead", "leada|leadu|leadów|leadem"),
        ("koszt pozyskania klienta", "kosztu pozyskania klienta|koszt pozyskania klientów"),
        ("wybór rynku docelowego", "wyboru rynku docelowego|wybór rynków docelowych"),
        ("klient kluczowy", "klienci kluczowi|klientów kluczowych|kluczowych klientów"),
        ("pipeline sprzedażowy", "pipeline'u sprzedażowego|pipeline'em sprzedażowym|pipelinem sprzedażowym"),
    ],
)  # fmt: skip
def test_polish_forms(term, forms):
    wanted = forms.split("|") if "|" in forms else forms.split()
    assert set(wanted) <= forms_pl.forms(term).forms


@needs_dictionary
def test_a_gender_decides_between_paradigms():
    made = forms_pl.forms("dosprzedaż", gender="f")
    assert made.guesses == ["dosprzedaż"]
    assert {"dosprzedaży", "dosprzedażą"} <= made.forms


@needs_dictionary
def test_unknown_words_follow_a_model():
    assert "onboardingowi" in forms_pl.forms("onboarding", like="marketing").forms
    assert "churnu" in forms_pl.forms("churn").forms


@needs_dictionary
def test_an_adjective_agrees_with_its_noun_alone():
    forms = forms_pl.forms("plan strategiczny").forms
    assert "planu strategiczny" not in forms
    assert "planem strategicznych" not in forms


WORDS = [
    "w",
    "dla",
    "do",
    "bez",
    "za",
    "u",
    "a",
    "i",
    "oraz",
    "plan",
    "czas",
    "rynek",
    "nowy",
    "nowa",
    "nowe",
    "sprzedaż",
    "klientów",
    "error",
    "PKB",
    "pięć",
]


@needs_dictionary
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join))
@example("dla czas nowy")
@example("u error plan")
def test_a_term_may_be_any_words_in_any_order(term):
    assert term in forms_pl.forms(term).forms


@needs_dictionary
def test_a_sentence_is_not_inflected():
    assert len(forms_pl.forms("plan dla wszystkich którzy chcą wiedzieć co będzie dalej").forms) == 1


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("plan", {"plan", "plans"}),
        ("strategy", {"strategy", "strategies"}),
        ("SWOT analysis", {"SWOT analysis", "SWOT analyses"}),
        ("sales", {"sales"}),
        ("KPI", {"KPI", "KPIs"}),
        ("return on investment", {"return on investment", "returns on investment"}),
        ("cash flow", {"cash flow", "cash flows", "cashflow", "cashflows"}),
        ("class of creditors", {"class of creditors", "classes of creditors"}),
        (
            "organisational unit",
            {"organisational unit", "organisational units", "organizational unit", "organizational units"},
        ),
        ("training programme", {"training programme", "training programmes", "training program", "training programs"}),
        ("public relations", {"public relations"}),
    ],
)  # fmt: skip
def test_english_forms(term, forms):
    assert forms_en.forms(term) == forms
