"""What an English word shows by its neighbours alone: an adjective that is also a noun, a fixed phrase.

*The main reason* holds no water main, and *in practice* no practice of a doctor. English says *the main* and
*a practice* when it means a thing, so a missing article tells much.
"""

from planloom.glossary.context import Context
from planloom.glossary.guards import Built

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "as", "very", "so", "too", "quite"})
_FOLLOWING = frozenset({"and", "or", "to", "has", "had", "that", "which"})
_NEAR = 4
_WHOSE = frozenset({"our", "my", "his", "her", "their"})
_FIXED, _OF, _PLURAL = 2.0, 0.2, 0.8
"""How much a fixed phrase and *of* behind it weigh against the term, and a plural for it."""


def is_adjective(context: Context, built: Built) -> bool:
    """Tell whether the word, a noun that is also an adjective or an adverb, is no noun here."""
    if context.folded.words.lower[context.first] not in built.words["adjectives_too"]:
        return False
    before, after = context.before(), context.after()
    if before in _BE or not any(_is_article(context.before(steps), built) for steps in range(1, _NEAR)):
        return True
    return after is not None and not _ends_noun(after, built)


def _is_article(word: str | None, built: Built) -> bool:
    return word is not None and (word in built.words["determiners"] or word.endswith(("'s", "s'")))


def _ends_noun(after: str, built: Built) -> bool:
    """Tell whether a word behind shows that the noun before it is complete."""
    if after.endswith("ed") or after in _FOLLOWING:
        return True
    return any(after in built.words[name] for name in ("prepositions", "modals", "determiners", "adverbs"))


def leaning(context: Context, built: Built) -> float:
    """Return how much the neighbours and the number weigh for a noun, or against: *for delivery*, *as a rule,*."""
    word, before = context.folded.words.lower[context.last], context.before()
    of = _OF if context.after() == "of" else 0.0
    if word.endswith("s"):
        return (0.0 if word.endswith("ss") else _PLURAL) - of
    if before in built.words["binding"]:
        return -_FIXED
    opens = context.begins_sentence(2) and context.after() is None
    whole = opens and context.before(2) == "as" and before == "a"
    whose = context.begins_sentence(2) and context.before(2) == "to" and before in _WHOSE
    return -2 * _FIXED if whole or whose else -of
