"""Values written as people write YAML.

With comments, tabs, quotation marks, brackets on one line and over several, blocks, folded texts, anchors and aliases,
and lines that end in any way.
"""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        *("grow", "42m", "One line.") * 3,
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


SHARED = {"grow": "word", "42m": "sum", "One line.": "text"}
"""Words that are written once, with an anchor, and named elsewhere, under the key `shared`."""


@st.composite
def written(draw, documents=DOCUMENTS, shared=True):
    """Return a value and a text that holds it."""
    value = draw(documents)
    lines = _block(draw, value, 0)
    if shared and draw(st.booleans()):
        value = {"shared": list(SHARED), **value}
        head = [f"  - &{name} {word}" for word, name in SHARED.items()]
        lines = ["shared:", *head, *(_named(draw, line) for line in lines)]
    text = "\n".join(lines)
    ends = ["", "\n", "\n\n", "\n# the end\n"]
    text += draw(st.sampled_from(ends[1:] if "|\n" in text else ends))  # a block has the last line end in its text
    return value, text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


def _named(draw, line):
    """Write an alias in the place of a word that stands alone behind a key or a hyphen."""
    head, colon, word = line.rpartition(": ") if not line.lstrip().startswith("- ") else line.partition("- ")
    return f"{head}{colon}*{SHARED[word]}" if colon and word in SHARED and draw(st.booleans()) else line


def _comment(draw, tabs=True):
    return draw(st.sampled_from(["", "", "", "  # why", "\t# why" if tabs else " # why"]))


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
                lines += [head + _comment(draw, tabs=False), *_block(draw, one, indent + draw(st.sampled_from([2, 4])))]
        elif isinstance(one, str) and _fits_a_block(one) and draw(st.booleans()):
            deeper = pad + draw(st.sampled_from(["  ", "    "]))
            sign = "|" if one.endswith("\n") else "|-"
            lines += [f"{head} {sign}", *(deeper + line if line else "" for line in one.removesuffix("\n").split("\n"))]
        elif isinstance(one, str) and one == "One line." and draw(st.booleans()):
            sign = draw(st.sampled_from([" >-", ""]))
            first = [f"{head}{sign}", f"{pad}   One"] if sign else [f"{head} One"]
            lines += [*first, f"{pad}   line."]
        elif one is None and draw(st.booleans()):
            lines.append(head + _comment(draw, tabs=False))
        else:
            blank = draw(st.sampled_from([" ", " ", " ", "\t"])) if isinstance(value, dict) else " "
            lines += f"{head}{blank}{_flow(draw, one, pad)}{_comment(draw)}".split("\n")
    return lines


def _fits_a_block(text):
    lines = text.split("\n")
    if text.endswith("\n\n"):
        return False
    return "\n" in text and lines[0] and not lines[0].startswith(" ")


def _flow(draw, value, pad=None):
    """Write a value on a line, or in brackets over several where `pad` says how far those are indented at least."""
    if isinstance(value, dict):
        pairs = [f"{_scalar(draw, key, True)}: {_flow(draw, one)}" for key, one in value.items()]
        return "{" + _joined(draw, pairs, pad) + "}"
    if isinstance(value, list):
        return "[" + _joined(draw, [_flow(draw, one) for one in value], pad) + "]"
    return _scalar(draw, value, pad is None)


def _joined(draw, parts, pad):
    if pad is not None and parts and draw(st.integers(0, 3)) == 0:
        deeper = f"\n{pad}    "
        commas = [",", *([", # within"] if draw(st.booleans()) else [])]
        return (
            deeper
            + "".join(f"{one}{draw(st.sampled_from(commas))}{deeper}" for one in parts[:-1])
            + f"{parts[-1]}\n{pad}  "
        )
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
