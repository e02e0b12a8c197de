"""Pairs of words that cannot both be meant, in either language: rise and fall, must and may, all and some."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planloom.problems import Language


def words(pattern: str) -> re.Pattern[str]:
    """Return what finds whole words, in small letters or capitals."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two things that cannot both be meant, and the words for each in either language."""

    first: Mapping[Language, re.Pattern[str]]
    second: Mapping[Language, re.Pattern[str]]


RISE_OR_FALL = Contrast(
    {
        "en": words(
            r"ris(?:e|es|en|ing)|rose|(?:go(?:es)?|going|went) up|increas\w+|grow(?:s|n|ing|th)?|grew|higher|rais(?:e|es|ed|ing)|climb\w*"
        ),
        "pl": words(r"wzr[oó]s\w+|wzrast\w+|zwiększ\w+|podn(?:ie|o)\w+|podwyż\w+|ro[sś]n\w+|wyższ\w+|urośn\w+"),
    },
    {
        "en": words(
            r"fall(?:s|en|ing)?|fell|(?:go(?:es)?|going|went) down|decreas\w+|declin\w+|reduc\w+|lower(?:s|ed|ing)?|cut(?:s|ting)?|shrink\w*|shrank|drop\w*"
        ),
        "pl": words(
            r"spad\w+|spaść|zmniejsz\w+|obniż\w+|zmal\w+|malej\w+|ogranicz\w+|redukc\w+|redukuj\w+|niższ\w+|ci(?:ęć|ęcia|ęcie)"
        ),
    },
)
LEAST_OR_MOST = Contrast(
    {
        "en": words(
            r"at least|no less than|not less than|no fewer than|not fewer than|minimum|more than|above|or more"
        ),
        "pl": words(
            r"co najmniej|przynajmniej|nie mniej niż|minimum|minimaln\w+|ponad|powyżej|przeszło|więcej niż|(?:lub|albo) więcej"
        ),
    },
    {
        "en": words(
            r"at most|no more than|not more than|up to|maximum|less than|fewer than|below|not exceed\w*|or less"
        ),
        "pl": words(
            r"co najwyżej|najwyżej|nie więcej niż|maksimum|maksymaln\w+|mniej niż|poniżej|nie przekr\w+|(?:lub|albo) mniej"
            r"|do (?=\d)"
        ),
    },
)
_MUST_OR_MAY = Contrast(
    {
        "en": words(r"must|has to|have to|shall|is required|are required|is obliged|are obliged|obligatory|mandatory"),
        "pl": words(r"musi|muszą|musimy|ma obowiązek|mają obowiązek|obowiązkow\w+|powin\w+|należy"),
    },
    {
        "en": words(r"may|is allowed|are allowed|is free to|are free to|voluntar\w+|optional\w*"),
        "pl": words(r"może|mogą|możemy|można|wolno|dobrowoln\w+|opcjonaln\w+"),
    },
)
_PROFIT_OR_LOSS = Contrast(
    {"en": words(r"profits?|surplus\w*"), "pl": words(r"zysk\w*|nadwyżk\w+")},
    {"en": words(r"loss|losses|deficit\w*"), "pl": words(r"strat\w*|deficyt\w*")},
)
_KEEP_OR_CLOSE = Contrast(
    {
        "en": words(r"keep(?:s|ing)?|kept|retain\w*|open(?:s|ed|ing)?"),
        "pl": words(r"zachow\w+|utrzym\w+|zosta(?:je|ją|wiamy|wi\w*)|otw[ia]\w+|otw[oó]rz\w+|pozosta\w+"),
    },
    {
        "en": words(r"clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?"),
        "pl": words(r"zamyka\w*|zamkn\w+|likwid\w+"),
    },
)
_LOWEST_OR_HIGHEST = Contrast(
    {
        "en": words(r"cheap(?:er|est)?|lowest|smallest"),
        "pl": words(r"tani\w*|tań\w+|najta\w+|najniższ\w+|najmniejsz\w+"),
    },
    {
        "en": words(r"expensive|dear(?:er|est)?|highest|largest|biggest"),
        "pl": words(r"drog[ia]\w*|droż\w+|najdroż\w+|najwyższ\w+|największ\w+"),
    },
)
_HIRE_OR_DISMISS = Contrast(
    {
        "en": words(r"hir(?:e|es|ed|ing)|recruit\w*"),
        "pl": words(r"zatrudni(?:a|ć|my|amy|ają|one?|eni)\w*|przyjm\w+|rekrut\w+"),
    },
    {"en": words(r"dismiss\w*|lay off|laid off|lays off"), "pl": words(r"zwaln\w+|zwoln\w+")},
)
_SOONER_OR_LATER = Contrast(
    {"en": words(r"earlier|sooner|faster|shorter"), "pl": words(r"wcześniej\w*|szybciej|szybsz\w+|kr[óo]t\w+")},
    {"en": words(r"later|slower|more slowly|longer"), "pl": words(r"później\w*|wolniej|wolniejsz\w+|dłuż\w+")},
)
_BEFORE_OR_AFTER = Contrast(
    {"en": words(r"before"), "pl": words(r"przed|zanim|do (?=czasu|chwili)|wcześniej")},
    {"en": words(r"after"), "pl": words(r"po(?= \w+(?:ce|ie|iu|ach|ości|niu|ym|ej)\b)|później|gdy")},
)
_ALL_OR_NONE = Contrast(
    {
        "en": words(r"all|every|each|everybody|everyone|always"),
        "pl": words(r"wszys\w+|każd\w+|zawsze|cał\w+"),
    },
    {
        "en": words(r"no|none|nobody|no one|never|not (?:a|any|one)|without|neither"),
        "pl": words(r"żad\w+|nikt|nikogo|nikomu|nigdy|ani|bez"),
    },
)
_ALL_OR_SOME = Contrast(
    {
        "en": words(r"all|every|each|everybody|everyone|always|the whole|whole|entire(?:ly)?|fully"),
        "pl": words(r"wszys\w+|każd\w+|zawsze|cał\w+|w pełni"),
    },
    {
        "en": words(r"some|several|a few|part of|parts of|a part of|sometimes|partly"),
        "pl": words(r"część|częś\w+|niektór\w+|kilk\w+|czasem|czasami|niekiedy"),
    },
)
_NET_OR_GROSS = Contrast(
    {"en": words(r"net|before tax|excluding (?:tax|VAT)"), "pl": words(r"netto|bez VAT|przed opodatkowaniem")},
    {"en": words(r"gross|after tax|including (?:tax|VAT)"), "pl": words(r"brutto|z VAT|po opodatkowaniu")},
)
_WITH_OR_WITHOUT = Contrast(
    {
        "en": words(r"including|includes?"),
        "pl": words(r"wraz z|łącznie z|w tym|obejmuj\w+|zawiera\w*|wlicz\w+|uwzględn\w+"),
    },
    {
        "en": words(r"excluding|excludes?|except(?: for)?|apart from"),
        "pl": words(r"bez|poza|oprócz|z wyjątkiem|nie licząc"),
    },
)
_BUY_OR_SELL = Contrast(
    {"en": words(r"bu(?:y|ys|ying)|bought|purchas\w+"), "pl": words(r"kup\w+|zakup\w+|naby\w+")},
    {"en": words(r"sell(?:s|ing)?|sold|sale"), "pl": words(r"sprzeda\w+|zby\w+")},
)
_LASTS_OR_NOT = Contrast(
    {
        "en": words(r"permanent\w*|for good|indefinite\w*"),
        "pl": words(r"na stałe|stał[aeyo]\w*|bezterminow\w+|trwał\w+"),
    },
    {"en": words(r"temporar\w+|for a time|interim"), "pl": words(r"tymczasow\w+|czasow\w+|przejściow\w+")},
)
_WITHIN_OR_OUTSIDE = Contrast(
    {"en": words(r"internal\w*|in-house"), "pl": words(r"wewnętrzn\w+|własn\w+")},
    {"en": words(r"external\w*|outside"), "pl": words(r"zewnętrzn\w+|spoza|z zewnątrz")},
)
_EASY_OR_HARD = Contrast(
    {
        "en": words(r"strong(?:er|est)?|better|best|gain(?:s|ed)?|succeed\w*|success\w*|accept\w*|approv\w+|won|wins?"),
        "pl": words(
            r"siln\w+|mocn\w+|lep\w+|najlep\w+|zysk\w+|uda\w+|sukces\w*|przyj\w+|akcept\w+|zatwierdz\w+|wygr\w+"
        ),
    },
    {
        "en": words(r"weak(?:er|est)?|worse|worst|fail(?:s|ed|ure)?|reject\w*|refus\w+|lost|loses?"),
        "pl": words(r"słab\w+|gor\w+|najgor\w+|zawi\w+|niepowodz\w+|odrzuc\w+|odm[óoa]w\w+|przegr\w+|strac\w+"),
    },
)
CONTRASTS = (
    RISE_OR_FALL, _MUST_OR_MAY, _PROFIT_OR_LOSS, _KEEP_OR_CLOSE, _LOWEST_OR_HIGHEST, _HIRE_OR_DISMISS, _SOONER_OR_LATER,
)  # fmt: skip
_FORBIDDEN_OR_NEEDLESS = Contrast(
    {
        "en": words(r"must not|may not|cannot|can not|mustn['’]t"),
        "pl": words(r"nie (?:wolno|może|mogą|można)|zabrania się"),
    },
    {
        "en": words(r"need not|(?:do|does) not (?:have|need) to|needn['’]t"),
        "pl": words(r"nie (?:musi|muszą|trzeba|potrzeba)"),
    },
)
OF_SHORT_ONES = (
    _FORBIDDEN_OR_NEEDLESS, _BEFORE_OR_AFTER, _ALL_OR_NONE, _ALL_OR_SOME, _NET_OR_GROSS, _WITH_OR_WITHOUT, _BUY_OR_SELL, _LASTS_OR_NOT, _WITHIN_OR_OUTSIDE, _EASY_OR_HARD,
)  # fmt: skip
"""What long sentences say in too many ways."""


def _opposite(en: str, pl: str, en_other: str, pl_other: str) -> Contrast:
    return Contrast({"en": words(en), "pl": words(pl)}, {"en": words(en_other), "pl": words(pl_other)})


PLAIN = (
    _opposite(
        r"no later than|at the latest|not later than", r"najpóźniej|nie później niż",
        r"no earlier than|at the earliest|not earlier than|not before", r"najwcześniej|nie wcześniej niż|nie przed",
    ),
    _opposite(r"more", r"więcej|bardziej", r"less|fewer", r"mniej"),
    _opposite(r"many|much", r"wiel[eu]|dużo|liczn\w+", r"few|little|hardly any", r"mało|niewiel\w+|nieliczn\w+"),
    _opposite(r"new|newly", r"now[aąeyi]\w*|nowo", r"old|existing|former", r"star[aąey]\w*|dotychczasow\w+|istniejąc\w+|dawn\w+"),
    _opposite(r"the same|equal(?:ly)?|identical", r"t(?:en|a|o|ego|ej|ym|e|ych) sam\w+|taki\w* sam\w*|jednakow\w+|identyczn\w+|równ[aey]\w*",
              r"different(?:ly)?|another|other", r"inn[aeyi]\w*|różn\w+|odmienn\w+"),
    _opposite(r"free(?: of charge)?|for free|unpaid", r"bezpłatn\w+|darmow\w+|za darmo|nieodpłatn\w+", r"paid|for a fee|charged", r"płatn\w+|odpłatn\w+"),
    _opposite(r"start(?:s|ed|ing)?|beg[iau]ns?|opens?", r"zaczyn\w+|rozpocz\w+|rusza\w*|zacz\w+|start\w*",
              r"end(?:s|ed)?|stop(?:s|ped)?|finish\w*|ceas\w+", r"kończ\w+|skończ\w+|zakończ\w+|ustaj\w+|przest\w+"),
    _opposite(r"add(?:s|ed|ing)?", r"doda\w+|dolicz\w+", r"remov\w+|subtract\w*|deduct\w*|tak(?:e|es|en) (?:out|off|away)", r"usu[nw]\w+|odejm\w+|odlicz\w+|potrąc\w+"),
    _opposite(r"public\w*|open to all", r"publiczn\w+|jawn\w+", r"secret\w*|confidential\w*|private\w*", r"tajn\w+|poufn\w+|prywatn\w+|niejawn\w+"),
    _opposite(r"together|jointly|in total|in all|altogether", r"razem|łącznie|wspóln\w+|w sumie|ogółem", r"each|separately|apiece", r"każd\w+|osobno|oddzieln\w+|po(?= \d)"),
    _opposite(r"part-time", r"(?:niepełn\w+|częś\w+|pół) (?:etat\w*|wymiar\w*)|na pół etatu", r"full-time", r"(?:pełn\w+|cał\w+) (?:etat\w*|wymiar\w*)"),
    _opposite(r"large|big|larger|bigger|great", r"duż\w+|wielk\w+|więks\w+", r"small|smaller|little|minor", r"mał\w+|niewielk\w+|mniejsz\w+|drobn\w+"),
    _opposite(r"revenues?|income|takings|turnover", r"przych\w+|wpływ\w+|obr[oó]t\w*|dochod\w+", r"costs?|expenses?|expenditure|spending", r"koszt\w+|wydat\w+"),
    _opposite(r"domestic|at home|home market|national", r"krajow\w+|w kraju|rodzim\w+", r"foreign|abroad|export\w*|international", r"zagran\w+|eksport\w*|obc\w+"),
    _opposite(r"allowed|permitted|legal", r"wolno|dozwol\w+|legaln\w+", r"forbidden|prohibited|banned|illegal", r"zabron\w+|zakaz\w+|niedozwol\w+|nielegaln\w+"),
    _opposite(r"fixed", r"stał[aeyo]\w*|sztywn\w+", r"variable|flexible|floating", r"zmienn\w+|elastyczn\w+|ruchom\w+"),
    _opposite(r"men", r"mężczy\w+|mężczyzn", r"women", r"kobie\w+"),
    _opposite(r"young(?:er|est)?", r"młod\w+", r"old(?:er|est)?|elderly|senior", r"star\w+|senior\w*"),
    _opposite(r"first", r"pierwsz\w+|najpierw", r"last", r"ostatni\w*"),
    _opposite(r"direct(?:ly)?", r"bezpośredni\w*", r"indirect(?:ly)?|through (?:partners|dealers|distributors)", r"pośredni\w*|przez (?:partner|dealer|dystrybut)\w+"),
    _opposite(r"demand", r"popyt\w*|zapotrzebowani\w+", r"supply", r"podaż\w*"),
    _opposite(r"online|electronic(?:ally)?|by e-?mail", r"onlin\w+|elektroniczn\w+|e-?mail\w*|przez internet|w internecie", r"by post|on paper|in person", r"poczt\w+|na papierze|papierow\w+|osobiście"),
    _opposite(r"voluntary|of (?:their|his|her) own accord", r"dobrowoln\w+", r"forced|compulsory", r"przymusow\w+|obowiązkow\w+"),
    _opposite(r"inside|indoors", r"wewnątrz|w środku", r"outside|outdoors", r"na zewnątrz|poza budynk\w+"),
    _opposite(r"centrali[sz]ed|central(?:ly)?", r"centraln\w+|scentraliz\w+", r"decentrali[sz]ed|local(?:ly)?|regional(?:ly)?", r"zdecentraliz\w+|lokaln\w+|miejscow\w+|regionaln\w+"),
    _opposite(r"low|lowest|lower", r"nisk\w+|niżs\w+|najniżs\w+", r"high|highest|higher", r"wysok\w+|wyżs\w+|najwyżs\w+"),
    _opposite(r"minimum|minimal", r"minim\w+", r"maximum|maximal", r"maksim\w+|maksym\w+"),
    _opposite(r"owner|owners", r"właścicie\w+", r"tenants?|users?", r"najemc\w+|użytkowni\w+"),
    _opposite(r"owed|debts?|liabilit\w+|payable\w*", r"dług\w*|zobowiąza\w+|zadłuże\w+", r"receivables?|claims?|assets?", r"należnoś\w+|wierzytelnoś\w+|aktyw\w+"),
)  # fmt: skip
"""Plain opposites, each of which short sentences keep in translation."""


_ANY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile("|".join(side["en"].pattern for one in PLAIN for side in (one.first, one.second)), re.IGNORECASE),
    "pl": re.compile("|".join(side["pl"].pattern for one in PLAIN for side in (one.first, one.second)), re.IGNORECASE),
}


def plain_ones(en: str, pl: str) -> tuple[Contrast, ...]:
    """Return the plain opposites that two sentences may differ by."""
    return PLAIN if _ANY["en"].search(en) and _ANY["pl"].search(pl) else ()


__all__ = ["CONTRASTS", "LEAST_OR_MOST", "OF_SHORT_ONES", "RISE_OR_FALL", "Contrast", "plain_ones", "words"]
