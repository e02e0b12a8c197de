"""What can go wrong when the renderer builds the site."""

from planloom.problems import Code, Level, Phrase

NOT_BUILT = Code(
    "S701",
    Level.ERROR,
    title=Phrase("The renderer stopped", "Budowanie strony przerwane"),
    message=Phrase("the site could not be built: {reason}", "nie udało się zbudować strony: {reason}"),
    why=Phrase(
        "MkDocs or one of its plugins refused; nothing was put in the place of the old site.",
        "MkDocs lub jedna z jego wtyczek odmówiła; w miejsce starej strony nic nie trafiło.",
    ),
    help=Phrase("mend `mkdocs.yml`", "popraw `mkdocs.yml`"),
)
RENDERER_WARNS = Code(
    "S702",
    Level.WARNING,
    title=Phrase("The renderer warns", "Ostrzeżenie przy budowaniu strony"),
    message=Phrase("{reason}", "{reason}"),
    why=Phrase(
        "MkDocs found something on a page that readers would stumble over.",
        "MkDocs znalazł na stronie coś, o co potknie się czytelnik.",
    ),
    help=Phrase(
        "mend the page that is named; MkDocs' own manual explains the warning",
        "popraw wskazaną stronę; ostrzeżenie objaśnia podręcznik MkDocs",
    ),
)
