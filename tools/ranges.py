"""Try the oldest or the newest releases that `pyproject.toml` allows users to have.

    python tools/ranges.py lowest [FOLDER]
    python tools/ranges.py highest [FOLDER]

The tests in TESTS run, except those that need a browser; then a small project is checked,
built, printed by WeasyPrint and its book checked, as users do it. The tools of the tests are the newest
in both cases: it is what users install that is tried. The environment is kept only in a FOLDER given.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
USERS = ("pdf", "chromium", "forms")
STAGES = ("values", "i18n", "report", "source", "model", "links", "figures", "settings", "rules", "golden")
READERS = ("site", "prose", "book", "cli")
TESTS = (
    *(f"tests/{stage}" for stage in (*STAGES, *READERS)),
    "tests/charts/test_draw.py",
    "tests/charts/test_strategy_map.py",
    "tests/glossary/test_lock.py",
)
QUICK = ("--numprocesses", "2", "-p", "no:cacheprovider", "--quiet", "-m", "not browser")
SMALL = ROOT / "tests" / "golden" / "four-plans"
COMMANDS = (
    ("check",),
    ("build",),
    ("print", "--output", "book.pdf", "--html", "book.html"),
    ("print", "--check", "book.pdf", "--html", "book.html"),
)


def uv(*arguments: str | Path) -> None:
    """Run uv from the environment of this Python."""
    subprocess.run([sys.executable, "-m", "uv", "pip", *map(str, arguments)], cwd=ROOT, check=True)


def resolve(end: str, target: Path) -> None:
    """Write the releases at one end of the users' ranges."""
    resolution = {"lowest": "lowest-direct", "highest": "highest"}[end]
    extras = [f"--extra={extra}" for extra in USERS]
    options = ["--quiet", "--no-header", "--no-annotate", "--python", sys.executable]
    uv("compile", "pyproject.toml", *extras, *options, "--resolution", resolution, "--output-file", target)


def install(users: Path, folder: Path) -> Path:
    """Make an environment with the users' releases and the newest tools, and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    everything = users.with_name("everything.txt")
    options = ["--quiet", "--no-header", "--no-annotate", "--python", python]
    uv("compile", "pyproject.toml", "--extra=dev", "--constraint", users, *options, "--output-file", everything)
    uv("install", "--quiet", "--python", python, "--requirement", everything)
    uv("install", "--quiet", "--python", python, "--no-deps", "--no-build-isolation", "--editable", ".")
    return python


def tried(python: Path, folder: Path) -> bool:
    """Tell whether the tests pass and the small project comes out whole."""
    tests = [python, "-m", "pytest", *QUICK, *TESTS]
    passed = subprocess.run(tests, cwd=ROOT, check=False).returncode == 0
    project = folder / "project"
    shutil.copytree(SMALL, project, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    for command in COMMANDS:
        print("planloom", *command, flush=True)
        passed &= subprocess.run([python, "-m", "planloom", *command], cwd=project, check=False).returncode == 0
    return passed


def try_end(end: str, folder: Path) -> bool:
    """Install the releases at one end into a folder, name them and try them."""
    folder.mkdir(parents=True, exist_ok=True)
    users = folder / "users.txt"
    resolve(end, users)
    print(users.read_text("utf-8"), flush=True)
    return tried(install(users, folder / "environment"), folder)


def main() -> int:
    """Try one end."""
    if sys.argv[1:2] not in (["lowest"], ["highest"]):
        print(__doc__, file=sys.stderr)
        return 2
    if sys.argv[2:]:
        return 0 if try_end(sys.argv[1], Path(sys.argv[2])) else 1
    with tempfile.TemporaryDirectory() as folder:
        return 0 if try_end(sys.argv[1], Path(folder)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
