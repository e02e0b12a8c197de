"""Areas of terms (L109): a term that is meant only in a plan which is not there."""

from collections.abc import Iterator

from planloom.model.nearest import nearest
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule

NOWHERE = Code(
    "L109",
    Level.WARNING,
    title=Phrase("A term of a plan that does not exist", "Hasło ograniczone do planu, którego nie ma"),
    message=Phrase(
        "the term `{id}` is meant only in `{folder}`, where no plan is",
        "hasło `{id}` obowiązuje tylko w folderze `{folder}`, w którym nie ma żadnego planu",
    ),
    label=Phrase("no plan lies in `{folder}`", "w folderze `{folder}` nie ma planu"),
    why=Phrase("The term is linked nowhere.", "Do tego hasła nie prowadzi żaden odnośnik."),
    help=Phrase(
        "write the folder of a plan, or of several, under `only_in`; without it the term is meant everywhere",
        "podaj w `only_in` folder jednego lub kilku planów; bez tego pola hasło obowiązuje wszędzie",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/glossary/sales.yml
glossary:
  - id: lead
    only_in: [sells]
    en: {term: lead, definition: An enquiry worth pursuing.}
    pl: {term: lead, definition: Zapytanie warte uwagi.}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/glossary/sales.yml
glossary:
  - id: lead
    only_in: [sales]
    en: {term: lead, definition: An enquiry worth pursuing.}
    pl: {term: lead, definition: Zapytanie warte uwagi.}
""",
)


@rule(NOWHERE)
def terms_are_meant_where_plans_are(plans: Plans) -> Iterator[Problem]:
    """Each folder that an entry of the glossary names under `only_in` holds a plan, at any depth."""
    if plans.glossary is None or plans.portfolio.is_cut:  # what is for others may lie there
        return
    folders = {str(folder) for plan in plans.portfolio.plans for folder in (plan.place, *plan.place.parents)}
    for entry in plans.glossary.entries.values():
        for folder in entry.only_in:
            if folder.strip("/") not in folders:
                meant = nearest(folder, folders)
                mend = Phrase(f"did you mean `{meant}`?", f"czy chodziło o `{meant}`?") if meant else None
                problem = NOWHERE.at(entry.span, help=mend, id=entry.id, folder=folder)
                yield problem.about(entry.id)
