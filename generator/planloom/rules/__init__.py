"""Findings: the places where the plans contradict each other.

:func:`judge` asks every rule about the graph and the figures. A package holds a family of rules and
tells their order, a module of it one rule: its code and words, why it matters, an example that breaks it,
one that does not, and the function that finds it. Rules are pure: they open no file and know no clock.
"""

from planloom.rules.catalogue import catalogue, find
from planloom.rules.check_scope import check_scope
from planloom.rules.clean_results import KeptCleanResults, remembered
from planloom.rules.derivable import derivable_spans
from planloom.rules.judge import judge
from planloom.rules.registry import RULES
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.subtraction import revealing, subtraction, sums_off, without
from planloom.rules.tally import tallied

__all__ = [
    "RULES",
    "KeptCleanResults",
    "Plans",
    "Rule",
    "catalogue",
    "check_scope",
    "derivable_spans",
    "find",
    "judge",
    "remembered",
    "revealing",
    "rule",
    "subtraction",
    "sums_off",
    "tallied",
    "without",
]
