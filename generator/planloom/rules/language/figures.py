"""Figures in texts (L102): numbers and dates that the two languages give differently."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Part, Plan
from planloom.model.plan import Body
from planloom.problems import Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.numbers import Figure, figures_in, unmatched
from planloom.rules.rule import Plans, rule
from planloom.values import Calendar

NUMBERS = Code(
    "L102",
    Level.WARNING,
    title=Phrase("The two languages give different figures", "Wersje językowe podają różne liczby"),
    message=Phrase(
        "the English text says {english}, the Polish one {polish}",
        "tekst angielski podaje {english}, a polski {polish}",
    ),
    label=Phrase("{other} in the other language", "w drugiej wersji {other}"),
    why=Phrase(
        "Two readers of one plan then work towards different figures, and neither can know.",
        "Dwóch czytelników jednego planu pracuje wtedy na różne liczby i żaden o tym nie wie.",
    ),
    help=Phrase("make the two agree", "uzgodnij obie wersje"),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: We sell for 42.5 million by 30 June 2027.
  pl: Sprzedajemy za 45,2 mln zł do 30 czerwca 2027 roku.
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: We sell for 42.5 million by 30 June 2027.
  pl: Sprzedajemy za 42,5 mln zł do 30 czerwca 2027 roku.
""",
)
# Digits with what scales them; where they are the same in both texts, nothing need be read closely.
_RUNS = re.compile(r"\d+(?:[ \u00a0]?(?:mln|mld|milion|miliard|million|billion|bn|m|tys|thousand|k)\b)?")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@rule(NUMBERS)
def figures_are_the_same_in_both_languages(plans: Plans) -> Iterator[Problem]:
    """Numbers and dates of a text are the same in English and Polish.

    One language may spell out what the other writes in figures, so a finding needs a figure on each side
    that the other has not. Pages are compared paragraph by paragraph where both have as many.
    """
    for part in plans.parts():
        for text, path in texts_of(part):
            if text.en is not None and text.pl is not None:
                yield from _compare(part, text.en, text.pl, path, plans)
    for plan in plans.portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            yield from _pages(bodies, plan, plans)


def _compare(part: Part, en: str, pl: str, path: tuple[str | int, ...], plans: Plans) -> Iterator[Problem]:
    pair = _unmatched(en, pl, plans.figures.calendar)
    if pair is not None:
        english, polish = pair
        yield _different(
            part,
            english,
            polish,
            _place(en, english, part.span(*path, "en"), plans),
            _place(pl, polish, part.span(*path, "pl"), plans),
            plans,
        )


def _pages(bodies: Mapping[str, Body], plan: Plan, plans: Plans) -> Iterator[Problem]:
    if not {"en", "pl"} <= set(bodies):
        return
    english, polish = bodies["en"], bodies["pl"]
    ens, pls = _PARAGRAPH.split(english.markdown), _PARAGRAPH.split(polish.markdown)
    if len(ens) != len(pls):
        return
    before = [0, 0]
    for en, pl in zip_longest(ens, pls, fillvalue=""):
        pair = _unmatched(en, pl, plans.figures.calendar)
        if pair is not None:
            yield _different(
                plan,
                *pair,
                _in_body(english, before[0], pair[0], en),
                _in_body(polish, before[1], pair[1], pl),
                plans,
            )
        before[0] = english.markdown.find(en, before[0]) + len(en)
        before[1] = polish.markdown.find(pl, before[1]) + len(pl)


def _unmatched(en: str, pl: str, calendar: Calendar) -> tuple[Figure, Figure] | None:
    """Return the first figure on each side that the other side has not; None unless both have one."""
    if _RUNS.findall(en) == _RUNS.findall(pl):
        return None
    english, polish = figures_in(en, "en", calendar), figures_in(pl, "pl", calendar)
    only_english, only_polish = unmatched(english, polish), unmatched(polish, english)
    return (only_english[0], only_polish[0]) if only_english and only_polish else None


def _different(part: Part, english: Figure, polish: Figure, en: Span, pl: Span, plans: Plans) -> Problem:
    """Make the finding; it stands in the language that is translated into, the second of the two."""
    spans, raws = {"en": en, "pl": pl}, {"en": english.raw, "pl": polish.raw}
    first = plans.portfolio.organisation.language
    second: Language = "pl" if first == "en" else "en"
    label = Phrase("the other language", "druga wersja językowa")
    return plans.finding(
        NUMBERS,
        part,
        at=spans[second],
        related=[Related(spans[first], label)],
        other=raws[first],
        english=raws["en"],
        polish=raws["pl"],
    )


def _place(text: str, figure: Figure, span: Span, plans: Plans) -> Span:
    end = figure.start + len(figure.raw)
    return Places(text, span, plans.portfolio.texts).of(figure.start, end)


def _in_body(body: Body, before: int, figure: Figure, paragraph: str) -> Span:
    """Return where a figure of a paragraph stands, looked for from the offset `before`."""
    offset = body.markdown.find(paragraph, before) + figure.start
    line = body.line + body.markdown.count("\n", 0, offset)
    column = offset - body.markdown.rfind("\n", 0, offset)
    return Span(body.file, line, column, line, column + len(figure.raw))
