"""The lists of wordings that readings of prose ask for: each is there, is asked for, and is in both languages."""

import importlib.resources
import re

from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.language.lexicon import tables_in

PACKAGE = "planloom.rules.claims"
ASKED = re.compile(r"listed_(?:words|beginnings)\(\s*\"(?P<name>[\w.]+)\"")


def sources(folder):
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from sources(entry)
        elif entry.name.endswith(".py"):
            yield entry.read_text(encoding="utf-8")


def test_every_list_is_asked_for_and_every_list_asked_for_is_there():
    tables = tables_in(f"{PACKAGE}.cues", "wordings.toml")
    listed = {f"{module}.{name}" for module, lists in tables.items() for name in lists}
    asked = {match["name"] for text in sources(importlib.resources.files(PACKAGE)) for match in ASKED.finditer(text)}
    assert asked == listed
    assert all(lists[name]["en"] or lists[name]["pl"] for lists in tables.values() for name in lists)


def test_a_word_of_a_list_is_found_as_a_whole_word_alone():
    patterns = listed_words("against_target.not")
    assert patterns["en"].search("they did NOT reach it")
    assert not patterns["en"].search("nothing, knot-free")
    assert patterns["pl"].search("nie spełniły celu")
    assert not patterns["pl"].search("niespełniony")
