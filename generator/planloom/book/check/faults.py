"""What can be wrong with a finished book. The line of the place is the page."""

from planloom.problems import Code, Level, Phrase


def _code(number: int, title: Phrase, message: Phrase, help: Phrase, level: Level = Level.ERROR) -> Code:
    return Code(f"B{number}", level, title, message, help=help)


_ENGINE = Phrase(
    "try the other engine; if the fault stays, report it",
    "spróbuj drugiego silnika; jeśli błąd zostanie, zgłoś go",
)

NOT_A_PDF = _code(
    100,
    Phrase("file is no PDF", "plik nie jest PDF"),
    Phrase("the file cannot be read as a PDF: {reason}", "pliku nie da się odczytać jako PDF: {reason}"),
    Phrase("make the book again", "utwórz książkę ponownie"),
)
WRONG_PAGE = _code(
    101,
    Phrase("wrong page number", "błędny numer strony"),
    Phrase(
        "`{words}` names page {printed}, its target stands on page {page}",
        "`{words}` podaje stronę {printed}, a cel jest na stronie {page}",
    ),
    _ENGINE,
)
NO_PAGE_NUMBER = _code(
    102,
    Phrase("contents without a page number", "spis bez numeru strony"),
    Phrase("the line `{words}` of the contents names no page", "wiersz spisu `{words}` nie podaje strony"),
    _ENGINE,
)
BOOKMARKS = _code(
    103,
    Phrase("bookmarks are not the headings", "zakładki nie są nagłówkami"),
    Phrase(
        "the heading is `{heading}`, the bookmark in its place `{bookmark}`",
        "nagłówek to `{heading}`, a zakładka w tym miejscu `{bookmark}`",
    ),
    _ENGINE,
)
OUTSIDE = _code(
    104,
    Phrase("outside the margins", "poza marginesem"),
    Phrase("`{words}` stands outside the margins", "`{words}` wychodzi poza margines"),
    Phrase(
        "make the table narrower or shorten its longest words",
        "zwęź tabelę albo skróć jej najdłuższe słowa",
    ),
)
LOST = _code(
    105,
    Phrase("text lost", "utracony tekst"),
    Phrase(
        "`{words}` is in the book's HTML and not on paper",
        "`{words}` jest w HTML książki, a nie ma go na papierze",
    ),
    _ENGINE,
)
FONT = _code(
    106,
    Phrase("font not complete", "niepełny krój pisma"),
    Phrase("the font {font} lacks {part}", "krój {font} nie ma {part}"),
    Phrase(
        "the typefaces that come with Planloom are embedded; for other scripts and for a stylesheet of your own "
        "install a font that may be, such as Noto Sans",
        "kroje dostarczane z Planloom są osadzane; do innych alfabetów i do własnego arkusza stylów zainstaluj krój, "
        "który można osadzić, na przykład Noto Sans",
    ),
)
LOCAL_LINK = _code(
    107,
    Phrase("link to a local address", "odnośnik do adresu lokalnego"),
    Phrase("a link leads to `{address}`", "odnośnik prowadzi do `{address}`"),
    Phrase("use the public address", "użyj adresu publicznego"),
)
DEAD_LINK = _code(
    108,
    Phrase("link leads nowhere", "odnośnik donikąd"),
    Phrase("the link `{words}` has no target in the book", "odnośnik `{words}` nie ma celu w książce"),
    _ENGINE,
)
ONE_LETTER = _code(
    109,
    Phrase("line ends in a one-letter word", "wiersz kończy się jednoliterowym słowem"),
    Phrase("the line `{words}` ends in a one-letter word", "wiersz `{words}` kończy się jednoliterowym słowem"),
    Phrase("put a no-break space behind the word", "wstaw za słowem twardą spację"),
    Level.WARNING,
)
PARTED_UNIT = _code(
    110,
    Phrase("number parted from its unit", "liczba oddzielona od jednostki"),
    Phrase(
        "the line `{words}` ends between a number and its unit",
        "wiersz `{words}` kończy się między liczbą a jednostką",
    ),
    Phrase("put a no-break space between them", "wstaw między nie twardą spację"),
    Level.WARNING,
)
SPLIT_ROW = _code(
    111,
    Phrase("table row split", "podzielony wiersz tabeli"),
    Phrase("the row `{words}` goes on on page {page}", "wiersz `{words}` przechodzi na stronę {page}"),
    Phrase("move its long text below the table", "przenieś długi tekst pod tabelę"),
)
STRANDED = _code(
    112,
    Phrase("heading last on a page", "nagłówek na końcu strony"),
    Phrase("the heading `{words}` stands last on its page", "nagłówek `{words}` jest ostatni na stronie"),
    _ENGINE,
)
EMPTY = _code(
    113,
    Phrase("empty page", "pusta strona"),
    Phrase("nothing stands on this page", "na tej stronie nic nie ma"),
    _ENGINE,
)
ACCESS = _code(
    114,
    Phrase("not accessible", "brak dostępności"),
    Phrase("the document has no {part}", "dokument nie ma: {part}"),
    _ENGINE,
)
FOOT = _code(
    115,
    Phrase("foot without page numbers", "stopka bez numeru strony"),
    Phrase("the foot does not say `{expected}`", "w stopce brakuje `{expected}`"),
    _ENGINE,
)
CAPTIONS = _code(
    116,
    Phrase("numbering has a gap", "luka w numeracji"),
    Phrase("after {before} comes {after}", "po {before} następuje {after}"),
    _ENGINE,
)
UNEXPLAINED = _code(
    117,
    Phrase("abbreviation not in the glossary", "skrótu nie ma w słowniku pojęć"),
    Phrase("the abbreviation `{words}` is not in the glossary", "skrótu `{words}` nie ma w słowniku pojęć"),
    Phrase("add it to the glossary", "dodaj go do słownika pojęć"),
)
SMALL = _code(
    118,
    Phrase("print too small", "zbyt małe pismo"),
    Phrase("`{words}` is printed at {size} pt", "`{words}` wydrukowano pismem {size} pt"),
    Phrase("make the table or the drawing smaller in words", "zmniejsz liczbę słów w tabeli lub na rysunku"),
    Level.WARNING,
)
UNDESCRIBED = _code(
    119,
    Phrase("figure without a description", "rysunek bez opisu"),
    Phrase(
        "figures without a description for those who cannot see them: {count}",
        "rysunki bez opisu dla niewidzących: {count}",
    ),
    Phrase(
        "give the image an alternative text, the drawing a title",
        "dodaj tekst alternatywny obrazu lub tytuł rysunku",
    ),
)
LARGE = _code(
    120,
    Phrase("file too large", "zbyt duży plik"),
    Phrase("the file has {size} MB (pages: {pages})", "plik ma {size} MB (stron: {pages})"),
    Phrase("use smaller images", "użyj mniejszych obrazów"),
    Level.WARNING,
)
SKIPPED = _code(
    121,
    Phrase("heading level skipped", "pominięty poziom nagłówka"),
    Phrase(
        "`{words}` is a heading of level {level} below one of level {above}",
        "`{words}` to nagłówek poziomu {level} pod nagłówkiem poziomu {above}",
    ),
    _ENGINE,
)
ADDRESS = _code(
    122,
    Phrase("address not printed", "adresu nie wydrukowano"),
    Phrase("the address `{address}` stands nowhere on paper", "adresu `{address}` nie ma na papierze"),
    _ENGINE,
)
UNMARKED = _code(
    123,
    Phrase("confidential mark missing", "brak oznaczenia poufności"),
    Phrase("`{mark}` is not on this page", "na tej stronie nie ma `{mark}`"),
    _ENGINE,
)
UNDRAWN = _code(
    124,
    Phrase("sign that no font draws", "znak, którego nie ma żaden krój"),
    Phrase(
        "no font draws `{signs}`; an empty box stands in the place of each",
        "żaden krój nie ma znaków `{signs}`; w miejscu każdego jest pusta ramka",
    ),
    Phrase(
        "install a font that has them, such as Noto Emoji or Noto Sans, where the book is printed; or write a word",
        "zainstaluj krój, który je ma, na przykład Noto Emoji lub Noto Sans, tam, gdzie powstaje książka; albo wpisz "
        "słowo",
    ),
    Level.WARNING,
)

CODES = (
    *(
        NOT_A_PDF,
        WRONG_PAGE,
        NO_PAGE_NUMBER,
        BOOKMARKS,
        OUTSIDE,
        LOST,
        FONT,
        LOCAL_LINK,
        DEAD_LINK,
        ONE_LETTER,
    ),
    *(
        PARTED_UNIT,
        SPLIT_ROW,
        STRANDED,
        EMPTY,
        ACCESS,
        FOOT,
        CAPTIONS,
        UNEXPLAINED,
        SMALL,
        UNDESCRIBED,
        LARGE,
    ),
    *(SKIPPED, ADDRESS, UNMARKED, UNDRAWN),
)
