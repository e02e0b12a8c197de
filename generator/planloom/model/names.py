"""What the kinds of object are called in messages."""

from planloom.problems import Phrase

KIND_NAMES: dict[str, Phrase] = {
    "affected_parties": Phrase("party", "strona"),
    "allocation": Phrase("allocation", "przydział"),
    "assumption": Phrase("assumption", "założenie"),
    "axes": Phrase("place on the map", "miejsce na mapie"),
    "balance_item": Phrase("balance item", "pozycja bilansu"),
    "budget_line": Phrase("budget line", "pozycja budżetu"),
    "campaign": Phrase("campaign", "kampania"),
    "capacity": Phrase("sales capacity", "moce sprzedaży"),
    "cause": Phrase("cause", "przyczyna"),
    "channel": Phrase("channel", "kanał"),
    "check_in": Phrase("check-in", "aktualizacja"),
    "communication": Phrase("communication", "komunikacja"),
    "comparison": Phrase("comparison", "porównanie"),
    "consultation": Phrase("consultation", "konsultacja"),
    "cost_measure": Phrase("savings measure", "działanie oszczędnościowe"),
    "course": Phrase("course", "szkolenie"),
    "deal": Phrase("deal", "transakcja"),
    "decision": Phrase("decision", "decyzja"),
    "deal_phase": Phrase("phase", "etap"),
    "enterprise": Phrase("description of the enterprise", "opis przedsiębiorstwa"),
    "envelope": Phrase("envelope", "pula środków"),
    "environment_factor": Phrase("environment factor", "czynnik otoczenia"),
    "factor": Phrase("SWOT factor", "czynnik SWOT"),
    "force": Phrase("force", "siła"),
    "forecast": Phrase("forecast", "prognoza"),
    "funding": Phrase("source of funding", "źródło finansowania"),
    "funnel_step": Phrase("funnel step", "etap lejka"),
    "goal": Phrase("goal", "cel długoterminowy"),
    "initiative": Phrase("initiative", "inicjatywa"),
    "joint_action": Phrase("joint action", "wspólne działanie"),
    "legal_terms": Phrase("legal terms", "warunki prawne"),
    "link": Phrase("link", "powiązanie"),
    "measure": Phrase("measure", "miernik"),
    "milestone": Phrase("milestone", "kamień milowy"),
    "mission": Phrase("mission", "misja"),
    "mix_entry": Phrase("decision of the mix", "decyzja marketingu mix"),
    "move": Phrase("growth move", "kierunek wzrostu"),
    "objective": Phrase("objective", "cel"),
    "option": Phrase("TOWS option", "opcja TOWS"),
    "org_unit": Phrase("unit", "jednostka"),
    "organisation": Phrase("organisation", "organizacja"),
    "person": Phrase("person", "osoba"),
    "persona": Phrase("persona", "persona"),
    "perspective": Phrase("perspective", "perspektywa"),
    "pipeline_rules": Phrase("pipeline coverage", "pokrycie lejka"),
    "plan": Phrase("plan", "plan"),
    "portfolio_product": Phrase("product line", "linia produktów"),
    "position": Phrase("position", "stanowisko"),
    "positioning": Phrase("positioning", "pozycjonowanie"),
    "price": Phrase("price", "cena"),
    "process": Phrase("process", "proces"),
    "process_state": Phrase("state of a process", "stan procesu"),
    "product": Phrase("product", "produkt"),
    "production_capacity": Phrase("production capacity", "zdolności produkcyjne"),
    "projection": Phrase("projection", "projekcja"),
    "projection_year": Phrase("year of a projection", "rok projekcji"),
    "question": Phrase("question", "pytanie"),
    "quota": Phrase("quota", "plan indywidualny"),
    "raci": Phrase("responsibility", "odpowiedzialność"),
    "reading": Phrase("actual", "wykonanie"),
    "redundancy": Phrase("redundancy", "zwolnienie"),
    "relationship_programme": Phrase("relationship programme", "program relacji"),
    "review": Phrase("review", "przegląd"),
    "review_action": Phrase("action", "działanie"),
    "risk": Phrase("risk", "ryzyko"),
    "rival": Phrase("competitor", "konkurent"),
    "sales_component": Phrase("sales component", "komponent sprzedażowy"),
    "sales_strategy": Phrase("sales strategy", "strategia sprzedaży"),
    "satisfaction_test": Phrase("test of satisfaction", "test zaspokojenia"),
    "segment": Phrase("segment", "segment"),
    "service_level": Phrase("agreement with marketing", "umowa z marketingiem"),
    "situation": Phrase("situation", "sytuacja"),
    "stage": Phrase("pipeline stage", "etap sprzedaży"),
    "stakeholder": Phrase("stakeholder", "interesariusz"),
    "study": Phrase("study", "badanie"),
    "synergy": Phrase("synergy", "synergia"),
    "target": Phrase("sales target", "cel sprzedażowy"),
    "targeting": Phrase("targeting", "wybór segmentów"),
    "team": Phrase("team", "zespół"),
    "territory": Phrase("territory", "terytorium"),
    "tool": Phrase("tool", "narzędzie"),
    "transfer": Phrase("transfer of money", "przesunięcie środków"),
    "unit_change": Phrase("change of a unit", "zmiana jednostki"),
    "value": Phrase("value", "wartość"),
    "vision": Phrase("vision", "wizja"),
    "workforce": Phrase("workforce", "zatrudnienie"),
}


def kind_name(kind: str) -> Phrase:
    """Return what an object of `kind` is called."""
    return KIND_NAMES.get(kind, Phrase(kind.replace("_", " "), kind.replace("_", " ")))


def called(kind: str, name: str | None) -> Phrase:
    """Name one object by its kind and its id, or the kind alone."""
    what = kind_name(kind)
    return Phrase(f"{what.en} `{name}`", f"{what.pl} `{name}`") if name else what


def either(phrases: list[Phrase]) -> Phrase:
    """Join names with "or"."""
    return Phrase(_either([phrase.en for phrase in phrases], "or"), _either([phrase.pl for phrase in phrases], "lub"))


def _either(names: list[str], word: str) -> str:
    names = list(dict.fromkeys(names))
    return f" {word} ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])
