"""The settings of a site: one source for the plugin, for `render` and for `init`."""

import io
from collections.abc import Sequence
from typing import Any

import yaml

from planloom.packaged import packaged_folder
from planloom.pages import LanguageSite, NavEntry, Site
from planloom.pages.location import path_of
from planloom.problems import Language
from planloom.project import PLANS, Project
from planloom.site.brand import STYLE as BRAND
from planloom.site.markdown import EXTENSIONS, configs
from planloom.site.mkdocs.theme_escaping import escaped_for_theme

FEATURES = (
    "content.action.edit",
    "navigation.indexes",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
)

STYLES = ("planloom.css", "tables.css", "charts.css", "glossary.css", "print.css")
SCRIPTS = ("planloom.js", "glossary.js", "print.js")

LOGO = "assets/planloom/logo.svg"
FAVICON = "assets/planloom/favicon.svg"

LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "pl": "Polski"}

# Its icons are among the smallest: they stand in every page.
PALETTE = (
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/moon-waning-crescent", "name": {"en": "Switch to dark mode", "pl": "Tryb ciemny"}},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-7", "name": {"en": "Switch to light mode", "pl": "Tryb jasny"}},
    },
)


def palette(language: Language) -> list[dict[str, Any]]:
    """Return the light and the dark palette with the words of their switch in `language`."""
    return [
        {**scheme, "toggle": {"icon": toggle["icon"], "name": toggle["name"][language]}}
        for scheme in PALETTE
        for toggle in [_toggle(scheme)]
    ]


def _toggle(scheme: Any) -> dict[str, Any]:
    found: dict[str, Any] = scheme["toggle"]
    return found


def theme(language: Language) -> dict[str, Any]:
    """Return the settings of the Material theme. No font is loaded from elsewhere."""
    return {
        "name": "material",
        "language": language,
        "font": False,
        "features": list(FEATURES),
        "palette": palette(language),
        "logo": LOGO,
        "favicon": FAVICON,
        "icon": {"edit": "material/file-edit-outline"},
    }


def shipped(names: Sequence[str]) -> list[str]:
    """Return the addresses of styles or scripts."""
    return [f"assets/planloom/{name}" for name in names if (packaged_folder("templates") / "assets" / name).is_file()]


def alternates(site: Site, language: Language) -> list[dict[str, str]]:
    """Return the entries of the language switch, relative to the root of the pages in `language`.

    There is nothing to switch on a site in one language.
    """
    if len(site.languages) == 1:
        return []
    up = "./" if language == site.default else "../"
    return [
        {"name": LANGUAGE_NAMES[one.language], "link": f"{up}{prefix(site, one.language)}", "lang": one.language}
        for one in site.languages
    ]


def prefix(site: Site, language: Language) -> str:
    """Return the folder of a language on the site: none for the default language."""
    return "" if language == site.default else f"{language}/"


def navigation(entries: Sequence[NavEntry]) -> list[dict[str, Any]]:
    """Return the navigation in the form of a configuration."""
    listed: list[dict[str, Any]] = []
    for entry in entries:
        if not entry.entries:
            listed.append({escaped_for_theme(entry.title): str(path_of(entry.address or ""))})
            continue
        below: list[Any] = navigation(entry.entries)
        if entry.address is not None:
            below.insert(0, str(path_of(entry.address)))
        listed.append({escaped_for_theme(entry.title): below})
    return listed


def plain_config(
    site: Site, one: LanguageSite, *, edit_uri: str | None = None, branded: bool = False
) -> dict[str, Any]:
    """Return a whole configuration that needs no plugin of ours; `branded` adds the keeper's colours."""
    language = one.language
    options = configs(language)
    return {
        "site_name": escaped_for_theme(one.title),
        "site_description": escaped_for_theme(one.description),
        "docs_dir": language,
        "site_dir": f"site/{prefix(site, language)}".rstrip("/"),
        "use_directory_urls": True,
        "theme": theme(language),
        "plugins": [{"search": {}}],
        "markdown_extensions": [{name: dict(options.get(name, {}))} for name in EXTENSIONS],
        "extra": {"alternate": alternates(site, language), "generator": False},
        "extra_css": [*shipped(STYLES), *([f"assets/planloom/{BRAND}"] if branded else [])],
        "extra_javascript": shipped(SCRIPTS),
        "nav": navigation(one.navigation),
        "validation": {"nav": {"omitted_files": "ignore"}},
    } | ({"edit_uri": edit_uri} if edit_uri else {})


def config_source(project: Project) -> Any:
    """Return what MkDocs loads as the configuration of a project: its file, or ours in memory."""
    if project.config:
        return str(project.config)
    settings = {
        "site_name": "Plans",
        "docs_dir": PLANS,
        "theme": {"name": "material"},
        "plugins": ["search", "planloom"],
    }
    file = io.BytesIO(yaml.safe_dump(settings).encode())
    file.name = str(project.folder / "mkdocs.yml")
    return file
