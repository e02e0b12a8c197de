"""Whatever field a hostile text stands in, no page makes an element, an attribute or an address of it."""

import pytest
from filled import Filler
from lxml import html
from test_nothing_swallowed import EXEMPT

from planloom.model.built_in import KINDS
from planloom.pages import write
from planloom.pages.workings import section

ATTACK = " [j](javascript:alert(1)) <i data-x>|*e* \"on=1 ' `c` {: .k } ![p](//b.pl/p.png) <https://e.pl>"


class Hostile(Filler):
    """Fills in objects with texts that try to become more than words."""

    def text(self, place):
        return super().text(place) + ATTACK

    def read(self, reader, place):
        value = super().read(reader, place)
        if reader == "text":
            return {language: words + ATTACK for language, words in value.items()}
        return value + ATTACK if reader == "unit" else value


@pytest.mark.no_cover  # the test that nothing is swallowed measures the same pages
@pytest.mark.parametrize("kind", KINDS)
def test_no_field_becomes_active(read_project, kind):
    project = Hostile().project(kind, set(EXEMPT), read_project)
    site, problems = write(project.figures)
    assert problems == []
    found = []
    for page in site.languages[0].pages:
        tree = html.fragment_fromstring(page.html + section(page.workings, "en"), True)
        for element in tree.iter(html.etree.Element):
            wrong = [key for key in element.attrib if key in ("data-x", "on") or key.startswith("on")]
            wrong += [value for key, value in element.attrib.items() if value.startswith(("javascript:", "//b.pl"))]
            if wrong or "k" in (element.get("class") or "").split():
                found.append((page.address, html.etree.tostring(element, encoding="unicode")[:200]))
    assert found == []
