"""What can be wrong with who may see what. Each of them stops a build: one that cannot be sure does not happen."""

from planloom.problems import Code, Level, Phrase

UNDECLARED = Code(
    "S321",
    Level.ERROR,
    title=Phrase("An audience that is not declared", "Niezadeklarowani odbiorcy"),
    message=Phrase("the audience `{given}` is not declared", "odbiorcy `{given}` nie są zadeklarowani"),
    label=Phrase("no such audience", "nie ma takich odbiorców"),
    why=Phrase(
        "A misspelt name would make an audience of nobody, and what should reach its readers would not.",
        "Nazwa z literówką oznaczałaby odbiorców, których nie ma, a treść nie trafiłaby do właściwych.",
    ),
    help=Phrase(
        "declare it in `planloom.yml`, as in `audiences: [{given}]`, or write one that is declared",
        "zadeklaruj ich w `planloom.yml`, na przykład `audiences: [{given}]`, albo wpisz zadeklarowanych",
    ),
    bad="""\
# planloom.yml
audiences: [board, staff]
audience: all
# plans/sales/plan.yml
kind: sales
audience: bord
""",
    good="""\
# planloom.yml
audiences: [board, staff]
audience: all
# plans/sales/plan.yml
kind: sales
audience: board
""",
)
MISSPELT = Code(
    "S322",
    Level.ERROR,
    title=Phrase("A key that is almost `audience`", "Klucz prawie taki jak `audience`"),
    message=Phrase("`{key}` is not read and withholds nothing", "`{key}` nie jest czytane i niczego nie zastrzega"),
    label=Phrase("written as `audience`, it would", "zapisany jako `audience`, zastrzegałby"),
    why=Phrase(
        "Whoever wrote it believes that this is kept from others; it would be published.",
        "Kto to napisał, sądzi, że treść jest zastrzeżona; a zostałaby opublikowana.",
    ),
    help=Phrase("write `audience:`", "wpisz `audience:`"),
    bad="""\
# plans/sales/plan.md
---
kind: sales
---
# plans/sales/notes.md
---
Audiance: board
---
Text
""",
    good="""\
# planloom.yml
audiences: [board]
audience: all
# plans/sales/plan.md
---
kind: sales
---
# plans/sales/notes.md
---
audience: board
---
Text
""",
)
UNREADABLE = Code(
    "S323",
    Level.ERROR,
    title=Phrase("An audience that cannot be read", "Nieczytelni odbiorcy"),
    message=Phrase("`audience` names nobody", "`audience` nikogo nie wskazuje"),
    label=Phrase("names of audiences belong here", "tu należą nazwy odbiorców"),
    why=Phrase(
        "An empty value could mean everybody or nobody.",
        "Pusta wartość mogłaby znaczyć wszystkich albo nikogo.",
    ),
    help=Phrase(
        "write the names of audiences, as in `audience: [board]`, or remove the line",
        "wpisz nazwy odbiorców, na przykład `audience: [board]`, albo usuń wiersz",
    ),
    bad="# planloom.yml\naudiences: [board]\naudience: all\n# plans/sales/plan.yml\nkind: sales\naudience:\n",
    good="# plans/sales/plan.yml\nkind: sales\n",
)
NOT_READ = Code(
    "S324",
    Level.ERROR,
    title=Phrase("Fields of a page that are not read", "Pola strony, które nie są czytane"),
    message=Phrase("`{what}` is text here and no field of the page", "`{what}` jest tu tekstem, a nie polem strony"),
    label=Phrase("this would be published", "to zostałoby opublikowane"),
    why=Phrase(
        "Fields stand between two lines `---`, the first of which is the first line of the file; elsewhere they are "
        "text, and a page that says there whom it is for is for everybody.",
        "Pola stoją między dwoma wierszami `---`, z których pierwszy jest pierwszym wierszem pliku; gdzie indziej są "
        "tekstem, a strona, która tam podaje odbiorców, jest dla wszystkich.",
    ),
    help=Phrase(
        "put the fields between two lines `---` at the very beginning of the file, each as `name: value`",
        "umieść pola między dwoma wierszami `---` na samym początku pliku, każde jako `nazwa: wartość`",
    ),
    bad="""\
# plans/sales/plan.md
---
kind: sales
---
# plans/sales/notes.md
+++
audience = "board"
+++
Text
""",
    good="""\
# planloom.yml
audiences: [board]
audience: all
# plans/sales/plan.md
---
kind: sales
---
# plans/sales/notes.md
---
audience: board
---
Text
""",
)
NOTHING_THERE = Code(
    "S325",
    Level.ERROR,
    title=Phrase("What is to be withheld is not there", "Nie ma tego, co ma być zastrzeżone"),
    message=Phrase("there is no `{key}` here to be withheld", "nie ma tu `{key}`, które można zastrzec"),
    label=Phrase("nothing has this name", "nic nie ma tej nazwy"),
    why=Phrase(
        "A misspelt name withholds nothing, and what was meant would be published.",
        "Nazwa z literówką niczego nie zastrzega, a to, o co chodziło, zostałoby opublikowane.",
    ),
    help=Phrase(
        "write the name of what stands here, such as a field of the object, or remove the line",
        "wpisz nazwę czegoś, co tu stoi, na przykład pola obiektu, albo usuń wiersz",
    ),
    bad="""\
# planloom.yml
audiences: [board]
audience: all
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: grow, title: Grow, budget: {2027: 1m}, audience: {budgt: [board]}}
""",
    good="""\
# planloom.yml
audiences: [board]
audience: all
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: grow, title: Grow, budget: {2027: 1m}, audience: {budget: [board]}}
""",
)
NOT_SAID = Code(
    "S326",
    Level.ERROR,
    title=Phrase("Nobody said for whom", "Nie podano, dla kogo"),
    message=Phrase(
        "the plans name audiences, and nothing says for which of them this is",
        "plany wymieniają odbiorców, a nie podano, dla których z nich to jest",
    ),
    label=Phrase("an audience is named here", "tu wymieniono odbiorców"),
    why=Phrase(
        "Left to chance, everything would be for everyone.",
        "Bez tego wszystko byłoby dla wszystkich.",
    ),
    help=Phrase(
        "say `--audience NAME`, or `audience: NAME` in the settings, with one of: {names}; `all` is for everything",
        "podaj `--audience NAZWA` albo w ustawieniach `audience: NAZWA`, jedno z: {names}; `all` znaczy wszystko",
    ),
    bad="""\
# planloom.yml
audiences: [board]
# plans/sales/plan.yml
kind: sales
purpose: Growth
audience: {purpose: board}
""",
    good="""\
# planloom.yml
audiences: [board]
audience: board
# plans/sales/plan.yml
kind: sales
purpose: Growth
audience: {purpose: board}
""",
)
NOBODY = Code(
    "S327",
    Level.ERROR,
    title=Phrase("An edition for an audience that is not declared", "Wydanie dla niezadeklarowanych odbiorców"),
    message=Phrase(
        "this should be for the audience `{given}`, which is not declared",
        "to ma być dla odbiorców `{given}`, którzy nie są zadeklarowani",
    ),
    why=Phrase(
        "A misspelt name would make a third edition that nobody asked for.",
        "Nazwa z literówką dałaby trzecie wydanie, o które nikt nie prosił.",
    ),
    help=Phrase(
        "write one that `audiences` in `planloom.yml` declares: {names}; `all` is for everything",
        "wpisz odbiorców, których deklaruje `audiences` w `planloom.yml`: {names}; `all` znaczy wszystko",
    ),
    bad="# planloom.yml\naudiences: [board, staff]\naudience: saff\n",
    good="# planloom.yml\naudiences: [board, staff]\naudience: staff\n",
)

SUBTRACTION = Code(
    "S328",
    Level.WARNING,
    title=Phrase("What is withheld can be worked out", "Zastrzeżoną wartość można wyliczyć"),
    message=Phrase(
        "readers see a total here and all of its parts but what is withheld",
        "odbiorcy widzą tu sumę i wszystkie jej składniki poza zastrzeżonym",
    ),
    label=Phrase("the difference is what is withheld", "różnica to zastrzeżona wartość"),
    why=Phrase(
        "An amount is no secret where a total stands beside the rest of what it is made of.",
        "Kwota nie jest tajna, gdy obok reszty składników stoi ich suma.",
    ),
    help=Phrase(
        "withhold the total as well, or one more of its parts",
        "zastrzeż także sumę albo jeszcze jeden jej składnik",
    ),
    bad="""\
# planloom.yml
audiences: [board, staff]
audience: staff
# plans/sales/plan.yml
kind: sales
objectives:
  - id: sell
    title: Sell
    revenue_target: {2027: 10m, 2027-H1: 4m, 2027-H2: 6m}
    audience: {revenue_target: {2027-H2: [board]}}
""",
    good="""\
# planloom.yml
audiences: [board, staff]
audience: staff
# plans/sales/plan.yml
kind: sales
objectives:
  - id: sell
    title: Sell
    revenue_target: {2027: 10m, 2027-H1: 4m, 2027-H2: 6m}
    audience: {revenue_target: {2027: [board], 2027-H2: [board]}}
""",
)

CODES = (UNDECLARED, MISSPELT, UNREADABLE, NOT_READ, NOTHING_THERE, NOT_SAID, NOBODY, SUBTRACTION)
