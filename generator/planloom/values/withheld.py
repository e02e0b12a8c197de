"""What stands for the name of something that is for other readers: a sign that is no id and tells nothing.

References to what is withheld lead to it from the moment the sources are cut, so that no later stage can print,
count or address what they once named.
"""

from urllib.parse import unquote

SIGN = "–"


def is_sign(name: str) -> bool:
    """Tell whether a name is the sign; in texts it is repeated, so that everything else keeps its place."""
    return bool(name) and not name.strip(SIGN)


def unsigned(address: str) -> str:
    """Return the address of a link without the place in a page that is withheld; empty where nothing is left."""
    path, _, anchor = address.partition("#")
    return path if anchor and is_sign(unquote(anchor)) else address
