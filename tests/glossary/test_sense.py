"""The sense of a word by what the glossary itself says of it: its explanations, its longer names."""

import pytest
import yaml

from planloom.glossary import load_text

pytest.importorskip("morfeusz2")

ENTRIES = [
    {
        "id": "station",
        "en": {"term": "charging station", "synonyms": ["station"], "definition": "Where electric cars are charged."},
        "pl": {
            "term": "stacja ładowania",
            "gender": "f",
            "synonyms": ["stacja"],
            "definition": "Miejsce ładowania samochodów elektrycznych.",
        },
    },
    {
        "id": "mission",
        "en": {"term": "mission", "definition": "A flight of a spacecraft with instruments."},
        "pl": {"term": "misja", "gender": "f", "definition": "Lot statku kosmicznego z przyrządami."},
    },
]


@pytest.fixture(scope="module")
def made():
    return load_text(yaml.safe_dump({"glossary": ENTRIES}, allow_unicode=True), "terms.yml")[0]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The mission carries two instruments to an asteroid.", ["mission"]),
        ("pl", "Misja zabierze dwa przyrządy na planetoidę.", ["mission"]),
        ("en", "The mission church has an altar.", []),
        ("en", "The railway station is closed.", []),
        ("en", "Electric cars wait at the station.", ["station"]),
        ("pl", "Przy stacji kolejowej jest kiosk.", []),
        ("pl", "Samochody elektryczne stoją przy stacji.", ["station"]),
        ("en", "The charging station is new.", ["station"]),
    ],
)
def test_a_word_is_meant_as_its_entry_explains_it(made, language, text, found):
    assert [one.term for one in made.matcher(language).find(text)] == found


def test_a_word_that_a_sentence_has_twice_is_judged_by_its_own_part(made):
    text = "The mission carries two instruments, and the mission church has an altar."
    assert [one.start for one in made.matcher("en").find(text)] == [4]
