from pathlib import Path

import pytest

from planloom.search.dictionary import Groups, Reading, lemma_table
from planloom.search.dictionary_cache import FILE, CachedDictionary, installed


class Book:
    """A dictionary of one word that counts how often it is asked."""

    name = "book-1"

    def __init__(self) -> None:
        self.asked = 0

    def readings(self, word: str) -> list[Reading]:
        self.asked += 1
        return [("rynek", "")] if word in {"rynek", "rynku"} else []

    def forms(self, lemma: str) -> Groups:
        self.asked += 1
        return {("strong", ""): frozenset({"rynek", "rynku"}), ("weak", "neg"): frozenset({"nierynek"})}


def remembered(book: Book, folder: Path | None, edition: str = "1") -> CachedDictionary:
    return CachedDictionary(lambda: book, edition, folder / FILE if folder else None)


def first_build(folder: Path) -> None:
    first = remembered(Book(), folder)
    lemma_table({"rynku", "churn"}, first)
    first.keep()


def test_a_second_build_asks_nothing(tmp_path: Path) -> None:
    first_build(tmp_path)
    book = Book()
    again = lemma_table({"rynku", "churn"}, remembered(book, tmp_path))
    assert again == lemma_table({"rynku", "churn"}, Book())
    assert book.asked == 0


def test_a_new_word_is_asked_for(tmp_path: Path) -> None:
    first_build(tmp_path)
    book = Book()
    lemma_table({"rynku", "churn", "rynek"}, remembered(book, tmp_path))
    assert book.asked == 1


def test_another_edition_is_asked_everything(tmp_path: Path) -> None:
    first_build(tmp_path)
    book = Book()
    lemma_table({"rynku"}, remembered(book, tmp_path, edition="2"))
    assert book.asked == 2


@pytest.mark.parametrize("damage", ["", "[]", '{"edition": "1"}', '{"edition": "1", "readings": [], "forms": {}}'])
def test_a_damaged_memory_is_forgotten(tmp_path: Path, damage: str) -> None:
    (tmp_path / FILE).write_text(damage, encoding="utf-8")
    assert remembered(Book(), tmp_path).readings("rynku") == [("rynek", "")]


def test_nothing_is_written_when_nothing_was_new(tmp_path: Path) -> None:
    first_build(tmp_path)
    before = (tmp_path / FILE).stat().st_mtime_ns
    again = remembered(Book(), tmp_path)
    lemma_table({"rynku"}, again)
    again.keep()
    assert (tmp_path / FILE).stat().st_mtime_ns == before


def test_without_a_folder_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = remembered(Book(), None)
    book.readings("rynku")
    book.keep()
    assert not list(tmp_path.iterdir())


def test_the_real_dictionary_gives_the_same_from_memory(tmp_path: Path) -> None:
    pytest.importorskip("morfeusz2")
    words = {"najlepszych", "niesprzedany", "Markiem", "strategii"}
    first = installed(tmp_path)
    assert first is not None
    table = lemma_table(words, first)
    first.keep()
    again = installed(tmp_path)
    assert again is not None
    assert lemma_table(words, again) == table
