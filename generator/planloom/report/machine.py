"""Reports for programs: JSON, SARIF, GitLab, GitHub and JUnit.

JSON and SARIF are contracts: their form has a version and only grows. The others follow the format of
the service that reads them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from planloom import __version__
from planloom.edits import TextEdit
from planloom.i18n import format_value
from planloom.problems import Fix, Level, Problem, Span
from planloom.report.check_scope import CheckScope
from planloom.report.fingerprint import fingerprints
from planloom.report.words import filled, help_of, message, visible

JSON_VERSION = 1
GITHUB_LIMIT = 10
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Exact = Callable[[Fix], list[TextEdit]]
"""Tells a mend to the letter; nothing for one that cannot be made."""


def no_edits(_: Fix) -> list[TextEdit]:
    """Tell no mend: for who may not see all of the sources."""
    return []


Report = Callable[[Sequence[Problem], Exact], str]


def as_json(problems: Sequence[Problem], exact: Exact = no_edits, compared: CheckScope | None = None) -> str:
    """Return findings as JSON, version 1, with how much was compared; the manual describes every field."""
    document = {
        "format": "planloom-findings",
        "version": JSON_VERSION,
        "planloom": __version__,
        "counts": {str(level): sum(problem.level is level for problem in problems) for level in Level},
        "compared": compared.as_data() if compared is not None else None,
        "findings": _findings(problems, exact),
    }
    return _written(document)


def _written(document: Any) -> str:
    """Return JSON; of the name of a file that is no UTF-8, the parts that no encoding has are escapes of JSON."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _findings(problems: Sequence[Problem], exact: Exact) -> list[dict[str, Any]]:
    return [_finding(problem, mark, exact) for problem, mark in zip(problems, fingerprints(problems), strict=True)]


def _finding(problem: Problem, mark: str, exact: Exact) -> dict[str, Any]:
    return {
        "code": problem.code.id,
        "level": str(problem.level),
        "title": {"en": problem.code.title.en, "pl": problem.code.title.pl},
        "message": {"en": message(problem, "en"), "pl": message(problem, "pl")},
        "help": {"en": help_of(problem, "en"), "pl": help_of(problem, "pl")},
        "subject": problem.subject,
        "values": {name: format_value(value, "en") for name, value in problem.values.items()},
        **_place(problem.span),
        "related": [{"label": filled(one.label, problem, "en"), **_place(one.span)} for one in problem.related],
        "fingerprint": mark,
        "fix": _fix(problem, exact),
        "folded": _findings(problem.folded, exact),
    }


def _fix(problem: Problem, exact: Exact) -> dict[str, Any] | None:
    """Return the mend to the letter; None where there is none."""
    edits = exact(problem.fix) if problem.fix else []
    if not problem.fix or not edits:
        return None
    listed = [
        {**_place(edit.span), "start_byte": edit.start, "end_byte": edit.end, "old": edit.old, "new": edit.new}
        for edit in edits
    ]
    return {"takes_side": problem.fix.takes_side, "edits": listed}


def _place(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column,
    }


def as_sarif(problems: Sequence[Problem], exact: Exact = no_edits) -> str:
    """Return findings as SARIF 2.1.0 (OASIS), for code scanning."""
    codes = {problem.code.id: problem.code for problem in problems}
    order = sorted(codes)
    rules = [
        {
            "id": code,
            "name": codes[code].title.en,
            "shortDescription": {"text": codes[code].title.en},
            "fullDescription": {"text": codes[code].why.en or codes[code].title.en},
            "defaultConfiguration": {"level": _sarif_level(codes[code].level)},
        }
        for code in order
    ]
    marks = fingerprints(problems)
    results = [
        _result(problem, order.index(problem.code.id), mark, exact)
        for problem, mark in zip(problems, marks, strict=True)
    ]
    driver = {"name": "planloom", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _written({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_level(level: Level) -> str:
    return "note" if level is Level.INFO else str(level)


def _result(problem: Problem, index: int, mark: str, exact: Exact) -> dict[str, Any]:
    mend = help_of(problem)
    related = [
        {"id": number, "message": {"text": filled(one.label, problem, "en") or "see also"}, **_location(one.span)}
        for number, one in enumerate(problem.related, 1)
    ]
    return {
        "ruleId": problem.code.id,
        "ruleIndex": index,
        "level": _sarif_level(problem.level),
        "message": {"text": f"{message(problem)}\n{mend}" if mend else message(problem)},
        "locations": [_location(problem.span)],
        **({"relatedLocations": related} if related else {}),
        **_sarif_fixes(problem, exact),
        "partialFingerprints": {"planloom/v1": mark},
    }


def _sarif_fixes(problem: Problem, exact: Exact) -> dict[str, Any]:
    """Return the mend for programs that offer it at a click; one that takes a side is for who reads the finding."""
    edits = exact(problem.fix) if problem.fix and not problem.fix.takes_side else []
    files: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:
        region = {
            "startLine": edit.span.line,
            "startColumn": edit.span.column,
            "endLine": edit.span.end_line,
            "endColumn": edit.span.end_column,
        }
        replacement = {"deletedRegion": region, "insertedContent": {"text": edit.new}}
        files.setdefault(edit.span.file, []).append(replacement)
    if not files:
        return {}
    changes = [{"artifactLocation": {"uri": file}, "replacements": made} for file, made in files.items()]
    return {"fixes": [{"description": {"text": help_of(problem)}, "artifactChanges": changes}]}


def _location(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line:
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    return {
        "physicalLocation": {"artifactLocation": {"uri": quote(span.file, errors="surrogateescape")}, "region": region}
    }


def as_gitlab(problems: Sequence[Problem], _: Exact = no_edits) -> str:
    """Return findings as a GitLab code quality report."""
    severity = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}
    entries = [
        {
            "description": f"{problem.code.id}: {message(problem)}",
            "check_name": problem.code.id,
            "fingerprint": mark,
            "severity": severity[problem.level],
            "location": {"path": problem.span.file, "lines": {"begin": problem.span.line}},
        }
        for problem, mark in zip(problems, fingerprints(problems), strict=True)
    ]
    return _written(entries)


def as_github(problems: Sequence[Problem], _: Exact = no_edits) -> str:
    """Return findings as GitHub workflow commands, the worst first.

    GitHub shows ten annotations of each level a step; the rest is counted on the last line.
    """
    words = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
    lines: list[str] = []
    told: Counter[Level] = Counter()
    for problem in sorted(problems, key=lambda problem: problem.level.rank):
        told[problem.level] += 1
        if told[problem.level] <= GITHUB_LIMIT:
            lines.append(_command(words[problem.level], problem))
    counts = ", ".join(f"{told[level]} {level}" for level in Level if told[level]) or "no findings"
    hidden = sum(max(0, count - GITHUB_LIMIT) for count in told.values())
    return "\n".join([*lines, f"planloom: {counts}" + (f" ({hidden} not shown above)" if hidden else "")])


def _command(word: str, problem: Problem) -> str:
    span = problem.span
    fields = {
        "file": visible(span.file),
        "line": span.line,
        "col": span.column,
        "title": f"{problem.code.id} {problem.code.title.en}",
    }
    if span.end_line == span.line and span.end_column:
        fields["endColumn"] = span.end_column
    mend = help_of(problem)
    text = f"{message(problem)}\n{mend}" if mend else message(problem)
    listed = ",".join(f"{name}={_escaped(str(value), property_=True)}" for name, value in fields.items())
    return f"::{word} {listed}::{_escaped(text)}"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def as_junit(problems: Sequence[Problem], _: Exact = no_edits) -> str:
    """Return findings as JUnit XML: a suite a file, a case a finding; notes are no failures."""
    suites = ET.Element("testsuites", name="planloom")
    for file, found in _by_file(problems):
        failures = [problem for problem in found if problem.level is not Level.INFO]
        suite = ET.SubElement(
            suites, "testsuite", name=visible(file), tests=str(len(found)), failures=str(len(failures))
        )
        for problem in found:
            place = f"{visible(file)}:{problem.span.line}:{problem.span.column}"
            case = ET.SubElement(
                suite, "testcase", classname=problem.code.id, name=f"{problem.code.title.en} ({place})"
            )
            if problem.level is not Level.INFO:
                failure = ET.SubElement(case, "failure", type=str(problem.level), message=message(problem))
                failure.text = "\n".join(filter(None, (place, help_of(problem))))
    if not problems:
        suite = ET.SubElement(suites, "testsuite", name="planloom", tests="1", failures="0")
        ET.SubElement(suite, "testcase", classname="planloom", name="no findings")
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True)


def _by_file(problems: Iterable[Problem]) -> list[tuple[str, list[Problem]]]:
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.span.file, []).append(problem)
    return sorted(groups.items())


FORMATS: dict[str, Report] = {
    "json": as_json,
    "sarif": as_sarif,
    "gitlab": as_gitlab,
    "github": as_github,
    "junit": as_junit,
}
