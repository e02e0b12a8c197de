"""Claims of quantities: figures that sentences give, held to what fields state (L104)."""
