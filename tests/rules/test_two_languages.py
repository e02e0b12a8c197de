"""English against Polish: what is said otherwise is told, what is the same in other words is not."""

import pytest
from rule_projects import codes, judged
from two_languages import AGREE, DIFFER

DIFFERENT = [
    ("Twelve advisers", "Trzynastu doradców"),
    ("Open in March", "Otwarcie w kwietniu"),
    ("By the end of the second quarter.", "Do końca III kwartału."),
    ("It costs PLN 5 million.", "Kosztuje 5 mln euro."),
    ("Margin rises by 2 percentage points.", "Marża rośnie o 2%."),
    ("The result is -3.2 million.", "Wynik to 3,2 mln zł."),
    ("Costs fall by 5%.", "Koszty rosną o 5%."),
    ("At least 40 installers are trained.", "Najwyżej 40 instalatorów zostanie przeszkolonych."),
    ("We do not sell to end customers.", "Sprzedajemy klientom końcowym."),
    ("Staff will be dismissed.", "Pracownicy nie będą zwalniani."),
    ("Double the number of leads.", "Zmniejszyć liczbę zapytań o połowę."),
    ("Sales grow to 42 million.", "Sprzedaż rośnie do 42 mln zł przy marży 31%."),
    ("Anna Nowak decides.", "Decyduje Jan Kowalski."),
    ("The manager must sign.", "Kierownik może podpisać."),
    ("A third of customers", "Jedna czwarta klientów"),
    ("Increase prices in 2027", "Obniżka cen w 2027 roku"),
    ("Reduce stock by a tenth", "Zwiększyć zapasy o jedną dziesiątą"),
    ("Delivery within 12 working days", "Dostawa w ciągu 21 dni roboczych"),
    ("between 8 a.m. and 4 p.m.", "od 8.00 do 17.00"),
    ("more than 300 people", "mniej niż 300 osób"),
    ("in the first half of 2027", "w drugim półroczu 2027"),
    ("twice a year", "trzy razy w roku"),
    ("USD 3m", "3 mln EUR"),
    ("40% of sales", "40 punktów procentowych sprzedaży"),
    ("1.5 million", "pół miliona"),
    ("The board may refuse.", "Zarząd musi odmówić."),
    ("Closed on 30 June", "Zamknięte 30 lipca"),
    ("half of the orders", "jedna trzecia zamówień"),
    ("Prices will not rise.", "Ceny wzrosną."),
    ("every third customer", "co czwarty klient"),
    ("a loss of 4 million", "zysk 4 mln zł"),
    ("Revenue goes up by 4%", "Przychody spadają o 4%"),
    ("twice a month", "dwa razy w roku"),
    ("All customers get an offer", "Żaden klient nie dostaje oferty"),
    ("before the move", "po przeprowadzce"),
    ("The first year", "Drugi rok"),
    ("We keep both plants", "Zamykamy oba zakłady"),
    ("ten days", "dziesięć tygodni"),
    ("The cheapest supplier", "Najdroższy dostawca"),
    ("Open from Monday to Friday", "Otwarte od poniedziałku do soboty"),
    ("two in three", "trzy na cztery"),
    ("It brings USD 4m.", "Przynosi 4 mln funtów."),
    ("Two fifths of the budget", "Trzy piąte budżetu"),
    ("The share rises by 3%.", "Udział rośnie o 3 punkty procentowe."),
    ("never on Sundays", "zawsze w niedziele"),
    ("in the second half of 2028", "w I połowie 2028 roku"),
    ("at least half", "najwyżej połowa"),
]
SAME = [
    ("5 p.m.", "17.00"),
    ("0.5%", "5 promili"),
    ("the season 2027/28", "sezon 2027/2028"),
    ("a dozen", "12"),
    ("two dozen schools", "24 szkoły"),
    ("1.5 million", "półtora miliona"),
    ("Not before March", "Dopiero w marcu"),
    ("It must not fall below 30%", "Nie może spaść poniżej 30%"),
    ("no later than 30 June", "najpóźniej 30 czerwca"),
    ("up to 40", "do 40"),
    ("a quarter of an hour", "kwadrans"),
    ("in a fortnight", "za dwa tygodnie"),
    ("half a year", "pół roku"),
    ("both plants", "oba zakłady"),
    ("nobody but the board", "tylko zarząd"),
    ("We avoid discounts", "Nie dajemy rabatów"),
    ("costs fall", "koszty spadają"),
    ("EUR 2m", "2 mln euro"),
    ("two thirds", "67%"),
    ("halve the errors", "zmniejszyć liczbę błędów o połowę"),
    ("double the sales", "podwoić sprzedaż"),
    ("every second year", "co dwa lata"),
    ("once a month", "raz w miesiącu"),
    ("the first of May 2027", "1 maja 2027"),
    ("12-month lease", "roczna dzierżawa"),
    ("Q1", "pierwszy kwartał"),
    ("one in five", "co piąty"),
    ("twenty-one days", "21 dni"),
    ("300 employees or more", "co najmniej 300 pracowników"),
    ("less than 3%", "poniżej 3%"),
    ("PLN 1,200", "1200 zł"),
    ("31 Dec 2027", "31 grudnia 2027"),
    ("a hundred people", "sto osób"),
    ("we lose customers", "tracimy klientów"),
    ("the 1990s", "lata dziewięćdziesiąte"),
    ("a decade", "dziesięć lat"),
    ("three quarters of a year", "trzy kwartały"),
    ("weekly", "co tydzień"),
    ("Mid-2027", "połowa 2027 roku"),
    ("not only prices", "nie tylko ceny"),
    ("Sales must grow", "Sprzedaż ma wzrosnąć"),
    ("two in three", "dwie trzecie"),
    ("nine out of ten", "90%"),
    ("one new home or flat in four", "co czwarty dom i co czwarte mieszkanie"),
    ("doubled in four years", "podwoiły się w cztery lata"),
    ("two suppliers instead of five", "dwóch dostawców zamiast pięciu"),
    ("every quarter", "co kwartał"),
    ("We decide on Monday", "Decydujemy w poniedziałek"),
    ("first quarter", "pierwszy kwartał"),
    ("Everybody keeps the job", "Nikt nie traci pracy"),
    ("a quarter of a million", "ćwierć miliona"),
    ("a million and a half", "półtora miliona"),
    ("2 million pounds", "2 mln funtów"),
    ("in spring 2027", "wiosną 2027 roku"),
    ("12.30 p.m.", "12.30"),
    ("every six months", "co pół roku"),
]
PLANS = """\
# plans/organisation.yml
languages: [en, pl]
people: [{id: a, name: Anna Nowak}, {id: j, name: Jan Kowalski}]
# plans/sales/plan.yml
kind: sales
assumptions:
"""


def told(pairs: list[tuple[str, str]]) -> set[str | None]:
    """Return the ids of the texts, numbered, whose languages are told to differ."""
    lines = [
        f'  - {{id: a-{number}, title: {{en: A, pl: A}}, text: {{en: "{en}", pl: "{pl}"}}}}\n'
        for number, (en, pl) in enumerate(pairs)
    ]
    found = judged(PLANS + "".join(lines))
    assert {problem.code.id for problem in found} <= {"L102", "L105"}
    return {problem.subject for problem in found}


def test_what_differs_is_told():
    found = told(DIFFERENT)
    assert [pair for number, pair in enumerate(DIFFERENT) if f"a-{number}" not in found] == []


def test_the_same_in_other_words_is_not():
    found = told(SAME)
    assert [pair for number, pair in enumerate(SAME) if f"a-{number}" in found] == []


def test_whole_sentences_that_differ_are_told():
    found = told(DIFFER)
    assert [pair for number, pair in enumerate(DIFFER) if f"a-{number}" not in found] == []


def test_whole_sentences_that_agree_are_not():
    found = told(AGREE)
    assert [pair for number, pair in enumerate(AGREE) if f"a-{number}" in found] == []


SAID_OTHERWISE = [
    ("All distributors have agreed.", "Zgodziła się część dystrybutorów."),
    ("There are two workshops a month.", "Są dwa warsztaty w roku."),
    ("The fee rises by 5 per cent.", "Opłata rośnie do 5 procent."),
    ("Only schools may take part.", "Udział mogą wziąć nie tylko szkoły."),
    ("All prices here are net of tax.", "Wszystkie ceny podajemy tu brutto."),
    ("The offer holds from 5 May 2027.", "Oferta obowiązuje do 5 maja 2027 roku."),
    ("We decide before June.", "Decydujemy po czerwcu."),
    ("They must not sign.", "Nie muszą podpisywać."),
    ("The lease ends at the latest in May.", "Najem kończy się najwcześniej w maju."),
    ("The way is twelve kilometres long.", "Droga ma dwanaście metrów."),
    ("The course is free of charge.", "Kurs jest płatny."),
    ("Sales in the north go first.", "Najpierw sprzedaż na południu."),
    ("One guest in three came back, and one in four asked twice.", "Co czwarty gość wrócił, a co czwarty pytał dwa razy."),
]  # fmt: skip
SAID_ALIKE = [
    ("A group has not fewer than six members.", "Grupa liczy co najmniej sześć osób."),
    ("The contract runs for a year and a half.", "Umowa obowiązuje przez osiemnaście miesięcy."),
    ("In 2028 three questions out of four are answered at once.", "W 2028 roku trzy sprawy na cztery załatwiamy od razu."),
    ("The offer holds until 5 May 2027.", "Oferta obowiązuje do 5 maja 2027 roku."),
    ("It is to be ready by the end of June 2027.", "Ma być gotowe do końca czerwca 2027 roku."),
    ("They need not sign.", "Nie muszą podpisywać."),
    ("They must not sign.", "Nie wolno im podpisywać."),
    ("Not only schools may take part.", "Udział mogą wziąć nie tylko szkoły."),
    ("The fee rises by 5 per cent.", "Opłata rośnie o 5 procent."),
    ("Most of all we need time.", "Przede wszystkim potrzebujemy czasu."),
    ("The work goes on all year.", "Prace trwają cały rok."),
    ("We buy more from fewer firms.", "Kupujemy więcej od mniejszej liczby firm."),
    ("The new hall opens in the east.", "Nowa hala rusza na wschodzie."),
]  # fmt: skip


def two_languages(english: str, polish: str) -> list[str]:
    tree = f"# plans/organisation.yml\nlanguages: [en, pl]\n# plans/sales/plan.yml\nkind: sales\npurpose: {{en: '{english}', pl: '{polish}'}}\n"
    return [code for code in codes(judged(tree)) if code in ("L102", "L105")]


@pytest.mark.parametrize(("english", "polish"), SAID_OTHERWISE)
def test_short_sentences_that_differ_are_told(english, polish):
    assert len(two_languages(english, polish)) == 1


@pytest.mark.parametrize(("english", "polish"), SAID_ALIKE)
def test_short_sentences_that_agree_are_not(english, polish):
    assert two_languages(english, polish) == []
