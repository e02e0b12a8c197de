"""The glossary: entries become forms, forms become mentions, mentions become links.

``reading`` makes entries of YAML, ``lock`` gives them their inflected forms, ``matcher`` finds the forms in
text in the sense that is meant, ``linker`` turns what was found in a page into links with an
explanation. Nothing here knows how a site is made.
"""

from planloom.glossary.entries import Entry, Naming
from planloom.glossary.files import load, load_text
from planloom.glossary.glossary import Glossary
from planloom.glossary.linker import Linked, Place, link
from planloom.glossary.matcher import Mention

__all__ = ["Entry", "Glossary", "Linked", "Mention", "Naming", "Place", "link", "load", "load_text"]
