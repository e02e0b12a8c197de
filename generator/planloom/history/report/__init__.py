"""Changes in words, for one reader (`report`): laid out for a terminal, as Markdown, as HTML, as JSON (`machine`)."""
