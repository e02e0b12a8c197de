"""What texts say of objects in words alone: who owns them, how they stand, how often they are measured (L110).

A sentence says it of the one object that it names, or of its own as ``this`` or ``it``, and the words that say it stand
beside that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planloom.i18n import wording
from planloom.model import Item, Plan
from planloom.model.organisation import Person
from planloom.model.restructuring import OrgUnit
from planloom.model.reviews import Decision
from planloom.model.shared import Measure, Team
from planloom.problems import Language, Phrase, Span
from planloom.rules.language.people import people_of
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.wordings import Wordings, any_of, words_of
from planloom.rules.rule import Plans
from planloom.rules.words import called


@dataclass(frozen=True, slots=True)
class Field:
    """A field of words that a text says otherwise."""

    part: Item
    field: str

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.part.span(self.field)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text says, where, and what the field of the object says instead."""

    start: int
    words: str
    known: Field
    expected: Phrase | str


_OWNS = words_of(
    r"(?:is|are|will be|becomes) (?:the )?(?:owner|lead|leader|head|sponsor) of|owns|is (?:responsible|accountable|answerable) for|answers for"
    r"|is in charge of|leads|heads|looks after|takes care of|watches(?: over)?|keeps an eye on|(?:owned|led|headed|run) by|(?:the |its )?owner(?: of [^,.;]{3,60})? is|lies with|is with",
    r"jest właściciel\w+|odpowiada(?: za)?|kieruje|prowadzi|właściciel(?:em|ką)(?: [^,.;]{3,60})? (?:jest|będzie)"
    r"|opiekun(?:em|ką)(?: [^,.;]{3,60})? jest|zarządza|pilnuje|czuwa nad|jest odpowiedzialn\w+ za",
)
_LEADS = words_of(
    r"leads|heads|(?:led|headed|run) by|is (?:the )?(?:lead|leader|head) of", r"kieruje|prowadzi|zarządza"
)
_NOT_NOW = words_of(
    r"not|no longer|until|used to|was|were|had|before|formerly|deputy|stands in|together with|and|instead|if|would|with the help",
    r"nie|dopóki|by[łl]\w*|wcześniej|dawniej|zastęp\w+|razem z|wspólnie|zamiast|jeśli|gdyby|oraz|i|dotąd",
)
_ITSELF = words_of(
    r"this(?: \w+)?|it|its owner|the (?:objective|goal|initiative|campaign|measure|deal|saving|risk|work|owner)",
    r"t(?:ego|ym|ej|ą|o|en|ę)(?: \w+)?|jego|jej|nim|nią|niego|(?:cel|działani|inicjatyw|kampani|miernik)\w*|właściciel(?:em|ką) (?:jest|będzie)",
)
_UNSURE = words_of(
    r"if|when|once|until|after|before|unless|should|would|could|will|shall|must|not|never|by the time|as soon as|almost|nearly|only|partly|half"
    r"|were|mostly|so that|first|phase|stage|part",
    r"jeśli|jeżeli|gdy\w*|kiedy|dopóki|póki|aż|zanim|po|przed|ma być|powin\w+|musi|będzie|będą|zostanie|zostaną|nie|prawie|niemal|częściowo"
    r"|dopiero|etap\w*|faz\w+|część|w połowie",
)
_DONE = words_of(
    r"(?:is|are|has been|have been|was) (?:already |now |fully )?(?:finished|completed?|done|concluded|closed|taken|made|decided)|has (?:already )?(?:finished|ended)",
    r"(?:jest|są|został[aoy]?|zostali) (?:już |w pełni )?(?:ukończon|zakończon|skończon|zamknięt|wykonan|gotow|wdrożon|zrealizowan|podjęt|zdecydowan)\w+"
    r"|(?:już )?(?:ukończyliśmy|zakończyliśmy|skończyliśmy)|(?:już )?się zakończył\w*|zakończył\w* się",
)
_OPEN = words_of(
    r"has not (?:yet )?(?:begun|started)|have not (?:yet )?(?:begun|started)|is yet to (?:begin|start)|has yet to (?:begin|start)",
    r"(?:jeszcze )?(?:się )?nie (?:rozpocz\w+|ruszył\w*|wystartował\w*|zacz\w+)(?: się)?",
)
_STOPPED = words_of(
    r"(?:is|are|has been|have been|was) (?:now )?(?:paused|on hold|suspended|cancelled|abandoned|dropped|given up)",
    r"(?:jest|są|został[aoy]?) (?:teraz )?(?:wstrzyman|zawieszon|anulowan|odwołan|zarzucon|porzucon)\w+",
)
_GOES_ON = words_of(
    r"(?:is|are) (?:still |now |well )?(?:under way|underway|in progress|on ?going|running)",
    r"(?:jest|są) w toku|(?:wciąż|jeszcze|nadal|właśnie) trwa(?:ją)?|trwa(?:ją)?(?=\s*(?:$|[.,;]))",
)
_ON_TRACK = words_of(
    r"(?:is|are|runs?|goes) (?:fully |well )?(?:on track|on schedule|to plan|according to plan|as planned)",
    r"(?:idzie|przebiega|przebiegają|postępuje|jest|realizowan\w+)(?: \w+)? (?:zgodnie z (?:planem|harmonogramem)|w terminie)",
)
_LATE = words_of(
    r"(?:is|are|has fallen|runs?) (?:\w+ )?(?:behind(?: schedule| plan)?|late|delayed|off track)",
    r"(?:jest|są) (?:mocno |już )?(?:opóźnion|zagrożon)\w+",
)
_UNDER_WAY = frozenset({"on_track", "at_risk", "off_track"})
_STATES: tuple[tuple[Wordings, frozenset[str]], ...] = (
    (_DONE, frozenset({"done"})),
    (_OPEN, frozenset({"not_started", "paused", "cancelled", "no_status"})),
    (_STOPPED, frozenset({"paused", "cancelled"})),
    (_GOES_ON, _UNDER_WAY | {"no_status"}),
    (_ON_TRACK, frozenset({"on_track", "done", "no_status"})),
    (_LATE, frozenset({"at_risk", "off_track", "paused", "no_status"})),
)
"""What a text says of the state of work, and the statuses that bear it out."""
_MEASURED = words_of(
    r"measur\w+|count(?:s|ed)?|survey\w*|reported|report|read|collect\w*|check\w*|ask(?:s|ed)?|review\w*",
    r"mierz\w+|zmierz\w+|bada\w*|licz\w+|raport\w+|sprawdz\w+|zbiera\w*|odczyt\w+|pyta\w+|podawan\w+",
)
_OFTEN: Mapping[str, Wordings] = {
    "weekly": words_of(
        r"weekly|(?:every|each|once a|a) week", r"tygodniowo|co tydzień|raz w tygodniu|każdego tygodnia"
    ),
    "monthly": words_of(
        r"monthly|(?:every|each|once a|a) month", r"miesięcznie|co miesiąc|raz w miesiącu|każdego miesiąca"
    ),
    "quarterly": words_of(
        r"quarterly|(?:every|each|once a) quarter|every three months|four times a year",
        r"kwartalnie|co kwartał|raz (?:w|na) kwarta\w+|co trzy miesiące|cztery razy w roku",
    ),
    "half_yearly": words_of(
        r"half-yearly|(?:every|each) half[ -]year|twice a year|every six months",
        r"półrocznie|co pół roku|dwa razy w roku|co sześć miesięcy|raz na pół roku",
    ),
    "yearly": words_of(
        r"yearly|annually|(?:every|each|once a) year", r"rocznie|co rok\w*|raz (?:w|na) roku?|corocznie|każdego roku"
    ),
}
_BREAK = re.compile(r"[,;:()]|\s[–—-]\s")
_GAP = 18
_HINT = any_of([_OWNS, *(state for state, _ in _STATES), *_OFTEN.values()])


def may_claim(text: str, language: Language) -> bool:
    """Tell whether a text says anything of the kind."""
    return _HINT[language].search(text) is not None


def claims(passage: Passage, plans: Plans) -> Iterator[Claim]:
    """Yield what a sentence says of its object otherwise than a field does."""
    yield from _owner(passage, plans)
    yield from _state(passage)
    yield from _frequency(passage)


def _subject(passage: Passage, match: re.Match[str]) -> Item | None:
    """Return the object beside which words stand, where the sentence names one alone, or its own where it says ``it``."""
    named = [one for one in passage.named if not isinstance(one.item, Person)]
    items = {id(one.item) for one in named}
    if len(items) == 1:
        one = named[0]
        # a pair of brackets around the object alone breaks nothing: “za windykację ([[windykacja]]) odpowiada”
        between = passage.words[min(one.end, match.end()) : max(one.start, match.start())].strip("() ")
        inside = match.start() <= one.start and one.end <= match.end()
        near = inside or (len(between) <= _GAP and not _BREAK.search(between))
        return one.item if near else None
    if items or passage.is_title or isinstance(passage.own, Plan):
        return None
    return passage.own if _ITSELF[passage.language].search(passage.words) else None


def _owner(passage: Passage, plans: Plans) -> Iterator[Claim]:
    words, language = passage.words, passage.language
    match = _OWNS[language].search(words)
    if match is None or _NOT_NOW[language].search(words):
        return
    person = people_of(plans).alone(words)
    item = _subject(passage, match)
    if person is None or item is None:
        return
    leads = _LEADS[language].search(match[0]) is not None
    field = "lead" if isinstance(item, Team) else "head" if isinstance(item, OrgUnit) and leads else "owner"
    owner = plans.graph.find(getattr(item, field, None) or "")
    if owner is None or _may_own(person, owner, item, plans):
        return
    place = people_of(plans).named(words)[str(person.id)]
    yield Claim(passage.start + place[0], place[1], Field(item, field), called(owner))


def _may_own(person: Person, owner: Item, item: Item, plans: Plans) -> bool:
    """Tell whether somebody owns an object, leads the team that does, or has another part in it."""
    if owner is person or (isinstance(owner, Team) and person.id in (owner.lead, *owner.members)):
        return True
    edges = (
        *plans.graph.out(item),
        *(edge for inner in item.inner() if isinstance(inner, Item) for edge in plans.graph.out(inner)),
    )
    return any(edge.target is person and edge.field != "owner" for edge in edges)


def _state(passage: Passage) -> Iterator[Claim]:
    words, language = passage.words, passage.language
    for patterns, fitting in _STATES:
        match = patterns[language].search(words)
        if match is None or _UNSURE[language].search(words[: match.start()] + " " + words[match.end() :]):
            continue
        item = _subject(passage, match)
        if item is not None and (known := _otherwise(item, fitting)) is not None:
            yield Claim(passage.start + match.start(), match[0], Field(item, known[0]), known[1])
            return


def _otherwise(item: Item, fitting: frozenset[str]) -> tuple[str, Phrase] | None:
    """Return the field of an object that says another state, and what it says; None where none does."""
    if isinstance(item, Decision):
        is_off = item.open and fitting == {"done"}
        return ("open", Phrase("that it is open", "że jest otwarta")) if is_off else None
    status, progress = getattr(item, "status", None), getattr(item, "progress", None)
    if status is not None:
        return None if status in fitting else ("status", wording(status))
    if progress is None:
        return None
    is_off = (fitting == {"done"} and progress < 1) or ("done" not in fitting and progress >= 1)
    is_off = is_off or ("not_started" in fitting and progress > 0)
    told = f"{progress * 100:.0f}%"
    return ("progress", Phrase(told, told)) if is_off else None


def _frequency(passage: Passage) -> Iterator[Claim]:
    words, language = passage.words, passage.language
    if _MEASURED[language].search(words) is None:
        return
    found = {name: match for name, patterns in _OFTEN.items() if (match := patterns[language].search(words))}
    if len(found) != 1:
        return
    name, match = next(iter(found.items()))
    named = [one.item for one in passage.named if isinstance(one.item, Measure)]
    item = passage.own if not named else named[0] if len(named) == 1 else None
    if isinstance(item, Measure) and item.frequency is not None and item.frequency != name:
        yield Claim(passage.start + match.start(), match[0], Field(item, "frequency"), wording(item.frequency))


__all__ = ["Claim", "claims", "may_claim"]
