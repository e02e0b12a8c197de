"""What charts of people, markets and the organisation say."""

import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal

from planloom.i18n import format_number
from planloom.pages.pictures.headlines.counting import Said, Things, so_many_of
from planloom.pages.pictures.headlines.values import share
from planloom.problems import Language, Phrase

SEGMENTS = Things("segment", "segments", "segment", "segmenty", "segmentów", "m")
TARGETED = Said("is targeted", "are targeted", "jest docelowy", "są docelowe", "jest docelowych")
UNITS = Things("unit", "units", "jednostka", "jednostki", "jednostek", "f")
CHANGE = Said("changes", "change", "się zmienia", "się zmieniają", "się zmienia")
GROUPS = Things(
    "stakeholder", "stakeholders", "grupa interesariuszy", "grupy interesariuszy", "grup interesariuszy", "f"
)
INFLUENCE = Said(
    "has great influence (4 or 5)",
    "have great influence (4 or 5)",
    "ma duży wpływ (4 lub 5)",
    "mają duży wpływ (4 lub 5)",
    "ma duży wpływ (4 lub 5)",
    "ma dużego wpływu (4 lub 5)",
)
GREAT = 4
STRONGEST = Phrase("Strongest: {names} ({grade} of {most})", "Najsilniejsze: {names} ({grade} na {most})")
EQUALLY = Phrase("All are equally strong ({grade} of {most})", "Wszystkie są równie silne ({grade} na {most})")
CHANGES_MOST = Phrase(
    "Changes most: {process}, {quantity} {part}", "Najbardziej zmienia się: {process}, {quantity} {part}"
)
SPEND = Phrase("; {share} of what all segments spend", "; {share} wydatków wszystkich segmentów")
FALLS = Phrase("Headcount falls by {share}, from {before} to {after} FTE",
               "Zatrudnienie spada o {share}: z {before} do {after} {unit}")  # fmt: skip
RISES = Phrase("Headcount rises by {share}, from {before} to {after} FTE",
               "Zatrudnienie rośnie o {share}: z {before} do {after} {unit}")  # fmt: skip
STAYS = Phrase("Headcount stays at {before} FTE", "Zatrudnienie bez zmian: {before} {unit}")
REACHED = Phrase("{share} reach “{last}”", "Do etapu „{last}” dociera {share}")
DROPS = Phrase("; the steepest fall is to “{stage}”", "; najwięcej odpada przed etapem „{stage}”")
QUADRANTS = {
    "star": Phrase("Stars bring {share} of the revenue", "Gwiazdy przynoszą {share} przychodów"),
    "question_mark": Phrase(
        "Question marks bring {share} of the revenue", "Znaki zapytania przynoszą {share} przychodów"
    ),
    "cash_cow": Phrase("Cash cows bring {share} of the revenue", "Dojne krowy przynoszą {share} przychodów"),
    "poor_dog": Phrase("Poor dogs bring {share} of the revenue", "Psy przynoszą {share} przychodów"),
}
NEAREST = Phrase("Nearest to {ours}: {name}", "Najbliżej oferty „{ours}”: {name}")


def headcount(before: Decimal | None, after: Decimal | None, language: Language) -> str:
    """Say how the number of people changes; nothing where one of the two is unknown."""
    if before is None or after is None or before <= 0:
        return ""
    words = FALLS if after < before else RISES if after > before else STAYS
    return words.in_(language).format(
        share=share(abs(after - before) / before, language),
        before=format_number(before, language),
        after=format_number(after, language),
        unit=_fte_of(after),
    )


def _fte_of(number: Decimal) -> str:
    """Return the Polish unit in the genitive, after *do*; alone it is read the same."""
    return "etatów" if number == number.to_integral_value() and number != 1 else "etatu"


def funnel(counts: Sequence[tuple[str, Decimal | None]], language: Language) -> str:
    """Say which share gets to the last stage, and before which one most are lost; nothing where a count is missing."""
    known = [(name, count) for name, count in counts if count is not None and count > 0]
    if len(known) < max(len(counts), 2):
        return ""
    (_, first), (last, end) = known[0], known[-1]
    steps = {name: count / before for (_, before), (name, count) in itertools.pairwise(known)}
    if any(rate > 1 for rate in steps.values()):
        return ""
    words = REACHED.in_(language).format(share=share(end / first, language), last=last)
    worst = min(steps.values())
    at = [name for name, rate in steps.items() if rate == worst]
    return words + (DROPS.in_(language).format(stage=at[0]) if len(at) == 1 and len(steps) > 1 else "")


def segments(rows: Sequence[tuple[bool, Decimal | None]], language: Language) -> str:
    """Say how many segments are targeted and which share of all spending is theirs, where all of it is known."""
    count = sum(targeted for targeted, _ in rows)
    words = so_many_of(count, len(rows), SEGMENTS, TARGETED, language)
    sizes = [(targeted, size) for targeted, size in rows if size is not None and size >= 0]
    total = sum((size for _, size in sizes), Decimal(0))
    if len(sizes) < len(rows) or not total or count in (0, len(rows)):
        return words
    theirs = sum((size for targeted, size in sizes if targeted), Decimal(0))
    return words + SPEND.in_(language).format(share=share(theirs / total, language))


def quadrants(parts: Mapping[str, Decimal], language: Language) -> str:
    """Say which quadrant brings most of the revenue; nothing where two bring the same."""
    total = sum(parts.values(), Decimal(0))
    best = max(parts, key=lambda name: parts[name], default="")
    if total <= 0 or min(parts.values()) < 0 or list(parts.values()).count(parts[best]) > 1:
        return ""
    return QUADRANTS[best].in_(language).format(share=share(parts[best] / total, language))


def nearest(
    ours: tuple[str, Decimal, Decimal], rivals: Sequence[tuple[str, Decimal, Decimal]], language: Language
) -> str:
    """Say which competitor is seen nearest; nothing where two are as near."""
    name, x, y = ours
    found = sorted(((a - x) ** 2 + (b - y) ** 2, other) for other, a, b in rivals)
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return ""
    return NEAREST.in_(language).format(ours=name, name=found[0][1])


def changed(count: int, total: int, language: Language) -> str:
    """Say how many units of the organisation change."""
    return so_many_of(count, total, UNITS, CHANGE, language)


def influential(grades: Sequence[int], language: Language) -> str:
    """Say how many stakeholders have great influence."""
    return so_many_of(sum(grade >= GREAT for grade in grades), len(grades), GROUPS, INFLUENCE, language)


def strongest(grades: Sequence[tuple[str, int]], most: int, language: Language) -> str:
    """Say which are the strongest, or that all are equally strong."""
    best = max((grade for _, grade in grades), default=0)
    names = [name for name, grade in grades if grade == best]
    if len(grades) < 2:  # noqa: PLR2004  # one compares with nothing
        return ""
    words = EQUALLY if len(names) == len(grades) else STRONGEST
    return words.in_(language).format(names=", ".join(names), grade=best, most=most)


def greatest_change(changes: Sequence[tuple[str, str, Decimal]], language: Language) -> str:
    """Say which figure of which process changes by the greatest part; nothing where two change by as much."""
    most = max((abs(part) for _, _, part in changes), default=Decimal(0))
    found = [one for one in changes if abs(one[2]) == most]
    if len(found) != 1 or not most:
        return ""
    ((process, quantity, part),) = found
    sign = "+" if part > 0 else "\u2212"
    written = sign + share(abs(part), language)
    return CHANGES_MOST.in_(language).format(process=process, quantity=quantity, part=written)
