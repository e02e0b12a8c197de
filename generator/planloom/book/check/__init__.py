"""The checker: proves on a finished PDF that paper shows what the book says.

It knows nothing of the engine that made the file and reads it as a viewer does. With the HTML of the
book beside it, it also proves that no word and no number was lost.
"""

from planloom.book.check.faults import CODES
from planloom.book.check.run import check

__all__ = ["CODES", "check"]
