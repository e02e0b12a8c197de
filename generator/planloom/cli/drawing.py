"""The charts in texts of plans, tried by commands that build nothing."""

from planloom.fenced import VEGALITE
from planloom.problems import Problem
from planloom.project import Reading
from planloom.settings import levelled


def chart_faults(reading: Reading) -> list[Problem]:
    """Return what is wrong with the charts in texts, where there are any: drawing takes a library of its own."""
    if not any(VEGALITE in text.lower() for text in reading.portfolio.texts.values()):
        return []
    from planloom.charts import in_texts  # noqa: PLC0415  # as above

    return levelled(in_texts.faults(reading.portfolio), reading.settings)
