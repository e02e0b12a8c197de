"""Texts with their mentions marked, for tests."""

import re
from pathlib import Path

from planloom.glossary import load_text

HERE = Path(__file__).parent
ESCAPES = {"\\n": "\n", "\\-": "\u00ad", "\\~": "\u00a0"}
MARKED = re.compile(r"\[([^\[\]|]*)\|([\w-]+)\]")


def glossary():
    made, problems = load_text((HERE / "terms.yml").read_text("utf-8"), "terms.yml")
    assert problems == []
    return made


def cases(language):
    lines = (HERE / f"prose.{language}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def unmarked(line):
    """Return the text of a case, and its mentions as (start, end, term)."""
    for escape, character in ESCAPES.items():
        line = line.replace(escape, character)
    text, mentions, done = "", [], 0
    for match in MARKED.finditer(line):
        text += line[done : match.start()]
        mentions.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        done = match.end()
    return text + line[done:], mentions


def marked(text, mentions):
    """Return a text with its mentions marked, so that a failing test can be read."""
    done, parts = 0, []
    for start, end, term in mentions:
        parts += [text[done:start], f"[{text[start:end]}|{term}]"]
        done = end
    return "".join([*parts, text[done:]])
