"""Nothing that commands hand over holds what is withheld; why they end instead is for the terminal alone."""

import sys
from collections.abc import Iterable

from planloom.cli import options
from planloom.cli.voice import Voice
from planloom.project import Reading


def refuse_leaks(report: str, readings: Iterable[Reading], voice: Voice) -> None:
    """End without a report that holds something of what is withheld in one of the versions that were read."""
    for reading in readings:
        if reading.withholds:
            from planloom.site.output.leak_scan import scan  # noqa: PLC0415  # most reports have nothing to hide

            if leaks := scan([("report", report.encode("utf-8", "replace"))], reading):
                voice.tell(leaks, reading.sources)
                sys.exit(options.FINDINGS)
