"""The Polish catalogue has every word of the program, and no other."""

import gettext
import io
import re

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from program_words import Word, all_words

from planloom.i18n import label, translate, translations
from planloom.i18n.catalogue import read_catalogue
from planloom.i18n.translations import CATALOGUE

HOLE = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def word(message) -> Word:
    single, plural = message.id if isinstance(message.id, tuple) else (message.id, None)
    return message.context, single, plural


def test_every_word_has_a_translation(catalogue):
    missing = all_words() - {word(message) for message in catalogue}
    assert sorted(missing, key=str) == [], "add these to generator/planloom/i18n/pl.po"


def test_every_translation_is_of_a_word_in_use(catalogue):
    unused = {word(message) for message in catalogue} - all_words()
    assert sorted(unused, key=str) == [], "take these out of generator/planloom/i18n/pl.po"


def test_nothing_is_left_empty_or_fuzzy(catalogue):
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert len(forms) == (3 if message.pluralizable else 1), message.id
        assert not message.fuzzy, message.id


def test_translations_keep_the_holes_for_values(catalogue):
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {hole for text in ids for hole in HOLE.findall(text)}
        assert all(set(HOLE.findall(text)) == wanted for text in forms), message.id


@pytest.mark.parametrize(("count", "words"), [(1, "1 cel strategiczny"), (3, "3 cele strategiczne"), (12, "12 celów strategicznych"), (22, "22 cele strategiczne")])  # fmt: skip
def test_polish_has_three_plurals(count, words):
    found = translations("pl").ngettext("%(num)s strategic objective", "%(num)s strategic objectives", count)
    assert found % {"num": count} == words


def test_choices_and_what_is_unknown():
    assert label("on_track", "pl") == "Zgodnie z planem"
    assert label("crm", "en") == "CRM"
    assert label("a_choice_of_tomorrow", "pl") == "A choice of tomorrow"
    assert translate("", "pl") == ""


def by_library(text):
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text.encode())))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.mark.parametrize(
    "text",
    [
        CATALOGUE.read_text("utf-8"),
        HEADER + '\n# said of paper\nmsgid ""\n"one "\n"sheet"\nmsgstr "kartka"\n',
        HEADER + '\nmsgid "a \\"b\\"\\n\\tc\\\\"\nmsgstr "ą \\"b\\"\\n"\n',
        HEADER + '\nmsgctxt "x"\nmsgid "plan"\nmsgstr "plan x"\n\nmsgid "plan"\nmsgstr "plan"\n',
    ],
    ids=["ours", "several lines", "escapes", "context"],
)
def test_the_catalogue_is_read_as_libraries_read_it(text):
    ours, theirs = read_catalogue(text), by_library(text)
    ours, theirs = ({**vars(one)["_catalog"], "": ""} for one in (ours, theirs))
    assert ours == theirs
    assert len(ours) > 1


def test_a_line_that_is_none_is_refused():
    with pytest.raises(ValueError, match="line 5 "):
        read_catalogue(HEADER + "\nmsgid plan\n")
