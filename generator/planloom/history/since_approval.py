"""What has changed since the plans were approved last, and what that does: for the book and the pack of a board."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from planloom.chronicle import Approval, Chronicle, Effect
from planloom.history.build_chronicle import chronicle_of
from planloom.history.comparison import Comparison, Side, compare_readings
from planloom.history.effects import MoneyEffect
from planloom.history.git.repository import GitError, Repository, project_in
from planloom.history.report.report import AFFECTED, UNCOVERED, report_of
from planloom.model import Item, Plan
from planloom.problems import LANGUAGES, NO_WORDS, Phrase
from planloom.project import Project, Reading, read_plans, settings_of_project
from planloom.report.words import visible
from planloom.source.files import TEXT_SUFFIXES

MOST_SUMS = 12
"""Lines of money that a board is told."""


def since_approval(reading: Reading, *, effects: bool = False) -> Chronicle:
    """Return of the past what was approved last and what is otherwise now; with `effects` also what that does.

    Nothing without a repository. Effects are not told where something is withheld: it could be worked out of them.
    """
    known = chronicle_of(reading)
    found = Chronicle(
        narrowed=known.narrowed, horizon=known.horizon, former=known.former, approvals=known.approvals
    )  # fmt: skip
    if not effects or known.narrowed or not known.unapproved:
        return found
    try:
        return replace(found, effects=tuple(_effects(_compared(reading, known.approvals))))
    except (GitError, OSError):
        return found


def _compared(reading: Reading, approvals: Mapping[str, Approval]) -> Comparison:
    """Compare the plans, each as it was approved, with what they are now."""
    commits = {plan: one.commit.name for plan, one in approvals.items() if one.commit and one.commit.name}
    project = reading.project
    with ExitStack() as stack:
        repository = Repository(project.folder)
        latest = max((one for one in approvals.values() if one.commit and one.commit.name), key=_moment)
        folders = {name: stack.enter_context(repository.plans_of(name)) for name in dict.fromkeys(commits.values())}
        whole = folders[latest.commit.name if latest.commit else ""]
        inner = project.plans.relative_to(project.folder)
        for plan in sorted(reading.portfolio.plans, key=lambda one: len(one.place.parts)):
            source = folders[commits[plan.id]] if plan.id in commits else project.folder
            if source != whole:
                _copy_plan(source / inner, whole / inner, plan)
        return compare_readings(_as_approved(project, whole, reading), Side(None, None, reading))


def _moment(approval: Approval) -> str:
    return approval.commit.moment.isoformat() if approval.commit else ""


def _copy_plan(source: Path, to: Path, plan: Plan) -> None:
    """Lay the sources of a plan from one version into another."""
    shutil.rmtree(to / plan.place, ignore_errors=True)
    for file in sorted((source / plan.place).rglob("*")):
        if file.suffix.lower() in TEXT_SUFFIXES and file.is_file():
            path = to / file.relative_to(source)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.read_bytes())


def _as_approved(project: Project, folder: Path, reading: Reading) -> Side:
    there = project_in(folder, project)[0]
    settings = settings_of_project(there)[0].model_copy(update={"today": reading.today})
    return Side("", "", read_plans(there, settings=settings))


def _effects(found: Comparison) -> Iterator[Effect]:
    """Yield the sums that are otherwise, objectives that nobody carries any more, and those concerned."""
    sums = replace(found.effects, money=tuple(_sums(found.effects.money))[:MOST_SUMS], statuses=())
    both = (report_of(replace(found, effects=sums), language).effects for language in LANGUAGES)
    for one, other in zip(*both, strict=True):
        words = ((getattr(one, name), getattr(other, name)) for name in ("label", "before", "after", "difference"))
        yield Effect(*(Phrase(*pair) for pair in words))
    lost = [one.objective for one in found.effects.coverage if not one.covered]
    yield from (Effect(_named(UNCOVERED, one), NO_WORDS, NO_WORDS, NO_WORDS) for one in lost)
    if found.effects.objectives:
        yield Effect(AFFECTED, NO_WORDS, _listed(found.effects.objectives), NO_WORDS)


def _sums(money: Sequence[MoneyEffect]) -> Iterator[MoneyEffect]:
    """Yield the totals of all years; of a line whose total is as it was, or that has one year alone, its years."""
    totalled = {one.row for one in money if one.period is None}
    return (one for one in money if one.period is None or one.row not in totalled)


def _named(words: Phrase, item: Item) -> Phrase:
    said = (visible(item.name.in_(language)) for language in LANGUAGES)
    return Phrase(*(form.format(name=name) for form, name in zip(words, said, strict=True)))


def _listed(items: Sequence[Item]) -> Phrase:
    return Phrase(*("; ".join(visible(one.name.in_(language)) for one in items) for language in LANGUAGES))
