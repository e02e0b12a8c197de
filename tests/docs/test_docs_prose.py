"""What the manual says a text may hold is what texts may hold."""

import re
from pathlib import Path

import pytest

from planloom.prose import Surroundings, Target, render
from planloom.prose.vocabulary import TAGS

PAGE = Path(__file__).parents[2] / "docs/how-to/write-plans.md"
SECTION = PAGE.read_text("utf-8").split("## Prose\n")[1].split("\n## ")[0]
AROUND = Surroundings(reference=lambda _: Target("Grow", "grow/"), drawn=lambda _: "<!-- chart-1 -->")


def written(what):
    """Return what stands in code in the row of the table that begins with `what`."""
    row = next(line for line in SECTION.splitlines() if line.startswith(f"| {what}"))
    return [code.replace("\\|", "|") for code in re.findall(r"`([^`]+)`", row)]


def test_every_tag_is_listed():
    listed = {tag.strip("<>").partition(" ")[0] for tag in written("tags of HTML in a line")}
    assert listed == set(TAGS)


@pytest.mark.parametrize(
    ("source", "element"),
    [
        (" and ".join(written("a reference to")), "<a "),
        ("\n".join(written("a table;")) + "\n| `x|y` | z |", "<table>"),
        ("\n".join(written("a task")), "<s>gone</s>"),
        ("{}\n\n{}".format(*written("a footnote")), "fn-1"),
        ("{}\n{}".format(*written("a term with")), "<dd>what it means</dd>"),
        ("{}\n\nOur KPI".format(*written("an abbreviation")), "<abbr title="),
        ("\n    text\n\n".join(written("a box")) + "\n    text", '<details open="" class="note">'),
        ("\n    text\n\n".join(written("tabs")) + "\n    text", "tabbed-set"),
        ("<details>\n<summary>Title</summary>\ntext\n</details>", "<details><summary>"),
        (written("a picture of")[0], 'width="300"'),
        (written("an id of one's own")[0], 'id="where"'),
        (written("words without")[0], 'class="no-glossary"'),
        ("```vegalite\n{}\n```", "<!-- chart-1 -->"),
    ],
)
def test_what_the_manual_writes_works(source, element):
    made = render(source, AROUND)
    assert element in made.html
    assert made.refused == []
