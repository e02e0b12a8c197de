"""Reports for programs, held against the structure their readers ask for."""

import json
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from planloom.problems import Code, Level, Phrase, Related, Span
from planloom.report.fingerprint import fingerprints
from planloom.report.machine import FORMATS, as_github, as_gitlab, as_json, as_junit, as_sarif

CODE = Code(
    "M103",
    Level.WARNING,
    title=Phrase("A budget exceeds its allocation", "Budżet przekracza przydział"),
    message=Phrase("the budget is {budget}", "budżet wynosi {budget}"),
    help=Phrase("lower it to {limit}", "obniż go do {limit}"),
    label=Phrase("too much", "za dużo"),
)


def problem(line=7, subject="brand", level=Level.WARNING, budget="50 m"):
    found = CODE.at(
        Span("plans/marketing/budget.yml", line, 5, line, 9),
        related=[Related(Span("plans/strategy/a.yml", 3, 1, 3, 4), Phrase("the allocation", "przydział"))],
        budget=budget,
        limit="40 m",
    ).about(subject)
    return type(found)(**{name: getattr(found, name) for name in found.__slots__} | {"level": level})


# The parts of the official SARIF 2.1.0 schema that results of a static analysis must obey.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {"type": "array", "uniqueItems": True, "items": {"required": ["id"]}}
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "message": {"required": ["text"]},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {"uri": {"type": "string", "pattern": "^[^/]"}}
                                                    },
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                            "endLine": {"type": "integer", "minimum": 1},
                                                            "endColumn": {"type": "integer", "minimum": 1},
                                                        }
                                                    },
                                                }
                                            }
                                        }
                                    }
                                },
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                            },
                        },
                    },
                },
            },
        },
    },
}

GITLAB = {
    "type": "array",
    "items": {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {"lines": {"required": ["begin"], "properties": {"begin": {"type": "integer"}}}},
            },
        },
    },
}


def test_json_tells_everything_in_both_languages():
    found = json.loads(as_json([problem()]))
    assert (found["format"], found["version"]) == ("planloom-findings", 1)
    assert found["counts"] == {"error": 0, "warning": 1, "info": 0}
    (one,) = found["findings"]
    assert one["message"] == {"en": "the budget is 50 m", "pl": "budżet wynosi 50 m"}
    assert one["help"]["pl"] == "obniż go do 40 m"
    assert (one["file"], one["line"], one["column"], one["end_column"]) == ("plans/marketing/budget.yml", 7, 5, 9)
    assert one["related"][0]["label"] == "the allocation"
    assert one["subject"] == "brand"


def test_sarif_obeys_the_schema_and_names_each_rule_once():
    found = json.loads(as_sarif([problem(), problem(line=9, subject="other")]))
    jsonschema.validate(found, SARIF)
    run = found["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["M103"]
    assert run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3


def test_gitlab_obeys_the_schema_with_fingerprints_that_differ():
    found = json.loads(as_gitlab([problem(), problem()]))
    jsonschema.validate(found, GITLAB)
    assert found[0]["fingerprint"] != found[1]["fingerprint"]


def test_github_shows_ten_of_a_level_the_worst_first_and_counts_the_rest():
    lines = as_github([problem(line) for line in range(1, 13)] + [problem(20, level=Level.ERROR)]).splitlines()
    assert lines[0].startswith("::error file=plans/marketing/budget.yml,line=20,col=5,")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-1] == "planloom: 1 error, 12 warning (2 not shown above)"


def test_github_escapes_what_would_end_the_command():
    line, *rest = as_github([problem(budget="5%\n::error::x")]).splitlines()
    assert "5%25" in line
    assert line.endswith("%0Alower it to 40 m")
    assert len(rest) == 1


def test_junit_counts_failures_and_leaves_notes_alone():
    root = ET.fromstring(as_junit([problem(), problem(level=Level.INFO)]))  # noqa: S314  # our own text
    suite = root.find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")


@pytest.mark.parametrize("form", FORMATS)
def test_no_findings_are_a_report_too(form):
    assert FORMATS[form]([])


def test_a_fingerprint_survives_moving_to_another_line():
    assert fingerprints([problem(line=7)]) == fingerprints([problem(line=70)])


def test_a_fingerprint_tells_other_objects_and_other_values_apart():
    marks = fingerprints([problem(), problem(subject="other"), problem(budget="60 m")])
    assert len(set(marks)) == 3


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_file_of_any_name_leaves_a_report_whole(form):
    found = CODE.at(Span("plans/a\x1b[1m\nzł b%\udcff.yml", 1, 1), budget="\x07", limit="1")
    told = FORMATS[form]([found])
    assert not {"\x1b", "\x07"} & set(told)
    told.encode("utf-8")
    if form == "junit":
        ET.fromstring(told)  # noqa: S314  # made here
    if form == "sarif":
        (result,) = json.loads(told)["runs"][0]["results"]
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uri"] == "plans/a%1B%5B1m%0Az%C5%82%20b%25%FF.yml"
