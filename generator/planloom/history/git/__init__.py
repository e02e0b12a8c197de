"""The repository that a project lies in: its plans as they were in a revision, its log, and the versions there are."""
