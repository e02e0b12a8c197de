"""What readers call pages that we call otherwise.

They type it into the search box; it stands nowhere on the pages. The names of terms are the glossary's: here is only
what any project has, with a glossary or without.
"""

from collections.abc import Mapping

from planloom.problems import Language

_ENGLISH = {
    "attention": "overdue late delayed behind off track exceptions problems tasks projects",
    "*/assumptions": "premises",
    "*/budget": "costs expenses expenditure",
    "changes": "history news new",
    "compare": "difference between sales and marketing",
    "*/consultation": "trade unions",
    "*/courses": "training",
    "*/deals": "buyer divestment acquisition",
    "*/environment": "PESTLE PESTEL PEST",
    "*/financing": "loans credit",
    "*/forces": "Porter",
    "money": "finance total",
    "*/moves": "Ansoff",
    "*/options": "TOWS",
    "*/org-units": "organisation chart departments",
    "people": "staff employees contacts",
    "*/portfolio": "BCG matrix",
    "*/quotas": "individual targets",
    "*/raci": "RACI decides approval",
    "roadmap": "timetable schedule timeline calendar Gantt",
    "risks": "register",
    "*/savings": "cost cuts",
    "scorecard": "dashboard KPI results",
    "*/swot": "strengths weaknesses opportunities threats",
    "thread": "strategy map alignment",
    "*/workforce": "headcount jobs FTE redundancies layoffs",
}
_POLISH = {
    "attention": "opóźnione opóźnienia spóźnione zaległe po terminie problemy zadania projekty",
    "*/assumptions": "przesłanki",
    "*/budget": "koszty wydatki",
    "changes": "historia nowości",
    "compare": "różnica między sprzedażą a marketingiem",
    "*/consultation": "związki zawodowe",
    "*/courses": "kursy",
    "*/deals": "kupiec nabywca zbycie przejęcie",
    "*/environment": "PESTLE PESTEL PEST",
    "*/financing": "kredyty pożyczki",
    "*/forces": "Porter",
    "money": "pieniądze razem",
    "*/moves": "Ansoff",
    "*/options": "TOWS",
    "*/org-units": "schemat organizacyjny działy",
    "people": "pracownicy osoby kontakty",
    "*/portfolio": "macierz BCG",
    "*/quotas": "cele indywidualne handlowców",
    "*/raci": "RACI decyduje zatwierdza",
    "roadmap": "terminarz kalendarz oś czasu Gantt",
    "risks": "rejestr",
    "*/savings": "cięcia kosztów",
    "scorecard": "kokpit KPI wyniki",
    "*/swot": "mocne słabe strony szanse zagrożenia",
    "thread": "mapa strategii",
    "*/workforce": "etaty miejsca pracy zwolnienia",
}
_CALLED: Mapping[Language, Mapping[str, str]] = {"en": _ENGLISH, "pl": _POLISH}


def called(url: str, language: Language) -> str:
    """Return the words by which the page at an address is asked for, beside its title; they need not make sense.

    A star stands for the address of the plan whose page it is.
    """
    above, _, name = url.strip("/").rpartition("/")
    return _CALLED[language].get(f"*/{name}" if above else name, "")
