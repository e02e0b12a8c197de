"""From a path to a file of the site and to nothing else."""

import os

import pytest

from planloom.site.live.requested import Redirect, requested


@pytest.fixture
def site(tmp_path):
    """Return a site with two pages, a style, a folder without a page, links, a pipe, and a file beside it."""
    root = tmp_path.resolve() / "site"
    for name in ("index.html", "plans/index.html", "assets/a b.css", "Łódź.svg"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    (tmp_path / "secret.txt").write_text("x")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "up").symlink_to(tmp_path)
    (root / "here").symlink_to(root / "plans")
    os.mkfifo(root / "pipe")
    return root


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/plans/", "plans/index.html"),
        ("/assets/a%20b.css", "assets/a b.css"),
        ("/%C5%81%C3%B3d%C5%BA.svg", "Łódź.svg"),
    ],
)
def test_files_are_found(site, path, file):
    assert requested(site, path) == site / file


def test_a_folder_is_asked_for_with_a_slash(site):
    assert requested(site, "/plans") == Redirect("/plans/")


@pytest.mark.parametrize(
    "path",
    [
        "", "plans/", "//", "///", "//example.com/..", "/plans//", "/./", "/../secret.txt", "/plans/../index.html",
        "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5Csecret.txt", "/..\\secret.txt", "/%00", "/index.html%00", "/a%0a",
        "/%ff", "/link.txt", "/up/secret.txt", "/here/", "/here", "/up", "/pipe", "/assets/", "/index.html/", "/missing",
        "/" + "a" * 5000, "/" + "a/" * 5000, "http://example.com/",
    ],
)  # fmt: skip
def test_nothing_else_is(site, path):
    assert requested(site, path) is None
