"""What readers call pages that we call otherwise.

They type it into the search box; it stands nowhere on the pages. The names of terms are the glossary's: here is only
what any project has, with a glossary or without.
"""

from collections.abc import Mapping

from planloom.problems import Language

_ENGLISH = {
    "attention": "overdue late delayed behind off track exceptions problems tasks projects",
    "*/assumptions": "premises",
    "*/budget": "how much costs expenses expenditure spend spending spent",
    "*/campaigns": "how much costs spend spent",
    "*/capacity": "how many salespeople are needed headcount",
    "*/causes": "why reasons",
    "changes": "history news new",
    "compare": "difference between sales and marketing",
    "*/consultation": "trade unions",
    "*/courses": "training",
    "*/deals": "buyer divestment acquisition",
    "*/decisions": "decided resolved",
    "*/environment": "PESTLE PESTEL PEST",
    "*/financing": "loans credit",
    "*/forces": "Porter",
    "*/forecasts": "outlook scenarios",
    "*/milestones": "when deadlines dates",
    "money": "finance total",
    "*/moves": "Ansoff",
    "*/options": "TOWS",
    "*/org-units": "organisation chart departments",
    "people": "staff employees contacts",
    "people/*": "who runs owns responsible charge",
    "*/personas": "typical customers buyers",
    "*/portfolio": "BCG matrix",
    "*/prices": "how much price list discounts rebates",
    "*/projections": "profit and loss outlook",
    "*/quotas": "individual targets",
    "*/raci": "RACI decides approval",
    "*/relationships": "key accounts clients",
    "*/reviews": "lessons learnt meetings",
    "roadmap": "when timetable schedule timeline calendar Gantt",
    "risks": "register",
    "*/savings": "how much cost cuts",
    "scorecard": "dashboard KPI results",
    "*/service-level": "SLA response time",
    "*/swot": "strengths weaknesses opportunities threats",
    "*/territories": "where regions",
    "thread": "strategy map alignment",
    "*/workforce": "how many headcount jobs lost FTE redundancies layoffs",
}
_POLISH = {
    "attention": "opóźnione opóźnienia spóźnione zaległe po terminie problemy zadania projekty",
    "*/assumptions": "przesłanki",
    "*/budget": "ile kosztuje kosztują wydajemy wydamy wydaliśmy koszty wydatki",
    "*/campaigns": "ile kosztuje wydajemy koszty",
    "*/capacity": "ilu handlowców potrzeba",
    "*/causes": "dlaczego powody",
    "changes": "historia nowości",
    "compare": "różnica między sprzedażą a marketingiem",
    "*/consultation": "związki zawodowe",
    "*/courses": "kursy",
    "*/deals": "kupiec nabywca zbycie przejęcie",
    "*/decisions": "zdecydowano postanowiono uchwały",
    "*/environment": "PESTLE PESTEL PEST",
    "*/financing": "kredyty pożyczki",
    "*/forces": "Porter",
    "*/forecasts": "przewidywania warianty scenariusze",
    "*/milestones": "kiedy terminy daty",
    "money": "pieniądze razem",
    "*/moves": "Ansoff",
    "*/options": "TOWS",
    "*/org-units": "schemat organizacyjny działy",
    "people": "pracownicy osoby kontakty",
    "people/*": "kto kieruje odpowiada zajmuje prowadzi",
    "*/personas": "typowi klienci kupujący",
    "*/portfolio": "macierz BCG",
    "*/prices": "ile kosztuje cennik rabaty upusty",
    "*/projections": "rachunek wyników",
    "*/quotas": "cele indywidualne handlowców",
    "*/raci": "RACI kto decyduje zatwierdza",
    "*/relationships": "kluczowi klienci",
    "*/reviews": "wnioski spotkania",
    "roadmap": "kiedy terminarz kalendarz oś czasu Gantt",
    "risks": "rejestr",
    "*/savings": "ile cięcia kosztów",
    "scorecard": "kokpit KPI wyniki",
    "*/service-level": "SLA czas odpowiedzi",
    "*/swot": "mocne słabe strony szanse zagrożenia",
    "*/territories": "gdzie regiony",
    "thread": "mapa strategii",
    "*/workforce": "ile ilu etaty miejsca pracy zwolnienia",
}
_CALLED: Mapping[Language, Mapping[str, str]] = {"en": _ENGLISH, "pl": _POLISH}


def called(url: str, language: Language) -> str:
    """Return the words by which the page at an address is asked for, beside its title; they need not make sense.

    A star stands for the address of the plan whose page it is, or for the person.
    """
    above, _, name = url.strip("/").rpartition("/")
    known = _CALLED[language]
    return known.get(f"*/{name}" if above else name) or known.get(f"{above}/*", "")
