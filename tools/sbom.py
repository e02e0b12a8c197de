"""Write the bill of materials of a release: what is installed with Planloom, and what it brings along.

    python tools/sbom.py

It is CycloneDX 1.6 in JSON and goes into the wheel (``planloom-….dist-info/sboms/``). Versions and licences are those
of the environment it is run in, which is that of ``requirements.txt``; the same environment gives the same bytes.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FILE = ROOT / "planloom.cdx.json"
EXTRAS = ("pdf", "chromium", "forms", "sheets", "keyring")

BROUGHT = (
    ("iframe-worker", "1.0.4", "MIT", "pkg:npm/iframe-worker@1.0.4", "templates/assets/iframe-worker.js"),
    ("Liberation fonts", "2.1.5", "OFL-1.1", None, "generator/planloom/typefaces: Planloom Sans, Planloom Mono"),
    ("DejaVu fonts", "2.37", "Bitstream-Vera", None, "generator/planloom/typefaces: Planloom Signs"),
    ("SGJP", "", "BSD-2-Clause", None, "extracts in plans/glossary/*.lock.json"),
)
"""What others made and the wheel holds: name, version, licence, address of the package, where it is."""

# What classifiers of packages say that have no licence expression.
_LICENCES = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Historical Permission Notice and Disclaimer (HPND)": "HPND",
}
_EXPRESSIONS = frozenset({*_LICENCES.values(), "BSD-2-Clause"})
_KNOWN = {
    "morfeusz2": "BSD-2-Clause",
    "pypdfium2": "(Apache-2.0 OR BSD-3-Clause) AND LicenseRef-PDFium",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
}
"""Licences of packages that say them in words of their own."""


def main() -> None:
    """Write the file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    FILE.write_text(json.dumps(bill(project), indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")
    print(FILE.relative_to(ROOT))


def bill(project: dict[str, Any]) -> dict[str, Any]:
    """Return the bill of materials of what `project`, of ``pyproject.toml``, says of itself."""
    wanted = [*project["dependencies"], *(word for extra in EXTRAS for word in project["optional-dependencies"][extra])]
    found = dict(sorted(installed(map(Requirement, wanted)).items()))
    direct = sorted({canonicalize_name(Requirement(word).name) for word in wanted} & found.keys())
    top = f"pkg:pypi/planloom@{project['version']}"
    depends = {purl(one): sorted(purl(found[name]) for name in below(one, found)) for one in found.values()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component("planloom", project["version"], project["license"], top)},
        "components": [*map(of_package, found.values()), *map(of_part, BROUGHT)],
        "dependencies": [
            {"ref": top, "dependsOn": [purl(found[name]) for name in direct]},
            *({"ref": ref, "dependsOn": refs} for ref, refs in depends.items()),
        ],
    }


def installed(wanted: Iterable[Requirement]) -> dict[str, metadata.Distribution]:
    """Return what is installed of `wanted`, and of what that asks for."""
    found: dict[str, metadata.Distribution] = {}
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in found or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        try:
            found[name] = metadata.distribution(one.name)
        except metadata.PackageNotFoundError:
            continue  # of another system
        waiting += [*map(Requirement, found[name].requires or ())]
        waiting += [entry for extra in one.extras for entry in of_extra(found[name], extra)]
    return found


def of_extra(package: metadata.Distribution, extra: str) -> Iterator[Requirement]:
    """Yield what an extra of a package asks for, without its condition."""
    for one in map(Requirement, package.requires or ()):
        if one.marker and one.marker.evaluate({"extra": extra}) and not one.marker.evaluate({"extra": ""}):
            one.marker = None
            yield one


def below(package: metadata.Distribution, found: dict[str, metadata.Distribution]) -> set[str]:
    """Return the names of what a package asks for, of what is there."""
    return {str(canonicalize_name(Requirement(word).name)) for word in package.requires or ()} & found.keys()


def of_package(package: metadata.Distribution) -> dict[str, Any]:
    """Return the entry of an installed package."""
    return component(package.metadata["Name"], package.version, licence(package), purl(package))


def of_part(part: tuple[str, str, str, str | None, str]) -> dict[str, Any]:
    """Return the entry of a part that the wheel holds."""
    name, version, licence, address, place = part
    return {**component(name, version, licence, address), "description": place}


def component(name: str, version: str, licence: str, address: str | None) -> dict[str, Any]:
    """Return an entry."""
    kept = {"type": "library", "bom-ref": address or name, "name": name, "version": version, "purl": address}
    made: dict[str, Any] = {key: value for key, value in kept.items() if value}
    return made | ({"licenses": [{"expression": licence}]} if licence else {})


def purl(package: metadata.Distribution) -> str:
    """Return the address of a package."""
    return f"pkg:pypi/{canonicalize_name(package.metadata['Name'])}@{package.version}"


def licence(package: metadata.Distribution) -> str:
    """Return the licence of a package as an expression of SPDX, as far as it says one."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    listed = [word.rpartition(" :: ")[2] for word in told.get_all("Classifier", []) if word.startswith("License ::")]
    known = sorted({_LICENCES[word] for word in listed if word in _LICENCES})
    if known:
        return " AND ".join(known)
    written = (told.get("License") or "").strip()
    return written if written in _EXPRESSIONS else _KNOWN.get(str(canonicalize_name(told["Name"])), "")


if __name__ == "__main__":
    main()
