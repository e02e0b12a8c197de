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
        ('<a href="@strategy/objectives/grow">Grow <em>it</em></a>', "Grow <em>it</em>"),
        ('<a href="@strategy/objectives/grow#revenue">Revenue</a>', '<a href="#revenue">Revenue</a>'),
        ('<a href="@strategy#why">Strategy</a>', '<a href="../../#why">Strategy</a>'),
        ('<img src="@media/strategy/map.png" alt="Map">', '<img src="../../../strategy/map.png" alt="Map">'),
        ("[Others](@strategy/objectives/grow-more)", "[Others](../grow-more/index.md)"),
    ],
)
def test_a_link_to_the_page_itself_is_plain_text(written, expected):
    assert relative_links(written, "strategy/objectives/grow") == expected
