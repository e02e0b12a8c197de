"""What if: assumptions about the plans as edits of their sources, ``sell:budget@2027=3m``, ``rates.EUR=4.60``.

An assumption names an object by its id and a field by the name that the sources write, with a period where the field
is told by period; or a field of the organisation. The value is what a writer would write there.
"""

import re
from collections.abc import Sequence

from planloom.edits import Put, Value
from planloom.model import Item, Part
from planloom.model.base import attributes
from planloom.model.nearest import nearest
from planloom.problems import NO_WORDS, Phrase
from planloom.project import Reading
from planloom.source import Mapping
from planloom.values import Period, UnreadableError

_OF_OBJECT = re.compile(r"(?P<id>[a-z0-9-]+):(?P<path>[\w.-]+)(?:@(?P<period>[^=]+))?=(?P<value>.*)", re.DOTALL)
_SHARED = re.compile(r"(?P<path>[\w.-]+)(?:@(?P<period>[^=]+))?=(?P<value>.*)", re.DOTALL)
CANCELLED = "cancelled"

FORM = Phrase(
    "`{text}` is no assumption; write OBJECT:FIELD=VALUE, OBJECT:FIELD@PERIOD=VALUE, or rates.EUR=4.60",
    "`{text}` to nie założenie; wpisz OBIEKT:POLE=WARTOŚĆ, OBIEKT:POLE@OKRES=WARTOŚĆ albo rates.EUR=4.60",
)
NO_OBJECT = Phrase("no object has the id `{name}`{meant}", "żaden obiekt nie ma identyfikatora `{name}`{meant}")
NO_FIELD = Phrase("{owner} has no field `{name}`{meant}", "{owner} nie ma pola `{name}`{meant}")
NO_FILE = Phrase(
    "there is no `organisation.yml` in which `{name}` could stand",
    "nie ma pliku `organisation.yml`, w którym mogłoby stać `{name}`",
)
MEANT = Phrase("; did you mean `{name}`?", "; czy chodzi o `{name}`?")


class AssumptionError(ValueError):
    """An assumption names nothing that could be changed; `words` say what."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words.en)
        self.words = words


def assumed(text: str, reading: Reading) -> Put:
    """Return the edit that an assumption stands for. Raises :class:`AssumptionError`."""
    if match := _OF_OBJECT.fullmatch(text.strip()):
        part: Part = _object(match["id"], reading)
    elif match := _SHARED.fullmatch(text.strip()):
        part = reading.portfolio.organisation
        if part.node is None:
            raise AssumptionError(NO_FILE.filled(name=match["path"]))
    else:
        raise AssumptionError(FORM.filled(text=text))
    field, *more = match["path"].split(".")
    _known(part, field)
    keys: list[str | int] = [field, *more]
    if match["period"]:
        keys.append(_written(part, keys, match["period"].strip(), reading))
    return _put(part, keys, match["value"].strip() or None)


def _put(part: Part, keys: Sequence[str | int], value: Value) -> Put:
    """Return the edit that writes `value` below `keys`, with the names on the way that are not there yet.

    What stands in the file and is for others, or could not be read, is there.
    """
    here: object = part.node
    for place, key in enumerate(keys[:-1], 1):
        if not isinstance(here, Mapping) or here.has_lost(str(key)):
            break
        if key not in here:
            return Put(part.span(), tuple(keys[:place]), value=_below(keys[place:], value))
        here = here[str(key)]
    return Put(part.span(), tuple(keys), value=value)


def _below(keys: Sequence[str | int], value: Value) -> Value:
    for key in reversed(keys):
        value = {str(key): value}
    return value


def cancelled(name: str, reading: Reading) -> Put:
    """Return the edit by which an object is cancelled."""
    return Put(_object(name, reading).span(), ("status",), value=CANCELLED)


def _object(name: str, reading: Reading) -> Item:
    found = reading.graph.find(name)
    if found is None:
        raise _unknown(NO_OBJECT, name, list(reading.graph.ids))
    return found


def _known(part: Part, field: str) -> None:
    known = attributes(type(part))
    if field not in known:
        named = part.named.with_id(getattr(part, "id", None))
        words = Phrase(NO_FIELD.en.replace("{owner}", named.en), NO_FIELD.pl.replace("{owner}", named.pl))
        raise _unknown(words, field, list(known))


def _unknown(words: Phrase, name: str, known: Sequence[str]) -> AssumptionError:
    """Say that nothing has a name, and which was probably meant."""
    meant = nearest(name, known)
    more = MEANT.filled(name=meant) if meant else NO_WORDS
    return AssumptionError(Phrase(words.en.format(name=name, meant=more.en), words.pl.format(name=name, meant=more.pl)))


def _written(part: Part, keys: Sequence[str | int], period: str, reading: Reading) -> str:
    """Return the period as the sources write it there, so that `2027-Q1` changes what stands under `Q1 2027`."""
    try:
        wanted = Period.parse(period, reading.portfolio.organisation.calendar)
    except UnreadableError as error:
        raise AssumptionError(error.words) from None
    given = part.get(str(keys[0])) if len(keys) == 1 else None
    known = given if isinstance(given, dict) else {}
    return next((one.text for one in known if isinstance(one, Period) and one == wanted), period)
