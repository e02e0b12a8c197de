"""What drawing gives back."""

from typing import NamedTuple

from planloom.problems import Problem


class Drawn(NamedTuple):
    """A finished figure, and what was wrong; a chart that fails still has its caption and table."""

    html: str
    problems: tuple[Problem, ...] = ()


class Refused(NamedTuple):
    """Why a specification gives no drawing, in the words of the drawing library."""

    reason: str
