"""What can be wrong with templates."""

from planloom.problems import Code, Level, Phrase

BROKEN_TEMPLATE = Code(
    "S601",
    Level.ERROR,
    title=Phrase("A template does not work", "Szablon nie działa"),
    message=Phrase("the template cannot be used: {reason}", "szablonu nie da się użyć: {reason}"),
    why=Phrase(
        "A page without its template would be missing from the site.",
        "Strony bez szablonu zabrakłoby w serwisie.",
    ),
    help=Phrase(
        "mend the template, or remove it to use the one that is shipped",
        "popraw szablon albo usuń go, aby użyć dostarczonego",
    ),
)
