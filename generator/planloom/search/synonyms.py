"""Words that readers use for one another when they ask about plans, beside those of the glossary.

Each line is one meaning. They are known to the search like the names of terms: a page that says it otherwise is found,
behind those that say it as it was asked. A meaning of which the site has no word at all is left out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from planloom.problems import Language
from planloom.search.concepts import Concept

_ENGLISH = """
cost, costs, expense, spending, price
buy, bought, purchase, procurement
sell, sold, sale
pay, wage, salary, remuneration
pay rise, wage increase, wages
job, post, position, employment
lose, lost, loss
worker, staff, employee, personnel, people
hire, hiring, recruit, recruitment
dismissal, redundancy, layoff, severance
leave, leaver, departure, turnover
buyer, purchaser, acquirer
customer, client
supplier, vendor
car, vehicle, fleet
electric, EV, zero-emission
electricity, energy, power
death, fatality, mortality
accident, crash, fatality, safety
road, roadway, highway
illness, disease
school, classroom, education
student, pupil
pupil, apprentice, apprenticeship
teacher, educator
training, course
rent, rental
house, home, housing
homeless, homelessness
move, moving, relocation, transfer
close, closing, closure, shut
open, opening, launch
delay, late, overdue
delivery time, lead time
fast, quick, rapid
quote, quotation, offer
discount, rebate, price reduction
debt, liability, borrowing
loan, credit
grant, subsidy, funding
fundraising, donation, gift
postage, post, mail
factory, plant, works
warehouse, store
trade fair, exhibition
agreement, contract, deal
approval, consent, permission
competitor, competition, rival
noise, quiet, sound
growth, grow, increase
fall, drop, decline, decrease
forecast, outlook, projection
goal, objective, aim
task, initiative, project
boss, head, manager, director
CEO, chief executive, president, managing director
CFO, finance director, chief financial officer
HR, human resources, personnel
IT, information technology
phone, telephone, hotline, helpline
waiting time, wait, speed of answer
overdose, opioid, addiction
mental health, behavioural health, behavioral health
climate, emission, greenhouse
pollution, contamination
court, justice
weapon, gun, firearm
native, tribal, tribe
veteran, ex-serviceman
broadband, internet
"""
_POLISH = """
koszt, wydatek, nakład, kosztować
cena, stawka, cennik
rabat, upust, zniżka, bonifikata
kupno, zakup, kupić, nabyć
kupiec, nabywca, kupujący
klient, odbiorca, kontrahent
dostawca, kooperant
sprzedawca, handlowiec, przedstawiciel handlowy
płaca, wynagrodzenie, pensja, zarobek
podwyżka, wzrost płac, wzrost wynagrodzeń
prowizja, premia, bonus
pracownik, załoga, personel, zatrudniony
praca, etat, stanowisko, miejsce pracy
zwolnienie, redukcja zatrudnienia, odprawa
zatrudnić, nabór, rekrutacja, przyjęcie
rotacja, odejście
szkolenie, kurs
uczeń, praktykant, klasa
szkoła zawodowa, technikum
stracić, tracić, strata, ubytek
zapłacić, płacić, zapłata, płatność
wzrosnąć, rosnąć, wzrost
spadek, spadać, zmniejszenie
zbudować, budować, budowa
zakończyć, kończyć, koniec
zrobić, robić, wykonać
przeszkolić, szkolić, szkolenie
zmodernizować, modernizować, modernizacja
oszczędność, oszczędzić, zaoszczędzić, cięcie kosztów
zamknięcie, likwidacja, zamknąć, zlikwidować
otwarcie, uruchomienie, start
opóźnienie, spóźnienie, zwłoka
szybko, czas, szybkość, prędkość
kwadrans, 15 minut, piętnaście minut
wycena, oferta
umowa, kontrakt, porozumienie
zgoda, zatwierdzenie, akceptacja
dług, zadłużenie, zobowiązanie
dłużnik, windykacja, należność
zaległy, przeterminowany, zaległość
kredyt, pożyczka
dotacja, dofinansowanie, subwencja, grant
unijny, europejski, fundusz
prąd, energia, energia elektryczna
fotowoltaika, PV, panel słoneczny
ścieki, kanalizacja
rura, rurociąg, sieć
wyciek, nieszczelność, strata wody
awaria, usterka, uszkodzenie
auto, samochód, pojazd
fabryka, zakład
magazyn, skład
przeprowadzka, przeniesienie, przenosiny
dojazd, przejazd, autobus
infolinia, telefon, numer
targi, wystawa
zapytanie, lead
konkurent, konkurencja, rywal
hałas, cisza, cichy
prognoza, przewidywanie, projekcja
wariant, scenariusz
zadanie, inicjatywa, projekt
szef, kierownik, dyrektor
prezes, prezes zarządu, dyrektor generalny
dyrektor finansowy, CFO
kadry, personel, HR, zasoby ludzkie
informatyka, IT
Niemcy, niemiecki, DACH
"""
_LISTS: Mapping[Language, str] = {"en": _ENGLISH, "pl": _POLISH}
SIGN = "~"
"""What the ids of meanings begin with, so that none is that of a term."""


def synonyms(language: Language) -> Iterator[Concept]:
    """Yield the meanings that have several names in a language."""
    for number, line in enumerate(_LISTS[language].strip().splitlines()):
        yield Concept(f"{SIGN}{number}", tuple(name.strip() for name in line.split(",")))


def said(concepts: Sequence[Concept], has: Callable[[str], bool]) -> Iterator[Concept]:
    """Yield the concepts of the glossary, and of other meanings those of which a site `has` a name."""
    yield from (one for one in concepts if not one.id.startswith(SIGN) or any(map(has, one.names)))
