"""Work and the budget line that is called as it is: a website, and the line for it, where nobody wrote `pays_for`."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planloom.figures.live import live
from planloom.figures.money.by_plan import plan_claims
from planloom.figures.money.claims import Claim, written_of
from planloom.figures.money.limits import Held, hold
from planloom.figures.written import money_in
from planloom.model import Item, Plan
from planloom.model.relations import PAID_FROM, PAYS, RUNS_IN
from planloom.model.shared import BudgetLine, Objective, Tool
from planloom.problems import LANGUAGES, Language
from planloom.values import Text

if TYPE_CHECKING:
    from planloom.figures import Figures

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""So many letters tell a word from another in any of its forms."""
_KINDS = {
    "research": ("research", "market research", "badania", "badania rynku"),
    "survey": ("survey", "research", "market research", "ankieta", "badania", "badania rynku"),
    "website": ("website", "strona internetowa"),
    "training": ("training", "szkolenia"),
}
"""What a line may be called that pays for a kind of tool."""


def work_against_named_lines(plan: Plan, figures: "Figures") -> Iterator[tuple[BudgetLine, list[Held]]]:
    """Yield budget lines of a plan with the work that is called as they are, held against them.

    Work that says otherwise what pays for it, and a line that says what it pays or for which channel, are left out.
    Each kind of work is held on its own, since one may be the detail of another.
    """
    lines = [one for one in live(plan.budget) if not one.channel and not one.pays_for]
    named: dict[tuple[int, type], list[Claim]] = {}
    for claim in figures.once(plan_claims, plan):
        found = [line for line in lines if _is_free(claim, figures) and _same(claim.part, line)]
        if len(found) == 1:
            named.setdefault((id(found[0]), type(claim.part)), []).append(claim)
    of = {id(line): line for line in lines}
    for (line, _), work in named.items():
        costs = [one for claim in work if (one := written_of(claim, figures.exchange))]
        yield of[line], hold([money_in(of[line], "amounts", figures.exchange)], costs, figures.calendar)


def _is_free(claim: Claim, figures: "Figures") -> bool:
    """Tell whether a cost is paid from the budget, and nothing says from which line."""
    part = claim.part
    if claim.reason != "within_lines" or isinstance(part, Objective) or not isinstance(part, Item):
        return False
    return not figures.graph.out(part, PAID_FROM, RUNS_IN) and not figures.graph.back(part, PAYS)


def _same(part: object, line: BudgetLine) -> bool:
    """Tell whether all words of the one name are in the other, in a language that both have."""
    if not isinstance(part, Item):
        return False
    pairs = [
        (_words(part.title, language), _words(line.title, language) | _words(line.category, language))
        for language in LANGUAGES
    ]
    pairs.append((_stems(part.id or ""), _stems(line.id or "")))
    if isinstance(part, Tool):
        pairs += [(_stems(kind), line_words) for _, line_words in pairs[:-1] for kind in _KINDS.get(part.type, ())]
    return any(one and other and (one <= other or other <= one) for one, other in pairs)


def _words(name: Text | None, language: Language) -> frozenset[str]:
    return _stems((getattr(name, language, None) or "") if name else "")


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(text))
