"""Offer the name that was probably meant, and none when nothing is near."""

from collections.abc import Collection

import rapidfuzz

# What people call things that have another name here.
SYNONYMS = {
    "accountable": "owner",
    "actual": "actuals",
    "date": "period",
    "deadline": "end",
    "description": "text",
    "desc": "text",
    "due": "end",
    "end_date": "end",
    "finish": "end",
    "kpi": "measures",
    "kpis": "measures",
    "metrics": "measures",
    "name": "title",
    "notes": "note",
    "parent": "supports",
    "probability": "likelihood",
    "responsible": "owner",
    "start_date": "start",
    "summary": "text",
    "supported_by": "supports",
    "target": "targets",
    "type": "kind",
    "data": "date",
    "kwota": "amounts",
    "nazwa": "title",
    "odpowiedzialny": "owner",
    "od": "start",
    "do": "end",
    "prawdopodobieństwo": "likelihood",
    "termin": "end",
    "typ": "type",
    "wskaźniki": "measures",
    "wspiera": "supports",
}


def nearest(word: str, names: Collection[str]) -> str | None:
    """Return the name nearest to `word`, or None when none is within a third of its length.

    Names that differ in digits alone (``obj-0009`` and ``obj-0008``) are no likely slips and are
    not offered.
    """
    plain = word.strip().casefold()
    distance = rapidfuzz.distance.OSA.distance
    found = rapidfuzz.process.extractOne(plain, list(names), scorer=distance, score_cutoff=len(plain) // 3)
    if found is None or _without_digits(found[0]) == _without_digits(plain) != plain:
        return None
    return str(found[0])


def clearly_meant(word: str, names: Collection[str]) -> str | None:
    """Return the name that alone is nearest to `word`, and that no digit tells apart from it; None where others may be.

    This is for who writes it in the place of `word` without asking.
    """
    name = nearest(word, names)
    plain = word.strip().casefold()
    if name is None or _digits(name) != _digits(plain):
        return None
    distance = rapidfuzz.distance.OSA.distance
    first = distance(plain, name)
    others = rapidfuzz.process.extract(plain, list(names), scorer=distance, score_cutoff=first, limit=2)
    return name if len({found[0] for found in others}) == 1 else None


def synonym(word: str, names: Collection[str]) -> str | None:
    """Return the name among `names` that people call otherwise, in English or in Polish."""
    meant = SYNONYMS.get(word.strip().casefold())
    return meant if meant in names else None


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def _without_digits(word: str) -> str:
    return "".join(letter for letter in word if not letter.isdigit())
