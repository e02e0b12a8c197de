"""The page of findings is made from the codes themselves, so it says what the program says."""

from pathlib import Path

from planloom.catalogue import all_codes
from planloom.problems import Code

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "findings.md"
FAMILIES = {
    "B": "The book",
    "C": "Links and coverage",
    "D": "Dates",
    "K": "Measures",
    "L": "Language and glossary",
    "M": "Money",
    "P": "People",
    "R": "Law",
    "S": "Sources, settings, templates and the build",
}
HEAD = """# Findings

Every kind of finding, as `planloom explain CODE` tells it. Levels can be changed in the
[settings](configuration.md); an exception stands in the source, with its reason: `allow: {M101: "…"}`.
"""


def entry(code: Code) -> str:
    parts = [f"### {code.id}", f"**{code.title.en}** ({code.level}) · *{code.title.pl}*"]
    parts += [code.why.en] if code.why.en else []
    parts += [f"Mend: {code.help.en}."] if code.help.en else []
    for words, source in (("Found in", code.bad), ("Not found in", code.good)):
        if source:
            parts.append(f"{words}:\n\n```text\n{source.strip()}\n```")
    return "\n\n".join(parts)


def page() -> str:
    parts = [HEAD.strip()]
    family = ""
    for code in all_codes():
        if code.family != family:
            family = code.family
            parts.append(f"## {FAMILIES[family]}")
        parts.append(entry(code))
    return "\n\n".join(parts) + "\n"


def test_the_reference_of_findings_says_what_the_codes_say(update_golden):
    if update_golden:
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page(), "run: make docs"


def test_every_code_has_one_meaning():
    ids = [code.id for code in all_codes()]
    assert sorted(ids) == sorted(set(ids))
