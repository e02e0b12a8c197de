"""Two people changed one file: their work put together by object and field instead of by line.

`values` merges what the files say, with `entries` to tell which entry of a list is which; `sources` writes the result
into the text of one side through the editor and lets the comments and the writing of both stand, by `lines`; where
both changed one field, both values stand between git's marks. `texts` merges what is no YAML as git does, `driver`
is what git calls, `setup` tells git to call it, `told` words what is left to people.
"""
