"""Stand-ins that note what a template asks of a page.

A template is given these in the place of the page and of all else that differs from page to page. It may print
words, hand them to a filter that is a function of nothing else, and ask whether there are any; each answer is noted.
Whatever else it does with them raises :class:`NotFillableError`, so that no difference goes unseen.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import script_tag_filter, url_filter

Given = Mapping[str, Any]
"""What MkDocs gives to the template of a page, by name."""

Get = Callable[[Any, Given], Any]
"""How something is read from what was read before."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a template asked for: of which earlier answer, and how.

    Another page must answer with the same type, and with `expected` where that is not ``ANY``.
    """

    of: int
    get: Get
    type: type[Any]
    expected: Any


ANY = object()


# Two signs that nobody writes, from the range that Unicode leaves to private use.
_BEGIN, _END = "\ue0f8", "\ue0f9"
PLACE = re.compile(f"{_BEGIN}([0-9]+){_END}")

# Filters whose result hangs on what is given to them and on nothing else.
_PURE = frozenset("capitalize d default e escape lower safe string striptags title trim upper urlencode".split())  # noqa: SIM905
_ADDRESSES: Mapping[str, Callable[..., str]] = {"url": url_filter, "script_tag": script_tag_filter}
_OF_ANYTHING = frozenset(("defined", "undefined", "none"))
_OF_LISTS = frozenset("count first last length list reverse".split())  # noqa: SIM905
_MISSING = object()


class NotFillableError(Exception):
    """A template does with a page what cannot be foreseen for the next one."""


def _refuse(*_: Any, **__: Any) -> Any:
    raise NotFillableError


class _Guarded:
    """Refuses whatever is not allowed by name."""

    __slots__ = ()

    __iter__ = __len__ = __getitem__ = __contains__ = __call__ = __str__ = __format__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __add__ = __radd__ = __mul__ = __rmul__ = __mod__ = __rmod__ = __int__ = __float__ = __index__ = _refuse


class Printed(str):
    """Words on their way to the page: they may be joined with others, and nothing else."""

    __slots__ = ()

    def __str__(self) -> str:
        return self

    def __bool__(self) -> bool:
        return True  # whoever printed them has noted that they are not empty


for _name in {*dir(str), "__radd__"} - {*dir(object), "__getnewargs__"} | {
    "__eq__",
    "__ne__",
    "__hash__",
    "__format__",
}:
    setattr(Printed, _name, _refuse)


class Recorder:
    """Notes what one rendering asks of `given`: each answer is a step, by its number; the first is all there is."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.steps: list[Step] = []
        self.answers: list[Any] = [given]
        self.folders: set[str] = set()
        self._known: dict[str, int] = {}

    def ask(self, name: str, of: int, get: Get) -> int:
        """Return the number of an answer; one that is no text and holds nothing must be the same on other pages."""
        if name in self._known:
            return self._known[name]
        answer = get(self.answers[of], self.given)
        plain = answer is None or answer is _MISSING or isinstance(answer, bool | int | float | type)
        self.steps.append(Step(of, get, type(answer), answer if plain else ANY))
        self.answers.append(answer)
        self._known[name] = len(self.steps)
        return len(self.steps)

    def fact(self, name: str, of: int, get: Get) -> Any:
        """Return an answer that must be the same on other pages."""
        return self.answers[self.ask(name, of, get)]

    def stand_in(self, name: str, of: int, get: Get) -> Any:
        """Return what a template gets for an answer."""
        number = self.ask(name, of, get)
        value = self.answers[number]
        if value is None or value is _MISSING or isinstance(value, bool | int | float):
            return value
        if isinstance(value, str):
            return Words(self, name, number)
        if isinstance(value, list | tuple) and not any(isinstance(one, AnchorLink) for one in value):
            count = self.fact(f"{name}#", number, lambda value, _: len(value))
            return [self.stand_in(f"{name}[{n}]", number, _nth(n)) for n in range(count)]
        if isinstance(value, Navigation):
            return Whole(self, name, number)
        if isinstance(value, StructureItem | AnchorLink | TableOfContents | dict | list):
            return Thing(self, name, number)
        raise NotFillableError

    def address(self, value: Any, written: Callable[..., str]) -> Any:
        """Return an address as seen from the page."""
        if isinstance(value, Words):
            return value.derived("url", lambda words, given: _ADDRESSES["url"](given, words))
        if foreign(value):
            raise NotFillableError
        if folder := first_folder(str(value)):
            self.folders.add(folder)
        return written(self.given, value)


def _nth(number: int) -> Get:
    return lambda value, _: value[number]


def _is_true(value: Any, _: Given) -> bool:
    return bool(value)


def place_of(number: int) -> str:
    """Return the sign that stands in a frame for words."""
    return f"{_BEGIN}{number}{_END}"


def first_folder(address: str) -> str:
    """Return the folder at the top of the site in which an address lies."""
    return address.lstrip("./").partition("/")[0]


class Words(_Guarded):
    """Some text of a page."""

    __slots__ = ("_name", "_number", "_recorder")

    def __init__(self, recorder: Recorder, name: str, number: int) -> None:
        self._recorder = recorder
        self._name = name
        self._number = number

    def __str__(self) -> str:
        return Printed(place_of(self._number)) if self else ""

    def __bool__(self) -> bool:
        return bool(self._recorder.fact(f"{self._name}?", self._number, _is_true))

    def __eq__(self, other: object) -> bool:
        return self._asked("==", other, lambda value, _: value == other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = _refuse

    def __contains__(self, other: object) -> bool:
        return self._asked(" has ", other, lambda value, _: other in value)

    def __getattr__(self, name: str) -> Any:
        raise NotFillableError

    def _asked(self, how: str, other: object, get: Get) -> bool:
        if type(other) is not str:
            raise NotFillableError
        return bool(self._recorder.fact(f"{self._name}{how}{other!r}", self._number, get))

    def derived(self, name: str, get: Get) -> "Words":
        """Return these words changed by what hangs on nothing but them and the page."""
        made = self._recorder.stand_in(f"{self._name}|{name}", self._number, get)
        if not isinstance(made, Words):
            raise NotFillableError
        return made


class Thing(_Guarded):
    """A page, a section, a heading, or what a page says of itself: asked for by name."""

    __slots__ = ("_name", "_number", "_recorder")

    def __init__(self, recorder: Recorder, name: str, number: int) -> None:
        self._recorder = recorder
        self._name = name
        self._number = number

    def __bool__(self) -> bool:
        return bool(self._recorder.fact(f"{self._name}?", self._number, _is_true))

    def __contains__(self, other: object) -> bool:
        if type(other) is not str or not isinstance(self._recorder.answers[self._number], dict):
            raise NotFillableError
        return bool(self._recorder.fact(f"{self._name} has {other!r}", self._number, lambda value, _: other in value))

    def __getattr__(self, name: str) -> Any:
        found = self._recorder.stand_in(
            f"{self._name}.{name}", self._number, lambda value, _: getattr(value, name, _MISSING)
        )
        if found is _MISSING:
            raise AttributeError(name)
        return found

    def __getitem__(self, key: object) -> Any:
        if type(key) is not str:
            raise NotFillableError
        if not isinstance(self._recorder.answers[self._number], dict):
            raise KeyError(key)
        found = self._recorder.stand_in(
            f"{self._name}[{key!r}]", self._number, lambda value, _: value.get(key, _MISSING)
        )
        if found is _MISSING:
            raise KeyError(key)
        return found

    def first(self) -> Any:
        """Return the first of the headings below this one; what is undefined is made by the filter of Jinja."""
        if self:
            return self._recorder.stand_in(f"{self._name}[0]", self._number, lambda value, _: next(iter(value)))
        return _MISSING


class Whole(Thing):
    """The navigation of the whole site, which marks the page that is being written: only its home page is the same."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name != "homepage":
            raise NotFillableError
        return super().__getattr__(name)


def foreign(value: Any) -> bool:
    """Tell whether a value is, or holds, something that is noted or on its way to the page."""
    if isinstance(value, _Guarded | Printed):
        return True
    if isinstance(value, str):
        return _BEGIN in str.__str__(value)
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(foreign, value))
    if isinstance(value, dict):
        return any(map(foreign, value.values()))
    return isinstance(value, Iterator)  # what it yields is not known


def filtered(recorder: Recorder, name: str, real: Callable[..., Any], args: tuple[Any, ...], kwargs: Any) -> Any:
    """Return what the filter `name` makes of what may be stand-ins."""
    if name in _ADDRESSES:
        return recorder.address(args[1], _ADDRESSES[name])
    given = 1 if hasattr(real, "jinja_pass_arg") else 0
    subject, others = args[given], args[given + 1 :]
    if foreign(others) or foreign(kwargs):
        raise NotFillableError
    if not foreign(subject) or (type(subject) is list and name in _OF_LISTS):
        return real(*args, **kwargs)
    if isinstance(subject, Words) and name in _PURE:
        return subject.derived(
            f"{name}{others!r}{sorted(kwargs.items())!r}", lambda words, _: real(words, *others, **kwargs)
        )
    if isinstance(subject, Thing) and name == "first":
        found = subject.first()
        return real(args[0], ()) if found is _MISSING else found
    raise NotFillableError


def tested(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Return what the test `name` finds of what may be stand-ins: whether there is something was noted already."""
    if name not in _OF_ANYTHING and foreign(args):
        raise NotFillableError
    return real(*args)
