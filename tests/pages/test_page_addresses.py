"""Pages are found under plain addresses, whatever their files and folders are called."""

from planloom.pages import write

FILES = {
    "Sprzedaż Łódź/plan.md": "---\nkind: sales\ntitle: Sales\n---\n[a](<Załącznik nr 1.md>) [b](Za%C5%82%C4%85cznik%20nr%201.md#two)\n",
    "Sprzedaż Łódź/Załącznik nr 1.md": "# Attachment\n\n## Two\n\nBack to [the plan](plan.md).\n",
}


def test_a_page_of_any_name(project):
    result = project(FILES)
    assert result.codes == []
    site, problems = write(result.figures)
    assert problems == []
    pages = {page.address: page.html for one in site.languages for page in one.pages if page.language == "en"}
    attachment = pages["Sprzedaz-Lodz/Zalacznik-nr-1"]
    assert '<h1 id="attachment">Attachment</h1>' in attachment
    assert '<a href="../">the plan</a>' in attachment
    assert '<a href="Zalacznik-nr-1/">a</a>' in pages["Sprzedaz-Lodz"]
    assert '<a href="Zalacznik-nr-1/#two">b</a>' in pages["Sprzedaz-Lodz"]
    assert all(address.isascii() for address in pages)
