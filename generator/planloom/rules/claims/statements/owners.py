"""Who owns, leads or decided something, as a sentence says it by a name or a post (L110)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from planloom.model import Item
from planloom.model.organisation import Person
from planloom.model.restructuring import OrgUnit
from planloom.model.reviews import Decision
from planloom.model.shared import Team
from planloom.problems import LANGUAGES, Language
from planloom.rules.claims.codes import STATEMENT_DIFFERS
from planloom.rules.claims.discrepancy import Discrepancy, Field
from planloom.rules.claims.sentence import Sentence
from planloom.rules.language.lexicon import Occurrence
from planloom.rules.language.people import people_of
from planloom.rules.language.word_forms import is_form_of
from planloom.rules.rule import Plans
from planloom.rules.words import called

_NOT_NOW: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:not|no longer|used to|were|had|before|formerly|deputy|stands in|together with|with the help|helps?)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:nie|był\w*|wcześniej|dawniej|zastęp\w+|razem z|wspólnie|dotąd|pomaga\w*|przy pomocy)\b",
        re.IGNORECASE,
    ),
}
_AND: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\band\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:oraz|i)\b", re.IGNORECASE),
}
"""With these in its clause, what is said of somebody may be said of two."""
_TWO = 2
_LEADING = re.compile(r"lead|led|head|run|kier|prowadz|zarządz", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_ROLE = 2
_BEGINNING = 3


def owners(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield the person that a sentence says owns or decided something, where the plan names another."""
    yield from _in_the_same_hands(sentence)
    if _NOT_NOW[sentence.language].search(sentence.words):
        return
    for cue, meaning in sentence.cues_of("tie", "own", "decide", "charge"):
        items = _owned(sentence, cue)
        found = (_in_full(sentence) if meaning == "charge" else _person(sentence)) if items else None
        if found is None or sentence.is_doubtful(cue) or sentence.is_denied(cue):
            continue
        yield from _not_theirs(sentence, items, found, cue, meaning)
        return


def _owned(sentence: Sentence, cue: Occurrence) -> list[Item]:
    """Return what a cue says somebody owns: the object beside it, or both of two that are named."""
    both = _both(sentence, cue)
    if both:
        return both
    first, last = sentence.clause(cue.start)
    item = sentence.subject_of(cue) if sentence.is_beside(cue) or _asks(sentence, cue) else None
    return [] if item is None or _AND[sentence.language].search(sentence.words[first:last]) else [item]


def _asks(sentence: Sentence, cue: Occurrence) -> bool:
    """Tell whether a sentence says for what somebody is to be asked before it says so: ``for [[crm]], ask …``."""
    between = [sentence.words[one.end : cue.start].strip() for one in sentence.mentions if one.end <= cue.start]
    return between == [","]


def _both(sentence: Sentence, cue: Occurrence) -> list[Item]:
    """Return the two objects of a sentence that somebody is said to have both of, ahead of them."""
    items = {id(one.item): one.item for one in sentence.mentions}
    first = min((one.start for one in sentence.mentions), default=0)
    behind = sentence.words[cue.end : first]
    is_told = any(cue.end <= one.start < first for one, _ in sentence.cues_of("every", "all"))
    is_one = _AND[sentence.language].search(sentence.words[: cue.start] + behind) is None
    return list(items.values()) if len(items) == _TWO and is_told and is_one else []


def _not_theirs(
    sentence: Sentence, items: Sequence[Item], found: tuple[Person, int, str], cue: Occurrence, meaning: str
) -> Iterator[Discrepancy]:
    """Yield the first of some objects that the plan gives to somebody else."""
    person, start, words = found
    for item in items:
        field = _field(item, cue, meaning)
        known = _named_in(item, field, sentence.plans)
        if known and not any(_may_own(person, one, item, sentence.plans) for one in known):
            yield Discrepancy(
                sentence.passage.start + start, words, STATEMENT_DIFFERS, Field(item, field), item, called(known[0])
            )
            return


def _in_full(sentence: Sentence) -> tuple[Person, int, str] | None:
    """Return the one person whom a sentence names by first name and surname."""
    found = people_of(sentence.plans)
    person = found.alone(sentence.words)
    if person is None:
        return None
    start, words = found.named(sentence.words)[str(person.id)]
    given = person.title.in_("pl").split()[0]
    before = sentence.words[:start].split()
    is_full = bool(before) and is_form_of(before[-1], given, "pl")
    return (person, start, words) if is_full or " " in words else None


def _field(item: Item, cue: Occurrence, meaning: str) -> str:
    if meaning == "decide" or isinstance(item, Decision):
        return "decided_by"
    if isinstance(item, Team):
        return "lead"
    return "head" if isinstance(item, OrgUnit) and _LEADING.match(cue.words) else "owner"


def _named_in(item: Item, field: str, plans: Plans) -> list[Item]:
    return [edge.target for edge in plans.graph.out(item) if edge.field == field and edge.part is item]


def _may_own(person: Person, owner: Item, item: Item, plans: Plans) -> bool:
    """Tell whether somebody owns an object, leads the team that does, or has another part in it."""
    if owner is person or (isinstance(owner, Team) and person.id in (owner.lead, *owner.members)):
        return True
    inner = (one for one in item.inner() if isinstance(one, Item))
    edges = (edge for one in (item, *inner) for edge in plans.graph.out(one))
    return any(edge.target is person and edge.field != "owner" for edge in edges)


def _person(sentence: Sentence) -> tuple[Person, int, str] | None:
    """Return the one person that a sentence names, by the surname or by a post that nobody else has."""
    people = people_of(sentence.plans)
    named = people.named(sentence.words)
    if named:
        person = people.alone(sentence.words)
        return None if person is None else (person, *named[str(person.id)])
    return _by_first_name(sentence) or _by_post(sentence)


def _by_first_name(sentence: Sentence) -> tuple[Person, int, str] | None:
    """Return the one person whose first name a sentence has, which nobody else bears."""
    known = sentence.plans.once(_first_names)
    words = {word[0]: word.start() for word in _WORD.finditer(sentence.words)}
    found = [(known[word], start, word) for word, start in words.items() if word in known]
    return found[0] if len(found) == 1 else None


def _first_names(plans: Plans) -> dict[str, Person]:
    """Return people by their first names, as far as nobody else has the same."""
    names = [
        (person.title.in_("en").split()[0], person) for person in plans.of(Person) if " " in person.title.in_("en")
    ]
    bearers = Counter(name for name, _ in names)
    return {name: person for name, person in names if bearers[name] == 1}


def _by_post(sentence: Sentence) -> tuple[Person, int, str] | None:
    """Return the one person who has a post that a sentence names."""
    roles = sentence.plans.once(_roles)[sentence.language]
    words = list(_WORD.finditer(sentence.words))
    holders = {
        id(person): (person, part[0].start(), sentence.words[part[0].start() : part[-1].end()])
        for at, first in enumerate(words)
        for role, person in roles.get(_beginning(first[0]), ())
        if len(part := words[at : at + len(role)]) == len(role)
        and all(is_form_of(match[0], word, sentence.language) for match, word in zip(part, role, strict=True))
    }
    return next(iter(holders.values())) if len(holders) == 1 else None


def _roles(plans: Plans) -> dict[Language, dict[str, list[tuple[tuple[str, ...], Person]]]]:
    """Return the posts that one person alone has, word by word, by the beginning of the first."""
    found: dict[Language, dict[str, list[tuple[tuple[str, ...], Person]]]] = {}
    for language in LANGUAGES:
        known = [(_role(person, language), person) for person in plans.of(Person)]
        holders = Counter(role for role, _ in known)
        by_beginning = found.setdefault(language, {})
        for role, person in known:
            if len(role) >= _LEAST_ROLE and holders[role] == 1:
                by_beginning.setdefault(_beginning(role[0]), []).append((role, person))
    return found


def _beginning(word: str) -> str:
    """Return the letters that all forms of most words begin with."""
    return word[:_BEGINNING].lower()


def _role(person: Person, language: Language) -> tuple[str, ...]:
    """Return the first of the posts of somebody, what stands before a comma, in lower case."""
    role = getattr(person, "role", None)
    title = (role.exact(language) or "") if role is not None else ""
    return tuple(_WORD.findall(title.split(",")[0].lower()))


def _in_the_same_hands(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield two objects that a sentence says have one owner, where they have two."""
    for cue, _ in sentence.cues_of("tie", "same_hands"):
        pair = sentence.sides_of(cue)
        if pair is None or sentence.is_denied(cue) or sentence.is_doubtful(cue):
            continue
        first, second = (getattr(one.item, "owner", None) for one in pair)
        if first and second and first != second:
            item, owner = pair[0].item, sentence.plans.graph.find(first)
            if owner is not None:
                yield sentence.discrepancy(cue, STATEMENT_DIFFERS, Field(item, "owner"), item, called(owner))


__all__ = ["owners"]
