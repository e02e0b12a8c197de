"""The MkDocs plugin: a thin adapter that hands our pages to MkDocs as generated files.

One run of MkDocs builds the default language; when it is done, the plugin runs MkDocs again for each
further language, into a folder of the same site. With ``mkdocs build`` everything is made beside the old
site and swapped in at the end, so a build that fails leaves the last good site standing.
"""

import html
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from planloom.json_bytes import as_text
from planloom.packaged import packaged_folder
from planloom.pages.past import FEED
from planloom.problems import Language, Level, Phrase, Problem, Span
from planloom.program import digest_of
from planloom.project import Reading, cache_of, find_project, read_plans
from planloom.report.words import message
from planloom.search import CARD, POLYFILL, IndexCache, finish, rewired, spaced
from planloom.site import codes, defaults
from planloom.site.brand import STYLE
from planloom.site.concepts import concepts
from planloom.site.files import ASSETS, assets, media
from planloom.site.folders import naming_files
from planloom.site.footer import SCRIPT as EDITION
from planloom.site.footer import Footer
from planloom.site.mkdocs import frames
from planloom.site.mkdocs.agreement import check_agreement
from planloom.site.mkdocs.finished import FinishedPage
from planloom.site.mkdocs.indexed import index_ours, taken
from planloom.site.mkdocs.log_messages import NOTHING_BUILT, PhraseMessage, ProblemMessage
from planloom.site.mkdocs.menu import Here, Menu, contents_of
from planloom.site.mkdocs.ours import finished_pages
from planloom.site.mkdocs.partials import own_partials
from planloom.site.mkdocs.theme_escaping import escaped_for_theme
from planloom.site.output.cache_keys import keep_compiled, recall_compiled
from planloom.site.output.leak_scan import scan_folder
from planloom.site.output.outputs import BuiltFiles, LastSite, Outputs, are_foreseen
from planloom.site.output.spare_site import SpareSite
from planloom.site.output.staging import Listener, NotASiteError, Staging
from planloom.site.term_links import with_term_links
from planloom.site.write import Written, write_site
from planloom.spool import Spool
from planloom.store import CACHE_ROOT
from planloom.template_cache import TemplateCache

# What Material shows unless the keeper says otherwise.
THEME_FAVICON = "assets/images/favicon.png"

log = logging.getLogger("mkdocs.plugins.planloom")


class PlanloomPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # its options are checked by the project
    """Makes the pages of a project's plans part of a MkDocs build."""

    def __init__(self) -> None:
        self.language: Language | None = None
        self.written: Written | None = None
        self.staging: Staging | None = None
        self.target: Path | None = None
        self.reading: Reading | None = None
        self.problems: list[Problem] = []
        self.progress: Callable[[Phrase], None] = lambda _: None
        self.listener: Listener | None = None
        self.clean = False
        self.last: LastSite | None = None
        self.spare: SpareSite | None = None
        self.done = 0
        self.menu = Menu((), directories=True)
        self.files = BuiltFiles(())
        self.outputs: Outputs | None = None
        self.all_outputs: list[Outputs] = []
        self.search: IndexCache | None = None
        self.searched: Sequence[str] | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Take the options as they are; the project checks them, so that messages have a place."""
        self.options = options
        return [], []

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the plans, write the pages, and give MkDocs the settings they need."""
        if self.language is None:
            self.target = Path(config.site_dir)
            self.staging = self._staging(self.target)
            self.written = self._write(config)
            if self.last is None:
                self.spare = SpareSite(self.written.keeping, self.staging.target)
                self.last = LastSite(self.target, str(self.target), self.spare.found())
            check_agreement(self.written.project, self.options, config)
            self.language = self.written.site.default
            config.site_dir = str(self.staging.folder)
        _configure(config, self.site_written, self.language)
        return config

    def _staging(self, target: Path) -> Staging:
        """Begin to make the site, alone; waits while another build makes it."""
        try:
            return Staging(target, self.listener or Listener(waiting=lambda words: log.info(words.en)))
        except NotASiteError as error:
            self.problems = [codes.NOT_A_SITE.at(Span("mkdocs.yml"), folder=str(error.folder))]
            raise Abort(message(self.problems[0], "en")) from None

    def _write(self, config: MkDocsConfig) -> Written:
        """Write the pages: of the plans a command has read, and told of, or of those found here."""
        reading = self.reading or self._read(config)
        written, self.problems = write_site(reading, self.progress, clean=self.clean)
        if self.reading is None:
            _tell([*reading.everything, *self.problems], reading)
        if written is None or any(problem.level is Level.ERROR for problem in self.problems):
            log.error(PhraseMessage(NOTHING_BUILT, reading.portfolio.organisation.language))
            raise Abort("")  # the log has said why, in the language asked for
        return written

    @staticmethod
    def _read(config: MkDocsConfig) -> Reading:
        path = Path(config.config_file_path) if config.config_file_path else None
        project, problems = find_project(path.parent if path else Path.cwd(), path if path and path.is_file() else None)
        reading = read_plans(project, store=cache_of(project))
        return replace(reading, problems=(*problems, *reading.problems))

    @property
    def site_written(self) -> Written:
        """What was written when the build began."""
        if self.written is None:
            raise Abort("the pages were not written")  # pragma: no cover  # on_config comes first
        return self.written

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put our pages in the place of the plans' sources, none of which may reach the site."""
        written = self.site_written
        one = next(one for one in written.site.languages if one.language == self.language)
        kept = BuiltFiles(
            [file for file in files if Path(config.docs_dir) not in Path(file.abs_src_path or "/").parents]
        )
        self.menu = Menu(one.navigation, directories=config.use_directory_urls)
        self.footer = Footer(written.reading.graph.portfolio, one, directories=config.use_directory_urls)
        if not config.use_directory_urls:
            config.extra.setdefault("homepage", "index.html")  # where the logo leads
        spool = Spool()
        for source, finished in finished_pages(written, one, directories=config.use_directory_urls):
            kept.append(FinishedPage(File.generated(config, source, content=""), config, finished, spool).file)
        for place, path in (*assets(), *media(written.site, written.project.plans)):
            kept.append(File.generated(config, str(place), abs_src_path=str(path)))
        index = "" if config.use_directory_urls else "index.html"
        for name, feed in written.feeds(one, config.site_url or "", index):
            kept.append(File.generated(config, name, content=feed))
        kept.append(File.generated(config, f"{ASSETS}/{EDITION}", content=written.edition(one.language)))
        if written.brand:
            kept.append(File.generated(config, f"{ASSETS}/{STYLE}", content=written.brand))
        shim = packaged_folder("templates") / "assets" / Path(POLYFILL).name
        kept.append(File.generated(config, POLYFILL, abs_src_path=str(shim)))
        self.files = kept
        return kept

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take over the pages of the last site that stand as they are."""
        written = self.site_written
        self.search = self._place_of_search(self.language or "en")
        if written.keeping and self.search and self.files is files and self.last and are_foreseen(config):
            others = written.site.languages[1:] if self.language == written.site.default else ()
            apart = [one.language for one in others]
            self.outputs = Outputs(written.keeping, config, self.last, self._common(), self.search, apart)
            self.all_outputs.append(self.outputs)
            for page in self.files.ours():
                page.read_source(config)
                digest = page.finished.digest
                if digest and self.outputs.take_over(page, digest, self._shown(page)):
                    self.files.built.add(page.file.src_uri)
            self.outputs.reusable.clear()
        self.done += len(self.files.built)
        return nav

    def _shown(self, page: FinishedPage) -> str:
        """Return the digest of what stands around a page."""
        address = _address(page)
        return digest_of([self.menu.digest(address), self.footer.at(address)])

    def _common(self) -> Any:
        """Return what stands on all pages of this language, beside what the configuration says."""
        site = self.site_written.site
        own = next(one for one in site.languages if one.language == self.language)
        return [(one.language, one.title) for one in site.languages], own.kept.state if own.kept else ""

    @event_priority(100)
    def _first_on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the compiled templates of the theme, which every language and every build needs."""
        env.bytecode_cache = env.bytecode_cache or TemplateCache("theme")
        if self.outputs:
            recall_compiled(self.outputs.store, "theme")
        return env

    @event_priority(-100)
    def _last_on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Put pages into frames, and what we know of them into the index of the search."""
        own_partials(env, config)
        frames.install(env, config.plugins)
        index_ours(config.plugins, self.language or "en", self._indexed)
        return env

    on_env = CombinedEvent(_first_on_env, _last_on_env)

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Tell how far we are."""
        self.done += 1
        total = sum(len(one.pages) for one in self.site_written.site.languages)
        self.progress(Phrase(f"building the pages: {self.done} of {total}", f"budowanie stron: {self.done} z {total}"))
        return page

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the theme where the page stands, on the site and in the other languages."""
        root = "../" * page.url.count("/")
        up = f"../{root}" if self.language != self.site_written.site.default else root
        contents = contents_of(page.toc)
        here = Here(_address(page), page.title or "", has_contents=contents.in_drawer)
        added: dict[str, Any] = context  # type: ignore[assignment]  # MkDocs lists only its own names
        added["planloom_languages"] = self._languages(up, page.url)
        added["planloom_menu"] = self.menu.at(here)
        added["planloom_contents"] = contents.entries
        added["planloom_foot"] = self.footer.at(here.address)
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the page for what is missing where the home page of each language is, from any depth."""
        root = f"{str(context['base_url']).rstrip('/')}/"
        added: dict[str, Any] = context  # type: ignore[assignment]  # MkDocs lists only its own names
        added["planloom_languages"] = self._languages(root, "")
        added["planloom_menu"] = self.menu.at(Here("404", "", root=root))
        return context

    def _languages(self, up: str, url: str) -> list[dict[str, str]]:
        """Return where the page at `url` stands in each language; `up` leads to the root of the site."""
        site = self.site_written.site
        return [
            {
                "lang": one.language,
                "name": defaults.LANGUAGE_NAMES[one.language],
                "link": f"{up}{defaults.prefix(site, one.language)}{url}" or "./",
            }
            for one in site.languages
        ]

    @event_priority(100)
    def _first_on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take what is known of the pages for the search, those that were taken over among them."""
        if self.outputs:
            self.searched = taken(config.plugins, self.files.ours(), self.outputs.entries)
            self.outputs.keep_digests_of_entries()

    @event_priority(-100)
    def _last_on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the other languages into this site, then swap the whole site in."""
        if self.written is None or self.language != self.written.site.default:
            self._finish(config)
            return
        self._finish(config)
        for one in self.written.site.languages[1:]:
            self._build_language(config, one.language)
        refuse_what_is_strict(config)
        if self.staging:
            self._refuse_leaks(self.staging.folder)
            self.staging.swap(self._keep, self._leave)

    on_post_build = CombinedEvent(_first_on_post_build, _last_on_post_build)

    def _leave(self, old: Path) -> None:
        """Leave the old site for the next build, which is made where it stands."""
        if self.spare:
            self.spare.leave(old)

    def _keep(self) -> None:
        """Keep what is known of this site for the next build, while no other one can change it."""
        for outputs in self.all_outputs:
            if self.staging:
                outputs.keep(self.staging.folder, self.staging.target)
            keep_compiled(outputs.store, "theme")

    def _refuse_leaks(self, folder: Path) -> None:
        """End the build when something withheld is found in what it has written."""
        taken = {name: digest for outputs in self.all_outputs for name, digest in outputs.taken_below(folder)}
        found = scan_folder(folder, self.site_written.reading, taken)
        if found:
            self.problems += found
            _tell(found, self.site_written.reading)
            raise Abort("")  # the log has said why

    @event_priority(-50)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Explain the glossary's terms where they stand."""
        choice = page.meta.get("glossary")
        glossary = self.site_written.reading.glossary
        text = html if isinstance(page, FinishedPage) else spaced(html)
        made = with_term_links(text, glossary, page.url, self.language or "en", choice)
        return made if config.use_directory_urls else naming_files(made)

    @event_priority(-50)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Point the search box to our worker."""
        made = rewired(output)
        if self.outputs and isinstance(page, FinishedPage):
            self.outputs.written(page, made)
            page.let_go()
        return made

    def _indexed(self, page: FinishedPage, entries: list[dict[str, Any]]) -> None:
        if self.outputs:
            self.outputs.entries[page.file.dest_uri] = as_text(entries) if entries else ""

    def _finish(self, config: MkDocsConfig) -> None:
        """Give the language just built its search."""
        written = self.site_written
        root, language = written.project.folder, self.language or "en"
        known = [*concepts(written.reading.glossary, language)]
        site = Path(config.site_dir)
        last = self.last.folder if self.last and self.search else None
        problems = finish(
            site,
            language,
            root=root,
            rewire=False,
            cache=root / CACHE_ROOT,
            concepts=known,
            place=self.search,
            last=last,
            pages=self._let_go_of_searched(),
        )
        self.problems += problems
        _tell(problems, written.reading)

    def _let_go_of_searched(self) -> Sequence[str] | None:
        """Return what the search is told of the pages, which nobody needs afterwards."""
        pages, self.searched = self.searched, None
        return pages

    def _place_of_search(self, language: Language) -> IndexCache | None:
        keeping = self.site_written.keeping
        return IndexCache(keeping.store, f"search {keeping.variant} {language}", keeping.state) if keeping else None

    def _build_language(self, config: MkDocsConfig, language: Language) -> None:
        again = load_config(
            config_file=defaults.config_source(self.site_written.project),
            site_dir=str(Path(config.site_dir) / language),
            strict=config.strict,
            site_url=f"{config.site_url.rstrip('/')}/{language}/" if config.site_url else None,
            use_directory_urls=config.use_directory_urls,
        )
        plugin = again.plugins["planloom"]
        if not isinstance(plugin, PlanloomPlugin):
            raise Abort("the plugin `planloom` is not ours")  # pragma: no cover  # the entry point names it
        plugin.language = language
        plugin.written = self.written
        plugin.problems = self.problems
        plugin.last = self.last.below(language) if self.last else None
        plugin.all_outputs = self.all_outputs
        plugin.progress, plugin.done = self.progress, self.done
        # Servers know one page for what is missing: the one at the root, which speaks both languages.
        again.theme.static_templates.discard("404.html")
        build(again)

    def on_build_error(self, *, error: Exception) -> None:
        """Remove what a failed build left."""
        if self.staging:
            self.staging.discard()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the user's templates as well; MkDocs watches the plans itself."""
        for folder in self.site_written.templates:
            server.watch(str(folder))
        return server


def _address(page: MkDocsPage) -> str:
    """Return where a page stands, without what names its file."""
    return page.url.removesuffix("index.html").strip("/")


def refuse_what_is_strict(config: MkDocsConfig) -> None:
    """End a strict build that had warnings, as MkDocs does itself, but before the site has been put in its place."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    if config.strict and any(counter.get_counts() for counter in counters):
        raise Abort("the build is strict and there were warnings")


def _tell(problems: list[Problem], reading: Reading) -> None:
    """Report through MkDocs' log, so that ``--strict`` counts warnings."""
    levels = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING, Level.INFO: logging.DEBUG}
    for problem in problems:
        log.log(levels[problem.level], ProblemMessage(problem, reading))


def _configure(config: MkDocsConfig, written: Written, language: Language) -> None:
    """Set what the pages need; what the keeper has set stays."""
    one = next(one for one in written.site.languages if one.language == language)
    config.site_name = escaped_for_theme(one.title)
    config.site_description = escaped_for_theme(html.unescape(config.site_description or "") or one.description)
    config.nav = defaults.navigation(one.navigation)
    if config.validation.nav.omitted_files == logging.INFO:  # pages of single objects are left out of it on purpose
        config.validation.nav.omitted_files = logging.DEBUG
    config.extra["alternate"] = defaults.alternates(written.site, language)
    config.extra.setdefault("generator", False)
    if written.chronicle.known:
        config.extra["planloom_feed"] = FEED
    branding = [f"{ASSETS}/{STYLE}"] if written.brand else []
    config.extra_css[:0] = [*defaults.shipped(defaults.STYLES), *branding]
    config.extra_javascript[:0] = [f"{ASSETS}/{EDITION}", *defaults.shipped(defaults.SCRIPTS)]
    _theme(config, language)
    config.extra["polyfills"] = [POLYFILL, CARD, *config.extra.get("polyfills", ())]


def _theme(config: MkDocsConfig, language: Language) -> None:
    theme = config.theme
    wanted = defaults.theme(language)
    theme["language"] = language
    if theme.get("font") is None or isinstance(theme.get("font"), dict):
        theme["font"] = wanted["font"]
    theme["features"] = list(dict.fromkeys([*(theme.get("features") or []), *wanted["features"]]))
    if not theme.get("palette"):
        theme["palette"] = wanted["palette"]
    if not theme.get("logo"):
        theme["logo"] = wanted["logo"]
    if theme.get("favicon") in (None, THEME_FAVICON):
        theme["favicon"] = wanted["favicon"]
    folder = str(packaged_folder("templates") / "theme")
    if folder not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, folder)
