"""A page put into a frame is the page that MkDocs renders, byte for byte, whatever its template does."""

import io
import itertools
import shutil
from pathlib import Path

import pytest
from jinja2 import DictLoader
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation

from planloom.site.content import Content, Heading
from planloom.site.mkdocs import frames
from planloom.site.mkdocs.compact import compact
from planloom.site.mkdocs.finished import Finished, FinishedPage
from planloom.spool import Spool

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def config(tmp_path):
    source = io.BytesIO(f"site_name: S & Co\ndocs_dir: {tmp_path}\nplugins: []\nsite_url: https://e.org/x/\n".encode())
    return load_config(config_file=source, theme={"name": "material"})


HEADINGS = (
    [],
    [Heading(1, "a", "A")],
    [Heading(1, "a", "A &amp; B"), Heading(2, "b", "<code>B</code>")],
    [Heading(2, "c", "C")],
)
METAS = (
    {},
    {"title": 'T "q" &lt;b&gt;', "description": "It's {{ 7 }}", "hide": ["toc"]},
    {"title": "", "hide": ["navigation", "toc"], "icon": "a", "n": 1},
    {"title": "Zażółć", "icon": "b", "n": True, "tags": ["x", {"y": 1}], "description": ""},
    {"template": "x", "hide": None, "n": 1.0, "icon": "missing"},
)


def pages_of(config):
    """Return pages in which everything differs that can."""
    pages = []
    aside = Spool()
    for n, (headings, meta) in enumerate(itertools.product(HEADINGS, METAS)):
        path = ("a/index.md", "b/index.md", "assets/index.md", "c/d/index.md", "e/f/index.md", "index.md")[n % 6]
        html = ("<h1>T</h1><p>x &amp; y</p>", "<p>{{ page.title }} {% raw %}</p>", "\ue0f81\ue0f9", "")[n % 4]
        place = path if path == "index.md" else f"{path[:-9]}/{n}/index.md"
        file = File(place, None, config.site_dir, use_directory_urls=True)
        edit = f"https://e.org/blob/{n}" if n % 3 else None
        page = FinishedPage(
            file, config, Finished(f"<b>{n}</b> Title", lambda h=html, t=headings: Content(h, t), meta, edit), aside
        )
        page.read_source(config)
        page.render(config, Files([]))
        pages.append(page)
    for before, page in itertools.pairwise(pages):
        page.previous_page, before.next_page = before, page
    return pages


SNIPPETS = {
    "words": "{{ page.title }}|{{ page.content }}|{{ page.canonical_url }}|{{ page.meta.title }}",
    "filters": "{{ page.title | striptags }}{{ page.title | e }}{{ page.title | upper }}{{ page.meta.title | urlencode }}",
    "other filters": "{{ page.title | replace('T', 'U') }}{{ page.title | truncate(4) }}{{ page.title | length }}",
    "regular expressions": "{{ page.title | title }}{{ page.title | wordwrap(3) }}{{ page.content | urlize }}",
    "a choice": "{% if page.meta and page.meta.hide %}{{ 'h' if 'toc' in page.meta.hide }}{% endif %}",
    "choices": "{% if '<h1' not in page.content %}{{ page.title | d('s', true) }}{% endif %}{{ page.meta.title or 'none' }}",
    "comparisons": "{{ 1 if page.meta.title == 'Zażółć' }}{{ 2 if page.title < 'B' }}{{ 3 if page.meta.n > 0 }}{{ page.meta.n }}",
    "arithmetic": "{{ page.title ~ '!' }}{{ page.title + '!' }}{{ '%s' % page.title }}{{ page.title * 2 }}{{ '%s' | format(page.title) }}",
    "methods": "{{ page.title.upper() }}{{ page.meta.get('title') }}{{ page.title[0] }}{{ page.title[2:] }}",
    "a loop": "{% for word in page.meta.hide %}{{ word }},{% endfor %}{% for x in page.toc %}{{ x.title }}{% endfor %}",
    "keys": "{% for key in page.meta %}{{ key }}{% endfor %}{{ page.meta | tojson }}",
    "the contents": "{% if page.toc | first is defined %}{% set f = page.toc | first %}{{ f.url | url }}{{ f.level }}{{ f.title }}{% endif %}",
    "addresses": "{{ 'assets/x.css' | url }}{{ 'c/d/' | url }}{{ '.' | url }}{{ page.previous_page.url | url }}{{ base_url }}",
    "neighbours": "{% if page.next_page %}{{ page.next_page.title | e }}{{ page.next_page.is_page }}{% endif %}",
    "a captured block": "{% set x %}{{ page.meta.description }}{% endset %}{% if x %}[{{ x }}]{% endif %}{{ x | upper }}",
    "a block": "{% if self.b() %}<{% block b %}{{ page.meta.title }}{% endblock %}>{% endif %}",
    "a block searched": "{% block b %}{{ page.title }}{% endblock %}{{ 'yes' if '1' in self.b() }}",
    "a macro": "{% macro m(x) %}({{ x }}){% endmacro %}{{ m(page.title) }}{{ m(page.title) | upper }}{{ m(page) }}",
    "an include": "{% include 'icons/' ~ (page.meta.icon or 'a') ~ '.svg' ignore missing %}",
    "joined words": "{% set x = 'a' ~ page.meta.title %}{{ 1 if x == 'aZażółć' }}{{ x }}",
    "a lookup": "{% set names = {'Zażółć': 1} %}{{ names[page.meta.title] }}{{ page['title'] }}{{ page.meta['title'] }}",
    "the navigation": "{% for item in nav.items %}{{ item.title }}{{ item.active }}{% endfor %}{{ nav.homepage.title }}",
    "the page itself": "{{ page }}{{ page == page }}{{ page.file.src_uri }}{{ page.ancestors | length }}{{ page.edit_url }}",
    "what is no word": "{{ page.meta.tags }}{{ page.is_homepage }}{{ page.meta.nothing }}{{ page.nothing is defined }}",
    "all pages": "{{ pages | length }}{% for one in pages %}{{ one.url }}{% endfor %}",
    "settings": "{{ config.site_name }}{{ config.theme.name }}{{ extra_css }}{{ mkdocs_version }}",
    "what lasts": "{% set _ = config.extra.update({'n': (config.extra.n or 0)}) %}{{ config.extra.n }}",
    "added": "{{ added.link }}{{ added.words }}{{ 'x' if added.words }}{{ loose }}",
}
INCLUDED = {"icons/a.svg": "<a>", "icons/b.svg": "<b>"}


@pytest.mark.parametrize("snippet", SNIPPETS.values(), ids=SNIPPETS)
def test_whatever_a_template_does_the_page_is_the_same(config, snippet):
    pages = pages_of(config)
    files = [page.file for page in pages]
    nav = get_navigation(Files([]), config)

    def rendered(*, framed):
        env = config.theme.get_env()
        env.loader = DictLoader({"main.html": snippet, **INCLUDED})
        if framed:
            assert frames.install(env, config.plugins)
        told = []
        for page in [*pages, *pages]:
            given = get_context(nav, files, config, page)
            given["added"] = {"link": page.url, "words": page.meta.get("title", "")}
            given["loose"] = page.meta.get("n", "-")
            try:
                page_rendered = env.get_template("main.html").render(given)
                told.append(page_rendered if framed else compact(page_rendered, page.content))
            except Exception as error:  # noqa: BLE001  # both must fail alike
                told.append(type(error))
        return told

    assert rendered(framed=True) == rendered(framed=False)


def counted(config, snippet):
    """Return how often a template is rendered for all pages, one after the other."""
    pages = pages_of(config)
    env = config.theme.get_env()
    env.loader = DictLoader({"main.html": snippet})
    made = frames.install(env, config.plugins)
    for page in pages:
        env.get_template("main.html").render(get_context(get_navigation(Files([]), config), [], config, page))
    return sum(map(len, made.made.values())), made.failed.total()


def test_one_frame_serves_pages_that_differ_in_their_words_alone(config):
    assert counted(config, "{{ page.title }}{{ page.content | d('') }}") == (6, 0)  # by depth, with and without content


def test_a_plugin_that_has_a_hand_in_pages_turns_frames_off(config):
    config.plugins.events["page_context"].append(lambda context, **_: context)
    assert frames.install(config.theme.get_env(), config.plugins) is None


def test_a_function_that_templates_may_call_turns_frames_off(config):
    env = config.theme.get_env()
    env.globals["now"] = lambda: 1
    assert frames.install(env, config.plugins) is None


ODD = """---
kind: strategy
title: '{{ 7 * 7 }} 1 < 2 > 0 "Q" & A &amp; ''x'' '
objectives:
  - {id: rise, title: 'A &lt;b&gt; {% raw %} "b" `<i>` <', text: Words.}
  - {id: keep, title: Keep, was: [hold]}
---
## One

Text.
"""
META_BLOCK = (
    '{% extends "base.html" %}{% block announce %}{{ page.meta.description if page }}{% endblock %}'
    '{% block extrahead %}<meta name="x" content="{{ page.meta.title | upper if page }}">{% endblock %}'
)
NAV_ITEM = "{% macro render(item, path, level) %}<li>{{ item.title }}{{ '*' if item.active }}</li>{% endmacro %}"
SITES = {
    "golden": {},
    "address and sources": {"site_url": "https://e.org/p/", "repo_url": "https://e.org/r", "edit_uri": "edit/main/"},
    "offline": {"plugins": ["search", "offline", "planloom"]},
    "a block of one's own": {"theme": {"name": "material", "custom_dir": "own"}},
    "a navigation of one's own": {"theme": {"name": "material", "custom_dir": "other"}},
    "footer and path": {
        "theme": {"name": "material", "features": ["navigation.footer", "navigation.path", "navigation.sections"]}
    },
    "tags": {"plugins": ["search", "tags", {"planloom": {"edit_uri": "https://git.example/edit"}}]},
}


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("settings", SITES.values(), ids=SITES)
def test_a_site_in_frames_is_the_site(tmp_path, monkeypatch, build_project, write_config, settings):
    shutil.copytree(GOLDEN / "four-plans/plans", tmp_path / "plans")
    shutil.copy(GOLDEN / "four-plans/planloom.yml", tmp_path)
    odd = tmp_path / "plans/odd"
    odd.mkdir()
    (odd / "plan.md").write_text(ODD, "utf-8")
    (odd / "story.md").write_text("# A {{ story }} & < more >\n\nWords.\n", "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/main.html").write_text(META_BLOCK, "utf-8")
    (tmp_path / "other/partials").mkdir(parents=True)
    (tmp_path / "other/partials/nav-item.html").write_text(NAV_ITEM, "utf-8")
    write_config(tmp_path, settings)
    made = []
    install = frames.install
    monkeypatch.setattr(frames, "install", lambda *given: made.append(install(*given)))
    framed = build_project(tmp_path, tmp_path / "framed")
    assert all(any(one.made.values()) for one in made) == ("other" not in str(settings))
    monkeypatch.setattr(frames.Frames, "record", lambda *_: None)
    whole = build_project(tmp_path, tmp_path / "whole")
    files = sorted(path.relative_to(whole) for path in whole.rglob("*") if path.is_file() and path.suffix != ".gz")
    assert len(files) > 100
    assert [str(name) for name in files if (framed / name).read_bytes() != (whole / name).read_bytes()] == []
