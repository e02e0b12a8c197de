"""Addresses in texts: which of them may become links and pictures."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_OUTSIDE = re.compile(
    r"https?://[^/\\?#@\s]+(?:[/?#].*)?|mailto:[^\s]+|tel:[+\d().-]+", re.IGNORECASE | re.DOTALL | re.ASCII
)
# What browsers leave out of an address before they read it, and what nobody sees in one.
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_KEPT = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was found harmless; only such a one is ever written. Made by :func:`judged` alone."""

    value: str


def is_harmful(address: str) -> bool:
    """Tell whether an address could run code or pass for one of ours: anything but http, https, mail, telephone.

    Entities and signs that nobody sees are undone first, because browsers do the same.
    """
    plain = _UNSEEN.sub("", html.unescape(html.unescape(address))).replace("\\", "/")
    scheme = _SCHEME.match(plain)
    return plain.startswith("//") or (scheme is not None and scheme[1].lower() not in SAFE_SCHEMES)


def is_external(address: str) -> bool:
    """Tell whether an address leads out of the site."""
    return _SCHEME.match(address) is not None


def judged(address: str, local: Callable[[str, bool], str | None], *, image: bool) -> Address | None:
    """Return an address that may be written; None for one that could do harm or leads nowhere.

    `local` returns where a path (and anchor) of the plans is found on the site, for pictures with True. Pictures
    of other sites are not shown: they would tell that site who reads the plans.
    """
    plain = _UNSEEN.sub(lambda sign: "%20" if sign[0] == " " else "", address.strip())
    if is_harmful(plain):
        return None
    if is_external(plain):
        allowed = not image and _OUTSIDE.fullmatch(plain)
        return Address(quote(plain, safe=_KEPT)) if allowed else None
    if plain.startswith("#"):
        return None if image else Address(quote(plain, safe=_KEPT))
    if not plain or plain.startswith(("/", "\\")) or _SCHEME.match(unquote(plain)):
        return None
    found = local(plain, image)
    return None if found is None else Address(quote(found, safe=_KEPT))
