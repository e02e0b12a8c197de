"""Attribution of figures to third parties or to a mere supposition: a competitor, the average of the country, a norm."""

import re
from collections.abc import Mapping

from planloom.problems import Language

_OTHERS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:competitors?|rivals?|our neighbours|a similar \w+|(?:suppliers?|vendors?|operators?) of (?:the|its|their)|(?:the|a) leader|bidders?|(?:\w+ )?(?:makers|manufacturers|producers|importers)|market leaders?|peers?|benchmarks?|industry|nationally|nationwide|elsewhere|usual(?:ly)?"
        r"|typical(?:ly)?|the (?:norm|standard)|(?:on|the|an?) average (?:of|in|for|across|among) (?:[\w-]+ ){0,3}"
        r"(?:regions?|country|countries|industry|sector|trade|branch|market|state|firms|companies|cities|towns|hospitals|schools|agencies|banks|utilities)"
        r"|of what (?:the |our |its )?\w+ (?:allows?|permits?|asks?|wants?|demands?|requires?)"
        r"|other (?:\w+ ){0,2}(?:firms|companies|hospitals|makers|towns|cities|countries|offices|schools|agencies|banks|organi[sz]ations)"
        r"|neighbouring (?!(?:market|countr|region)\w*\b)\w+|of our (?:kind|size)|(?:an?|one|another)(?: [\w-]+){1,2} (?:maker|manufacturer|producer|importer|competitor|rival))\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:konkuren\w+|nasi sąsiedzi|naszych sąsiadów|podobn\w+ w \d+|dostawc\w+ (?:system|program|oprogramowani|maszyn)\w*|(?:producen|importer|oferent)\w+|lider(?:a|em|owi|ze)?\b|gdzie indziej|zwykle|zazwyczaj|zwyczajow\w+|norm[aąyę]\b|w branży|w sektorze"
        r"|sąsiedni\w+ (?:firm|spół|szpital|producen|miast|mieśc|gmin|powia|powie|urzęd|szk[oó]ł|bank|zakład|wodociąg|fabry)\w*"
        r"|średni\w*(?: \w+)? dla (?:\w+ )?(?:miast|gmin|firm|spółek|szpitali|szkół|urzędów|banków|zakładów|wodociągów)\b"
        r"|te(?:go|j),? (?:co|na co|ile) (?:\w+ )?(?:pozwala|dopuszcza|żąda|wymaga|chce)\w*"
        r"|średni\w*(?: \w+)? (?:w|dla) (?:kraju|regionie|województwie|powiecie|branży|Polsce|Europie|Unii|sektorze|rynku|innych)"
        r"|nasz(?:ej|ego) (?:wielkości|pokroju|rodzaju)|inn(?:e|ych|ym|i|ymi) (?:\w+ ){0,2}(?:firm\w*|spół\w*|szpital\w*|producen\w*|miast\w*|krajach|urzęd\w*|szk[oó]ł\w*|bank\w*|zakład\w*))",
        re.IGNORECASE,
    ),
}
_NO_LONGER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:years? ago|the (?:old|previous|former|earlier) (?!plan|strategy|target|year)|the (?:first|second|third|last) (?:generation|edition|version|attempt)|predecessors?|used to|formerly|in the old days|(?:had )?(?:asked|wished|hoped) for|had (?:once |first |originally )?(?:wanted|proposed|demanded|promised|planned|assumed|estimated|budgeted|foreseen|thought of)"
        r"|(?:strategy|plan|budget|version) before (?:this|that|it)|in (?:the|our) (?:previous|former|last|earlier|old) (?:plan|strategy|budget)"
        r"|(?:was|were) (?:once|originally|first|initially|at first) (?:planned|estimated|budgeted|put)|offers?(?: for [^.;]{0,40}?)? (?:was|were|had been|came|stood)"
        r"|(?:opened|opening|began) with|(?:early|first|original|initial|previous) (?:drafts?|versions?|proposals?|estimates?)|bid|at first\b|fined?\b|penalt(?:y|ies)|another (?:firm|company|client|customer|maker)|at first (?:we |they )?(?:wanted|planned|thought)|talked out of)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?:lata?|rok|miesiąc|kwartał) temu|(?:planowa|zakłada|przewidywa|szacowa|obiecywa)(?:no|liśmy|łyśmy|li)\b|w (?:poprzedni|dawn|star)\w+ (?:plani|strategi|budże)\w*|(?:strategi\w+|plan\w*|budżet\w*) przed t(?:ą|ym)\b|ofert\w* (?:wynosi|opiewa|by)ł\w*|(?:stary|stara|stare|poprzedni[aegjm]*|dawn[ayei]\w*) (?!plan|strategi|cel|rok)|(?:pierwsz|drug|trzeci|ostatni)\w* (?:generacj|edycj|wersj|prób|szkic|propozycj)\w*|poprzednik\w*|dawniej|kiedyś|niegdyś|chcia[łl]\w*|żąda[łl]\w*|domaga[łl]\w*|proponowa[łl]\w*|zaproponowa[łl]\w*|oferowa[łl]\w*"
        r"|zaczął od|zaczęł\w+ od|początkowo|pierwotnie)\b",
        re.IGNORECASE,
    ),
}
"""What once was, or somebody wished, and the plan does not say."""
_SUPPOSED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^\W*(?:if|unless)\b|\bif\b.*\b(?:would|could|might)\b|\b(?:would|could|might)\b.*\bif\b|\b(?:suppose|imagine)\b"
        r"|^\W*(?:at|with|without|under)\b[^.;:]*\bwould\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"^\W*(?:jeśli|jeżeli|o ile)\b|\b(?:gdyby\w*|jeśliby)\b|\w+(?:łby|łaby|łoby|liby|łyby)\b.*\bjeśli\b"
        r"|^\W*(?:przy|bez|z|ze)\b[^.;:]*\w(?:łby|łaby|łoby|liby|łyby)\w*\b",
        re.IGNORECASE,
    ),
}
_BREAK = re.compile(r"[;:()]|,\s+(?:while|whereas|but|against|podczas gdy|a|ale|wobec)\s|\s[–—]\s")


def is_of_third_party(words: str, start: int, language: Language) -> bool:
    """Tell whether the clause around a place speaks of others than the object of its sentence, or of what is no more."""
    if not any(one[language].search(words) for one in (_OTHERS, _NO_LONGER)):
        return False
    first = max((match.end() for match in _BREAK.finditer(words, 0, start)), default=0)
    last = next((match.start() for match in _BREAK.finditer(words, start)), len(words))
    return any(one[language].search(words[first:last]) for one in (_OTHERS, _NO_LONGER))


def is_hypothetical(words: str, language: Language) -> bool:
    """Tell whether a sentence says what would be, and not what is or is planned."""
    return _SUPPOSED[language].search(words) is not None
