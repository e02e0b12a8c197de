"""The partials of the theme that are ours, each unless the keeper has one of their own.

A partial of Material includes others: who writes a `nav-item.html` wants it to be used by Material's `nav.html`.
So ours stands in the place of a whole family or not at all.
"""

from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir

from planloom.packaged import packaged_folder

FAMILIES = {
    "nav.html": ("nav.html", "nav-item.html"),
    "tabs.html": ("tabs.html", "tabs-item.html"),
    "toc.html": ("toc.html", "toc-item.html"),
}


def own_partials(env: Environment, config: MkDocsConfig) -> None:
    """Put our partials before those of the theme."""
    if env.loader is None or not config.theme.name:
        return
    shipped = Path(get_theme_dir(config.theme.name))
    folder = packaged_folder("templates") / "frame/partials"
    ours = {
        f"partials/{name}": (folder / name).read_text("utf-8")
        for name, family in FAMILIES.items()
        if all(_is_shipped(env, f"partials/{member}", shipped) for member in family)
    }
    env.loader = ChoiceLoader([DictLoader(ours), env.loader])


def _is_shipped(env: Environment, name: str, shipped: Path) -> bool:
    """Tell whether a template is the theme's own."""
    try:
        _, file, _ = env.loader.get_source(env, name)  # type: ignore[union-attr]  # there is one
    except TemplateNotFound:
        return False
    return bool(file) and shipped in Path(file).parents  # type: ignore[arg-type]
