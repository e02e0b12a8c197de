"""What can be wrong with a file before anybody asks what it means."""

from planloom.problems import Code, Level, Phrase

NO_FOLDER = Code(
    "S101",
    Level.ERROR,
    title=Phrase("The plans folder is missing", "Brak folderu z planami"),
    message=Phrase("there is no folder `{folder}`", "nie ma folderu `{folder}`"),
    why=Phrase(
        "Planloom reads plans from one folder, usually `plans`, named by `docs_dir` in `mkdocs.yml`.",
        "Planloom czyta plany z jednego folderu, zwykle `plans`, wskazanego w `mkdocs.yml` jako `docs_dir`.",
    ),
    help=Phrase(
        "run `planloom init .` to start one, or name the right folder with `-C`",
        "uruchom `planloom init .`, aby go założyć, albo wskaż właściwy folder opcją `-C`",
    ),
)
NO_PLANS = Code(
    "S102",
    Level.ERROR,
    title=Phrase("The folder holds no plan", "Folder nie zawiera żadnego planu"),
    message=Phrase("no plan was found in `{folder}`", "w folderze `{folder}` nie ma żadnego planu"),
    why=Phrase(
        "A plan is a folder with a `plan.md` or `plan.yml` that says what kind of plan it is.",
        "Plan to folder z plikiem `plan.md` lub `plan.yml`, który określa rodzaj planu.",
    ),
    help=Phrase(
        "create `{folder}/strategy/plan.md` with the lines `---`, `kind: strategy`, `---`",
        "utwórz `{folder}/strategy/plan.md` z wierszami `---`, `kind: strategy`, `---`",
    ),
)
UNREADABLE = Code(
    "S103",
    Level.ERROR,
    title=Phrase("A file cannot be read", "Pliku nie da się odczytać"),
    message=Phrase("the file cannot be read: {reason}", "pliku nie da się odczytać: {reason}"),
    why=Phrase(
        "A plan with a part missing would be a wrong plan, so nothing is built from it.",
        "Plan bez jednej z części byłby planem błędnym, dlatego nic z niego nie powstaje.",
    ),
    help=Phrase("check that the file is there and may be read", "sprawdź, czy plik istnieje i czy wolno go czytać"),
)
NOT_A_FILE = Code(
    "S104",
    Level.ERROR,
    title=Phrase("A folder stands where a file belongs", "Folder w miejscu pliku"),
    message=Phrase("`{name}` is a folder, not a file", "`{name}` jest folderem, a nie plikiem"),
    why=Phrase(
        "`plan.md` and `plan.yml` tell what the folder around them is.",
        "`plan.md` i `plan.yml` mówią, czym jest folder, w którym leżą.",
    ),
    help=Phrase("rename the folder", "zmień nazwę folderu"),
)
OUTSIDE = Code(
    "S105",
    Level.ERROR,
    title=Phrase("A link leads out of the plans folder", "Dowiązanie prowadzi poza folder planów"),
    message=Phrase(
        "the symbolic link leads out of the plans folder",
        "dowiązanie symboliczne prowadzi poza folder planów",
    ),
    why=Phrase(
        "Only what lies in the plans folder may reach the site; a link could publish any file of the machine.",
        "Na stronę trafia tylko to, co leży w folderze planów; dowiązanie mogłoby opublikować dowolny plik.",
    ),
    help=Phrase("copy the file into the folder", "skopiuj plik do folderu"),
)
TOO_LARGE = Code(
    "S106",
    Level.ERROR,
    title=Phrase("A file is too large", "Plik jest za duży"),
    message=Phrase(
        "the file has {size} MB, more than the limit of {limit} MB",
        "plik ma {size} MB, więcej niż dopuszczalne {limit} MB",
    ),
    why=Phrase(
        "People write plans; a file of this size is an export or an accident and would stop every build.",
        "Plany piszą ludzie; plik tej wielkości to eksport albo pomyłka i zatrzymałby każde budowanie.",
    ),
    help=Phrase("split the file, or move it out of the plans folder", "podziel plik albo wynieś go z folderu planów"),
)
NOT_UTF8 = Code(
    "S107",
    Level.ERROR,
    title=Phrase("A file is not UTF-8", "Plik nie jest w UTF-8"),
    message=Phrase(
        "the file is not UTF-8 text: byte 0x{byte} cannot be read",
        "plik nie jest tekstem UTF-8: nie da się odczytać bajtu 0x{byte}",
    ),
    why=Phrase(
        "In another encoding Polish letters turn into other signs, and numbers may too.",
        "W innym kodowaniu polskie litery, a czasem i liczby, zamieniają się w inne znaki.",
    ),
    help=Phrase("save the file as UTF-8 (it looks like {guess})", "zapisz plik w UTF-8 (wygląda na {guess})"),
)
CONTROL = Code(
    "S108",
    Level.ERROR,
    title=Phrase("A file is not text", "Plik nie jest tekstem"),
    message=Phrase("the file holds a control character (U+{code})", "plik zawiera znak sterujący (U+{code})"),
    why=Phrase(
        "Control characters come from binary files or damaged copies and cannot be shown.",
        "Znaki sterujące pochodzą z plików binarnych lub uszkodzonych kopii i nie da się ich pokazać.",
    ),
    help=Phrase("remove the character, or the file", "usuń znak albo plik"),
)
STRAY = Code(
    "S109",
    Level.WARNING,
    title=Phrase("A file belongs to no plan", "Plik nie należy do żadnego planu"),
    message=Phrase(
        "the file belongs to no plan, so it is on no page",
        "plik nie należy do żadnego planu, więc nie ma go na żadnej stronie",
    ),
    why=Phrase(
        "Parts and pages belong to the plan of the nearest folder above that has a `plan.md`. Where there is a site of"
        " other pages already, the plans have a folder and a `mkdocs.yml` of their own.",
        "Części i strony należą do planu z najbliższego folderu wyżej, w którym jest `plan.md`. Jeśli jest już"
        " witryna z innymi stronami, plany mają własny folder i własny plik `mkdocs.yml`.",
    ),
    help=Phrase(
        "move it into the folder of a plan, or add a `plan.md` beside it",
        "przenieś go do folderu planu albo dodaj obok `plan.md`",
    ),
    bad="""\
# plans/ideas.md
An idea for next year.
# plans/sales/plan.yml
kind: sales
""",
    good="""\
# plans/sales/ideas.md
An idea for next year.
# plans/sales/plan.yml
kind: sales
""",
)
TWO_HEADERS = Code(
    "S110",
    Level.ERROR,
    title=Phrase("A plan has two headers", "Plan ma dwa nagłówki"),
    message=Phrase("the folder has both `plan.md` and `plan.yml`", "w folderze są i `plan.md`, i `plan.yml`"),
    why=Phrase("Two headers can contradict each other.", "Dwa nagłówki mogą sobie przeczyć."),
    help=Phrase("keep one of them", "zostaw jeden z nich"),
    bad="""\
# plans/sales/plan.md
---
kind: sales
---
# plans/sales/plan.yml
kind: sales
""",
    good="""\
# plans/sales/plan.md
---
kind: sales
---
""",
)
LINKED_FOLDER = Code(
    "S111",
    Level.WARNING,
    title=Phrase("A linked folder is not read", "Dowiązany folder nie jest czytany"),
    message=Phrase("the folder is a symbolic link and is not read", "folder jest dowiązaniem i nie zostanie odczytany"),
    why=Phrase(
        "A link can lead back to a folder above it, and then there would be no end.",
        "Dowiązanie może prowadzić do folderu wyżej i wtedy czytanie nie miałoby końca.",
    ),
    help=Phrase("put the files themselves here", "umieść tu same pliki"),
)
NOT_READ = Code(
    "S112",
    Level.WARNING,
    title=Phrase("A file that looks like a source is not read", "Plik wygląda na źródło, ale nie jest czytany"),
    message=Phrase("`{name}` is not read", "`{name}` nie jest czytany"),
    why=Phrase(
        "Plans are read from `.yml`, `.yaml` and `.md` files, headers from `plan.md` and `plan.yml`. File managers"
        " hide the end of a name, so that `objectives.yml.txt` looks like `objectives.yml`.",
        "Plany są czytane z plików `.yml`, `.yaml` i `.md`, nagłówki z `plan.md` i `plan.yml`. Menedżery plików"
        " ukrywają końcówkę nazwy, więc `cele.yml.txt` wygląda jak `cele.yml`.",
    ),
    help=Phrase(
        "rename it, or move it out of the plans folder", "zmień jego nazwę albo przenieś go poza folder planów"
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/objectives.yml.txt
objectives: []
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/objectives.yml
objectives: []
""",
)
ACTIVE_PICTURE = Code(
    "S113",
    Level.ERROR,
    title=Phrase("A picture that is more than a drawing", "Obraz, który jest czymś więcej niż rysunkiem"),
    message=Phrase(
        "`{what}` in the picture could run code or load something where a reader opens it",
        "`{what}` w obrazie mogłoby uruchomić kod albo coś pobrać, gdy czytelnik go otworzy",
    ),
    why=Phrase(
        "Pictures are copied as they are, and a browser runs what stands in an SVG that is opened by its own address.",
        "Obrazy są kopiowane bez zmian, a przeglądarka wykonuje to, co zapisano w pliku SVG otwartym pod jego adresem.",
    ),
    help=Phrase(
        "export it as plain SVG, with pictures embedded, or as PNG",
        "wyeksportuj go jako zwykły SVG z osadzonymi obrazami albo jako PNG",
    ),
)
PICTURES = {
    True: ACTIVE_PICTURE,
    False: ACTIVE_PICTURE.worded(
        Phrase("the picture cannot be read as SVG: {what}", "obrazu nie da się odczytać jako SVG: {what}"),
        help=Phrase("export it again, or as PNG", "wyeksportuj go ponownie albo jako PNG"),
    ),
}
"""What is said of a picture, by whether it can be read."""
SYNTAX = Code(
    "S201",
    Level.ERROR,
    title=Phrase("The YAML cannot be read", "Nie da się odczytać YAML"),
    message=Phrase("the YAML cannot be read: {reason}", "nie da się odczytać YAML: {reason}"),
    why=Phrase(
        "YAML tells what belongs to what by indentation and punctuation.",
        "YAML określa przynależność wcięciami i znakami przestankowymi.",
    ),
    help=Phrase(
        "check the indentation, and put quotes around text that has `: ` or starts with a sign such as `%`, `@` or `*`",
        "sprawdź wcięcia i ujmij w cudzysłów tekst, który zawiera `: ` lub zaczyna się znakiem takim jak `%`, `@` czy `*`",
    ),
    bad="objectives:\n  - id: grow\n    title: Growth: in DACH\n",
    good='objectives:\n  - id: grow\n    title: "Growth: in DACH"\n',
)
TAB = Code(
    "S202",
    Level.ERROR,
    title=Phrase("A tab in the indentation", "Tabulator we wcięciu"),
    message=Phrase("a tab stands in the indentation", "we wcięciu stoi tabulator"),
    why=Phrase(
        "YAML counts spaces; a tab has no width it could count.",
        "YAML liczy spacje; tabulator nie ma szerokości.",
    ),
    help=Phrase("use spaces", "użyj spacji"),
    bad="""\
objectives:
\t- id: grow
""",
    good="""\
objectives:
  - {id: grow, title: Grow}
""",
)
DUPLICATE_KEY = Code(
    "S203",
    Level.ERROR,
    title=Phrase("A field is written twice", "Pole zapisano dwa razy"),
    message=Phrase("`{key}` is written twice", "`{key}` zapisano dwa razy"),
    why=Phrase("One of the two values would silently be lost.", "Jedna z dwóch wartości po cichu by przepadła."),
    help=Phrase("keep one of them", "zostaw jedno z nich"),
    bad="objectives:\n  - id: grow\n    title: Grow\n    title: Grow more\n",
    good="objectives:\n  - id: grow\n    title: Grow\n",
)
DEEP = Code(
    "S204",
    Level.ERROR,
    title=Phrase("The YAML is nested too deeply", "YAML jest zbyt głęboko zagnieżdżony"),
    message=Phrase("nesting is deeper than {limit} levels", "zagnieżdżenie przekracza {limit} poziomów"),
    why=Phrase(
        "No plan needs it; such files are made to break programs.",
        "Żaden plan tego nie potrzebuje; takie pliki powstają, by psuć programy.",
    ),
    help=Phrase("flatten the structure", "uprość strukturę"),
)
BOMB = Code(
    "S205",
    Level.ERROR,
    title=Phrase("Aliases expand without measure", "Aliasy rozrastają się bez miary"),
    message=Phrase(
        "aliases expand this file to more than {limit} values",
        "aliasy rozwijają ten plik do ponad {limit} wartości",
    ),
    why=Phrase(
        "A few lines of YAML aliases can stand for more values than any machine can hold.",
        "Kilka wierszy z aliasami YAML może oznaczać więcej wartości, niż zmieści jakikolwiek komputer.",
    ),
    help=Phrase("write the values out", "wypisz wartości wprost"),
)
RECURSIVE = Code(
    "S210",
    Level.ERROR,
    title=Phrase("An alias contains itself", "Alias zawiera sam siebie"),
    message=Phrase("an alias stands within what it names", "alias stoi wewnątrz tego, co nazywa"),
    label=Phrase("this contains itself", "to zawiera samo siebie"),
    why=Phrase("Written out, it would have no end.", "Po rozwinięciu nie miałoby to końca."),
    help=Phrase("write the values out", "wypisz wartości wprost"),
    bad="""\
extra:
  all: &all [*all]
""",
    good="""\
extra:
  all: [one]
""",
)
CONFLICT = Code(
    "S211",
    Level.ERROR,
    title=Phrase("A conflict of git is not resolved", "Nierozwiązany konflikt gita"),
    message=Phrase(
        "two versions of these lines stand side by side, between the marks that git sets",
        "dwie wersje tych wierszy stoją obok siebie między znakami, które stawia git",
    ),
    label=Phrase("the first version begins here", "tu zaczyna się pierwsza wersja"),
    why=Phrase(
        "Two people changed the same lines, and only they know which version holds.",
        "Dwie osoby zmieniły te same wiersze i tylko one wiedzą, która wersja obowiązuje.",
    ),
    help=Phrase(
        "keep one version, or what is right of both, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
        "zostaw jedną wersję albo to, co słuszne w obu, i usuń wiersze `<<<<<<<`, `=======` i `>>>>>>>`",
    ),
    bad="""\
objectives:
<<<<<<< HEAD
  - {id: grow, title: Grow}
=======
  - {id: grow, title: Grow faster}
>>>>>>> faster
""",
    good="""\
objectives:
  - {id: grow, title: Grow faster}
""",
)
NOT_A_MAPPING = Code(
    "S206",
    Level.ERROR,
    title=Phrase("The file does not hold named parts", "Plik nie zawiera nazwanych części"),
    message=Phrase(
        "the file must hold named parts, but this is {found}",
        "plik powinien zawierać nazwane części, a jest tu {found}",
    ),
    why=Phrase(
        "Every part of a plan stands under its name, such as `objectives:`.",
        "Każda część planu stoi pod swoją nazwą, na przykład `objectives:`.",
    ),
    help=Phrase(
        "put the list under its name, such as `objectives:`",
        "umieść listę pod jej nazwą, na przykład `objectives:`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/objectives.yml
- {id: sell, title: Sell more}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/objectives.yml
objectives:
  - {id: sell, title: Sell more}
""",
)
BAD_KEY = Code(
    "S207",
    Level.ERROR,
    title=Phrase("A field name is no word", "Nazwa pola nie jest słowem"),
    message=Phrase("a field name must be plain text", "nazwa pola musi być zwykłym tekstem"),
    why=Phrase(
        "YAML allows lists and mappings as names; plans do not.",
        "YAML dopuszcza listy i grupy pól jako nazwy; plany nie.",
    ),
    help=Phrase("write a plain name", "wpisz zwykłą nazwę"),
    bad="""\
extra:
  ? [a, b]
  : c
""",
    good="""\
extra:
  a: c
""",
)
NO_END = Code(
    "S208",
    Level.ERROR,
    title=Phrase("The front matter has no end", "Nagłówek pliku nie ma końca"),
    message=Phrase(
        "the front matter that begins here has no closing `---`",
        "nagłówek, który się tu zaczyna, nie ma zamykającego `---`",
    ),
    why=Phrase(
        "Fields of a Markdown file stand between two lines of three hyphens.",
        "Pola pliku Markdown stoją między dwoma wierszami z trzech łączników.",
    ),
    help=Phrase("add a line `---` after the last field", "dodaj wiersz `---` po ostatnim polu"),
    bad="""\
# plans/sales/plan.md
---
kind: sales
""",
    good="""\
# plans/sales/plan.md
---
kind: sales
---
""",
)
TAGGED = Code(
    "S209",
    Level.ERROR,
    title=Phrase("A YAML tag is not allowed", "Znacznik YAML jest niedozwolony"),
    message=Phrase("the tag `{tag}` is not allowed", "znacznik `{tag}` jest niedozwolony"),
    why=Phrase(
        "Tags can make YAML run code; plans hold words and numbers only.",
        "Znaczniki mogą uruchamiać kod; plany zawierają tylko słowa i liczby.",
    ),
    help=Phrase("remove the tag", "usuń znacznik"),
    bad="""\
objectives:
  - !secret {id: grow, title: Grow}
""",
    good="""\
objectives:
  - {id: grow, title: Grow}
""",
)
