"""The bill of materials names what is installed with Planloom, in the versions that are locked, with licences."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
BILL = json.loads((ROOT / "planloom.cdx.json").read_text("utf-8"))
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))


def test_versions_are_those_that_are_locked():
    """After ``make lock`` comes ``make sbom``."""
    packages = {one["purl"].split("@")[0].removeprefix("pkg:pypi/"): one["version"] for one in BILL["components"] if one.get("purl", "").startswith("pkg:pypi/")}  # fmt: skip
    assert {name: LOCKED.get(name) for name in packages} == packages
    assert {"jinja2", "mkdocs", "weasyprint", "morfeusz2", "playwright"} <= packages.keys()


def test_every_licence_is_known():
    assert [one["name"] for one in BILL["components"] if not one.get("licenses")] == []


def test_every_entry_is_asked_for_by_another():
    named = {ref for one in BILL["dependencies"] for ref in one["dependsOn"]}
    assert {one["bom-ref"] for one in BILL["components"] if one.get("purl", "").startswith("pkg:pypi/")} <= named
