"""A text of any length is read in time that grows with it, whatever its words: wordings are looked for in sentences."""

import time

import pytest
from click.testing import CliRunner

from planloom.cli import main

SECONDS = 8
"""Of the processor; the texts take less than one each. What is looked for in all of a text anew took up to minutes."""
FORMS = ("7", "zrobiłby", "if 5% ", "would 5% b ", "przy 5% bez z ", "wzrost o 5% ", "inne a b 5% ")


@pytest.mark.parametrize("form", FORMS)
def test_two_languages_of_a_long_text_are_compared(tmp_path, form):
    text = (form * 20_000)[:20_000]
    plan = tmp_path / "plans/strategy/plan.yml"
    plan.parent.mkdir(parents=True)
    (tmp_path / "plans/organisation.yml").write_text("name: A\nlanguages: [en, pl]\n")
    objective = f"{{id: grow, title: {{en: Grow, pl: Wzrost}}, text: {{en: '5% {text}', pl: '5% {text}'}}}}"
    plan.write_text(f"kind: strategy\nobjectives: [{objective}]\n", "utf-8")
    began = time.process_time()
    result = CliRunner().invoke(main, ["check", "-C", str(tmp_path)])
    assert time.process_time() - began < SECONDS
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
