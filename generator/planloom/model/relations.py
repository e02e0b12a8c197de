"""The relations between objects, each declared once: what it is called both ways and what it may name.

A field says which relation it writes: ``Annotated[str, OWNED_BY]``. `links` resolves such fields, the
graph is asked by relation in either direction, and pages, the reference and the check for circles read
what is declared here. Links are written at one end only; the other end is shown by the words of the way back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planloom.model.roles import Role
from planloom.problems import Phrase


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """What one object can be to another.

    `words` stand before what an object names, `inverse` before those that name it. `kinds` are what may
    be named, beside all that has one of the `roles`; who may name it are the objects with a field of this relation.
    One that is not `circular` must not lead back to where it began. An object that `relies` on what it names would
    lack it, were it closed; one whose objects are `needed` would have no purpose, were all of them cancelled.
    """

    name: str
    words: Phrase
    inverse: Phrase
    kinds: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    circular: bool = True
    relies: bool = False
    needed: bool = False

    def accepts(self, kind: str, acts_as: Iterable[Role]) -> bool:
        """Tell whether objects of a kind with these roles may be named."""
        return kind in self.kinds or any(role in self.roles for role in acts_as)


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A column of a table that shows what names an object by any of `relations`; `words` head it."""

    words: Phrase
    relations: tuple[Relation, ...]


Columns = tuple[str | NamedBy, ...]
"""Columns of a table: names of fields, and what is named from elsewhere."""

_OBJECTIVES = ("objective", "goal")
_ENDED = ("org_unit", "channel", "segment", "territory", "product")
_FUNDED = ("budget_line", "objective", "plan")  # beside all work

# ---- What serves the strategy ----

SUPPORTS = Relation(
    "supports",
    Phrase("Supports", "Wspiera"),
    Phrase("Supported by", "Wspierają to"),
    ("goal", "initiative"),
    ("aim",),
    circular=False,
)
SERVES = Relation(
    "serves", Phrase("Serves objectives", "Wspiera cele"), Phrase("Served by", "Wspierają to"), _OBJECTIVES
)
QUANTIFIES = Relation(
    "quantifies", Phrase("Quantifies", "Ujmuje w liczbach"), Phrase("Quantified by", "Ujmują to w liczbach"), ("goal",)
)
DRIVES = Relation(
    "drives",
    Phrase("Makes possible", "Umożliwia"),
    Phrase("Made possible by", "Umożliwiają to"),
    ("objective",),
    circular=False,
)
MEASURES = Relation(
    "measures", Phrase("Measures objectives", "Mierzy cele"), Phrase("Measured by", "Mierzą to"), _OBJECTIVES
)
ALLOCATED_TO = Relation(
    "allocated_to",
    Phrase("Is for", "Przeznaczone na"),
    Phrase("Allocations", "Alokacje"),
    _OBJECTIVES,
    needed=True,
)
ALLOCATED_TO_PLAN = Relation(
    "allocated_to_plan",
    Phrase("Pays for", "Finansuje"),
    Phrase("Allocations", "Alokacje"),
    ("plan",),
    needed=True,
)

# ---- What the strategy rests on ----

LEADS_TO = Relation("leads_to", Phrase("Leads to", "Prowadzi do"), Phrase("Follows from", "Wynika z"), _OBJECTIVES)
COMBINES = Relation(
    "combines", Phrase("Combines factors", "Łączy czynniki"), Phrase("Used in", "Wykorzystano w"), ("factor",)
)
FEEDS = Relation("feeds", Phrase("Leads to", "Prowadzi do"), Phrase("Comes from", "Bierze się z"), ("factor",))
ANSWERS = Relation(
    "answers", Phrase("Answers", "Odpowiada na"), Phrase("Answered by", "Odpowiadają na to"), ("factor",)
)
ROOTED_IN = Relation(
    "rooted_in",
    Phrase("Factors behind it", "Czynniki, które za nią stoją"),
    Phrase("Lies behind", "Stoi za tym"),
    ("factor",),
)
FEEDS_BACK = Relation(
    "feeds_back",
    Phrase("Feeds back to", "Wnioski dla"),
    Phrase("Findings on it", "Wnioski na ten temat"),
    ("factor", "environment_factor", "objective", "goal", "risk", "assumption"),
)

# ---- Work ----

DEPENDS_ON = Relation(
    "depends_on",
    Phrase("Depends on", "Zależy od"),
    Phrase("Needed by", "Co na to czeka"),
    roles=("work", "event"),
    circular=False,
)
THREATENS = Relation(
    "threatens",
    Phrase("Threatens", "Zagraża"),
    Phrase("Risks", "Ryzyka"),
    ("goal",),
    ("aim", "work"),
)
CHANGES = Relation(
    "changes",
    Phrase("Changes", "Zmienia"),
    Phrase("Decisions", "Decyzje"),
    ("goal", "measure", "risk", "budget_line"),
    ("aim", "work", "event"),
)
TAKES_FROM = Relation(
    "takes_from",
    Phrase("Takes money from", "Zabiera środki"),
    Phrase("Money taken by", "Środki zabiera"),
    _FUNDED,
    ("work",),
)
GIVES_TO = Relation(
    "gives_to",
    Phrase("Gives money to", "Przekazuje środki"),
    Phrase("Money given by", "Środki przyznaje"),
    _FUNDED,
    ("work",),
)
SUPERSEDES = Relation(
    "supersedes",
    Phrase("Supersedes", "Zastępuje"),
    Phrase("Superseded by", "Zastąpiona przez"),
    ("decision",),
    circular=False,
)
LOOKS_AT = Relation("looks_at", Phrase("Looks at", "Omawia"), Phrase("Reviews", "Przeglądy okresowe"), ("measure",))
MOVES = Relation(
    "moves",
    Phrase("Moves measures", "Wpływa na mierniki"),
    Phrase("Moved by", "Wpływają na to"),
    ("measure",),
    needed=True,
)
JUDGED_BY = Relation(
    "judged_by",
    Phrase("Judged by", "Ocena według"),
    Phrase("Judges", "Według tego ocenia się"),
    ("measure",),
    needed=True,
)
PAID_FROM = Relation(
    "paid_from", Phrase("Paid from", "Opłacane z"), Phrase("Pays for", "Finansuje"), ("budget_line",), needed=True
)

# ---- People ----

OWNED_BY = Relation(
    "owned_by", Phrase("Owner", "Właściciel"), Phrase("Responsible for", "Odpowiada za"), roles=("owner",), relies=True
)
APPROVED_BY = Relation(
    "approved_by",
    Phrase("Approved by", "Kto zatwierdził"),
    Phrase("Plans approved", "Zatwierdzone plany"),
    roles=("owner",),
)
LED_BY = Relation("led_by", Phrase("Lead", "Kieruje"), Phrase("Leads", "Kieruje zespołem"), ("person",))
HEADED_BY = Relation("headed_by", Phrase("Head", "Kieruje"), Phrase("Head of", "Kieruje jednostką"), ("person",))
HAS_MEMBERS = Relation("has_members", Phrase("Members", "Członkowie"), Phrase("Member of", "Należy do"), ("person",))
IN_UNIT = Relation(
    "in_unit", Phrase("Unit", "Jednostka"), Phrase("In this unit", "W tej jednostce"), ("org_unit",), relies=True
)
RESPONSIBLE = Relation(
    "responsible", Phrase("Responsible", "Wykonuje"), Phrase("Does the work of", "Wykonuje"), roles=("owner",)
)
ACCOUNTABLE = Relation(
    "accountable",
    Phrase("Accountable", "Odpowiada za całość"),
    Phrase("Accountable for", "Ostatecznie odpowiada za"),
    roles=("owner",),
)
CONSULTED = Relation(
    "consulted", Phrase("Consulted", "Opiniuje"), Phrase("Consulted on", "Opiniuje sprawy"), roles=("owner",)
)
INFORMED = Relation(
    "informed",
    Phrase("Informed", "Otrzymuje informacje"),
    Phrase("Informed about", "Otrzymuje informacje o"),
    roles=("owner",),
)
DECIDED_BY = Relation(
    "decided_by",
    Phrase("Decided by", "Kto decyduje"),
    Phrase("Decisions taken", "Podjęte decyzje"),
    roles=("owner",),
)
USED_BY = Relation("used_by", Phrase("Used by", "Kto korzysta"), Phrase("Uses", "Korzysta z"), roles=("owner",))
DONE_BY = Relation(
    "done_by", Phrase("Takes part", "Bierze udział"), Phrase("Takes part in", "Bierze udział w"), roles=("owner",)
)
ATTENDED_BY = Relation(
    "attended_by", Phrase("Participants", "Uczestnicy"), Phrase("Attends", "Uczestniczy w"), roles=("owner",)
)
HELD_BY = Relation(
    "held_by", Phrase("Holder", "Kto ma osiągnąć"), Phrase("Is to reach", "Ma osiągnąć"), roles=("owner",)
)
CAPACITY_OF = Relation("capacity_of", Phrase("Team", "Zespół"), Phrase("Capacity", "Moce"), ("team",), needed=True)
SELLS_IN = Relation(
    "sells_in", Phrase("Territories", "Terytoria"), Phrase("Teams", "Zespoły"), ("territory",), relies=True
)

PAYS = Relation(
    "pays",
    Phrase("Pays for", "Finansuje"),
    Phrase("Paid from", "Opłacane z"),
    ("workforce",),
    ("work",),
    needed=True,
)
OF_DEAL = Relation("of_deal", Phrase("Deal", "Transakcja"), Phrase("Financing", "Finansowanie"), ("deal",), needed=True)

# ---- Market ----

ADDRESSES = Relation(
    "addresses",
    Phrase("Segments", "Segmenty"),
    Phrase("Addressed by", "Skierowane do tego segmentu"),
    ("segment",),
    relies=True,
)
DESCRIBES = Relation(
    "describes", Phrase("Segments", "Segmenty"), Phrase("Described by", "Opisują ten segment"), ("segment",)
)
CONTAINS = Relation(
    "contains", Phrase("Segments", "Segmenty"), Phrase("Found in", "Gdzie występuje"), ("segment",), relies=True
)
POSITIONED_FOR = Relation(
    "positioned_for", Phrase("Segment", "Segment"), Phrase("Positioning", "Pozycjonowanie"), ("segment",), relies=True
)
PRICE_OF = Relation("price_of", Phrase("Product", "Produkt"), Phrase("Prices", "Ceny"), ("product",), relies=True)
LINE_OF = Relation(
    "line_of", Phrase("Product", "Produkt"), Phrase("In the product portfolio", "W portfelu produktów"), ("product",)
)
RUNS_IN = Relation("runs_in", Phrase("Channels", "Kanały"), Phrase("Campaigns", "Kampanie"), ("channel",), relies=True)
SPENT_ON = Relation(
    "spent_on", Phrase("Channel", "Kanał"), Phrase("Budget lines", "Pozycje budżetu"), ("channel",), relies=True
)
SOLD_THROUGH = Relation(
    "sold_through", Phrase("Channel", "Kanał"), Phrase("Strategies", "Strategie"), ("channel",), relies=True
)
COUNTS_ON = Relation(
    "counts_on", Phrase("Counts on", "Liczy na"), Phrase("Counted on by", "Liczą na to"), ("plan",), needed=True
)
REPEATS = Relation(
    "repeats", Phrase("Repeats", "Powtarza"), Phrase("Repeated in", "Powtórzone w"), ("target",), needed=True
)
IN_TERRITORY = Relation(
    "in_territory",
    Phrase("Territory", "Terytorium"),
    Phrase("Planned for it", "Zaplanowano"),
    ("territory",),
    relies=True,
)
OF_PRODUCT = Relation(
    "of_product", Phrase("Product", "Produkt"), Phrase("Planned for it", "Zaplanowano"), ("product",), relies=True
)
TO_SEGMENT = Relation(
    "to_segment", Phrase("Segment", "Segment"), Phrase("Planned for it", "Zaplanowano"), ("segment",), relies=True
)

# ---- The organisation and its change ----

PARENT = Relation(
    "parent",
    Phrase("Part of", "Należy do"),
    Phrase("Units within", "Jednostki wewnątrz"),
    ("org_unit",),
    circular=False,
)
PARENT_AFTER = Relation(
    "parent_after",
    Phrase("Part of, after", "Po zmianie należy do"),
    Phrase("Units within, after", "Jednostki wewnątrz po zmianie"),
    ("org_unit",),
    circular=False,
)
CHANGES_FROM = Relation(
    "changes_from", Phrase("From", "Z czego"), Phrase("What becomes of it", "Co się z tym stanie"), ("org_unit",)
)
CHANGES_TO = Relation(
    "changes_to", Phrase("To", "W co"), Phrase("What it comes from", "Z czego powstaje"), ("org_unit",)
)
CARRIED_OUT_IN = Relation("carried_out_in", Phrase("Units", "Jednostki"), Phrase("Processes", "Procesy"), ("org_unit",))
SAVES_THROUGH = Relation(
    "saves_through",
    Phrase("Savings", "Oszczędności"),
    Phrase("Processes", "Procesy"),
    ("cost_measure",),
    needed=True,
)
CLOSES = Relation("closes", Phrase("Closes", "Zamyka"), Phrase("Closed by", "Zamyka to"), _ENDED)
CONSULTED_ON = Relation(
    "consulted_on",
    Phrase("What it is about", "Czego dotyczy"),
    Phrase("Consultations", "Konsultacje"),
    ("deal", "unit_change"),
    needed=True,
)

RELATIONS: tuple[Relation, ...] = tuple(value for value in globals().values() if isinstance(value, Relation))

SERVING = (SUPPORTS, SERVES)
"""By these an object carries out what it names; other relations only bear on it."""
