"""Lists of references that many parts share: to segments, objectives, factors and units."""

from typing import Annotated

from planloom.model.fields import Listed
from planloom.model.relations import ADDRESSES, LEADS_TO, SERVES

SegmentRefs = Annotated[tuple[Annotated[str, ADDRESSES], ...], Listed]
ObjectiveRefs = Annotated[tuple[Annotated[str, SERVES], ...], Listed]
LeadsTo = Annotated[tuple[Annotated[str, LEADS_TO], ...], Listed]
