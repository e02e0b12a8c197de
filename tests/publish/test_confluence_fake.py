"""The stand-in for Confluence, tried with another publisher, which is used with the real one."""

import os
import subprocess

import confluence_fake
import otter_server
import pytest
from test_mediawiki import DOT

from planloom.publish.confluence.storage import has_comments

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not otter_server.is_there() and "CI" not in os.environ,
        reason="markdown-to-confluence is not installed: .ci/install-wikis",
    ),
]
PROGRAM = otter_server.PYTHON.parents[2] / "tests/publish/another_publisher.py"
PAGES = {
    "index.md": "---\ntitle: Home\ntags: [one, two]\n---\n\nHello **world**, [the second](b.md)\n\n![p](p.png)\n",
    "b.md": "# Page B\n\nWords of ours stand here for as long as anybody wants to read them\n\n| a | b |\n|--|--|\n| 1 | 2 |\n",
}


@pytest.mark.parametrize("kind", ["cloud", "data-center"])
def test_another_publisher_finds_what_it_knows(kind, tmp_path):
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "p.png").write_bytes(DOT)
    with confluence_fake.serving(kind) as fake:
        root = fake.add("Root", "<p>root</p>")["id"]

        def publish() -> list[str]:
            fake.log.clear()
            command = [str(otter_server.PYTHON), str(PROGRAM), kind, fake.address, str(tmp_path), root]
            done = subprocess.run(
                command, check=False, capture_output=True, text=True, env={"PATH": os.environ["PATH"]}
            )
            assert done.returncode == 0, done.stderr + "\n".join(map(str, fake.log))
            return [method for method, path in fake.log if method != "GET"]

        publish()
        assert {page["title"] for page in fake.pages.values()} == {"Root", "Home", "Page B"}
        assert fake.page("Page B")["parent"] == fake.page("Home")["id"]
        assert fake.labels[fake.page("Home")["id"]] == ["one", "two"]
        assert [one["title"] for one in fake.attachments.values()] == ["p.png"]
        fake.comment("Page B", "Words", "c-1")
        (tmp_path / "b.md").write_text((tmp_path / "b.md").read_text().replace("here", "here, newer"))
        assert "PUT" in publish()
        assert "newer" in fake.text("Page B")
        assert has_comments(fake.text("Page B"))
        publish()
        assert publish() == []
