"""The recipes of the manual for GitHub and GitLab: their steps run in a clone, against servers that note what comes."""

import http.server
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
import urllib.parse
from pathlib import Path

import pytest
import yaml

MANUAL = Path(__file__).parents[2] / "docs/how-to/changes.md"
FILE = "plans/sales/plan.yml"
PLAN = "kind: sales\ntitle: {en: Sales, pl: Sprzedaż}\nbudget: [{id: fairs, title: Targi & Łódź, category: fairs, amounts: {2027: 2m}}]\n"  # fmt: skip


def recipe(name):
    """Return a recipe of the manual, by the comment on its first line."""
    found = re.search(rf"```yaml\n# {re.escape(name)}\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    return yaml.safe_load(found[1].replace("\non:", "\n'on':"))


@pytest.fixture
def clone(repo, tmp_path):
    """Return the clone that a CI has of a branch which raised a budget, while the target went on."""
    made = repo({FILE: PLAN})
    made.git("checkout", "-q", "-b", "more")
    made.edit(FILE, "2027: 2m", "2027: 2.5m")
    made.commit("A second fair")
    made.git("checkout", "-q", "main")
    made.commit("A risk on the target", {"plans/sales/risks.yml": "risks: [{id: strike, title: Strike}]\n"})
    made.git("clone", "-q", made.root.as_uri(), str(tmp_path / "clone"))
    made.git("checkout", "-q", "origin/more", where=tmp_path / "clone")
    made.root = tmp_path / "clone"
    return made


def run(script, folder, programs, **variables):
    """Run a step as a runner does: a shell that ends at the first failure."""
    programs.mkdir(exist_ok=True)
    known = {"pip": "exit 0", "planloom": f"exec '{sys.executable}' -m planloom \"$@\"", "gh": f'echo "$@" > {programs}/told; cp "$5" {programs}/body'}  # fmt: skip
    for name, text in known.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(stat.S_IRWXU)
    here = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path), "LANG": "C.UTF-8"}  # fmt: skip
    done = subprocess.run(["bash", "-ec", script], cwd=folder, env=os.environ | here | variables, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr


def assert_told(body):
    said = body.replace("\u00a0", " ")
    assert "Targi \\& Łódź" in said
    assert "PLN 2,000,000 → **PLN 2,500,000**" in said
    assert "A second fair" in said
    assert "Strike" not in said, "what the target did is none of this branch"


def test_github(clone, tmp_path):
    steps = recipe(".github/workflows/changes.yml")["jobs"]["changes"]["steps"]
    clone.git("merge", "-q", "--no-edit", "origin/main", where=clone.root)  # what GitHub checks out
    for step in steps:
        if "run" in step:
            run(step["run"], clone.root, tmp_path / "bin", GITHUB_BASE_REF="main", NUMBER="7")
    assert (tmp_path / "bin/told").read_text().split() == ["pr", "comment", "7", "--body-file", "changes.md", "--edit-last", "--create-if-none"]  # fmt: skip
    assert_told((tmp_path / "bin/body").read_text("utf-8"))


class Server(http.server.BaseHTTPRequestHandler):
    """Notes what is sent to it."""

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        self.server.told.append((self.path, self.headers["PRIVATE-TOKEN"], urllib.parse.parse_qs(content)))
        self.send_response(201)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_gitlab(clone, tmp_path):
    base = clone.git("merge-base", "origin/main", "HEAD", where=clone.root)
    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        server.told = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        api = f"http://127.0.0.1:{server.server_port}/api/v4"
        script = "\n".join(recipe(".gitlab-ci.yml")["changes"]["script"])
        run(
            script,
            clone.root,
            tmp_path / "bin",
            CI_MERGE_REQUEST_DIFF_BASE_SHA=base,
            CI_API_V4_URL=api,
            CI_PROJECT_ID="3",
            CI_MERGE_REQUEST_IID="8",
            COMMENT_TOKEN=str(9),
        )
        server.shutdown()
    ((path, token, form),) = server.told
    assert (path, token) == ("/api/v4/projects/3/merge_requests/8/notes", "9")
    assert_told(form["body"][0])
