"""MkDocs and its theme: our pages as finished pages of theirs, in frames that are rendered once (`frames`)."""
