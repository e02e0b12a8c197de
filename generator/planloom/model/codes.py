"""What can be wrong with a plan's fields: names, shapes and values."""

from planloom.problems import Code, Level, Phrase

UNKNOWN_FIELD = Code(
    "S301",
    Level.ERROR,
    title=Phrase("An unknown field", "Nieznane pole"),
    message=Phrase("{owner} has no field `{key}`", "{owner} nie ma pola `{key}`"),
    label=Phrase("no such field", "nie ma takiego pola"),
    why=Phrase(
        "A misspelt field would silently be ignored, and its value with it.",
        "Pole z literówką zostałoby po cichu pominięte, a z nim jego wartość.",
    ),
    help=Phrase("put fields of your own under `extra:`", "własne pola umieść pod `extra:`"),
    bad="objectives:\n  - id: grow\n    title: Grow\n    ownr: anna\n",
    good="objectives:\n  - id: grow\n    title: Grow\n",
)
COMMA = Code(
    "S314",
    Level.ERROR,
    title=Phrase("A comma ends a value within braces", "Przecinek kończy wartość w nawiasach klamrowych"),
    message=Phrase(
        "the comma before `{key}` ends the value, so that `{key}` would be a field",
        "przecinek przed `{key}` kończy wartość, więc `{key}` byłoby polem",
    ),
    label=Phrase("read as the name of a field", "odczytane jako nazwa pola"),
    why=Phrase(
        "Within `{ }` a comma separates fields, and what stands after it is lost to the value.",
        "Wewnątrz `{ }` przecinek rozdziela pola, a to, co po nim stoi, nie należy już do wartości.",
    ),
    help=Phrase("{advice}", "{advice}"),
    bad="objectives:\n  - {id: grow, title: Grow, but wisely}\n",
    good='objectives:\n  - {id: grow, title: "Grow, but wisely"}\n',
)
MISSING = Code(
    "S303",
    Level.ERROR,
    title=Phrase("A required field is missing", "Brak wymaganego pola"),
    message=Phrase("{owner} needs a field `{key}`", "{owner} wymaga pola `{key}`"),
    label=Phrase("`{key}` is missing here", "tu brakuje `{key}`"),
    why=Phrase(
        "Without it the object cannot be shown or linked.",
        "Bez niego obiektu nie da się pokazać ani połączyć.",
    ),
    help=Phrase("add `{key}:`", "dodaj `{key}:`"),
    bad="objectives:\n  - id: grow\n",
    good="objectives:\n  - id: grow\n    title: Grow\n",
)
WRONG_VALUE = Code(
    "S304",
    Level.ERROR,
    title=Phrase("A value cannot be read", "Nie da się odczytać wartości"),
    message=Phrase("`{given}` is not {expected}", "`{given}` tu nie pasuje; ma być: {expected}"),
    why=Phrase("What cannot be read cannot be compared.", "Czego nie da się odczytać, tego nie da się porównać."),
    help=Phrase("{advice}", "{advice}"),
    bad="objectives:\n  - id: grow\n    title: Grow\n    period: next year\n",
    good="objectives:\n  - id: grow\n    title: Grow\n    period: 2027\n",
)
WRONG_SHAPE = Code(
    "S305",
    Level.ERROR,
    title=Phrase("A value has the wrong shape", "Wartość w niewłaściwej postaci"),
    message=Phrase("this should be {expected}, but it is {found}", "ma tu być: {expected}, a jest: {found}"),
    why=Phrase(
        "A list, a mapping and a single value mean different things.",
        "Lista, grupa pól i pojedyncza wartość znaczą co innego.",
    ),
    help=Phrase("{advice}", "{advice}"),
    bad="objectives: grow\n",
    good="objectives:\n  - id: grow\n    title: Grow\n",
)
UNKNOWN_CHOICE = Code(
    "S306",
    Level.ERROR,
    title=Phrase("A word that is not among the choices", "Słowo spoza listy"),
    message=Phrase("`{given}` is none of {choices}", "nieznana wartość `{given}`; dozwolone: {choices}"),
    why=Phrase("Pages and rules know these words only.", "Strony i reguły znają tylko te słowa."),
    help=Phrase("use one of the words listed", "użyj jednego z wymienionych słów"),
    bad="initiatives:\n  - id: crm\n    title: CRM\n    status: fine\n",
    good="initiatives:\n  - id: crm\n    title: CRM\n    status: on_track\n",
)
OUT_OF_RANGE = Code(
    "S307",
    Level.ERROR,
    title=Phrase("A number out of range", "Liczba poza zakresem"),
    message=Phrase("`{given}` is out of range", "`{given}` jest poza zakresem"),
    why=Phrase(
        "Scales have ends; beyond them a value means nothing.",
        "Skale mają końce; poza nimi wartość nic nie znaczy.",
    ),
    help=Phrase("{advice}", "{advice}"),
    bad="risks:\n  - title: Fire\n    likelihood: 9\n",
    good="risks:\n  - title: Fire\n    likelihood: 2\n",
)
UNKNOWN_KIND = Code(
    "S308",
    Level.ERROR,
    title=Phrase("An unknown kind of plan", "Nieznany rodzaj planu"),
    message=Phrase("`{given}` is no kind of plan", "`{given}` nie jest rodzajem planu"),
    why=Phrase("The kind decides which parts a plan can have.", "Rodzaj decyduje, jakie części może mieć plan."),
    help=Phrase(
        "write one of the kinds of plan, as in `kind: sales`",
        "wpisz jeden z rodzajów planu, na przykład `kind: sales`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sale
""",
    good="""\
# plans/sales/plan.yml
kind: sales
""",
)
NO_KIND = Code(
    "S309",
    Level.ERROR,
    title=Phrase("A plan does not say its kind", "Plan nie podaje rodzaju"),
    message=Phrase("the plan does not say what kind it is", "plan nie mówi, jakiego jest rodzaju"),
    why=Phrase("The kind decides which parts a plan can have.", "Rodzaj decyduje, jakie części może mieć plan."),
    help=Phrase(
        "add one of the kinds of plan at the top, as in `kind: sales`",
        "dodaj na początku jeden z rodzajów planu, na przykład `kind: sales`",
    ),
    bad="""\
# plans/sales/plan.yml
title: Sales 2027
""",
    good="""\
# plans/sales/plan.yml
kind: sales
title: Sales 2027
""",
)
PART_TWICE = Code(
    "S310",
    Level.ERROR,
    title=Phrase("A single part is written twice", "Część pojedyncza zapisana dwa razy"),
    message=Phrase(
        "{owner} has one `{key}` only, and this is the second",
        "{owner} ma tylko jedno `{key}`, a to jest drugie",
    ),
    why=Phrase(
        "A plan has one of it, so one of the two would be lost.",
        "Plan ma to tylko raz, więc jedno z dwóch by przepadło.",
    ),
    help=Phrase("keep one of them", "zostaw jedno z nich"),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
# plans/strategy/one.yml
mission: Fresh air for everyone.
# plans/strategy/two.yml
mission: Quiet homes.
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
# plans/strategy/one.yml
mission: Fresh air for everyone.
""",
)
ADDRESS_TAKEN = Code(
    "S311",
    Level.ERROR,
    title=Phrase("Two pages have one address", "Dwie strony mają jeden adres"),
    message=Phrase("the page would have the address of another: {address}", "strona miałaby adres innej: {address}"),
    why=Phrase("One of the two pages would overwrite the other.", "Jedna ze stron nadpisałaby drugą."),
    help=Phrase("rename the file", "zmień nazwę pliku"),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
Our notes.
# plans/sales/notes.en.md
Our notes again.
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
Our notes.
""",
)
BAD_PLACE = Code(
    "S312",
    Level.ERROR,
    title=Phrase("A file name that cannot be an address", "Nazwa pliku nie może być adresem"),
    message=Phrase(
        "no character of `{name}` can stand in an address", "żaden znak z `{name}` nie może wystąpić w adresie"
    ),
    why=Phrase(
        "Addresses come from folder and file names, in Latin letters and digits.",
        "Adresy powstają z nazw folderów i plików, z liter łacińskich i cyfr.",
    ),
    help=Phrase("give it a name with Latin letters or digits", "nadaj nazwę z liter łacińskich lub cyfr"),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/---.md
Our notes.
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
Our notes.
""",
)
UNUSED_FIELD = Code(
    "S313",
    Level.INFO,
    title=Phrase("A page field that is not used", "Nieużywane pole strony"),
    message=Phrase("`{key}` has no meaning on a page of a plan", "`{key}` nic nie znaczy na stronie planu"),
    why=Phrase(
        "Pages taken over from another system bring fields of that system; they do nothing here.",
        "Strony przejęte z innego systemu mają jego pola; tutaj nic one nie zmieniają.",
    ),
    help=Phrase(
        "a page knows `title`, `audience` and `glossary`; remove the rest when it disturbs you",
        "strona zna `title`, `audience` i `glossary`; resztę można usunąć",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
---
weight: 3
---
Our notes.
""",
    good="""\
# plans/sales/plan.yml
kind: sales
# plans/sales/notes.md
---
title: Notes
---
Our notes.
""",
)
BAD_KIND = Code(
    "S315",
    Level.ERROR,
    title=Phrase("A kind of your own makes no sense", "Własny rodzaj nie ma sensu"),
    message=Phrase("the declaration of `{name}`: {fault}", "deklaracja `{name}`: {fault}"),
    label=Phrase("{fault}", "{fault}"),
    why=Phrase(
        "Plans of this kind could not be read as they were meant.",
        "Planów tego rodzaju nie dałoby się odczytać zgodnie z zamiarem.",
    ),
    help=Phrase("mend the declaration in `planloom.yml`", "popraw deklarację w `planloom.yml`"),
    bad="""\
# planloom.yml
kinds:
  people:
    name: people plan
    own:
      roles: {title: Roles, name: role, fields: {head: {type: reference, to: [persn]}}}
""",
    good="""\
# planloom.yml
kinds:
  people:
    name: people plan
    own:
      roles: {title: Roles, name: role, fields: {head: {type: reference, to: [person]}}}
""",
)
NO_INSTALLED_KIND = Code(
    "S316",
    Level.ERROR,
    title=Phrase("An installed kind of plan cannot be used", "Nie da się użyć zainstalowanego rodzaju planu"),
    message=Phrase(
        "the kinds of the entry point `{name}` cannot be used: {reason}",
        "nie da się użyć rodzajów z punktu wejścia `{name}`: {reason}",
    ),
    why=Phrase(
        "Kinds of plan in Python are classes that an installed package names under `planloom.kinds`.",
        "Rodzaje planów w Pythonie to klasy, które zainstalowany pakiet podaje pod `planloom.kinds`.",
    ),
    help=Phrase(
        "mend or uninstall the package that provides `{name}`",
        "napraw albo odinstaluj pakiet, który dostarcza `{name}`",
    ),
)
