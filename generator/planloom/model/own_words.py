"""Words that a project declares, as pages show them."""

from planloom.model.names import Name, capital
from planloom.problems import LANGUAGES
from planloom.values import Label, Text


def name_of(name: Text, many: Text | None) -> Name:
    """Return what one and many objects of a kind are called; one word for both where only one is given."""
    several = many or name
    return Name(name.in_("en"), several.in_("en"), name.in_("pl"), several.in_("pl"))


def label(text: Text) -> Label:
    """Return words as they stand alone: with a capital."""
    words = [capital(text.in_(language)) for language in LANGUAGES]
    return Label(words[0], *words)


def sentence(text: Text) -> Label:
    """Return words as they are written."""
    return Label(text.in_("en"), *(text.in_(language) for language in LANGUAGES))


def within_a_sentence(heading: Text) -> Text:
    """Return a heading as it stands in the middle of a sentence; abbreviations in front keep their capitals."""
    said = ((language, heading.in_(language)) for language in LANGUAGES)
    return Text(**{language: one if one[1:2].isupper() else one[:1].lower() + one[1:] for language, one in said})


def choice_word(word: str, name: Text | None) -> Label:
    """Return a word of a choice with what pages call it."""
    return Label(word, *(capital(name.in_(language)) if name else spoken(word) for language in LANGUAGES))


def spoken(key: str) -> str:
    """Return what a name stands for that has no words of its own."""
    return capital(key.replace("_", " "))
