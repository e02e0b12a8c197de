"""Roles: what an object is to the rules, pages and relations that ask for no kind by its name.

A class says which roles its objects have, ``acts_as = frozenset({"work", "page"})``, a part that a project declares
writes ``roles: [work, page]``, and whoever needs all work asks ``item.is_a("work")``. What follows from other
declarations is no role: what costs money says so at its field of money (`money`), what may be named at the relation.
"""

from collections.abc import Mapping
from typing import Literal

Role = Literal["aim", "work", "event", "owner", "structure", "proper_name", "page"]

ROLES: Mapping[Role, str] = {
    "aim": "What is to be reached. It carries the strategic objective it serves and lies within the dates of its plan;"
    " other objects may support it, risks may threaten it, decisions change it.",
    "work": "What somebody does in a time. It carries the strategic objective it serves, lies within the dates of its"
    " plan and ends before what it serves is due; with dates it stands on the roadmap. Other work may depend on it,"
    " risks may threaten it, decisions change it or move its money. Where it reports a status and is not done by its"
    " end, it is overdue.",
    "event": "What happens on a day. It stands on the roadmap as a milestone does and lies within the dates of its"
    " plan; work may depend on it, decisions change it.",
    "owner": "Who can own other objects, approve and decide, be responsible, consulted and informed.",
    "structure": "What the organisation consists of. It goes with the unit it stands in, and so does not count on one"
    " that another plan closes.",
    "proper_name": "What is usually called the same in every language: its title needs no translation.",
    "page": "What has a page of its own, where everything that is linked to it comes together.",
}
"""What each role means, for the reference."""
