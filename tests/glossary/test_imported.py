"""Records written into the glossary: what they say and nothing else."""

import pytest

from planloom.editing.apply import RefusedError
from planloom.glossary.files import parse_document
from planloom.glossary.imported import imported
from planloom.glossary.interchange.records import Record, record_of
from planloom.glossary.reading import read

SALES = """\
# What sellers say.
glossary:
  - id: lead   # a contact
    area: sales
    en: {term: lead, synonyms: [enquiry], definition: A contact.}
    pl:
      term: lead
      gender: m
    not: {en: ['lead time']}
  - id: quota
    en: quota
"""


def into(records, texts=None):
    return imported({"plans/glossary/sales.yml": SALES} if texts is None else texts, records, "plans")


def test_what_is_the_same_changes_nothing():
    fields, _ = parse_document(SALES, "sales.yml")
    entries, _ = read([fields])
    result = into(map(record_of, entries))
    assert (result.texts, result.changed, result.added) == ({}, (), ())


def test_only_what_differs_is_written():
    result = into([Record("lead", words={"pl": {"definition": ("Kontakt.",)}, "en": {"term": ("lead",)}})])
    (text,) = result.texts.values()
    assert text == SALES.replace("      gender: m\n", "      gender: m\n      definition: Kontakt.\n")
    assert result.changed == ("lead",)


def test_a_short_entry_becomes_a_long_one_where_it_must():
    result = into([Record("quota", words={"en": {"definition": ("What is to be sold.",)}})])
    fields, _ = parse_document(next(iter(result.texts.values())), "sales.yml")
    (_, quota), _ = read([fields])
    assert (quota.en.term, quota.en.definition) == ("quota", "What is to be sold.")


def test_a_new_entry_goes_to_the_file_of_its_area():
    result = into([Record("churn", "sales", {"en": {"term": ("churn",)}})])
    assert list(result.texts) == ["plans/glossary/sales.yml"]
    assert result.added == ("churn",)
    assert next(iter(result.texts.values())).startswith(SALES)


def test_a_new_area_gets_a_file_of_its_own():
    result = into([Record("cash", "finance", {"en": {"term": ("cash",)}})])
    assert list(result.texts) == ["plans/glossary/finance.yml"]


@pytest.mark.parametrize("area", ["../../etc/x", "a b", "Sprzedaż", "..", "con/../x"])
def test_an_area_that_is_no_name_of_a_file_names_none(area):
    assert list(into([Record("cash", area, {"en": {"term": ("cash",)}})]).texts) == ["plans/glossary/terms.yml"]


def test_a_file_with_aliases_is_refused():
    text = "glossary:\n  - &a {id: one, en: one}\n  - *a\n"
    with pytest.raises(RefusedError):
        into([Record("one", words={"en": {"note": ("x",)}})], {"plans/glossary/a.yml": text})
