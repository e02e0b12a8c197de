"""One thing has one name: wherever the program speaks of a kind, in either language, it uses the kind's own words."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from program_words import all_words

import planloom
from planloom.i18n.translations import CATALOGUE
from planloom.model import Item
from planloom.model.built_in import KINDS
from planloom.model.kinds import BUILT_IN
from planloom.model.names import capital
from planloom.model.reference import sections
from planloom.model.schema import schema_of
from planloom.problems import LANGUAGES

CLASSES = {**BUILT_IN.parts, **{f"{word} plan": plan for word, plan in KINDS.items()}}
NAMES = {kind: model.named for kind, model in CLASSES.items()}

OTHER_WORDS = {
    "en": {
        "affected_parties": r"interested part(y|ies)",
        "allocation": r"allotments?",
        "budget_line": r"budget (items?|posts?|positions?)|lines? of the budget",
        "capacity": r"selling capacity|capacity of the sales team",
        "course": r"training courses?",
        "factor": r"factors? of the swot",
        "funding": r"funding sources?|sources? of finance",
        "funnel_step": r"(stages?|levels?) of the funnel|funnel stages?",
        "initiative": r"strategic projects?",
        "measure": r"kpis?|metrics?|indicators?",
        "mix_entry": r"(entr(y|ies)|elements?) of the marketing mix|decisions? of the mix",
        "move": r"directions? of growth",
        "option": r"tows strateg(y|ies)",
        "portfolio_product": r"lines? of products",
        "quota": r"(individual|personal|sales) (quotas?|targets?|plans?)(?<!sales targets)(?<!sales target)(?<!sales plans)(?<!sales plan)",
        "relationship_programme": r"(relationship|loyalty) programmes?",
        "service_level": r"agreements? between marketing and sales|service level agreements?",
        "stage": r"stages? of the pipeline|sales stages?",
        "target": r"targets? of sales|revenue quotas?",
        "workforce": r"workforce entr(y|ies)",
        "strategy plan": r"strategy plans?",
        "restructuring plan": r"reorgani[sz]ation plans?",
    },
    "pl": {
        "allocation": r"przydzia[łl]\w*",
        "budget_line": r"(lini|wiersz|pozycj)\w* w? ?budżetow\w*|wiersz\w* budżetu",
        "campaign": r"akcj\w+ (reklamow|promocyjn|marketingow)\w*",
        "capacity": r"wydajnoś\w+ zespołu|zdolnoś\w+ sprzedażow\w*|moc\w* sprzedażow\w*",
        "deal_phase": r"faz\w+ transakcji",
        "force": r"sił\w* konkurencyjn\w*",
        "funnel_step": r"(krok|stopie|stopni)\w* lejka",
        "goal": r"cel\w* długoterminow\w*",
        "measure": r"metryk\w*|kpi",
        "milestone": r"punkt\w* kontroln\w*",
        "mix_entry": r"decyzj\w+ marketingu mix",
        "option": r"opcj\w+ tows|wariant\w* strategiczn\w*|strategi\w+ tows",
        "pipeline_rules": r"pokryci\w+ lejka",
        "quota": r"target(y|em|owi|ów|ami|om|ach)(?![\w-])",
        "raci": r"wiersz\w* odpowiedzialności",
        "relationship_programme": r"program\w* relacji",
        "service_level": r"umow\w+ z marketingiem|porozumieni\w+ marketingu i sprzedaży",
        "target": r"cel\w* sprzedażow\w*",
        "value": r"wartoś\w+ organizacyjn\w*",
        "strategy plan": r"plan(u|em|ie|y|ów|om|ami|ach)? strategii",
        "marketing plan": r"plan(u|em|ie|y|ów|om|ami|ach)? marketingu",
        "sales plan": r"plan\w* sprzedażow\w*",
        "restructuring plan": r"plan(u|em|ie|y|ów|om|ami|ach)? restrukturyzacji",
    },
}
"""What people also call a kind. Two of these stood beside its name once, in 19 kinds of 62."""

READ = ("model/plan.py", "glossary/", "search/", "values/")
"""Where other words of a kind are read from plans, and not said."""


def phrases():
    """Return the pairs of texts in both languages that stand in the program."""
    root = Path(planloom.__file__).parent
    for file in sorted(root.rglob("*.py")):
        place = file.relative_to(root).as_posix()
        if not place.startswith(READ):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase" and len(node.args) == 2:
                    texts = [text_of(argument) for argument in node.args]
                    if all(texts):
                        yield f"{place}:{node.lineno}", texts[0], texts[1]


def text_of(node):
    """Return what is written out in a text; an ellipsis for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    parts = node.values if isinstance(node, ast.JoinedStr) else ()
    return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in parts)


def catalogue():
    with CATALOGUE.open("rb") as file:
        for one in read_po(file):
            if one.id and not isinstance(one.id, tuple):
                yield f"pl.po: {one.id}", one.id, one.string


SAID = [*phrases(), *catalogue()]


def test_all_texts_are_looked_at():
    assert len(SAID) > 2000
    assert {text for _, text, _ in SAID} >= {
        text for context, text, plural in all_words() if not context and not plural
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_calls_a_kind_by_another_word(language):
    assert OTHER_WORDS[language].keys() <= NAMES.keys()
    other = {kind: re.compile(rf"(?i)\b(?:{words})\b") for kind, words in OTHER_WORDS[language].items()}
    index = 1 + LANGUAGES.index(language)
    found = [
        (kind, said[0], said[index])
        for said in SAID
        for kind, words in other.items()
        if words.search(re.sub(r"`[^`]*`", "", said[index]))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_words_are_none_of_the_names(language):
    for kind, words in OTHER_WORDS[language].items():
        forms = [one.in_(language) for name in NAMES.values() for one in (name.one, name.many)]
        assert [form for form in forms if re.fullmatch(rf"(?i){words}", form)] == [], kind


def test_what_is_called_as_a_kind_in_one_language_is_so_in_the_other():
    """A heading or a column that says no more than a kind's name takes its words in both languages."""
    pairs = {}
    for name in NAMES.values():
        for form in (name.one, name.many):
            pairs.setdefault(form.en.lower(), set()).add(form.pl.lower())
    wrong = [
        (place, english, polish)
        for place, english, polish in SAID
        if english.lower() in pairs
        and polish.lower() not in pairs[english.lower()]
        and (english.lower(), polish.lower()) not in OTHER_THINGS
    ]
    assert wrong == []


OTHER_THINGS = {
    ("people", "ludzie"),  # those whose work a page tells of, and a count of them
    ("people", "os."),
    ("process", "procesy"),  # a perspective
}
"""English words that are a kind's name and also name something else."""


@cache
def titles_of_schemas():
    return {name: one.get("title") for file in ("plan", "part", "organisation") for name, one in schema_of(file)["$defs"].items()}  # fmt: skip


@pytest.mark.parametrize("kind", CLASSES)
def test_schema_calls_it_by_its_name(kind):
    model, titles = CLASSES[kind], titles_of_schemas()
    if model.__name__ in titles and model is not Item:
        assert titles[model.__name__] == model.named.heading.en


def test_the_reference_calls_each_by_its_name():
    headings = {section.title for section in sections()}
    objects = [kind for kind, model in CLASSES.items() if issubclass(model, Item) and kind != "plan"]
    assert [kind for kind in objects if NAMES[kind].heading.en not in headings] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CLASSES)
def test_names_are_told_apart(kind, language):
    one = NAMES[kind].one.in_(language)
    assert [other for other, name in NAMES.items() if other != kind and name.one.in_(language) == one] == []
    assert one == one.strip()
    assert capital(one) == NAMES[kind].heading.in_(language)


ON_PAGES = ("figures/names.py", "pages/pictures/", "model/relations.py", "pl.po")
"""Where names of fields, figures, columns and relations stand: a reader of one page meets several of them."""

TWO_MEANINGS = {
    "base": "a scenario, or how bold it is",
    "cancelled": "of work, or of the amounts that it would have cost",
    "high": "a scenario, or a degree",
    "leads": "what a person does to a team, or those who may buy",
    "low": "a scenario, or a degree",
    "missing": "by how much, or not there",
    "money": "one amount, or the page that tells of all",
    "own": "of a sum, or of a unit without those below",
    "people": "those whom the organisation names, or a count",
    "step": "of a sum, or of a funnel",
    "superseded": "of a plan, or of a decision",
}
"""English words that are two in Polish, and why."""


def test_one_english_name_has_one_polish_name_on_pages():
    polish = {}
    for place, english, words in SAID:
        if place.startswith(ON_PAGES):
            polish.setdefault(english.lower(), {}).setdefault(words.lower(), []).append(place)
    assert {english: words for english, words in polish.items() if len(words) > 1 and english not in TWO_MEANINGS} == {}
    assert [english for english in TWO_MEANINGS if len(polish.get(english, ())) < 2] == []
