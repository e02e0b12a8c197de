"""Words that are left in a wiki for readers."""

from planloom.problems import Phrase

WITHDRAWN = Phrase("This page is no longer part of the plans.", "Ta strona nie należy już do planów.")
HAS_MOVED = Phrase("This page has moved", "Strona została przeniesiona")
