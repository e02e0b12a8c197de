"""Two versions of a project that git knows, compared: which they are, what each says, and who made the changes."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import PurePosixPath

from planloom.chronicle import Commit, Event
from planloom.history.approval import approved_by
from planloom.history.authors import Authors
from planloom.history.commit_events import events_of, plans_folder, working_tree
from planloom.history.comparison import Comparison, Side, compared
from planloom.history.difference.languages import joined
from planloom.history.git.log import Step, steps_of, tree_of
from planloom.history.git.repository import GitError, Repository, project_in
from planloom.history.pairs import Comparer
from planloom.i18n import format_date
from planloom.model import Plan
from planloom.problems import LANGUAGES, Phrase
from planloom.project import PLANS, Project, Reading, read_plans, settings_of_project
from planloom.report.words import visible

NO_TREE = Phrase(
    "this repository has no working tree; name both versions, as in `planloom diff v1 v2`",
    "to repozytorium nie ma drzewa roboczego; podaj obie wersje, na przykład `planloom diff v1 v2`",
)
NO_PLANS = Phrase(
    "there are no plans here in either version; folders of this repository that hold some: {folders}",
    "w żadnej z tych wersji nie ma tu planów; foldery tego repozytorium, w których są: {folders}",
)
SEVERAL = Phrase(
    "this repository has no working tree and several projects ({folders}); compare one of them in a clone",
    "to repozytorium nie ma drzewa roboczego, a projektów jest w nim kilka ({folders}); porównaj jeden z nich w klonie",
)
NO_VERSION = Phrase(
    "there is no tag and no approved plan to compare with; name a revision, as in `planloom diff HEAD~1`",
    "nie ma tagu ani zatwierdzonego planu do porównania; podaj rewizję, na przykład `planloom diff HEAD~1`",
)
SINCE_TAG = Phrase("compared with the last tag, {name}", "porównano z ostatnim tagiem: {name}")
SINCE_APPROVAL = Phrase(
    "there is no tag; compared with the version last approved: {name}",
    "tagów nie ma; porównano z wersją zatwierdzoną ostatnio: {name}",
)


def compare_revisions(project: Project, before: str | None, after: str | None) -> Comparison:
    """Compare two revisions; the working tree when `after` is None.

    When `before` is None it is the last tag, or the last commit by which a plan was approved where there are no tags.
    Raises :class:`GitError` in words where git cannot serve.
    """
    repository = Repository(project.folder)
    if before and after is None and ".." in before:
        before, after = repository.ends(before)
    if after is None and repository.is_bare:
        raise GitError(NO_TREE)
    with ExitStack() as folders:
        if repository.is_bare and after is not None:
            repository = folders.enter_context(_where_plans_are(repository, repository.commit(after)))
            project = replace(project, folder=repository.folder, plans=repository.folder / PLANS)
        new = _side(project, repository, after, None, folders)
        basis, name = (None, before) if before else _last_version(project, repository, new)
        old = _side(project, repository, name, new.reading.today, folders)
        if not (old.reading.sources.texts or new.reading.sources.texts):
            _refuse_elsewhere(repository, new)
        found = compared(old, new)
        authors = {} if found.narrowed else Authors(_between(project, repository, old, new)).among(found.changes)
    if found.narrowed:
        return replace(found, changes=joined(found.changes, {})[0])
    changes, by = joined(found.changes, authors)
    return replace(found, changes=changes, authors=by, shallow=repository.is_shallow, basis=basis)


def as_of_today(project: Project) -> Reading:
    """Read the plans as they are: in the folder, or in the last commit of a repository without a working tree.

    Raises :class:`GitError` in words where git cannot serve.
    """
    repository = Repository(project.folder)
    if not repository.is_bare:
        return read_plans(project)
    with ExitStack() as folders:
        return _side(project, repository, "HEAD", None, folders).reading


@contextmanager
def _where_plans_are(repository: Repository, commit: str) -> Iterator[Repository]:
    """Yield a repository without a working tree as it looks from where the plans are: its root, or the only project."""
    places = repository.projects(commit)
    if PurePosixPath() in places or not places:
        yield repository
    elif len(places) > 1:
        raise _naming(SEVERAL, places)
    else:
        with repository.below(places[0]) as below:
            yield below


def _refuse_elsewhere(repository: Repository, new: Side) -> None:
    """Refuse to say that nothing has changed where plans lie in other folders of the repository."""
    places = repository.projects(_end(repository, new))
    if places:
        raise _naming(NO_PLANS, places)


def _naming(words: Phrase, places: Sequence[PurePosixPath]) -> GitError:
    folders = ", ".join(f"`{visible(str(place))}`" for place in places)
    return GitError(words.filled(folders=folders))


def _side(
    project: Project, repository: Repository, revision: str | None, today: dt.date | None, folders: ExitStack
) -> Side:
    """Read a version; the first is judged on the day of the second, so that the day alone changes nothing."""
    commit = None
    there = project
    if revision is not None:
        commit = repository.commit(revision)
        folder = folders.enter_context(repository.plans_of(commit))
        there = project_in(folder, project)[0]
    settings, wrong = settings_of_project(there)
    if today is not None:
        settings = settings.model_copy(update={"today": today})
    reading = read_plans(there, settings=settings)
    if wrong:
        reading = Reading(**{**reading.__dict__, "problems": (*wrong, *reading.problems)})
    return Side(revision, commit, reading)


def _between(project: Project, repository: Repository, old: Side, new: Side) -> list[Event]:
    """Return what each commit from one version to the other changed."""
    return _events(project, repository, new, f"{old.commit}..{_end(repository, new)}")[1]


def _end(repository: Repository, side: Side) -> str:
    """Return the commit that a version is, or lies on."""
    return side.commit or repository.commit("HEAD")


def _events(project: Project, repository: Repository, new: Side, within: str) -> tuple[Sequence[Step], list[Event]]:
    plans = plans_folder(new.reading.project)
    if plans is None:
        return [], []
    comparer = Comparer(new.reading, repository, plans)
    uncommitted = None
    if new.commit is None:
        uncommitted = working_tree(comparer, project, tree_of(repository, plans, "HEAD"))[1]
    steps = steps_of(repository, plans, within)
    return steps, events_of(comparer, steps, uncommitted)


def _last_version(project: Project, repository: Repository, new: Side) -> tuple[Phrase, str]:
    """Return which version is compared with where none was named, in words and by its name."""
    end = _end(repository, new)
    tag = repository.last_tag(end)
    if tag is not None:
        return SINCE_TAG.filled(name=tag), tag
    found = _last_approved(*_events(project, repository, new, end), new.reading)
    if found is None:
        raise GitError(NO_VERSION)
    plan, commit = found
    names = (f"{plan.name.in_(one)}, {format_date(commit.day, one)}, {commit.name[:8]}" for one in LANGUAGES)
    words = (form.format(name=name) for form, name in zip(SINCE_APPROVAL, names, strict=True))
    return Phrase(*words), commit.name[:12]


def _last_approved(steps: Sequence[Step], events: Sequence[Event], reading: Reading) -> tuple[Plan, Commit] | None:
    """Return the plan that was approved last, and the commit by which it was; None where none is known."""
    if not steps:
        return None
    places = {step.commit.name: place for place, step in enumerate(steps) if not step.horizon}
    approved = (
        (plan, approved_by(plan, events, steps[0].commit, reading.graph.renamed)) for plan in reading.portfolio.plans
    )
    found = [(plan, commit) for plan, commit in approved if commit is not None and commit.name in places]
    return max(found, key=lambda one: places[one[1].name], default=None)
