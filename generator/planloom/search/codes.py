"""What can go wrong between our search and the search of the theme.

None of these stops a build: whatever happens, the site keeps a search that works as the theme ships it.
"""

from planloom.problems import Code, Level, Phrase

THEME_CHANGED = Code(
    id="S901",
    level=Level.WARNING,
    title=Phrase(
        "The search does not know this release of the theme",
        "Wyszukiwarka nie zna tego wydania motywu",
    ),
    message=Phrase(
        "the theme's search is not built as expected: `{missing}` is missing",
        "wyszukiwarka motywu jest zbudowana inaczej, niż oczekiwano: brakuje `{missing}`",
    ),
    why=Phrase(
        "Our search answers the search box of Material for MkDocs, and another release may build it differently."
        " The site then keeps the theme's own search, which finds words only as they were typed.",
        "Nasza wyszukiwarka odpowiada na pytania z pola wyszukiwania Material for MkDocs, a inne wydanie może je"
        " zbudować inaczej. Strona zachowuje wtedy wyszukiwarkę motywu, która znajduje wyrazy tylko w takiej"
        " postaci, w jakiej je wpisano.",
    ),
    help=Phrase(
        "install a release that is known to work: `pip install 'mkdocs-material>=9.7,<9.9'`",
        "zainstaluj sprawdzone wydanie: `pip install 'mkdocs-material>=9.7,<9.9'`",
    ),
)
NO_DICTIONARY = Code(
    id="S902",
    level=Level.WARNING,
    title=Phrase("Polish search has no dictionary", "Wyszukiwanie po polsku nie ma słownika"),
    message=Phrase(
        "there is no dictionary of Polish forms: search goes by the endings of words",
        "brak słownika polskich form: wyszukiwarka kieruje się końcówkami wyrazów",
    ),
    why=Phrase(
        "Without a dictionary search cannot know that `rynku` is a form of `rynek`. It compares words"
        " without their endings, and misses some pages.",
        "Bez słownika wyszukiwarka nie wie, że `rynku` to forma wyrazu `rynek`. Porównuje wyrazy bez"
        " końcówek i pomija niektóre strony.",
    ),
    help=Phrase(
        "install it with `pip install 'planloom[forms]'`, or commit `{lock}` made on a machine that has it",
        "zainstaluj go poleceniem `pip install 'planloom[forms]'` albo dołącz do repozytorium plik `{lock}`"
        " utworzony na komputerze, który go ma",
    ),
)
NOT_IN_LOCK = Code(
    id="S903",
    level=Level.INFO,
    title=Phrase(
        "The dictionary extract for search is out of date",
        "Wyciąg ze słownika dla wyszukiwarki jest nieaktualny",
    ),
    message=Phrase(
        "words that are not in the dictionary extract for search: {count}, such as `{example}`",
        "wyrazy, których nie ma w wyciągu ze słownika dla wyszukiwarki: {count}, na przykład `{example}`",
    ),
    why=Phrase(
        "On a machine without morfeusz2 search uses the forms committed in the lock file. Words written since"
        " then are found by their beginnings and endings only.",
        "Na komputerze bez pakietu morfeusz2 wyszukiwarka korzysta z form zapisanych w repozytorium. Wyrazy"
        " dopisane później znajduje tylko po początku i końcówce.",
    ),
    help=Phrase(
        "run `planloom glossary forms` where morfeusz2 is installed, and commit the result",
        "uruchom `planloom glossary forms` tam, gdzie jest morfeusz2, i dołącz wynik do repozytorium",
    ),
)
BROKEN_LOCK = Code(
    id="S904",
    level=Level.WARNING,
    title=Phrase(
        "The dictionary extract for search cannot be read",
        "Nie można odczytać wyciągu ze słownika dla wyszukiwarki",
    ),
    message=Phrase("this is no dictionary extract for search", "to nie jest wyciąg ze słownika dla wyszukiwarki"),
    why=Phrase(
        "The file is made by a command and is not meant to be edited by hand.",
        "Plik tworzy polecenie; nie należy go zmieniać ręcznie.",
    ),
    help=Phrase("make it again with `planloom glossary forms`", "utwórz go ponownie: `planloom glossary forms`"),
)

CODES = (THEME_CHANGED, NO_DICTIONARY, NOT_IN_LOCK, BROKEN_LOCK)
