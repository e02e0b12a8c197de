"""Translation (L101): titles, questions and statements that one of the languages lacks."""

from collections.abc import Iterator

from planloom.model import Item, Part
from planloom.model.organisation import Person
from planloom.model.shared import BudgetLine, Question
from planloom.model.strategy import Statement
from planloom.problems import LANGUAGES, Code, Language, Level, Phrase, Problem
from planloom.rules.fold import SEVERAL, under
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Text

LANGUAGE_NAMES: dict[Language, Phrase] = {
    "en": Phrase("English", "angielskiej"),
    "pl": Phrase("Polish", "polskiej"),
}

UNTRANSLATED = Code(
    "L101",
    Level.WARNING,
    title=Phrase("A title is missing in one language", "Brak tytułu w jednym z języków"),
    message=Phrase("{object} has no {language} title", "{object}: brak {language} wersji tytułu"),
    label=Phrase("no {language}", "brak wersji {language}"),
    why=Phrase(
        "Readers of the other language find a foreign title in every table, chart and menu.",
        "Czytelnicy drugiej wersji znajdą obcy tytuł w każdej tabeli, na każdym wykresie i w menu.",
    ),
    help=Phrase(
        "write `{en: …, pl: …}`, or name one language in `languages:` of `organisation.yml`",
        "wpisz `{en: …, pl: …}` albo zostaw jeden język w `languages:` w `organisation.yml`",
    ),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: {en: Roll out the CRM}}
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: {en: Roll out the CRM, pl: Wdrożenie CRM}}
""",
)
MANY_UNTRANSLATED = UNTRANSLATED.worded(
    Phrase("{count} titles of {object} are not in {language}", "{object}: tytułów bez wersji {language} jest {count}"),
    label=Phrase("the first without {language}", "pierwszy bez wersji {language}"),
    help=UNTRANSLATED.help,
)


@rule(UNTRANSLATED)
def titles_are_in_both_languages(plans: Plans) -> Iterator[Problem]:
    """Titles, questions and the mission are there in every language of the organisation.

    From three on they are one finding a plan and language. Proper names, as those of people, products, channels and campaigns, may
    be written once, as plain text.
    """
    languages = plans.portfolio.organisation.languages
    if len(languages) < len(LANGUAGES):
        return
    found: dict[tuple[str, Language], list[Problem]] = {}
    for part in plans.parts():
        field = _title_field(part)
        text = getattr(part, field) if field else None
        if not isinstance(text, Text) or (_is_plain(part, field) and part.is_a("proper_name")):
            continue
        for language in languages:
            if text.exact(language) is None:
                plan = plans.plan_of(part)
                problem = _without(part, field, language, plans)
                found.setdefault((plan.id or "" if plan else "", language), []).append(problem)
    for (plan_id, language), problems in found.items():
        problems.sort(key=lambda problem: problem.span)
        yield from problems if len(problems) < SEVERAL else [_many(problems, plan_id, language, plans)]


def _title_field(part: Part) -> str:
    """Return the field by which readers know a part; empty for one that has no such field."""
    if isinstance(part, Person):
        return ""
    if isinstance(part, Question):
        return "question"
    if isinstance(part, Statement):
        return "text"
    if isinstance(part, BudgetLine) and part.title is None:
        return "category"
    return "title" if isinstance(part, Item) else ""


def _is_plain(part: Part, field: str) -> bool:
    return part.node is not None and isinstance(part.node.get(field), str)


def _without(part: Part, field: str, language: Language, plans: Plans) -> Problem:
    name = called(part) if isinstance(part, Item) else part.named.one
    return plans.finding(UNTRANSLATED, part, field, object=name, language=LANGUAGE_NAMES[language])


def _many(problems: list[Problem], plan_id: str, language: Language, plans: Plans) -> Problem:
    plan = plans.graph.find(plan_id)
    name = called(plan) if plan is not None else Phrase("the organisation", "organizacja")
    head = MANY_UNTRANSLATED.at(problems[0].span, object=name, count=len(problems), language=LANGUAGE_NAMES[language])
    return under(head.about(plan_id or problems[0].subject), problems)
