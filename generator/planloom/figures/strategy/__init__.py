"""What carries the strategic objectives, and how far they have come."""
