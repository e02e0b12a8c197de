"""With addresses that name files, every link of a page names a file that is there."""

import re

import pytest

from planloom.site.folders import naming_files


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="../risks/">R</a>', '<a href="../risks/index.html">R</a>'),
        ('<a class="x" href="./#why">W</a>', '<a class="x" href="./index.html#why">W</a>'),
        ('<a href="#why">W</a>', '<a href="#why">W</a>'),
        ('<a href="map.pdf">M</a>', '<a href="map.pdf">M</a>'),
        ('<a href="https://example.org/">E</a>', '<a href="https://example.org/">E</a>'),
        ('<p>href="../risks/"</p>', '<p>href="../risks/"</p>'),
    ],
)
def test_a_link_names_a_file(written, expected):
    assert naming_files(written) == expected


@pytest.mark.slow
@pytest.mark.parametrize("folders", [True, False])
def test_every_link_of_a_site_leads_to_a_page(tmp_path, build_project, folders):
    plan = (
        "---\nkind: strategy\nobjectives:\n  - {id: grow, title: Grow, text: 'As [[sell]] says, [why](why.md#so).'}\n"
    )
    (tmp_path / "plans/strategy").mkdir(parents=True)
    (tmp_path / "plans/sales").mkdir()
    (tmp_path / "plans/strategy/plan.md").write_text(f"{plan}---\nSee [[grow]].\n", "utf-8")
    (tmp_path / "plans/strategy/why.md").write_text("# Why\n\n## So\n\n- [the plan](plan.md), [[grow]]\n", "utf-8")
    (tmp_path / "plans/sales/plan.md").write_text(
        "---\nkind: sales\nobjectives:\n  - {id: sell, title: Sell, supports: grow}\n---\n", "utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: X\ndocs_dir: plans\nuse_directory_urls: {str(folders).lower()}\ntheme: {{name: material}}\nplugins: [search, planloom]\n",
        "utf-8",
    )
    site = build_project(tmp_path, tmp_path / "site")
    links = [
        (page, href.partition("#")[0])
        for page in site.rglob("*.html")
        if page.name != "404.html"
        for href in re.findall(
            r'<a\b[^<>]*? href="([^":?]+)"', page.read_text("utf-8").partition("<article" if folders else "<body")[2]
        )
    ]
    assert len(links) > 20
    named = [
        (page, page.parent / href / "index.html" if folders and href.endswith("/") else page.parent / href)
        for page, href in links
        if href
    ]
    assert [(page, target) for page, target in named if not target.is_file()] == []
