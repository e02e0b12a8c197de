"""Every kind of problem there is, for ``planloom explain`` and the manual."""

from collections.abc import Iterable
from types import ModuleType

from planloom.audience import codes as audience_codes
from planloom.links import codes as link_codes
from planloom.model import codes as model_codes
from planloom.problems import Code
from planloom.rules import exceptions
from planloom.rules.registry import RULES
from planloom.settings import codes as settings_codes
from planloom.source import codes as source_codes

MODULES: tuple[ModuleType, ...] = (source_codes, audience_codes, model_codes, settings_codes, link_codes)


def codes_in(module: ModuleType) -> list[Code]:
    """Return the codes that a module defines, in its order."""
    return [value for value in vars(module).values() if isinstance(value, Code)]


def catalogue(*more: Iterable[Code]) -> list[Code]:
    """Return all codes up to the rules in order of their ids; stages after them add theirs as `more`."""
    found = [code for module in MODULES for code in codes_in(module)]
    found += [*exceptions.CODES, *(rule.code for rule in RULES)]
    found += [code for codes in more for code in codes]
    return sorted(found, key=lambda code: code.id)


def find(code: str, *more: Iterable[Code]) -> Code | None:
    """Return the code with this id, however it is spelt."""
    wanted = code.strip().upper()
    return next((known for known in catalogue(*more) if known.id == wanted), None)
