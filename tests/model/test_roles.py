"""Roles of the built-in kinds: each is declared on a class, explained, and asked for by somebody."""

from pathlib import Path
from typing import get_args

import planloom
from planloom.model.kinds import BUILT_IN
from planloom.model.relations import RELATIONS
from planloom.model.roles import ROLES, Role

SOURCES = [path.read_text("utf-8") for path in Path(planloom.__file__).parent.rglob("*.py")]
ARCHITECTURE = Path(__file__).parents[2] / "docs" / "explanation" / "architecture.md"


def test_every_role_is_explained_played_and_asked_for():
    asked = {role for relation in RELATIONS for role in relation.roles}
    for role in get_args(Role):
        assert ROLES[role]
        assert any(role in kind.acts_as for kind in BUILT_IN.parts.values()), role
        calls = [call for text in SOURCES for line in text.splitlines() for call in line.split(".is_a(")[1:]]
        assert role in asked or any(f'"{role}"' in call for call in calls), role


def test_the_manual_names_the_roles_that_there_are():
    (sentence,) = [line for line in ARCHITECTURE.read_text("utf-8").splitlines() if "acts_as = frozenset" in line]
    assert [role for role in get_args(Role) if f"`{role}`" in sentence] == list(get_args(Role))
