"""Our partials stand in for the theme's, and the keeper's own for either."""

import io

import pytest
from mkdocs.config import load_config

from planloom.site.mkdocs.partials import own_partials


def environment(tmp_path, *own: str, theme: str = "material"):
    for name in own:
        path = tmp_path / "own/partials" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", "utf-8")
    (tmp_path / "own").mkdir(exist_ok=True)
    source = io.BytesIO(f"site_name: S\ndocs_dir: {tmp_path}\nplugins: []\n".encode())
    config = load_config(config_file=source, theme={"name": theme, "custom_dir": str(tmp_path / "own")})
    env = config.theme.get_env()
    own_partials(env, config)
    return env


def source(env, name: str) -> str:
    return env.loader.get_source(env, f"partials/{name}")[0]


def test_ours_stand_in_for_those_of_the_theme(tmp_path):
    env = environment(tmp_path)
    for name in ("nav.html", "tabs.html"):
        assert "planloom_menu" in source(env, name)
    assert "planloom_contents" in source(env, "toc.html")


@pytest.mark.parametrize("own", ["nav.html", "nav-item.html"])
def test_one_of_the_keepers_own_brings_its_family_back(tmp_path, own):
    env = environment(tmp_path, own)
    assert "planloom" not in source(env, "nav.html")
    assert source(env, own) == "mine"
    assert "planloom" in source(env, "toc.html")


def test_another_theme_keeps_its_own(tmp_path):
    env = environment(tmp_path, theme="mkdocs")
    assert [name for name in env.list_templates() if name.startswith("partials/")] == []
