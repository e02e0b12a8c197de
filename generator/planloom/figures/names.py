"""What figures are called, in both languages: the labels of what a figure was made of."""

from planloom.problems import Phrase

NAMES: dict[str, Phrase] = {
    "baseline_cost": Phrase("cost in a year", "koszt roczny"),
    "beyond_baseline": Phrase("beyond the baseline", "ponad bazę"),
    "contributed_saving": Phrase("saving target of the objectives below", "cel oszczędności celów podrzędnych"),
    "contribution": Phrase("share that counts", "zaliczany udział"),
    "cost_after": Phrase("cost after", "koszty po"),
    "gross_saving": Phrase("gross saving", "oszczędność brutto"),
    "headcount_effect": Phrase("effect on headcount", "wpływ na zatrudnienie"),
    "missing_saving": Phrase("saving that is missing", "brakująca oszczędność"),
    "net_saving": Phrase("net saving", "oszczędność netto"),
    "one_off_cost": Phrase("one-off cost", "koszt jednorazowy"),
    "part_of_year": Phrase("part of a year", "część roku"),
    "phased_saving": Phrase("gross saving, phased", "oszczędność brutto według harmonogramu"),
    "planned_realised_saving": Phrase("saving planned to date", "oszczędność planowana na dziś"),
    "planned_spent": Phrase("one-off cost planned to date", "koszt jednorazowy planowany na dziś"),
    "realised_saving": Phrase("saving realised", "oszczędność zrealizowana"),
    "run_rate": Phrase("run-rate saving", "oszczędność docelowa"),
    "run_rate_saving": Phrase("saving at the run rate", "oszczędność docelowa po harmonogramie"),
    "running_sum": Phrase("running sum", "suma narastająco"),
    "saving_target": Phrase("saving target", "cel oszczędności"),
    "share_of_baseline": Phrase("share of the baseline", "udział w koszcie"),
    "spent": Phrase("one-off cost spent", "poniesiony koszt jednorazowy"),
    "variance": Phrase("variance", "odchylenie"),
}
