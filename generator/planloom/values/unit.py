"""The unit of a measure: a currency, a percentage, or a word in the forms that numbers ask for."""

from dataclasses import dataclass

from planloom.problems import Language
from planloom.values.text import Text

FORMS: dict[Language, tuple[str, ...]] = {"en": ("one", "other"), "pl": ("one", "few", "many", "other")}
"""The plural categories of each language (CLDR), in the order in which forms are written."""

# What a unit is called where no number stands before it, as in "in customers", "w klientach": its plainest plural.
_NAMES: dict[Language, str] = {"en": "other", "pl": "many"}


@dataclass(frozen=True, slots=True)
class Unit(Text):
    """A unit as bilingual text; where it was written in forms, the text is its plural.

    `en_forms` and `pl_forms` are in the order of :data:`FORMS`; empty where one form is used as it is.
    """

    en_forms: tuple[str, ...] = ()
    pl_forms: tuple[str, ...] = ()

    @classmethod
    def of_forms(cls, forms: dict[Language, tuple[str, ...]]) -> "Unit":
        """Make a unit of the forms written in each language; one form alone is used as it is."""
        names = {language: form_for(_NAMES[language], language, given) for language, given in forms.items()}
        several = {language: given for language, given in forms.items() if len(given) > 1}
        return cls(names.get("en"), names.get("pl"), several.get("en", ()), several.get("pl", ()))

    def forms(self, language: Language) -> tuple[str, ...]:
        """Return the forms written in `language`; none where one form is used as it is."""
        return self.pl_forms if language == "pl" else self.en_forms


def form_for(category: str, language: Language, forms: tuple[str, ...]) -> str:
    """Return the form of a plural category; the last one written where that category has none of its own."""
    order = FORMS[language]
    return forms[min(order.index(category) if category in order else len(order) - 1, len(forms) - 1)]
