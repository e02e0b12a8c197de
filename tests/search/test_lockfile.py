from pathlib import Path

import pytest

from planloom.search.dictionary_cache import installed
from planloom.search.finish import LOCK, refresh_lock, table_for
from planloom.search.lockfile import lock_text, read_lock
from planloom.search.table import LemmaTable

TABLE = LemmaTable(("ek,ku;|ryn",), frozenset({"churn"}), "sgjp-1")


def lock(root: Path, text: str) -> Path:
    path = root / LOCK
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lock_reads_back(tmp_path: Path) -> None:
    assert read_lock(lock(tmp_path, lock_text(TABLE))) == TABLE


def test_each_line_of_the_table_is_a_line_of_the_file() -> None:
    assert '\n"ek,ku;|ryn"\n' in lock_text(TABLE)


def test_where_there_is_no_lock_there_is_no_table(tmp_path: Path) -> None:
    assert read_lock(tmp_path / LOCK) is None


def test_without_a_dictionary_the_lock_serves(tmp_path: Path) -> None:
    lock(tmp_path, lock_text(TABLE))
    assert table_for({"Rynku", "Churn", "2027"}, None, tmp_path) == (TABLE, [])


def test_words_of_a_site_that_shows_more_stay_out(tmp_path: Path) -> None:
    more = LemmaTable(("ek,ku;|ryn tajemn", "szy;|lep=dobry", "ry,rego;|dob"), frozenset({"churn", "tajne"}), "sgjp-1")
    lock(tmp_path, lock_text(more))
    table, _ = table_for({"rynku", "dobrego", "churn"}, None, tmp_path)
    assert table == LemmaTable(("ek,ku;|ryn", "szy;|lep=dobry", "ry,rego;|dob"), frozenset({"churn"}), "sgjp-1")


def test_words_missing_from_the_lock_are_counted(tmp_path: Path) -> None:
    lock(tmp_path, lock_text(TABLE))
    _, (problem,) = table_for({"rynek", "marży", "cenę"}, None, tmp_path)
    assert problem.code.id == "S903"
    assert problem.values == {"count": 2, "example": "cenę"}


def test_without_dictionary_and_lock_there_is_a_warning(tmp_path: Path) -> None:
    table, (problem,) = table_for({"rynek"}, None, tmp_path)
    assert table == LemmaTable()
    assert problem.code.id == "S902"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"version": 2, "dictionary": "", "forms": [], "unknown": []}',
     '{"version": 1, "dictionary": "x", "forms": ["nonsense"], "unknown": []}',
     '{"version": 1, "dictionary": "x", "forms": [7], "unknown": []}', "[" * 100_000],
)  # fmt: skip
def test_a_broken_lock_is_a_problem_and_no_traceback(tmp_path: Path, text: str) -> None:
    lock(tmp_path, text)
    table, (problem,) = table_for({"rynek"}, None, tmp_path)
    assert table == LemmaTable()
    assert (problem.code.id, problem.span.file) == ("S904", LOCK)


def test_a_lock_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    lock(tmp_path, "").write_bytes(b"\xff\xfe\x00")
    _, (problem,) = table_for({"rynek"}, None, tmp_path)
    assert problem.code.id == "S904"


def test_a_fresh_lock_serves_as_the_dictionary_does(tmp_path: Path) -> None:
    pytest.importorskip("morfeusz2")
    words = {"Rynku", "strategią", "najlepszych", "Nowakowi", "churn", "2027"}
    assert refresh_lock(words, tmp_path)
    assert table_for(words, None, tmp_path) == table_for(words, installed(), tmp_path)
