"""What all plans share: the organisation, its languages, currency, people and teams."""

from collections.abc import Mapping as AnyMapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from annotated_types import Gt
from pydantic import field_validator

from planloom.model.base import Item, Part
from planloom.model.choices import Word
from planloom.model.fields import Currency, Id, Listed, Month, Number, Words, field
from planloom.model.names import Name
from planloom.model.plan import is_part, part
from planloom.model.relations import IN_UNIT
from planloom.model.roles import Role
from planloom.model.shared import Question, Team
from planloom.problems import LANGUAGES, Language
from planloom.tracking import note
from planloom.values import Calendar
from planloom.values.calendar import NamedBy

USUAL_PERSPECTIVES = ("financial", "customer", "process", "learning")
"""The perspectives of the balanced scorecard, which need no declaration, in the order of the map."""


def first_language(fields: AnyMapping[str, Any] | None) -> Language:
    """Return the language that an organisation yet to be read is written in: the first it names that we know."""
    named = (fields or {}).get("languages")
    listed = named if isinstance(named, list) else [named]
    return next((known for name in listed for known in LANGUAGES if name == known), LANGUAGES[0])


class Person(Item):
    """Somebody who owns or leads something."""

    kind: ClassVar[str] = "person"
    named: ClassVar[Name] = Name("person", "people", "osoba", "osoby")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"owner", "structure", "proper_name", "page"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Name", "First name and surname", ..., alias="name")
    role: Words | None = field("Role", "What the person does")
    email: str | None = field("E-mail", "Address", max_length=254)
    unit: Annotated[str, IN_UNIT] | None = field("Unit", "The unit the person belongs to")


class PerspectiveName(Part):
    """A perspective of the strategy map, with the words readers see."""

    kind: ClassVar[str] = "perspective"
    named: ClassVar[Name] = Name("perspective", "perspectives", "perspektywa", "perspektywy")

    id: Id = field("Id", "As used by objectives", ...)
    title: Words = field("Title", "As readers see it", ...)


class Organisation(Part):
    """The organisation the plans are of. Every field has a default, so that the file may be missing."""

    kind: ClassVar[str] = "organisation"
    named: ClassVar[Name] = Name("organisation", "organisations", "organizacja", "organizacje")

    name: Words | None = field("Name", "The organisation's name")
    short_name: Words | None = field("Short name", "What people call it")
    description: Words | None = field("Description", "What it does, in a sentence or two")
    seat: Words | None = field("Seat", "Where it is")
    employees: int | None = field("Employees", "Number of people employed", ge=0)
    languages: Annotated[tuple[Language, ...], Listed] = field(
        "Languages", "en, pl or both; the first is the default", ("en", "pl")
    )
    currency: Currency = field("Currency", "ISO code of the plans' currency", "PLN")
    rates: dict[Currency, Annotated[Number, Gt(0)]] = field(
        "Exchange rates", "What one unit of another currency is worth: {EUR: 4.30}", {}
    )
    fiscal_year_start: Month = field(
        "Fiscal year starts",
        "The month it starts in, as 4 or April; with any other than 1, FY2027, FY2027-H1 and FY2027-Q1 are periods too",
        1,
    )
    fiscal_year_named_by: Annotated[NamedBy, Word] = field(
        "Fiscal year named by",
        "end or start: FY2027 is the fiscal year that ends in 2027, or the one that starts in 2027",
        "end",
    )
    perspectives: tuple[PerspectiveName, ...] = field(
        "Perspectives", "Perspectives of your own, in the order of the map", ()
    )
    people: tuple[Person, ...] = part("People", "Who owns or leads something")
    teams: tuple[Team, ...] = part("Teams", "Teams that several plans share")
    faq: tuple[Question, ...] = part("Questions and answers", "What readers ask about the plans as a whole")

    def __getattribute__(self, name: str) -> Any:
        """Return an attribute; the parts of it are read from now on."""
        if name in _PARTS:
            note("part", (id(self), name))
        return super().__getattribute__(name)

    @field_validator("languages")
    @classmethod
    def _one_of_each(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        return tuple(dict.fromkeys(languages)) or LANGUAGES

    @property
    def language(self) -> Language:
        """The default language, in which plain text is written."""
        return self.languages[0]

    @property
    def calendar(self) -> Calendar:
        """The years it reports by."""
        return Calendar(self.fiscal_year_start, self.fiscal_year_named_by)

    def rate(self, currency: str) -> Decimal | None:
        """Return what one unit of `currency` is worth in the organisation's currency."""
        return Decimal(1) if currency == self.currency else self.rates.get(currency)


_PARTS = frozenset(("__dict__", *(name for name, info in Organisation.model_fields.items() if is_part(info))))
