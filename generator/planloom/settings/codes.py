"""What can be wrong with the settings."""

from planloom.problems import Code, Level, Phrase

UNKNOWN_SETTING = Code(
    "S401",
    Level.ERROR,
    title=Phrase("An unknown setting", "Nieznane ustawienie"),
    message=Phrase("{owner} has no setting `{key}`", "{owner} nie ma ustawienia `{key}`"),
    label=Phrase("no such setting", "nie ma takiego ustawienia"),
    why=Phrase(
        "A misspelt setting would silently do nothing.",
        "Ustawienie z literówką po cichu nie miałoby skutku.",
    ),
    help=Phrase(
        "the reference of the manual lists all settings",
        "wszystkie ustawienia wymienia opis w podręczniku",
    ),
    bad="# planloom.yml\nlevls: {M101: warning}\n",
    good="# planloom.yml\nlevels: {M101: warning}\n",
)
WRONG_SETTING = Code(
    "S402",
    Level.ERROR,
    title=Phrase("A setting cannot be read", "Nie da się odczytać ustawienia"),
    message=Phrase("the setting `{key}` cannot be read: {advice}", "nie da się odczytać ustawienia `{key}`: {advice}"),
    label=Phrase("{advice}", "{advice}"),
    why=Phrase(
        "With a setting left out, findings would come and go for no visible reason.",
        "Gdyby pominąć ustawienie, uwagi pojawiałyby się i znikały bez widocznego powodu.",
    ),
    help=Phrase("mend the value, or remove the setting", "popraw wartość albo usuń ustawienie"),
    bad="# planloom.yml\ntoday: tomorrow\n",
    good="# planloom.yml\ntoday: 2027-03-31\n",
)
UNKNOWN_CODE = Code(
    "S403",
    Level.ERROR,
    title=Phrase("A level for an unknown rule", "Poziom dla nieznanej reguły"),
    message=Phrase("`{given}` is neither a rule nor a family of rules", "`{given}` nie jest regułą ani rodziną reguł"),
    label=Phrase("no such rule", "nie ma takiej reguły"),
    why=Phrase(
        "Whoever wrote it believes that a rule is switched off, or on.",
        "Kto to napisał, sądzi, że jakąś regułę wyłączył albo włączył.",
    ),
    help=Phrase(
        "write a code such as `M101` or a family such as `M`; `planloom explain` lists them",
        "wpisz kod, na przykład `M101`, albo rodzinę, na przykład `M`; `planloom explain` wymienia wszystkie",
    ),
    bad="# planloom.yml\nlevels: {M999: warning}\n",
    good="# planloom.yml\nlevels: {M101: warning}\n",
)
OWN_RULE = Code(
    "S404",
    Level.ERROR,
    title=Phrase("A rule of your own makes no sense", "Własna reguła nie ma sensu"),
    message=Phrase("the rule `{id}` {reason}", "reguła `{id}`: {reason}"),
    label=Phrase("{reason}", "{reason}"),
    why=Phrase(
        "A rule that can never find anything gives false comfort.",
        "Reguła, która niczego nie może znaleźć, daje złudne poczucie bezpieczeństwa.",
    ),
    help=Phrase("{advice}", "{advice}"),
    bad="# planloom.yml\nrules:\n  - {id: U101, title: Owners, for: objektive, require: owner}\n",
    good="# planloom.yml\nrules:\n  - {id: U101, title: Owners, for: objective, require: owner}\n",
)
EXAMPLE = Code(
    "S410",
    Level.ERROR,
    title=Phrase("An example of your own rule does not show it", "Przykład własnej reguły jej nie pokazuje"),
    message=Phrase(
        "the rule `{id}` finds nothing in its bad example",
        "reguła `{id}` niczego nie znajduje w swoim złym przykładzie",
    ),
    label=Phrase("nothing is found", "nic nie znaleziono"),
    why=Phrase(
        "A rule that lets its own bad example pass lets the mistakes pass for which it was written.",
        "Reguła, która przepuszcza własny zły przykład, przepuści też błędy, dla których powstała.",
    ),
    help=Phrase("mend the rule, or the example", "popraw regułę albo przykład"),
)
PLUGIN = Code(
    "S405",
    Level.ERROR,
    title=Phrase("An installed rule cannot be used", "Nie da się użyć zainstalowanej reguły"),
    message=Phrase(
        "the rules of the entry point `{name}` cannot be used: {reason}",
        "nie da się użyć reguł z punktu wejścia `{name}`: {reason}",
    ),
    why=Phrase(
        "Rules of your own are Python objects that an installed package names under `planloom.rules`.",
        "Własne reguły to obiekty Pythona, które zainstalowany pakiet podaje pod `planloom.rules`.",
    ),
    help=Phrase(
        "mend or uninstall the package that provides `{name}`",
        "napraw albo odinstaluj pakiet, który dostarcza `{name}`",
    ),
)
BAD_CONFIG = Code(
    "S406",
    Level.ERROR,
    title=Phrase("The configuration cannot be read", "Nie da się odczytać konfiguracji"),
    message=Phrase("the configuration cannot be read: {reason}", "nie da się odczytać konfiguracji: {reason}"),
    why=Phrase(
        "`mkdocs.yml` says where the plans are and how the site is made.",
        "`mkdocs.yml` mówi, gdzie są plany i jak powstaje strona.",
    ),
    help=Phrase(
        "mend the file, or remove it to use the defaults", "popraw plik albo usuń go, aby użyć ustawień domyślnych"
    ),
)

NOT_SETTINGS = Code(
    "S407",
    Level.ERROR,
    title=Phrase("Settings that are not read", "Ustawienia, które nie są czytane"),
    message=Phrase("`{name}` is not read", "`{name}` nie jest czytany"),
    why=Phrase(
        "Whoever wrote it believes that its settings hold; an audience in it would withhold nothing.",
        "Kto go napisał, sądzi, że ustawienia obowiązują; podani tam odbiorcy niczego by nie zastrzegli.",
    ),
    help=Phrase(
        "settings stand in `planloom.yml`: rename the file, or remove it",
        "ustawienia stoją w `planloom.yml`: zmień nazwę pliku albo go usuń",
    ),
)

CODES = (BAD_CONFIG, UNKNOWN_SETTING, WRONG_SETTING, UNKNOWN_CODE, OWN_RULE, PLUGIN, NOT_SETTINGS)
