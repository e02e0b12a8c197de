"""What the law asks of a restructuring plan (family R), as a checklist that a page can show.

Two texts: the Polish restructuring law (Prawo restrukturyzacyjne, Dz.U. 2015 poz. 978 as amended, last by
Dz.U. 2025 poz. 1085; t.j. Dz.U. 2026 poz. 533), art. 9, 10 and 10a, and Directive (EU) 2019/1023, art. 8(1).
The checklist tells whether the plan says something to each point, not whether what it says is enough. It is
no legal advice; the amended wording of art. 10 was taken from digests, so check the text in force.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planloom.model import RestructuringPlan
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fold import under
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.words import called

YEARS, FORECASTS = 5, 2

Met = Callable[[RestructuringPlan], bool]

NO_ADVICE = Phrase(
    "The checklist helps to be complete. It is no legal advice; check the text in force.",
    "Lista pomaga niczego nie pominąć. Nie jest poradą prawną; należy sprawdzić obowiązujący tekst.",
)
POLISH_LAW = Phrase("Polish restructuring law", "Prawo restrukturyzacyjne")
DIRECTIVE = Phrase("Directive (EU) 2019/1023", "Dyrektywa (UE) 2019/1023")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One point of the law: where it stands, what it asks for, and which fields of a plan answer it."""

    law: Phrase
    point: Phrase
    asks: Phrase
    fields: tuple[str, ...]
    met: Met


@dataclass(frozen=True, slots=True)
class Checked:
    """A requirement held against a plan. `excused` points may be left out, and the plan says why."""

    requirement: Requirement
    met: bool
    excused: bool = False


def checklist(plan: RestructuringPlan) -> tuple[Checked, ...]:
    """Return what the law asks of `plan`, point by point; nothing for a plan outside of proceedings.

    A preliminary plan answers art. 9 only. A plan shortened with reasons (art. 10(2)) is excused from
    the points of art. 10 that it leaves out; a micro-entrepreneur from the test of art. 10a.
    """
    if plan.legal_mode == "none":
        return ()
    if plan.plan_stage == "preliminary":
        return tuple(Checked(one, one.met(plan)) for one in ARTICLE_9)
    limited = plan.legal_terms is not None and plan.legal_terms.limited is not None
    polish = (Checked(one, one.met(plan), excused=limited) for one in ARTICLE_10)
    return (*polish, *(Checked(one, one.met(plan)) for one in DIRECTIVE_8))


def _describes_enterprise(plan: RestructuringPlan) -> bool:
    about = plan.enterprise
    return about is not None and bool(about.supply_and_demand and about.supply_and_demand_future)


def _has_measures(plan: RestructuringPlan) -> bool:
    return bool(plan.savings or plan.initiatives or plan.deals or plan.processes or plan.unit_changes)


def _has_costs(plan: RestructuringPlan) -> bool:
    costs = (
        *(measure.one_off_cost for measure in plan.savings),
        *(initiative.budget for initiative in plan.initiatives),
        *(deal.integration_cost for deal in plan.deals),
    )
    return bool(plan.budget) or any(costs)


def _has_employment_effects(plan: RestructuringPlan) -> bool:
    return bool(plan.workforce) and _consults(plan)


def _consults(plan: RestructuringPlan) -> bool:
    return any(step.rules or step.parties for step in plan.consultation)


def _has_timetable(plan: RestructuringPlan) -> bool:
    return bool(plan.milestones) or any(
        item.horizon is not None for item in (*plan.initiatives, *plan.savings, *plan.deals)
    )


def _has_final_date(plan: RestructuringPlan) -> bool:
    terms = plan.legal_terms
    return (terms is not None and terms.final_date is not None) or plan.horizon is not None


def _has_projections(plan: RestructuringPlan) -> bool:
    return sum(len({year.year for year in one.years}) >= YEARS for one in plan.projections) >= FORECASTS


def _term(name: str) -> Met:
    return lambda plan: plan.legal_terms is not None and bool(getattr(plan.legal_terms, name))


def _part(name: str) -> Met:
    return lambda plan: bool(getattr(plan, name))


def _situation(plan: RestructuringPlan) -> bool:
    told = plan.situation is not None and plan.situation.workers is not None
    return bool(plan.assets) and bool(plan.liabilities) and told


def _has_claims(plan: RestructuringPlan) -> bool:
    affected = [party for party in plan.parties if party.affected]
    return bool(affected) and all(party.claims is not None for party in affected)


def _left_alone_with_reason(plan: RestructuringPlan) -> bool:
    return all(party.reason is not None for party in plan.parties if not party.affected)


def _explains_new_financing(plan: RestructuringPlan) -> bool:
    return not plan.financing or _term("new_financing")(plan)


def _article(point: str) -> Phrase:
    polish = point.replace("(1)(", " ust. 1 pkt ").replace("(2a)", " ust. 2a").replace(")", "")
    return Phrase(f"art. {point}", f"art. {polish}")


def _polish(point: str, asks: Phrase, fields: Sequence[str], met: Met) -> Requirement:
    return Requirement(POLISH_LAW, _article(point), asks, tuple(fields), met)


def _directive(point: str, asks: Phrase, fields: Sequence[str], met: Met) -> Requirement:
    place = Phrase(f"art. 8(1)({point})", f"art. 8 ust. 1 lit. {point}")
    return Requirement(DIRECTIVE, place, asks, tuple(fields), met)


_CAUSES = Phrase("causes of the difficult situation", "przyczyny trudnej sytuacji ekonomicznej")
_MEASURES = Phrase("the planned measures and their costs", "planowane środki restrukturyzacyjne i ich koszty")

ARTICLE_9: tuple[Requirement, ...] = (
    _polish("9(1)", _CAUSES, ["causes"], _part("causes")),
    _polish("9(2)", _MEASURES, ["savings", "budget"], lambda plan: _has_measures(plan) and _has_costs(plan)),
    _polish("9(3)", Phrase("a preliminary timetable", "wstępny harmonogram"), ["milestones"], _has_timetable),
)
ARTICLE_10: tuple[Requirement, ...] = (
    _polish(
        "10(1)(1)",
        Phrase(
            "the enterprise, and supply and demand in its market now and in future",
            "opis przedsiębiorstwa oraz obecny i przyszły stan podaży i popytu na jego rynku",
        ),
        ["enterprise"],
        _describes_enterprise,
    ),
    _polish("10(1)(2)", _CAUSES, ["causes"], _part("causes")),
    _polish(
        "10(1)(3)",
        Phrase(
            "the future strategy, and the level and kind of risk",
            "przyszła strategia prowadzenia przedsiębiorstwa oraz poziom i rodzaj ryzyka",
        ),
        ["legal_terms.future_strategy", "risks"],
        lambda plan: _term("future_strategy")(plan) and bool(plan.risks),
    ),
    _polish(
        "10(1)(4)",
        Phrase(
            "all measures with their costs, the effects on employment and how workers' representatives are consulted",
            "pełny opis środków i ich kosztów, skutki dla zatrudnienia oraz zasady konsultacji z przedstawicielami"
            " pracowników",
        ),
        ["savings", "budget", "workforce", "consultation"],
        lambda plan: _has_measures(plan) and _has_costs(plan) and _has_employment_effects(plan),
    ),
    _polish(
        "10(1)(5)",
        Phrase("the timetable and the final date", "harmonogram i ostateczny termin wdrożenia"),
        ["milestones", "legal_terms.final_date"],
        lambda plan: _has_timetable(plan) and _has_final_date(plan),
    ),
    _polish(
        "10(1)(6)",
        Phrase("production capacity, its use and reduction", "zdolności produkcyjne, ich wykorzystanie i redukcja"),
        ["production_capacity"],
        lambda plan: plan.production_capacity is not None and plan.production_capacity.used is not None,
    ),
    _polish(
        "10(1)(7)",
        Phrase("methods and sources of financing", "metody i źródła finansowania"),
        ["financing"],
        _part("financing"),
    ),
    _polish(
        "10(1)(8)",
        Phrase(
            "profit and loss for five years in at least two forecasts",
            "zyski i straty na pięć lat w co najmniej dwóch prognozach",
        ),
        ["projections"],
        _has_projections,
    ),
    _polish(
        "10(1)(8a)",
        Phrase(
            "assets and liabilities with their value, the economic situation and that of the workers",
            "aktywa i pasywa z wartością, sytuacja ekonomiczna i sytuacja pracowników",
        ),
        ["assets", "liabilities", "situation"],
        _situation,
    ),
    _polish(
        "10(1)(9)",
        Phrase("who carries out the arrangement", "osoby odpowiedzialne za wykonanie układu"),
        ["legal_terms.responsible"],
        _term("responsible"),
    ),
    _polish(
        "10(1)(10)",
        Phrase("who wrote the plan", "autorzy planu"),
        ["legal_terms.authors"],
        _term("authors"),
    ),
    _polish(
        "10(1)(11)",
        Phrase("the date of the plan", "data sporządzenia planu"),
        ["legal_terms.date"],
        _term("date"),
    ),
    _polish(
        "10(2a)",
        Phrase(
            "whether the enterprise is micro, small or medium", "status mikro-, małego lub średniego przedsiębiorcy"
        ),
        ["enterprise.size_class"],
        lambda plan: plan.enterprise is not None and plan.enterprise.size_class is not None,
    ),
    _polish(
        "10a",
        Phrase("the test of satisfaction, unless micro", "test zaspokojenia (nie dotyczy mikroprzedsiębiorcy)"),
        ["satisfaction_test"],
        lambda plan: (
            plan.satisfaction_test is not None
            or (plan.enterprise is not None and plan.enterprise.size_class == "micro")
        ),
    ),
)
DIRECTIVE_8: tuple[Requirement, ...] = (
    _directive(
        "a",
        Phrase("the identity of the debtor", "tożsamość dłużnika"),
        ["enterprise.debtor"],
        lambda plan: plan.enterprise is not None and plan.enterprise.debtor is not None,
    ),
    _directive(
        "b",
        Phrase(
            "assets, liabilities, economic situation, position of workers, causes",
            "aktywa, pasywa, sytuacja ekonomiczna, sytuacja pracowników, przyczyny",
        ),
        ["assets", "liabilities", "situation", "causes"],
        lambda plan: _situation(plan) and bool(plan.causes),
    ),
    _directive(
        "c",
        Phrase("affected parties and their claims", "strony, których plan dotyczy, i ich wierzytelności"),
        ["parties"],
        _has_claims,
    ),
    _directive(
        "e",
        Phrase("why other parties are left alone", "powody, dla których innych stron plan nie obejmuje"),
        ["parties"],
        _left_alone_with_reason,
    ),
    _directive(
        "f",
        Phrase("the practitioner", "doradca restrukturyzacyjny"),
        ["legal_terms.practitioner"],
        _term("practitioner"),
    ),
    _directive(
        "g",
        Phrase(
            "measures, duration, consultation, effects on employment, financial flows, new financing",
            "środki, czas trwania, konsultacje, skutki dla zatrudnienia, przepływy finansowe, nowe finansowanie",
        ),
        ["savings", "workforce", "consultation", "projections", "legal_terms.new_financing"],
        lambda plan: (
            _has_measures(plan)
            and _has_final_date(plan)
            and _has_employment_effects(plan)
            and bool(plan.projections)
            and _explains_new_financing(plan)
        ),
    ),
    _directive(
        "h",
        Phrase("why the plan has a reasonable prospect of success", "uzasadnienie szans powodzenia planu"),
        ["legal_terms.viability"],
        _term("viability"),
    ),
)

INCOMPLETE = Code(
    "R101",
    Level.WARNING,
    title=Phrase(
        "A restructuring plan lacks what the law asks for",
        "W planie restrukturyzacyjnym brakuje tego, czego wymaga prawo",
    ),
    message=Phrase(
        "{object} says nothing to {count} of the {of} points that the law asks for",
        "{object} pomija {count} z {of} punktów wymaganych przez prawo",
    ),
    label=Phrase("proceedings under the law", "postępowanie restrukturyzacyjne"),
    why=Phrase(
        "A court or the creditors can turn down a plan for what it leaves out. The rule looks for an answer to each"
        " point of art. 9, 10 and 10a of the Polish restructuring law and of art. 8(1) of Directive (EU) 2019/1023; it"
        " does not judge the answers and is no legal advice.",
        "Sąd lub wierzyciele mogą odrzucić plan z powodu tego, czego w nim brakuje. Reguła szuka odpowiedzi na każdy"
        " punkt art. 9, 10 i 10a Prawa restrukturyzacyjnego oraz art. 8 ust. 1 dyrektywy (UE) 2019/1023; nie ocenia"
        " odpowiedzi i nie jest poradą prawną.",
    ),
    help=Phrase(
        "answer the points named below, or give the reason for a shortened plan in `legal_terms.limited:`",
        "uzupełnij punkty wymienione poniżej albo podaj w `legal_terms.limited:` powód skrócenia planu",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
legal_mode: pzu
plan_stage: preliminary
causes:
  - {title: The largest customer has gone}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
legal_mode: pzu
plan_stage: preliminary
causes:
  - {title: The largest customer has gone}
savings:
  - {id: one-plant, title: One plant instead of two, one_off_cost: {2027: 2m}}
milestones:
  - {title: The second plant is empty, date: 2027-12-31}
""",
)
POINT = INCOMPLETE.worded(
    Phrase("{law}, {point}: {asks}", "{law}, {point}: {asks}"),
    help=Phrase("fill in {fields}", "uzupełnij {fields}"),
)


@rule(INCOMPLETE)
def answers_what_the_law_asks(plans: Plans) -> Iterator[Problem]:
    """A plan under a legal mode says something to every point; one finding a plan, the points below it."""
    for plan in plans.portfolio.restructurings:
        points = checklist(plan)
        missing = [one.requirement for one in points if not one.met and not one.excused]
        if missing:
            head = plans.finding(
                INCOMPLETE, plan, "legal_mode", object=called(plan), count=len(missing), of=len(points)
            )
            yield under(head, [_missing(plan, one, plans) for one in missing])


def _missing(plan: RestructuringPlan, requirement: Requirement, plans: Plans) -> Problem:
    fields = ", ".join(f"`{name}:`" for name in requirement.fields)
    return plans.finding(
        POINT,
        plan,
        "legal_mode",
        law=requirement.law,
        point=requirement.point,
        asks=requirement.asks,
        fields=fields,
    )


RULES: tuple[Rule, ...] = (answers_what_the_law_asks,)
