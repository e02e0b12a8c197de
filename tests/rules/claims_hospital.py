"""A Polish hospital, what its texts say of it that its figures do not, and what they may say.

Each entry is a place and a sentence; the wrong figure stands in guillemets. A place is a narrative page,
an answer of the FAQ, or a field of an object, `id.field`.
"""

PLANS = """\
# planloom.yml
today: 2027-01-15
# plans/organisation.yml
name: Szpital Powiatowy w Lipowie
languages: [pl]
currency: PLN
employees: 840
# plans/strategy/plan.yml
kind: strategy
title: Strategia szpitala
period: 2027..2029
objectives:
  - id: skrocic-kolejki
    title: Skrócić kolejki do poradni
    period: 2027..2029
    measures:
      - id: czas-oczekiwania
        title: Czas oczekiwania na wizytę
        unit: dni
        direction: decrease
        baseline: {2026: 63}
        targets: {2027: 45, 2028: 30, 2029: 21}
      - id: zakazenia-szpitalne
        title: Zakażenia szpitalne
        unit: '%'
        direction: decrease
        baseline: {2026: 4.2}
        targets: {2027: 3.5, 2029: 2}
  - id: zadowolenie
    title: Pacjent poleca nas dalej
    period: 2027..2029
    measures:
      - id: polecenia
        title: Pacjenci, którzy poleciliby szpital
        unit: '%'
        direction: increase
        baseline: {2026: 72}
        targets: {2027: 78, 2029: 85}
  - id: zbilansowac-budzet
    title: Zbilansować budżet
    period: 2027..2028
    revenue_target: {2027: 186m, 2028: 195m}
    measures:
      - id: wynik-netto
        title: Wynik netto
        unit: PLN
        direction: increase
        baseline: {2026: -7.4m}
        targets: {2027: -3m, 2028: 0.5m}
initiatives:
  - id: nowy-sor
    title: Nowy SOR
    start: 2027-03-01
    end: 2028-06-30
    budget: {2027: 12.4m, 2028: 6.1m}
    fte: 9
    milestones:
      - id: otwarcie-sor
        title: Otwarcie SOR-u
        date: 2028-06-16
  - id: rejestracja-online
    title: Rejestracja internetowa
    start: 2027-02-01
    end: 2027-08-31
    budget: {2027: 480 tys.}
faq:
  - {question: Kto może czytać te strony?, answer: Każdy.}
# plans/restructuring/plan.yml
kind: restructuring
title: Restrukturyzacja
period: 2027..2028
org_units:
  - {id: chirurgia, title: Oddział Chirurgii, headcount: 64, headcount_after: 58}
  - {id: geriatria, title: Oddział Geriatrii, headcount: 31, headcount_after: 40}
  - {id: pralnia, title: Pralnia, state: before, headcount: 17}
unit_changes:
  - id: zamkniecie-pralni
    title: Zamknięcie pralni
    change: close
    from: pralnia
    date: 2027-09-30
savings:
  - id: pranie-na-zewnatrz
    title: Pranie zlecone na zewnątrz
    baseline: koszt prania
    baseline_annual: 2.6m
    run_rate: 0.9m
    one_off_cost: {2027: 350 tys.}
    payback: 2028-H1
    headcount_effect: -17
# plans/marketing/plan.yml
kind: marketing
title: Plan promocji zdrowia
period: 2027
research:
  - {id: ankieta-pacjentow, title: Ankieta wśród pacjentów, method: survey, sample: 640, date: 2026-10}
segments:
  - {id: seniorzy, title: Pacjenci po 60. roku życia, size: 48 000, share: 34%, targeted: true}
campaigns:
  - id: zbadaj-sie
    title: Zbadaj się
    start: 2027-04-01
    end: 2027-06-30
    segments: [seniorzy]
    budget: {2027: 260 tys.}
    expected_leads: 1 800
"""

# fmt: off
WRONG = [
    ("page", "Czas oczekiwania na wizytę skrócimy w 2027 roku do «40» dni."),
    ("page", "Do końca 2028 roku na wizytę będzie się czekać «trzydzieści pięć» dni, zob. [[czas-oczekiwania]]."),
    ("page", "[[nowy-sor|Nowy SOR]] będzie gotowy «w lipcu 2028» roku."),
    ("page", "Budowa [[nowy-sor|nowego SOR-u]] pochłonie łącznie «19,5 mln» zł."),
    ("page", "Na Nowy SOR wydamy w 2027 roku «14,2 mln» zł."),
    ("page", "Pralnia zostanie zamknięta «pod koniec sierpnia 2027» roku."),
    ("page", "W pralni pracuje dziś «dziewiętnaście» osób."),
    ("page", "Oddział Chirurgii zmniejszy się z 64 do «56» etatów."),
    ("page", "Oddział Geriatrii urośnie do «czterdziestu dwóch» osób."),
    ("faq", "Pranie zlecone na zewnątrz da «1,1 mln» zł oszczędności rocznie."),
    ("faq", "[[pranie-na-zewnatrz]]: jednorazowy koszt to ok. «450 tys.» zł."),
    ("page", "Zatrudniamy «890» osób."),
    ("faq", "Przychody w 2027 roku mają sięgnąć «196 mln» zł, zob. [[zbilansowac-budzet]]."),
    ("page", "W 2028 roku [[zbilansowac-budzet|budżet]] ma się zamknąć przychodami na poziomie blisko «dwustu dziesięciu milionów» złotych."),
    ("faq", "Odsetek [[zakazenia-szpitalne|zakażeń szpitalnych]] spadnie do «2,5%» w 2029 roku."),
    ("page", "Dziś [[polecenia|szpital poleca]] «dwie trzecie» pacjentów."),
    ("page", "Rejestracja internetowa będzie gotowa «do końca wiosny 2027» roku."),
    ("faq", "Kampania „Zbadaj się” trwa od kwietnia do «lipca 2027» roku."),
    ("page", "Kampania [[zbadaj-sie]] ma kosztować «trzysta tysięcy» złotych."),
    ("page", "W [[ankieta-pacjentow|ankiecie]] wzięło udział «460» pacjentów."),
    ("page", "Pacjenci po 60. roku życia to «co czwarty» nasz pacjent."),
    ("page", "Do budowy [[nowy-sor|nowego SOR-u]] potrzeba co najmniej «12» etatów."),
    ("otwarcie-sor.title", "Otwarcie SOR-u «w maju 2028» r."),
    ("czas-oczekiwania.definition", "Liczba dni od zgłoszenia do wizyty; z 63 do «31» dni w 2029 roku."),
    ("pranie-na-zewnatrz.text", "Zlecenie zwróci się «w drugiej połowie 2028» roku."),
    ("zamkniecie-pralni.text", "Pralnia kończy pracę «w czwartym kwartale 2027» roku."),
    ("rejestracja-online.text", "Prace zaczną się «w marcu 2027» roku i będą kosztować 480 tys. zł."),
    ("nowy-sor.text", "Buduje go zespół «jedenastu» osób."),
    ("zbilansowac-budzet.text", "Po stracie 7,4 mln zł w 2026 roku strata spadnie w 2027 roku do «4 mln» zł."),
    ("zadowolenie.text", "W 2027 roku ma nas polecać «82 procent» pacjentów."),
    ("page", "[[zbadaj-sie]] ma przynieść «półtora tysiąca» zgłoszeń."),
    ("page", "Z pralni odejdzie «osiemnaście» osób, zob. [[pranie-na-zewnatrz]]."),
    ("page", "Pranie kosztuje nas dziś «3,6 mln» zł rocznie ([[pranie-na-zewnatrz]])."),
    ("faq", "[[seniorzy|Pacjenci po 60. roku życia]] to «38 tysięcy» osób."),
]

RIGHT = [
    ("page", "Czas oczekiwania na wizytę skrócimy w 2027 roku do 45 dni, czyli do półtora miesiąca."),
    ("page", "W 2028 roku na wizytę będzie się czekać miesiąc, zob. [[czas-oczekiwania]]."),
    ("page", "[[nowy-sor|Nowy SOR]] będzie gotowy w czerwcu 2028 roku, po szesnastu miesiącach budowy."),
    ("page", "Budowa [[nowy-sor|nowego SOR-u]] pochłonie łącznie 18,5 mln zł, w tym 3 mln zł z dotacji."),
    ("page", "Na Nowy SOR wydamy w 2027 roku ponad 12 mln zł."),
    ("page", "Pralnia zostanie zamknięta pod koniec września 2027 roku; trzy pralnice mają 25 lat."),
    ("page", "W pralni pracuje dziś siedemnaście osób, z czego pięć na pół etatu."),
    ("page", "Oddział Chirurgii zmniejszy się z 64 do 58 etatów, a wykonuje 1900 operacji rocznie."),
    ("page", "Oddział Geriatrii urośnie o dziewięć osób, do czterdziestu."),
    ("faq", "Pranie zlecone na zewnątrz da 900 tys. zł oszczędności rocznie, czyli około jednej trzeciej kosztów."),
    ("faq", "[[pranie-na-zewnatrz]]: kilogram prania kosztuje dziś 6,20 zł, a u wykonawcy 4,10 zł."),
    ("page", "W powiecie mieszka 112 tys. osób, a w promieniu 40 km są trzy szpitale."),
    ("page", "W 2019 roku [[nowy-sor|SOR]] przyjął 21 tysięcy pacjentów."),
    ("page", "Przychody w 2027 roku mają sięgnąć 186 mln zł; z NFZ pochodzi 91% z nich ([[zbilansowac-budzet]])."),
    ("faq", "Odsetek [[zakazenia-szpitalne|zakażeń szpitalnych]] w innych szpitalach tej wielkości to 3,9%."),
    ("page", "Szpital poleca dziś ponad siedmiu na dziesięciu pacjentów, zob. [[polecenia]]."),
    ("page", "Rejestracja internetowa będzie gotowa do końca lata 2027 roku."),
    ("faq", "Kampania „Zbadaj się” trwa przez drugi kwartał 2027 roku."),
    ("page", "Kampania [[zbadaj-sie]] ma kosztować ćwierć miliona złotych."),
    ("page", "W [[ankieta-pacjentow|ankiecie]] wzięło udział ponad sześćset osób; 58% czekało dłużej niż miesiąc."),
    ("page", "Pacjenci po 60. roku życia to co trzeci nasz pacjent."),
    ("page", "Na dyżurze w [[nowy-sor|nowym SOR-ze]] będzie 4 lekarzy i 11 pielęgniarek."),
    ("page", "[[rejestracja-online]] ma działać 24 godziny na dobę, 7 dni w tygodniu (§ 12 regulaminu)."),
    ("czas-oczekiwania.definition", "Liczba dni od zgłoszenia do wizyty; liczymy 22 poradnie i pomijamy wizyty w ciągu 48 godzin."),
    ("pranie-na-zewnatrz.text", "Zlecenie zwróci się w pierwszej połowie 2028 roku."),
    ("zamkniecie-pralni.text", "Pralnia kończy pracę w trzecim kwartale 2027 roku, po 52 latach."),
    ("rejestracja-online.text", "Prace zaczną się w lutym 2027 roku i będą kosztować niecałe pół miliona złotych."),
    ("nowy-sor.text", "Powierzchnia wzrośnie z 640 do 1250 m²."),
    ("zbilansowac-budzet.text", "Strata spadnie z 7,4 mln zł w 2026 roku do 3 mln zł w 2027 roku."),
    ("zadowolenie.text", "W 2027 roku ma nas polecać 78 procent, o 6 punktów procentowych więcej niż w 2026 roku."),
    ("page", "[[zbadaj-sie]] ma przynieść blisko dwa tysiące zgłoszeń."),
    ("page", "Z pralni odejdzie siedemnaście osób, z czego cztery na emeryturę ([[pranie-na-zewnatrz]])."),
    ("page", "[[seniorzy]]: do 2030 roku będzie ich o 9 tysięcy więcej."),
    ("page", "Karetka dojeżdża do [[nowy-sor|SOR-u]] w 12 minut; norma to 15 minut."),
]
# fmt: on
