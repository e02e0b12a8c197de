"""What readers are told of a change: names of objects and fields, and values, in their language."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from planloom.history.difference.changes import LeafChange, LinkChange, TextChange
from planloom.history.difference.leaves import PRESENT, Path, is_reference, names_others
from planloom.history.difference.record import ORGANISATION, Entry, label_field
from planloom.i18n import format_percent, format_share, format_value, label, translate
from planloom.i18n.quantities import POINTS, format_quantity, is_percent
from planloom.links import Graph
from planloom.model import Part
from planloom.model.shapes import ByKey, Choice, Either, Field, Many, Object, Shape, Value, fields_of
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.report.words import kind_before, visible
from planloom.values import Money, Period

_LEAST = Decimal("0.05")
"""A change of fewer per cent would be told as none."""
_IN_UNIT = ("baseline", "targets", "actuals")
"""Fields of a measure that are told in its unit."""
_PLAIN = {
    "body": Phrase("Text", "Treść"),
    "term": Phrase("Term", "Pojęcie"),
    "definition": Phrase("Definition", "Definicja"),
    "plural": Phrase("Plural", "Liczba mnoga"),
    "abbr": Phrase("Abbreviations", "Skróty"),
    "synonyms": Phrase("Synonyms", "Synonimy"),
    "avoid": Phrase("To be avoided", "Niezalecane"),
    "note": Phrase("Note", "Uwaga"),
    "area": Phrase("Area", "Obszar"),
    "related": Phrase("See also", "Zobacz też"),
}
"""What fields of pages and terms are called, which no class of the model has."""

_LANGUAGES = {"en": Phrase("English", "po angielsku"), "pl": Phrase("Polish", "po polsku")}


def name_of(entry: Entry, language: Language, graph: Graph | None = None) -> str:
    """Return what an object is called: its title, in quotation marks where its kind stands before it.

    What has neither title nor id is called by the first word it says, as readers know that: an object that is named
    there by the title it has in `graph`.
    """
    kind = entry.called.heading.in_(language)
    if entry.key == ORGANISATION:
        return kind
    name = visible(" ".join(_own_name(entry, language, graph).split()))
    if name == kind or not name:
        return kind
    before = kind_before(kind, name)
    return f"{before}“{name}”" if language == "en" else f"{before}„{name}”"


def _own_name(entry: Entry, language: Language, graph: Graph | None) -> str:
    said = entry.name.in_(language)
    name = label_field(entry.item) if entry.item and not (entry.item.title or entry.item.id) else ""
    if entry.item is None or not name:
        return said
    path = (type(entry.item).model_fields[name].alias or name,)
    if graph is not None and is_reference(type(entry.item), path, said):
        return _named(said, graph, language)
    return label(said, language) if _is_choice(_leaf_shape(entry.shape, path), said) else said


def _is_choice(shape: Shape | None, word: str) -> bool:
    options = shape.options if isinstance(shape, Either) else (shape,)
    return any(isinstance(one, Choice) and word in one.words for one in options)


def label_of(change: LeafChange, language: Language, graph: Graph | None = None) -> str:
    """Return what is changed: the field, and for which period or of which entry; objects are named by `graph`."""
    path = change.text if isinstance(change, TextChange) else change.path
    words = [_words_of_step(step, language) for step in _steps(change.new.shape, path, language)]
    if isinstance(change, LinkChange) and len(words) > 1:  # the object named is told as the value
        words = words[:1]
    elif PRESENT in change.values and isinstance(path[-1], str) and len(words) > 1:  # so is a word of a list
        words = words[:-1]
    elif graph is not None and change.old.item is not None and names_others(type(change.old.item), path):
        words = [words[0], *(_named(words[1], graph, language) for _ in words[1:2]), *words[2:]]
    return ", ".join(words)


def _words_of_step(step: Any, language: Language) -> str:
    if isinstance(step, Phrase):
        return step.in_(language)
    return visible(format_value(step + 1 if isinstance(step, int) else step, language))


def _steps(shape: Any, path: Path, language: Language) -> Iterator[Any]:
    if isinstance(shape, type) and issubclass(shape, Part):
        for field, step in _ways(shape, path):
            if field is not None:
                yield translate(field.title, language)
            elif step in LANGUAGES:
                yield _LANGUAGES[step]
            else:
                yield step
        return
    yield from (_LANGUAGES[step] if step in LANGUAGES else _PLAIN.get(step, step) for step in path)


def _ways(model: type[Part], path: Path) -> Iterator[tuple[Field | None, Any]]:
    """Yield the field that each step of a path names, and the step."""
    here: Shape | None = Object(model)
    for step in path:
        here = _with_fields(here, step)
        if isinstance(here, Object):
            field = next((one for one in fields_of(here.model) if one.key == step), None)
            yield field, step
            here = field.shape if field else None
        else:
            yield None, step
            here = _entry_of(here)


def _with_fields(shape: Shape | None, step: Any) -> Shape | None:
    """Choose among what a field can hold what a step can lead into."""
    if not isinstance(shape, Either):
        return shape
    wanted = (Object, Many, ByKey) if isinstance(step, str) else (ByKey, Many, Object)
    return next((one for kind in wanted for one in shape.options if isinstance(one, kind)), shape)


def _entry_of(shape: Shape | None) -> Shape | None:
    if isinstance(shape, ByKey):
        return shape.values
    return shape.of if isinstance(shape, Many) else shape


def _leaf_shape(model: Any, path: Path) -> Shape | None:
    """Return the shape of the value at the end of a path."""
    if not (isinstance(model, type) and issubclass(model, Part)):
        return None
    here: Shape | None = Object(model)
    for step in path:
        here = _with_fields(here, step)
        if isinstance(here, Object):
            here = next((one.shape for one in fields_of(here.model) if one.key == step), None)
        else:
            here = _entry_of(here)
    return here


def value_of(change: LeafChange, value: Any, graph: Graph, language: Language) -> str:
    """Return a value of a change as readers expect it; a dash for none."""
    if value is not None and isinstance(change, LinkChange):
        return _named(change.target if value is PRESENT else str(value), graph, language)
    return plain_value_of(change, value, language)


def plain_value_of(change: LeafChange, value: Any, language: Language) -> str:
    """Return a value that names no other object as readers expect it; a dash for none."""
    if value is None:
        return "–"
    shape = _leaf_shape(change.new.shape, change.path)
    options = shape.options if isinstance(shape, Either) else (shape,)
    if value is PRESENT and not any(isinstance(one, Value) and one.name == "yes_no" for one in options):
        return visible(format_value(change.path[-1], language))
    if isinstance(value, str) and any(isinstance(one, Choice) and value in one.words for one in options):
        return label(value, language)
    if isinstance(value, Decimal) and any(isinstance(one, Value) and one.name == "share" for one in options):
        return format_share(value, language)
    unit = getattr(change.new.item, "unit", None)
    if isinstance(value, Decimal) and unit is not None and change.field in _IN_UNIT:
        return format_quantity(value, unit, language)
    return visible(format_value(value, language))


def is_free(change: LeafChange) -> bool:
    """Tell whether a value is one that a writer words as he likes, and none of a list or of a form."""
    values = [one for one in change.values if isinstance(one, str)]
    shape = _leaf_shape(change.new.shape, change.path)
    options = shape.options if isinstance(shape, Either) else (shape,)
    return not all(any(isinstance(one, Choice) and value in one.words for one in options) for value in values) or (
        PRESENT in change.values and isinstance(change.path[-1], str)
    )


def _named(target: str, graph: Graph, language: Language) -> str:
    found = graph.find(target)
    return visible(found.name.in_(language)) if found is not None else target


def points_of(change: LeafChange) -> int:
    """Return how many percentage points one of the values stands for; 0 where they are no percentages."""
    shape = _leaf_shape(change.new.shape, change.path)
    options = shape.options if isinstance(shape, Either) else (shape,)
    if any(isinstance(one, Value) and one.name == "share" for one in options):
        return 100
    return 1 if change.field in _IN_UNIT and is_percent(getattr(change.new.item, "unit", None)) else 0


def difference_of(before: Any, after: Any, language: Language, points: int = 0) -> str:
    """Return by how much a value changed, in itself and in per cent; nothing where that says nothing.

    The difference of percentages is told in `points`, and not in per cent of a per cent.
    """
    if points and isinstance(before, Decimal) and isinstance(after, Decimal):
        return _signed(format_quantity(abs(after - before) * points, POINTS, language), after - before)
    if isinstance(before, Money) and isinstance(after, Money) and before.currency == after.currency:
        absolute = _signed(format_value(abs_money(after - before), language), after.amount - before.amount)
        return absolute + _relative(before.amount, after.amount, language)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return _signed(format_value(abs(after - before), language), after - before) + _relative(before, after, language)
    if isinstance(before, Period) and isinstance(after, Period):
        return _later((after.end - before.end).days, language)
    return ""


def abs_money(money: Money) -> Money:
    """Return an amount without its sign."""
    return Money(abs(money.amount), money.currency)


def _signed(text: str, difference: Decimal) -> str:
    return f"{'+' if difference > 0 else '−'}{text}"


def _relative(before: Decimal, after: Decimal, language: Language) -> str:
    """Return the change in per cent of what was; of nothing there is none."""
    if before <= 0:
        return ""
    change = (after - before) / before * 100
    if abs(change) < _LEAST:
        return ""
    places = 0 if abs(change) >= 10 or change == change.to_integral_value() else 1  # noqa: PLR2004  # two digits tell
    return f" ({_signed(format_percent(abs(change), language, places), change)})"


def _later(days: int, language: Language) -> str:
    if not days:
        return ""
    number = abs(days)
    if language == "en":
        return f"{number} {'day' if number == 1 else 'days'} {'later' if days > 0 else 'earlier'}"
    return f"{'później' if days > 0 else 'wcześniej'} o {number} {'dzień' if number == 1 else 'dni'}"
