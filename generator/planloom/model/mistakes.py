"""What pydantic finds wrong becomes a problem a writer understands: the place, the words, the mend."""

import functools
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from planloom.edits import Put, Rename, Replace
from planloom.i18n import translate
from planloom.model import codes
from planloom.model.base import Part
from planloom.model.built_in import KINDS
from planloom.model.choices import Word, core
from planloom.model.commas import cut_by_comma, is_cut
from planloom.model.fields import KEY, id_of, suggest_id, write, write_exactly
from planloom.model.nearest import clearly_meant, nearest, synonym
from planloom.model.plan import Plan
from planloom.problems import Phrase, Problem
from planloom.source import Mapping, Sequence
from planloom.source.slips import missing_in
from planloom.values import Period, Text
from planloom.values.latin import unaccented

Path = tuple[int | str, ...]

LIST = Phrase("a list", "lista")
LIST_ADVICE = Phrase(
    "write each entry on a line of its own, after a hyphen",
    "zapisz każdy wpis w osobnym wierszu, po łączniku",
)
_BLANK_AFTER_HYPHEN = Phrase(
    "write a blank after each hyphen: `- id: grow`", "po każdym łączniku wstaw spację: `- id: grow`"
)
_WHOLE = Phrase("a whole number", "liczba całkowita")
_PERIODS = Phrase("values by period", "wartości według okresów")
_PERIODS_ADVICE = Phrase("write them by period: {2027: 5m}", "zapisz je według okresów: {2027: 5m}")
_NAMED = Phrase("named values", "wartości z nazwami")
_NAMED_ADVICE = Phrase("write them by name: {name: value}", "zapisz je z nazwami: {nazwa: wartość}")
_FIELDS = Phrase("named fields", "pola z nazwami")
_WORD = Phrase("one word", "jedno słowo")
_SHAPES: dict[str, Phrase] = {
    "string_type": Phrase("text", "tekst"),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "literal_error": _WORD,
}
_RANGES: dict[str, Phrase] = {
    "greater_than_equal": Phrase("write a number of at least {ge}", "wpisz liczbę nie mniejszą niż {ge}"),
    "less_than_equal": Phrase("write a number of at most {le}", "wpisz liczbę nie większą niż {le}"),
    "greater_than": Phrase("write a number above {gt}", "wpisz liczbę większą niż {gt}"),
    "string_pattern_mismatch": Phrase("write it in the form {pattern}", "wpisz to w postaci {pattern}"),
    "string_too_long": Phrase("write at most {max_length} characters", "wpisz najwyżej {max_length} znaków"),
}


def path_of(detail: ErrorDetails, data: Mapping) -> Path:
    """Return the keys and indices that lead to an error; a missing field ends the path.

    Pydantic puts more into it: branches of a union, the list around a single entry, the field that a
    bare value stands for. What is not in the sources is left out.
    """
    here: Any = data
    path: list[int | str] = []
    steps = detail["loc"]
    for position, step in enumerate(steps):
        if isinstance(here, Mapping) and step in here:
            here = here[str(step)]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif detail["type"] != "missing" or position < len(steps) - 1:
            continue
        path.append(step)
    return tuple(path)


def at(path: Path, data: Mapping) -> Any:
    """Return what stands at `path`."""
    here: Any = data
    for step in path:
        here = here[step]
    return here


def problems_of(details: Iterable[ErrorDetails], data: Mapping, model: type[BaseModel], owner: Phrase) -> list[Problem]:
    """Tell all errors found in `data` read as `model`; `owner` is what messages call the whole.

    A required field that is missing because its name is misspelt is told once, as misspelt; what stands
    under a name that cannot be read is not told at all.
    """
    by_path = {(path_of(detail, data), detail["type"]): detail for detail in details}
    misspelt = {
        (*path[:-1], field_meant(str(path[-1]), model_at(path[:-1], model)))
        for path, kind in by_path
        if kind == "extra_forbidden"
    }
    further = {path for path, _ in by_path if _is_further(path, data)}
    wrong_keys = {path for (path, _), detail in by_path.items() if _is_key(detail)}
    return [
        problem_of(detail, data, model, owner)
        for (path, kind), detail in by_path.items()
        if path not in further
        and not (kind == "missing" and path in misspelt)
        and (_is_key(detail) or path not in wrong_keys)
    ]


def _is_further(path: Path, data: Mapping) -> bool:
    """Tell whether an error is of a piece of text that follows another piece cut off by a comma."""
    parent = at(path[:-1], data) if path else None
    if not isinstance(parent, Mapping) or path[-1] not in parent:
        return False
    keys = list(parent)
    before = keys.index(str(path[-1])) - 1
    return before > 0 and is_cut(parent, str(path[-1])) and is_cut(parent, keys[before])


def _is_key(detail: ErrorDetails) -> bool:
    return detail["loc"][-1:] == (KEY,)


def problem_of(detail: ErrorDetails, data: Mapping, model: type[BaseModel], owner: Phrase) -> Problem:
    """Tell one of the errors."""
    path = path_of(detail, data)
    match detail["type"]:
        case "extra_forbidden":
            return _unknown(path, data, model, owner)
        case "missing":
            return _missing(path, data, model, owner)
        case "literal_error" if isinstance(detail["input"], str):
            return _unknown_choice(detail, path, data)
        case kind if kind in _RANGES:
            advice = _RANGES[kind].filled(**detail.get("ctx", {}))
            return codes.OUT_OF_RANGE.at(data.span_of(*path), given=at(path, data), advice=advice)
        case _:
            return _wrong(detail, path, data, model)


def _wrong(detail: ErrorDetails, path: Path, data: Mapping, model: type[BaseModel]) -> Problem:
    """Tell what is no value of its kind, or not even of its shape."""
    kind, given = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    expected, advice = _expected(kind, path, model, given)
    if "advice" in context:  # from a reader of our own
        expected, advice = context["expected"], context["advice"]
    if _is_key(detail):
        parent = at(path[:-1], data)
        key = str(path[-1])
        if cut := cut_by_comma(parent, key):
            return cut
        at_key = parent.key_span(key)
        problem = codes.WRONG_VALUE.at(at_key, given=given, expected=expected, advice=advice)
        return _renamed(problem, parent, key, context.get("exact"))
    span = data.span_of(*path)
    left_out = missing_in(given) if isinstance(given, str) and kind in _FIELDS_EXPECTED else None
    if left_out:
        advice = left_out.help
    if isinstance(given, str) and kind in _VALUES:
        problem = codes.WRONG_VALUE.at(span, given=given, expected=expected, advice=advice)
        exact = context.get("exact")
        return problem.mended_by(Put(span, value=exact, old=given)) if exact else problem
    problem = codes.WRONG_SHAPE.at(span, expected=expected, found=shape_of(given), advice=advice)
    if left_out is None or given[: left_out.at].strip(" -:") not in _names(model_at(path, model)):
        return problem
    return problem.mended_by(Replace(span, old=given, new=left_out.mended(given)))


def _renamed(problem: Problem, parent: Mapping, key: str, name: str | None) -> Problem:
    """Return a problem of a key with its mend, where the right name is known and not written beside it."""
    if name is None or name in parent:
        return problem
    return problem.mended_by(Rename(parent.key_span(key), name=name, old=key))


_FIELDS_EXPECTED = frozenset({"model_type", "model_attributes_type"})
_VALUES = frozenset({"unreadable", "int_parsing", "int_from_float"})


def _has_hyphens(given: Any) -> bool:
    """Tell whether fields were to be entries of a list: `-id: grow` is a field called `-id`."""
    return isinstance(given, AnyMapping) and any(str(key).startswith("-") for key in given)


def _expected(kind: str, path: Path, model: type[BaseModel], given: Any) -> tuple[Phrase, Phrase]:
    """Return what belongs at `path` in the eyes of pydantic, and what to do."""
    if kind == "tuple_type":
        return LIST, _BLANK_AFTER_HYPHEN if _has_hyphens(given) else LIST_ADVICE
    if kind == "dict_type" and path and _by_period(field_at(path, model)):
        return _PERIODS, _PERIODS_ADVICE
    if kind in _FIELDS_EXPECTED:
        names = _names(model_at(path, model))[:2]
        listed = ", ".join(f"`{name}: …`" for name in names)
        return _FIELDS, Phrase(f"write its fields by name, such as {listed}", f"wpisz pola z nazwami: {listed}")
    if kind == "dict_type":
        return _NAMED, _NAMED_ADVICE
    expected = _SHAPES.get(kind, Phrase("another kind of value", "inny rodzaj wartości"))
    return expected, write(expected)


def shape_of(value: Any) -> Phrase:
    """Say what a value of a wrong shape is."""
    if value is None:
        return Phrase("empty", "puste miejsce")
    if isinstance(value, AnyMapping):
        return Phrase("a group of named fields", "grupa pól z nazwami")
    return Phrase("a list", "lista") if isinstance(value, list) else Phrase("a single value", "jedna wartość")


def _unknown_choice(detail: ErrorDetails, path: Path, data: Mapping) -> Problem:
    words = [word.strip("' ") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    given = at(path, data)
    choices = Phrase(_joined([f"`{word}`" for word in words], "or"), _joined(_in_polish(words), "lub"))
    near, span = _choice_near(given, tuple(words)), data.span_of(*path)
    problem = codes.UNKNOWN_CHOICE.at(span, help=did_you_mean(near), given=given, choices=choices)
    others = Word.others(tuple(words))
    sure = clearly_meant(given, [*words, *others])
    if near is None or sure is None or others.get(sure, sure) != near:
        return problem
    return problem.mended_by(Put(span, value=near, old=given))


def _in_polish(words: list[str]) -> list[str]:
    """Return the words of a list, each with what Polish pages call it, which is read as well."""
    names = {word: other for other, word in Word.others(tuple(words)).items()}
    return [f"`{word}`" + (f" ({names[word]})" if core(names[word]) != core(word) else "") for word in words]


def _choice_near(given: str, words: tuple[str, ...]) -> str | None:
    """Return the choice that was probably meant, by a slip in its own spelling or in its Polish name."""
    others = Word.others(words)
    near = nearest(given, [*words, *others])
    return others.get(near, near) if near else None


def _joined(words: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _unknown(path: Path, data: Mapping, model: type[BaseModel], owner: Phrase) -> Problem:
    parent, key = at(path[:-1], data), str(path[-1])
    return unknown_field(parent, key, model_at(path[:-1], model), _whose(path[:-1], data, model, owner))


def unknown_field(parent: Mapping, key: str, model: type[BaseModel], whose: Phrase) -> Problem:
    """Tell that `key` is no field of `model`, and which one was probably meant."""
    if cut := cut_by_comma(parent, key):
        return cut
    names = _names(model)
    help_ = _named_in_polish(key, model) or _part_of_another_kind(key, model) or did_you_mean(field_meant(key, model))
    if help_ is None and "extra" not in names:
        listed = ", ".join(f"`{name}`" for name in names)
        help_ = Phrase(f"its fields are {listed}", f"jego pola to {listed}")
    problem = codes.UNKNOWN_FIELD.at(parent.key_span(key), help=help_, owner=whose, key=key)
    return _renamed(problem, parent, key, _by_its_label(key, model) or _surely_meant(key, model))


def _surely_meant(key: str, model: type[BaseModel]) -> str | None:
    """Return the field that nothing but `key` can mean by its spelling; what another kind of plan has is no slip."""
    sure = None if _part_of_another_kind(key, model) else clearly_meant(key, _names(model))
    return sure if sure == field_meant(key, model) else None


def _part_of_another_kind(key: str, model: type[BaseModel]) -> Phrase | None:
    """Say which kind of plan has a part of this name, when this one has not."""
    if not issubclass(model, Plan):
        return None
    for kind, other in KINDS.items():
        if key in _names(other):
            return Phrase(f"only a plan of `kind: {kind}` has it", f"ma je tylko plan z `kind: {kind}`")
        if name := _by_its_label(key, other):
            return Phrase(f"only a plan of `kind: {kind}` has `{name}:`", f"`{name}:` ma tylko plan z `kind: {kind}`")
    return None


def _named_in_polish(key: str, model: type[BaseModel]) -> Phrase | None:
    """Say how a field is written that is named here as pages name it: `objectives:` for `cele:`."""
    name = _by_its_label(key, model)
    return write_exactly(f"{name}:") if name else None


def field_meant(key: str, model: type[BaseModel]) -> str | None:
    """Return the field of `model` that was probably meant by `key`: by its spelling, or by another name for it."""
    names = _names(model)
    return _by_its_label(key, model) or nearest(key, names) or synonym(key, names)


def _by_its_label(key: str, model: type[BaseModel]) -> str | None:
    """Return the field of `model` that pages call `key` in Polish, in this form of the word or in another."""
    labels = _labels(model)
    return None if key in labels.values() else labels.get(unaccented(key).strip()) or labels.get(core(key))


@functools.cache
def _labels(model: type[BaseModel]) -> AnyMapping[str, str]:
    """Return the fields of a model by their Polish labels and what is common to all forms of these.

    Of two fields of one label the first is meant.
    """
    fields = [(info.alias or name, translate(info.title or name, "pl")) for name, info in model.model_fields.items()]
    fields.reverse()
    return {core(label): key for key, label in fields} | {unaccented(label): key for key, label in fields}


def did_you_mean(name: str | None) -> Phrase | None:
    """Ask whether `name` was meant, when there is one."""
    return Phrase(f"did you mean `{name}`?", f"czy chodziło o `{name}`?") if name else None


def _missing(path: Path, data: Mapping, model: type[BaseModel], owner: Phrase) -> Problem:
    parent, key = at(path[:-1], data), str(path[-1])
    help_ = None
    title = parent.get("title")
    if key == "id" and isinstance(title, str):
        help_ = Phrase(f"add `id: {suggest_id(title)}`", f"dodaj `id: {suggest_id(title)}`")
    problem = codes.MISSING.at(parent.span, help=help_, owner=_whose(path[:-1], data, model, owner), key=key)
    name = id_of(title) if key == "id" and isinstance(title, str) else None
    return problem.mended_by(Put(parent.span, ("id",), value=name, after="title")) if name else problem


def _whose(path: Path, data: Mapping, model: type[BaseModel], owner: Phrase) -> Phrase:
    """Name the object at `path`: by its id, else by the part it stands in."""
    part = next((step for step in reversed(path) if isinstance(step, str)), None)
    if part is None:
        return owner
    here, kind = at(path, data), model_at(path, model)
    name = here.get("id") if isinstance(here, Mapping) else None
    if isinstance(name, str) and issubclass(kind, Part):
        return kind.named.with_id(name)
    if path[-1] == part:
        return Phrase(f"`{part}`", f"`{part}`")
    return Phrase(f"an entry of `{part}`", f"wpis w `{part}`")


def _names(model: type[BaseModel]) -> list[str]:
    """Return the names of fields as writers know them, the required ones first."""
    fields = sorted(model.model_fields.items(), key=lambda entry: not entry[1].is_required())
    return [info.alias or name for name, info in fields]


def model_at(path: Path, model: type[BaseModel]) -> type[BaseModel]:
    """Return the model of the part that `path` leads to or into."""
    for step in path:
        info = _field(step, model)
        model = (_model_in(info.annotation) if info else None) or model
    return model


def field_at(path: Path, model: type[BaseModel]) -> FieldInfo | None:
    """Return the field that `path` leads to, or None when it leads to an entry of one."""
    return _field(path[-1], model_at(path[:-1], model)) if path else None


def _field(step: int | str, model: type[BaseModel]) -> FieldInfo | None:
    return next((info for name, info in model.model_fields.items() if step == (info.alias or name)), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(inner) for inner in getattr(annotation, "__args__", ()))), None)


def whole_value(path: Path, model: type[BaseModel]) -> Path:
    """Return the path of the text that `path` leads into, which is read as a whole; else `path`."""
    for length in range(len(path) - 1, 0, -1):
        info = field_at(path[:length], model)
        if info is not None:
            return path[:-1] if Text in _arguments(info.annotation) else path
    return path


def _by_period(info: FieldInfo | None) -> bool:
    return info is not None and Period in _arguments(info.annotation)


def _arguments(annotation: Any) -> set[Any]:
    inner = getattr(annotation, "__args__", ())
    return {annotation, *(deeper for argument in inner for deeper in _arguments(argument))}
