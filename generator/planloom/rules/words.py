"""What messages call the objects of plans, in both languages."""

from planloom.model import Item
from planloom.problems import Phrase

NOUNS: dict[str, Phrase] = {
    "plan": Phrase("plan", "plan"),
    "person": Phrase("person", "osoba"),
    "team": Phrase("team", "zespół"),
    "objective": Phrase("objective", "cel"),
    "goal": Phrase("goal", "cel ogólny"),
    "measure": Phrase("measure", "miernik"),
    "initiative": Phrase("initiative", "inicjatywa"),
    "milestone": Phrase("milestone", "kamień milowy"),
    "risk": Phrase("risk", "ryzyko"),
    "assumption": Phrase("assumption", "założenie"),
    "budget_line": Phrase("budget line", "pozycja budżetu"),
    "funding": Phrase("source of funding", "źródło finansowania"),
    "tool": Phrase("tool", "narzędzie"),
    "raci": Phrase("line of responsibilities", "wiersz macierzy RACI"),
    "review": Phrase("review", "przegląd"),
    "review_action": Phrase("action", "działanie"),
    "decision": Phrase("decision", "decyzja"),
    "question": Phrase("question", "pytanie"),
    "joint_action": Phrase("joint action", "wspólne działanie"),
    "communication": Phrase("communication", "komunikacja"),
    "comparison": Phrase("comparison", "porównanie"),
    "mission": Phrase("the mission", "misja"),
    "vision": Phrase("the vision", "wizja"),
    "value": Phrase("value", "wartość organizacyjna"),
    "factor": Phrase("factor", "czynnik"),
    "option": Phrase("option", "wariant strategiczny"),
    "environment_factor": Phrase("factor", "czynnik otoczenia"),
    "force": Phrase("force", "siła Portera"),
    "stakeholder": Phrase("stakeholder", "interesariusz"),
    "move": Phrase("growth move", "kierunek wzrostu"),
    "portfolio_product": Phrase("product line", "linia produktów"),
    "allocation": Phrase("allocation", "alokacja"),
    "study": Phrase("study", "badanie"),
    "segment": Phrase("segment", "segment"),
    "persona": Phrase("persona", "persona"),
    "positioning": Phrase("positioning", "pozycjonowanie"),
    "mix_entry": Phrase("entry of the marketing mix", "element marketingu mix"),
    "price": Phrase("price", "cena"),
    "channel": Phrase("channel", "kanał"),
    "campaign": Phrase("campaign", "kampania"),
    "sales_component": Phrase("sales component", "komponent sprzedażowy"),
    "territory": Phrase("territory", "terytorium"),
    "product": Phrase("product", "produkt"),
    "forecast": Phrase("forecast", "prognoza"),
    "sales_strategy": Phrase("sales strategy", "strategia sprzedaży"),
    "target": Phrase("sales target", "cel sprzedażowy"),
    "quota": Phrase("quota", "target sprzedażowy"),
    "stage": Phrase("pipeline stage", "etap sprzedaży"),
    "funnel_step": Phrase("funnel step", "krok lejka"),
    "capacity": Phrase("sales capacity", "wydajność zespołu"),
    "course": Phrase("course", "szkolenie"),
    "relationship_programme": Phrase("customer programme", "program dla klientów"),
    "service_level": Phrase("agreement with marketing", "porozumienie z marketingiem"),
    "org_unit": Phrase("unit", "jednostka"),
    "unit_change": Phrase("change of units", "zmiana jednostek"),
    "position": Phrase("position", "stanowisko"),
    "process": Phrase("process", "proces"),
    "cost_measure": Phrase("savings measure", "działanie oszczędnościowe"),
    "deal": Phrase("deal", "transakcja"),
    "workforce": Phrase("workforce entry", "bilans zatrudnienia"),
    "consultation": Phrase("consultation", "konsultacje"),
    "projection": Phrase("projection", "projekcja"),
    "cause": Phrase("cause", "przyczyna"),
    "balance_item": Phrase("balance item", "pozycja bilansu"),
    "affected_parties": Phrase("party", "strona"),
}

PLAN_NOUNS: dict[str, Phrase] = {
    "strategy": Phrase("strategic plan", "plan strategiczny"),
    "marketing": Phrase("marketing plan", "plan marketingowy"),
    "sales": Phrase("sales plan", "plan sprzedaży"),
    "restructuring": Phrase("restructuring plan", "plan restrukturyzacyjny"),
}

PART_OF_SUM = Phrase("part of the sum", "składnik sumy")


def noun(kind: str) -> Phrase:
    """Return what an object of `kind` is called; the kind itself for one of somebody else's making."""
    plain = kind.replace("_", " ")
    return NOUNS.get(kind, Phrase(plain, plain))


def called(item: Item) -> Phrase:
    """Name an object: its kind and its id, or its title where it has no id."""
    word = PLAN_NOUNS.get(getattr(item, "kind_of_plan", ""), noun(item.kind))
    if item.id:
        return Phrase(f"{word.en} `{item.id}`", f"{word.pl} `{item.id}`")
    if item.title:
        return Phrase(f"{word.en} “{item.title.in_('en')}”", f"{word.pl} „{item.title.in_('pl')}”")
    return Phrase(f"this {word.en}", word.pl)


def listed(words: list[Phrase]) -> Phrase:
    """Join words with commas, and the last with “and”."""
    return Phrase(
        _joined([word.en for word in words], " and "),
        _joined([word.pl for word in words], " i "),
    )


def _joined(words: list[str], last: str) -> str:
    return last.join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
