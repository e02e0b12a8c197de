"""What came into a text by accident is told where it stands."""

import pytest

from planloom.links.garbled import slips
from planloom.problems import in_order
from planloom.report import words


@pytest.mark.parametrize(
    "sign",
    [
        "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#ADR!", "#N/D!", "#N/D", "#DZIEL/0!", "#ARG!", "#NAZWA?",
        "#LICZBA!", "Err:502", "Err:522", "Błąd:508",
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["{}", "is {}.", "| {} | 2 |", "**{}**", "({}, 3)", "1,{} zł"])
def test_errors_of_spreadsheets(sign, text):
    text = text.format(sign)
    ((code, what, start, end),) = slips(text)
    assert (code.id, what, text[start:end]) == ("S508", sign, sign)


@pytest.mark.parametrize(
    "text",
    [
        "#1 in the market", "# Heading", "## REF!", "a #N/About", "`#REF!`", "Err: 502", "10:502", "C#", "##REF!", "MyErr:502", "Żółć – 日本 👍🏽 e\u0301",
        "a\u00a0b\u200db\u00ad\tc\n", "[a](#n/a)", "[a](x.md#ARG)",
    ],
)  # fmt: skip
def test_what_is_none(text):
    assert list(slips(text)) == []


def test_where_they_stand(project):
    result = project({
        "s/plan.md": "---\nkind: strategy\n---\nOur share is #DZIEL/0! here\n\n| a |\n|---|\n| \u202eb |\n",
        "s/more.yml": "objectives:\n- id: grow\n  title: {en: Grow, pl: 'Wzro\ufffdt'}\n  text: >-\n    Costs\n    Err:502 more\n",
    })  # fmt: skip
    assert [(one.code.id, str(one.span), one.subject) for one in in_order(result.problems)] == [
        ("S509", "plans/s/more.yml:3:30", "grow"),
        ("S508", "plans/s/more.yml:6:5", "grow"),
        ("S508", "plans/s/plan.md:4:14", "s"),
        ("S510", "plans/s/plan.md:8:3", "s"),
    ]


def test_words_in_both_languages(plan):
    result = plan("purpose: 'Grow \u202e by \ufffd and #N/D!'")
    assert [words.message(one) for one in result.problems] == [
        "the text holds `U+202E`, an invisible sign that turns the direction of writing",
        "the text holds `U+FFFD`, which stands where a letter was lost or shows as nothing",
        "`#N/D!` is what a spreadsheet shows where a formula fails",
    ]
    assert [words.message(one, "pl") for one in result.problems] == [
        "w tekście jest `U+202E`, niewidoczny znak zmieniający kierunek pisma",
        "w tekście jest znak `U+FFFD`, który pojawia się w miejscu utraconej litery albo nie jest widoczny",
        "`#N/D!` to błąd, który arkusz pokazuje zamiast wyniku formuły",
    ]
