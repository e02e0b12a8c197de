"""Whether an English word that is both noun and verb stands there as a verb.

*The board plans to market the service* holds no plan and no market. There is no tagger here, only the
words on either side, asked in the order in which they decide: what stands before a noun, what stands
before a verb, what a verb needs behind it.
"""

from planloom.glossary.context import Context
from planloom.glossary.guards import Built

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"})
_ARTICLES = frozenset({
    "a", "an", "the", "its", "his", "their", "our", "your", "my", "her", "this", "these", "those", "each", "every",
    "any", "all", "both", "some", "more", "another", "new",
})  # fmt: skip
_ONLY_AMOUNTS = frozenset({"little", "nothing", "money", "twice", "too", "far", "less", "dear", "dearly"})
_ONLY_OBJECTS = frozenset(["them", "us", "him", "me", "themselves", "itself", "ourselves", "yourself"])
_OBJECTS = _ONLY_OBJECTS | {"it", "everyone", "everything"}
_OPENERS = _ARTICLES | _OBJECTS | {"how", "whether", "what", "that"}
_AND = frozenset({"and", "or", "then", "nor", "but"})
_AFTER_IMPERATIVE = _ARTICLES | _OBJECTS | {"how", "whether", "what", "carefully", "wisely", "accordingly", "ahead"}
_CONTRACTED = frozenset({"let's", "it's", "that's", "what's", "here's", "there's", "who's", "he's", "she's"})
_SINGULAR = frozenset({"this", "each", "either", "neither", "one", "another", "a", "an"})
_QUANTIFIERS = frozenset({"some", "many", "most", "few", "all", "both", "others"})
_CAUSING = frozenset(["help", "helps", "helped", "helping", "let", "lets", "make", "makes", "made", "have"])
_FINITE = frozenset(["has", "have", "had", "rose", "fell", "rises", "falls", "grew"])
_PEOPLE = frozenset({"people", "women", "men", "staff", "children"})
_AGENT_ENDINGS = ("er", "or", "ist", "ant", "ian", "ee")
_ADJECTIVE_ENDINGS = (
    "al", "ive", "ous", "ic", "able", "ible", "ful", "ary", "less", "ed", "est", "ent", "ern",
)  # fmt: skip
_SHORT = 4
"""Words of so many letters are too short to be judged by their ending."""


def is_verb(context: Context, built: Built) -> bool:
    """Tell whether the one word of `context`, a noun that is also a verb, is a verb here."""
    return _Judge(context, built).is_verb()


def is_strongly_verb(context: Context, built: Built) -> bool:
    """Tell whether what stands before leaves no doubt: *they market research tools*."""
    return _Judge(context, built).is_strongly_verb()


class _Judge:
    """The word with its neighbours, and the questions about them. None is the answer *cannot tell*."""

    def __init__(self, context: Context, built: Built) -> None:
        self.context = context
        self.words = built.words
        self.word = context.folded.words.lower[context.first]
        self.base = not self.word.endswith("s")
        self.before, self.before2, self.before3 = (context.before(steps) for steps in (1, 2, 3))
        self.after = context.after()

    def has(self, kind: str, word: str | None) -> bool:
        """Tell whether `word` is in the list of that name."""
        return word in self.words[kind]

    def is_verb(self) -> bool:
        if "'" in self.word or self.after == "of":
            return False
        if self.word.endswith("ing"):
            return self.is_continuous()
        if self.after in _ONLY_OBJECTS or self.is_asked() or self.ends_clause():
            return True
        steps = (self.after_determiner, self.after_subject, self.after_to, self.at_start, self.after_noun)
        return next((answer for answer in (step() for step in steps) if answer is not None), False)

    def is_asked(self) -> bool:
        """Tell whether a question ends with the word: *how much does the product cost*."""
        if self.word != "cost" or self.after is not None:
            return False
        return any(self.context.before(steps) in {"does", "did", "do"} for steps in range(2, 6))

    def ends_clause(self) -> bool:
        """Tell whether a clause that began with *what* ends with the word: *what their software offers*."""
        if self.after not in {None, "at", "on"} or self.before is None or self.is_plural(self.before) != self.base:
            return False
        whose = ((self.context.before(steps), self.context.before(steps - 1)) for steps in range(3, 6))
        return any(opening == "what" and self.has("determiners", following) for opening, following in whose)

    def is_strongly_verb(self) -> bool:
        modal = self.has("modals", self.before) and self.before not in {"do", "does", "did", "please"}
        return self.base and (modal or self.has("subjects", self.before)) and not self.is_given()

    def is_continuous(self) -> bool:
        """*is marketing its products*, not *is marketing*."""
        before = self.before2 if self.has("adverbs", self.before) else self.before
        if self.after in _ARTICLES | _OBJECTS:
            return before in _BE or self.has("subjects", before)
        return before in _BE and self.has("subjects", self.before2) and self.after not in {None, "and", "or"}

    def is_given(self) -> bool:
        """Tell whether the pronoun before is an object: *gives you value*."""
        return self.has("giving", self.before2)

    def takes_object(self) -> bool:
        """Tell whether what follows can only be the object or complement of a verb."""
        return self.after in _OPENERS or self.has("verb_complements", self.after)

    def after_determiner(self) -> bool | None:
        before = self.before
        if before is None:
            return None
        if before == "that":
            return self.after_that()
        if before in _QUANTIFIERS and self.base:
            return self.after == "to" or self.takes_object() or (self.word == "cost" and self.is_amount(self.after))
        if before in _SINGULAR and not self.base:
            return True
        if before == "than" and self.base and self.takes_object():
            return True
        possessive = before.endswith(("'s", "s'")) and before not in _CONTRACTED
        if possessive or self.has("determiners", before) or self.has("prepositions", before):
            return False
        return None

    def after_that(self) -> bool:
        """Tell *a firm that markets its*, which has a verb, from *we know that prices rise*."""
        before = self.before2
        if before is None or self.has("reporting", before):
            return False
        if self.base:
            return self.is_plural(before) and (self.takes_object() or self.after == "to")
        return self.takes_object() or self.after == "to" or self.has("amounts", self.after)

    def after_subject(self) -> bool | None:
        before = self.before
        if self.has("modals", before):
            return before != "may" or self.before2 not in {"in", "of", "by", "since", "until", "from"}
        if before == "not":
            return self.has("modals", self.before2) or self.before2 in {"do", "does", "did", "to"}
        if before in {"which", "whoever"}:
            return not (self.after in _BE or self.has("modals", self.after))
        if self.has("subjects", before):
            return not self.is_given()
        if before in _OBJECTS:
            if self.base and self.has("prepositions", self.before2):
                return self.is_amount(self.after) or self.takes_object()  # firms trained by us order twice as often
            return self.before2 == "of" or (self.base and self.before2 in _CAUSING)
        if self.has("adverbs", before):
            return self.takes_object() or self.after in {"to", "for", "how"} or self.is_subject(self.before2)
        return None

    def is_subject(self, word: str | None) -> bool:
        """*leaders rarely lead*: the word before the adverb agrees with the verb."""
        if word is None or self.has("determiners", word) or self.has("prepositions", word):
            return False
        return self.has("subjects", word) or (self.is_plural(word) if self.base else self.is_agent(word))

    def after_to(self) -> bool | None:
        if self.before != "to":
            return None
        if not self.base:
            return False
        if self.takes_object():
            return True
        if self.has("to_noun", self.before2):
            return False
        return "from" not in {self.before2, self.before3, self.context.before(4), self.context.before(5)}

    def at_start(self) -> bool | None:
        """At the start of a clause stands an imperative, behind *and* a second verb."""
        if self.before is not None and self.before not in _AND:
            return None
        if self.after not in _AFTER_IMPERATIVE:
            return self.base and self.after in _AND and self.has("plain_verbs", self.context.after(2))
        if self.after in _OBJECTS or self.before is None or self.before2 is None:
            return self.base or self.before is not None
        return not (self.before3 in _ARTICLES or self.has("prepositions", self.before3))

    def after_noun(self) -> bool | None:
        before, after = self.before or "", self.after
        if self.has("attributes", before):
            return False
        if self.word.startswith("lead") and after == "to":
            return True
        if self.word.startswith("cost") and self.is_amount(after):
            return after in _ONLY_AMOUNTS or not self.is_described()
        agent = self.is_agent(before)
        if self.base:
            alone = self.context.begins_sentence(1) and self.has("prepositions", after) and after != "of"
            subject = self.is_plural(before) and (agent or alone or self.takes_object())
            return subject and after not in _BE | _FINITE and not self.has("modals", after)
        if self.is_plural(before) or self.is_described():
            return False
        if self.word == "leads" and after in {"in", "by", "with"}:
            return agent
        if after in _OPENERS:
            return agent or after not in {"that", "what"}
        return agent and (after in {"to", "from", "at"} or self.has("verb_complements", after))

    def is_amount(self, word: str | None) -> bool:
        """*costs about 200*, *cost the firm dear*."""
        if word is None:
            return False
        return word[0].isdigit() or self.has("amounts", word) or (self.base and word in _ARTICLES)

    def is_plural(self, word: str) -> bool:
        return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in _PEOPLE

    def is_agent(self, word: str) -> bool:
        """Tell whether `word` is somebody who can plan, price or value; a name too."""
        capital = word == self.before and self.context.written_before()[:1].isupper()
        if capital and not self.context.begins_sentence(1):
            return True
        singular = word.removesuffix("s")
        if self.has("agents", singular) or self.has("agents", word):
            return True
        ending = len(singular) > _SHORT and singular.endswith(_AGENT_ENDINGS)
        return ending and not self.has("not_agents", singular)

    def is_described(self) -> bool:
        """Tell whether an adjective stands before, which makes a noun of the word."""
        word = self.before or ""
        if self.has("adjectives", word):
            return True
        return len(word) > _SHORT and word.endswith(_ADJECTIVE_ENDINGS) and not self.has("agents", word)
