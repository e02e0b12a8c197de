"""Assumptions (C121): what two plans take for granted under one name is one thing, and rates are those in force."""

import re
from collections.abc import Iterator

from planloom.model.shared import Assumption
from planloom.problems import LANGUAGES, Code, Language, Level, Phrase, Problem, Related
from planloom.rules.language.numbers import figures_in, unmatched
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, plan_called
from planloom.values import Text

APART = Code(
    "C121",
    Level.WARNING,
    title=Phrase("Two plans take different things for granted", "Dwa plany zakładają co innego"),
    message=Phrase(
        "{object} is {found} in {plan}, but {expected} in {other}",
        "{object}: {found} ({plan}), a gdzie indziej {expected} ({other})",
    ),
    label=Phrase("{expected} elsewhere", "gdzie indziej {expected}"),
    why=Phrase(
        "Plans that reckon with different growth, prices or rates cannot both come true.",
        "Dwa plany liczone przy różnym wzroście, różnych cenach lub kursach nie mogą się oba spełnić.",
    ),
    help=Phrase("agree on one of them, or give the two different names", "uzgodnij jedno albo nazwij je różnie"),
    bad="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
assumptions:
  - {id: growth-sales, title: Growth of the market, value: 3% a year}
# plans/restructuring/plan.yml
kind: restructuring
assumptions:
  - {id: growth-restructuring, title: Growth of the market, value: 5% a year}
""",
    good="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
assumptions:
  - {id: growth-sales, title: Growth of the market, value: 3% a year}
# plans/restructuring/plan.yml
kind: restructuring
assumptions:
  - {id: growth-restructuring, title: Growth of the market, value: 3% a year}
""",
)
RATE = APART.worded(
    Phrase(
        "{object} reckons with {found} for one {currency}, the organisation with {expected}",
        "{object} liczy {currency} po {found}, a organizacja po {expected}",
    ),
    label=Phrase("{expected} in `rates:`", "{expected} w `rates:`"),
    help=Phrase(
        "write the rate of the organisation, or change it in `rates:`",
        "wpisz kurs organizacji albo zmień go w `rates:`",
    ),
)
_RATE = re.compile(
    r"\b(?:exchange rate|rate of|kurs\w*)\b|\d (?:[a-z]{3}|zł) (?:to the|for (?:a|one)|za(?: jedno)?) \w", re.IGNORECASE
)
_NAMES = {
    "EUR": r"eur\w*",
    "USD": r"usd|dollar\w*|dolar\w*",
    "GBP": r"gbp|pound\w*|funt\w*",
    "CHF": r"chf|fran[ck]\w*",
    "CZK": r"czk|koron\w*",
}


@rule(APART)
def plans_assume_the_same(plans: Plans) -> Iterator[Problem]:
    """Assumptions of one title have the same figures in all plans; an assumed exchange rate is that of `rates:`."""
    first: dict[str, Assumption] = {}
    for assumption in plans.of(Assumption):
        yield from _rates(assumption, plans)
        if assumption.title is None or assumption.value is None:
            continue
        known = first.setdefault(" ".join(str(assumption.title).lower().split()), assumption)
        if known.value is not None and known.plan != assumption.plan and _differ(known.value, assumption.value):
            yield plans.finding(
                APART,
                assumption,
                "value",
                related=[Related(known.span("value"), Phrase("the other plan", "drugi plan"))],
                object=called(assumption),
                plan=plan_called(assumption, plans),
                other=plan_called(known, plans),
                found=_phrase(assumption.value),
                expected=_phrase(known.value),
            )


def _phrase(text: Text) -> Phrase:
    return Phrase(text.in_("en"), text.in_("pl"))


def _differ(first: Text, second: Text) -> bool:
    """Tell whether each of two values has a figure that the other has not, in a language that both are written in."""
    for language in LANGUAGES:
        one, other = first.exact(language), second.exact(language)
        if one is not None and other is not None:
            mine, theirs = figures_in(one, language), figures_in(other, language)
            return bool(unmatched(mine, theirs)) and bool(unmatched(theirs, mine))
    return False


def _rates(assumption: Assumption, plans: Plans) -> Iterator[Problem]:
    """Yield an exchange rate in an assumption that is not the one amounts are converted by."""
    organisation = plans.portfolio.organisation
    for language in LANGUAGES:
        value = assumption.value.exact(language) if assumption.value else None
        words = f"{assumption.title.in_(language) if assumption.title else ''} {value or ''}"
        if value is None or not _RATE.search(words):
            continue
        named = [
            one
            for one in organisation.rates
            if re.search(rf"\b(?:{_NAMES.get(one, one.lower())})\b", words, re.IGNORECASE)
        ]
        given = list(_rates_in(value, language))
        if len(named) == 1 and len(given) == 1 and given[0] != organisation.rates[named[0]]:
            yield plans.finding(
                RATE,
                assumption,
                "value",
                related=[Related(organisation.span("rates", named[0]), Phrase("the rate", "kurs"))],
                object=called(assumption),
                currency=named[0],
                found=given[0],
                expected=organisation.rates[named[0]],
            )
        return


def _rates_in(value: str, language: Language) -> Iterator[object]:
    """Yield the figures of a value that may be rates: no years, percentages or words."""
    for figure in figures_in(value, language):
        if not figure.part and not figure.spelt and figure.unit not in ("percent", "points"):
            yield figure.value
