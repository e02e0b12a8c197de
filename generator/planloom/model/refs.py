"""References that many parts share: to people, to segments, to objectives."""

from typing import Annotated

from planloom.model.fields import Listed, Ref

PersonOrTeam = Annotated[str, Ref("person", "team", "org_unit")]
SegmentRefs = Annotated[tuple[Annotated[str, Ref("segment", back="addressed_by")], ...], Listed]
ObjectiveRefs = Annotated[tuple[Annotated[str, Ref("objective", "goal", back="served_by")], ...], Listed]
