"""Our pages stand in the index of the search as the theme's plugin would put them there."""

import json

import pytest

from planloom.site import plugin

pytestmark = pytest.mark.slow


def index(site):
    docs = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    # where nothing but a tag keeps words apart, ours have a blank between them
    return [{name: "".join(str(value).split()) for name, value in entry.items()} for entry in docs]


def test_the_index_is_the_one_that_the_theme_makes(tmp_path, monkeypatch, build_project, write_config):
    (tmp_path / "plans/strategy").mkdir(parents=True)
    (tmp_path / "plans/strategy/plan.md").write_text(
        "---\nkind: strategy\nobjectives:\n  - {id: grow, was: [old], title: Grow & <keep>, text: 'A | b.'}\n---\n## Why\n\nWords.\n",
        "utf-8",
    )
    write_config(tmp_path, {})
    ours = build_project(tmp_path, tmp_path / "ours")
    monkeypatch.setattr(plugin, "index_ours", lambda *_: None)
    theirs = build_project(tmp_path, tmp_path / "theirs")
    for folder in ("", "pl"):
        found = index(ours / folder)
        assert found == index(theirs / folder)
        assert [entry["location"] for entry in found if "old" in entry["location"]] == []
        assert any(entry["location"] == "strategy/#why" for entry in found)
