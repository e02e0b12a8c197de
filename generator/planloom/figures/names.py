"""What each computed quantity is called, in both languages."""

from planloom.problems import Phrase

NAMES: dict[str, Phrase] = {
    "budget": Phrase("Budget", "Budżet"),
    "money": Phrase("Money", "Kwota"),
    "quota": Phrase("Quota", "Target indywidualny"),
    "quota_units": Phrase("Quota in units", "Target indywidualny w sztukach"),
    "revenue_target": Phrase("Revenue target", "Cel przychodowy"),
    "severance_cost": Phrase("Severance cost", "Koszt odpraw"),
    "volume": Phrase("Volume", "Wolumen"),
}
"""By the name of the figure."""
