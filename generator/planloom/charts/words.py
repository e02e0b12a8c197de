"""The few words charts bring along; everything else comes from the titles of the columns."""

from collections.abc import Mapping

from planloom.problems import Phrase

WORDS: Mapping[str, Phrase] = {
    "missing": Phrase("–", "–"),
    "source": Phrase("Source: {source}", "Źródło: {source}"),
    "table": Phrase("Data as a table", "Dane w tabeli"),
    "list": Phrase("The same as a list", "To samo jako lista"),
    "today": Phrase("today", "dziś"),
    "what": Phrase("What", "Co"),
    "time": Phrase("Time", "Czas"),
    "waits_for": Phrase("after", "po"),
    "planned": Phrase("planned or without a status", "planowane lub bez statusu"),
    "on_track": Phrase("on track", "zgodnie z planem"),
    "at_risk": Phrase("at risk", "zagrożone"),
    "late": Phrase("late or off track", "opóźnione lub poniżej planu"),
    "done": Phrase("done", "zakończone"),
    "stopped": Phrase("paused or cancelled", "wstrzymane lub anulowane"),
    "payback": Phrase("payback", "zwrot"),
    "over": Phrase("over the allocation", "ponad alokację"),
    "before": Phrase("Before", "Przed"),
    "after": Phrase("After", "Po"),
    "created": Phrase("new", "nowa"),
    "moved": Phrase("moved", "przeniesiona"),
    "merged": Phrase("merged", "połączona"),
    "closed": Phrase("closed", "likwidowana"),
    "changed": Phrase("changed", "zmieniona"),
    "change": Phrase("Change", "Zmiana"),
    "perspective": Phrase("Perspective", "Perspektywa"),
    "objective": Phrase("Objective", "Cel"),
    "status": Phrase("Status", "Status"),
    "state": Phrase("State", "Stan"),
    "unit": Phrase("Unit", "Jednostka"),
    "number": Phrase("No.", "Nr"),
    "left_out": Phrase(
        "Not drawn, for want of an exchange rate: amounts in {currencies}.",
        "Nie narysowano kwot bez kursu waluty: {currencies}.",
    ),
}
