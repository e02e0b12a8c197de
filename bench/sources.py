"""The same tree as each program reads it: paths of files and their text."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.tree import A_PLAN, OWNERS, Planned, Tree

Files = Mapping[str, str]

SPHINX = """\
project = "Bench"
extensions = ["sphinx_needs"]
html_theme = "alabaster"
needs_types = [{"directive": "aim", "title": "Aim", "prefix": "A", "color": "#cde", "style": "node"}]
needs_links = {"supports": {"outgoing": "supports", "incoming": "supported by"}}
needs_fields = {
    "owner": {"schema": {"type": "string"}, "nullable": True},
    "budget": {"schema": {"type": "integer"}, "nullable": True},
}
"""
MKDOCS = """\
site_name: Bench
theme: {name: material}
plugins: [search]
markdown_extensions: [attr_list, tables]
"""


def planloom(tree: Tree, languages: tuple[str, ...]) -> Files:
    """Return plans: a strategy at the top, marketing and sales below it."""

    def said(words: str) -> str:
        return words if len(languages) == 1 else f"{{{', '.join(f'{one}: {words}' for one in languages)}}}"

    people = "".join(f"  - {{id: {owner}, name: {owner.capitalize()}}}\n" for owner in OWNERS)
    files = {
        "plans/organisation.yml": f"name: Bench\nlanguages: [{', '.join(languages)}]\ncurrency: PLN\npeople:\n{people}",
        "planloom.yml": "today: 2027-06-15\nlevels: {K101: off, C102: off}\n",
    }
    for plan, objects in tree.plans():
        kind = ("marketing", "sales")[plan % 2] if plan else "strategy"
        folder = f"plans/plan-{plan:05}"
        files[f"{folder}/plan.yml"] = f"kind: {kind}\ntitle: {said(f'Plan {plan}')}\nperiod: 2027..2029\n"
        files[f"{folder}/objectives.yml"] = "objectives:\n" + "".join(
            f"  - id: aim-{one.number:06}\n    title: {said(one.title)}\n    owner: {one.owner}\n"
            f"    status: {one.status}\n    period: 2027..2029\n    budget: {{2027: {one.budget}}}\n"
            + (f"    supports: [{', '.join(f'aim-{above:06}' for above in one.supports)}]\n" if one.supports else "")
            + f"    text: {said(one.text)}\n"
            for one in objects
        )
    return files


def sphinx_needs(tree: Tree) -> Files:
    """Return reStructuredText with a directive for each object."""
    names = "".join(f"   plan_{plan:05}\n" for plan, _ in tree.plans())
    files = {"conf.py": SPHINX, "index.rst": f"Bench\n=====\n\n.. toctree::\n\n{names}"}
    for plan, objects in tree.plans():
        title = f"Plan {plan}"
        files[f"plan_{plan:05}.rst"] = f"{title}\n{'=' * len(title)}\n\n" + "\n".join(
            f".. aim:: {one.title}\n   :id: A{one.number:06}\n   :status: {one.status}\n   :owner: {one.owner}\n"
            f"   :budget: {one.budget}\n"
            + (f"   :supports: {', '.join(f'A{above:06}' for above in one.supports)}\n" if one.supports else "")
            + f"\n   {one.text}\n"
            for one in objects
        )
    return files


def markdown(tree: Tree) -> Files:
    """Return Markdown in which links are written out in both directions."""
    below = tree.supporters()
    files = {"mkdocs.yml": MKDOCS, "docs/index.md": "# Bench\n\nWhere it begins.\n"}
    for plan, objects in tree.plans():
        files[f"docs/plan_{plan:05}.md"] = f"# Plan {plan}\n\n" + "\n".join(
            f"## {one.title} {{#aim-{one.number:06}}}\n\n| Field | Value |\n|---|---|\n| Status | {one.status} |\n"
            f"| Owner | {one.owner} |\n| Budget | {one.budget} |\n| Supports | {_linked(one.supports)} |\n"
            f"| Supported by | {_linked(below[one.number])} |\n\n{one.text}\n"
            for one in objects
        )
    return files


def _linked(numbers: Iterable[int]) -> str:
    return ", ".join(f"[aim {one:06}](plan_{one // A_PLAN:05}.md#aim-{one:06})" for one in numbers)


def strictdoc(tree: Tree) -> Files:
    """Return a document of requirements for each plan; what has no field of its own stands in the comment."""
    return {
        f"plan_{plan:05}.sdoc": f"[DOCUMENT]\nTITLE: Plan {plan}\n\n" + "\n".join(map(_requirement, objects))
        for plan, objects in tree.plans()
    }


def _requirement(one: Planned) -> str:
    links = "".join(f"- TYPE: Parent\n  VALUE: AIM-{above:06}\n" for above in one.supports)
    return (
        f"[REQUIREMENT]\nUID: AIM-{one.number:06}\nSTATUS: {one.status}\nTITLE: {one.title}\n"
        f"STATEMENT: >>>\n{one.text}\n<<<\nCOMMENT: Budget {one.budget}, owner {one.owner}\n"
        + (f"RELATIONS:\n{links}" if links else "")
    )


def write(files: Files, root: Path, before: Files | None = None) -> int:
    """Write files below `root`, only those that differ from `before`; return how many."""
    new = {name: text for name, text in files.items() if before is None or before.get(name) != text}
    for name, text in new.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(new)
