"""Claims of trends: how far and which way figures move, from where they start, and when they are at their best."""
