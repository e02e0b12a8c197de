"""Words, numbers, money and dates in the reader's language.

Numbers and dates are formatted by Babel (CLDR). Words of the program are written in English and
translated through the gettext catalogue ``pl.po`` beside this module, which any translation tool opens.
"""

from planloom.i18n.differences import describe_difference
from planloom.i18n.formats import (
    LOCALES,
    format_date,
    format_money,
    format_number,
    format_percent,
    format_period,
    format_share,
    format_value,
    short_money,
)
from planloom.i18n.quantities import counted, format_quantities, format_quantity, noun
from planloom.i18n.scales import Scale, scale_of
from planloom.i18n.translations import label, translate, translations, wording

__all__ = [
    "LOCALES",
    "Scale",
    "counted",
    "describe_difference",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "format_period",
    "format_quantities",
    "format_quantity",
    "format_share",
    "format_value",
    "label",
    "noun",
    "scale_of",
    "short_money",
    "translate",
    "translations",
    "wording",
]
