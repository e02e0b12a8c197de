"""Modules that are loaded when something of them is first used, and not when they are imported.

Reading three lines needs few of the stages, and loading all of them takes longer than the work. A module on the list
is imported as any other, ``from planloom import rules``, and stays empty until somebody asks it for a name, as in
``rules.judge``. Whoever imports a name from it, ``from planloom.rules import judge``, loads it there and then: that
costs time and nothing else, so nobody has to know the list to be right.
"""

import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader  # loading it takes as long as a stage

LAZY = frozenset({
    "babel.dates",
    "babel.numbers",
    "planloom.charts.draw",
    "planloom.cli.baseline",
    "planloom.cli.changed",
    "planloom.cli.mending",
    "planloom.figures",
    "planloom.glossary",
    "planloom.model.own",
    "planloom.prose",
    "planloom.rules",
    "planloom.values.habits",
    "rapidfuzz",
})  # fmt: skip

_PASSED_ON = frozenset({"__spec__", "__class__", "__file__", "__name__", "__loader__", "__package__", "__cached__"})
"""What the import system looks at in a module that is there already."""
_LOADING = threading.RLock()
"""A thread that asks a module which another is loading waits until it is whole."""


class _Late(ModuleType):
    """A module that has been found and not been run."""

    def __getattribute__(self, name: str) -> Any:
        if name not in _PASSED_ON:
            with _LOADING:
                _load(self)
        return ModuleType.__getattribute__(self, name)


class _Loaded(ModuleType):
    """A package that waited and has been run.

    Who imports a module of it first has Python bind the name of the module in the package at the end, after the
    package has been run; a function of that name, which the package has taken from the module, stays.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        is_own = isinstance(value, ModuleType) and value.__name__ == f"{self.__name__}.{name}"
        if not (is_own and name in self.__dict__):
            super().__setattr__(name, value)


def _load(module: ModuleType) -> None:
    """Run a module, unless that has been done or is being done further up in this thread."""
    spec = module.__spec__
    if spec is None or spec.loader is None or spec.loader_state is not None:
        return
    spec.loader_state = "loading"
    try:
        spec.loader.exec_module(module)
    except BaseException:
        spec.loader_state = None
        raise
    module.__class__ = _Loaded


class _Waiting:
    """Stands before the loader that will run the module."""

    def __init__(self, loader: "Loader") -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Make the module as its loader would."""
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it to be run by whoever asks it for something."""
        if module.__spec__ is not None:
            module.__spec__.loader = module.__loader__ = self.loader
        module.__class__ = _Late


class _Present:
    """Gives a module that is there already.

    Importing a module of a package that waits runs the package, which may import that module itself: there must not be
    two of it.
    """

    def __init__(self, module: ModuleType, spec: ModuleSpec) -> None:
        self.module = module
        self.spec = spec

    def create_module(self, _spec: ModuleSpec) -> ModuleType:
        """Return the module."""
        return self.module

    def exec_module(self, module: ModuleType) -> None:
        """Leave it as it is."""
        module.__spec__ = self.spec


class _Finder:
    """Finds the modules of the list; all others are left to Python."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a module that waits to be used, or of one that its own package has just imported."""
        present = sys.modules.get(fullname)
        if present is not None and target is None and present.__spec__ is not None:
            return ModuleSpec(fullname, _Present(present, present.__spec__))  # type: ignore[arg-type]  # the same
        spec = PathFinder.find_spec(fullname, path, target) if fullname in LAZY else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Waiting(spec.loader)  # type: ignore[assignment]  # it does what a loader does
        return spec


def install() -> None:
    """Let modules of the list wait from here on; those that are loaded stay as they are."""
    sys.meta_path.insert(0, _Finder())
