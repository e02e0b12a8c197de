"""Where a project is and what its plans say: the stages from files to figures in one call.

Commands, the MkDocs plugin and the book all begin here, so they read the same plans in the same way.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planloom import figures, glossary, rules
from planloom.audience import Cut, Hidden, withhold
from planloom.audience.codes import CODES as UNSURE
from planloom.audience.codes import SUBTRACTION
from planloom.collector import paused
from planloom.configuration import CONFIG_FILES, plugin_entries, read_configuration
from planloom.links import Graph, resolve
from planloom.model import Portfolio, load
from planloom.model.available import kinds_of
from planloom.model.codes import UNKNOWN_FIELD
from planloom.model.installed import GROUP as KINDS_OF_PACKAGES
from planloom.model.kinds import Kinds
from planloom.model.load import calendar_of
from planloom.model.organisation import first_language
from planloom.problems import Language, Level, Phrase, Problem, Span, in_order
from planloom.process_cache import ProcessCache
from planloom.program import digest_of, files_below, files_digest, has_extensions
from planloom.report.check_scope import CheckScope
from planloom.settings import (
    FILE,
    RULES_OF_PACKAGES,
    Settings,
    codes,
    files_meant,
    levelled,
    settings_from_options,
    settings_of,
)
from planloom.source import GLOSSARY, Sources, read
from planloom.source.unread import ORGANISATION
from planloom.source.yamltext import parse
from planloom.store import CACHE_ROOT, Store
from planloom.values import CALENDAR_YEARS

if TYPE_CHECKING:
    from planloom.rules import Plans  # a name with the module before it would load that

PLANS = "plans"

READING = Phrase("reading the plans", "czytanie planów")
COMPARING = Phrase("comparing the plans", "porównywanie planów")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with plans. `config` is its ``mkdocs.yml``, None without one; `options` are the plugin's.

    `audience` is for whom a command was told to work; None leaves it to the settings. `instead` is read in the place of
    files of the plans, and of the settings, as if it had been written there.
    """

    folder: Path
    plans: Path
    config: Path | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    audience: str | None = None
    instead: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """Everything known about the plans of a project.

    `problems` are what is wrong with the sources themselves; a site is not built from them while there
    are errors. `findings` are contradictions within and between the plans: readers may see those, on the
    page on the plans' health; `compared` says how much was looked at, None where there is nothing to compare.
    `hidden` is what was withheld from the sources, for the scan for leaks alone. `facts` is the digest of what the
    plans say beside the descriptions of objects, empty where nothing is kept of it.
    """

    project: Project
    settings: Settings
    sources: Sources
    hidden: Hidden
    portfolio: Portfolio
    graph: Graph
    today: dt.date
    known: "tuple[figures.Figures | None, glossary.Glossary | None]"
    problems: tuple[Problem, ...]
    findings: tuple[Problem, ...]
    compared: CheckScope | None = None
    facts: str = ""

    @cached_property
    def figures(self) -> "figures.Figures":
        """What is calculated over the plans; where no rule had to ask, not before somebody does."""
        return self.known[0] or figures.compute(self.graph, self.today)

    @cached_property
    def glossary(self) -> "glossary.Glossary":
        """The terms of the plans; an empty glossary where they have none."""
        return self.known[1] or glossary.load((), self.project.plans, self.project.folder)[0]

    @property
    def withholds(self) -> bool:
        """Whether something is withheld from those for whom the plans were read."""
        return bool(self.hidden.words)

    @property
    def unsure(self) -> list[Problem]:
        """What leaves it open who may see what: nobody is shown anything of such plans."""
        return [one for one in self.problems if one.code in UNSURE and one.level is Level.ERROR]

    @property
    def everything(self) -> list[Problem]:
        """Problems and findings together, in the order of the sources."""
        return in_order([*self.problems, *self.findings])

    @property
    def for_readers(self) -> list[Problem]:
        """What readers may be told: all but how they could work out what is withheld."""
        return [problem for problem in self.everything if problem.code is not SUBTRACTION]

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong that no site should be built from."""
        return any(problem.level is Level.ERROR for problem in self.problems)


def find_project(
    folder: Path, config: Path | None = None, audience: str | None = None
) -> tuple[Project, list[Problem]]:
    """Find the plans of the project in `folder`: ``docs_dir`` of its configuration, or ``plans``."""
    folder = (config.parent if config else folder).resolve()
    config = config or next((folder / name for name in CONFIG_FILES if (folder / name).is_file()), None)
    if config is None:
        return Project(folder, folder / PLANS, audience=audience), []
    settings, problems = read_configuration(config)
    options = next(iter(plugin_entries(settings)), {})
    return Project(folder, folder / str(settings.get("docs_dir") or PLANS), config, options, audience), problems


def cache_of(project: Project) -> Store:
    """Return where what is made of a project is kept from one run to the next."""
    return Store(project.folder / CACHE_ROOT)


def language_of(project: Project) -> Language:
    """Return the language in which a project is written, as far as it can be told before its plans are read."""
    try:
        fields, _ = parse((project.plans / ORGANISATION).read_text("utf-8-sig"), ORGANISATION)
    except (OSError, UnicodeDecodeError):
        fields = None  # the plans tell what is wrong with the file
    return first_language(fields)


def settings_of_project(project: Project) -> tuple[Settings, list[Problem]]:
    """Return the settings: those of ``planloom.yml`` first, then the options of the plugin.

    For whom a command was told to work wins over both.
    """
    settings, problems = _written_settings(project)
    problems += [codes.NOT_SETTINGS.at(Span(name), name=name) for name in files_meant(project.folder)]
    if project.audience is not None:
        settings = settings.model_copy(update={"audience": project.audience})
    return settings, problems


def _written_settings(project: Project) -> tuple[Settings, list[Problem]]:
    at = Span(project.config.name if project.config else FILE)
    file = project.folder / FILE
    if not file.exists() and FILE not in project.instead:
        return settings_from_options(project.options, at)
    try:
        text = project.instead[FILE].decode("utf-8-sig") if FILE in project.instead else file.read_text("utf-8")
        written, problems = parse(text, FILE)
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [codes.BAD_CONFIG.at(Span(FILE), reason=str(error))]
    if written is None:
        settings, wrong = settings_from_options(project.options, at)
    else:
        settings, wrong = settings_of(written, f"`{FILE}`", project.options)
    return settings, [*problems, *wrong]


def read_sources(
    project: Project, settings: Settings, in_process: ProcessCache | None = None
) -> tuple[Cut, list[Problem]]:
    """Read the plans folder for the audience of the settings, and return what is left of it and what is wrong.

    Problems of what was withheld are nobody's here; those of who may see what are in the cut.
    """
    sources, wrong = read(project.plans, project.folder, project.instead, in_process)
    organisation = sources.organisation.fields if sources.organisation else None
    calendar = calendar_of(organisation) if organisation is not None else CALENDAR_YEARS
    cut = withhold(sources, settings.declared, settings.audience, calendar)
    return cut, cut.told(wrong)


@paused()
def read_plans(
    project: Project,
    *,
    settings: Settings | None = None,
    progress: Callable[[Phrase], None] = lambda _: None,
    in_process: ProcessCache | None = None,
    store: Store | None = None,
) -> Reading:
    """Read, join, calculate and judge; all problems of all stages come back with the result.

    `settings` take the place of the project's own; `progress` is told what is being done. `in_process` is what a
    process that stays has read before. In `store` are kept results that were clean.
    """
    in_process = in_process or ProcessCache()
    in_process.begin()
    return _read(project, settings, progress, in_process, store)


def _read(
    project: Project,
    settings: Settings | None,
    progress: Callable[[Phrase], None],
    in_process: ProcessCache,
    store: Store | None,
) -> Reading:
    chosen, problems = (settings, []) if settings else settings_of_project(project)
    today = chosen.today or dt.datetime.now(tz=dt.UTC).date()
    progress(READING)
    cut, wrong = read_sources(project, chosen, in_process)
    kinds, senseless = kinds_of(chosen)
    whole = _of_whole(cut, kinds, today, chosen)
    portfolio, mistaken = load(cut.sources, kinds, in_process)
    graph, broken = resolve(portfolio, raw_html=chosen.raw_html)
    terms, unclear = _terms(portfolio, project)
    progress(COMPARING)
    found = [
        *cut.problems,
        *cut.unread(whole.mistaken),
        *levelled([*problems, *senseless, *wrong, *mistaken, *broken, *unclear], chosen),
    ]
    kept = partial(_kept_clean_results, project, chosen, today, store)
    calculated, findings, compared, facts = _judged(graph, today, chosen, terms, cut.sources, kept)
    if cut.hidden.words and calculated is not None:
        revealing = rules.revealing(rules.sums_off(rules.Plans(graph, calculated, chosen)), whole.off)
        found += levelled(rules.subtraction(revealing, _not_told(whole.telling, cut)), chosen)
        findings = rules.without(findings, revealing)
    findings = whole.true(findings, chosen)
    known = calculated, terms
    return Reading(
        project,
        chosen,
        cut.sources,
        cut.hidden,
        portfolio,
        graph,
        today,
        known,
        tuple(in_order(found)),
        tuple(findings),
        compared,
        facts,
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What audiences are held against: the totals that are `off` and what is `mistaken` when nothing is withheld.

    `telling` are the places where readers see figures that tell one that is withheld.
    """

    off: list[Problem] = field(default_factory=list)
    mistaken: list[Problem] = field(default_factory=list)
    telling: list[Span] = field(default_factory=list)
    plans: "Plans | None" = None

    def true(self, findings: list[Problem], settings: Settings) -> list[Problem]:
        """Return findings without errors that are none when nothing is withheld: no mend would be right."""
        if self.plans is None or not any(one.level is Level.ERROR for one in findings):
            return findings
        known = {(one.code.id, one.span) for one in rules.judge(self.plans.graph, self.plans.figures, settings)}
        return [one for one in findings if one.level is not Level.ERROR or (one.code.id, one.span) in known]


def _of_whole(cut: Cut, kinds: Kinds, today: dt.date, settings: Settings) -> _Whole:
    """Read the sources of which something was withheld as though nothing were."""
    if cut.whole is None:
        return _Whole()
    portfolio, mistaken = load(cut.whole, kinds)
    graph, _ = resolve(portfolio)
    plans = rules.Plans(graph, figures.compute(graph, today), settings)
    unread = [one for one in mistaken if one.code is UNKNOWN_FIELD]
    return _Whole(rules.sums_off(plans), unread, list(rules.derivable_spans(plans, cut.hidden)), plans)


def _not_told(places: Iterable[Span], cut: Cut) -> list[Span]:
    """Return the places of which nothing was told when the sources were cut."""
    told = {problem.span for problem in cut.problems if problem.code is SUBTRACTION}
    return [one for one in places if one not in told]


def _terms(portfolio: Portfolio, project: Project) -> "tuple[glossary.Glossary | None, list[Problem]]":
    """Return the glossary and what is wrong with it; None where nothing is there to read."""
    if not portfolio.glossary and not (project.plans / GLOSSARY).exists():
        return None, []
    return glossary.load(portfolio.glossary, project.plans, project.folder)


def _kept_clean_results(
    project: Project, settings: Settings, today: dt.date, store: Store | None
) -> "rules.KeptCleanResults | None":
    """Return where clean results are kept; None where code of others, which may change, has a say."""
    if store is None or has_extensions(RULES_OF_PACKAGES) or has_extensions(KINDS_OF_PACKAGES):
        return None
    terms = files_digest(files_below(project.plans / GLOSSARY))
    return rules.KeptCleanResults(store, settings.audience or "", digest_of(repr(settings), str(today), terms))


def _judged(
    graph: Graph,
    today: dt.date,
    settings: Settings,
    terms: "glossary.Glossary | None",
    sources: Sources,
    kept: "Callable[[], rules.KeptCleanResults | None]",
) -> "tuple[figures.Figures | None, list[Problem], CheckScope | None, str]":
    """Return the figures, the findings, what was compared, and the digest of the facts.

    No rule of ours has anything to compare in a header that stands alone.
    """
    more = settings.rules or settings.levels or metadata.entry_points(group=RULES_OF_PACKAGES)
    if not graph.portfolio.plans or (graph.portfolio.is_lone_header and not more):
        return None, [], None, ""
    calculated = figures.compute(graph, today)
    with rules.tallied() as tally, rules.remembered(kept(), sources, graph.portfolio) as clean:
        findings = rules.judge(graph, calculated, settings, terms, clean)
    return calculated, findings, rules.check_scope(tally, graph, calculated, settings), clean.facts
