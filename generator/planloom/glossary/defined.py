"""A definition in plain words, where no links can stand: in a tooltip, in the glossary of a book."""

from planloom.glossary.entries import Naming
from planloom.glossary.glossary import Glossary
from planloom.problems import Language
from planloom.prose import Surroundings, Target, plain


def defined(naming: Naming, glossary: Glossary, language: Language) -> str:
    """Return the definition of a term without mark-up; other terms it refers to go by what they are called."""

    def term(wanted: str) -> Target | None:
        entry = glossary.entries.get(wanted)
        own = entry.naming(language) if entry else None
        return Target(own.term) if own else None

    return plain(naming.definition, Surroundings(language=language, reference=term))
