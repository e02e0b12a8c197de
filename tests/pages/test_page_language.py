"""Words on a page are those of its language."""

from reading import links

from planloom.pages import write

FILES = {
    "strategy/plan.md": "---\nkind: strategy\ntitle: {en: Our strategy, pl: Nasza strategia}\n---\n",
    "strategy/o.yml": "objectives:\n  - {id: grow, title: {en: Grow, pl: Rosnąć}}\n",
}


def test_the_way_to_a_page_is_told_in_its_language(project):
    site, problems = write(project(FILES).figures)
    assert not problems
    pages = {(page.language, page.address): page.html for one in site.languages for page in one.pages}
    assert ("Nasza strategia", "../../") in links(pages["pl", "strategy/objectives/grow"])
    assert "Our strategy" not in pages["pl", "strategy/objectives/grow"]
