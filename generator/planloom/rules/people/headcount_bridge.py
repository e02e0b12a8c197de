"""The headcount bridge (P101): who comes, leaves and moves, from the people before to those after."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from planloom.figures.live import live
from planloom.figures.restructuring.nesting import nesting
from planloom.figures.restructuring.workforce import apart, bridge_of, dismissed, losses_of, workforce_table
from planloom.model import Plan
from planloom.model.relations import PARENT, PARENT_AFTER
from planloom.model.restructuring import Enterprise, OrgUnit, Workforce
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import turns
from planloom.rules.fixes import following
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import PART_OF_SUM, called

BRIDGE = Code(
    "P101",
    Level.ERROR,
    title=Phrase("The headcount does not add up", "Bilans zatrudnienia się nie zgadza"),
    message=Phrase(
        "{object}: {before} + {hires} − {leavers} + {moves} is {expected}, not {after}",
        "{object}: {before} + {hires} − {leavers} + {moves} to {expected}, a nie {after}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    why=Phrase(
        "Wages, space and consultation are planned from these figures; a person who is missing in them is missing"
        " everywhere.",
        "Z tych liczb wynikają płace, miejsca pracy i konsultacje; kogo tu brakuje, brakuje wszędzie.",
    ),
    help=Phrase(
        "set `after_fte: {expected}`, or mend hires, leavers or moves",
        "ustaw `after_fte: {expected}` albo popraw przyjęcia, odejścia lub przesunięcia",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {before_fte: 120, hires: 5, leavers: 18, after_fte: 105}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {before_fte: 120, hires: 5, leavers: 18, after_fte: 107}
""",
)
BRIDGE_OUT = BRIDGE.worded(
    Phrase(
        "{object}: {before} + {hires} − {leavers} − {moves} is {expected}, not {after}",
        "{object}: {before} + {hires} − {leavers} − {moves} to {expected}, a nie {after}",
    ),
    label=BRIDGE.label,
    help=BRIDGE.help,
)
"""Where people are moved out of the unit."""
BRIDGE_TOTAL = BRIDGE.worded(
    Phrase(
        "`{field}` of the units adds up to {found}, but the whole organisation has {expected}",
        "`{field}` jednostek daje razem {found}, a cała organizacja ma {expected}",
    ),
    label=Phrase("the units have {found} together", "jednostki mają razem {found}"),
    help=Phrase(
        "{raise_or_lower} the units by {difference} together, or {lower_or_raise} the total to {found}",
        "{raise_or_lower} liczby jednostek łącznie o {difference} albo {lower_or_raise} sumę do {found}",
    ),
)
BRIDGE_UNIT = BRIDGE.worded(
    Phrase(
        "{object} has {found} as `{field}`, but {unit} has {expected}",
        "{object}: `{field}` to {found}, a {unit} ma {expected}",
    ),
    label=Phrase("the unit says {expected}", "jednostka podaje {expected}"),
    help=Phrase("make the two agree", "uzgodnij obie liczby"),
)
MORE_THAN_PEOPLE = BRIDGE.worded(
    Phrase(
        "{unit} has {expected} people, too few for {found} full-time equivalents (`{field}`)",
        "{unit}: osób jest {expected}, za mało na {found} etatów (`{field}`)",
    ),
    label=Phrase("{expected} people", "osób: {expected}"),
    help=Phrase("mend one of the two figures", "popraw jedną z tych liczb"),
)
MORE_DISMISSED = BRIDGE.worded(
    Phrase(
        "{found} people are dismissed in {object}, but only {expected} leave",
        "{object}: zwalnianych jest {found}, a odchodzi tylko {expected}",
    ),
    label=Phrase("only {expected} leave", "odchodzi tylko {expected}"),
    help=Phrase(
        "set `leavers:` to {found} or more, which includes the redundancies, or mend the redundancies",
        "ustaw `leavers:` na co najmniej {found}, bo obejmuje zwolnienia, albo popraw zwolnienia",
    ),
)
RETRAINED = BRIDGE.worded(
    Phrase(
        "{found} people are retrained in {object}, which has only {expected}",
        "{object}: przekwalifikowanie obejmuje {found} osób, a jest ich tam tylko {expected}",
    ),
    label=Phrase("more than there are", "więcej, niż jest osób"),
    help=Phrase(
        "lower `retrained:` to {expected} or less, or mend the people before and after",
        "zmniejsz `retrained:` do najwyżej {expected} albo popraw liczbę osób przed zmianą i po niej",
    ),
)
COLUMNS = ("before_fte", "hires", "leavers", "after_fte", "retrained")


@rule(BRIDGE)
def headcount_adds_up(plans: Plans) -> Iterator[Problem]:
    """Before + hires − leavers ± moves = after, for each unit; units add up to the whole.

    No more are retrained than there are. The whole is compared when each entry is right and they cover every unit of the plan. A unit above others may count
    their people or only its own (`counts:`); nobody is counted twice.
    """
    for plan in plans.portfolio.having(Workforce):
        found = [problem for entry in live(plan.each(Workforce)) for problem in _bridge(entry, plans)]
        total = list(_totals(plan, plans))
        yield from found
        yield from total if not found else ()
        for entry in live(plan.each(Workforce)):
            yield from _dismissed(entry, plans)
            yield from _retrained(entry, plans)
        for entry in live(plan.each(Workforce)):
            yield from _against_unit(entry, plans)
        yield from _against_employees(plan, plans)


def _bridge(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    bridge = bridge_of(entry)
    if bridge.difference.value:
        problem = plans.finding(
            BRIDGE_OUT if entry.moves < 0 else BRIDGE,
            entry,
            "after_fte",
            object=called(entry) if entry.id or entry.unit is None else called(plans.graph.find(entry.unit) or entry),
            before=entry.before_fte,
            hires=entry.hires,
            leavers=entry.leavers,
            moves=abs(entry.moves),
            after=entry.after_fte,
            expected=bridge.expected.value,
        )
        yield following(problem, plans, entry.after_fte, bridge.expected.value)


def _totals(plan: Plan, plans: Plans) -> Iterator[Problem]:
    whole = [entry for entry in live(plan.each(Workforce)) if entry.unit is None]
    units = [entry for entry in live(plan.each(Workforce)) if entry.unit is not None]
    if len(whole) != 1 or not units or not _cover(units, plan, plans):
        return
    found, expected = plans.figures.once(workforce_table, plan).units, bridge_of(whole[0])
    for field in COLUMNS:
        if found is not None and whole[0].has(field) and found.of(field).value != expected.of(field).value:
            yield plans.finding(
                BRIDGE_TOTAL,
                whole[0],
                field,
                related=operands(found.of(field), label=PART_OF_SUM),
                field=field,
                found=found.of(field).value,
                expected=expected.of(field).value,
                difference=apart(found.of(field), expected.of(field)).value,
                **turns(found.of(field), expected.of(field)),
            )
            return


def _cover(units: Iterable[Workforce], plan: Plan, plans: Plans) -> bool:
    """Tell whether every unit without units of its own is named, or lies within one that is."""
    named, inside = {entry.unit for entry in units}, plans.figures.once(nesting, plan)
    leaves = [unit for unit in plan.each(OrgUnit) if not plans.graph.back(unit, PARENT, PARENT_AFTER)]
    return all(unit.id in named or any(above in named for above in inside.above(unit.id, "before")) for unit in leaves)


def _dismissed(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    number = dismissed(losses_of(entry), entry).value
    if number is not None and number > entry.leavers:
        unit = plans.graph.find(entry.unit) if entry.unit else None
        yield plans.finding(
            MORE_DISMISSED,
            entry.redundancies[0],
            "number",
            related=[
                Related(entry.span("leavers"), Phrase("who leaves", "odejścia")),
                *(
                    Related(one.span("number"), Phrase("also dismissed", "także zwalniani"))
                    for one in entry.redundancies[1:]
                ),
            ],
            object=called(unit or entry),
            found=number,
            expected=entry.leavers,
        )


def _retrained(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    """Yield where more are retrained than were there or are there; who moves away is retrained where they go."""
    there = max(entry.before_fte, entry.after_fte)
    if entry.retrained and entry.retrained > there:
        unit = plans.graph.find(entry.unit) if entry.unit else None
        name = called(unit or entry)
        yield plans.finding(RETRAINED, entry, "retrained", object=name, found=entry.retrained, expected=there)


def _against_unit(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    unit = plans.graph.find(entry.unit) if entry.unit else None
    if not isinstance(unit, OrgUnit):
        return
    known = list(_known_of(entry, unit))
    for field, found, people, _ in known:
        number = getattr(unit, people)
        if number is not None and found > number:
            words = Phrase("the unit's people", "osoby w jednostce")
            yield _apart(MORE_THAN_PEOPLE, entry, field, unit, people, words, plans)
    for field, found, _, places in known:
        number = getattr(unit, places)
        if number is not None and found != number:
            words = Phrase("the unit's own figure", "liczba podana w jednostce")
            yield _apart(BRIDGE_UNIT, entry, field, unit, places, words, plans)


def _known_of(entry: Workforce, unit: OrgUnit) -> Iterator[tuple[str, Decimal, str, str]]:
    """Yield fields of an entry, what they say, and the unit's fields for the people and places of the same time."""
    if unit.state == "after":
        yield "after_fte", entry.after_fte, "headcount", "fte"
        return
    yield "before_fte", entry.before_fte, "headcount", "fte"
    if unit.state == "both":
        yield "after_fte", entry.after_fte, "headcount_after", "fte_after"


def _apart(
    code: Code, entry: Workforce, field: str, unit: OrgUnit, unit_field: str, words: Phrase, plans: Plans
) -> Problem:
    return plans.finding(
        code,
        entry,
        field,
        related=[Related(unit.span(unit_field), words)],
        object=called(entry),
        field=field,
        found=getattr(entry, field),
        unit=called(unit),
        expected=getattr(unit, unit_field),
    )


def _against_employees(plan: Plan, plans: Plans) -> Iterator[Problem]:
    """Hold the whole of the workforce against the employees the organisation or the enterprise names."""
    whole = [entry for entry in live(plan.each(Workforce)) if entry.unit is None]
    for owner in (plans.portfolio.organisation, plan.only(Enterprise)):
        people = owner.employees if owner is not None else None
        if owner is not None and people is not None and len(whole) == 1 and whole[0].before_fte > people:
            name = Phrase(f"`{owner.kind}`", f"`{owner.kind}`")
            yield plans.finding(
                MORE_THAN_PEOPLE,
                whole[0],
                "before_fte",
                related=[Related(owner.span("employees"), Phrase("the employees", "zatrudnieni"))],
                field="before_fte",
                found=whole[0].before_fte,
                unit=name,
                expected=people,
            )
