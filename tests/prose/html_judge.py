"""An independent judge of HTML made from texts: what a browser's parser finds in it, against the closed list."""

import re
import warnings
from html import escape
from html.parser import HTMLParser
from io import StringIO

import nh3
from tinyhtml5.parser import HTMLParser as Browser

from planloom.prose.vocabulary import ELEMENTS, VOID

ATTRIBUTES = {name: set(attributes) for name, attributes in ELEMENTS.items()}
ATTRIBUTES["img"].add("src")
SCHEMES = {"http", "https", "mailto", "tel"}


def faults(made):
    """Return what is wrong: foreign tags, attributes and addresses, a structure that a parser has to repair."""
    tree = parsed(made)
    found = [fault for element in _elements(tree) for fault in _faults_of(element)]
    if not is_whole(made):
        found.append("a parser repairs the structure")
    if canonical(f"x{made}") != canonical(_sanitised(f"x{made}")):  # it takes a first U+FEFF for no sign
        found.append("a sanitiser changes it")
    return found


def is_whole(made):
    """Tell whether every element ends where it is said to: a parser has nothing to repair."""
    return list(_walked(parsed(made))) == _written(made)


def parsed(made):
    """Return the tree a browser makes of it within a `div`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Browser(namespace_html_elements=False).parse_fragment(StringIO(made), container="div")


def shown(made):
    """Return the words a reader sees, blanks made single; elements that stand apart are parted by a blank."""
    return " ".join("\n".join(parsed(made).itertext()).split())


def text_of(made):
    """Return the text of it, letter for letter."""
    return "".join(parsed(made).itertext())


def canonical(made):
    """Return it in one way of writing."""
    out = []

    def walk(element):
        out.append(escape(element.text or ""))
        for child in element:
            out.append(f"<{child.tag} {sorted(child.attrib.items())}>")
            walk(child)
            out.append("</>" + escape(child.tail or ""))

    walk(parsed(made))
    return "".join(out)


def _elements(tree):
    return [element for element in tree.iter() if element is not tree]


def _faults_of(element):
    if element.tag not in ELEMENTS:
        yield f"element {element.tag}"
        return
    for key, value in element.attrib.items():
        if key not in ATTRIBUTES[element.tag]:
            yield f"attribute {element.tag} {key}"
        if key in ("href", "src") and _leads_astray(value, image=key == "src"):
            yield f"address {value}"


def _leads_astray(address, *, image):
    plain = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
    return plain.startswith("//") or (scheme and (image or scheme[1].lower() not in SCHEMES))


def _walked(element):
    for child in element:
        yield "+", child.tag
        yield from _walked(child)
        if child.tag not in VOID:
            yield "-", child.tag


def _written(made):
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append(("+", tag))

        def handle_endtag(self, tag):
            found.append(("-", tag))

    reader = Reader()
    reader.feed(made)
    reader.close()
    return found


def _sanitised(made):
    return nh3.clean(
        made, tags=set(ELEMENTS), attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None,
        generic_attribute_prefixes=set(),
    )  # fmt: skip
