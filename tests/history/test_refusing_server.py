"""The pre-receive example of the manual: run by a bare repository, it refuses a lowered target without a reason."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

MANUAL = Path(__file__).parents[2] / "docs/how-to/changes.md"
PLAN = "kind: strategy\nobjectives:\n  - id: grow\n    title: Grow\n    measures: [{id: share, title: Share, targets: {2027: 12}}]\n"  # fmt: skip
FILE = "plans/strategy/plan.yml"


def pushed(made):
    """Push, and return how it ended and what the server said."""
    done = subprocess.run(["git", "push", "-q", "server", "main"], cwd=made.root, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
    return done.returncode, done.stderr


def test_a_lowered_target_needs_a_reason(repo, tmp_path):
    made = repo({FILE: PLAN})
    bare = tmp_path / "server.git"
    made.git("clone", "-q", "--bare", str(made.root), str(bare))
    made.git("remote", "add", "server", str(bare))
    example = re.search(r"```text\n(#!/bin/sh\n.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    hook = bare / "hooks/pre-receive"
    hook.write_text(example[1].replace("planloom diff", f"'{sys.executable}' -m planloom diff"))
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    made.edit(FILE, "title: Grow", "title: Grow more")
    made.commit("Another title")
    assert pushed(made)[0] == 0
    made.edit(FILE, "2027: 12", "2027: 11")
    made.commit("Numbers")
    code, said = pushed(made)
    assert code != 0
    assert "target-lowered" in said
    made.commit("Lower the share: the port is closed")
    assert pushed(made)[0] != 0, "the reason stands in another commit"
    made.git("reset", "-q", "--soft", "HEAD~2")
    made.commit("Lower the share: the port is closed")
    assert pushed(made)[0] == 0
    made.git("checkout", "-q", "-b", "other")
    made.edit(FILE, "2027: 11", "2027: 10")
    made.commit("Lower it again")
    made.git("checkout", "-q", "main")
    made.git("merge", "-q", "--no-ff", "-m", "Merge", "other")
    assert pushed(made)[0] == 0, "a merge brings its reasons"
