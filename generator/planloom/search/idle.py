"""Words that say nothing about what is sought: they stand in every question."""

from collections.abc import Mapping

from planloom.problems import Language
from planloom.search.words import fold

_ENGLISH = """
a about all am an and any are as at be been being between by can could did do does find for from give had has have
how i if in into is it its list many may me might much must my of on or our s shall she should show so t tell than
that the their them there these they this those to us was we were what when where which while who whom whose why
will with would you your responsible concerning regarding accountable charge own owns owned need needs get got going
happen happens please spend spends spending spent run runs start starts
per each every during via versus within thing things
"""
_POLISH = """
a aby albo ale ani bez bo by być czy czyj czyja czyje dla do gdy gdzie i ich ile ilu iż ja jak jaka jaki jakie jakiego
jakich jakim jaką jako je jego jej jest jestem jeszcze już każdy kiedy kim kto kogo komu która które którego której
których który którzy którym którymi którą ku lecz lub ma mają mam mamy mi mnie mój może można my na nad nam nas nasz
nasza nasze naszego naszej naszych nie niech niż o od odpowiada odpowiadają odpowiedzialna odpowiedzialny
odpowiedzialni on ona one oni oraz po pod podaj pokaż pokażcie ponieważ przed przez przy są się skąd sobie swój ta
tak także tam te tego tej ten to tu tutaj tych tym u w we wśród wszystkich wszystkie więc z za ze znajdź że żeby co
czego czym dlaczego dotyczy dotyczące należy trzeba powinien powinna robi robimy zajmuje zajmują prowadzi proszę
chodzi kieruje kierują wydajemy wydamy wydaliśmy kosztuje kosztują rusza ruszy zaczyna kończy
dostanę dostaniemy będą będzie według podczas między każdego każdej każda każde na danego rzecz rzeczy będziemy
ą ach ami cie e em ę ie om owi ów y
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


_ASKING = """
who whom whose where when why much many responsible accountable charge own owns owned spend spends spending spent run
runs kto kogo komu czyj czyja czyje gdzie skąd kiedy dlaczego ile ilu kieruje kierują odpowiada odpowiadają
odpowiedzialna odpowiedzialny odpowiedzialni zajmuje zajmują prowadzi wydajemy wydamy wydaliśmy kosztuje kosztują
"""


IDLE: Mapping[Language, frozenset[str]] = {"en": _words(_ENGLISH), "pl": _words(_POLISH)}
"""By language, without diacritics; among them the endings that follow the hyphen of an acronym (KPI-ów)."""

ASKING = _words(_ASKING)
"""Those of them that tell what kind of answer is sought: a person, a place, a sum. Pages that give it are called so."""
