"""The words that the book adds to its chapters, in both languages."""

from planloom.problems import Phrase

CONTENTS = Phrase("Contents", "Spis treści")
TABLES = Phrase("Tables", "Spis tabel")
FIGURES = Phrase("Figures", "Spis rysunków")
GLOSSARY = Phrase("Glossary", "Słownik pojęć")
CHANGES = Phrase("Changes since the last approved version", "Zmiany od ostatniej zatwierdzonej wersji")

TABLE = Phrase("Table", "Tabela")
FIGURE = Phrase("Figure", "Rysunek")
PAGE = Phrase("p.", "s.")

VERSION = Phrase("Version", "Wersja")
DATE = Phrase("Date", "Data")
COMMIT = Phrase("Commit", "Rewizja")
STATUS = Phrase("Status", "Status")

APPROVAL = Phrase("Approval", "Zatwierdzenie")
PLAN = Phrase("Plan", "Plan")
APPROVED_BY = Phrase("Approved by", "Zatwierdza")
DECISION = Phrase("Decision", "Decyzja")
SIGNATURE = Phrase("Signature", "Podpis")

OBJECT = Phrase("Object", "Obiekt")
CHANGE = Phrase("Change", "Zmiana")
ADDED = Phrase("added", "dodano")
REMOVED = Phrase("removed", "usunięto")
RENAMED = Phrase("renamed", "zmieniono identyfikator")
MOVED = Phrase("moved", "przeniesiono")

MISSING_IMAGE = Phrase("Image not found", "Brak obrazu")
REMOTE_IMAGE = Phrase("Image on the network", "Obraz w sieci")
