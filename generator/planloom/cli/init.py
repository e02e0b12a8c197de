"""``planloom init``: start a project."""

import shutil
import sys
from pathlib import Path

import click

from planloom.cli import options
from planloom.pages.templates import packaged_folder

CONFIG = """\
# The site of your plans. `planloom build` and `mkdocs build` both read this file.
site_name: Plans
docs_dir: plans
theme:
  name: material
plugins:
  - search
  - planloom
"""
EXAMPLE = CONFIG.replace(
    "  - planloom\n",
    """\
  - planloom:
      # The example stands still on this day; remove the line in your own.
      today: 2028-05-10
""",
)
MINIMAL = """\
---
kind: strategy
---
"""
SCHEMAS = ".schema"  # by which editors complete and check
IGNORE = "site/\n.planloom-cache/\n"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--minimal", is_flag=True, help="Three lines instead of the example organisation.")
def init(folder: Path, minimal: bool) -> None:
    """Start a project in FOLDER.

    It gets the plans of the example organisation, in English and Polish, to be changed into your own;
    with --minimal a single plan of three lines.

    \b
    planloom init acme
    cd acme
    planloom serve
    """
    with options.gently():
        if (folder / "plans").exists() or (folder / "mkdocs.yml").exists():
            click.echo(f"{folder} already has plans or a mkdocs.yml; nothing was changed", err=True)
            sys.exit(options.WRONG_USE)
        folder.mkdir(parents=True, exist_ok=True)
        if minimal:
            (folder / "plans" / "strategy").mkdir(parents=True)
            (folder / "plans" / "strategy" / "plan.md").write_text(MINIMAL, "utf-8")
            shutil.copytree(packaged_folder("starter") / SCHEMAS, folder / "plans" / SCHEMAS)
        else:
            shutil.copytree(packaged_folder("starter"), folder / "plans")
        (folder / "mkdocs.yml").write_text(CONFIG if minimal else EXAMPLE, "utf-8")
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text(IGNORE, "utf-8")
        click.echo(f"started in {folder}; next: cd {folder} && planloom serve", err=True)
