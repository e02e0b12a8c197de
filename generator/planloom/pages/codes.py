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

OLD_TEMPLATE = Code(
    "S602",
    Level.ERROR,
    title=Phrase("A template of the old form", "Szablon w dawnej postaci"),
    message=Phrase(
        "`{name}` makes Markdown, and templates make HTML now: it is not used",
        "`{name}` tworzy Markdown, a szablony tworzą teraz HTML: nie jest używany",
    ),
    why=Phrase(
        "Your pages would silently lose what the template gives them.",
        "Strony po cichu straciłyby to, co wnosi szablon.",
    ),
    help=Phrase(
        "write it anew as `{new}`, with HTML in the place of Markdown; the manual on templates shows how",
        "napisz go na nowo jako `{new}`, z HTML-em zamiast Markdownu; pokazuje to rozdział podręcznika o szablonach",
    ),
)
