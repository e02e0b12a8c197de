"""One measure: what a plan says of it, and where it stands by that.

`data` are its numbers, `aims` what a target asks for, `performance` what was measured against what was to be expected.
From these follow `progress` (the way to the target), `status`, `outlook`, `milestone` for what is reached or not, and
`reading_gaps`; `figures` puts them together. `trend` and `sparkline` are for drawing.
"""
