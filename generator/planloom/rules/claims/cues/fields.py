"""Words that tie a figure of a sentence to a field: what ``costs`` is a budget, what ``saves`` a saving.

Where such a word stands with a figure, the field is meant even if the two lie far apart.
"""

import functools
import re
from collections.abc import Mapping

from planloom.problems import Language
from planloom.rules.claims.cues.patterns import Patterns, listed_beginnings, word_beginnings

_COST = listed_beginnings("fields.cost")
_ONCE = listed_beginnings("fields.once")
_SAVING = listed_beginnings("fields.saving")
_GROWTH = word_beginnings(r"gr[oe]w(?:s|ing|th)?", r"rośnie|rosną|wzrost\w*|przyrost\w*")
_REVENUE = listed_beginnings("fields.revenue")
_PRICE = listed_beginnings("fields.price")
_YEARLY = listed_beginnings("fields.yearly")
_STAFF = listed_beginnings("fields.staff")

_LEAVING = listed_beginnings("fields.leaving")

_ONE_LEAD = listed_beginnings("fields.one_lead")
_ONE_CUSTOMER = listed_beginnings("fields.one_customer")

_HEADS = listed_beginnings("fields.heads")
_DONE = listed_beginnings("fields.done")

FIELD_CUES: Mapping[str, tuple[Patterns, ...]] = {
    "budget": (_COST,),
    "amounts": (_COST,),
    "cost": (_COST,),
    "integration_cost": (_COST,),
    "one_off_cost": (_COST, _ONCE),
    "spent": (_COST,),
    "outlook": (_COST,),
    "run_rate": (_SAVING,),
    "realised": (_SAVING,),
    "phasing": (_SAVING,),
    "leavers": (_LEAVING,),
    "follow_up_hours": (
        word_beginnings(
            r"answer\w*|respon\w+|reply|replies|replied|follow\w*|call\w* back", r"odpowi\w+|oddzwani\w+|reaguj\w+"
        ),
    ),
    "retrained": (word_beginnings(r"retrain\w*|trained for", r"przekwalifik\w+|przeszkol\w+|przeucz\w+"),),
    "hires": (
        word_beginnings(
            r"hires?|hired|hiring|recruit\w*|taken on|take on",
            r"zatrudnimy|zatrudnian\w+|przyjmiemy|zrekrut\w+|rekrut\w+|nowo zatrudn\w+",
        ),
    ),
    "before_fte": (_HEADS,),
    "after_fte": (_HEADS,),
    "stated_progress": (_DONE,),
    "progress": (_DONE,),
    "envelope": (word_beginnings(r"envelope|total funds|all the money", r"pul[aąeęi]\b|wszystkie pieniądze"),),
    "baseline_annual": (_COST, _YEARLY),
    "revenue_target": (_REVENUE,),
    "expected_revenue": (_REVENUE,),
    "revenue": (_REVENUE,),
    "price": (_PRICE,),
    "list_price": (_PRICE,),
    "fte": (_STAFF,),
    "growth": (_GROWTH,),
    "market_growth": (_GROWTH,),
    "largest_discount": (
        word_beginnings(r"discount(?:s|ed)?|off|deducted|rebates?", r"rabat\w*|upust\w*|zniżk\w+|bonifikat\w+"),
    ),
    "expected_customers": (
        word_beginnings(r"wins?|won|bring(?:s|ing)?|expect\w*", r"pozysk\w+|przyn\w+|spodziew\w+"),
        word_beginnings(r"customers?|clients?|buyers?", r"klient\w*|nabywc\w+|odbiorc\w+"),
    ),
    "expected_leads": (
        word_beginnings(
            r"enquir\w+|leads?|sign(?:s|ed)? up|registers?|requests?", r"zapyta\w+|zgł[oa]s\w+|zapis\w+|lead\w*"
        ),
    ),
    "cost_per_lead": (_COST, _ONE_LEAD),
    "acquisition_cost": (_COST, _ONE_CUSTOMER),
    "size": (
        word_beginnings(
            r"counts?|comprises?|there are|numbers|members?|belongs?|consists?|strong",
            r"liczy|obejmuj\w+|należ\w+|składa\w*|jest ich|tworzy",
        ),
    ),
    "sample": (
        word_beginnings(
            r"asked|rang|phoned|telephoned|surveyed|interviewed|questioned|answered|sampled?|took part|respondents?",
            r"zapyta\w+|pytali\w+|zadzwoni\w+|dzwoni\w+|przebada\w+|ankietowa\w+|udział|prób[aąyęi]\b|respondent\w+",
        ),
    ),
}
"""For each field the words that must all stand in the sentence."""

COUNTED: Mapping[str, Patterns] = {
    "expected_leads": word_beginnings(
        r"leads?|enquir\w+|inquir\w+|contacts?|sign-?ups?|requests?|registrations?|prospects?",
        r"lead\w*|zapyta\w+|zgłosze\w+|kontakt\w+|zapis\w+|rejestracj\w+",
    ),
    "count": word_beginnings(
        r"deals?|opportunit(?:y|ies)|cases?|posts?|positions?|jobs?|people",
        r"szans\w*|spraw\w*|transakcj\w+|stanowisk\w*|etat\w*|osób|osoby|osobę",
    ),
    "leads": word_beginnings(r"leads?|enquir\w+|inquir\w+|requests?", r"lead\w*|zapyta\w+|zgłosze\w+"),
    "expected_customers": word_beginnings(r"customers?|clients?|buyers?", r"klient\w*|nabywc\w+|odbiorc\w+"),
    "volume_target": word_beginnings(r"units?|pieces?|items?", r"sztuk\w*|egzemplarz\w*"),
    "volume": word_beginnings(r"units?|pieces?|items?", r"sztuk\w*|egzemplarz\w*"),
}
"""What a field counts, beside the words of its own name."""

ANYTHING = frozenset({"sample", "size", "volume", "volume_target", "count", "counts"})
"""Fields that count whatever their object is made of: who was asked, who belongs to a segment."""
OF_ONE = frozenset({"cost_per_lead", "acquisition_cost"})
"""Fields that say what each one costs."""


_GIVEN = listed_beginnings("fields.given")
_BECOME = re.compile(r"\b(?:become|becoming|zost\w+)\b", re.IGNORECASE)


_SO_FAR = listed_beginnings("fields.so_far")
_IN_THE_END = listed_beginnings("fields.in_the_end")
_NO_MONEY = frozenset(
    {
        "leavers", "follow_up_hours", "retrained", "hires", "before_fte", "after_fte", "stated_progress", "progress", "fte",
        "expected_customers", "expected_leads", "sample", "size", "growth", "market_growth", "largest_discount",
    }
)  # fmt: skip
"""Of the fields with cues those that hold no money."""
_PLANNED = frozenset({"budget", "amounts", "cost", "one_off_cost", "baseline_annual", "cost_target"})
_OF_TIME = (
    (_SO_FAR, "spent", _PLANNED | {"outlook"}),
    (_IN_THE_END, "outlook", _PLANNED | {"spent"}),
)
"""Words with which money is that of one field, and not of others of the same cues."""


def cued_fields(words: str, start: int, language: Language, *, is_money: bool | None = None) -> frozenset[str]:
    """Return the fields that a sentence means by the figure at `start`: those whose words stand nearest to it.

    `is_money` is whether the figure is an amount of money, so that only fields that hold such, or none, are looked for.
    """
    fields = mentioned_fields(words, language)
    if is_money is not None:
        fields = fields - _NO_MONEY if is_money else fields & _NO_MONEY
    for told, field, others in _OF_TIME:
        if field in fields and told[language].search(words):
            fields -= others
    apart = {
        field: min(_distance(match, start) for match in FIELD_CUES[field][0][language].finditer(words))
        for field in fields
    }
    nearest = min(apart.values(), default=0)
    return frozenset(field for field, distance in apart.items() if distance == nearest)


def tells_of_giving(words: str, language: Language) -> bool:
    """Tell whether a sentence says that somebody gives money, and so means the amount of what it names."""
    return _GIVEN[language].search(words) is not None


@functools.lru_cache(maxsize=4096)
def mentioned_fields(words: str, language: Language) -> frozenset[str]:
    """Return the fields whose words all stand in a sentence."""
    return frozenset(
        field for field, needed in FIELD_CUES.items() if all(one[language].search(words) for one in needed)
    )


def _distance(match: re.Match[str], start: int) -> int:
    return start - match.end() if match.end() <= start else match.start() - start


def is_counted(field: str, after: str, language: Language) -> bool:
    """Tell whether what follows a number is what a field counts."""
    known = COUNTED.get(field)
    if known is None:
        return False
    become = _BECOME.search(after)
    near = after[become.end() :] if become else after
    return known[language].search(" ".join(near.split()[:3])) is not None


__all__ = ["ANYTHING", "OF_ONE", "cued_fields", "is_counted", "mentioned_fields", "tells_of_giving"]
