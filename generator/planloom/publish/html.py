"""Pages as plain HTML, for a folder that a web server shows: no script, no font, nothing from elsewhere."""

from lxml import html
from markupsafe import Markup

from planloom.problems import Phrase
from planloom.publish.names import Lead, Names
from planloom.publish.page import Identity, WikiPage

LANGUAGE = {"en": "English", "pl": "Polski"}
HOME = Phrase("Home", "Start")
_STYLE = """
body{font:1rem/1.55 system-ui,sans-serif;color:#1b1f24;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
nav a{margin-right:1rem}table{border-collapse:collapse;display:block;overflow-x:auto}
th,td{border:1px solid #c9ced4;padding:.25rem .5rem;text-align:left;vertical-align:top}
img,svg{max-width:100%;height:auto}.pl-number{text-align:right}a{color:#0b4f8c}figure{margin:1rem 0}
@media(prefers-color-scheme:dark){body{color:#e6e8ea;background:#15181c}a{color:#8ab8ff}th,td{border-color:#454b52}
figure img{background:#fff}}
"""


def write(page: WikiPage, names: Names) -> str:
    """Return a page as one HTML document."""
    parts = (
        "<!doctype html>",
        Markup('<html lang="{}"><head><meta charset="utf-8">').format(page.language),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        Markup("<title>{}</title>").format(page.title),
        f"<style>{_STYLE}</style></head><body>",
        f"<nav>{Markup(' ').join(_nav(page, names))}</nav>",
        f"<main>{_body(page, names)}</main>",
        "</body></html>",
    )
    return "\n".join(parts) + "\n"


def _nav(page: WikiPage, names: Names) -> list[Markup]:
    home = Identity("", page.language)
    links = [(home, HOME.in_(page.language), page.language)] if home in names.names else []
    links += [(other, LANGUAGE[other.language], other.language) for other in page.others if other in names.names]
    link = Markup('<a href="{}" lang="{}">{}</a>')
    return [link.format(_way(page, Lead(one), names), language, words) for one, words, language in links]


def _body(page: WikiPage, names: Names) -> str:
    whole = "\n".join(section.whole for section in page.sections)
    tree = html.fragment_fromstring(whole, create_parent="div")
    for element, attribute in [(one, name) for one in tree.iter() for name in ("href", "src") if one.get(name)]:
        lead = names.leads(page, element.get(attribute, ""))
        if lead is None:
            del element.attrib[attribute]
        else:
            element.set(attribute, _way(page, lead, names))
    made: str = html.tostring(tree, encoding="unicode")
    return made


def _way(page: WikiPage, lead: Lead, names: Names) -> str:
    if lead.file:
        return names.way_to_file(lead.file, page.identity)
    if lead.page:
        here = lead.page == page.identity
        way = "" if here and lead.anchor else names.way_to_page(lead.page, page.identity)
        return f"{way}#{lead.anchor}" if lead.anchor else way
    return lead.url
