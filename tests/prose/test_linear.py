"""What is written twice as long takes about twice the steps, whatever it is."""

import sys

import pytest

from planloom.prose import render

FORMS = (
    "[", "==a", "==", "^^a", "~a", ":a", "++a", "[^a", "![", "[a](", "](", "[[a]] ", "[[a", "*a ", "**a *b ", "*a_ ", "~~a ", "_a", "`a ", "{", "{.a", "<", "<b>", "</b>", "<a b ", '<a a="', "<!--",
    "<!-- a\n\n", "> ", "> a\n", "- ", "- a\n", "|a", "[^1]", "[^1]: a\n\n", "<details>\n", "<details>\na\n</details>\n", "!!! a\n", '=== "a"\n    b\n', "*[a]: b\n",
    "&amp", "&#", "```a\n", "\\", "[a]: b\n", "a\n: b\n\n", "# a\n", "a\n===\n", "[a](b c) ", "![a](b", "<a:", "word and more ", "[x][y] ", "a|b\n",
    "https://", "https://a", "https://a.b ", "://", "https://a.b/(", "https://a.b@",
)  # fmt: skip
MADE = {
    "nested brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "nested links": lambda size: "[" * (size // 6) + "](a)" * (size // 6),
    "growing ticks": lambda size: "".join("`" * length + "a" for length in range(1, int((2 * size) ** 0.5))),
    "a table": lambda size: "|a|b|\n|-|-|\n" + "|x|y|\n" * (size // 6),
    "footnotes": lambda size: (
        "".join(f"[^{n}]" for n in range(size // 16)) + "".join(f"\n\n[^{n}]: a" for n in range(size // 16))
    ),
    "abbreviations": lambda size: "".join(f"*[a{n}]: b\n" for n in range(size // 20)) + "\n" + "a1 " * (size // 6),
    "definitions": lambda size: "".join(f"[a{n}]: b\n" for n in range(size // 20)) + "\n" + "[a1] " * (size // 10),
    "the same heading": lambda size: "# Goals\n\n" * (size // 9),
    "headings with numbers": lambda size: "".join(f"# a_{n}\n# a\n" for n in range(size // 12)),
    "brackets within brackets": lambda size: ("[" * 40 + "a" + "]" * 40 + " ") * (size // 82),
    "quotes within quotes": lambda size: "".join("> " * depth + "a\n\n" for depth in range(1, 38)) * (size // 1500),
    "pictures within pictures": lambda size: "![" * (size // 6) + "](a)" * (size // 6),
}


def steps(source):
    """Return how many functions are called while a text is rendered."""
    count = 0

    def seen(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        render(source)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("form", [*FORMS, *MADE])
def test_steps_grow_with_the_text(form):
    made = MADE.get(form, lambda size: (form * size)[:size])
    assert steps(made(3000)) < 2.5 * steps(made(1500)) + 1000


def test_short_rows_of_a_wide_table_do_not_multiply():
    """A text of a few thousand signs would have a hundred thousand empty cells; a few are filled up as GFM has it."""

    def table(size):
        return "|" + "a|" * size + "\n|" + "-|" * size + "\n" + "|b|\n" * size

    made = render(table(500)).html
    assert made.count("<td>b</td>") == 500
    assert made.count("<td></td>") <= 5000
    assert steps(table(1000)) < 2.5 * steps(table(500))
    assert render(table(5)).html.count("<td></td>") == 20


def test_a_long_text_is_read():
    """Words are counted in the result: nothing is dropped, whatever the length."""
    assert render("[[a]] " * 20_000).text.count("a") == 20_000
    assert len(render("{" * 50_000).text) == 50_000
