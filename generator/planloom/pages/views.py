"""What templates are given: the portfolio arranged for readers. No words and no layout here."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planloom.figures import Figures
from planloom.figures.freshness import is_overdue
from planloom.figures.strategy.coverage import Thread
from planloom.links import Graph
from planloom.model import Item, Plan, parts_in
from planloom.model.organisation import USUAL_PERSPECTIVES, Person
from planloom.model.relations import ANSWERS, HEADED_BY, LED_BY, MEASURES, OWNED_BY, ROOTED_IN, SERVING
from planloom.model.shared import Initiative, Measure, Objective, Risk, Team
from planloom.model.strategy import StrategicOption
from planloom.pages.home import ATTENTION
from planloom.problems import Level, Problem
from planloom.tracking import tracked_property
from planloom.values import Period


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """Objects of one plan that stand together on a page."""

    plan: Plan
    items: tuple[Item, ...]

    @property
    def ranked(self) -> tuple[Item, ...]:
        """The objects with a page of their own first, then other aims and work such as campaigns, then the rest."""
        return tuple(sorted(self.items, key=lambda item: (not item.is_a("page"), not item.is_a("aim", "work"))))


LEADING = 3
"""So many objects a cell of the golden thread names; the others it counts."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A strategic objective and what each functional plan does for it, in the order of the columns."""

    thread: Thread
    cells: tuple[tuple[Item, ...], ...]

    def leading(self, cell: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return what a cell shows in full: aims and work, which carry the objective, else whatever there is."""
        carrying = tuple(item for item in cell if item.is_a("aim", "work"))
        return (carrying or cell)[:LEADING]


MOST_COLUMNS = 8
"""So many plans stand side by side."""


@dataclass(frozen=True)
class Coverage:
    """Strategic objectives by functional plans; how many of them each carrier carries."""

    plans: tuple[Plan, ...]
    rows: tuple[CoverageRow, ...]
    carried: Mapping[str, int]

    @property
    def is_by_plan(self) -> bool:
        """Tell whether plans are the rows: where there are more of them than a page is wide, and than objectives."""
        return len(self.plans) > max(MOST_COLUMNS, len(self.rows))

    def of(self, objective: Objective) -> CoverageRow | None:
        """Return the row of a strategic objective."""
        return self._by_objective.get(id(objective))

    @tracked_property
    def _by_objective(self) -> Mapping[int, CoverageRow]:
        return {id(row.thread.objective): row for row in self.rows}


def coverage(figures: Figures) -> Coverage:
    """Arrange the golden thread as a matrix."""
    plans = figures.graph.portfolio.serving
    rows = tuple(
        CoverageRow(thread, tuple(thread.supporters.get(plan.id or "", ()) for plan in plans))
        for thread in figures.threads
    )
    return Coverage(plans, rows, Counter(thread.carrier for thread in figures.threads))


@dataclass(frozen=True, slots=True)
class Serving:
    """What serves an object, plan by plan; `in_full` where that is all of it, not only what serves it directly."""

    groups: tuple[PlanGroup, ...]
    in_full: bool


MOST_LISTED = 60
"""Of more than so many supporters a page lists the direct ones alone: a list at any depth grows with all plans."""


def serving(figures: Figures, served: Item) -> Serving:
    """Return what serves an object directly or through others, in the order of the plans."""
    found = tuple(itertools.islice(figures.graph.downward(served), MOST_LISTED + 1))
    in_full = len(found) <= MOST_LISTED
    groups: dict[str, list[Item]] = {}
    for item in found if in_full else figures.graph.sources(served, *SERVING):
        groups.setdefault(item.plan, []).append(item)
    plans = figures.graph.plans_with(groups)
    return Serving(tuple(PlanGroup(plan, tuple(groups[plan.id or ""])) for plan in plans), in_full)


@dataclass(frozen=True, slots=True)
class Perspective:
    """Strategic objectives of one perspective, in the order of the map."""

    id: str
    title: Any
    objectives: tuple[Objective, ...]


def perspectives(plan: Plan, figures: Figures) -> tuple[Perspective, ...]:
    """Group the objectives of a plan by perspective: the four usual ones, then one's own."""
    own = {one.id: one.title for one in figures.graph.portfolio.organisation.perspectives}
    names = [*own, *(name for name in USUAL_PERSPECTIVES if name not in own)]
    used = [objective.perspective or "" for objective in plan.objectives]
    names += [name for name in dict.fromkeys(used) if name not in names]
    return tuple(
        Perspective(name, own.get(name), tuple(one for one in plan.objectives if (one.perspective or "") == name))
        for name in names
        if name in used
    )


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure on the scorecard, with the plan and object it belongs to."""

    measure: Measure
    plan: Plan
    objective: Item | None
    owner: str | None


def scorecard(figures: Figures) -> tuple[MeasureRow, ...]:
    """Return every measure of every plan."""
    rows = []
    for plan in figures.graph.portfolio.plans:
        for objective in plan.objectives:
            rows += [MeasureRow(one, plan, objective, one.owner or objective.owner) for one in objective.measures]
        for one in plan.measures:
            named = next(iter(figures.graph.targets(one, MEASURES)), None)
            rows.append(MeasureRow(one, plan, named, one.owner or (named.owner if named else None)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Step:
    """Something on the roadmap: dated work or an event."""

    item: Item
    plan: Plan
    horizon: Period


def roadmap(figures: Figures) -> tuple[Step, ...]:
    """Return all dated work and events, by their start."""
    return _by_start(step for plan in figures.graph.portfolio.plans for step in _steps(plan))


def roadmap_of(plan: Plan) -> tuple[Step, ...]:
    """Return the dated work and events of one plan, by their start."""
    return _by_start(_steps(plan))


def _steps(plan: Plan) -> Iterator[Step]:
    for item in parts_in(plan):
        if isinstance(item, Item) and item.is_a("work", "event") and item.takes_place is not None:
            yield Step(item, plan, item.takes_place)


def _by_start(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.horizon.start, step.horizon.end)))


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk with its score, likelihood times impact; None where one of them is missing."""

    risk: Risk
    plan: Plan
    score: int | None


def risks(plans: Iterable[Plan]) -> tuple[RiskRow, ...]:
    """Return the risks of plans, the gravest first."""
    rows = [
        RiskRow(risk, plan, risk.likelihood * risk.impact if risk.likelihood and risk.impact else None)
        for plan in plans
        for risk in plan.risks
    ]
    return tuple(sorted(rows, key=lambda row: -(row.score or 0)))


def risk_grid(rows: Iterable[RiskRow]) -> Mapping[tuple[int, int], tuple[Risk, ...]]:
    """Return the risks in each cell of the 5 by 5 grid of (likelihood, impact)."""
    grid: dict[tuple[int, int], tuple[Risk, ...]] = {}
    for row in rows:
        if row.risk.likelihood and row.risk.impact:
            cell = (row.risk.likelihood, row.risk.impact)
            grid[cell] = (*grid.get(cell, ()), row.risk)
    return grid


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person or team and what it answers for."""

    who: Person | Team
    objectives: tuple[Item, ...]
    initiatives: tuple[Item, ...]
    measures: tuple[Measure, ...]
    others: tuple[Item, ...]
    leads: tuple[Item, ...]
    late: tuple[Item, ...]
    overdue: tuple[Item, ...]

    @property
    def troubled(self) -> tuple[Item, ...]:
        """What is off track, at risk or overdue, each once."""
        return tuple({id(item): item for item in (*self.late, *self.overdue)}.values())

    @property
    def trouble(self) -> int:
        """How much is off track, at risk or overdue."""
        return len(self.troubled)

    @property
    def count(self) -> int:
        """How many things it answers for."""
        return len(self.objectives) + len(self.initiatives) + len(self.measures) + len(self.others)


def portrait(who: Person | Team, figures: Figures) -> Portrait:
    """Collect what `who` owns and leads."""
    owned = [item for item in figures.graph.sources(who, OWNED_BY) if item is not who]
    return Portrait(
        who=who,
        objectives=tuple(item for item in owned if isinstance(item, Objective)),
        initiatives=tuple(item for item in owned if isinstance(item, Initiative)),
        measures=tuple(item for item in owned if isinstance(item, Measure)),
        others=tuple(item for item in owned if not isinstance(item, Objective | Initiative | Measure)),
        leads=figures.graph.sources(who, LED_BY, HEADED_BY),
        late=tuple(item for item in owned if figures.status(item) in ATTENTION),
        overdue=tuple(item for item in owned if is_overdue(item, figures.today)),
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with the object it is about, where it is about one."""

    problem: Problem
    item: Item | None


@dataclass(frozen=True, slots=True)
class PlanHealth:
    """What was found in one plan, the gravest first; no plan for what concerns all of them."""

    plan: Plan | None
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Mapping[Level, int]:
        """How many findings there are at each level, the gravest first."""
        levels = [one.problem.level for one in self.findings]
        return {level: levels.count(level) for level in dict.fromkeys(levels)}


@dataclass(frozen=True, slots=True)
class Health:
    """What was found in all plans, and how often at each level."""

    plans: tuple[PlanHealth, ...]
    counts: Mapping[Level, int]


def health(problems: Iterable[Problem], graph: Graph) -> Health:
    """Arrange findings by plan and level."""
    groups: dict[str | None, list[Finding]] = {None: [], **{plan.id: [] for plan in graph.portfolio.plans}}
    folders = {plan.span().file.rpartition("/")[0]: plan.id for plan in graph.portfolio.plans}
    counts = dict.fromkeys(Level, 0)
    for problem in sorted(problems, key=lambda problem: problem.level.rank):
        item = graph.find(problem.subject) if problem.subject else None
        plan = graph.plan_of(item) if item else None
        key = plan.id if plan else folders.get(problem.span.file.rpartition("/")[0])
        groups[key].append(Finding(problem, item))
        counts[problem.level] += 1
    plans = {plan.id: plan for plan in graph.portfolio.plans}
    found = (PlanHealth(plans.get(key), tuple(group)) for key, group in groups.items() if group)
    return Health(tuple(found), counts)


def grouped(items: Iterable[Any], field: str, order: Iterable[str] = ()) -> Mapping[str, tuple[Any, ...]]:
    """Group objects by one of their choices: those of `order` first, in that order, then others as they come."""
    every = list(items)
    names = dict.fromkeys([*order, *(getattr(item, field) for item in every)])
    groups = {name: tuple(item for item in every if getattr(item, field) == name) for name in names}
    return {name: group for name, group in groups.items() if group}


SWOT = ("strength", "weakness", "opportunity", "threat")
FOUR_PS = ("product", "price", "place", "promotion")
SEVEN_PS = (*FOUR_PS, "people", "process", "physical_evidence")


@dataclass(frozen=True, slots=True)
class TowsCell:
    """One cell of the TOWS matrix: internal factors meet external ones, and what follows."""

    type: str
    options: tuple[Any, ...]


def tows(plan: Plan) -> tuple[tuple[str, TowsCell, TowsCell], ...]:
    """Return the rows of the TOWS matrix: the external kind, then what meets strengths and weaknesses."""
    found = grouped(plan.each(StrategicOption), "type")
    return (
        ("opportunity", TowsCell("so", found.get("so", ())), TowsCell("wo", found.get("wo", ()))),
        ("threat", TowsCell("st", found.get("st", ())), TowsCell("wt", found.get("wt", ()))),
    )


def answers_to(cause: Item, graph: Graph) -> tuple[Item, ...]:
    """Return what answers the factors behind a cause: measures and deals of the restructuring, objectives."""
    factors = graph.targets(cause, ROOTED_IN)
    found = [one for factor in factors for one in graph.sources(factor, ANSWERS) if not isinstance(one, Plan)]
    return tuple({id(one): one for one in found}.values())
