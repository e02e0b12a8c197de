"""Run the tests with the oldest or the newest releases that `pyproject.toml` allows users to have.

    python tools/ranges.py lowest [arguments of pytest]
    python tools/ranges.py highest [arguments of pytest]

Without arguments of pytest everything runs that needs no browser and takes no whole site. The tools of
the tests are the newest in both cases: it is what users install that is tried. Nothing is kept.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
USERS = ("pdf", "chromium", "forms")
QUICK = ("--numprocesses", "auto", "-p", "no:cacheprovider", "-m", "not slow and not browser")


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


def main() -> int:
    """Try one end and return what pytest returns."""
    if sys.argv[1:2] not in (["lowest"], ["highest"]):
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        users = Path(folder) / "users.txt"
        resolve(sys.argv[1], users)
        print(users.read_text("utf-8"), flush=True)
        python = install(users, Path(folder) / "environment")
        command = [str(python), "-m", "pytest", *(sys.argv[2:] or QUICK)]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
