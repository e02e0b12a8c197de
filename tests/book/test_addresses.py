import pytest
from book_samples import book, chapter

from planloom.book.addresses import resolve
from planloom.book.compose import compose


@pytest.mark.parametrize(
    ("base", "href", "address"),
    [
        ("strategy/goals/", "../risks/", "strategy/risks"),
        ("strategy/goals.md", "risks.md#top", "strategy/risks"),
        ("strategy/goals.md", "../sales/index.md", "sales"),
        ("", "strategy/", "strategy"),
        ("strategy/", "/sales/", "sales"),
        ("a/b/", "../../../../x/index.html", "x"),
    ],
)
def test_every_spelling_of_an_address_leads_to_one_page(base, href, address):
    assert resolve(base, href) == address


def composed(*chapters):
    return compose(book(*chapters), "")


def test_links_between_chapters_get_a_page_number_and_others_become_text():
    made, problems = composed(
        chapter("# A\n\n[there](../b/#deep), [again](../b/#deep), [top](../b/), [out](../c/), [near](#a)", "a/"),
        chapter("# B\n\n## Deep", "b/"),
    )
    assert '<a href="#c1-deep" class="xref">there</a>' in made.html
    assert '<a href="#c1-deep" class="near">again</a>' in made.html
    assert '<a href="#c1" class="near">top</a>' in made.html
    assert ", out, " in made.html
    assert '<a href="#c0-a" class="near">near</a>' in made.html
    assert not problems


def test_addresses_on_the_web_are_printed_once_and_break_behind_their_signs():
    made, _ = composed(
        chapter(
            "[site](https://example.org/a) [site](https://example.org/a) <https://example.org/b> [me](mailto:me@x.pl)"
        )
    )
    assert made.html.count('class="address"') == 2
    assert "example.<wbr>org/<wbr>a)" in made.html
    assert "(me@x.<wbr>pl)" in made.html


@pytest.mark.parametrize("local", ["http://localhost:8000/x", "http://127.0.0.1/", "file:///etc/x", "http://[::1]/"])
def test_local_addresses_are_not_links(local):
    made, problems = composed(chapter(f'# T\n\n<a href="{local}">here</a>'))
    assert local not in made.html
    assert [problem.code.id for problem in problems] == ["B007"]


def test_unknown_schemes_are_not_links():
    made, _ = composed(chapter("# T\n\n<a href='javascript:alert(1)'>press</a>"))
    assert "javascript" not in made.html


def test_ids_of_drawings_stay_together():
    drawing = "<svg><defs><linearGradient id='g'/></defs><rect fill='url(#g)'/><use href='#g'/></svg>"
    made, _ = composed(chapter(f"# A\n\n<div>{drawing}</div>", "a/"), chapter(f"# B\n\n<div>{drawing}</div>", "b/"))
    for prefix in ("c0", "c1"):
        assert f'id="{prefix}-g"' in made.html
        assert f'fill="url(#{prefix}-g)"' in made.html
        assert f'href="#{prefix}-g"' in made.html


def test_two_chapters_of_one_address_are_told():
    _, problems = composed(chapter("# A", "a/"), chapter("# B", "a.md"))
    assert [problem.code.id for problem in problems] == ["B008"]
