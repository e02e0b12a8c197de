"""What may stand in the HTML made of a text: elements, attributes, and what an attribute may hold.

Nothing else is ever written (:mod:`planloom.prose.writer`), and the tests hold the same list against what an HTML
parser finds.
"""

import re
from collections.abc import Callable

VOID = frozenset({"br", "hr", "img", "input"})
"""Elements that have no end."""

BLOCKS = frozenset(
    "p ul ol li blockquote pre h1 h2 h3 h4 h5 h6 table thead tbody tr th td dl dt dd div details summary".split()  # noqa: SIM905  # read as a line
)
"""Elements that do not stand in a line."""

_PLAIN = "p ul blockquote pre hr br em strong s sub sup kbd small b i del ins mark q cite u summary dl dt dd".split()  # noqa: SIM905
_TABLE = ("table", "thead", "tbody", "tr")
_NAME = re.compile(r"[A-Za-z_][\w:-]*", re.ASCII)
_SIZE = re.compile(r"[1-9]\d{0,3}%?", re.ASCII)

ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys((*_PLAIN, *_TABLE), frozenset({"class"})),
    **{f"h{level}": frozenset({"id", "class"}) for level in range(1, 7)},
    **dict.fromkeys(("p", "dt"), frozenset({"id", "class"})),
    "a": frozenset({"href", "title", "class", "id"}),
    "img": frozenset({"src", "alt", "title", "width", "height", "class"}),
    "ol": frozenset({"start", "class"}),
    "li": frozenset({"id", "class"}),
    "th": frozenset({"style"}),
    "td": frozenset({"style"}),
    "code": frozenset({"class"}),
    "div": frozenset({"class", "data-tabs"}),
    "span": frozenset({"lang", "class"}),
    "abbr": frozenset({"title", "class"}),
    "details": frozenset({"open", "class"}),
    "label": frozenset({"for"}),
    "input": frozenset({"type", "id", "name", "checked", "disabled"}),
}
"""Every element that is written, with its attributes."""

ADDRESSES = frozenset({"href", "src"})
"""Attributes that hold an address."""

HOLDS: dict[str, Callable[[str], object]] = {
    "class": re.compile(r"[\w-]+( [\w-]+)*", re.ASCII).fullmatch,
    **dict.fromkeys(("id", "for", "name"), _NAME.fullmatch),
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*").fullmatch,
    **dict.fromkeys(("width", "height"), _SIZE.fullmatch),
    "start": re.compile(r"\d{1,9}", re.ASCII).fullmatch,
    "type": {"radio", "checkbox"}.__contains__,
    "style": {"text-align: left;", "text-align: center;", "text-align: right;"}.__contains__,
    "data-tabs": re.compile(r"\d+:\d+", re.ASCII).fullmatch,
    **dict.fromkeys(("open", "checked", "disabled"), {""}.__contains__),
    **dict.fromkeys(("title", "alt"), lambda _: True),
}
"""What the other attributes may hold."""

_BARE = "br sub sup kbd small b i em strong s del ins mark q cite u code".split()  # noqa: SIM905  # the same
TAGS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_BARE, frozenset()),
    "abbr": frozenset({"title"}),
    "span": frozenset({"lang"}),
}
"""HTML tags that a text may have in a line, with their attributes; `details` and `summary` are read as blocks."""

HTML = frozenset(
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code "  # noqa: SIM905  # the same
    "col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer "
    "form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main "
    "map mark marquee math meta meter nav noscript object ol optgroup option output p param picture pre progress q "
    "rp rt ruby s samp script section select small source span strong style sub summary sup svg table tbody td "
    "template textarea tfoot th thead time title tr track u ul var video wbr".split()
)
"""What HTML calls a tag: more than may stand in a text, to know one that was begun and not closed."""

CLASSES = frozenset({"no-glossary"})
"""Classes that a text may give to what it says."""
