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

FIELDS = {"id", "area", "en", "pl", "related", "auto", "not", "near", "unless", "like", "pos"}
TEXTS = {"term", "plural", "abbr", "synonyms", "definition", "note", "forms", "not_forms", "gap"}


def surfaces(block):
    """The ways in which the term is written, each in its dictionary form."""
    return [block["term"], *([block["abbr"]] if "abbr" in block else []), *block.get("synonyms", [])]


def guard(entry, control, language):
    """The patterns of a control, bounded as the engine bounds them."""
    return re.compile("|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in entry[control][language]))


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


def test_a_file_holds_one_area():
    assert set(BY_FILE) == {"finance", "marketing", "restructuring", "sales", "strategy"}
    for area, data in BY_FILE.items():
        assert set(data) == {"glossary"}
        assert {entry["area"] for entry in data["glossary"]} == {area}


def test_ids_are_unique_words_with_hyphens():
    assert repeated(entry["id"] for entry in ENTRIES) == []
    assert [name for name in BY_ID if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)] == []


def test_related_terms_exist():
    wrong = {
        entry["id"]: entry["related"]
        for entry in ENTRIES
        if not entry["related"]
        or not set(entry["related"]) <= BY_ID.keys() - {entry["id"]}
        or repeated(entry["related"])
    }
    assert wrong == {}


def test_fields_are_known():
    for entry in ENTRIES:
        assert set(entry) <= FIELDS, entry["id"]
        assert set(entry["en"]) <= TEXTS, entry["id"]
        assert set(entry["pl"]) <= TEXTS | {"gender"}, entry["id"]
        assert entry.get("auto", False) is False, entry["id"]
        assert entry.get("pos", "noun") == "noun", entry["id"]
        for control in ("not", "near", "unless", "like"):
            assert set(entry.get(control, {})) <= set(LANGUAGES), entry["id"]


def test_both_languages_are_complete():
    for name, language, block in BLOCKS:
        for field in ("term", "definition"):
            assert block[field] == block[field].strip() != "", (name, language)
        if language == "pl":
            assert block["gender"] in {"m", "f", "n", "pl"}, name
            assert not (block["gender"] == "pl" and "plural" in block), name


def test_no_definition_is_used_twice():
    for language in LANGUAGES:
        assert repeated(entry[language]["definition"] for entry in ENTRIES) == []


def test_definitions_are_one_or_two_sentences_in_good_typography():
    for name, language, block in BLOCKS:
        for text in (block["definition"], block.get("note", "None.")):
            assert text[0].isupper(), (name, language)
            assert text.endswith("."), (name, language)
            assert len(text) <= 220, (name, language)
            assert not re.search(r"[\"']|  ", text), (name, language)
            assert not re.search("[“‘]" if language == "pl" else "[„‚]", text), (name, language)
        assert len(re.findall(r"[.!?](?= |$)", block["definition"])) <= 2, (name, language)


def test_names_are_plain():
    for name, language, block in BLOCKS:
        names = [*surfaces(block), *block.get("forms", []), *block.get("not_forms", [])]
        assert [written for written in names if re.search(r"[()/;\"',]|^\s|\s$", written)] == [], name
        assert repeated(written.casefold() for written in names) == [], (name, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_for_two_terms(language):
    owners = defaultdict(set)
    for name, its_language, block in BLOCKS:
        if its_language == language:
            for written in [*surfaces(block), *block.get("forms", []), block.get("plural", block["term"])]:
                owners[re.sub(r"[\s–-]+", " ", written.casefold())].add(name)
    assert {written: names for written, names in owners.items() if len(names) > 1} == {}


def test_guards_compile_and_match_something():
    for entry in ENTRIES:
        for control in ("not", "near", "unless"):
            for patterns in entry.get(control, {}).values():
                assert patterns, entry["id"]
                for pattern in patterns:
                    assert not re.compile(pattern).search(""), entry["id"]
                    assert re.sub(r"\\[A-Z]", "", pattern) == re.sub(r"\\[A-Z]", "", pattern).lower(), entry["id"]


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
        ("cost", "pl", "kosztem marży"),
        ("positioning", "pl", "pozycjonowanie stron internetowych"),
        ("conversion", "pl", "konwersja długu na udziały"),
        ("brand", "pl", "sto marek niemieckich"),
        ("promotion", "en", "a promotion to head of sales"),
        ("promotion", "pl", "buty kupione w promocji"),
        ("payback-period", "pl", "okres zwrotu towaru"),
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
        ("promotion", "pl", "w promocji marki pomoże kampania"),
        ("payback-period", "pl", "okres zwrotu wynosi rok"),
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


def test_polish_gender(readings):
    for entry in ENTRIES:
        block = entry["pl"]
        words = words_of(block["term"])
        place = head(words, readings)
        if place is None:
            told = entry.get("like", {}).get("pl") or words[-1].isupper() or "nieodmienne" in block["note"]
            assert told, entry["id"]
            continue
        nouns = [reading for reading in readings(words[place]) if is_noun(reading)]
        if block["gender"] == "pl":
            assert "pl" in {reading[2] for reading in nouns}, entry["id"]
        else:
            genders = {GENDERS[reading[4]] for reading in nouns if reading[2] == "sg"}
            uninflected = {"f"} if block["gender"] == "m" else set()  # "pani dyrektor": a title of people
            assert genders - uninflected == {block["gender"]}, entry["id"]


def test_polish_plural(readings):
    for entry in ENTRIES:
        words, plurals = words_of(entry["pl"]["term"]), words_of(entry["pl"].get("plural", ""))
        place = head(words, readings)
        if not plurals or place is None:
            continue
        assert len(words) == len(plurals), entry["id"]
        lemmas = {reading[0] for reading in readings(words[place])}
        nouns = {r for r in readings(plurals[place]) if is_noun(r) and r[2] == "pl" and r[0] in lemmas}
        assert nouns, entry["id"]
        for at, (word, plural) in enumerate(zip(words, plurals, strict=True)):
            if word != plural and at != place:
                its = {r for r in readings(plural) if r[0] in {lemma for lemma, *_ in readings(word)}}
                agrees = {r[4] for r in its if r[2:4] == ("pl", "nom")} & {r[4] for r in nouns}
                assert agrees or any(r[1] == "subst" and r[2] == "pl" for r in its), entry["id"]


def test_words_to_inflect_like_are_known_nouns(readings):
    for entry in ENTRIES:
        template = entry.get("like", {}).get("pl")
        if template:
            assert any(is_noun(reading) for reading in readings(template)), entry["id"]
            unknown = [w for name in surfaces(entry["pl"]) for w in words_of(name) if not readings(w)]
            assert any(word.endswith(template[-2:]) for word in unknown), entry["id"]
