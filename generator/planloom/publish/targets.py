"""Which wiki a configuration means. The writer of a kind is `write` in the module of its mark-up in `writers`."""

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path

from planloom.problems import Phrase
from planloom.publish.file_naming import (
    Naming,
    by_address,
    by_title,
    gone_in_html,
    gone_in_markdown,
    moved_in_html,
    moved_in_markdown,
)
from planloom.publish.names import Names
from planloom.publish.page import WikiPage
from planloom.publish.secret import login, login_or_token, optional_login
from planloom.publish.target import RefusedError, Target
from planloom.settings import Wiki

Write = Callable[[WikiPage, Names], str]
NOT_YET = Phrase(
    "this kind of wiki cannot be published to yet; nothing was sent",
    "do tego rodzaju wiki nie można jeszcze publikować; nic nie zostało wysłane",
)
PNG = frozenset({"mediawiki", "dokuwiki", "confluence"})
"""Kinds of wiki that show no SVG as they are installed."""


def open_target(name: str, wiki: Wiki, folder: Path, environment: Mapping[str, str]) -> Target:
    """Return the wiki of a configuration; `folder` is that of the project. Raises MissingError and RefusedError."""
    opened = _OPENED.get(wiki.kind_name)
    if opened is None:
        raise RefusedError(NOT_YET)
    return opened(name, wiki, folder, environment)


def _mediawiki(name: str, wiki: Wiki, _folder: Path, environment: Mapping[str, str]) -> Target:
    from planloom.publish.mediawiki import MediaWiki  # noqa: PLC0415  # only what is used
    from planloom.publish.web import Client  # noqa: PLC0415

    who = login(name, wiki.user, environment)
    return MediaWiki(Client(wiki.address), who, _writer("mediawiki"), under=wiki.under, notify=wiki.notify)


def _dokuwiki(name: str, wiki: Wiki, _folder: Path, environment: Mapping[str, str]) -> Target:
    from planloom.publish import dokuwiki  # noqa: PLC0415  # only what is used
    from planloom.publish.writers.dokuwiki import write  # noqa: PLC0415

    server = dokuwiki.client(wiki.address, login(name, wiki.user, environment))
    return dokuwiki.DokuWiki(server, write, under=wiki.under, notify=wiki.notify)


def _confluence(name: str, wiki: Wiki, _folder: Path, environment: Mapping[str, str]) -> Target:
    from planloom.publish import confluence  # noqa: PLC0415  # only what is used
    from planloom.publish.confluence.space import Space, client  # noqa: PLC0415

    space: Space
    if wiki.flavour == "data-center":
        server = client(wiki.address, login_or_token(name, wiki.user, environment))
        space = confluence.DataCenterSpace(server, wiki.space, notify=wiki.notify)
    else:
        space = confluence.CloudSpace(client(wiki.address, login(name, wiki.user, environment)), wiki.space)
    return confluence.Confluence(space, _writer("confluence"), under=wiki.under)


def _git(name: str, wiki: Wiki, folder: Path, environment: Mapping[str, str]) -> Target:
    from planloom.publish.git import GitStore  # noqa: PLC0415
    from planloom.publish.tree import FileWiki  # noqa: PLC0415

    address = str(folder / wiki.address) if wiki.address.startswith(".") else wiki.address
    store = GitStore(address, optional_login(name, wiki.user, environment), wiki.branch)
    return FileWiki(
        "git",
        store,
        _writer("gfm"),
        name=_naming(wiki),
        moved=moved_in_markdown(".md" if wiki.flavour in ("", "plain") else ""),
        gone=gone_in_markdown,
        under=wiki.under,
    )


def _naming(wiki: Wiki) -> Naming:
    if wiki.flavour == "github":
        return by_title(wiki.under)
    plain = wiki.flavour in ("", "plain")  # whoever shows the files themselves
    return by_address(wiki.under, "README" if plain else "home", suffix=".md" if plain else "")


def _to_folder(_name: str, wiki: Wiki, folder: Path, _environment: Mapping[str, str]) -> Target:
    from planloom.publish.folder import FolderStore  # noqa: PLC0415
    from planloom.publish.html import write  # noqa: PLC0415
    from planloom.publish.tree import FileWiki  # noqa: PLC0415

    return FileWiki(
        "folder",
        FolderStore(folder / wiki.address),
        write,
        name=by_address(wiki.under, "index", "index", ".html"),
        moved=moved_in_html,
        gone=gone_in_html,
        suffix=".html",
        under=wiki.under,
    )


def _writer(markup: str) -> Write:
    write: Write = importlib.import_module(f"planloom.publish.writers.{markup}").write
    return write


_OPENED: Mapping[str, Callable[[str, Wiki, Path, Mapping[str, str]], Target]] = {
    "mediawiki": _mediawiki,
    "dokuwiki": _dokuwiki,
    "confluence": _confluence,
    "git": _git,
    "folder": _to_folder,
}
