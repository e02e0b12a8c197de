"""What is decided about pages before any is made."""

from dataclasses import dataclass, field
from pathlib import Path

from planloom.chronicle import NOTHING_KNOWN, Chronicle
from planloom.glossary import Glossary
from planloom.pages.page_cache import CacheLocation
from planloom.problems import Language, Problem
from planloom.report.check_scope import CheckScope


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pages are made: all of them, or those of some languages, below some addresses of plans.

    With `listed` only those of the navigation are made, none of single objects. With `board` those of a board pack are
    made in place of a site's.
    """

    languages: tuple[Language, ...] = ()
    within: tuple[str, ...] = ()
    listed: bool = False
    board: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What the keeper decides about pages.

    `templates` are folders whose templates win over ours, `raw_html` passes HTML of plans through,
    `findings` are what the page on the plans' health tells, and `compared` how much was looked at for them.
    `edit_uri` is where sources are edited, `facts` the digest of what the plans say beside descriptions.
    `glossary` holds the terms that pages explain, `selection` says which pages are wanted, `readers` is the audience
    that the pages are for, empty where they show everything. `keeping` is where pages are kept from one build to the
    next; None makes all of them. `chronicle` is what is known of the past.
    """

    templates: tuple[Path, ...] = ()
    raw_html: bool = False
    findings: tuple[Problem, ...] = ()
    edit_uri: str | None = None
    glossary: Glossary | None = None
    selection: Selection = field(default_factory=Selection)
    readers: str = ""
    keeping: CacheLocation | None = None
    compared: CheckScope | None = None
    chronicle: Chronicle = NOTHING_KNOWN
    facts: str = ""
