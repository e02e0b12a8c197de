"""How plans are to be judged: levels, tolerances, the day, rules of one's own.

They come from ``planloom.yml`` beside ``mkdocs.yml``, or from the options of the plugin there. Reading a
file is left to the caller; this package turns its text into one frozen :class:`Settings`.
"""

from planloom.settings.levels import levelled
from planloom.settings.read import FILE, files_meant, read_settings, settings_from_options, settings_of
from planloom.settings.values import RULES_OF_PACKAGES, Comparison, OwnRule, Settings, Wiki

__all__ = [
    "FILE",
    "RULES_OF_PACKAGES",
    "Comparison",
    "OwnRule",
    "Settings",
    "Wiki",
    "files_meant",
    "levelled",
    "read_settings",
    "settings_from_options",
    "settings_of",
]
