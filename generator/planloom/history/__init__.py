"""What changed between two versions of the plans, and what it does.

`git` reads the plans of a revision and the log; `difference` compares two versions object by object. `revisions` and
`comparison` put both together: what changed, who did it (`authors`), and what it does to figures, statuses and
findings (`effects`). `report` tells it; `patch` writes it into the sources of the first version. For the pages of a
site, `build_chronicle` tells what each commit changed (`commit_events`).
"""
