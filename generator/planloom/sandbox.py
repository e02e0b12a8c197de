"""Templates: ours run as they are, those of a project in a sandbox.

A template is a program. What comes with a project may have been written by anybody, so it reaches what pages are made
of, and nothing of the machine: no files, no modules, no insides of objects. Ours are known by the folder they were
read from, and pay nothing for it. A template of ours that includes or extends one of a project stays ours, and that one
stays in the sandbox.
"""

import os
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, TemplateNotFound
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment, safe_range
from pydantic import BaseModel

from planloom.disk import leads_out
from planloom.template_cache import TemplateCache

_CALLABLE = frozenset({
    "builtins", "collections", "datetime", "decimal", "fractions", "functools", "itertools", "jinja2", "markupsafe",
    "operator", "planloom", "types",
})  # fmt: skip
"""Packages whose functions and methods a template of a project may call."""

_OF_PYDANTIC = frozenset(dir(BaseModel)) - frozenset(dir(object))
"""What every object of a plan has from pydantic, the reading of files among it, and what no template needs."""


def template_environment(
    theirs: Sequence[Path],
    ours: Path,
    name: str,
    environment_class: type[Environment] = Environment,
    context_class: type[Context] = Context,
    **options: Any,
) -> Environment:
    """Return an environment of Jinja in which templates in the folders `theirs` win over those in `ours`.

    `name` is that of the compiled templates (:mod:`planloom.template_cache`), `options` are Jinja's. Ours have an
    environment of `environment_class`, those of a project find names as `context_class` does.
    """
    loader = _Loader(theirs, ours)
    environment = environment_class(loader=loader, bytecode_cache=TemplateCache(name), **options)
    loader.around, loader.box = (
        environment,
        _Box(loader=loader, bytecode_cache=TemplateCache(f"{name}, of projects"), **options),
    )
    loader.box.context_class = context_class
    environment.globals["range"] = safe_range  # without end it would take all memory there is
    for shared in ("filters", "globals", "tests", "policies"):
        setattr(loader.box, shared, getattr(environment, shared))
    return environment


class _Loader(FileSystemLoader):
    """Reads templates, and gives those of a project to the box."""

    around: Environment
    box: "_Box"

    def __init__(self, theirs: Sequence[Path], ours: Path) -> None:
        super().__init__([*theirs, ours])
        self._ours = f"{ours}{os.sep}"

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """Return a template, which stays in the environment it belongs to whoever asks for it."""
        _, file, _ = self.get_source(environment, name)
        return super().load(self.around if file.startswith(self._ours) else self.box, name, globals)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the source of a template; a link that leads out of the folder of templates is not there."""
        source, file, fresh = super().get_source(environment, template)
        if not file.startswith(self._ours) and leads_out(Path(file), self._folder_of(file)):
            raise TemplateNotFound(template)
        return source, file, fresh

    def _folder_of(self, file: str) -> Path:
        return next(Path(folder) for folder in self.searchpath if Path(file).is_relative_to(folder))


class _Box(SandboxedEnvironment):
    """The environment of templates that are not ours."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what leads from the data of a page to the machine."""
        if isinstance(obj, ModuleType | Path):
            return False
        of_model = isinstance(obj, BaseModel) or (isinstance(obj, type) and issubclass(obj, BaseModel))
        if of_model and attr in _OF_PYDANTIC:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow what belongs to pages, plans and plain values."""
        module = getattr(obj, "__module__", None) or type(getattr(obj, "__self__", obj)).__module__
        return str(module).partition(".")[0] in _CALLABLE and super().is_safe_callable(obj)
