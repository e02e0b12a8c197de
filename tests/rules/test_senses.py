"""The lists of senses and of cues: the Polish words have all their forms, and what is listed can be found."""

import importlib.resources
from types import SimpleNamespace

import pytest
from growing import steps

from planloom.glossary.dictionary import morfeusz
from planloom.problems import LANGUAGES
from planloom.rules.claims import cues
from planloom.rules.language.conflicting_senses import conflicting_senses
from planloom.rules.language.figures import _unmatched
from planloom.rules.language.lexicon import keys_of
from planloom.rules.language.opposites import _differences
from planloom.rules.language.people import People
from planloom.rules.language.senses import axes, entries, not_meant, occurrences_in
from planloom.rules.language.sentences import side_by_side
from planloom.values import CALENDAR_YEARS

NEVER = ("ign", "brev", "aglt")
SET_ASIDE = {"neg", "depr", "voc"}
PARTICIPLES = ("ppas", "pact", "ger")
DEGREES = ("com", "sup")
_HERE = importlib.resources.files("planloom.rules.language")
SENSES, CUES = _HERE / "senses_pl.txt", importlib.resources.files("planloom.rules.claims.cues") / "cues_pl.txt"
COMPARATIVES = {word for group, _, word in cues.entries("pl") if group in ("more", "less")}


def generated(lemma: str) -> list[tuple[str, str, list[str]]]:
    """Return forms of a lemma and its homonyms, each with its lemma and tag."""
    found = ((form, its, tag) for form, its, tag, *_ in morfeusz().generate(lemma))
    return [(form, its.split(":")[0], tag.split(":")) for form, its, tag in found if not tag.startswith(NEVER)]


def forms_of(word: str) -> set[str]:
    """Return all forms of a word; of a participle or a comparative those of the same kind."""
    if word.startswith("naj") and word[3:] in COMPARATIVES:  # beside “najdroższy” there is a noun
        return {f"naj{form}" for form in forms_of(word[3:])}
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


@pytest.mark.parametrize(
    ("entries", "not_meant", "file"), [(entries, not_meant, SENSES), (cues.entries, cues.not_meant, CUES)]
)
def test_polish_words_have_all_their_forms(entries, not_meant, file, update_golden):
    if morfeusz() is None:
        pytest.skip("no dictionary of Polish here")
    lemmas = sorted({key for _, _, words in entries("pl") for key in keys_of(words) if not key.startswith("=")})
    lines = [" ".join([lemma, *sorted(forms_of(lemma) - not_meant())]) for lemma in lemmas]
    expected = "".join(f"{line}\n" for line in lines if " " in line)
    if update_golden:
        file.write_text(expected, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("entries", "occurrences_in"), [(entries, occurrences_in), (cues.entries, cues.cues_in)])
def test_every_word_of_the_list_is_found(entries, occurrences_in, language):
    lost = [
        words
        for axis, sense, words in entries(language)
        if words != "=-no"
        and all(
            (axis, sense) not in said.senses
            for said in occurrences_in(words.removeprefix("=").replace("~", ""), language)
        )
    ]
    assert lost == []


def test_every_sense_has_words_in_both_languages():
    english, polish = ({(axis, sense) for axis, sense, _ in entries(language)} for language in LANGUAGES)
    assert {one for one in english ^ polish if one[0] in axes()} == set()


def people(count: int) -> People:
    """Return the finder of so many people."""
    names = [
        SimpleNamespace(id=f"p-{n}", title=SimpleNamespace(in_=lambda _, n=n: f"Ewa N{n}owska")) for n in range(count)
    ]
    return People(SimpleNamespace(of=lambda _: names))


def compared(first: int, count: int, known: People) -> None:
    """Hold so many texts, each of its own, in both languages against each other."""
    for n in range(first, first + count):
        en = f"Sales of {n} firms rise by {n}% in May. Ewa N{n}owska decides."
        pl = f"Sprzedaż {n} firm rośnie w maju o {n}%. Decyduje Ewa N{n}owska."
        assert _unmatched(en, pl, CALENDAR_YEARS) is None
        assert list(_differences(en, pl, known)) == []


def test_steps_grow_with_the_number_of_texts_and_not_with_the_people():
    compared(500, 2, people(2))  # what is read once
    few = steps(lambda: compared(1000, 50, people(1)))
    many = steps(lambda: compared(2000, 200, people(1)))
    assert many < 4.2 * few
    finders = people(10), people(1000)
    first, second = (
        steps(lambda at=at, one=one: compared(at, 50, one)) for at, one in zip((3000, 4000), finders, strict=True)
    )
    assert second < 1.2 * first


def test_sentences_are_joined_where_one_language_has_fewer():
    found = side_by_side(
        "We sell. We buy as well. Nobody knows.", "Sprzedajemy, ale także kupujemy. Nikt o tym nie wie."
    )
    assert [(en[1], pl[1]) for en, pl in found] == [
        ("We sell. We buy as well.", "Sprzedajemy, ale także kupujemy."),
        ("Nobody knows.", "Nikt o tym nie wie."),
    ]


def test_what_is_denied_in_both_languages_is_compared():
    assert list(conflicting_senses("Prices do not rise.", "Ceny nie spadają."))
    assert not list(conflicting_senses("Prices do not rise.", "Ceny nie rosną."))
