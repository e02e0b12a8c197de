"""Who may see what: the sources are cut before anything is made of them.

:func:`withhold` takes what `source` has read, the audiences that the project declares and the one that is built for,
and returns the sources without what is meant for others. References to what is gone lead to a sign that says nothing
(:mod:`planloom.values.withheld`). Whatever is not sure, such as a misspelt key, is an error.
"""

from planloom.audience.declared import ALL, Audiences
from planloom.audience.hidden import Hidden
from planloom.audience.withhold import Cut, withhold

__all__ = ["ALL", "Audiences", "Cut", "Hidden", "withhold"]
