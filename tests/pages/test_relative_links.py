"""Links of a finished page: relative to it, and none to the page itself."""

import pytest

from planloom.pages.prose import relative_links


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("See [Grow](@strategy/objectives/grow).", "See Grow."),
        ("See [Grow \\[2027\\]](@strategy/objectives/grow).", "See Grow \\[2027\\]."),
        ("[Revenue](@strategy/objectives/grow#revenue)", "[Revenue](index.md#revenue)"),
        ("[Strategy](@strategy)", "[Strategy](../../index.md)"),
        ("[Others](@strategy/objectives/grow-more)", "[Others](../grow-more/index.md)"),
    ],
)
def test_a_link_to_the_page_itself_is_plain_text(written, expected):
    assert relative_links(written, "strategy/objectives/grow") == expected
