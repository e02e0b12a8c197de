"""Sentences that say opposite things in English and Polish (L105): rise and fall, at least and at most, must and may."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Part, Plan
from planloom.model.organisation import Person
from planloom.model.plan import Body
from planloom.problems import Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.counterparts import counterparts
from planloom.rules.language.numbers import MOST_OF_SENTENCE, Figure, figures_in
from planloom.rules.language.paragraphs import in_body, paragraphs
from planloom.rules.rule import Plans, rule

OPPOSITE = Code(
    "L105",
    Level.WARNING,
    title=Phrase("The two languages say opposite things", "Wersje językowe mówią co innego"),
    message=Phrase(
        "the English text says “{english}”, the Polish one “{polish}”",
        "tekst angielski mówi „{english}”, a polski „{polish}”",
    ),
    label=Phrase("“{other}” in the other language", "w drugiej wersji „{other}”"),
    why=Phrase(
        "Whoever reads one language is told to do what the other forbids, and neither can know.",
        "Kto czyta jedną wersję, dowiaduje się czegoś przeciwnego niż czytelnik drugiej, i żaden o tym nie wie.",
    ),
    help=Phrase("make the two agree", "uzgodnij obie wersje"),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: Offers above the floor price may be signed by the area manager.
  pl: Oferty powyżej ceny minimalnej musi podpisać kierownik regionu.
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: Offers above the floor price must be signed by the area manager.
  pl: Oferty powyżej ceny minimalnej musi podpisać kierownik regionu.
""",
)
NOTHING = Phrase("nothing of the kind", "nic takiego")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Contrast:
    """Two things that cannot both be meant, and the words for each in either language."""

    first: Mapping[Language, re.Pattern[str]]
    second: Mapping[Language, re.Pattern[str]]


_RISE_OR_FALL = _Contrast(
    {
        "en": _words(
            r"ris(?:e|es|en|ing)|rose|(?:go(?:es)?|going|went) up|increas\w+|grow(?:s|n|ing|th)?|grew|higher|rais(?:e|es|ed|ing)|climb\w*"
        ),
        "pl": _words(r"wzr[oó]s\w+|wzrast\w+|zwiększ\w+|podn(?:ie|o)\w+|podwyż\w+|ro[sś]n\w+|wyższ\w+|urośn\w+"),
    },
    {
        "en": _words(
            r"fall(?:s|en|ing)?|fell|(?:go(?:es)?|going|went) down|decreas\w+|declin\w+|reduc\w+|lower(?:s|ed|ing)?|cut(?:s|ting)?|shrink\w*|shrank|drop\w*"
        ),
        "pl": _words(
            r"spad\w+|spaść|zmniejsz\w+|obniż\w+|zmal\w+|malej\w+|ogranicz\w+|redukc\w+|redukuj\w+|niższ\w+|ci(?:ęć|ęcia|ęcie)"
        ),
    },
)
_LEAST_OR_MOST = _Contrast(
    {
        "en": _words(
            r"at least|no less than|not less than|no fewer than|not fewer than|minimum|more than|above|or more"
        ),
        "pl": _words(
            r"co najmniej|przynajmniej|nie mniej niż|minimum|minimaln\w+|ponad|powyżej|przeszło|więcej niż|(?:lub|albo) więcej"
        ),
    },
    {
        "en": _words(
            r"at most|no more than|not more than|up to|maximum|less than|fewer than|below|not exceed\w*|or less"
        ),
        "pl": _words(
            r"co najwyżej|najwyżej|nie więcej niż|maksimum|maksymaln\w+|mniej niż|poniżej|nie przekr\w+|(?:lub|albo) mniej"
            r"|do (?=\d)"
        ),
    },
)
_MUST_OR_MAY = _Contrast(
    {
        "en": _words(r"must|has to|have to|shall|is required|are required|is obliged|are obliged|obligatory|mandatory"),
        "pl": _words(r"musi|muszą|musimy|ma obowiązek|mają obowiązek|obowiązkow\w+|powin\w+|należy"),
    },
    {
        "en": _words(r"may|is allowed|are allowed|is free to|are free to|voluntar\w+|optional\w*"),
        "pl": _words(r"może|mogą|możemy|można|wolno|dobrowoln\w+|opcjonaln\w+"),
    },
)
_PROFIT_OR_LOSS = _Contrast(
    {"en": _words(r"profits?|surplus\w*"), "pl": _words(r"zysk\w*|nadwyżk\w+")},
    {"en": _words(r"loss|losses|deficit\w*"), "pl": _words(r"strat\w*|deficyt\w*")},
)
_KEEP_OR_CLOSE = _Contrast(
    {
        "en": _words(r"keep(?:s|ing)?|kept|retain\w*|open(?:s|ed|ing)?"),
        "pl": _words(r"zachow\w+|utrzym\w+|zosta(?:je|ją|wiamy|wi\w*)|otw[ia]\w+|otw[oó]rz\w+|pozosta\w+"),
    },
    {
        "en": _words(r"clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?"),
        "pl": _words(r"zamyka\w*|zamkn\w+|likwid\w+"),
    },
)
_LOWEST_OR_HIGHEST = _Contrast(
    {
        "en": _words(r"cheap(?:er|est)?|lowest|smallest"),
        "pl": _words(r"tani\w*|tań\w+|najta\w+|najniższ\w+|najmniejsz\w+"),
    },
    {
        "en": _words(r"expensive|dear(?:er|est)?|highest|largest|biggest"),
        "pl": _words(r"drog[ia]\w*|droż\w+|najdroż\w+|najwyższ\w+|największ\w+"),
    },
)
_HIRE_OR_DISMISS = _Contrast(
    {
        "en": _words(r"hir(?:e|es|ed|ing)|recruit\w*"),
        "pl": _words(r"zatrudni(?:a|ć|my|amy|ają|one?|eni)\w*|przyjm\w+|rekrut\w+"),
    },
    {"en": _words(r"dismiss\w*|lay off|laid off|lays off"), "pl": _words(r"zwaln\w+|zwoln\w+")},
)
_SOONER_OR_LATER = _Contrast(
    {"en": _words(r"earlier|sooner|faster|shorter"), "pl": _words(r"wcześniej\w*|szybciej|szybsz\w+|kr[óo]t\w+")},
    {"en": _words(r"later|slower|more slowly|longer"), "pl": _words(r"później\w*|wolniej|wolniejsz\w+|dłuż\w+")},
)
_BEFORE_OR_AFTER = _Contrast(
    {"en": _words(r"before"), "pl": _words(r"przed|zanim|do (?=czasu|chwili)|wcześniej")},
    {"en": _words(r"after"), "pl": _words(r"po(?= \w+(?:ce|ie|iu|ach|ości|niu|ym|ej)\b)|później|gdy")},
)
_ALL_OR_NONE = _Contrast(
    {
        "en": _words(r"all|every|each|everybody|everyone|always"),
        "pl": _words(r"wszys\w+|każd\w+|zawsze|cał\w+"),
    },
    {
        "en": _words(r"no|none|nobody|no one|never|not (?:a|any|one)|without|neither"),
        "pl": _words(r"żad\w+|nikt|nikogo|nikomu|nigdy|ani|bez"),
    },
)
_CONTRASTS = (
    _RISE_OR_FALL, _MUST_OR_MAY, _PROFIT_OR_LOSS, _KEEP_OR_CLOSE, _LOWEST_OR_HIGHEST, _HIRE_OR_DISMISS, _SOONER_OR_LATER,
)  # fmt: skip
_OF_SHORT_ONES = (_BEFORE_OR_AFTER, _ALL_OR_NONE)
"""What long sentences say in too many ways."""
_VERY_SHORT = 60
_TURNED = re.compile(
    r"\b(?:los(?:e|es|t|ing)|lack\w*|miss\w*|refus\w*|fail\w*|avoid\w*|stop\w*|trac\w+|strac\w+|utra\w+|brak\w*|odm[óoa]w\w+"
    r"|rezygn\w+|przest\w+|unik\w+|pomi[jn]\w+|zawod\w+|zawi\w+)\b",
    re.IGNORECASE,
)
"""Verbs that turn all into none: everybody keeps the job, nobody loses it."""

_NEGATIONS: Mapping[Language, re.Pattern[str]] = {
    "en": _words(r"not|never|cannot|nobody|no one|none|no|nothing|without|neither|nor|\w+n['’]t"),
    "pl": _words(r"nie|nigdy|nikt|nikogo|nikomu|nic|niczego|żad\w+|ani|bez"),
}
_DENIED = _words(
    r"(?:do|does|did|will|shall|is|are|was|were|has|have|can|could|should|may|must|would|need) not|cannot|never|\w+n['’]t"
)
"""An English verb that is denied."""
_OTHERWISE = re.compile(
    r"\b(?:nie\w*|nigdy|nikt|nikogo|nikomu|nic\w*|żad\w+|ani|bez\w*|brak\w*|tylko|jedynie|wyłącznie|zamiast|oprócz|poza|za"
    r"|zbyt|zero|dopóki|jedyn\w+|mało|rzadko|odm\w+|unik\w+|wyklucz\w+|zakaz\w*|zabr\w+|przest\w+|wstrzym\w+|zbędn\w+"
    r"|dopiero|zrezygn\w+|rezygn\w+|trudno|koniec|kończ\w+|zani\w+|utra\w+|strac\w+)\b",
    re.IGNORECASE,
)
"""What a Polish sentence may say in the place of a negation."""
_SAID_AND_DENIED = (
    (_words(r"will|shall"), _words(r"nie (?:będ\w+|zosta\w+|\w+(?:emy|imy|my|ą))")),
    (_words(r"is|are"), _words(r"nie (?:jest|są|zosta\w+)")),
    (_words(r"may|can"), _words(r"nie (?:może|mogą|można|wolno)")),
    (_words(r"must|has to|have to"), _words(r"nie (?:musi|muszą|trzeba|ma obowiązku)")),
)
"""An English verb, and what denies the same in Polish."""
_UNTIL = _words(r"dopóki|dopóty|póki|zanim|aż")
"""``Until it is done`` is ``dopóki nie jest gotowe``."""
_AROUND_FIGURE = 20
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“„(*]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])")
_LEFT_OUT = re.compile(r"\[\[[^\[\]|\n]+(?=\||\]\])|\]\([^()\n]*\)|https?://\S+|`[^`\n]*`")
_TURNABLE = 130
_SHORT = 90
"""So long a sentence may be turned around in translation, so that a negation has gone elsewhere."""

Found = tuple[tuple[int, str], tuple[int, str]]
"""Where each language says it, and what."""


@rule(OPPOSITE)
def the_languages_do_not_contradict_each_other(plans: Plans) -> Iterator[Problem]:
    """A sentence does not say in one language the opposite of what it says in the other.

    Texts with as many sentences in either language are compared sentence by sentence. Told is what one language says
    in one way only and the other in the opposite way only: rise or fall, at least or at most, must or may, a
    negation that nothing answers to, and people that are not the same.
    """
    people = _People(plans)
    for part in plans.parts():
        for text, path in texts_of(part):
            if text.en is None or text.pl is None or text.en == text.pl:
                continue
            for (english, en_text), (polish, pl_text) in _differences(text.en, text.pl, people):
                spans: Mapping[Language, Span] = {
                    "en": Places(text.en, part.span(*path, "en"), plans.portfolio.texts).of(
                        english, english + len(en_text)
                    ),
                    "pl": Places(text.pl, part.span(*path, "pl"), plans.portfolio.texts).of(
                        polish, polish + len(pl_text)
                    ),
                }
                yield _finding(part, en_text, pl_text, spans, plans)
    for plan in plans.portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            yield from _pages(bodies, plan, people, plans)


def _pages(bodies: Mapping[str, Body], plan: Plan, people: "_People", plans: Plans) -> Iterator[Problem]:
    for (en_at, en), (pl_at, pl) in paragraphs(bodies):
        for (english, en_text), (polish, pl_text) in _differences(en, pl, people):
            spans: Mapping[Language, Span] = {
                "en": in_body(bodies["en"], en_at + english, en_text),
                "pl": in_body(bodies["pl"], pl_at + polish, pl_text),
            }
            yield _finding(plan, en_text, pl_text, spans, plans)


def _finding(part: Part, english: str, polish: str, spans: Mapping[Language, Span], plans: Plans) -> Problem:
    first = plans.portfolio.organisation.language
    second: Language = "pl" if first == "en" else "en"
    said = {"en": english, "pl": polish}
    return plans.finding(
        OPPOSITE,
        part,
        at=spans[second],
        related=[Related(spans[first], Phrase("the other language", "druga wersja językowa"))],
        other=said[first],
        english=english,
        polish=polish,
    )


def _differences(en: str, pl: str, people: "_People") -> Iterator[Found]:
    """Yield what is said otherwise, sentence by sentence; the first of each sentence."""
    english, polish = list(_sentences(en)), list(_sentences(pl))
    if len(english) != len(polish):
        return
    for (en_at, one), (pl_at, other) in zip(english, polish, strict=True):
        found = next(_opposites(one, other, people), None)
        if found is not None:
            (first, said), (second, also) = found
            yield (en_at + first, said), (pl_at + second, also)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    blanked = _LEFT_OUT.sub(lambda match: " " * len(match[0]), text)
    start = 0
    for match in _SENTENCE.finditer(blanked):
        yield start, blanked[start : match.start()]
        start = match.end()
    yield start, blanked[start:]


def _opposites(en: str, pl: str, people: "_People") -> Iterator[Found]:
    negated = bool(_NEGATIONS["en"].search(en)) or bool(_NEGATIONS["pl"].search(pl))
    short = max(len(en), len(pl)) <= _VERY_SHORT
    contrasts = () if negated or len(en) > _TURNABLE else _CONTRASTS
    turned = _TURNED.search(en) or _TURNED.search(pl)
    for contrast in (*contrasts, *(_OF_SHORT_ONES if short and not turned else ())):
        for first, second in ((contrast.first, contrast.second), (contrast.second, contrast.first)):
            said, also = first["en"].search(en), second["pl"].search(pl)
            if said and also and not second["en"].search(en) and not first["pl"].search(pl):
                yield (said.start(), said[0]), (also.start(), also[0])
    english, polish = figures_in(en, "en"), figures_in(pl, "pl")
    if max(len(english), len(polish)) > MOST_OF_SENTENCE:
        return
    yield from _bounds(en, pl)
    if max(len(en), len(pl)) <= _SHORT and not _UNTIL.search(pl):
        yield from _denials(en, pl)
    yield from counterparts(en, pl, english, polish)
    yield from people.differing(en, pl)


def _denials(en: str, pl: str) -> Iterator[Found]:
    """Yield a verb that one of the sentences denies and the other says."""
    denied = _DENIED.search(en)
    if denied and not _OTHERWISE.search(pl):
        yield (denied.start(), denied[0]), _first_word(pl)
    if _NEGATIONS["en"].search(en):
        return
    for said, denial in _SAID_AND_DENIED:
        english, polish = said.search(en), denial.search(pl)
        if english and polish:
            yield (english.start(), english[0]), (polish.start(), polish[0])


def _bounds(en: str, pl: str) -> Iterator[Found]:
    """Yield a figure that one language gives as the least and the other as the most."""
    if not (_either_bound(en, "en") and _either_bound(pl, "pl")):
        return
    polish = figures_in(pl, "pl")
    for figure in figures_in(en, "en"):
        other = next((one for one in polish if one.same_as(figure)), None)
        said = _bound(en, figure, "en")
        also = _bound(pl, other, "pl") if other else None
        if said and also and said[0] != also[0]:
            yield said[1], also[1]


def _either_bound(text: str, language: Language) -> bool:
    return any(bound[language].search(text) for bound in (_LEAST_OR_MOST.first, _LEAST_OR_MOST.second))


def _bound(text: str, figure: Figure, language: Language) -> tuple[bool, tuple[int, str]] | None:
    """Return whether a figure is the least or the most, and what says so just before it."""
    begin = max(0, figure.start - _AROUND_FIGURE)
    found = [
        (match.start(), is_least, match[0])
        for is_least, words in ((True, _LEAST_OR_MOST.first), (False, _LEAST_OR_MOST.second))
        for match in words[language].finditer(text, begin, figure.end)
        if match.start() < figure.start
    ]
    if not found:
        return None
    # “no less than” holds “less than”: what begins first is meant
    start, is_least, said = min(found)
    return is_least, (start, said)


def _first_word(sentence: str) -> tuple[int, str]:
    match = re.search(r"\S+(?:\s+\S+){0,5}", sentence)
    return (match.start(), match[0]) if match else (0, sentence)


class _People:
    """The people of the organisation, found in texts by their surnames in any form."""

    def __init__(self, plans: Plans) -> None:
        self._stems: dict[str, str] = {}
        for person in plans.of(Person):
            surname = person.title.in_("pl").split()[-1]
            if len(surname) > _STEM:
                self._stems.setdefault(surname[: max(_STEM, len(surname) - 3)], person.id)
        stems = "|".join(re.escape(stem) for stem in sorted(self._stems, key=len, reverse=True))
        self._pattern = re.compile(rf"\b({stems})\w*") if stems else None

    def differing(self, en: str, pl: str) -> Iterator[Found]:
        """Yield where each language names somebody whom the other does not."""
        if self._pattern is None:
            return
        english, polish = self._named(en), self._named(pl)
        only_english = [place for person, place in english.items() if person not in polish]
        only_polish = [place for person, place in polish.items() if person not in english]
        if only_english and only_polish:
            yield only_english[0], only_polish[0]

    def _named(self, text: str) -> dict[str, tuple[int, str]]:
        found = self._pattern.finditer(text) if self._pattern else ()
        return {self._stems[match[1]]: (match.start(), match[0]) for match in found}


_STEM = 4
"""So many letters of a surname at least are compared."""
