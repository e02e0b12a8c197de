"""Jinja as pages use it: the same templates with fewer steps from an expression to the page.

A page calls some hundred functions and macros and prints as many values. Jinja asks of each function whether it wants
the context, and escapes each value once more when it is printed. Ours are plain functions, and
whatever a template prints passes one function that makes it fit for a page, so both are left out.
"""

import functools
import operator
from collections import deque
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, Template, filters, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from planloom.pages.words import trusted

_MISSING = (missing,) * 64
"""What stands for arguments that are not given; more than any macro has."""


class DirectMacro:
    """A macro that passes its arguments on as they are, in the order of their names.

    What other macros get besides, such as any number of arguments, is left to the macro of Jinja, which `settings`
    would make.
    """

    __slots__ = ("_count", "_function", "_is_simple", "_names", "_settings", "_takes_caller")

    def __init__(self, *settings: Any) -> None:
        self._settings = settings
        _, self._function, _, names, keywords, others, self._takes_caller, _ = settings
        self._count = len(names)
        self._names = (*names, "caller") if self._takes_caller else names
        self._is_simple = not (keywords or others or "caller" in names)

    def __call__(self, *args: Any, **kwargs: Any) -> Markup:
        """Return what the macro writes."""
        if self._is_simple and len(args) <= self._count:
            if not kwargs and not self._takes_caller:
                return trusted(self._function(*args, *_MISSING[len(args) : self._count]))
            rest = [kwargs.get(name, missing) for name in self._names[len(args) :]]
            found = sum(value is not missing for value in rest)
            if found == len(kwargs) and not (self._takes_caller and rest[-1] is missing):
                return trusted(self._function(*args, *rest))
        made: Markup = Macro(*self._settings)(*args, **kwargs)  # type: ignore[assignment]  # templates are autoescaped
        return made


class FunctionContext(Context):
    """The context of a template in which a name that nothing else has is a function of its page."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return what a template calls `key`."""
        found = super().resolve_or_missing(key)
        page = self.parent.get("page") if found is missing else None
        return found if page is None else page.function(key)


class DirectContext(Context):
    """The context of a template that calls functions as Python does; none of them is given the context.

    A name that a template uses is one it has set, a macro of the same library, something it was given, or a function
    of its page. `library` is where the macro that is being made comes from.
    """

    call: Any = staticmethod(operator.call)
    Macro = DirectMacro
    library: "Library | None" = None

    def resolve_or_missing(self, key: str) -> Any:
        """Return what a template calls `key`."""
        if key in self.vars:
            return self.vars[key]
        if self.library is not None and key in self.library:
            return self.library.macro(key)
        if key in self.parent:
            return self.parent[key]
        page = self.parent.get("page")
        return missing if page is None else page.function(key)


Piece = Callable[[Context], Iterable[str]]
"""Makes one macro: leaves it among the variables of a context."""


class Library:
    """The macros of an imported template, each made for a page when the page first uses it."""

    def __init__(self, pieces: Mapping[str, Piece], context: DirectContext) -> None:
        self._pieces = pieces
        self._context = context
        self._begun: set[str] = set()
        context.library = self
        if (page := context.parent.get("page")) is not None:
            page.libraries.append(self)

    def __contains__(self, name: str) -> bool:
        return name in self._pieces

    def __getattr__(self, name: str) -> Any:
        """Return the macro of the name."""
        if name.startswith("_") or name not in self._pieces:
            raise AttributeError(name)
        return self.macro(name)

    def macro(self, name: str) -> Callable[..., Any]:
        """Return a macro; one that calls itself by way of others gets there when it is called."""
        made = self._context.vars
        if name not in made:
            if name in self._begun:
                return functools.partial(self._later, name)
            self._begun.add(name)
            deque(self._pieces[name](self._context), maxlen=0)
        macro: Callable[..., Any] = made[name]
        return macro

    def close(self) -> None:
        """Give up the macros; each holds the library, and the library each of them."""
        self._context.vars.clear()
        self._context.library = None

    def _later(self, name: str, *args: Any, **kwargs: Any) -> Any:
        return self._context.vars[name](*args, **kwargs)


class PageTemplate(Template):
    """A template that may be a library of macros. What all templates know, it finds in its environment."""

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # as Jinja calls it
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> DirectContext:
        """Return the context in which the template is rendered."""
        parent = (vars or {}) if shared else {**self.environment.globals, **(vars or {})}
        known = {name: value for name, value in locals.items() if value is not missing} if locals else {}
        return DirectContext(self.environment, {**parent, **known} if known else parent, self.name, self.blocks)

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # as Jinja calls it
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return what an import of the template gives."""
        pieces = self.root_render_func.__globals__.get("pieces")
        if pieces is None:
            return super().make_module(vars, shared, locals)
        return Library(pieces, self.new_context(vars, shared, locals))


class DirectGenerator(CodeGenerator):
    """Compiles templates whose values are all printed by ``finalize``, which returns what is safe on a page.

    Of a template that holds nothing but macros, each macro is compiled to a function of its own.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template, or the pieces of a library."""
        macros = _macros(node)
        if not macros:
            super().visit_Template(node, frame)
            return
        self.writeline("pieces = {}")
        for macro in macros:
            super().visit_Template(nodes.Template([macro], lineno=macro.lineno, environment=self.environment))
            self.writeline(f"pieces[{macro.name!r}] = root")
        super().visit_Template(nodes.Template([], lineno=1, environment=self.environment))

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # Jinja's
        """Write a call, without the variables of loops that functions with the context are given."""
        self.write("context.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the making of a macro, which is one of ours."""
        self.write("context.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, _: nodes.Expr, __: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(finalize.src or "str(")

    def _output_child_post(self, _: nodes.Expr, __: Frame, ___: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


def _macros(template: nodes.Template) -> list[nodes.Macro]:
    """Return the macros of a template; none where anything else stands in it."""
    macros = [node for node in template.body if isinstance(node, nodes.Macro)]
    others = [node for node in template.body if not isinstance(node, nodes.Macro)]
    return macros if all(isinstance(node, nodes.Output) and _is_blank(node) for node in others) else []


def _is_blank(node: nodes.Output) -> bool:
    return all(isinstance(part, nodes.TemplateData) and not part.data.strip() for part in node.nodes)


class PageEnvironment(Environment):
    """An environment of such templates. None is read again while it lasts."""

    code_generator_class = DirectGenerator
    context_class = DirectContext
    template_class = PageTemplate

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, auto_reload=False)
        self.loaded: dict[str, Template] = {}
        self.filters.update(_FILTERS)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # as Jinja calls it
    ) -> Template:
        """Return a template by its path, as it was when it was first asked for."""
        if not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self.loaded.get(name)
        if found is None:
            found = self.loaded[name] = super().get_template(name, parent, globals)
        return found


# Jinja's own ask at every use whether the environment is asynchronous.
_FILTERS: Mapping[str, Callable[..., Any]] = {
    "list": list,
    "selectattr": filters.sync_do_selectattr,
    "rejectattr": filters.sync_do_rejectattr,
}
