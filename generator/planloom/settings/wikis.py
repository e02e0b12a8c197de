"""What is wrong with the wikis that plans are to go to, told before anything goes there."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from planloom.audience import ALL
from planloom.problems import Phrase, Problem, Span
from planloom.settings import codes
from planloom.settings.values import Settings, Wiki

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_BY_HTTP = frozenset({"mediawiki", "dokuwiki", "confluence"})

NAME = Phrase(
    "a wiki is called by small letters, digits and hyphens, such as `company-wiki`",
    "nazwa wiki składa się z małych liter, cyfr i łączników, na przykład `wiki-firmy`",
)
SECRET = Phrase(
    "no password in an address: it belongs in a variable of the environment or a keyring",
    "hasło nie może stać w adresie: jego miejsce jest w zmiennej środowiska albo w pęku kluczy",
)
OPEN = Phrase(
    "write an address that begins with `https://`, where nobody reads the password on the way",
    "wpisz adres zaczynający się od `https://`, żeby nikt po drodze nie odczytał hasła",
)
WHO = Phrase("name one of the audiences of the project, or `all`", "podaj jednych z odbiorców projektu albo `all`")
SAY_WHO = Phrase(
    "the project declares audiences: say with `audience` who reads there, or `all`",
    "projekt ma zadeklarowanych odbiorców: wskaż przez `audience`, kto to czyta, albo wpisz `all`",
)
UNDER = Phrase(
    "say with `under` what goes before every title, such as `Plans`: it tells your pages from those of others",
    "wskaż przez `under`, co poprzedza każdy tytuł, na przykład `Plany`: po tym odróżnia się własne strony od cudzych",
)
SPACE = Phrase("say with `space` the key of the space", "wskaż przez `space` klucz przestrzeni")
FLAVOUR = Phrase(
    "write one of those of this kind of wiki: {words}", "wpisz jeden z należących do tego rodzaju wiki: {words}"
)
_FLAVOURS = {"git": ("github", "gitlab", "otter", "plain"), "confluence": ("cloud", "data-center")}
PATH = Phrase("write a path within the wiki, without `..`", "wpisz ścieżkę wewnątrz wiki, bez `..`")


def unpublishable(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with each of the wikis."""
    for name, wiki in settings.publish.items():
        for key, advice in _wrong(name, wiki, settings):
            place = ("publish", name, key) if key else ("publish", name)
            yield codes.WRONG_SETTING.at(_span(settings, place), key=key or name, advice=advice)


def _span(settings: Settings, place: tuple[str, ...]) -> Span:
    return settings.span(*place)


def _wrong(name: str, wiki: Wiki, settings: Settings) -> Iterator[tuple[str, Phrase]]:
    if not _NAME.fullmatch(name):
        yield "", NAME
    parts = urlsplit(wiki.address)
    if parts.password or (parts.scheme in ("http", "https") and parts.username):
        yield "address", SECRET
    elif (wiki.kind_name in _BY_HTTP or parts.scheme == "http") and not _is_safe(wiki.address):
        yield "address", OPEN
    if wiki.audience is None and settings.audiences:
        yield "", SAY_WHO
    if wiki.audience is not None and wiki.audience != ALL and wiki.audience not in settings.audiences:
        yield "audience", WHO
    if wiki.kind_name in ("mediawiki", "dokuwiki") and not wiki.under.strip("/: "):
        yield "under", UNDER
    if wiki.kind_name == "confluence" and not wiki.space:
        yield "space", SPACE
    flavours = _FLAVOURS.get(wiki.kind_name, ())
    if wiki.flavour and wiki.flavour not in flavours:
        words = ", ".join(f"`{one}`" for one in flavours) or "—"
        yield "flavour", FLAVOUR.filled(words=words)
    if ".." in wiki.under.split("/") or wiki.under.startswith("/"):
        yield "under", PATH


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
