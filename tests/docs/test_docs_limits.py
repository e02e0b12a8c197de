"""The limits that the page on architecture states are those of the program, in its words."""

from pathlib import Path

import pytest

from planloom.links import codes as link_codes
from planloom.model import codes as model_codes
from planloom.model.fields import MAX_ID
from planloom.prose import DEEPEST
from planloom.source import codes
from planloom.source.files import LIMIT_MB
from planloom.source.yamltext import MAX_DEPTH, MAX_VALUES
from planloom.values import Period, UnreadableError, parse_number
from planloom.values.period import EARLIEST, LATEST

PAGE = Path(__file__).parents[2] / "docs/explanation/architecture.md"
ROWS = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]


def advice(read, text: str) -> str:
    with pytest.raises(UnreadableError) as error:
        read(text)
    return error.value.words.en


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (codes.TOO_LARGE.id, codes.TOO_LARGE.message.en.format(size="…", limit=LIMIT_MB)),
        (codes.DEEP.id, codes.DEEP.message.en.format(limit=MAX_DEPTH)),
        (codes.BOMB.id, codes.BOMB.message.en.format(limit=MAX_VALUES)),
        (link_codes.TOO_DEEP.id, link_codes.TOO_DEEP.message.en.format(limit=DEEPEST)),
        (model_codes.WRONG_VALUE.id, f"write an id of at most {MAX_ID} characters"),
        (model_codes.WRONG_VALUE.id, advice(parse_number, "1" + "0" * 16)),
        (model_codes.WRONG_VALUE.id, advice(Period.parse, "1800")),
        (model_codes.WRONG_VALUE.id, f"{EARLIEST} to {LATEST}"),
        (codes.OUTSIDE.id, codes.OUTSIDE.message.en),
        (codes.LINKED_FOLDER.id, codes.LINKED_FOLDER.message.en),
    ],
)
def test_limit(code, words):
    assert any(f"| {code} |" in row and words in row for row in ROWS), (code, words)
