"""What can be wrong with plans by what their past says."""

from planloom.problems import Code, Level, Phrase

UNTOUCHED = Code(
    "D120",
    Level.INFO,
    title=Phrase("Work under way of which nobody has told anything for a year", "Praca w toku, o której od roku nikt nic nie napisał"),
    message=Phrase(
        "{object} is said to be under way, and nothing in it has been changed since {day}",
        "{object}: według statusu praca trwa, a od {day} nic tu nie zmieniono",
    ),
    label=Phrase("unchanged since {day}", "bez zmian od {day}"),
    why=Phrase(
        "A status that nobody has looked at for a year says how things stood then. Only the values of the object itself"
        " count, and of what stands in it: not that its file was touched, renamed or put in another order. Nothing is"
        " said where the plans are in no git repository, where a shallow clone does not go back so far, and where nothing"
        " at all was committed for a year.",
        "Status, na który od roku nikt nie spojrzał, mówi, jak było wtedy. Liczą się tylko wartości samego obiektu"
        " i tego, co w nim stoi, a nie to, że jego plik zmieniono, przemianowano lub ułożono inaczej. Uwagi nie ma,"
        " gdy plany nie leżą w repozytorium gita, gdy płytki klon nie sięga tak daleko i gdy przez rok nie zatwierdzono"
        " w ogóle żadnych zmian.",
    ),
    help=Phrase(
        "write how it stands: its `status:`, `progress:` or dates, or a check-in; or say that it is done or cancelled",
        "wpisz aktualny stan: `status:`, `progress:`, daty albo aktualizację; albo że to zakończono lub anulowano",
    ),
)  # fmt: skip
