"""The glossary as TBX-Basic (ISO 30042:2019, terms as attributes): what programs of terminology exchange.

Of each term it says how it is to be used (``administrativeStatus``): preferred is our term, admitted are synonyms and
abbreviations, deprecated and superseded the words to avoid. Files of the edition of 2008 are read as well.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from planloom.glossary.interchange.records import Record, UnreadableError, Words
from planloom.problems import LANGUAGES, Phrase

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
_STATUS, _TYPE, _GENDER, _NUMBER = "administrativeStatus", "termType", "grammaticalGender", "grammaticalNumber"
_PREFERRED, _ADMITTED, _DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_TO_AVOID = (_DEPRECATED, "supersededTerm-admn-sts")
_SHORT = ("abbreviation", "acronym", "initialism", "shortForm")
_NOT_TBX = Phrase("this is no TBX file: {reason}", "to nie jest plik TBX: {reason}")
_NAMESPACES: dict[Any, str] = {None: NAMESPACE}
_NO_ENTRIES = Phrase("it has no entries", "nie ma w nim haseł")


def written(records: Iterable[Record]) -> bytes:
    """Return records as a TBX file."""
    root = etree.Element("tbx", {"style": "dca", "type": "TBX-Basic", _LANG: "en"}, nsmap=_NAMESPACES)
    described = etree.SubElement(etree.SubElement(root, "tbxHeader"), "fileDesc")
    etree.SubElement(etree.SubElement(described, "sourceDesc"), "p").text = "The glossary of plans kept with Planloom"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    listed = list(records)
    known = {record.id for record in listed}
    for record in listed:
        _write_concept(body, record, known)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return content


def _write_concept(body: Any, record: Record, known: set[str]) -> None:
    concept = etree.SubElement(body, "conceptEntry", id=_name(record.id))
    if record.area:
        etree.SubElement(concept, "descrip", type="subjectField").text = record.area
    for other in record.related:
        if other in known:
            etree.SubElement(concept, "ref", type="crossReference", target=_name(other)).text = other
    for language, words in record.words.items():
        section = etree.SubElement(concept, "langSec", {_LANG: str(language)})
        for text in words.get("definition", ()):
            etree.SubElement(etree.SubElement(section, "descripGrp"), "descrip", type="definition").text = text
        for text in words.get("note", ()):
            etree.SubElement(section, "note").text = text
        for term, notes in _terms(words):
            one = etree.SubElement(section, "termSec")
            etree.SubElement(one, "term").text = term
            for kind, value in notes.items():
                etree.SubElement(one, "termNote", type=kind).text = value


def _name(entry: str) -> str:
    """Return an id as XML has them, which begin with no digit."""
    return entry if entry[:1].isalpha() else f"_{entry}"


def _terms(words: Words) -> Iterator[tuple[str, dict[str, str]]]:
    for gender in words.get("gender", ("",)):
        sexed = {_GENDER: _GENDERS[gender]} if gender in _GENDERS else {}
        for term in words.get("term", ()):
            yield term, {_STATUS: _PREFERRED, _TYPE: "fullForm", **sexed}
    for term in words.get("plural", ()):
        yield term, {_STATUS: _ADMITTED, _NUMBER: "plural"}
    for term in words.get("abbr", ()):
        yield term, {_STATUS: _ADMITTED, _TYPE: "abbreviation"}
    for term in words.get("synonyms", ()):
        yield term, {_STATUS: _ADMITTED}
    for term in words.get("avoid", ()):
        yield term, {_STATUS: _DEPRECATED}


def read(content: bytes) -> list[Record]:
    """Return the records of a TBX file, of either edition; languages that are not ours are passed over.

    Raises :class:`UnreadableError`. Entities are not followed, and nothing is fetched.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(_NOT_TBX.filled(reason=error)) from None
    concepts = [one for one in root.iter("{*}conceptEntry", "{*}termEntry") if one.get("id")]
    if not concepts:
        raise UnreadableError(_NO_ENTRIES)
    return [_record(concept) for concept in concepts]


def _record(concept: Any) -> Record:
    sections = {_language(one): one for one in concept.iter("{*}langSec", "{*}langSet")}
    words = {language: _words(sections[language]) for language in LANGUAGES if language in sections}
    area = next((_text(one) for one in _typed(concept, "descrip", "subjectField")), "")
    related = tuple(one.get("target", "").lstrip("_") for one in _typed(concept, "ref", "crossReference"))
    return Record(
        concept.get("id").lstrip("_"),
        area,
        {language: given for language, given in words.items() if given},
        tuple(filter(None, related)),
    )


def _language(section: Any) -> str:
    return str(section.get(_LANG, "")).partition("-")[0].lower()


def _typed(element: Any, name: str, kind: str) -> Iterator[Any]:
    return (one for one in element.iter(f"{{*}}{name}") if one.get("type") == kind)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _words(section: Any) -> Words:
    found: dict[str, tuple[str, ...]] = {}
    for one in section.iter("{*}termSec", "{*}tig", "{*}ntig"):
        term = next((_text(term) for term in one.iter("{*}term")), "")
        notes = {note.get("type", ""): _text(note) for note in one.iter("{*}termNote")}
        if term:
            field = _field(notes, has_term="term" in found)
            found[field] = (*found.get(field, ()), term)
            if field == "term" and (gender := _gender(notes)):
                found["gender"] = (gender,)
    for text in list(map(_text, _typed(section, "descrip", "definition")))[:1]:
        found["definition"] = (text,)
    for text in [_text(one) for one in section.iter("{*}note")][:1]:
        found["note"] = (text,)
    if "term" not in found and "synonyms" in found:
        first, *rest = found["synonyms"]
        found |= {"term": (first,), "synonyms": tuple(rest)}
    return {name: values for name, values in found.items() if values}


def _field(notes: dict[str, str], *, has_term: bool) -> str:
    """Return what a term is to its entry; the first that is nothing else is the one to be used."""
    status = notes.get(_STATUS, "")
    if status in _TO_AVOID:
        return "avoid"
    if notes.get(_TYPE) in _SHORT and status != _PREFERRED:
        return "abbr"
    if notes.get(_NUMBER) == "plural" and status == _ADMITTED:
        return "plural"
    return "synonyms" if has_term or status == _ADMITTED else "term"


def _gender(notes: dict[str, str]) -> str:
    return next((short for short, name in _GENDERS.items() if name == notes.get(_GENDER)), "")
