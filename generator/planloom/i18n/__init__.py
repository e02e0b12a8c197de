"""Words, numbers, money and dates in the reader's language.

Numbers and dates are formatted by Babel (CLDR). Words of the program are written in English and
translated through the gettext catalogue ``pl.po`` beside this module, which any translation tool opens.
"""

from planloom.i18n.formats import (
    LOCALES,
    format_date,
    format_money,
    format_number,
    format_period,
    format_share,
    format_value,
    short_money,
)
from planloom.i18n.translations import label, translate, translations

__all__ = [
    "LOCALES",
    "format_date",
    "format_money",
    "format_number",
    "format_period",
    "format_share",
    "format_value",
    "label",
    "short_money",
    "translate",
    "translations",
]
