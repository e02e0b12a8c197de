"""Terms (L103): those that a question explains and the glossary does not have."""

from collections.abc import Iterator

from planloom.edits import Put
from planloom.model.nearest import clearly_meant, nearest
from planloom.model.shared import Question
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule

TERM = Code(
    "L103",
    Level.WARNING,
    title=Phrase("A term is explained that is not in the glossary", "Wyjaśnianego pojęcia nie ma w słowniku"),
    message=Phrase("the glossary has no term `{given}`", "w słowniku nie ma hasła `{given}`"),
    label=Phrase("no such term", "nie ma takiego hasła"),
    why=Phrase(
        "The question promises an explanation that readers will not find.",
        "Pytanie obiecuje wyjaśnienie, którego czytelnik nie znajdzie.",
    ),
    help=Phrase(
        "write the id of a term, or add the term to the glossary",
        "wpisz identyfikator hasła albo dodaj hasło do słownika",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
faq:
  - {question: What is a lead?, answer: An enquiry worth pursuing., terms: [leed]}
# plans/glossary/sales.yml
glossary:
  - id: lead
    en: {term: lead, definition: An enquiry worth pursuing.}
    pl: {term: lead, definition: Zapytanie warte uwagi.}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
faq:
  - {question: What is a lead?, answer: An enquiry worth pursuing., terms: [lead]}
# plans/glossary/sales.yml
glossary:
  - id: lead
    en: {term: lead, definition: An enquiry worth pursuing.}
    pl: {term: lead, definition: Zapytanie warte uwagi.}
""",
)


@rule(TERM)
def terms_explained_are_defined(plans: Plans) -> Iterator[Problem]:
    """The terms a question explains are in the glossary, once there is one."""
    terms = plans.graph.terms
    for question in plans.of(Question) if terms else ():
        for index, term in enumerate(question.terms):
            if term not in terms:
                meant = nearest(term, terms)
                mend = Phrase(f"did you mean `{meant}`?", f"czy chodziło o `{meant}`?") if meant else None
                problem = plans.finding(TERM, question, "terms", index, help=mend, given=term)
                sure = clearly_meant(term, terms)
                yield problem.mended_by(Put(problem.span, value=sure, old=term)) if sure else problem
