"""References that only say of what something else is: ``the contractor of [[crm]] moves``, ``the report on [[crm]] is done``.

What is said of the contractor or the report is not said of the object.
"""

import re
from collections.abc import Mapping

from planloom.model.marketing import Campaign, MixEntry, Study
from planloom.model.restructuring import Communication, Consultation, CostMeasure, Deal, Workforce
from planloom.model.reviews import Decision, Review
from planloom.model.sales import Course
from planloom.model.shared import BudgetLine, FundingSource, Initiative, JointAction, Milestone, Objective, Risk, Tool
from planloom.model.strategy import Allocation
from planloom.problems import Language
from planloom.rules.claims.cues.patterns import listed_beginnings, listed_words
from planloom.rules.claims.passage import Passage
from planloom.rules.language.named import Named

_WORKS = (
    Campaign, MixEntry, Tool, CostMeasure, Deal, Workforce, Decision, Review, JointAction, BudgetLine, Initiative, Milestone,
    Objective, Risk, Allocation, FundingSource, Study, Consultation, Communication, Course,
)  # fmt: skip
"""What is a piece of work or an event, beside which other things are told of."""
_ASPECTS = listed_words("governed.aspects")
_OTHERS = listed_beginnings("governed.others")
_BEFORE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:the|an?|one of the|our|its|their|each|every|no|(?:\w+ )?of the(?: \w+)?)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[\w-]+)\s+"
        r"(?:(?:of|for|on|in|about|behind|around|to|with|at)\s+(?:the |our |its )?|(?:that|which)\s+)$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"(?P<noun>\w+)(?:\s+(?:o|na|do|od|w|we|przy|dla|nad|z|ze|związan\w+ z|wokół)|,\s+któr\w+(?:\s+\w+)?)?\s+$",
        re.IGNORECASE,
    ),
}
"""A noun to which the reference behind it belongs."""
_REACH = 70


def is_of_another(passage: Passage, one: Named) -> bool:
    """Tell whether a sentence names an object only to say of what it is that something else is told."""
    if not one.by_reference or not isinstance(one.item, _WORKS):
        return False
    match = _BEFORE[passage.language].search(passage.words[max(0, one.start - _REACH) : one.start])
    if match is None:
        return False
    if passage.language == "en":
        return _ASPECTS["en"].fullmatch(match["noun"]) is None
    return _OTHERS["pl"].match(match["noun"]) is not None


def tells_of_another(passage: Passage) -> bool:
    """Tell whether a sentence tells nothing of the objects that it names but what belongs to them."""
    return bool(passage.named) and all(is_of_another(passage, one) for one in passage.named)


__all__ = ["is_of_another", "tells_of_another"]
