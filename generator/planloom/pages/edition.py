"""For whom an edition is: said where readers look for totals, which are those of what they may see."""

from markupsafe import Markup

from planloom.pages.words import as_words
from planloom.problems import Language, Phrase

_NOTE = Phrase(
    "For: {readers}. Amounts and totals are of what these readers see.",
    "Dla: {readers}. Kwoty i sumy obejmują to, co widzą ci odbiorcy.",
)


def edition_note(readers: str, language: Language) -> Markup:
    """Return the sentence for an edition for one audience; nothing for everything."""
    if not readers:
        return Markup()
    words = as_words(_NOTE.in_(language).format(readers=readers), language)
    return Markup('<p class="pl-edition"><small>{}</small></p>').format(words)
