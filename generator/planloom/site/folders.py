"""Sites whose addresses name files, as the offline plugin and `use_directory_urls: false` want them."""

import re

# Our own links to pages, in text and in drawings, end in a slash; MkDocs writes those it knows itself.
_LINK = re.compile(r'(?P<before><a\b[^<>]* href=")(?P<folder>[^":?#<>]*/)(?P<behind>#[^"]*)?(?=")')


def naming_files(html: str) -> str:
    """Return the content of a page with the links to pages of the site naming their files."""
    return _LINK.sub(lambda match: f"{match['before']}{match['folder']}index.html{match['behind'] or ''}", html)
