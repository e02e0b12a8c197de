"""Projects that are broken in every way we could think of, and valid ones with texts that want to break out.

Everything is drawn from a seed, so that a failure is a number that can be tried again.
"""

import contextlib
import datetime as dt
import json
from pathlib import Path
from random import Random

import yaml
from projects import dumped, project, small

PIECES = (
    "[[", "]]", "[[a]] ", "[[../x|", "{", "}", "[", "]", "(", "*", "**", "_", "`", "```\n", "~~~\n", "|", "|-|-|\n", "<", ">", "<b>", "</b>", "<script>alert(1)</script>", "<!--", "-->", "<img src=x onerror=alert(1)>",
    "&", "&amp;", "&#0;", "!", "![](", "](javascript:alert(1))", "](file:///etc/passwd)", "{: .x }", "{{ 1 }}", "{% if %}", "%", "\\", "'", '"', "#", "# ", "\n# ", ":", ": ", "- ", "\n- ", "\n  - ", "? ", "\t", "\n\t", "\n\n", "\r", "\r\n",
    "\0", "\x1b[31m", "\u2028", "\u202e", "\ufeff", "\ud7ff", "𝔄", "é", "e\u0301", "zażółć", "~", "null", "true", "no", "!!python/object/apply:os.system [id]", "!!binary x", "&a [*a]", "*a", "<<: *a", "---\n", "...\n", "%YAML 1.1\n",
    "0", "-1", "1e999", "99999999999999999999", "0x1f", "1_000", "12:30:00", "1 234,56", "42m", "5 EUR", "60%", "> 20", "2027", "2027-Q5", "2027-02-30", "2027..2026", "FY2027", "9999-12-31", ".inf", "NaN",
    "kind: sales\n", "id: a\n", "title:\n", "supports: [a]\n", "audience: [board]\n", "was: [a]\n", "extra: {a: {b: c}}\n", "en: x\n", "pl: y\n", "vegalite", '```vegalite\n{"mark": "bar"}\n```\n', "```vegalite\n[1]\n```\n", "x" * 3000, "[[a]] " * 500, "{" * 2000, "- " * 300, "> " * 300, "[" * 1000,
)  # fmt: skip
TEXTS = ("title", "text", "description", "statement", "mission", "vision", "note", "question", "answer", "name")
KEYS = (
    "id",
    "title",
    "kind",
    "audience",
    "was",
    "allow",
    "extra",
    "supports",
    "owner",
    "text",
    "en",
    "pl",
    "x",
    1,
    None,
)
SETTINGS = (
    "levels: {M101: off}", "levels: {X: error}", "levels: [a]", "tolerance: {money: -1}", "tolerance: 5", "today: tomorrow", "today: 2027-01-01", "templates: ../x", "templates: {}", "audience: board", "audience: [board]", "raw_html: true",
    "raw_html: maybe", "brand: red", "brand: '#123456'", "edit_uri: javascript:alert(1)", "rules: 5", "rules: [{id: U101, title: A, for: objective, require: owner}]", "rules: [{id: U101, title: '{x}', for: [a], compare: {field: a, is: b}}]",
    "kinds: {people: {name: people plan, own: {roles: {title: Roles, name: role}}}}", "kinds: {sales: {like: sales}}", "kinds: {a: {name: a, like: a}}", "fields: {objective: {x: text}}", "fields: {objective: {title: text}}", "coverage: {pipeline: x}", "span_of_control: {least: 5, most: 1}", "? [a]\n: b", "a: &a [*a]",
)  # fmt: skip


ODD = (None, True, "", 0, -1, 1e308, 10**30, float("nan"), [], {}, [[]], [None], {"": ""}, {"a": {"b": [{}]}}, {1: 2}, "a", "[[a]]", "2027", "60%", "board", "all", "x" * 3000, "\u202e", "../../x", "/etc/passwd", "\ud800", "{en: a, pl: b}", {"en": "a"}, {"pl": ["b"]}, {"en": 1, "pl": None, "de": "c"}, dt.date(2027, 2, 28), dt.datetime(1, 1, 1, tzinfo=dt.UTC))  # fmt: skip
"""What may stand in the place of any value."""


def broken(seed: int) -> dict[str, bytes]:
    """Return a project some files of which are broken at some places, by signs, by lines or by values."""
    random = Random(seed)
    files = project(random)
    for name in random.sample(sorted(files), random.randint(1, 3)):
        for _ in range(random.choice((1, 1, 2, 5))):
            files[name] = _broken(name, files[name], random)
    if random.random() < 0.2:
        files["planloom.yml"] = "\n".join(random.sample(SETTINGS, random.randint(1, 3))).encode()
    if random.random() < 0.4:
        del files["mkdocs.yml"]  # it says where all is, so nothing is read when it is broken
    return files


def disguised(seed: int) -> dict[str, bytes]:
    """Return a small project that can be made, with texts that want to be more than text and values of other kinds."""
    random = Random(seed)
    files = small(random)
    for name, content in files.items():
        if name.endswith(("plan.yml", "roles.yml", "terms.yml")):
            filled = _filled(yaml.safe_load(content), random)
            for _ in range(random.choice((0, 0, 1, 2))):
                filled = replaced(filled, random)
            files[name] = dumped(filled)
        elif name.endswith(("story.md", "plan.md", "plan.pl.md", "story.pl.md")) and random.random() < 0.7:
            files[name] = content + f"\n{_text(random)}\n".encode("utf-8", "replace")
        elif name.endswith((".j2", ".json", ".svg")) and random.random() < 0.3:
            files[name] = _broken(name, content, random)
    return files


def _broken(name: str, content: bytes, random: Random) -> bytes:
    if name.endswith((".yml", ".json")) and random.random() < 0.5:
        with contextlib.suppress(yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
            value = replaced(yaml.safe_load(content), random)
            return dumped(value) if name.endswith(".yml") else json.dumps(value, default=str).encode()
    return random.choice((_inserted, _cut, _moved, _swapped, _bytes, _line))(content, random)


def replaced(value: object, random: Random) -> object:
    """Return a value with one place in it changed: another kind of value, another key, an entry too many or too few."""
    inner = value if isinstance(value, dict | list) else ()
    if not inner or random.random() < 0.15:
        return random.choice(ODD)
    if isinstance(value, list):
        at = random.randrange(len(value))
        here = random.choice(([replaced(value[at], random)],) * 4 + ([], [value[at]] * 2, [value[at], *value[at:]]))
        return [*value[:at], *here, *value[at + 1 :]]
    key = random.choice(list(value))
    if random.random() < 0.15:
        other = random.choice((*value, *KEYS))
        return {other if name == key else name: one for name, one in value.items()}
    return value | {key: replaced(value[key], random)}


def _text(random: Random) -> str:
    return "".join(random.choice((*PIECES, " ", "words ", "a")) for _ in range(random.randint(1, 12)))


def _filled(value: object, random: Random) -> object:
    """Put other words into the texts of a plan; what is no text stays, so that the plan stays valid."""
    if isinstance(value, list):
        return [_filled(one, random) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _text(random) if key in TEXTS and isinstance(one, str) and random.random() < 0.5 else _filled(one, random)
        for key, one in value.items()
    }


def _place(content: bytes, random: Random) -> int:
    return random.randint(0, len(content))


def _inserted(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + random.choice(PIECES).encode("utf-8", "replace") + content[place:]


def _cut(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + content[place + random.randint(1, 40) :]


def _moved(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    line = random.randrange(len(lines))
    lines[line] = random.choice((b"  ", b"\t", b"", b"    ")) + lines[line].lstrip()
    return b"\n".join(lines)


def _swapped(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def _line(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    lines.insert(random.randrange(len(lines) + 1), random.choice(lines))
    return b"\n".join(lines)


def _bytes(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + random.randbytes(random.randint(1, 8)) + content[place:]


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write a project."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
