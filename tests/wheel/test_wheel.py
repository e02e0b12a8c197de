"""Wheel and source distribution: what they hold; the wheel builds a site in an environment with nothing of ours."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[2]
NO_NETWORK = ("No matching distribution", "Could not find a version", "Connection", "Max retries", "Network is")
pytestmark = pytest.mark.slow


LICENCES = {"LICENSE", "THIRD_PARTY.md", "LICENSE-PlanloomSans-PlanloomMono.txt", "LICENSE-PlanloomSigns.txt"}


def built(folder: Path, kind: str) -> Path:
    """Build this repository's wheel or source distribution into an empty folder."""
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return built(tmp_path_factory.mktemp("dist"), "wheel")


@pytest.fixture(scope="module")
def contents(wheel) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """Return the folder of programs of an environment that holds the wheel and what it asks for, no more."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True, system_site_packages=False)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    command = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--retries", "1", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and any(words in done.stderr for words in NO_NETWORK):
        pytest.skip("what the wheel asks for cannot be downloaded here")
    assert done.returncode == 0, done.stderr
    return programs


def shipped(folder: str) -> set[str]:
    """Return the files of a folder that belong to the repository, by what git says."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no git checkout")
    return {name for name in done.stdout.splitlines() if (ROOT / name).is_file()}


def test_it_holds_modules_templates_and_starter_and_nothing_else(contents):
    modules = {name.removeprefix("generator/") for name in shipped("generator/planloom")}
    templates = {f"planloom/{name}" for name in shipped("templates")}
    starter = {f"planloom/starter/{name.removeprefix('plans/')}" for name in shipped("plans")}
    assert {name for name in contents if ".dist-info/" not in name} == modules | templates | starter


def test_it_brings_the_licences_along(contents):
    names = {PurePosixPath(name).name for name in contents if ".dist-info/" in name}
    assert names >= LICENCES


def test_it_brings_its_bill_of_materials(contents):
    assert [name for name in contents if "/sboms/" in name] == ["planloom-0.1.0.dist-info/sboms/planloom.cdx.json"]


def test_the_source_distribution_holds_typefaces_and_licences(tmp_path):
    with tarfile.open(built(tmp_path, "sdist")) as archive:
        names = {PurePosixPath(name).name for name in archive.getnames()}
    assert names >= LICENCES | {Path(name).name for name in shipped("generator/planloom/typefaces")}


def run(programs: Path, folder: Path, *arguments: str) -> str:
    command = [str(programs / "planloom"), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_it_builds_the_starter_in_both_languages(installed, tmp_path):
    run(installed, tmp_path, "init", "demo")
    demo = tmp_path / "demo"
    run(installed, demo, "check")
    run(installed, demo, "build")
    english = {path.relative_to(demo / "site") for path in (demo / "site").rglob("index.html")}
    polish = {path.relative_to("pl") for path in english if path.parts[0] == "pl"}
    assert Path("strategy/objectives/grow-dach/index.html") in english
    assert polish == {path for path in english if path.parts[0] != "pl"}
    assert '<html lang="pl"' in (demo / "site/pl/index.html").read_text("utf-8")
    assert (demo / "site/assets/planloom/planloom.css").is_file()
