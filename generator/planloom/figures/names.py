"""What each computed quantity is called, in both languages.

A project can call its objects and their fields otherwise; what is nothing but the sum of a field goes by its name.
"""

from typing import Any

from planloom.figures.figure import Entry, Figure
from planloom.model import Part
from planloom.model.base import fields_by_name
from planloom.model.sales import Quota
from planloom.problems import Phrase
from planloom.values import Label

NAMES: dict[str, Phrase] = {
    "campaign_leads": Phrase("Leads from campaigns", "Zapytania z kampanii"),
    "component_revenue": Phrase("Revenue expected by marketing", "Przychody zakładane przez marketing"),
    "component_volume": Phrase("Volume expected by marketing", "Wolumen zakładany przez marketing"),
    "contributed_budget": Phrase("Budget contributed by other plans", "Budżet wnoszony przez inne plany"),
    "contributed_cost_target": Phrase("Saving contributed by other plans", "Oszczędności wnoszone przez inne plany"),
    "contributed_revenue_target": Phrase("Revenue contributed by other plans", "Przychody wnoszone przez inne plany"),
    "moved": Phrase("Moved by a decision", "Przesunięto decyzją"),
    "not_by_year": Phrase("Not by year", "Bez podziału na lata"),
    "overall_conversion": Phrase("From first to last", "Od pierwszego do ostatniego"),
    "realised_saving_compared": Phrase("Realised in the periods compared", "Zrealizowano w porównywanych okresach"),
    "spent_compared": Phrase("Spent in the periods compared", "Wydano w porównywanych okresach"),
    "conversion": Phrase("Conversion", "Konwersja"),
    "coverage_wanted": Phrase("Coverage wanted", "Oczekiwane pokrycie"),
    "deals": Phrase("Contracts", "Umowy"),
    "deals_from_leads": Phrase("Contracts from the leads agreed", "Umowy z uzgodnionych zapytań"),
    "deals_needed": Phrase("Contracts needed", "Potrzebne umowy"),
    "deals_per_lead": Phrase("Contracts per lead", "Umowy na zapytanie"),
    "expected_leads": Phrase("Leads expected", "Oczekiwane zapytania"),
    "forecast": Phrase("Forecast revenue", "Przychody według prognozy"),
    "forecast_to_target": Phrase("Forecast against target", "Prognoza wobec celu"),
    "fte_needed": Phrase("Full-time equivalents needed", "Potrzebne etaty"),
    "fte_spare": Phrase("Full-time equivalents to spare", "Etaty w zapasie"),
    "funnel_count": Phrase("Count of the step", "Liczba na etapie lejka"),
    "leads_agreed": Phrase("Leads agreed", "Uzgodnione zapytania"),
    "leads_handed_over": Phrase("Leads handed over in the funnel", "Zapytania przekazywane w lejku"),
    "leads_needed": Phrase("Leads needed", "Potrzebne zapytania"),
    "leads_per_deal": Phrase("Leads per contract", "Zapytania na umowę"),
    "left_to_sell": Phrase("Still to be reached", "Pozostało do osiągnięcia"),
    "measure_target": Phrase("Target of the measure", "Wartość docelowa miernika"),
    "measure": Phrase("Measure", "Miernik"),
    "measure_actual": Phrase("Actual of the measure", "Wynik miernika"),
    "measure_baseline": Phrase("Baseline of the measure", "Wartość wyjściowa miernika"),
    "measure_change": Phrase("Change since the baseline", "Zmiana od wartości wyjściowej"),
    "measure_difference": Phrase("Difference from what was expected", "Różnica wobec oczekiwań"),
    "measure_expected": Phrase("Expected by now", "Oczekiwane na dziś"),
    "measure_missing": Phrase("What is missing from the measure", "Ile brakuje miernikowi"),
    "measure_outlook": Phrase("Outlook of the measure", "Przewidywane wykonanie miernika"),
    "measure_progress": Phrase("Progress of the measure", "Postęp miernika"),
    "measure_shortfall": Phrase("Shortfall as a share of the way", "Niedobór jako część drogi do celu"),
    "measure_way": Phrase("Way from baseline to target", "Droga od wartości wyjściowej do docelowej"),
    "progress": Phrase("Progress", "Postęp"),
    "score": Phrase("Score", "Ocena"),
    "missing": Phrase("Missing", "Brakuje"),
    "newcomers": Phrase("Newcomers by their ramp", "Nowi pracownicy według wdrożenia"),
    "objective_revenue": Phrase("Revenue the objective aims at", "Przychody zakładane przez cel"),
    "objectives_revenue": Phrase("Revenue the objectives aim at", "Przychody zakładane przez cele"),
    "over_assignment": Phrase("Surplus above targets", "Nadwyżka ponad cele"),
    "pipeline_coverage": Phrase("Coverage", "Pokrycie"),
    "pipeline_deals": Phrase("How many are open", "Ile jest otwartych"),
    "pipeline_missing": Phrase("Missing for the coverage", "Brakuje do pokrycia"),
    "pipeline_open": Phrase("Open", "Otwarte"),
    "pipeline_wanted": Phrase("Wanted", "Oczekiwane"),
    "pipeline_weighted": Phrase("Weighted by probability", "Ważone prawdopodobieństwem"),
    "pipeline_won": Phrase("Won", "Wygrane"),
    "price": Phrase("Average price", "Średnia cena"),
    "list_price": Phrase("List price", "Cena katalogowa"),
    "probability": Phrase("Probability", "Prawdopodobieństwo"),
    "productivity": Phrase("Productivity", "Wydajność"),
    "ramp": Phrase("Ramp", "Okres wdrożenia"),
    "ramping": Phrase("Newcomers", "Nowi pracownicy"),
    "sales_for_objective": Phrase("Revenue planned for the objective", "Przychody planowane na ten cel"),
    "sellers": Phrase("At full productivity", "W pełni wdrożeni"),
    "sells": Phrase("Can be reached", "Możliwe do osiągnięcia"),
    "spare": Phrase("To spare", "Zapas"),
    "stage_value": Phrase("Value of the stage", "Wartość etapu"),
    "stage_weighted": Phrase("Weighted value of the stage", "Ważona wartość etapu"),
    "strategic_revenue": Phrase("Revenue the strategy aims at", "Przychody zakładane przez strategię"),
    "volume_target": Phrase("Target in units", "Cel wolumenu"),
    "volume_times_price": Phrase("Volume times price", "Liczba sztuk razy cena"),
    "acquisition_cost": Phrase("Acquisition cost", "Koszt pozyskania klienta"),
    "after_fte": Phrase("Full-time equivalents after", "Pełne etaty po zmianie"),
    "allocated": Phrase("Allocated", "Przydzielono"),
    "amounts": Phrase("Amounts", "Kwoty"),
    "balance": Phrase("Total value", "Wartość łącznie"),
    "baseline_cost": Phrase("Cost in a year", "Koszt w ciągu roku"),
    "before_fte": Phrase("Full-time equivalents before", "Pełne etaty przed zmianą"),
    "beyond_baseline": Phrase("Beyond the baseline", "Ponad koszt wyjściowy"),
    "budget": Phrase("Budget", "Budżet"),
    "cash": Phrase("Cash of the plans", "Środki pieniężne z planów"),
    "change": Phrase("Change", "Zmiana"),
    "claims": Phrase("Claims of the affected parties", "Wierzytelności stron, których plan dotyczy"),
    "liabilities": Phrase("Liabilities", "Zobowiązania"),
    "going_concern": Phrase("Worth as a going concern", "Wartość przedsiębiorstwa w ruchu"),
    "liquidation_whole": Phrase("Worth when sold as a whole", "Wartość przy sprzedaży w całości"),
    "liquidation_piecemeal": Phrase("Worth when sold in parts", "Wartość przy sprzedaży w częściach"),
    "part": Phrase("Part of a total", "Składnik sumy"),
    "coming": Phrase("Before, with hires and moves", "Przed, z przyjęciami i przesunięciami"),
    "contributed_saving": Phrase("Saving target of the objectives below", "Cel oszczędności celów podrzędnych"),
    "contribution": Phrase("Share that counts", "Zaliczany udział"),
    "cost": Phrase("Costs of the plans", "Koszty planów"),
    "cost_after": Phrase("Cost after", "Koszty po"),
    "cost_per_lead": Phrase("Cost per lead", "Koszt zapytania"),
    "cost_synergy": Phrase("Savings from deals", "Oszczędności z transakcji"),
    "cost_target": Phrase("Net saving target", "Cel oszczędności netto"),
    "customers": Phrase("Customers", "Klienci"),
    "cycle_time": Phrase("Cycle time", "Czas trwania"),
    "difference": Phrase("Difference", "Różnica"),
    "envelope": Phrase("Total funds", "Pula środków"),
    "error_rate": Phrase("Error rate", "Odsetek błędów"),
    "expected_fte": Phrase("What the steps lead to", "Wynik kolejnych kroków"),
    "expected_revenue": Phrase("Expected revenue", "Oczekiwane przychody"),
    "financing": Phrase("Financing", "Finansowanie"),
    "fte": Phrase("Full-time equivalents", "Etaty"),
    "gain": Phrase("Revenue less cost", "Przychody minus koszt"),
    "gross_saving": Phrase("Gross saving", "Oszczędności brutto"),
    "headcount": Phrase("Headcount", "Liczba zatrudnionych"),
    "employees": Phrase("People employed", "Liczba pracowników"),
    "own_headcount": Phrase("Headcount without the units below", "Liczba zatrudnionych bez jednostek podległych"),
    "headcount_effect": Phrase("Effect on headcount", "Wpływ na liczbę etatów"),
    "hires": Phrase("Hires", "Przyjęcia"),
    "investment": Phrase("Investment: price of acquisitions", "Inwestycje: cena przejęć"),
    "leads": Phrase("Leads", "Zapytania"),
    "count": Phrase("How many", "Ile"),
    "total": Phrase("Full capacity", "Pełne moce"),
    "leavers": Phrase("Leavers", "Odejścia"),
    "left": Phrase("Left", "Pozostaje"),
    "margin": Phrase("Margin", "Marża"),
    "missing_saving": Phrase("Saving that is missing", "Brakująca oszczędność"),
    "money": Phrase("Money", "Kwota"),
    "months": Phrase("Months", "Miesiące"),
    "months_of_year": Phrase("Months of a year", "Miesiące roku"),
    "moves": Phrase("Moves", "Przesunięcia"),
    "net_saving": Phrase("Net saving", "Oszczędności netto"),
    "one_off_cost": Phrase("One-off cost", "Koszt jednorazowy"),
    "outlook": Phrase("Outlook", "Prognoza"),
    "phased_saving": Phrase("Gross saving, phased", "Oszczędności brutto według harmonogramu"),
    "plan_budget": Phrase("Budgets of the plans", "Budżety planów"),
    "planned_realised_saving": Phrase("Saving planned to date", "Oszczędność planowana na dziś"),
    "planned_spent": Phrase("One-off cost planned to date", "Koszt jednorazowy planowany na dziś"),
    "proceeds": Phrase("Proceeds of divestments", "Wpływy z dezinwestycji"),
    "process_cost": Phrase("Cost of the process in a year", "Roczny koszt procesu"),
    "projected_costs": Phrase("Projected costs", "Prognozowane koszty"),
    "projected_result": Phrase("Projected result", "Prognozowany wynik"),
    "projected_revenue": Phrase("Projected revenue", "Prognozowane przychody"),
    "quota": Quota.named.heading,
    "quota_units": Phrase("In units", "W sztukach"),
    "realised_saving": Phrase("Saving realised", "Oszczędność zrealizowana"),
    "redundancies": Phrase("Redundancies", "Zwolnienia"),
    "result_of_plans": Phrase("Result of the plans", "Wynik planów"),
    "retrained": Phrase("Retrained", "Przekwalifikowani"),
    "return_on_marketing": Phrase("Return on marketing", "Zwrot z marketingu"),
    "revenue": Phrase("Revenue", "Przychody"),
    "revenue_synergy": Phrase("Revenue from deals", "Przychody z transakcji"),
    "revenue_target": Phrase("Revenue target", "Cel przychodów"),
    "run_rate": Phrase("Run-rate saving", "Docelowa oszczędność roczna"),
    "run_rate_saving": Phrase("Saving at the run rate", "Docelowa oszczędność po harmonogramie"),
    "running_cash": Phrase("Cash, running sum", "Środki pieniężne narastająco"),
    "running_sum": Phrase("Running sum", "Narastająco"),
    "saving_target": Phrase("Saving target", "Cel oszczędności"),
    "segment_value": Phrase("Value of the segments", "Wartość segmentów"),
    "set_aside": Phrase("Set aside for objectives, not broken down", "Zarezerwowane na cele, jeszcze nierozpisane"),
    "severance_cost": Phrase("Severance cost", "Koszt odpraw"),
    "share": Phrase("Share of the market", "Udział w rynku"),
    "share_of_baseline": Phrase("Share of the baseline", "Udział w koszcie"),
    "share_of_cost": Phrase("Share of the costs", "Udział w kosztach"),
    "share_of_revenue": Phrase("Share of revenue", "Udział w przychodach"),
    "spent": Phrase("Spent", "Wydano"),
    "steps": Phrase("Steps", "Kroki"),
    "transferred": Phrase("Transferred with their unit", "Przeniesieni z jednostką"),
    "unallocated": Phrase("Not allocated", "Nieprzydzielone"),
    "unexplained": Phrase("Not explained", "Niewyjaśnione"),
    "relative_change": Phrase("Change, relative", "Zmiana względna"),
    "relative_variance": Phrase("Variance, relative", "Odchylenie względne"),
    "variance": Phrase("Variance", "Odchylenie"),
    "volume": Phrase("Volume", "Wolumen"),
    "weight": Phrase("Weight", "Waga"),
    "work": Phrase("Initiatives and other work without a budget line", "Inicjatywy i inne prace bez pozycji budżetu"),
}
"""By the name of the figure."""

_KINDS = frozenset(["quota"])
"""Figures that are called as the objects are that they are made of."""

_SUMS = frozenset(
    [
        "campaign_leads",
        "component_revenue",
        "component_volume",
        "coverage_wanted",
        "customers",
        "deals",
        "deals_needed",
        "expected_leads",
        "expected_revenue",
        "forecast",
        "leads",
        "leads_agreed",
        "pipeline_deals",
        "price",
        "probability",
        "productivity",
        "quota_units",
        "ramp",
        "ramping",
        "revenue_target",
        "stage_value",
        "volume",
        "volume_target",
    ]
)
"""Figures that are what one field holds, or the sum of it."""

_STATED = frozenset(["acquisition_cost", "cost_per_lead", "return_on_marketing"])
"""Figures that may be stated as well, in a field of their name."""


def name_of(figure: Figure[Any]) -> Phrase:
    """Return what a figure is called: as the field it stands for, where a project has its own words for it."""
    first = next(figure.entries(), None)
    if first is not None and first.part.kind in _KINDS and figure.name == first.part.kind:
        return first.part.named.heading
    own = _own_words(figure.name, first) if first is not None else None
    if own is not None:
        return Phrase(own.en, own.pl)
    spoken = figure.name.replace("_", " ")
    return NAMES.get(figure.name, Phrase(spoken, spoken))


def _own_words(name: str, first: Entry) -> Label | None:
    if name in _SUMS:
        return _label(first.part, first.field)
    return _label(first.part, name) if name in _STATED else None


def _label(part: Part, field: str) -> Label | None:
    info = fields_by_name(type(part)).get(field)
    return info.title if info is not None and isinstance(info.title, Label) else None


REASONS: dict[str, Phrase] = {
    "within_lines": Phrase(
        "paid from the budget of its plan or from a line of it", "opłacane z budżetu planu albo z jego pozycji"
    ),
    "within_work": Phrase(
        "part of the budget of the initiative that it supports", "część budżetu inicjatywy, którą wspiera"
    ),
    "broken_down": Phrase(
        "broken down by the work that serves the objective, which is counted",
        "rozpisane na prace wspierające cel, a te są policzone",
    ),
    "within_financing": Phrase(
        "one of the sources of funding that its plan names", "jedno ze źródeł finansowania podanych w planie"
    ),
    "cancelled": Phrase("cancelled", "anulowane"),
    "given": Phrase("what the strategy gives; above, beside the costs", "alokacja ze strategii; wyżej, obok kosztów"),
    "moved": Phrase(
        "moved from one piece of work to another; the budgets of both are counted as they are now",
        "przesunięte między pracami; budżety obu policzono w obecnej wysokości",
    ),
    "same_revenue": Phrase(
        "revenue that is counted already, seen from elsewhere", "przychód już policzony, tyle że z innej strony"
    ),
    "expected": Phrase("what is expected, not what is planned", "wielkości oczekiwane, a nie planowane"),
    "projected": Phrase("the whole enterprise as it is projected", "prognoza dla całego przedsiębiorstwa"),
    "actual": Phrase(
        "actual or outlook of what is counted as planned", "wykonanie lub prognoza tego, co policzono według planu"
    ),
    "target": Phrase("a target for savings that are counted themselves", "cel dla oszczędności, które są policzone"),
    "follows": Phrase("follows from amounts that are counted", "wynika z policzonych kwot"),
    "rate": Phrase(
        "a saving in a full year; what it brings by period is counted",
        "oszczędność w pełnym roku; policzono kwoty według okresów",
    ),
    "level": Phrase("what something costs or earns in a year today", "dzisiejszy koszt lub przychód roczny"),
    "each": Phrase("an amount for one piece or person", "kwota za sztukę albo osobę"),
    "worth": Phrase("a value on a day, not a flow of money", "wartość na dany dzień, a nie przepływ pieniędzy"),
    "noted": Phrase(
        "a field of your own that is not declared as a cost", "własne pole, którego nie zadeklarowano jako kosztu"
    ),
}
"""Why an amount is not added to the statement, as :mod:`planloom.figures.money.claims` names it."""
