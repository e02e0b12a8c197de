"""Values written as people write YAML: with comments, quotation marks, brackets, blocks, and lines that end in any way."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "grow",
        "42m",
        "2027",
        "no",
        "it's",
        'say "so"',
        "a: b",
        "a # b",
        "- x",
        "*a",
        "ż ó",
        "[x]",
        "a, b",
        "",
        "null",
        "#",
        "x:",
        "%",
    ]
)
KEYS = st.sampled_from(["id", "title", "supports", "2027", "2027-Q1", "en", "note", "ż", "a b", "yes"])
TEXTS = st.lists(
    st.sampled_from(["One line.", "Another: line", "  more", "", "# no comment"]), min_size=1, max_size=4
).map("\n".join)
SCALARS = st.one_of(WORDS, TEXTS, st.none())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


@st.composite
def written(draw, documents=DOCUMENTS):
    """Return a value and a text that holds it."""
    value = draw(documents)
    lines = _block(draw, value, 0)
    text = "\n".join(lines)
    ends = ["", "\n", "\n\n", "\n# the end\n"]
    text += draw(st.sampled_from(ends[1:] if "|\n" in text else ends))  # a block has the last line end in its text
    return value, text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


def _comment(draw):
    return draw(st.sampled_from(["", "", "", "  # why"]))


def _above(draw, indent):
    return draw(st.sampled_from([[], [], [], [f"{' ' * indent}# above"], [""]]))


def _block(draw, value, indent):
    lines = []
    pad = " " * indent
    entries = value.items() if isinstance(value, dict) else [("-", one) for one in value]
    for key, one in entries:
        lines += _above(draw, indent) if lines else []
        head = f"{pad}{_scalar(draw, key, False) if isinstance(value, dict) else ''}{':' if isinstance(value, dict) else '-'}"
        if isinstance(one, dict | list) and one and draw(st.booleans()):
            if isinstance(value, list) and draw(st.booleans()):
                inner = _block(draw, one, indent + 2)
                lines += [head + " " + inner[0][indent + 2 :], *inner[1:]]
            else:
                lines += [head + _comment(draw), *_block(draw, one, indent + draw(st.sampled_from([2, 4])))]
        elif isinstance(one, str) and _fits_a_block(one) and draw(st.booleans()):
            deeper = pad + draw(st.sampled_from(["  ", "    "]))
            sign = "|" if one.endswith("\n") else "|-"
            lines += [f"{head} {sign}", *(deeper + line if line else "" for line in one.removesuffix("\n").split("\n"))]
        elif one is None and draw(st.booleans()):
            lines.append(head + _comment(draw))
        else:
            lines.append(f"{head} {_flow(draw, one, inside=False)}{_comment(draw)}")
    return lines


def _fits_a_block(text):
    lines = text.split("\n")
    if text.endswith("\n\n"):
        return False
    return "\n" in text and lines[0] and not lines[0].startswith(" ")


def _flow(draw, value, *, inside=True):
    if isinstance(value, dict):
        pairs = [f"{_scalar(draw, key, True)}: {_flow(draw, one)}" for key, one in value.items()]
        return "{" + _joined(draw, pairs) + "}"
    if isinstance(value, list):
        return "[" + _joined(draw, [_flow(draw, one) for one in value]) + "]"
    return _scalar(draw, value, inside)


def _joined(draw, parts):
    blank = draw(st.sampled_from(["", " "]))
    return blank + draw(st.sampled_from([", ", ","])).join(parts) + blank


def _scalar(draw, value, flow):
    if value is None:
        return draw(st.sampled_from(["null", "~"]))
    if value and "\n" not in value and draw(st.booleans()) and _is_plain(value):
        return value
    if "\n" not in value and draw(st.booleans()):
        return "'" + value.replace("'", "''") + "'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _is_plain(text):
    return text in {
        "grow",
        "42m",
        "2027",
        "no",
        "it's",
        "ż ó",
        "id",
        "title",
        "supports",
        "2027-Q1",
        "en",
        "note",
        "ż",
        "a b",
        "yes",
    }
