"""A repository made by a script of edits, and what `planloom diff` tells of it."""

import json
from dataclasses import dataclass, field

from click.testing import CliRunner

from planloom.cli import main


@dataclass
class Step:
    """A commit: its author and subject, what is written, and the changes that should be told of it.

    `edits` are replacements in files (file, old, new), `moves` files or folders that get another name, `new` files that
    are written, `gone` files that are removed. A change is its kind, the id of the object and the field.
    """

    author: str
    subject: str
    edits: list[tuple[str, str, str]]
    changes: list[tuple[str, str | None, str | None]]
    moves: list[tuple[str, str]] = field(default_factory=list)
    new: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    effects: dict[str, object] = field(default_factory=dict)


def do(made, step):
    """Make the edits of a step and commit them; return the name of the commit."""
    for old, new in step.moves:
        (made.project / new).parent.mkdir(parents=True, exist_ok=True)
        made.git("mv", old, new, where=made.project)
    for name, old, new in step.edits:
        made.edit(name, old, new)
    return made.commit(step.subject, step.new, author=step.author, gone=step.gone)


def document(made, *revisions):
    """Return what is told between revisions, as JSON."""
    return json.loads(
        CliRunner().invoke(main, ["diff", "-C", str(made.project), *revisions, "--format", "json"]).stdout
    )


def told(found):
    """Return kind, object and field of each change, with author, subject and commit."""
    return [
        (
            one["kind"],
            one["object"]["id"],
            one["path"][0] if one.get("path") else None,
            *((one["commit"] or {}).get(key) for key in ("author", "subject", "name")),
        )
        for one in found["changes"]
    ]


def effects(found):
    """Return the effects that are told, in short."""
    said = found["effects"]
    money = {(one["row"], one["period"]): tuple(side and side["amount"] for side in (one["before"], one["after"])) for one in said["money"]}  # fmt: skip
    short = {
        "money": money,
        "status": [(one["id"], one["before"], one["after"]) for one in said["status"]],
        "coverage": [(one["id"], one["covered"]) for one in said["coverage"]],
        "objectives": said["objectives"],
        "new": [one["code"] for one in said["findings"]["new"]],
        "gone": [one["code"] for one in said["findings"]["gone"]],
    }
    return {name: one for name, one in short.items() if one}
