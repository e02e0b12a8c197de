"""The starter glossary holds what the engine and its readers rely on, whatever is added to it."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "plans" / "glossary"
FILES = sorted(FOLDER.glob("*.yml"))
BY_FILE = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FILES}
ENTRIES = [entry for data in BY_FILE.values() for entry in data["glossary"]]
BY_ID = {entry["id"]: entry for entry in ENTRIES}
LANGUAGES = ("en", "pl")
BLOCKS = [(entry["id"], language, entry[language]) for entry in ENTRIES for language in LANGUAGES]
EACH = pytest.mark.parametrize("entry", ENTRIES, ids=[entry["id"] for entry in ENTRIES])
EACH_BLOCK = pytest.mark.parametrize(
    ("language", "block"),
    [(language, block) for _, language, block in BLOCKS],
    ids=[f"{name}-{language}" for name, language, _ in BLOCKS],
)

FIELDS = {"id", "area", "en", "pl", "related", "auto", "not", "near", "unless", "like", "pos"}
TEXTS = {"term", "plural", "abbr", "synonyms", "definition", "note", "forms", "not_forms", "gap"}


def surfaces(block):
    """The ways in which the term is written, each in its dictionary form."""
    return [block["term"], *([block["abbr"]] if "abbr" in block else []), *block.get("synonyms", [])]


def guard(entry, control, language):
    """The patterns of `not`, as the engine bounds them, or None."""
    patterns = entry.get(control, {}).get(language)
    return patterns and re.compile("|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in patterns))


def test_a_file_holds_one_area():
    assert set(BY_FILE) == {"finance", "marketing", "restructuring", "sales", "strategy"}
    for area, data in BY_FILE.items():
        assert set(data) == {"glossary"}
        assert {entry["area"] for entry in data["glossary"]} == {area}


def test_ids_are_unique_words_with_hyphens():
    assert [name for name, count in Counter(entry["id"] for entry in ENTRIES).items() if count > 1] == []
    assert [name for name in BY_ID if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)] == []


@EACH
def test_related_terms_exist(entry):
    assert entry["related"]
    assert set(entry["related"]) <= BY_ID.keys() - {entry["id"]}
    assert len(set(entry["related"])) == len(entry["related"])


@EACH
def test_fields_are_known(entry):
    assert set(entry) <= FIELDS
    assert set(entry["en"]) <= TEXTS
    assert set(entry["pl"]) <= TEXTS | {"gender"}
    assert entry.get("auto", False) is False
    assert entry.get("pos", "noun") == "noun"
    for control in ("not", "near", "unless", "like"):
        assert set(entry.get(control, {})) <= set(LANGUAGES)


@EACH_BLOCK
def test_both_languages_are_complete(language, block):
    for field in ("term", "definition"):
        assert block[field] == block[field].strip() != ""
    if language == "pl":
        assert block["gender"] in {"m", "f", "n", "pl"}
        assert not (block["gender"] == "pl" and "plural" in block)


@EACH_BLOCK
def test_definitions_are_one_or_two_sentences(language, block):
    for text in (block["definition"], block.get("note", "x.")):
        assert text.endswith(".")
        assert len(text) <= 220
        assert not re.search(r"[\"']", text)
        assert not re.search("[“‘]" if language == "pl" else "[„‚]", text)
    assert len(re.findall(r"[.!?](?= |$)", block["definition"])) <= 2


@EACH_BLOCK
def test_names_are_plain(language, block):
    names = [*surfaces(block), *block.get("forms", []), *block.get("not_forms", [])]
    assert [name for name in names if re.search(r"[()/;\"']", name) or name != name.strip()] == []
    assert [name for name, count in Counter(name.casefold() for name in names).items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_for_two_terms(language):
    owners = defaultdict(set)
    for name, its_language, block in BLOCKS:
        if its_language == language:
            for written in [*surfaces(block), *block.get("forms", []), block.get("plural", block["term"])]:
                owners[re.sub(r"[\s–-]+", " ", written.casefold())].add(name)
    assert {written: names for written, names in owners.items() if len(names) > 1} == {}


@EACH
def test_guards_compile_and_match_something(entry):
    for control in ("not", "near", "unless"):
        for patterns in entry.get(control, {}).values():
            assert patterns
            for pattern in patterns:
                assert not re.compile(pattern).search("")
                assert re.sub(r"\\[A-Z]", "", pattern).islower()


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("objective", "pl", "w celu poprawy wyników"),
        ("objective", "pl", "w tym celu"),
        ("objective", "pl", "plan ma na celu wzrost"),
        ("objective", "pl", "celem zwiększenia sprzedaży"),
        ("objective", "en", "an objective assessment"),
        ("plan", "pl", "na drugim planie"),
        ("mission", "pl", "misja gospodarcza w niemczech"),
        ("vision", "pl", "wizja lokalna"),
        ("opportunity", "pl", "szansa na wygraną"),
        ("opportunity", "en", "we had the opportunity to speak"),
        ("initiative", "pl", "z inicjatywy rady"),
        ("assumption", "pl", "z założenia"),
        ("measure", "en", "a corrective measure"),
        ("market", "pl", "na rynku pracy"),
        ("market", "pl", "na rynku głównym w krakowie"),
        ("market", "en", "the labour market"),
        ("price", "pl", "za wszelką cenę"),
        ("cost", "pl", "kosztem jakości"),
        ("positioning", "pl", "pozycjonowanie stron internetowych"),
        ("conversion", "pl", "konwersja długu na udziały"),
        ("brand", "pl", "sto marek niemieckich"),
        ("promotion", "en", "a promotion to head of sales"),
        ("sales", "pl", "sprzedaż nieruchomości"),
        ("lead", "en", "the lead engineer"),
        ("commission", "en", "the european commission"),
        ("position", "pl", "zajął stanowisko w sprawie"),
        ("arrangement", "pl", "układ sił w radzie"),
        ("arrangement", "en", "a seating arrangement"),
        ("acquisition", "en", "customer acquisition"),
        ("severance-pay", "pl", "odprawa celna"),
        ("margin", "en", "a margin of error"),
        ("liquidity", "pl", "płynność kadr"),
    ],
)
def test_guards_stop_the_other_sense(name, language, text):
    assert guard(BY_ID[name], "not", language).search(text)


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("objective", "pl", "naszym celem jest wzrost"),
        ("objective", "pl", "cele spółki na rok 2027"),
        ("objective", "pl", "dojść do celu"),
        ("objective", "en", "the objective of the plan"),
        ("objective", "en", "our objectives are clear"),
        ("mission", "pl", "misją firmy jest zdrowie"),
        ("market", "pl", "wejście na nowy rynek"),
        ("market", "en", "the german market"),
        ("cost", "pl", "głównym kosztem są płace"),
        ("cost", "pl", "kosztem jest także czas"),
        ("brand", "pl", "marki polskich producentów"),
        ("promotion", "pl", "wydatki na promocję marki"),
        ("sales", "pl", "sprzedaż produktów"),
        ("position", "pl", "nowe stanowisko w dziale marketingu"),
        ("measure", "en", "each objective has a measure"),
        ("positioning", "pl", "pozycjonowanie oferty"),
        ("assumption", "pl", "założenia planu sprzedaży"),
    ],
)
def test_guards_let_the_sense_through(name, language, text):
    assert not guard(BY_ID[name], "not", language).search(text)


# ---- Polish grammar, by machine ----

GENDERS = {"m1": "m", "m2": "m", "m3": "m", "f": "f", "n": "n"}


@pytest.fixture(scope="module")
def readings():
    """Word → its (lemma, part of speech, number, case, gender) readings by the SGJP dictionary."""
    analyser = pytest.importorskip("morfeusz2").Morfeusz()

    def read(word):
        found = set()
        for start, _, (_, lemma, tag, *_) in analyser.analyse(word.lower()):
            part, *values = tag.split(":")
            if start == 0 and len(values) >= 3:
                number, case, gender = (value.split(".") for value in values[:3])
                found |= {(lemma.split(":")[0], part, n, c, g) for n in number for c in case for g in gender}
        return found

    return read


def is_noun(reading):
    return reading[1] in {"subst", "ger"} and reading[3] == "nom"


def head(words, readings):
    """The place of the noun that the phrase is about; None when the dictionary does not know it."""
    for place, word in enumerate(words):
        later = any(is_noun(reading) for other in words[place + 1 :] for reading in readings(other))
        adjective = any(r[1] in {"adj", "ppas", "pact"} and r[3] == "nom" for r in readings(word))
        if any(is_noun(reading) for reading in readings(word)) and not (adjective and later):
            return place
    return None


def words_of(term):
    return re.findall(r"[^\W_]+", term)


@EACH
def test_polish_gender(entry, readings):
    block = entry["pl"]
    words = words_of(block["term"])
    place = head(words, readings)
    if place is None:
        assert entry.get("like", {}).get("pl") or words[-1].isupper() or "nieodmienne" in block["note"]
        return
    nouns = [reading for reading in readings(words[place]) if is_noun(reading)]
    if block["gender"] == "pl":
        assert "pl" in {reading[2] for reading in nouns}
    else:
        assert block["gender"] in {GENDERS[reading[4]] for reading in nouns if reading[2] == "sg"}


@EACH
def test_polish_plural(entry, readings):
    block = entry["pl"]
    words, plurals = words_of(block["term"]), words_of(block.get("plural", ""))
    place = head(words, readings)
    if not plurals or place is None:
        return
    assert len(words) == len(plurals)
    lemmas = {reading[0] for reading in readings(words[place])}
    nouns = {r for r in readings(plurals[place]) if is_noun(r) and r[2] == "pl" and r[0] in lemmas}
    assert nouns
    for word, plural in zip(words, plurals, strict=True):
        if word != plural and plural != plurals[place]:
            its = {r for r in readings(plural) if r[0] in {lemma for lemma, *_ in readings(word)}}
            agree = {r[4] for r in its if r[2:4] == ("pl", "nom")} & {r[4] for r in nouns}
            assert agree or any(r[1] == "subst" and r[2] == "pl" for r in its)


@EACH
def test_words_to_inflect_like_are_known_nouns(entry, readings):
    template = entry.get("like", {}).get("pl")
    if template:
        assert any(is_noun(reading) for reading in readings(template))
        unknown = [w for name in surfaces(entry["pl"]) for w in words_of(name) if not readings(w)]
        assert any(word.endswith(template[-2:]) for word in unknown)
