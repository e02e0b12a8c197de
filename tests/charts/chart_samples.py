"""Charts the tests draw, built from plain values."""

from pathlib import Path

from planloom.values import Period

TEMPLATES = Path(__file__).parents[2] / "templates"

period = Period.parse
