"""``planloom publish``: the plans into the wiki that people already have, and what they changed there back."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from planloom.cli import options
from planloom.cli.voice import Refused, Voice, speaking
from planloom.problems import Language, Level, Phrase, Problem
from planloom.project import Project, Reading, read_plans, settings_of_project
from planloom.publish.decide import Action, Take
from planloom.publish.engine import Engine, Outcome, Pace, Plan, Wishes
from planloom.publish.gather import Gathered, gather
from planloom.publish.pull import Change, changes, proposed
from planloom.publish.report import as_json, as_text, texts_of
from planloom.publish.secret import MissingError
from planloom.publish.target import Outgoing, RefusedError, Target, UnreachableError
from planloom.publish.targets import PNG, open_target
from planloom.settings import Wiki

NO_WIKI = Phrase(
    "there is no wiki `{name}` under `publish` in planloom.yml; there are: {there}",
    "w planloom.yml nie ma w `publish` wiki `{name}`; są: {there}",
)
NO_WIKIS = Phrase(
    "no wiki is configured: name one under `publish` in planloom.yml",
    "nie skonfigurowano żadnego wiki: wpisz je w `publish` w planloom.yml",
)
NO_AUDIENCE = Phrase(
    "say with `audience` who reads the wiki `{name}`: the plans name audiences",
    "wskaż przez `audience`, kto czyta wiki `{name}`: w planach są wskazani odbiorcy",
)
NOTHING_SENT = Phrase("nothing was sent", "nic nie zostało wysłane")
PUBLISHED = Phrase("published: {writes} writes", "opublikowano; zapisów: {writes}")
FAILED = Phrase("{name} was not written: {reason}", "{name}: nie zapisano: {reason}")
GONE = Phrase(
    "the wiki does not answer ({reason}); run the command again, it does the rest",
    "wiki nie odpowiada ({reason}); uruchom polecenie ponownie, a zrobi resztę",
)
BUSY = Phrase(
    "somebody keeps changing the same pages; run the command again, it does the rest",
    "ktoś ciągle zmienia te same strony; uruchom polecenie ponownie, a zrobi resztę",
)
SENDING = Phrase("publishing {done} of {all}", "publikowanie: {done} z {all}")
SENT = Phrase(
    "some pages may be published; run the command again, it does the rest",
    "część stron mogła zostać opublikowana; uruchom polecenie ponownie, a zrobi resztę",
)
STAYS = Phrase(
    "pages that these readers may not see stay, as people changed or renamed them; take them out of the wiki by hand",
    "zostają strony, których ci czytelnicy nie powinni widzieć, bo ktoś je zmienił albo przeniósł; usuń je z wiki"
    " ręcznie",
)
UNPROPOSED = Phrase(
    "{name}: this is for the owner to write into the plans", "{name}: to musi wpisać do planów ich właściciel"
)
NOTHING_THERE = Phrase("nobody changed anything in the wiki", "w wiki nikt niczego nie zmienił")
PROPOSED = Phrase(
    "changes proposed: {made}, for the owner: {left}", "zaproponowane zmiany: {made}, dla właściciela: {left}"
)


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for."""

    name: str
    only_plan: bool
    form: str
    wishes: Wishes
    strict: bool


@click.command()
@click.argument("target", metavar="TARGET")
@options.directory
@options.config_file
@click.option("--plan", "--dry-run", "only_plan", is_flag=True, help="Tell what would be done, and write nothing.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to tell it."
)
@click.option(
    "--take",
    type=click.Choice(["ours", "theirs"]),
    help="Settle conflicts: write over what people wrote, or leave it until the plans change again.",
)
@click.option(
    "--prune", is_flag=True, help="Withdraw pages of ours that are no longer in the plans; their history stays."
)
@click.option(
    "--pull", is_flag=True, help="Print what people changed in the wiki as a patch of the sources, and write nothing."
)
@options.strict
@options.trust
@options.lang
def publish(
    target: str,
    folder: Path,
    config: Path | None,
    only_plan: bool,
    form: str,
    take: Take | None,
    prune: bool,
    pull: bool,
    strict: bool,
    trust: bool,
    language: Language | None,
) -> None:
    """Bring the plans to a wiki, and keep what people wrote there.

    TARGET is the name of a wiki under `publish` in planloom.yml. Pages that people changed are left alone where the
    plans changed too; pages that are not ours are never touched.

    \b
    planloom publish wiki --plan           what would be done
    planloom publish wiki                  do it; a second time writes nothing
    planloom publish wiki --take ours      conflicts: write over what people wrote
    planloom publish wiki --prune          withdraw pages that are no longer in the plans
    planloom publish wiki --pull           what people changed, as a patch of the sources
    """
    with speaking(language) as voice:
        project, problems = voice.project(folder, config, None, trusted=trust, runs=False)
        order = Order(target, only_plan, form, Wishes(take, prune), strict)
        wiki, project = _configured(project, target, voice)
        reading, gathered = _gathered(project, wiki, problems, order, voice)
        try:
            there = open_target(target, wiki, project.folder, os.environ)
            # What these readers may not see any more, or others saw here before, does not wait for a wish.
            wishes = replace(order.wishes, prune=prune or reading.withholds)
            run = _Run(order, voice, reading, Engine(there, gathered.pages, wishes), there)
            run.look(gathered)
            sys.exit(run.pull() if pull else run.plan() if only_plan else run.publish())
        except MissingError as missing:
            raise Refused(missing.words) from None
        except UnreachableError as error:
            _end(GONE.filled(reason=error.words), voice)
        except RefusedError as error:
            _end(error.words, voice)


def _end(words: Phrase, voice: Voice) -> None:
    voice.say(words)
    sys.exit(options.FINDINGS)


def _configured(project: Project, name: str, voice: Voice) -> tuple[Wiki, Project]:
    """Return the wiki of a name, and the project as its readers may see it."""
    settings, wrong = settings_of_project(project)
    if options.fails(wrong, Level.ERROR):
        voice.tell(wrong, read_plans(project).sources)
        voice.say(NOTHING_SENT)
        sys.exit(options.FINDINGS)
    if not settings.publish:
        raise Refused(NO_WIKIS)
    wiki = settings.publish.get(name)
    if wiki is None:
        there = ", ".join(f"`{one}`" for one in settings.publish)
        raise Refused(NO_WIKI.filled(name=name, there=there))
    if wiki.audience is None and settings.audiences:
        raise Refused(NO_AUDIENCE.filled(name=name))
    return wiki, replace(project, audience=wiki.audience) if wiki.audience else project


def _gathered(
    project: Project, wiki: Wiki, problems: Sequence[Problem], order: Order, voice: Voice
) -> tuple[Reading, Gathered]:
    with voice.progress() as tell:
        reading = read_plans(project, progress=tell)
        gathered, more = (
            (None, []) if reading.has_errors else gather(reading, wiki.languages, png=wiki.kind_name in PNG)
        )
    found = [*problems, *reading.everything, *more]
    failed = options.fails(problems, Level.ERROR) or (order.strict and options.fails(found, Level.WARNING))
    if gathered is None or failed:
        voice.tell(found, reading.sources)
        voice.say(NOTHING_SENT)
        sys.exit(options.FINDINGS)
    return reading, gathered


@dataclass
class _Run:
    """One call of the command."""

    order: Order
    voice: Voice
    reading: Reading
    engine: Engine
    target: Target

    def look(self, gathered: Gathered) -> None:
        """End where something withheld is in what would be sent."""
        from planloom.site.output.leak_scan import scan  # noqa: PLC0415  # most plans withhold nothing

        if leaks := scan(_sent(self.engine.outgoing(), gathered), self.reading):
            self.voice.tell(leaks, self.reading.sources)
            self.voice.say(NOTHING_SENT)
            sys.exit(options.FINDINGS)

    def plan(self) -> int:
        """Tell what would be done."""
        plan = self.engine.plan()
        self._tell(plan)
        return self._ends(plan)

    def publish(self) -> int:
        """Do it, and tell what came of it."""
        with self.voice.progress() as tell:
            self.engine.pace = Pace(tell=_steps(tell))
            self.voice.stands(SENT)
            outcome = self.engine.publish()
        self._tell(outcome.plan, outcome)
        for failure in outcome.failures:
            self.voice.say(FAILED, name=failure.name, reason=failure.reason.in_(self.voice.language))
        if outcome.gone:
            self.voice.say(GONE, reason=outcome.gone.in_(self.voice.language))
        elif outcome.overtaken:
            self.voice.say(BUSY)
        else:
            self.voice.say(PUBLISHED, writes=outcome.writes)
        return self._ends(outcome.plan) if outcome.is_whole else options.FINDINGS

    def _ends(self, plan: Plan) -> int:
        """Return what the command ends with; a page that stays may be one of what these readers may not see."""
        asks: list[Action] = ["conflict", "taken"]
        if self.reading.withholds:
            asks.append("orphan")
        left = [one for one in plan.decisions if one.action in asks]
        if any(one.action == "orphan" for one in left):
            self.voice.say(STAYS)
        return options.FINDINGS if left else options.DONE

    def pull(self) -> int:
        """Print what people changed in the wiki as a patch, and tell the rest."""
        from planloom.editing.files import Files  # noqa: PLC0415

        plan = self.engine.plan()
        found = changes(plan.decisions, texts_of(plan.decisions, self.target.read), self.reading.sources)
        files = Files(self.reading.project.folder, self.reading.sources.texts)
        left = proposed(found, files)
        options.hand_over(files.diff())
        for one in left:
            self._tell_left(one)
        if found:
            self.voice.say(PROPOSED, made=len(found) - len(left), left=len(left))
        else:
            self.voice.say(NOTHING_THERE)
        return options.FINDINGS if left else options.DONE

    def _tell_left(self, one: Change) -> None:
        self.voice.say(UNPROPOSED, name=one.decision.name)
        for sign, lines in (("-", one.old), ("+", one.new)):
            for line in lines:
                self.voice.echo(f"    {sign} {line}")

    def _tell(self, plan: Plan, outcome: Outcome | None = None) -> None:
        gone = outcome is not None and outcome.gone is not None
        texts = {} if gone else texts_of(plan.decisions, self.target.read)
        if self.order.form == "json":
            options.hand_over(as_json(self.order.name, plan, texts, outcome) + "\n")
        elif self.order.only_plan:
            options.hand_over(as_text(plan, texts, self.voice.language) + "\n")
        else:
            self.voice.echo(as_text(plan, texts, self.voice.language))


def _sent(outgoing: Sequence[Outgoing], gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    """Yield all that would be sent, with names that tell a reader what it is; charts as they were drawn."""
    yield from gathered.drawings
    for one in outgoing:
        said = "\n".join((one.name, one.page.title, *one.page.labels, str(one.page.identity), one.text))
        yield f"{one.page.identity}.txt", said.encode()
        yield from ((file.name, file.content) for file in one.page.files)
        yield f"{one.page.identity}-files.txt", "\n".join(file.name for file in one.page.files).encode()


def _steps(tell: Callable[[Phrase], None]) -> Callable[[int, int], None]:
    return lambda done, every: tell(SENDING.filled(done=done + 1, all=every))
