"""What is left of two versions of a file is all that can differ, and loads as it did."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from planloom.history.git.pruning import pruned

FORMS = (
    "  - id: {id}\n    title: {title}\n",
    "  - {{id: {id}, title: {title}}}\n",
    "  - title: {title}\n    text: |\n      - no entry\n      of ours\n\n    id: {id}\n",
    "  - id: {id}\n    # a remark\n    measures:\n      - id: m-{id}\n        title: {title}\n",
)
entries = st.builds(
    lambda form, number, title: form.format(id=f"aim-{number}", title=title),
    st.sampled_from(FORMS), st.integers(0, 9), st.sampled_from(["Grow", "Sell", "Learn"]),
)  # fmt: skip
files = st.builds(
    lambda first, second, more: f"state: draft\nobjectives:\n{''.join(first)}\nrisks:\n{''.join(second)}{more}",
    st.lists(entries, max_size=5), st.lists(entries, max_size=5), st.sampled_from(["", "vision: {text: Far}\n"]),
)  # fmt: skip


def listed(text):
    found = yaml.safe_load(text)
    return {
        key: sorted(map(repr, value or [])) if key in ("objectives", "risks") else value for key, value in found.items()
    }


@given(files, files)
def test_only_what_both_have_is_left_out(before, after):
    old, new = pruned(before, after)
    whole, left = (listed(before), listed(after)), (listed(old), listed(new))
    for key in ("objectives", "risks"):
        gone = [sorted(a) for a in (_less(whole[0][key], left[0][key]), _less(whole[1][key], left[1][key]))]
        assert gone[0] == gone[1]
    assert {key: one for key, one in left[0].items() if key not in ("objectives", "risks")} == {
        key: one for key, one in whole[0].items() if key not in ("objectives", "risks")
    }


def _less(whole, left):
    rest = list(whole)
    for one in left:
        rest.remove(one)
    return rest


def test_the_same_has_nothing_left_and_anchors_are_let_alone():
    text = "objectives:\n  - id: a\n  - id: b\n"
    assert "id" not in "".join(pruned(text, text))
    named = "objectives:\n  - &a {id: a}\n  - *a\n"
    assert pruned(named, named) == (named, named)
