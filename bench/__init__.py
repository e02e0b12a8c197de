"""Measure Planloom, by itself and beside other programs: ``python -m bench --help``."""
