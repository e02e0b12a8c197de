"""What pages are called in a wiki: each otherwise, and never longer than it takes."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from planloom.publish.file_naming import by_title
from planloom.publish.names import LONGEST_TITLE, shortened, unique
from planloom.publish.page import Identity, WikiPage

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=400)


def page(key: str, title: str, label: str = "") -> WikiPage:
    return WikiPage(Identity(key, "pl"), key.strip("@"), title, (), labels=(label,) if label else ())


def title(one: WikiPage) -> str:
    return one.title


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), st.sampled_from([title, by_title()]))
def test_names_are_different_and_of_a_length_that_wikis_take(
    titles: list[tuple[str, str]], name: Callable[..., object]
) -> None:
    pages = [page(f"@{'key-' * 19}{number}", text, label) for number, (text, label) in enumerate(titles)]
    named = unique(pages, title, most=LONGEST_TITLE) if name is title else name(pages).names  # type: ignore[attr-defined]
    assert len({one.casefold() for one in named.values()}) == len(pages)
    assert all(len(one.encode()) <= LONGEST_TITLE for one in named.values())


def test_a_long_title_ends_with_a_word() -> None:
    assert shortened("Renew leadership and mobilize coalitions", 24) == "Renew leadership and…"
    assert shortened("Renew", 24) == "Renew"
    assert shortened("ąąąąąą", 8) == "ąą…"


def test_two_long_titles_that_begin_alike_are_told_apart() -> None:
    long = "Renew leadership " * 20
    named = unique([page("@a", long + "x"), page("@b", long + "y")], title, most=LONGEST_TITLE)
    first, second = named.values()
    assert (first.endswith("… (pl) (a)"), second.endswith("… (pl) (b)")) == (True, True)
