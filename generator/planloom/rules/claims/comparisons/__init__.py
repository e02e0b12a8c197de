"""Claims of comparisons: one object with another, with all of its kind, or with its target."""
