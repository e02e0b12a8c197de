"""What can be wrong with the glossary and with the forms of its terms."""

from planloom.problems import Code, Level, Phrase

_WHY_LINK = Phrase(
    "Readers get the explanation of a term wherever it stands; a term that is not told from others sends them to the wrong one.",
    "Czytelnik dostaje objaśnienie pojęcia wszędzie, gdzie ono stoi; pojęcie, którego nie da się odróżnić, prowadzi do złego hasła.",
)
_WHY_PATTERN = Phrase(
    "Patterns run over every page of the site; a broken one guards nothing, and a runaway one stops the build.",
    "Wzorce działają na każdej stronie serwisu; zepsuty niczego nie strzeże, a taki, który się nie kończy, zatrzymuje budowanie.",
)

DUPLICATE = Code(
    "L201",
    Level.ERROR,
    title=Phrase("Two entries with one id", "Dwa hasła o jednym identyfikatorze"),
    message=Phrase("the glossary has two entries `{id}`", "słownik ma dwa hasła `{id}`"),
    label=Phrase("second entry", "drugie hasło"),
    why=_WHY_LINK,
    help=Phrase("give one of them another id, or join them", "nadaj jednemu z nich inny identyfikator albo połącz je"),
    bad="glossary:\n  - {id: plan, en: {term: plan}, pl: {term: plan}}\n  - {id: plan, en: {term: scheme}, pl: {term: schemat}}\n",
    good="glossary:\n  - {id: plan, en: {term: plan}, pl: {term: plan}}\n  - {id: scheme, en: {term: scheme}, pl: {term: schemat}}\n",
)
CLAIMED = Code(
    "L202",
    Level.WARNING,
    title=Phrase("A term is a form of another term", "Pojęcie jest formą innego pojęcia"),
    message=Phrase(
        "`{surface}` of `{id}` is also a form of `{other_surface}` of `{other}`",
        "`{surface}` z hasła `{id}` jest też formą wyrażenia `{other_surface}` z hasła `{other}`",
    ),
    label=Phrase("links to `{winner}`", "prowadzi do hasła `{winner}`"),
    why=_WHY_LINK,
    help=Phrase(
        "remove it from one of the two, or list the shared form there under `not_forms`",
        "usuń je z jednego z haseł albo wpisz tam wspólną formę w `not_forms`",
    ),
    bad="glossary:\n  - {id: goal, en: {term: goal}, pl: {term: cel}}\n  - {id: aims, en: {term: goals}, pl: {term: zamiar}}\n",
    good="glossary:\n  - {id: goal, en: {term: goal}, pl: {term: cel}}\n  - {id: aims, en: {term: aim}, pl: {term: zamiar}}\n",
)
ONE_LANGUAGE = Code(
    "L203",
    Level.WARNING,
    title=Phrase("A term in one language only", "Pojęcie tylko w jednym języku"),
    message=Phrase("the term `{id}` has no {language}", "hasło `{id}` nie ma części {language}"),
    why=Phrase(
        "On pages in the other language the term is neither linked nor explained.",
        "Na stronach w drugim języku pojęcie nie ma ani odnośnika, ani objaśnienia.",
    ),
    help=Phrase("add `{key}:` with `term` and `definition`", "dodaj `{key}:` z polami `term` i `definition`"),
    bad="glossary:\n  - id: plan\n    en: {term: plan, definition: What is to be done.}\n",
    good="glossary:\n  - id: plan\n    en: {term: plan, definition: What is to be done.}\n    pl: {term: plan, definition: Zapis zamierzeń.}\n",
)
BROKEN_PATTERN = Code(
    "L204",
    Level.ERROR,
    title=Phrase("A pattern that is no regular expression", "Wzorzec nie jest wyrażeniem regularnym"),
    message=Phrase("`{pattern}` cannot be read: {reason}", "nie da się odczytać wzorca `{pattern}`: {reason}"),
    why=_WHY_PATTERN,
    help=Phrase(
        "write `\\(` for a bracket that is meant as such, and close the others",
        "nawias dosłowny zapisz jako `\\(`, a pozostałe domknij",
    ),
    bad="glossary:\n  - id: plan\n    en: {term: plan}\n    pl: {term: plan}\n    not: {pl: ['plan (filmowy']}\n",
    good="glossary:\n  - id: plan\n    en: {term: plan}\n    pl: {term: plan}\n    not: {pl: ['plan filmowy']}\n",
)
SLOW_PATTERN = Code(
    "L205",
    Level.ERROR,
    title=Phrase("A pattern that may never end", "Wzorzec, który może się nigdy nie skończyć"),
    message=Phrase("`{pattern}` could take longer than any build", "`{pattern}` może działać bez końca"),
    why=_WHY_PATTERN,
    help=Phrase(
        "put no `*` or `+` within a repeated group or next to another, use no `\\1`, and stay below {limit} characters",
        "nie umieszczaj `*` ani `+` w powtarzanej grupie ani obok siebie, nie używaj `\\1` i nie przekraczaj {limit} znaków",
    ),
    bad="glossary:\n  - id: plan\n    en: {term: plan}\n    pl: {term: plan}\n    not: {pl: ['(\\w+\\s?)+planu']}\n",
    good="glossary:\n  - id: plan\n    en: {term: plan}\n    pl: {term: plan}\n    not: {pl: ['\\w+ planu']}\n",
)
TOO_LONG = Code(
    "L206",
    Level.ERROR,
    title=Phrase("A term that is too long", "Za długie pojęcie"),
    message=Phrase(
        "the term has {length} characters, more than {limit}",
        "pojęcie ma {length} znaków, więcej niż {limit}",
    ),
    why=Phrase(
        "A sentence is no term: nobody writes it twice in the same words.",
        "Zdanie nie jest pojęciem: nikt nie zapisze go dwa razy tymi samymi słowami.",
    ),
    help=Phrase("put the explanation into `definition`", "objaśnienie umieść w `definition`"),
)
UNKNOWN_RELATED = Code(
    "L207",
    Level.ERROR,
    title=Phrase("A related term that does not exist", "Powiązane pojęcie nie istnieje"),
    message=Phrase(
        "`{id}` is related to `{missing}`, which is no term",
        "hasło `{id}` odsyła do `{missing}`, którego nie ma",
    ),
    label=Phrase("no entry has this id", "żadne hasło nie ma tego identyfikatora"),
    why=Phrase(
        "The reference on the glossary page would lead nowhere.",
        "Odsyłacz na stronie słownika prowadziłby donikąd.",
    ),
    help=Phrase("write the id of an entry, or remove it", "wpisz identyfikator hasła albo usuń odsyłacz"),
    bad="glossary:\n  - id: lead\n    en: {term: lead, definition: A contact.}\n    pl: {term: lead, definition: Kontakt.}\n    related: [sale]\n",
    good="glossary:\n  - id: lead\n    en: {term: lead, definition: A contact.}\n    pl: {term: lead, definition: Kontakt.}\n",
)
SHAPE = Code(
    "L208",
    Level.ERROR,
    title=Phrase("An entry that cannot be read", "Hasło, którego nie da się odczytać"),
    message=Phrase("`{field}` must be {wanted}", "pole `{field}`: oczekiwano czegoś innego ({wanted_pl})"),
    why=Phrase(
        "An entry without it can be neither shown nor linked.",
        "Bez tego hasła nie da się pokazać ani do niego odesłać.",
    ),
    help=Phrase(
        "write `{field}:` as the reference of the glossary shows it",
        "zapisz `{field}:` tak, jak pokazuje opis słownika",
    ),
    bad="glossary:\n  - en: plan\n",
    good="glossary:\n  - id: plan\n    en: {term: plan, definition: What is to be done.}\n    pl: {term: plan, definition: Zapis zamierzeń.}\n",
)
UNKNOWN_FIELD = Code(
    "L209",
    Level.ERROR,
    title=Phrase("A field that entries do not have", "Pole, którego hasła nie mają"),
    message=Phrase("a glossary entry has no field `{field}`", "hasło słownika nie ma pola `{field}`"),
    why=Phrase(
        "What stands in an unknown field is neither shown nor used.",
        "Treść nieznanego pola nie jest ani pokazywana, ani używana.",
    ),
    help=Phrase("remove it", "usuń je"),
    bad="glossary:\n  - id: plan\n    en: {term: plan, synonims: [scheme]}\n    pl: {term: plan}\n",
    good="glossary:\n  - id: plan\n    en: {term: plan, synonyms: [scheme]}\n    pl: {term: plan}\n",
)
NO_FORMS = Code(
    "L210",
    Level.WARNING,
    title=Phrase("Terms whose forms are not known", "Pojęcia, których form nie znamy"),
    message=Phrase(
        "terms whose forms are not in the lock file, while there is no dictionary to make them: {count} ({terms})",
        "pojęcia, których form nie ma w pliku form, a brakuje słownika, który by je utworzył: {count} ({terms})",
    ),
    why=Phrase(
        "Only the dictionary form of the term links: in Polish that is one mention in four.",
        "Odnośnik dostaje tylko forma podstawowa: w polszczyźnie to jedno wystąpienie na cztery.",
    ),
    help=Phrase(
        "run `planloom glossary forms` where `pip install planloom[forms]` works, and commit the lock file",
        "uruchom `planloom glossary forms` tam, gdzie działa `pip install planloom[forms]`, i zatwierdź plik form w repozytorium",
    ),
)
GUESSED = Code(
    "L211",
    Level.INFO,
    title=Phrase("Forms were guessed", "Formy zgadnięto"),
    message=Phrase(
        "the dictionary does not know `{words}`; its forms were copied from a similar word",
        "słownik nie zna wyrazu `{words}`; jego formy utworzono na wzór podobnego wyrazu",
    ),
    why=Phrase(
        "Loanwords inflect by habit, not by rule, and a wrong form is a mention that is not linked.",
        "Zapożyczenia odmieniają się wedle zwyczaju, a błędna forma to wystąpienie bez odnośnika.",
    ),
    help=Phrase(
        "check them in the lock file; name a model with `like: {pl: marketing}`, or list them under `forms`",
        "sprawdź je w pliku form; wskaż wzór przez `like: {pl: marketing}` albo wypisz je w `forms`",
    ),
)
COLLISION = Code(
    "L212",
    Level.INFO,
    title=Phrase("A form that is another word too", "Forma, która jest też innym słowem"),
    message=Phrase(
        "a form of `{id}` may also be the word `{other}`: {forms}",
        "forma hasła `{id}` może też być słowem `{other}`: {forms}",
    ),
    why=Phrase(
        "Where the other word is meant, the link explains the wrong thing.",
        "Tam, gdzie chodzi o inne słowo, odnośnik prowadzi do niewłaściwego objaśnienia.",
    ),
    help=Phrase(
        "guard the entry with `not`, `near` or `unless`, or drop the form with `not_forms`",
        "zabezpiecz hasło przez `not`, `near` lub `unless` albo usuń formę przez `not_forms`",
    ),
)
STALE = Code(
    "L213",
    Level.ERROR,
    title=Phrase("The lock file of forms is not up to date", "Plik form jest nieaktualny"),
    message=Phrase(
        "the forms in `{file}` are not those of the glossary: {terms}",
        "formy w `{file}` nie odpowiadają słownikowi: {terms}",
    ),
    why=Phrase(
        "Machines without the dictionary build from this file and would link less than yours.",
        "Komputery bez słownika form korzystają z tego pliku; strony zbudowane na nich miałyby mniej odnośników.",
    ),
    help=Phrase(
        "run `planloom glossary forms` and commit the file",
        "uruchom `planloom glossary forms` i zatwierdź plik w repozytorium",
    ),
)
BROKEN_LOCK = Code(
    "L214",
    Level.WARNING,
    title=Phrase("The lock file of forms cannot be read", "Nie da się odczytać pliku form"),
    message=Phrase("the lock file of forms cannot be read: {reason}", "nie da się odczytać pliku form: {reason}"),
    why=Phrase(
        "Without it only the dictionary forms of terms link.",
        "Bez niego odnośniki dostają tylko formy podstawowe.",
    ),
    help=Phrase(
        "write it anew with `planloom glossary forms`",
        "utwórz go na nowo poleceniem `planloom glossary forms`",
    ),
)

ALL = (
    DUPLICATE,
    CLAIMED,
    ONE_LANGUAGE,
    BROKEN_PATTERN,
    SLOW_PATTERN,
    TOO_LONG,
    UNKNOWN_RELATED,
    SHAPE,
    UNKNOWN_FIELD,
    NO_FORMS,
    GUESSED,
    COLLISION,
    STALE,
    BROKEN_LOCK,
)
