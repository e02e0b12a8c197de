"""The plans of a municipal water company, Polish only, as a writer would bring them: all of it has a field and a page."""

import html
import os
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock

from planloom.cli import main
from planloom.model import KINDS, Item, Part
from planloom.model.measures import Reading
from planloom.problems import Level
from planloom.project import Reading as Plans
from planloom.project import find_project, read_plans
from planloom.site.mkdocs.build import build_site
from planloom.values import Band, Money, Period, Text

WATERWORKS = Path(__file__).with_name("waterworks")

QUARTERS = tuple(f"2026-Q{number}" for number in range(1, 5))
# What the notes of the company say: what it is, at which field it stands (by quarter or by the periods named),
# with which figures, on which page, and how a reader reads it there. A dash stands for a quarter without a figure.
GOALS = "strategia/objectives/"
MEASURES = [
    ("M1 plan", "sprzedaz-wody.targets", "1000 1050 1150 1010", GOALS + "rentownosc", "1000; 1050; 1150; 1010"),
    ("M1 results", "sprzedaz-wody.actuals", "985.4 1041.2 1171.9 -", GOALS + "rentownosc", "985,4; 1041,2; 1171,9"),
    ("M1 forecast", "sprzedaz-wody.forecasts", "- - - 1010", GOALS + "rentownosc", "1010"),
    ("M2 results", "straty.actuals", "18.1 17.6 17.2 -", GOALS + "mniej-strat", "18,1; 17,6; 17,2"),
    ("M3 results", "czas-awarii.actuals", "9.1 8.2 7.9 -", GOALS + "mniej-strat", "9,1; 8,2; 7,9"),
    ("M4 results", "warunki.actuals", "20 17 15 -", GOALS + "zadowolony-klient", "20; 17; 15"),
    ("M5 results", "nps.actuals", "14 15 21 -", GOALS + "zadowolony-klient", "14; 15; 21"),
    ("M6 results", "probki.actuals", "99.7 99.2 99.8 -", GOALS + "bezpieczna-woda", "99,7; 99,2; 99,8"),
    ("M7 results", "ebitda.actuals", "26.1 27.9 29 -", GOALS + "rentownosc", "26,1; 27,9; 29"),
    ("M8 results", "naleznosci.actuals", "1790000 1655500 1610000 -", GOALS + "rentownosc", "1 790 000; 1 655 500; 1 610 000"),
    ("M9 results", "zuzycie.actuals", "0.91 0.9 0.86 -", GOALS + "energia", "0,91; 0,9; 0,86"),
    ("M10 results", "wlasna-energia.actuals", "4 7 11 -", GOALS + "energia", "4; 7; 11"),
    ("M11 results", "rotacja.actuals", "10.5 9.8 9.1 -", GOALS + "zespol", "10,5; 9,8; 9,1"),
    ("M12 plan", "przychody-uslug.targets", "500000 600000 650000 650000", GOALS + "uslugi", "500 000; 600 000; 650 000"),
    ("M12 results", "przychody-uslug.actuals", "410000 580500 702000 -", GOALS + "uslugi", "410 000; 580 500; 702 000"),
    ("M12 forecast", "przychody-uslug.forecasts", "- - - 650000", GOALS + "uslugi", "650"),
    ("M13 results", "e-faktura.actuals", "26 31 36 -", GOALS + "zadowolony-klient", "26; 31; 36"),
    ("reach, plan", "zasieg.targets", "40 120 80 60", "marketing/objectives/kranowka", "40; 120; 80; 60"),
    ("cost of a contract", "koszt-e-faktury.actuals", "24.3 21.1 19.8 -", "marketing/objectives/e-faktury", "24,3; 21,1; 19,80"),
]  # fmt: skip
ONCE = [
    ("M2 start", "straty.baseline[2025]", "18.5", GOALS + "mniej-strat", "18,5"),
    ("M2 target", "straty.targets[2026]", "16", GOALS + "mniej-strat", "16"),
    ("M2 last target", "straty.targets[2029]", "11", GOALS + "mniej-strat", "11"),
    ("M3 start", "czas-awarii.baseline[2025]", "9.5", GOALS + "mniej-strat", "9,5"),
    ("M3 target", "czas-awarii.targets[2026]", "6", GOALS + "mniej-strat", "6,0"),
    ("M4 start", "warunki.baseline[2025]", "21", GOALS + "zadowolony-klient", "21 dni"),
    ("M4 target", "warunki.targets[2026]", "14", GOALS + "zadowolony-klient", "14 dni"),
    ("M5 scale", "nps.scale", "-100–100", GOALS + "zadowolony-klient", "−100–100"),
    ("M5 start", "nps.baseline[2025]", "12", GOALS + "zadowolony-klient", "12 punktów"),
    ("M5 target", "nps.targets[2026]", "30", GOALS + "zadowolony-klient", "30 punktów"),
    ("M6 threshold", "probki.targets[2026]", "≥ 99.5", GOALS + "bezpieczna-woda", "≥ 99,5"),
    ("M7 range", "ebitda.targets[2026]", "28–32", GOALS + "rentownosc", "28–32"),
    ("M8 start", "naleznosci.baseline[2025]", "1850000", GOALS + "rentownosc", "1,85 mln"),
    ("M8 target", "naleznosci.targets[2026]", "1200000", GOALS + "rentownosc", "1,20 mln"),
    ("M9 start", "zuzycie.baseline[2025]", "0.92", GOALS + "energia", "0,92"),
    ("M9 target", "zuzycie.targets[2026]", "0.8", GOALS + "energia", "0,80"),
    ("M10 start", "wlasna-energia.baseline[2025]", "4", GOALS + "energia", "4"),
    ("M10 target", "wlasna-energia.targets[2026]", "20", GOALS + "energia", "20"),
    ("M11 start", "rotacja.baseline[2025]", "11", GOALS + "zespol", "11,0"),
    ("M11 range", "rotacja.targets[2026]", "5–8", GOALS + "zespol", "5–8"),
    ("M12 target", "przychody-uslug.targets[2026]", "2400000", GOALS + "uslugi", "2400,0"),
    ("M13 start", "e-faktura.baseline[2025]", "22", GOALS + "zadowolony-klient", "22"),
    ("M13 target", "e-faktura.targets[2026]", "45", GOALS + "zadowolony-klient", "45"),
    ("M14, yes or no", "iso-22301.targets[2027-12-31]", "1", GOALS + "bezpieczna-woda", "31 grudnia 2027"),
    ("information, start", "informacja.baseline[2025]", "3.4", "marketing/objectives/kranowka", "3,4"),
    ("information, target", "informacja.targets[2026]", "4.2", "marketing/objectives/kranowka", "4,2"),
    ("information, scale", "informacja.scale", "1–5", "marketing/objectives/kranowka", "1–5"),
    ("cost of a contract, target", "koszt-e-faktury.targets[2026]", "18.5", "marketing/objectives/e-faktury", "18,50"),
    ("vision", "strategia.vision.target_year", "2029", "strategia/vision", "2029"),
    ("milestone, planned", "strefy-12.date", "2026-06-30", "strategia/initiatives/wycieki", "30 czerwca 2026"),
    ("milestone, done late", "strefy-12.done", "2026-07-14", "strategia/initiatives/wycieki", "14 dni po terminie"),
    ("milestone to come", "strefy-24.date", "2026-12-31", "strategia/initiatives/wycieki", "31 grudnia 2026"),
    ("budget by year only", "wymiana-sieci.budget[2027]", "6000000", "strategia/initiatives/wymiana-sieci", "6,0"),
    ("budget by year only", "wymiana-sieci.budget[2028]", "6500000", "strategia/initiatives/wymiana-sieci", "6,5"),
    ("budget by year only", "wymiana-sieci.budget[2029]", "5500000", "strategia/initiatives/wymiana-sieci", "5,5"),
    ("dependency", "wymiana-sieci.depends_on", "wycieki", "strategia/initiatives/wymiana-sieci", "Szukanie wycieków"),
    ("decision 1", "d-strategia.date", "2026-01-12", "strategia/decisions", "12 stycznia 2026"),
    ("decision 2", "d-przesuniecie.date", "2026-04-20", "strategia/decisions", "20 kwietnia 2026"),
    ("money moved", "d-przesuniecie.transfers.amount", "150000", "strategia/decisions", "150"),
    ("money moved from", "d-przesuniecie.transfers.source", "wymiana-sieci", "strategia/decisions", "Wymiana 12 km"),
    ("money moved to", "d-przesuniecie.transfers.target", "wycieki", "strategia/initiatives/wymiana-sieci", "−150 000 zł"),
    ("money received", "d-przesuniecie.transfers.target", "wycieki", "strategia/initiatives/wycieki", "+150 000 zł"),
    ("review 1", "przeglad-1.date", "2026-04-22", "strategia/reviews", "22 kwietnia 2026"),
    ("review 2", "przeglad-2.date", "2026-07-21", "strategia/reviews", "21 lipca 2026"),
    ("review 3", "przeglad-3.date", "2026-10-20", "strategia/reviews", "20 października 2026"),
    ("inflation", "z-inflacja.value", "3,5%", "strategia/assumptions", "3,5%"),
    ("wages", "z-place.value", "6%", "strategia/assumptions", "6%"),
    ("customers", "z-odbiorcy.value", "24 600", "strategia/assumptions", "24 600"),
    ("price of energy", "z-prad.value", "720 zł/MWh", "strategia/assumptions", "720 zł/MWh"),
    ("households", "gospodarstwa.size", "21000", "marketing/segments", "21 000"),
    ("housing associations", "wspolnoty.size", "2300", "marketing/segments", "2300"),
    ("industry", "przemysl.size", "180", "marketing/segments", "180"),
    ("developers", "deweloperzy.size", "45", "marketing/segments", "45"),
    ("mails", "mailing.counts[2026]", "18000", "marketing/funnel", "18 000"),
    ("opened", "otwarcia.counts[2026]", "7400", "marketing/funnel", "7400"),
    ("clicked", "klikniecia.counts[2026]", "2150", "marketing/funnel", "2150"),
    ("applied", "wnioski.counts[2026]", "1480", "marketing/funnel", "1480"),
    ("active", "aktywne.counts[2026]", "1310", "marketing/funnel", "1310"),
    ("enquiries", "zapytania.counts[2026]", "420", "sprzedaz/funnel", "420"),
    ("offers", "oferty.counts[2026]", "260", "sprzedaz/funnel", "260"),
    ("offers, conversion", "oferty.conversion", "0.62", "sprzedaz/funnel", "61,9%"),
    ("negotiations", "negocjacje.counts[2026]", "140", "sprzedaz/funnel", "140"),
    ("negotiations, conversion", "negocjacje.conversion", "0.54", "sprzedaz/funnel", "53,8%"),
    ("contracts", "umowy.counts[2026]", "85", "sprzedaz/funnel", "85"),
    ("contracts, conversion", "umowy.conversion", "0.61", "sprzedaz/funnel", "60,7%"),
    ("forecast, low", "p-niska.revenue", "2050000", "sprzedaz/forecasts", "2,05"),
    ("forecast, base", "p-bazowa.revenue", "2400000", "sprzedaz/forecasts", "2,40"),
    ("forecast, high", "p-wysoka.revenue", "2750000", "sprzedaz/forecasts", "2,75"),
    ("quota", "q-swierk.amounts[2026]", "900000", "sprzedaz/quotas", "900"),
    ("quota", "q-pedzik.amounts[2026]", "800000", "sprzedaz/quotas", "800"),
    ("quota", "q-snieg.amounts[2026]", "700000", "sprzedaz/quotas", "700"),
    ("key account", "kluczowi.accounts", "SM „Zachód”", "sprzedaz/relationships", "SM „Zachód”"),
    ("headcount", "spolka.headcount", "352", "zmiana/org-units", "352"),
    ("headcount after", "spolka.headcount_after", "334", "zmiana/org-units", "334"),
    ("people before", "zaloga.before_fte", "352", "zmiana/workforce", "352"),
    ("leave by themselves", "zaloga.leavers", "18", "zmiana/workforce", "18"),
    ("trained", "zaloga.retrained", "46", "zmiana/workforce", "46"),
    ("people after", "zaloga.after_fte", "334", "zmiana/workforce", "334"),
    ("by when", "etaty.targets[2027-12-31]", "334", "zmiana/objectives/nizsze-koszty", "334"),
    ("one control room", "ko-dyspozytornia.run_rate", "640000", "zmiana/savings", "640"),
    ("its cost", "ko-dyspozytornia.one_off_cost[2026]", "310000", "zmiana/savings", "310"),
    ("one store", "ko-magazyn.run_rate", "380000", "zmiana/savings", "380"),
    ("its cost", "ko-magazyn.one_off_cost[2027]", "95000", "zmiana/savings", "95"),
    ("cash", "gotowka.actuals[2026-Q3]", "8400000", "zmiana/objectives/nizsze-koszty", "8,4 mln"),
    ("least cash", "gotowka.targets[2026]", "≥ 3000000", "zmiana/objectives/nizsze-koszty", "≥ 3,0 mln"),
    ("trade unions", "do-zwiazkow.people", "2", "zmiana/communication", "2"),
    ("the owner", "do-prezydenta.title", "Prezydent Miasta (właściciel)", "zmiana/communication", "Prezydent Miasta"),
    ("who leads", "konkurs.date", "2026-09-30", "zmiana/milestones", "30 września 2026"),
    ("store closed", "zamkniecie-polnocy.date", "2027-03-31", "zmiana/milestones", "31 marca 2027"),
    ("people who move", "p-miejsce.answer", "Dla 14 osób tak.", "zmiana/faq", "14 osób"),
]  # fmt: skip
WORK = "strategia/initiatives/"
MONEY = [
    ("leaks, budget", "wycieki.budget", "450 600 600 350", WORK + "wycieki", "450; 600; 350"),
    ("leaks, spent", "wycieki.spent", "402 655 590 -", WORK + "wycieki", "402; 655; 590"),
    ("solar farm, budget", "farma.budget", "0 1200 1800 900", WORK + "farma", "1,20; 1,80; 0,90"),
    ("solar farm, spent", "farma.spent", "0 950 1720 -", WORK + "farma", "0,95; 1,72"),
    ("portal, budget", "portal.budget", "80 120 120 60", WORK + "portal", "80; 120; 60"),
    ("portal, spent", "portal.spent", "75 131 140 -", WORK + "portal", "75; 131; 140"),
    ("academy", "akademia.budget", "30 45 45 60", WORK + "akademia", "30; 45; 60"),
    ("debt collection", "windykacja.budget", "20 20 20 20", WORK + "windykacja", "20"),
    ("offer to builders", "oferta.budget", "40 60 60 40", WORK + "oferta", "40; 60"),
    ("campaign 1", "prosto-z-kranu.budget", "- 90 - -", "marketing/campaigns", "90"),
    ("campaign 2", "przejdz.budget", "15 25 25 10", "marketing/campaigns", "75"),
    ("campaign 3", "nie-wrzucaj.budget", "0 0 30 20", "marketing/campaigns", "50"),
    ("laboratory", "t-laboratorium.revenue", "120 130 140 140", "sprzedaz/targets", "120; 130; 140"),
    ("sewer trucks", "t-wuko.revenue", "180 220 250 240", "sprzedaz/targets", "180; 220; 250; 240"),
    ("pumping stations", "t-przepompownie.revenue", "100 110 120 130", "sprzedaz/targets", "100; 110; 120; 130"),
    ("connections", "t-przylacza.revenue", "100 140 140 140", "sprzedaz/targets", "100; 140"),
    ("savings planned", "ko-dyspozytornia.phasing", "0 0 80 160", "zmiana/savings", "80; 160"),
    ("savings realised", "ko-dyspozytornia.realised", "0 0 64 -", "zmiana/savings", "64"),
]  # fmt: skip
RISKS = {"r-taryfa": (4, 5), "r-susza": (3, 4), "r-scada": (2, 5), "r-elektrycy": (4, 3), "r-energia": (3, 4)}
DRIVES = {"zespol": "mniej-strat", "mniej-strat": "rentownosc", "bezpieczna-woda": "zadowolony-klient", "zadowolony-klient": "uslugi", "uslugi": "rentownosc", "energia": "rentownosc"}  # fmt: skip
TRUE_FINDINGS = {
    "C114": "the marketing plan expects nothing of sales, and the notes know of nothing",
    "K104": "the reach of the campaigns is planned by quarter and was not measured",
    "M118": "64 of 80 thousand were saved by the end of the third quarter",
}


@cache
def read() -> Plans:
    return read_plans(find_project(WATERWORKS)[0])


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Build the site once, and give the text of its pages by their addresses."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    target = shared / "waterworks-site"
    with FileLock(f"{target}.lock"):
        if not target.is_dir():
            result = build_site(find_project(WATERWORKS)[0], read(), target, strict=False)
            assert {problem.code.id for problem in result.problems} <= TRUE_FINDINGS.keys()
    return lambda address: _text((target / address / "index.html").read_text("utf-8"))


def _text(page: str) -> str:
    """Return what a page says, with plain spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "\n", page)).split())


def _plain(value: object) -> str:
    """Return a value as the table writes it."""
    if isinstance(value, Reading):
        value = value.value
    if isinstance(value, Money):
        assert value.currency == "PLN"
        value = value.amount
    if isinstance(value, Text):
        return value.pl or ""
    if isinstance(value, Period):
        return value.text
    return str(value) if isinstance(value, Band | str) else f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)  # fmt: skip


def _at(path: str) -> list[str]:
    """Return what stands at a field: of a list all of it."""
    name, *fields = re.sub(r"\[.*\]", "", path).split(".")
    here: list[object] = [read().graph.find(name) or next(plan for plan in read().portfolio.plans if plan.id == name)]
    for field in fields:
        values = [getattr(part, field) for part in here if isinstance(part, Part)]
        here = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    if wanted := re.search(r"\[(.*)\]", path):
        (series,) = here
        assert isinstance(series, dict)
        here = [series[Period.parse(wanted[1])]]
    return [_plain(value) for value in here]


def _is_read(words: str, page: str) -> bool:
    """Tell whether a page says `words`, and not as a piece of a longer number."""
    before = r"(?<![\d,])" if words[0].isdigit() else ""
    after = r"(?![\d,])" if words[-1].isdigit() else ""
    return re.search(before + re.escape(words) + after, page) is not None


SERIES = [(*row, times) for rows, times in ((MEASURES, 1), (MONEY, 1000)) for row in rows]


@pytest.mark.parametrize(("path", "value"), [row[1:3] for row in ONCE])
def test_a_note_has_its_field(path, value):
    assert value in _at(path)


@pytest.mark.parametrize(("path", "values", "times"), [(row[1], row[2], row[5]) for row in SERIES])
def test_a_row_of_quarters_has_its_field(path, values, times):
    for quarter, value in zip(QUARTERS, values.split(), strict=True):
        if value != "-":
            assert _at(f"{path}[{quarter}]") == [value if times == 1 else str(int(value) * times)]


@pytest.mark.slow
def test_every_note_stands_on_its_page(site):
    shown = [(row[1], row[3], words) for row in (*ONCE, *SERIES) for words in row[4].split("; ")]
    assert [(path, address, words) for path, address, words in shown if not _is_read(words, site(address))] == []


def test_the_risks_and_the_arrows_of_the_map():
    find = read().graph.find
    assert {name: (find(name).likelihood, find(name).impact) for name in RISKS} == RISKS
    assert {name: find(name).drives for name in DRIVES} == {name: (to,) for name, to in DRIVES.items()}


def test_the_parts_that_are_told_in_words():
    plans = {plan.kind_of_plan: plan for plan in read().portfolio.plans}
    strategy, marketing, sales, change = (plans[kind] for kind in KINDS)
    assert [sum(one.type == kind for one in strategy.swot) for kind in ("strength", "weakness", "opportunity", "threat")] == [3, 3, 3, 3]  # fmt: skip
    assert [len(part) for part in (strategy.values, marketing.segments, marketing.channels, marketing.campaigns)] == [4, 4, 4, 3]  # fmt: skip
    assert [len(part) for part in (sales.products, sales.relationships[0].accounts, change.causes)] == [5, 3, 2]
    merged = [(one.change, len(one.before), len(one.after)) for one in change.unit_changes]
    assert merged == [("merge", 3, 1), ("merge", 3, 1), ("split", 1, 2)]
    assert [len(change.communication), len(change.faq)] == [4, 6]
    assert change.legal_mode == "none"


def test_nothing_is_left_to_fields_of_no_type():
    items = [part for root in read().portfolio.plans for part in _parts(root)]
    assert [item.id for item in items if isinstance(item, Item) and item.extra] == []


def _parts(root: Part):
    yield root
    for part in root.inner():
        yield from _parts(part)


def test_what_is_found_is_true():
    found = {problem.code.id: problem for problem in read().everything}
    assert found.keys() == TRUE_FINDINGS.keys()
    assert not [problem for problem in found.values() if problem.level is Level.ERROR]


def test_the_contradiction_of_the_notes_is_accepted_and_not_overlooked(tmp_path):
    """The leaks are looked for until the end of 2027, and the pipes that wait for it are dug from 2027 on."""
    project = tmp_path / "project"
    shutil.copytree(WATERWORKS, project)
    work = project / "plans" / "strategia" / "prace.yml"
    text = work.read_text("utf-8")
    work.write_text(re.sub(r"    allow:\n      D104:.*\n", "", text), "utf-8")
    found = [problem.code.id for problem in read_plans(find_project(project)[0]).everything]
    assert sorted(found) == sorted(["D104", *TRUE_FINDINGS])


@pytest.mark.pdf
@pytest.mark.slow
@pytest.mark.no_cover  # what takes time is not ours
def test_it_prints(tmp_path):
    done = CliRunner().invoke(main, ["print", "-C", str(WATERWORKS), "-o", str(tmp_path / "book.pdf")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
