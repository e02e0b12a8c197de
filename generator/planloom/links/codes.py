"""What can be wrong with a link before one asks whether it makes sense."""

from planloom.problems import Code, Level, Phrase

UNKNOWN_ID = Code(
    "C103",
    Level.ERROR,
    title=Phrase("A link to an unknown id", "Odwołanie do nieznanego identyfikatora"),
    message=Phrase(
        "{owner} names an unknown id in `{field}`: `{given}`",
        "{owner} wskazuje w `{field}` nieznany identyfikator: `{given}`",
    ),
    label=Phrase("nothing has this id", "żaden obiekt nie ma tego identyfikatora"),
    why=Phrase(
        "A link that leads nowhere hides what serves what, and its figures are missing where they should count.",
        "Odwołanie donikąd ukrywa, które prace wspierają który cel, a jego liczby nie trafiają tam, gdzie powinny.",
    ),
    help=Phrase("write the id of an existing object", "wpisz identyfikator istniejącego obiektu"),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, supports: grwo}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, supports: grow}
""",
)
CYCLE = Code(
    "C104",
    Level.ERROR,
    title=Phrase("Links run in a circle", "Powiązania tworzą pętlę"),
    message=Phrase("`{field}` runs in a circle: {path}", "`{field}` tworzy pętlę: {path}"),
    label=Phrase("this closes the circle", "to zamyka pętlę"),
    why=Phrase(
        "What serves itself serves nothing: totals would count themselves, and no work could be the first.",
        "Co wspiera samo siebie, nie wspiera niczego: sumy liczyłyby same siebie, a żadna praca nie mogłaby być pierwsza.",
    ),
    help=Phrase("remove one of the links of the circle", "usuń jedno z powiązań tej pętli"),
    bad="objectives:\n  - id: a\n    title: A\n    drives: [b]\n  - id: b\n    title: B\n    drives: [a]\n",
    good="objectives:\n  - id: a\n    title: A\n    drives: [b]\n  - id: b\n    title: B\n",
)
WRONG_KIND = Code(
    "C105",
    Level.ERROR,
    title=Phrase("A link to the wrong kind of object", "Odwołanie do obiektu niewłaściwego rodzaju"),
    message=Phrase(
        "`{field}` of {owner} cannot name {found}",
        "`{field}` ({owner}) nie może wskazywać obiektu: {found}",
    ),
    label=Phrase("this is {found}", "to jest {found}"),
    why=Phrase(
        "Each link has a meaning that holds between certain kinds of objects only.",
        "Każde powiązanie ma sens tylko między obiektami określonych rodzajów.",
    ),
    help=Phrase("name an object of another kind: {allowed}", "wskaż obiekt innego rodzaju: {allowed}"),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, supports: sales}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, supports: grow}
""",
)
DUPLICATE_ID = Code(
    "C107",
    Level.ERROR,
    title=Phrase("An id is used twice", "Identyfikator użyty dwa razy"),
    message=Phrase("the id `{id}` is used twice", "identyfikator `{id}` jest użyty dwa razy"),
    label=Phrase("used again here", "tu użyty ponownie"),
    why=Phrase(
        "Links name ids; with two of them a link would lead to the wrong object.",
        "Powiązania wskazują identyfikatory; przy dwóch jednakowych prowadziłyby do złego obiektu.",
    ),
    help=Phrase(
        "rename one of them, and keep links working with `was: [{id}]`",
        "zmień nazwę jednego z nich, a dawne powiązania zachowaj przez `was: [{id}]`",
    ),
    bad="objectives:\n  - id: grow\n    title: Grow\n  - id: grow\n    title: Grow more\n",
    good="objectives:\n  - id: grow\n    title: Grow\n  - id: grow-more\n    title: Grow more\n",
)
ALIAS_TAKEN = Code(
    "C108",
    Level.ERROR,
    title=Phrase("A former id is in use", "Dawny identyfikator jest w użyciu"),
    message=Phrase(
        "the former id `{id}` is the id of another object",
        "dawny identyfikator `{id}` należy do innego obiektu",
    ),
    why=Phrase("Old links with this id would lead to two objects.", "Dawne odwołania prowadziłyby do dwóch obiektów."),
    help=Phrase("remove it from `was:`", "usuń go z `was:`"),
    bad="objectives:\n  - id: grow\n    title: Grow\n  - id: sell\n    was: [grow]\n    title: Sell\n",
    good="objectives:\n  - id: grow\n    title: Grow\n  - id: sell\n    was: [sell-more]\n    title: Sell\n",
)
UNKNOWN_MENTION = Code(
    "C109",
    Level.ERROR,
    title=Phrase("A reference in the text leads nowhere", "Odwołanie w tekście prowadzi donikąd"),
    message=Phrase(
        "the text refers to `[[{id}]]`, which does not exist",
        "tekst odwołuje się do `[[{id}]]`, którego nie ma",
    ),
    label=Phrase("nothing has this id", "żaden obiekt nie ma tego identyfikatora"),
    why=Phrase(
        "Readers would find the bare id instead of a link.",
        "Czytelnik zobaczyłby sam identyfikator zamiast odnośnika.",
    ),
    help=Phrase("write the id of an object or a glossary term", "wpisz identyfikator obiektu lub hasła ze słownika"),
    bad="objectives:\n  - id: grow\n    title: Grow\n    text: See [[growht]].\n",
    good="objectives:\n  - id: grow\n    title: Grow\n    text: See [[grow]].\n",
)
NO_FIGURE = Code(
    "C125",
    Level.ERROR,
    title=Phrase("A text asks for a figure that is not there", "Tekst przywołuje liczbę, której nie ma"),
    message=Phrase("`{id}` has no field `{field}`", "`{id}` nie ma pola `{field}`"),
    label=Phrase("no figure to print", "nie ma czego wydrukować"),
    why=Phrase(
        "Readers would find a gap in the sentence instead of the figure.",
        "W zdaniu zamiast liczby powstałaby luka.",
    ),
    help=Phrase(
        "name a field of this object that holds a figure, as in `[[id:budget@2027]]`",
        "podaj pole tego obiektu, w którym jest liczba, np. `[[id:budget@2027]]`",
    ),
    bad='objectives:\n  - {id: grow, title: Grow, revenue_target: {2027: 50m}}\n  - {id: sell, title: Sell, text: "We aim at [[grow:revenue]]."}\n',
    good='objectives:\n  - {id: grow, title: Grow, revenue_target: {2027: 50m}}\n  - {id: sell, title: Sell, text: "We aim at [[grow:revenue_target]]."}\n',
)
NO_FIGURE_BECAUSE = {
    "field": NO_FIGURE,
    "words": NO_FIGURE.worded(
        Phrase("`{field}` of `{id}` holds no figure", "pole `{field}` obiektu `{id}` nie zawiera liczby")
    ),
    "empty": NO_FIGURE.worded(
        Phrase("`{field}` of `{id}` is not filled in", "pole `{field}` obiektu `{id}` nie jest wypełnione"),
        help=Phrase("fill in the field, or write the figure in words", "wypełnij pole albo wpisz liczbę słownie"),
    ),
    "period": NO_FIGURE.worded(
        Phrase(
            "`{field}` of `{id}` has no figure for `{period}`",
            "pole `{field}` obiektu `{id}` nie ma liczby za `{period}`",
        ),
        help=Phrase("name one of its periods: {known}", "podaj jeden z jego okresów: {known}"),
    ),
    "which": NO_FIGURE.worded(
        Phrase(
            "`{field}` of `{id}` has figures for several periods, and the text does not say which",
            "pole `{field}` obiektu `{id}` ma liczby za kilka okresów, a tekst nie mówi, za który",
        ),
        help=Phrase("name the period, as in `[[{id}:{field}@{first}]]`", "podaj okres, np. `[[{id}:{field}@{first}]]`"),
    ),
    "single": NO_FIGURE.worded(
        Phrase(
            "`{field}` of `{id}` is one figure without periods, and the text asks for `{period}`",
            "pole `{field}` obiektu `{id}` to jedna liczba bez okresów, a tekst pyta o `{period}`",
        ),
        help=Phrase("leave the period out: `[[{id}:{field}]]`", "pomiń okres: `[[{id}:{field}]]`"),
    ),
    "term": NO_FIGURE.worded(
        Phrase("`{id}` is a term of the glossary and has no figures", "`{id}` to hasło słownika i nie ma liczb"),
        help=Phrase("name an object of a plan", "podaj obiekt planu"),
    ),
    "definition": NO_FIGURE.worded(
        Phrase(
            "a definition in the glossary prints no figures of plans: `[[{id}:{field}]]`",
            "definicja w słowniku nie przytacza liczb z planów: `[[{id}:{field}]]`",
        ),
        help=Phrase("write the figure in a text of a plan", "podaj tę liczbę w tekście planu"),
    ),
    "title": NO_FIGURE.worded(
        Phrase("a title prints no figures: `[[{id}:{field}]]`", "tytuł nie przytacza liczb: `[[{id}:{field}]]`"),
        help=Phrase("write the figure in the text below the title", "podaj tę liczbę w opisie pod tytułem"),
    ),
}
"""The ways in which a figure cannot be printed."""
ACTIVE = Code(
    "S501",
    Level.ERROR,
    title=Phrase("Text that could run code", "Tekst, który mógłby uruchomić kod"),
    message=Phrase(
        "`{what}` could run code in a reader's browser",
        "`{what}` mógłby uruchomić kod w przeglądarce czytelnika",
    ),
    label=Phrase("not passed through", "nie zostanie przepuszczone"),
    why=Phrase(
        "Whoever may edit a plan must not thereby be able to act in the name of everyone who reads it.",
        "Kto może edytować plan, nie powinien przez to działać w imieniu wszystkich, którzy go czytają.",
    ),
    help=Phrase(
        "remove it; or build without it by `levels: {S501: warning}` in the settings",
        "usuń to; albo zbuduj stronę bez tego, ustawiając `levels: {S501: warning}`",
    ),
    bad="objectives:\n  - id: grow\n    title: Grow\n    text: <script>alert(1)</script>\n",
    good="objectives:\n  - id: grow\n    title: Grow\n    text: Grow abroad.\n",
)
RAW_HTML = Code(
    "S502",
    Level.WARNING,
    title=Phrase("Raw HTML in the text", "Surowy HTML w tekście"),
    message=Phrase(
        "the HTML tag `<{what}>` is not passed through as it is",
        "znacznik HTML `<{what}>` zostanie usunięty",
    ),
    label=Phrase("shown as text, or without its attributes", "pokazany jako tekst albo bez atrybutów"),
    why=Phrase(
        "Plans are Markdown with a few tags of HTML; others would look different on screen, on paper and elsewhere.",
        "Plany są w Markdownie z kilkoma znacznikami HTML; inne wyglądałyby inaczej na ekranie, na papierze i gdzie indziej.",
    ),
    help=Phrase(
        "write it in Markdown; `raw_html: true` in the settings passes HTML through",
        "zapisz to w Markdownie; `raw_html: true` w ustawieniach przepuszcza HTML",
    ),
    bad='objectives:\n  - id: grow\n    title: Grow\n    text: Grow <font color="red">fast</font>.\n',
    good="objectives:\n  - id: grow\n    title: Grow\n    text: Grow **fast**.\n",
)
BROKEN_LINK = Code(
    "S503",
    Level.WARNING,
    title=Phrase("A link to a page that does not exist", "Odnośnik do strony, której nie ma"),
    message=Phrase(
        "the link leads to `{what}`, which is no page of the plans",
        "odnośnik prowadzi do `{what}`, co nie jest stroną planów",
    ),
    label=Phrase("no such page", "nie ma takiej strony"),
    why=Phrase("Readers would land on an error page.", "Czytelnik trafiłby na stronę błędu."),
    help=Phrase("mend the path, or link an object with `[[id]]`", "popraw ścieżkę albo wskaż obiekt przez `[[id]]`"),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
See [the others](otehrs.md).
# plans/sales/others.md
Other notes.
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
See [the others](others.md).
# plans/sales/others.md
Other notes.
""",
)
NO_PICTURE = Code(
    "S504",
    Level.WARNING,
    title=Phrase("A picture that does not exist", "Obraz, którego nie ma"),
    message=Phrase("the picture `{what}` is not in the plans folder", "obrazu `{what}` nie ma w folderze planów"),
    label=Phrase("no such file", "nie ma takiego pliku"),
    why=Phrase("Readers would see an empty frame.", "Czytelnik zobaczyłby pustą ramkę."),
    help=Phrase(
        "put the file into the plans folder, or mend the path",
        "umieść plik w folderze planów albo popraw ścieżkę",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
![Our regions](map.png)
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
Our regions in words.
""",
)
BRACES = Code(
    "S505",
    Level.INFO,
    title=Phrase("Signs of another system in the text", "Znaki innego systemu w tekście"),
    message=Phrase(
        "`{what}` means nothing here and is shown as it is",
        "`{what}` nic tu nie znaczy i zostanie pokazane tak, jak jest",
    ),
    why=Phrase(
        "Pages taken over from another system bring its template and attribute signs along.",
        "Strony przejęte z innego systemu przynoszą jego znaki szablonów i atrybutów.",
    ),
    help=Phrase("remove it", "usuń to"),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
See {{ page.title }}.
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
See the title.
""",
)
TOO_DEEP = Code(
    "S506",
    Level.WARNING,
    title=Phrase("Nested too deeply", "Zbyt głębokie zagnieżdżenie"),
    message=Phrase(
        "lists and quotations are nested more than {limit} deep; the rest is shown as it is written",
        "listy i cytaty są zagnieżdżone na ponad {limit} poziomów; reszta zostanie pokazana tak, jak jest zapisana",
    ),
    why=Phrase(
        "No page is wide enough for it, and no reader could follow.",
        "Żadna strona nie jest na to dość szeroka, a czytelnik by się zgubił.",
    ),
    help=Phrase("write it less deeply nested", "zapisz to z płytszym zagnieżdżeniem"),
    bad=f"objectives:\n  - id: grow\n    title: Grow\n    text: '{'>' * 41} Grow abroad.'\n",
    good="objectives:\n  - id: grow\n    title: Grow\n    text: '> Grow abroad.'\n",
)
DEAD_ANCHOR = Code(
    "S507",
    Level.WARNING,
    title=Phrase("A link to a place that its page does not have", "Odnośnik do miejsca, którego nie ma na stronie"),
    message=Phrase(
        "the link leads to `{what}`, and nothing on that page has this name",
        "odnośnik prowadzi do `{what}`, a na tej stronie nic się tak nie nazywa",
    ),
    label=Phrase("no such heading, object or note", "nie ma takiego nagłówka, obiektu ani przypisu"),
    why=Phrase(
        "Readers would land at the top of the page and look for the passage themselves.",
        "Czytelnik trafiłby na początek strony i sam szukałby właściwego miejsca.",
    ),
    help=Phrase(
        "write the name of a heading: its words in small Latin letters, joined by hyphens",
        "wpisz nazwę nagłówka: jego słowa małymi literami łacińskimi, połączone łącznikami",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
See [the others](others.md#suth).
# plans/sales/others.md
## South
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
See [the others](others.md#south).
# plans/sales/others.md
## South
""",
)
SPREADSHEET = Code(
    "S508",
    Level.WARNING,
    title=Phrase("An error of a spreadsheet in the text", "Błąd arkusza kalkulacyjnego w tekście"),
    message=Phrase(
        "`{what}` is what a spreadsheet shows where a formula fails",
        "`{what}` to błąd, który arkusz pokazuje zamiast wyniku formuły",
    ),
    label=Phrase("a figure is missing here", "tu brakuje liczby"),
    why=Phrase(
        "It came along when cells were copied; readers see it in the place of the figure that was meant.",
        "Przyszedł razem ze skopiowanymi komórkami; czytelnik widzi go w miejscu liczby, o którą chodziło.",
    ),
    help=Phrase(
        "mend the formula and copy its result; write it between backticks where you speak of the error itself",
        "popraw formułę i skopiuj jej wynik; jeśli mowa o samym błędzie, zapisz go między znakami `",
    ),
    bad="objectives:\n  - id: grow\n    title: Grow\n    text: 'Our share is #REF! per cent.'\n",
    good="objectives:\n  - id: grow\n    title: Grow\n    text: 'Our share is 12 per cent.'\n",
)
LOST_LETTER = Code(
    "S509",
    Level.WARNING,
    title=Phrase("A letter was lost", "Utracona litera"),
    message=Phrase(
        "the text holds `{what}`, which stands where a letter was lost or shows as nothing",
        "w tekście jest znak `{what}`, który pojawia się w miejscu utraconej litery albo nie jest widoczny",
    ),
    label=Phrase("no letter that can be read", "to nie jest czytelna litera"),
    why=Phrase(
        "It comes from a file that was opened in the wrong encoding; readers see a question mark or a box.",
        "Bierze się z pliku otwartego w niewłaściwym kodowaniu; czytelnik widzi znak zapytania albo ramkę.",
    ),
    help=Phrase("write the letter that was meant", "wpisz literę, o którą chodziło"),
    bad="objectives:\n  - id: grow\n    title: Sales in Pozna\ufffd\n",
    good="objectives:\n  - id: grow\n    title: Sales in Poznań\n",
)
TURNING = Code(
    "S510",
    Level.WARNING,
    title=Phrase("A sign that turns the direction of writing", "Znak zmieniający kierunek pisma"),
    message=Phrase(
        "the text holds `{what}`, an invisible sign that turns the direction of writing",
        "w tekście jest `{what}`, niewidoczny znak zmieniający kierunek pisma",
    ),
    label=Phrase("what follows may be shown in another order", "dalszy tekst może być pokazany w innej kolejności"),
    why=Phrase(
        "Readers, and those who review a change, could see other words or figures than stand there.",
        "Czytelnicy i osoby przeglądające zmianę mogą zobaczyć inne słowa lub liczby, niż są tam zapisane.",
    ),
    help=Phrase("remove it", "usuń go"),
    bad='objectives:\n  - id: grow\n    title: "Grow \\u202eabroad"\n',
    good="objectives:\n  - id: grow\n    title: Grow abroad\n",
)
LOST_NOTE = Code(
    "S511",
    Level.WARNING,
    title=Phrase("A note that is not there", "Przypis, którego nie ma"),
    message=Phrase(
        "the text refers to the note `{what}`, which it does not have",
        "tekst odsyła do przypisu `{what}`, którego w nim nie ma",
    ),
    label=Phrase("shown as it is written", "pokazane tak, jak jest zapisane"),
    why=Phrase(
        "Readers would see the sign of a note and find none.",
        "Czytelnik zobaczyłby odsyłacz, a nie znalazłby przypisu.",
    ),
    help=Phrase(
        "write the note into the same text, on a line of its own: `{what}: …`",
        "dopisz przypis w tym samym tekście, w osobnym wierszu: `{what}: …`",
    ),
    bad="objectives:\n  - id: grow\n    title: Grow\n    text: As agreed[^1].\n",
    good="objectives:\n  - id: grow\n    title: Grow\n    text: |\n      As agreed[^1].\n\n      [^1]: In May.\n",
)
EMPTY_LINK = Code(
    "S512",
    Level.WARNING,
    title=Phrase("A link without words", "Odnośnik bez słów"),
    message=Phrase("the link to `{what}` has no words", "odnośnik do `{what}` nie ma słów"),
    label=Phrase("readers see nothing that they could click", "czytelnik nie widzi nic, co mógłby kliknąć"),
    why=Phrase(
        "It is on the page for nobody: neither to be seen nor to be heard.",
        "Nikt nie znajdzie go na stronie: ani go nie widać, ani nie odczyta go czytnik ekranu.",
    ),
    help=Phrase(
        "write between the brackets where it leads: `[words]({what})`",
        "wpisz w nawiasach, dokąd prowadzi: `[słowa]({what})`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
More in the [](more.md).
# plans/sales/more.md
Other notes.
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
More in the [other notes](more.md).
# plans/sales/more.md
Other notes.
""",
)
