"""What may have to give when a page becomes paper (B0..); B1.. are faults of a finished file."""

from planloom.problems import Code, Level, Phrase

MISSING_IMAGE = Code(
    "B001",
    Level.WARNING,
    Phrase("image not found", "brak obrazu"),
    Phrase("the image `{image}` was not found", "nie znaleziono obrazu `{image}`"),
    why=Phrase(
        "The book prints the description of the image in its place, so that the reader sees the gap.",
        "W miejscu obrazu książka drukuje jego opis, aby czytelnik widział brak.",
    ),
    help=Phrase("put the file at this address, or correct the address", "dodaj plik pod tym adresem albo popraw adres"),
)

REMOTE_IMAGE = Code(
    "B002",
    Level.WARNING,
    Phrase("image on the network", "obraz w sieci"),
    Phrase(
        "the image `{image}` lies on the network and is not printed",
        "obraz `{image}` leży w sieci i nie zostanie wydrukowany",
    ),
    why=Phrase(
        "A book is made without the network: the same sources give the same bytes everywhere.",
        "Książka powstaje bez sieci: te same źródła dają wszędzie te same bajty.",
    ),
    help=Phrase("save the image beside the plan and name it there", "zapisz obraz obok planu i wskaż ten plik"),
)

UNREADABLE_IMAGE = Code(
    "B003",
    Level.WARNING,
    Phrase("file is not an image", "plik nie jest obrazem"),
    Phrase("`{image}` is not an image that can be printed", "`{image}` nie jest obrazem, który można wydrukować"),
    help=Phrase("use SVG, PNG, JPEG, GIF or WebP", "użyj SVG, PNG, JPEG, GIF lub WebP"),
)

EMBEDDED = Code(
    "B004",
    Level.WARNING,
    Phrase("content that paper cannot show", "treść, której papier nie pokaże"),
    Phrase(
        "`{tag}` cannot be printed; its address is",
        "elementu `{tag}` nie da się wydrukować; zostaje jego adres",
    ),
)

TIGHT_TABLE = Code(
    "B005",
    Level.WARNING,
    Phrase("table too wide for the sheet", "tabela zbyt szeroka na kartkę"),
    Phrase(
        "a table of {columns} columns does not fit a landscape sheet at {size} pt; its words are broken",
        "tabela o {columns} kolumnach nie mieści się na poziomej kartce pismem {size} pt; słowa zostaną przełamane",
    ),
    why=Phrase(
        "Nothing is cut, but long words and numbers may go over two lines and are hard to read.",
        "Nic nie ginie, ale długie słowa i liczby mogą zająć dwa wiersze i trudniej je przeczytać.",
    ),
    help=Phrase("make two tables of it", "podziel ją na dwie tabele"),
)

TALL_ROW = Code(
    "B006",
    Level.INFO,
    Phrase("row taller than a sheet", "wiersz wyższy niż kartka"),
    Phrase(
        "a row of the table has a cell of {characters} characters and may go over a page break",
        "wiersz tabeli ma komórkę o {characters} znakach i może przejść na następną stronę",
    ),
    help=Phrase("move the long text below the table", "przenieś długi tekst pod tabelę"),
)

NOT_ADDRESSED = Code(
    "B007",
    Level.INFO,
    Phrase("link to a local address", "odnośnik do adresu lokalnego"),
    Phrase(
        "the address `{address}` works on one machine only and is printed as plain text",
        "adres `{address}` działa tylko na jednym komputerze; drukujemy sam tekst",
    ),
)

SAME_ADDRESS = Code(
    "B008",
    Level.WARNING,
    Phrase("two chapters with one address", "dwa rozdziały o jednym adresie"),
    Phrase(
        "two chapters have the address `{address}`; links go to the first",
        "dwa rozdziały mają adres `{address}`; odnośniki prowadzą do pierwszego",
    ),
)

CODES = (
    MISSING_IMAGE,
    REMOTE_IMAGE,
    UNREADABLE_IMAGE,
    EMBEDDED,
    TIGHT_TABLE,
    TALL_ROW,
    NOT_ADDRESSED,
    SAME_ADDRESS,
)
