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
NOT_A_SITE = Code(
    "S703",
    Level.ERROR,
    title=Phrase("The folder for the site holds something else", "Folder na stronę zawiera coś innego"),
    message=Phrase(
        "{folder} is not empty and holds no site; nothing in it was touched",
        "{folder} nie jest pusty i nie zawiera strony; niczego w nim nie ruszono",
    ),
    why=Phrase(
        "A build replaces the folder of the site as a whole. A folder without `index.html`, `404.html` and "
        "`sitemap.xml` was made by no build, and what is in it would be lost.",
        "Budowanie zastępuje cały folder strony. Folderu bez `index.html`, `404.html` i `sitemap.xml` nie utworzyło "
        "żadne budowanie, a to, co w nim jest, przepadłoby.",
    ),
    help=Phrase(
        "name another folder with `-d` or `site_dir`, or empty this one",
        "podaj inny folder przez `-d` lub `site_dir` albo opróżnij ten",
    ),
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
LEAK = Code(
    "S705",
    Level.ERROR,
    title=Phrase("Something withheld would get out", "Zastrzeżona treść wydostałaby się"),
    message=Phrase(
        "`{what}` is withheld here and stands in `{file}`; nothing was put in its place",
        "`{what}` jest tu zastrzeżone, a jest w `{file}`; nic nie zostało podmienione",
    ),
    label=Phrase("this is for other readers", "to jest dla innych odbiorców"),
    why=Phrase(
        "When all is written, it is searched for the ids, titles, names and texts of what is withheld; one of them in a "
        "file means that its readers would learn it.",
        "Gdy wszystko jest zapisane, szuka się w tym identyfikatorów, tytułów, nazw i tekstów tego, co zastrzeżone; "
        "jeśli coś z tego jest w pliku, jego czytelnicy by się o tym dowiedzieli.",
    ),
    help=Phrase(
        "take it out of the visible text, or withhold that too; where readers may know it, add it to `open_words` in "
        "`planloom.yml`",
        "usuń to z widocznego tekstu albo zastrzeż także ten tekst; jeśli czytelnicy mogą to znać, dodaj to do "
        "`open_words` w `planloom.yml`",
    ),
)
