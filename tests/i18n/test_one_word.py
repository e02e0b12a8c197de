"""One word for one thing: Polish words that an editor has struck out, and what stands in their place."""

import ast
import functools
import re
from pathlib import Path

import pytest
from program_words import ROOT

STRUCK = {
    r"słownicz": "słownik pojęć",
    r"wartoś\w+ (?:rzeczywist|bazow)": "wynik, wartość wyjściowa",
    r"(?:^|\W)baz(?:a|ę|y|ie|ą)(?:\W|$)": "koszt wyjściowy",
    r"scenariusz": "wariant",
    r"\blinku?\b|linkowa|zlinkowa": "odnośnik",
    r"kurs\w* wymiany": "kurs waluty",
    r"docelow\w+ przych": "cel przychodów",
    r"mapa drogowa|komponent": "harmonogram, część sprzedażowa",
    r"\btarget": "plan indywidualny, wartość docelowa",
    r"odwołan(?:e|y|a)\b": "anulowane",
    r"\bzawodzi|zawiódł|zawiodł": "nie działa",
    r"\bTw(?:ój|oj)\w*": "własny",
    r"odwzorowani": "grupa pól",
    r"\bbudow(?:a|ę|ie|ą)\b(?! strony)": "budowanie",
}


NO_WORDS = re.compile(r"`[^`]*`|\{[^}]*\}|%\(\w+\)s")


@functools.cache
def polish_words():
    """Return every Polish sentence of the program with its place: of the catalogue and of phrases."""
    catalogue = ROOT / "generator" / "planloom" / "i18n" / "pl.po"
    found = [("pl.po", line[7:]) for line in catalogue.read_text("utf-8").splitlines() if line.startswith("msgstr")]
    for path in sorted((ROOT / "generator" / "planloom").rglob("*.py")):
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        phrases = (call for call in calls if getattr(call.func, "id", "") == "Phrase" and len(call.args) > 1)
        found += [(path.name, " ".join(said(phrase.args[1]))) for phrase in phrases]
    return [(place, NO_WORDS.sub("", words)) for place, words in found]


def said(node):
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


@pytest.mark.parametrize("struck", STRUCK)
def test_no_word_that_was_struck_out_is_used(struck):
    pattern = re.compile(struck)
    found = [f"{place}: {words}" for place, words in polish_words() if pattern.search(words)]
    assert not found, f"say “{STRUCK[struck]}”"


def test_words_are_collected():
    places = {Path(place).suffix for place, _ in polish_words()}
    assert places == {".po", ".py"}
