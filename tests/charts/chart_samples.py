"""Charts the tests draw, built from plain values."""

from pathlib import Path

from planloom.charts.request import Chart, Column
from planloom.values import Period

TEMPLATES = Path(__file__).parents[2] / "templates"

period = Period.parse


def column(key, kind, unit=""):
    return Column(key, key.replace("_", " ").capitalize(), kind, unit)


MONEY = ("money", "PLN")
COLUMNS = {
    "budget": {"area": "text", "period": "period", "budget": MONEY, "allocation": MONEY},
    "measure_trend": {
        "period": "period", "baseline": MONEY, "target": MONEY, "actual": MONEY,
        "forecast": MONEY, "target_low": MONEY, "target_high": MONEY,
    },
    "forecast": {"period": "period", "low": MONEY, "base": MONEY, "high": MONEY, "actual": MONEY},
    "quotas": {"territory": "text", "period": "period", "quota": MONEY, "actual": MONEY},
    "funnel": {"stage": "text", "count": "number", "rate": "percent"},
    "savings_waterfall": {"step": "text", "amount": MONEY},
    "headcount_bridge": {"step": "text", "amount": ("number", "FTE")},
    "cash": {"period": "period", "net": MONEY, "cumulative": MONEY},
    "segments": {"segment": "text", "x": "percent", "y": "number", "size": MONEY},
    "growth_share": {"product": "text", "relative_share": "number", "market_growth": "percent", "revenue": MONEY},
    "positioning": {"name": "text", "x": "number", "y": "number"},
    "risk_matrix": {"number": "number", "risk": "text", "likelihood": "number", "impact": "number"},
    "ranked": {"label": "text", "group": "text", "value": "number"},
    "allocation": {"area": "text", "series": "text", "amount": MONEY},
}  # fmt: skip
"""Every chart we ship -> its columns."""

OPTIONAL = {
    "budget": ["allocation"],
    "measure_trend": ["baseline", "target", "actual", "forecast", "target_low", "target_high"],
    "forecast": ["low", "high", "actual"],
    "quotas": ["actual"],
    "funnel": ["rate"],
    "allocation": ["series"],
    "segments": ["size"],
    "growth_share": ["revenue"],
    "ranked": ["group"],
    "risk_matrix": ["number", "risk"],
}
"""The charts with columns that may be missing -> those columns."""


def chart(template, rows, *, language="en", title="Title", **options):
    """A chart of ours; a row is a tuple of its values, or of values and a mapping of more."""
    columns = tuple(
        column(key, *(kind if isinstance(kind, tuple) else (kind,))) for key, kind in COLUMNS[template].items()
    )
    keys = [entry.key for entry in columns]
    made = []
    for row in rows:
        *values, more = row if row and isinstance(row[-1], dict) else (*row, {})
        made.append(dict(zip(keys, values, strict=True)) | more)
    return Chart(template, title, "Description", language, columns, tuple(made), options)
