"""Git repositories written in the test."""

import os
import subprocess
import textwrap

import pytest

HEADER = {
    "plans/organisation.yml": "name: Aria\nlanguages: [en, pl]\ncurrency: PLN\n",
    "planloom.yml": "today: 2027-06-15\n",
}


class Repo:
    """A repository with a project in the `folder` below its root."""

    def __init__(self, root, folder="."):
        self.root = root
        self.project = root / folder
        self.project.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.hour = 0

    def git(self, *arguments, author="Anna Nowak", where=None):
        """Run git as an author, an hour later each time, with nobody's settings."""
        when = f"2027-03-{1 + getattr(self, 'hour', 0) // 24:02} {getattr(self, 'hour', 0) % 24:02}:00 +0000"
        people = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", author), ("EMAIL", "a@example.org"), ("DATE", when))}  # fmt: skip
        nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        done = subprocess.run(command, cwd=where or self.root, env=os.environ | people | nobodys, capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files):
        for name, text in files.items():
            path = self.project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), "utf-8")

    def commit(self, subject, files=None, *, author="Anna Nowak", gone=()):
        """Write files, remove others and commit; return the name of the commit."""
        self.hour += 1
        self.write(files or {})
        for name in gone:
            (self.project / name).unlink()
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject, author=author)
        return self.git("rev-parse", "HEAD")

    def edit(self, name, old, new):
        """Replace words in a file that has them."""
        path = self.project / name
        text = path.read_text("utf-8")
        assert old in text, (old, text)
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repo(tmp_path):
    """Return a function that makes a repository with files committed and tagged `v1`."""

    def make(files, folder="."):
        made = Repo(tmp_path / "repo", folder)
        made.commit("First version", HEADER | files)
        made.git("tag", "v1")
        return made

    return make
