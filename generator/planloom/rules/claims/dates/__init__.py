"""Temporal expressions: the days and periods that sentences give, held to those of fields (L106)."""
