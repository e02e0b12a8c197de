"""The list of senses: the Polish words have all their forms, and what is listed can be found."""

import importlib.resources

import pytest

from planloom.glossary.dictionary import morfeusz
from planloom.problems import LANGUAGES
from planloom.rules.language.apart import senses_apart
from planloom.rules.language.senses import axes, entries, keys_of, not_meant, said_in
from planloom.rules.language.sentences import side_by_side

NEVER = ("ign", "brev", "aglt")
SET_ASIDE = {"neg", "depr", "voc"}
PARTICIPLES = ("ppas", "pact", "ger")
DEGREES = ("com", "sup")
FILE = importlib.resources.files("planloom.rules.language") / "senses_pl.txt"


def generated(lemma: str) -> list[tuple[str, str, list[str]]]:
    """Return forms of a lemma and its homonyms, each with its lemma and tag."""
    found = ((form, its, tag) for form, its, tag, *_ in morfeusz().generate(lemma))
    return [(form, its.split(":")[0], tag.split(":")) for form, its, tag in found if not tag.startswith(NEVER)]


def forms_of(word: str) -> set[str]:
    """Return all forms of a word; of a participle or a comparative those of the same kind."""
    found = [(form, tag) for form, lemma, tag in generated(word) if lemma == word and not SET_ASIDE & set(tag)]
    if not found:
        readings = [(arc[2][1].split(":")[0], arc[2][2].split(":")) for arc in morfeusz().analyse(word)]
        found = [
            (form, tag)
            for lemma, read in readings
            if read[0] in PARTICIPLES or read[-1] in DEGREES
            for form, _, tag in generated(lemma)
            if tag[0] == read[0]
            and ("neg" in tag) == ("neg" in read)
            and (tag[-1] in DEGREES) == (read[-1] in DEGREES)
            and (read[-1] not in DEGREES or tag[-1] == read[-1])
        ]
    past = [(form, tag) for form, tag in found if tag[0] == "praet"]
    return (
        {form for form, _ in found}
        | {f"{form}by" for form, _ in past}
        | {f"{form}śmy" for form, tag in past if "pl" in tag}
    ) or {word}


def test_polish_words_have_all_their_forms(update_golden):
    if morfeusz() is None:
        pytest.skip("no dictionary of Polish here")
    lemmas = sorted({key for _, _, words in entries("pl") for key in keys_of(words) if not key.startswith("=")})
    lines = [" ".join([lemma, *sorted(forms_of(lemma) - not_meant())]) for lemma in lemmas]
    expected = "".join(f"{line}\n" for line in lines if " " in line)
    if update_golden:
        FILE.write_text(expected, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_list_is_found(language):
    lost = [
        words
        for axis, sense, words in entries(language)
        if words != "=-no"
        and all(
            (axis, sense) not in said.senses for said in said_in(words.removeprefix("=").replace("~", ""), language)
        )
    ]
    assert lost == []


def test_every_sense_has_words_in_both_languages():
    english, polish = ({(axis, sense) for axis, sense, _ in entries(language)} for language in LANGUAGES)
    assert {one for one in english ^ polish if one[0] in axes()} == set()


@pytest.mark.parametrize("count", [50, 100])
def test_reading_a_sentence_costs_by_its_length(count):
    words = "Prices rise and costs fall by Monday. " * count
    assert len(said_in(words, "en")) == len(said_in("Prices rise and costs fall by Monday.", "en")) * count


def test_sentences_are_joined_where_one_language_has_fewer():
    found = side_by_side(
        "We sell. We buy as well. Nobody knows.", "Sprzedajemy, ale także kupujemy. Nikt o tym nie wie."
    )
    assert [(en[1], pl[1]) for en, pl in found] == [
        ("We sell. We buy as well.", "Sprzedajemy, ale także kupujemy."),
        ("Nobody knows.", "Nikt o tym nie wie."),
    ]


def test_what_is_denied_in_both_languages_is_compared():
    assert list(senses_apart("Prices do not rise.", "Ceny nie spadają."))
    assert not list(senses_apart("Prices do not rise.", "Ceny nie rosną."))
