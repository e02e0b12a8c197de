"""The settings that say how plans are judged, as one frozen value."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from planloom.audience import ALL, Audiences
from planloom.model.base import Names, Part
from planloom.model.choices import Word
from planloom.model.declared import Declarations
from planloom.model.fields import Number, Share, Words, YesNo, field, wrong
from planloom.problems import Code, Language, Level, Phrase
from planloom.values.period import EARLIEST, LATEST

AUDIENCE = "audience"
OFF = "off"
RULES_OF_PACKAGES = "planloom.rules"
"""The entry points under which installed packages bring rules."""


def _level(value: Any) -> Any:
    """Read ``off`` also where YAML has already made a truth value of it."""
    return OFF if value is False or (isinstance(value, str) and value.strip().casefold() == "false") else value


LevelWord = Annotated[Literal["error", "warning", "info", "off"], Word, BeforeValidator(_level)]


WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s\"'<>\\`]+$")]
"""An address that a page may lead to, as it stands: with another scheme, or a quote, it could run code there."""
Colour = Annotated[str, Field(pattern=r"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]


class Tolerance(Part):
    """How far apart figures may lie that should be equal."""

    kind: ClassVar[str] = "tolerance"

    money: Share = field(
        "Money",
        "Part of the expected amount by which another may differ from it, such as 0.5%",
        Decimal("0.005"),
    )
    days: int = field("Days", "Days by which one date may overrun another", 0, ge=0, le=366)


class Coverage(Part):
    """Thresholds of coverage that hold where a plan states none."""

    kind: ClassVar[str] = "coverage"

    pipeline: Number | None = field(
        "Pipeline", "Open pipeline over what is still to be sold, such as 3; not judged when left out"
    )


class SpanOfControl(Part):
    """How many people may report to one."""

    kind: ClassVar[str] = "span_of_control"

    least: int = field("Least", "Fewer direct reports than this are noted", 3, ge=0)
    most: int = field("Most", "More direct reports than this are noted", 12, ge=1)


class Comparison(Part):
    """A comparison of a field of an object, or a total, with a number or with a field of the same or other objects."""

    kind: ClassVar[str] = "comparison"

    name: str | None = field(
        "Field", "The field of the object; left out where a total is compared with a number", alias="field"
    )
    relation: Annotated[Literal["at_most", "at_least", "equal", "different", "within", "before", "after"], Word] = (
        field("Is", "at_most, at_least, equal, different, within, before or after", ..., alias="is")
    )
    other: str | None = field("To", "The other field, of what is compared with; the same one when left out", alias="to")
    than: Number | None = field("Than", "A number to compare with; money in the currency of the organisation")
    times: Share | None = field("Times", "The part of the other figure, or total, that counts, such as 20%")
    through: Names = field(
        "Through",
        "The way to what it is compared with: fields that name others, such as supports, and back, as kind.field",
        (),
        examples=["initiative.supports"],
    )
    total: Literal["sum", "count"] | None = field(
        "Total", "sum adds up the field of all others, count says how many there are; one by one when left out"
    )
    those: dict[str, Names] = field("Those", "Fields and their values that the others must have to be counted", {})


class OwnRule(Part):
    """A rule of the organisation's own, told in data."""

    kind: ClassVar[str] = "own_rule"

    id: Annotated[str, Field(pattern=r"^U\d{3}$")] = field("Id", "U and three digits, such as U101", ...)
    level: Annotated[Literal["error", "warning", "info"], Word] = field("Level", "error, warning or info", "warning")
    title: Words = field("Title", "What the rule asks for, in a few words", ...)
    why: Words | None = field("Why", "Why it matters")
    help: Words | None = field("Help", "How to mend it")
    kinds: Names = field("For", "Kinds of objects it is for, such as objective", ..., alias="for")
    plans: Names = field(
        "Plans", "Kinds of plans it holds in, those of your own included; all when left out", (), examples=["sales"]
    )
    where: dict[str, Names] = field("Where", "Fields and their values that an object must have for it to hold", {})
    when: Comparison | None = field("When", "A comparison that must be so for it to hold, such as a large budget")
    require: Names = field("Require", "Fields that must be filled in", ())
    field_name: str | None = field("Field", "The field whose value is judged", alias="field")
    one_of: Names = field("One of", "The values that `field` may have", ())
    compare: Comparison | None = field(
        "Compare", "A comparison with a number, another field, or what the object names or is named by"
    )
    bad: str | None = field("Bad example", "A small plan that breaks the rule, for check --rules")
    good: str | None = field("Good example", "A small plan that keeps it, for check --rules")


class Reader(Part):
    """An audience."""

    kind: ClassVar[str] = "reader"

    sees: Names = field("Sees", "Other audiences whose parts it may see as well, such as staff", ())


WikiKind = Literal["mediawiki", "dokuwiki", "confluence", "git", "folder"]


class Wiki(Part):
    """Where `planloom publish` brings the plans; what is secret stands in no file."""

    kind: ClassVar[str] = "wiki"

    kind_name: Annotated[WikiKind, Word] = field(
        "Kind", "mediawiki, dokuwiki, confluence, git or folder", ..., alias="kind"
    )
    address: str = field(
        "Address",
        "Where it is: the api.php of MediaWiki, the base of other wikis, a repository, or a folder beside planloom.yml",
        ...,
    )
    audience: str | None = field("Audience", "Who reads there; required where the project declares audiences")
    languages: tuple[Language, ...] = field(
        "Languages", "The languages that go there, such as [en]; all by default", ()
    )
    under: str = field("Under", "What goes before the name of every page there, and tells projects apart", "")
    user: str | None = field("User", "The name to log in with; the variable PLANLOOM_<TARGET>_USER when left out")
    flavour: Annotated[Literal["", "github", "gitlab", "otter", "plain", "cloud", "data-center"], Word] = field(
        "Flavour", "Of a git wiki: github, gitlab, otter or plain; of Confluence: cloud or data-center", ""
    )
    branch: str = field("Branch", "Of a git wiki: the branch; the one that it shows when left out", "")
    space: str = field("Space", "Of Confluence: the key of the space", "")
    notify: YesNo = field(
        "Notify", "true: who watches a page is told of our edits; else they are minor and quiet", False
    )


def _by_name(value: Any) -> Any:
    """Read a list of names as audiences that see their own alone."""
    if isinstance(value, str):
        return {value: {}}
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return {name: {} for name in value}
    if isinstance(value, dict):
        return {name: {} if one is None else one for name, one in value.items()}
    return value


def _within_reach(day: dt.date) -> dt.date:
    """Refuse a day in whose neighbourhood no plan can have a date."""
    if EARLIEST <= day.year <= LATEST:
        return day
    advice = Phrase(f"write a day from {EARLIEST} to {LATEST}", f"wpisz dzień z lat {EARLIEST}–{LATEST}")
    raise wrong("unreadable", advice, Phrase("a day", "dzień"))


class Settings(Declarations):
    """How plans are judged. Every setting has a default, so that there need be no file."""

    kind: ClassVar[str] = "settings"

    levels: dict[str, LevelWord] = field(
        "Levels", "Levels of rules (M101) and of families of rules (M): error, warning, info or off", {}
    )
    tolerance: Tolerance = field("Tolerance", "How far apart figures may lie", Tolerance.model_construct())
    today: Annotated[dt.date, AfterValidator(_within_reach)] | None = field(
        "Today", "The day plans are judged on, for runs that can be repeated; the present day when left out"
    )
    coverage: Coverage = field("Coverage", "Thresholds of coverage", Coverage.model_construct())
    span_of_control: SpanOfControl = field(
        "Span of control", "How many people may report to one", SpanOfControl.model_construct()
    )
    rules: tuple[OwnRule, ...] = field("Rules", "Rules of your own", ())
    audiences: Annotated[dict[str, Reader], BeforeValidator(_by_name)] = field(
        "Audiences",
        "Who may be named as an audience: [board, staff], or what each may see beside its own: "
        "{board: {sees: [staff]}, staff: {}}",
        {},
    )
    audience: str | None = field(
        "Audience",
        "Work for this audience: what is meant for others is left out before anything is made of it; all is for "
        "everything",
    )
    open_words: Names = field(
        "Open words",
        "Names and words that any reader may see although something withheld uses them, such as a person's name",
        (),
    )
    publish: dict[str, Wiki] = field(
        "Publish", "Wikis that the plans go to, each by the name that `planloom publish` is given", {}
    )
    baseline: str | None = field(
        "Baseline",
        "The file of findings that are known and borne for now, which `check --write-baseline` writes",
    )
    raw_html: YesNo = field("Raw HTML", "true passes HTML in the plans' text through; only for plans you trust", False)
    templates: str = field("Templates", "The folder of your own templates, beside mkdocs.yml", "templates")
    edit_uri: WebAddress | None = field("Edit address", "Where the sources are edited; `edit this page` leads below it")
    brand: Colour | None = field("Brand colour", "The colour of the header and of links, such as #0b4f6c")
    accent: Colour | None = field("Accent colour", "The colour of the thread and of what is marked, such as #d99a26")

    @property
    def readers(self) -> str:
        """The audience that all is made for; empty for everything."""
        return "" if self.audience in (None, ALL) else str(self.audience)

    @property
    def declared(self) -> Audiences:
        """The audiences of the project, and what each may see."""
        return Audiences.of({name: one.sees for name, one in self.audiences.items()})

    def level(self, code: Code) -> Level | None:
        """Return the level of a kind of problem, or None when it is switched off."""
        word = self.levels.get(code.id, self.levels.get(code.family))
        if word is None:
            return code.level
        return None if word == OFF else Level(word)
