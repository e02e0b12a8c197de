"""Tables in texts (L111): a last row that says it is the total is the sum of the rows above."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.i18n.formats import format_number
from planloom.model.plan import Body, Plan
from planloom.problems import Code, Level, Phrase, Problem
from planloom.prose.cells import tables
from planloom.rules.language.paragraphs import in_body
from planloom.rules.rule import Plans, rule
from planloom.values import UnreadableError
from planloom.values.number import split_number

TOTAL = Code(
    "L111",
    Level.WARNING,
    title=Phrase("The total of a table is not the sum of its rows", "Suma w tabeli nie zgadza się z wierszami"),
    message=Phrase(
        "the total of the column “{column}” is {found}, but its rows add up to {expected}",
        "suma w kolumnie „{column}” to {found}, a wiersze dają razem {expected}",
    ),
    label=Phrase("the rows add up to {expected}", "wiersze dają razem {expected}"),
    why=Phrase(
        "Readers take a total for computed; where it is typed, it stays behind when a row changes.",
        "Czytelnik wierzy, że suma jest obliczona; wpisana ręcznie zostaje w tyle, gdy zmieni się wiersz.",
    ),
    help=Phrase("write {expected}, or mend the row that is wrong", "wpisz {expected} albo popraw błędny wiersz"),
    bad="""\
# plans/sales/plan.md
---
kind: sales
---
| County | Shops |
|---|--:|
| Devon | 12 |
| Dorset | 7 |
| Total | 21 |
""",
    good="""\
# plans/sales/plan.md
---
kind: sales
---
| County | Shops |
|---|--:|
| Devon | 12 |
| Dorset | 7 |
| Total | 19 |
""",
)
_TOTAL = re.compile(r"(?:grand |in )?(?:total|sum|all|together)|razem|suma|ogółem|łącznie", re.IGNORECASE)
_PARTIAL = re.compile(r"\b(?:of which|including|subtotal|in all|w tym|z tego|w sumie|podsuma)\b|\*\*|__", re.IGNORECASE)
_MARKS = "*_ "
_FEWEST = 2


@rule(TOTAL)
def totals_of_tables_are_sums(plans: Plans) -> Iterator[Problem]:
    """A column of plain numbers adds up to what the last row gives, where that row is called a total.

    A total between the smallest and the largest of its rows may be an average, and is left alone; so are tables with
    parts that are added up on the way, and columns of percentages.
    """
    for plan in plans.portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            for body in bodies.values():
                yield from _in_text(body, plan, plans)


def _in_text(body: Body, plan: Plan, plans: Plans) -> Iterator[Problem]:
    for head, *rows in tables(body.markdown):
        if len(rows) <= _FEWEST or not rows[-1] or not _TOTAL.fullmatch(rows[-1][0].words.strip(_MARKS + ":")):
            continue
        if any(_PARTIAL.search(cell.words) for row in rows[:-1] for cell in row[:1]):
            continue
        for column in range(1, min(map(len, (head, *rows)))):
            cell = rows[-1][column]
            if (sum_of := _other_sum([row[column].words for row in rows])) is not None:
                yield plans.finding(
                    TOTAL,
                    plan,
                    at=in_body(body, cell.start, cell.words),
                    column=head[column].words.strip(_MARKS),
                    found=cell.words.strip(_MARKS),
                    expected=Phrase(format_number(sum_of, "en"), format_number(sum_of, "pl")),
                )


def _other_sum(written: Sequence[str]) -> Decimal | None:
    """Return the sum of all but the last, where the last is beyond what rounding and averages explain."""
    read = [_number(one) for one in written]
    if any(one is None for one in read) or len({unit for _, unit in filter(None, read)} - {None}) != 1:
        return None
    *parts, total = [number for number, _ in filter(None, read)]
    least, most = min(parts), max(parts)
    rounding = max(_step(one) for one in (*parts, total)) / 2 * len(read)
    is_average = least <= total <= most
    return None if is_average or abs(sum(parts) - total) <= rounding else sum(parts, Decimal(0))


def _number(words: str) -> tuple[Decimal, str | None] | None:
    """Read a cell of one number with its unit; a dash or nothing is none of anything, per cent add up to nothing."""
    plain = words.strip(_MARKS)
    if plain in ("", "-", "–", "—"):
        return Decimal(0), None
    try:
        number, unit = split_number(plain)
    except UnreadableError:
        return None
    return None if "%" in unit or any(sign.isdigit() for sign in unit) else (number, unit)


def _step(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
