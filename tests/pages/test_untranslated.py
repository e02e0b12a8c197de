"""Text that has no translation stands in the other language and is marked so, once for a page."""

from planloom.pages import write


def test_a_page_says_once_that_it_is_not_translated(project):
    reading = project(
        {
            "organisation.yml": "name: A\nlanguages: [en, pl]\n",
            "strategy/plan.md": "---\nkind: strategy\n---\n",
            "strategy/why.md": "# Why\n\nFirst.\n\n## Then\n\nSecond.\n\n## Last\n\nThird.\n",
        }
    )
    site, problems = write(reading.figures)
    (page,) = (page for page in site.languages[1].pages if page.address == "strategy/why")
    assert not problems
    assert page.html.count('data-note="Jeszcze nieprzetłumaczone"') == 1
    assert page.html.count('<div lang="en" class="pl-untranslated"') == 3
    assert [section.heading.id for section in page.sections if section.heading] == ["why", "then", "last"]
