"""What plans cost, bring and need, and where it comes from."""
