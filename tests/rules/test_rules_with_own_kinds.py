"""What a project declares of its own blinds no rule: with a field added to every kind, the same is found."""

import pytest
from rule_projects import SETTINGS, codes, files_of, judged

from planloom.model.kinds import BUILT_IN
from planloom.model.plan import KINDS
from planloom.rules import RULES

FIELDS = "\n".join(f"  {kind}: {{own_remark: text}}" for kind in BUILT_IN.parts if kind != "plan")
DECLARED = f"kinds: {{fleet: {{name: fleet plan}}}}\nfields:\n{FIELDS}\n"


def with_declarations(tree):
    files = files_of(tree)
    files[SETTINGS] = f"{files[SETTINGS]}{DECLARED}"
    return "".join(f"# {name}\n{text if text.endswith(chr(10)) else text + chr(10)}" for name, text in files.items())


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code.bad], ids=lambda code: code.id)
def test_a_contradiction_is_found_whatever_a_project_declares(code):
    assert codes(judged(with_declarations(code.bad))) == codes(judged(code.bad))


@pytest.mark.parametrize("kind", ["marketing", "sales", "restructuring"])
def test_a_kind_like_another_has_its_rules(kind):
    mine = [rule.code for rule in RULES if f"\nkind: {kind}\n" in rule.code.bad and kind in KINDS]
    assert mine
    for code in mine:
        renamed = code.bad.replace(f"\nkind: {kind}\n", "\nkind: ours\n").replace(
            f"function: {kind},", "function: ours,"
        )
        declared = f"# planloom.yml\nkinds: {{ours: {{like: {kind}, name: our plan}}}}\n"
        if SETTINGS not in files_of(code.bad) or "planloom.yml" not in code.bad:
            assert code.id in codes(judged(renamed + declared)), code.id
