"""Names for findings that stay the same while lines move, so that tools can tell old ones from new."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from planloom.problems import Problem
from planloom.report.words import message


def fingerprints(problems: Iterable[Problem]) -> list[str]:
    """Return a fingerprint for each problem, in their order.

    It is made of the code, the object or file, and what is said; never of a line. Where two problems
    would have the same one, the second gets another.
    """
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        key = "|".join((problem.code.id, problem.subject or problem.span.file, message(problem)))
        seen[key] += 1
        text = key if seen[key] == 1 else f"{key}|{seen[key]}"
        found.append(hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32])
    return found


def not_among(problems: Iterable[Problem], known: Iterable[Problem]) -> list[Problem]:
    """Return the problems that `known` does not have, wherever their lines are by now."""
    marks = set(fingerprints(known))
    listed = list(problems)
    return [problem for problem, mark in zip(listed, fingerprints(listed), strict=True) if mark not in marks]
