"""The kinds of plan that are built in, each made when it is first asked for.

Making the classes of a kind takes longer than reading a small project, and most projects have no plan of some kinds.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

from planloom.model.extend import Change, Extension
from planloom.model.kind_words import header_field, naming_kinds, other_words
from planloom.model.plan import Plan
from planloom.model.shapes import models_in
from planloom.values import Label

STRATEGY = Label("strategy", "Strategy", "Strategia")
MARKETING = Label("marketing", "Marketing", "Marketing")
SALES = Label("sales", "Sales", "Sprzedaż")
RESTRUCTURING = Label("restructuring", "Restructuring", "Restrukturyzacja")


class BuiltIn(Mapping[str, type[Plan]]):
    """The classes of kinds of plan by the words that headers say; a word is also the name of the module of its class.

    A header says its own word, and fields that name a kind of plan know all of them.
    """

    def __init__(self, *words: Label) -> None:
        self._words = {str(word): word for word in words}
        self._made: dict[str, type[Plan]] = {}
        self._extension = Extension({})

    def __getitem__(self, word: str) -> type[Plan]:
        if word not in self._made:
            label = self._words[word]
            self._made[word] = self._with_words(_class_of(word), label)
        return self._made[word]

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def _with_words(self, plan: type[Plan], word: Label) -> type[Plan]:
        fields = {
            **naming_kinds(models_in(plan), self._words.values()),
            plan: header_field(word, other_words(plan.named, plan.also)),
        }
        self._extension.add({model: Change(added) for model, added in fields.items()})
        return self._extension.of(plan)


def _class_of(word: str) -> type[Plan]:
    """Return the class of a kind of plan; whoever adds one names its module after its word."""
    module = import_module(f"planloom.model.{word}")
    return next(
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Plan) and one.__dict__.get("plan_kind") == word
    )


KINDS = BuiltIn(STRATEGY, MARKETING, SALES, RESTRUCTURING)
"""The kinds of plan by the word that a header says, in the order in which pages list them."""
