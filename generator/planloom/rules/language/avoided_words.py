"""Words to avoid (L107): the glossary has another word for it, which everybody else uses."""

from collections.abc import Iterator

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Part, Plan
from planloom.problems import LANGUAGES, Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.paragraphs import in_body
from planloom.rules.rule import Plans, rule

AVOIDED = Code(
    "L107",
    Level.WARNING,
    title=Phrase("A word that is to be avoided", "Słowo, którego należy unikać"),
    message=Phrase(
        "the word “{given}” is to be avoided: say “{term}”", "słowo „{given}” jest niezalecane: pisz „{term}”"
    ),
    label=Phrase("say “{term}”", "pisz „{term}”"),
    why=Phrase(
        "Two words for one thing make readers look for a difference, and a search finds half of the places.",
        "Dwa słowa na jedną rzecz każą czytelnikowi szukać różnicy, a wyszukiwarka znajduje połowę miejsc.",
    ),
    help=Phrase(
        "write the term in the form that fits, or take the word off `avoid` in its entry",
        "użyj zalecanego słowa w odpowiedniej formie albo skreśl to słowo z `avoid` w haśle słownika",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: growth, title: Raise the turnover of the shops}
# plans/glossary/sales.yml
glossary:
  - id: revenue
    en: {term: revenue, avoid: [turnover], definition: What is earned by selling.}
    pl: {term: przychód, gender: m, definition: Kwota zarobiona na sprzedaży.}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: growth, title: Raise the revenue of the shops}
# plans/glossary/sales.yml
glossary:
  - id: revenue
    en: {term: revenue, avoid: [turnover], definition: What is earned by selling.}
    pl: {term: przychód, gender: m, definition: Kwota zarobiona na sprzedaży.}
""",
)
_HERE = Phrase("the entry says so", "tak mówi hasło słownika")
_REFERENCE = "[["


@rule(AVOIDED)
def words_to_avoid_are_not_used(plans: Plans) -> Iterator[Problem]:
    """Texts, titles and pages use no word, in any form, that an entry of the glossary wants avoided."""
    glossary = plans.glossary
    if glossary is None:
        return
    for language in LANGUAGES:
        if any(naming.avoid for entry in glossary.entries.values() if (naming := entry.naming(language))):
            for part in plans.parts():
                yield from _in_part(plans, part, language)
            yield from _in_pages(plans, language)


def _in_part(plans: Plans, part: Part, language: Language) -> Iterator[Problem]:
    for text, path in texts_of(part):
        words = text.exact(language)
        found = list(_used(plans, plans.plan_of(part), words, language)) if words else []
        if words and found:
            span = part.span(*path, *[language] * (len(text.languages) > 1))
            places = Places(words, span, plans.portfolio.texts)
            for start, end, term in found:
                yield _problem(plans, part, places.of(start, end), words[start:end], term, language)


def _in_pages(plans: Plans, language: Language) -> Iterator[Problem]:
    for plan in plans.portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            body = bodies.get(language)
            if body is None:
                continue
            for start, end, term in _used(plans, plan, body.markdown, language):
                words = body.markdown[start:end]
                yield _problem(plans, plan, in_body(body, start, words), words, term, language)


def _used(plans: Plans, plan: Plan | None, words: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Yield the words to avoid in a text of a plan; an id in a reference is no word."""
    glossary = plans.terms_in(plan)
    if glossary is not None:
        for start, end, term in glossary.matcher(language, avoided=True).find(words):
            if not words[:start].endswith(_REFERENCE):
                yield start, end, term


def _problem(plans: Plans, part: Part, at: Span, given: str, term: str, language: Language) -> Problem:
    entry = plans.glossary.entries[term] if plans.glossary else None
    naming = entry.naming(language) if entry else None
    related = [Related(entry.span, _HERE)] if entry else []
    return plans.finding(AVOIDED, part, at=at, related=related, given=given, term=naming.term if naming else term)
