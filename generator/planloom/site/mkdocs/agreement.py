"""Hold that MkDocs and we have read the same configuration: an audience that one of us overlooks would be no filter."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from planloom.project import Project


def check_agreement(project: Project, options: Mapping[str, Any], config: MkDocsConfig) -> None:
    """End a build in which the plans folder or the options of the plugin are not what the plans were read with."""
    if project.config is None:  # the configuration is ours
        return
    same_plans = Path(config.docs_dir).resolve() == project.plans.resolve()
    if not same_plans or dict(options) != dict(project.options):
        raise Abort(f"{project.config.name} gives MkDocs other plans or options than it gave to Planloom")
