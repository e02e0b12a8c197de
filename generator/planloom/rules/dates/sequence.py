"""What rules on dates ask alike: whether a day is after another."""

import datetime as dt

from planloom.problems import Phrase
from planloom.rules.rule import Plans

STARTS_HERE = Phrase("starts here", "zaczyna się tutaj")
ENDS_HERE = Phrase("ends here", "kończy się tutaj")


def after(later: dt.date | None, earlier: dt.date | None, plans: Plans) -> bool:
    """Tell whether `later` is after `earlier` by more than the settings tolerate; not where either is unknown."""
    return later is not None and earlier is not None and later > earlier + slack(plans)


def slack(plans: Plans) -> dt.timedelta:
    """Return by how much dates may be off, as the settings say."""
    return dt.timedelta(days=plans.settings.tolerance.days)
