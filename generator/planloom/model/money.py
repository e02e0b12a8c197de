"""What a field of money means: the line of the statement in which it counts, or why it counts in none.

Said where the field is declared, ``field("Budget", "What it costs", {}, money="work")``, so that whoever adds or
shows money asks the field and knows no kind by name.
"""

from typing import Literal, get_args

from pydantic.fields import FieldInfo

Line = Literal[
    "revenue_target",
    "revenue_synergy",
    "plan_budget",
    "work",
    "set_aside",
    "one_off_cost",
    "gross_saving",
    "cost_synergy",
    "investment",
    "proceeds",
    "financing",
]
"""Where money counts.

What comes in: a revenue target and the revenue that a deal brings besides (`revenue_synergy`). What plans cost: the
lines of a budget (`plan_budget`), work that is paid for (`work`), what is set aside for an objective and broken down
by work (`set_aside`), what a change costs once (`one_off_cost`). What is saved (`gross_saving`, `cost_synergy`), what
is paid or received for a business (`investment`, `proceeds`), where the money comes from (`financing`).
"""

Elsewhere = Literal[
    "given",
    "moved",
    "same_revenue",
    "expected",
    "projected",
    "actual",
    "target",
    "follows",
    "rate",
    "level",
    "each",
    "worth",
    "noted",
]
"""Why money counts in no line.

It is handed out and then spent by others (`given`) or moved between them (`moved`); it states revenue that a target
counts (`same_revenue`), hopes for it (`expected`) or projects it (`projected`); it has happened (`actual`), is to be
reached (`target`), or results from other figures (`follows`); it is an amount for a year (`rate`, `level`) or a piece
(`each`); it is what something is worth (`worth`). `noted` is what a project has declared and does not count.
"""

Meaning = Line | Elsewhere

LINES: frozenset[str] = frozenset(get_args(Line))


def meaning_of(info: FieldInfo) -> Meaning | None:
    """Return what the money of a field means, as its declaration says; None where it says nothing."""
    extra = info.json_schema_extra
    found: Meaning | None = extra.get("money") if isinstance(extra, dict) else None  # type: ignore[assignment]
    return found
