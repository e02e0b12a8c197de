"""What a writer is given of a page: its document, led by links to the same page in other languages."""

from collections.abc import Mapping

from planloom.publish.names import Lead, Names
from planloom.publish.page import WikiPage
from planloom.publish.writers import document as doc
from planloom.publish.writers.reader import document

LANGUAGES: Mapping[str, str] = {"en": "English", "pl": "Polski"}
"""What languages call themselves."""


def page_document(page: WikiPage, names: Names, *, titled: bool = False) -> doc.Blocks:
    """Return the document of a page; without its title where the wiki writes that itself (`titled`)."""
    blocks = document(page.sections, lambda href: names.leads(page, href))
    if (
        titled
        and blocks
        and isinstance(blocks[0], doc.Heading)
        and _says(names.of(page.identity), doc.plain(blocks[0].line))
    ):
        blocks = blocks[1:]
    others = _others(page, names)
    at = 1 if blocks and isinstance(blocks[0], doc.Heading) else 0
    return (*blocks[:at], *others, *blocks[at:])


def _says(name: str, title: str) -> bool:
    """Tell whether the name of a page ends with its title, whatever it stands under."""
    return name == title or name.endswith((f"/{title}", f": {title}"))


def _others(page: WikiPage, names: Names) -> doc.Blocks:
    return tuple(
        doc.Paragraph(
            (
                doc.Words(f"{LANGUAGES[other.language]}: "),
                doc.Link(Lead(page=other), (doc.Words(names.title(other)),)),
            )
        )
        for other in page.others
        if other in names.names
    )


def without_controls(text: str) -> str:
    """Return a text without signs that no wiki keeps."""
    return (
        text
        if text.isprintable()
        else "".join(sign for sign in text if sign.isprintable() or sign in "\n\t\u00a0\u2009\u202f\u00ad\u200b\u2011")
    )
