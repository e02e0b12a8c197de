import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.search import spaced


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("one<br>two", "one<br> two"),
        ("one<br />two<BR/>three", "one<br /> two<BR/> three"),
        ("<dt>Owner</dt><dd>Anna</dd>", "<dt>Owner</dt> <dd>Anna</dd>"),
        ("<td>1</td><td>2</td>\n<td>3</td>", "<td>1</td> <td>2</td>\n<td>3</td>"),
        ("<b>mar</b>keting", "<b>mar</b>keting"),
        ("<pre>a<br>b</pre>c<br>d", "<pre>a<br>b</pre>c<br> d"),
        ("<script>x='a<br>b'</script>", "<script>x='a<br>b'</script>"),
        ("<svg><text>In</text><text>Out</text></svg>", "<svg><text>In</text> <text>Out</text> </svg>"),
    ],
)
def test_words_are_kept_apart(content: str, expected: str) -> None:
    assert spaced(content) == expected


PIECES = st.lists(st.sampled_from(["słowo", " ", "\n", "<br>", "<b>", "</b>", "</td>", "<td>", "<pre>", "</pre>", "<"]))


@given(PIECES.map("".join))
def test_only_spaces_are_added_and_once(content: str) -> None:
    once = spaced(content)
    assert spaced(once) == once
    assert re.sub(r"\s", "", once) == re.sub(r"\s", "", content)
