"""Books that try to lose something on the way to paper, in both languages."""

import datetime as dt
import random
import struct
import zlib

from planloom.book.content import Approval, Book, Change, Chapter, Cover, Term
from planloom.problems import Language
from planloom.prose import Surroundings, render

DATE = dt.date(2026, 11, 22)
LONG_WORD = "Nierozdzielne" * 12
PANGRAM = "Zażółć gęślą jaźń, pchnąć w tę łódź jeża lub ośm skrzyń fig."


def cover(language: Language = "en", **changes) -> Cover:
    facts = {
        "title": "Strategia 2027–2029" if language == "pl" else "Strategy 2027–2029",
        "organisation": "Żuraw i Syn sp. z o.o.",
        "version": "1.4.0",
        "date": DATE,
        "commit": "abc1234",
        "status": "Projekt" if language == "pl" else "Draft",
        "classification": "POUFNE" if language == "pl" else "CONFIDENTIAL",
        "language": language,
        "approvals": (
            Approval("Prezes Zarządu", "Anna Nowak", "zatwierdzono", dt.date(2026, 11, 20)),
            Approval("CFO", "Jan Żak"),
        ),
    }
    return Cover(**{**facts, **changes})


def chapter(markdown: str, address: str = "page/", language: Language = "en", title="Page", level=1) -> Chapter:
    return Chapter(address, title, language, render(markdown, Surroundings(language, raw_html=True)).html, level)


def book(*chapters: Chapter, language: Language = "en", **parts) -> Book:
    return Book(cover(language), chapters, **parts)


def table(columns: int, rows: int, cell="{row} 234 567,00") -> str:
    head = "| Wiersz | " + " | ".join(f"Miesiąc {column}" for column in range(1, columns)) + " |\n"
    rule = "|---" + "|--:" * (columns - 1) + "|\n"
    line = "| Dział {row} | " + " | ".join([cell] * (columns - 1)) + " |\n"
    return head + rule + "".join(line.format(row=row) for row in range(rows))


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\x88" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 300" width="680" height="300" role="img">
<title>Przychody w DACH</title><defs><linearGradient id="g"><stop offset="0" stop-color="#123"/></linearGradient></defs>
<rect x="10" y="40" width="200" height="200" fill="url(#g)"/><text x="20" y="30" font-size="14">42 mln zł</text></svg>"""

_WORDS = {
    "pl": "a i o u w z oraz że nie się na do od przychody koszty ryzyko sprzedaż klienci z o u w i "
    "przedsiębiorstwo restrukturyzacja odpowiedzialność najważniejszych wskaźników 12 mln zł 2027 r. 5 %",
    "en": "a I the of and we revenue cost risk sales customers in to plan strategy restructuring 12 million 5 %",
}


def prose(language: Language, words: int, seed: int = 1) -> str:
    chance = random.Random(seed)
    stock = _WORDS[language].split(" ")
    return " ".join(chance.choice(stock) for _ in range(words)).capitalize() + "."


def hostile(language: Language) -> Book:
    """Return everything that has ever been lost on paper, in one book of two languages."""
    other: Language = "en" if language == "pl" else "pl"
    first = f"""# Cele i ryzyka

{prose(language, 260)} {PANGRAM}

Zob. [drugi rozdział](../second/#miary), [poza książką](../../elsewhere/), [strona](https://example.org/plany/2027?id=7)
i [lokalnie](http://localhost:8000/x). Skrót KPI i drugi raz KPI.[^1]

??? note "Zwinięte"
    Ukryta treść 98 765,43 zł.

    ??? warning "Jeszcze głębiej"
        Głęboko ukryte 11 222.

=== "Pierwsza"
    Treść pierwszej karty 111 222.

=== "Druga"
    Treść drugiej karty 333 444.

- jeden
    - dwa
        - trzy
            - cztery z [odnośnikiem](../second/)
    1. pięć
- [sześć](mailto:plan@example.org)

Słowo `kod` i {LONG_WORD} w tekście.

![Duży obraz](big.png)

![Brak](missing.png)

<img alt="Z sieci" src="https://example.org/chart.png">

<figure markdown="0">{SVG}<figcaption>Przychody</figcaption></figure>

*[KPI]: kluczowy wskaźnik efektywności
[^1]: Przypis dolny o 7 % wzrostu.

## Szeroka tabela

{table(13, 60)}

Po tabeli.

## Za szeroka tabela

{table(40, 4, "{row} 234 567 890,00 zł")}

## Długa komórka

| Co | Opis | Kwota |
|---|---|--:|
| Krótko | {prose(language, 640, 3)} | 1 234 zł |
| {LONG_WORD} | [cel](../second/) | 12 % |

#### Przeskok nagłówka

{prose(language, 40, 4)}
"""
    second = f"""# Drugi rozdział

{prose(other, 120, 5)}

## Miary

{table(4, 12)}

{prose(other, 300, 6)}
"""
    return Book(
        cover(language),
        (
            chapter(first, "plans/first/", language, "Cele i ryzyka"),
            chapter(second, "plans/second/", other, "Drugi rozdział"),
            chapter("# Trzeci\n\nKrótki tekst o [celach](../first/).", "plans/third/", language, "Trzeci", 2),
        ),
        (Term("cel", "co ma być osiągnięte", "objective"), Term("ćwiartka", "jedna czwarta", "quarter")),
        (Change("Wzrost w DACH", "50 mln zł → 55 mln zł"),),
        {"plans/first/big.png": png(3000, 5000)}.get,
        lists=True,
    )


def big(language: Language, chapters: int) -> Book:
    """Return a book of about two pages a chapter."""
    return book(
        *(
            chapter(
                f"# Rozdział {number}\n\n{prose(language, 330, number)}\n\n## Tabela\n\n{table(7, 18)}\n\n"
                f"{prose(language, 120, number + 1)} [dalej](../c{number + 1}/)",
                f"c{number}/",
                language,
                f"Rozdział {number}",
            )
            for number in range(chapters)
        ),
        language=language,
    )
