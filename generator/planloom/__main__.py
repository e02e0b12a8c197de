"""`python -m planloom` is the same as `planloom`."""

from planloom.cli import main

main()
