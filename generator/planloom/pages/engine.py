"""Jinja as pages use it: the same templates with fewer steps from an expression to the page.

A page calls some hundred functions and macros and prints as many values. Jinja asks of each function whether it wants
the context, and escapes each value once more when it is printed. Ours are plain functions, and
whatever a template prints passes one function that makes it fit for a page, so both are left out.
"""

import operator
from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro, missing
from markupsafe import Markup

from planloom.pages.words import trusted


class DirectMacro(Macro):
    """A macro that passes its arguments on as they are, where they stand in their order and nothing else is given."""

    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._missing = (missing,) * self._argument_count

    def __call__(self, *args: Any, **kwargs: Any) -> Markup:
        """Return what the macro writes."""
        if kwargs or not self._is_plain or len(args) > self._argument_count:
            return super().__call__(*args, **kwargs)  # type: ignore[return-value]  # templates are autoescaped
        return trusted(self._func(*args, *self._missing[len(args) :]))


class DirectContext(Context):
    """The context of a template that calls functions as Python does; none of them is given the context."""

    call: Callable[..., Any] = staticmethod(operator.call)
    Macro = DirectMacro


class DirectGenerator(CodeGenerator):
    """Compiles templates whose values are all printed by ``finalize``, which returns what is safe on a page."""

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

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(finalize.src or "str(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")
