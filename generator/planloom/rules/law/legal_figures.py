"""Figures of the legal part (R103): what creditors are told must hold together, and serve them better than bankruptcy."""

from collections.abc import Iterator
from typing import Any

from planloom.figures.restructuring.legal import owed, worth
from planloom.model import Item, Plan
from planloom.model.restructuring import Enterprise, LegalTerms, SatisfactionTest
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import exceeds_figure
from planloom.rules.fold import as_one
from planloom.rules.moments import moments
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called

WORSE = Code(
    "R103",
    Level.WARNING,
    title=Phrase("Figures that creditors would contest", "Liczby, które zakwestionują wierzyciele"),
    message=Phrase(
        "creditors get {found} in the arrangement, but {expected} in bankruptcy",
        "wierzyciele dostaną {found} w układzie, a {expected} w upadłości",
    ),
    label=Phrase("less than {expected}", "mniej niż {expected}"),
    why=Phrase(
        "An arrangement is approved because creditors get more than in bankruptcy, from an enterprise as it is described"
        " elsewhere in the plan. Figures that say otherwise are what a supervisor or a court asks about first. Not legal"
        " advice.",
        "Układ zatwierdza się dlatego, że wierzyciele dostaną więcej niż w upadłości, a przedsiębiorstwo jest takie, jak"
        " opisuje je reszta planu. O liczby, które temu przeczą, nadzorca i sąd pytają najpierw. To nie porada prawna.",
    ),
    help=Phrase("mend one of the two rates, or what the plan offers", "popraw jedną ze stóp albo propozycje planu"),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
satisfaction_test: {going_concern: 10m, liquidation_whole: 8m, arrangement_rate: 40%, bankruptcy_rate: 55%}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
satisfaction_test: {going_concern: 10m, liquidation_whole: 8m, arrangement_rate: 60%, bankruptcy_rate: 55%}
""",
)
LIQUIDATED = WORSE.worded(
    Phrase(
        "the business is worth {found} when it goes on, but {expected} in liquidation",
        "przedsiębiorstwo jest warte {found}, jeśli działa dalej, a {expected} w likwidacji",
    ),
    label=WORSE.label,
    help=Phrase("mend one of the two values", "popraw jedną z tych wartości"),
)
CLAIMS = WORSE.worded(
    Phrase(
        "the claims of the parties come to {found}, more than all liabilities, {expected}",
        "wierzytelności stron to razem {found}, więcej niż wszystkie zobowiązania, {expected}",
    ),
    label=Phrase("part of {found}", "część z {found}"),
    help=Phrase(
        "add the liability that is missing, or lower a claim", "dodaj brakujące zobowiązanie albo zmniejsz kwotę"
    ),
)
SIZE = WORSE.worded(
    Phrase(
        "with {found} employees an enterprise is not “{size}”: those have fewer than {limit}",
        "zatrudnienie {found} osób nie pasuje do klasy „{size}”: tam jest ich mniej niż {limit}",
    ),
    label=Phrase("{found} employees", "{found} zatrudnionych"),
    help=Phrase("mend the class or the number", "popraw klasę albo liczbę"),
)
TOO_LATE = WORSE.worded(
    Phrase(
        "{object} goes on until {end}, after the final date of the restructuring, {date}",
        "{object} trwa do {end}, po dacie końcowej restrukturyzacji, {date}",
    ),
    label=Phrase("after {date}", "po {date}"),
    help=Phrase("end it by {date}, or move the final date", "zakończ do {date} albo przesuń datę końcową"),
)
FINAL = WORSE.worded(
    Phrase(
        "the restructuring ends on {date}, but {object} ends on {end}",
        "restrukturyzacja kończy się {date}, a {object} – {end}",
    ),
    label=Phrase("after {end}", "po {end}"),
    help=Phrase("mend the final date, or the dates of the plan", "popraw datę końcową albo daty planu"),
)
MOST_EMPLOYEES = {
    "micro": (10, Phrase("micro", "mikro")),
    "small": (50, Phrase("small", "małe")),
    "medium": (250, Phrase("medium", "średnie")),
}
"""Below which number of employees an enterprise belongs to a class (Act of 6 March 2018, art. 7)."""


@rule(WORSE)
def legal_figures_hold_together(plans: Plans) -> Iterator[Problem]:
    """An arrangement pays no less than bankruptcy, a going concern is worth no less than its parts, claims are owed.

    An enterprise is of the size that its employees make it, and work ends by the final date, which
    lies within the plan.
    """
    for test in plans.of(SatisfactionTest):
        yield from _satisfaction(test, plans)
    for enterprise in plans.of(Enterprise):
        limit, size = MOST_EMPLOYEES.get(enterprise.size_class or "", (None, None))
        if limit is not None and enterprise.employees is not None and enterprise.employees >= limit:
            yield plans.finding(SIZE, enterprise, "size_class", found=enterprise.employees, size=size, limit=limit)
    for plan in plans.portfolio.plans:
        yield from _claims(plan, plans)
        yield from as_one(_after_final_date(plan, plans))


def _satisfaction(test: SatisfactionTest, plans: Plans) -> Iterator[Problem]:
    arranged, bankrupt = test.arrangement_rate, test.bankruptcy_rate
    if arranged is not None and bankrupt is not None and arranged < bankrupt:
        yield plans.finding(
            WORSE,
            test,
            "arrangement_rate",
            related=[Related(test.span("bankruptcy_rate"), Phrase("in bankruptcy", "w upadłości"))],
            found=percent(arranged),
            expected=percent(bankrupt),
        )
    going, *liquidated = worth(test, plans.figures).items()
    for field, other in liquidated:
        if exceeds_figure(other, going[1], plans.tolerance):
            yield plans.finding(
                LIQUIDATED,
                test,
                "going_concern",
                related=[Related(test.span(field), Phrase("in liquidation", "w likwidacji"))],
                found=going[1].value,
                expected=other.value,
            )


def _claims(plan: Plan, plans: Plans) -> Iterator[Problem]:
    both = owed(plan, plans.figures)
    if both is not None and both.liabilities.exact and exceeds_figure(both.claims, both.liabilities, plans.tolerance):
        yield plans.finding(
            CLAIMS,
            both.largest,
            "claims",
            related=operands(both.liabilities, label=Phrase("a liability", "zobowiązanie")),
            found=both.claims.value,
            expected=both.liabilities.value,
        )


def _after_final_date(plan: Plan, plans: Plans) -> Iterator[Problem]:
    terms = plan.only(LegalTerms)
    if terms is None or terms.final_date is None:
        return
    if plan.horizon is not None and terms.final_date.start > plan.horizon.end:
        place = Related(plan.span(moments(plan).end_field), Phrase("the end of the plan", "koniec planu"))
        values: dict[str, Any] = {"object": called(plan), "date": terms.final_date, "end": plan.horizon.end}
        yield plans.finding(FINAL, terms, "final_date", related=[place], **values)
    for item in plans.with_role("work", "event"):
        end = moments(item).earliest_end
        if plans.plan_of(item) is plan and item.status != "cancelled" and end and end > terms.final_date.end:
            yield _late(item, terms, plans)


def _late(item: Item, terms: LegalTerms, plans: Plans) -> Problem:
    known = moments(item)
    return plans.finding(
        TOO_LATE,
        item,
        known.end_field,
        related=[Related(terms.span("final_date"), Phrase("the final date", "data końcowa"))],
        object=called(item),
        end=known.earliest_end,
        date=terms.final_date.end if terms.final_date else None,
    )
