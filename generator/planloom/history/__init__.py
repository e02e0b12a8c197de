"""What changed between two versions of the plans, and what it does.

`record` says what a version says, object by object; `compare` takes two records and returns :mod:`changes`, and
`apply` makes the second of the first. `effects` sets the figures of both beside each other, `repository` reads the
plans of a revision, `authors` says who made a change. `comparison` does all of it; `told` words it for a reader, `text`
and `markdown` lay that out, `machine` writes JSON.
"""
