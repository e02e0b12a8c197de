"""`python -m planloom` is the same as `planloom`."""

import sys
from pathlib import Path

# Python looks for modules in the folder it is called in, before all others: a project could bring its own.
if not sys.flags.safe_path and sys.path[:1] == [str(Path.cwd())] and not Path(__file__).is_relative_to(Path.cwd()):
    del sys.path[0]

from planloom.cli import main

main()
