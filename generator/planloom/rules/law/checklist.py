"""The points of the law one by one, and a plan held against them, for the rule and for a page to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from planloom.model import Plan
from planloom.model.restructuring import (
    Cause,
    Enterprise,
    ProductionCapacity,
    Projection,
    RestructuringPlan,
    SatisfactionTest,
)
from planloom.model.shared import FundingSource
from planloom.problems import Phrase
from planloom.rules.law.answers import (
    Met,
    describes_enterprise,
    explains_new_financing,
    has_claims,
    has_costs,
    has_employment_effects,
    has_final_date,
    has_measures,
    has_projections,
    has_timetable,
    is_micro,
    left_alone_with_reason,
    part,
    says,
    tells_situation,
    term,
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


def checklist(plan: Plan) -> tuple[Checked, ...]:
    """Return what the law asks of `plan`, point by point; nothing for a plan outside of proceedings.

    A preliminary plan answers art. 9 only. A plan shortened with reasons (art. 10(2)) is excused from
    the points of art. 10 that it leaves out; a micro-entrepreneur from the test of art. 10a.
    """
    if not isinstance(plan, RestructuringPlan) or plan.legal_mode == "none":
        return ()
    if plan.plan_stage == "preliminary":
        return tuple(Checked(one, one.met(plan)) for one in ARTICLE_9)
    limited = term("limited")(plan)
    polish = (Checked(one, one.met(plan), excused=limited) for one in ARTICLE_10)
    return (*polish, *(Checked(one, one.met(plan)) for one in DIRECTIVE_8))


def _polish(point: str, asks: Phrase, fields: Sequence[str], met: Met) -> Requirement:
    return Requirement(POLISH_LAW, _article(point), asks, tuple(fields), met)


def _article(point: str) -> Phrase:
    polish = point.replace("(1)(", " ust. 1 pkt ").replace("(2a)", " ust. 2a").replace(")", "")
    return Phrase(f"art. {point}", f"art. {polish}")


def _directive(point: str, asks: Phrase, fields: Sequence[str], met: Met) -> Requirement:
    place = Phrase(f"art. 8(1)({point})", f"art. 8 ust. 1 lit. {point}")
    return Requirement(DIRECTIVE, place, asks, tuple(fields), met)


_CAUSES = Phrase("causes of the difficult situation", "przyczyny trudnej sytuacji ekonomicznej")
_MEASURES = Phrase("the planned measures and their costs", "planowane środki restrukturyzacyjne i ich koszty")
ARTICLE_9: tuple[Requirement, ...] = (
    _polish("9(1)", _CAUSES, ["causes"], part(Cause)),
    _polish("9(2)", _MEASURES, ["savings", "budget"], lambda plan: has_measures(plan) and has_costs(plan)),
    _polish("9(3)", Phrase("a preliminary timetable", "wstępny harmonogram"), ["milestones"], has_timetable),
)
ARTICLE_10: tuple[Requirement, ...] = (
    _polish(
        "10(1)(1)",
        Phrase(
            "the enterprise, and supply and demand in its market now and in future",
            "opis przedsiębiorstwa oraz obecny i przyszły stan podaży i popytu na jego rynku",
        ),
        ["enterprise"],
        describes_enterprise,
    ),
    _polish("10(1)(2)", _CAUSES, ["causes"], part(Cause)),
    _polish(
        "10(1)(3)",
        Phrase(
            "the future strategy, and the level and kind of risk",
            "przyszła strategia prowadzenia przedsiębiorstwa oraz poziom i rodzaj ryzyka",
        ),
        ["legal_terms.future_strategy", "risks"],
        lambda plan: term("future_strategy")(plan) and bool(plan.risks),
    ),
    _polish(
        "10(1)(4)",
        Phrase(
            "all measures with their costs, the effects on employment and how workers' representatives are consulted",
            "pełny opis środków i ich kosztów, skutki dla zatrudnienia oraz zasady konsultacji z przedstawicielami"
            " pracowników",
        ),
        ["savings", "budget", "workforce", "consultation"],
        lambda plan: has_measures(plan) and has_costs(plan) and has_employment_effects(plan),
    ),
    _polish(
        "10(1)(5)",
        Phrase("the timetable and the final date", "harmonogram i ostateczny termin wdrożenia"),
        ["milestones", "legal_terms.final_date"],
        lambda plan: has_timetable(plan) and has_final_date(plan),
    ),
    _polish(
        "10(1)(6)",
        Phrase("production capacity, its use and reduction", "zdolności produkcyjne, ich wykorzystanie i redukcja"),
        ["production_capacity"],
        lambda plan: says(plan, ProductionCapacity, "used"),
    ),
    _polish(
        "10(1)(7)",
        Phrase("methods and sources of financing", "metody i źródła finansowania"),
        ["financing"],
        part(FundingSource),
    ),
    _polish(
        "10(1)(8)",
        Phrase(
            "profit and loss for five years in at least two forecasts",
            "zyski i straty na pięć lat w co najmniej dwóch prognozach",
        ),
        ["projections"],
        has_projections,
    ),
    _polish(
        "10(1)(8a)",
        Phrase(
            "assets and liabilities with their value, the economic situation and that of the workers",
            "aktywa i pasywa z wartością, sytuacja ekonomiczna i sytuacja pracowników",
        ),
        ["assets", "liabilities", "situation"],
        tells_situation,
    ),
    _polish(
        "10(1)(9)",
        Phrase("who carries out the arrangement", "osoby odpowiedzialne za wykonanie układu"),
        ["legal_terms.responsible"],
        term("responsible"),
    ),
    _polish(
        "10(1)(10)",
        Phrase("who wrote the plan", "autorzy planu"),
        ["legal_terms.authors"],
        term("authors"),
    ),
    _polish(
        "10(1)(11)",
        Phrase("the date of the plan", "data sporządzenia planu"),
        ["legal_terms.date"],
        term("date"),
    ),
    _polish(
        "10(2a)",
        Phrase(
            "whether the enterprise is micro, small or medium", "status mikro-, małego lub średniego przedsiębiorcy"
        ),
        ["enterprise.size_class"],
        lambda plan: says(plan, Enterprise, "size_class"),
    ),
    _polish(
        "10a",
        Phrase("the test of satisfaction, unless micro", "test zaspokojenia (nie dotyczy mikroprzedsiębiorcy)"),
        ["satisfaction_test"],
        lambda plan: plan.only(SatisfactionTest) is not None or is_micro(plan),
    ),
)
DIRECTIVE_8: tuple[Requirement, ...] = (
    _directive(
        "a",
        Phrase("the identity of the debtor", "tożsamość dłużnika"),
        ["enterprise.debtor"],
        lambda plan: says(plan, Enterprise, "debtor"),
    ),
    _directive(
        "b",
        Phrase(
            "assets, liabilities, economic situation, position of workers, causes",
            "aktywa, pasywa, sytuacja ekonomiczna, sytuacja pracowników, przyczyny",
        ),
        ["assets", "liabilities", "situation", "causes"],
        lambda plan: tells_situation(plan) and part(Cause)(plan),
    ),
    _directive(
        "c",
        Phrase("affected parties and their claims", "strony, których plan dotyczy, i ich wierzytelności"),
        ["parties"],
        has_claims,
    ),
    _directive(
        "e",
        Phrase("why other parties are left alone", "powody, dla których innych stron plan nie obejmuje"),
        ["parties"],
        left_alone_with_reason,
    ),
    _directive(
        "f",
        Phrase("the practitioner", "doradca restrukturyzacyjny"),
        ["legal_terms.practitioner"],
        term("practitioner"),
    ),
    _directive(
        "g",
        Phrase(
            "measures, duration, consultation, effects on employment, financial flows, new financing",
            "środki, czas trwania, konsultacje, skutki dla zatrudnienia, przepływy finansowe, nowe finansowanie",
        ),
        ["savings", "workforce", "consultation", "projections", "legal_terms.new_financing"],
        lambda plan: (
            has_measures(plan)
            and has_final_date(plan)
            and has_employment_effects(plan)
            and part(Projection)(plan)
            and explains_new_financing(plan)
        ),
    ),
    _directive(
        "h",
        Phrase("why the plan has a reasonable prospect of success", "uzasadnienie szans powodzenia planu"),
        ["legal_terms.viability"],
        term("viability"),
    ),
)
