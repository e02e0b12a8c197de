"""Pages into the wiki that people already have: what is to be done there, decided purely, and how it is done.

A page becomes a :class:`WikiPage`, a writer makes its text (:mod:`planloom.publish.writers`), a :class:`Target` says
what stands in the wiki, :func:`decide` compares the two, and :mod:`planloom.publish.engine` does what was decided.
"""

from planloom.publish.decide import Action, Decision, Take, decide
from planloom.publish.names import Lead, Names
from planloom.publish.page import Attachment, Identity, WikiPage
from planloom.publish.target import Outgoing, Remote, Stamp, Target

__all__ = [
    "Action",
    "Attachment",
    "Decision",
    "Identity",
    "Lead",
    "Names",
    "Outgoing",
    "Remote",
    "Stamp",
    "Take",
    "Target",
    "WikiPage",
    "decide",
]
