"""What a page is told of a build."""

from pathlib import Path

import pytest

from planloom.problems import Code, Level, Phrase, Span
from planloom.site.codes import LEAK
from planloom.site.live.edition import Edition, Editions
from planloom.site.live.overlay import MOST, listening, news, own_page, spoken
from planloom.site.live.session import ReportedProblems

WRONG = Code(
    "S999", Level.ERROR, Phrase("Wrong", "Źle"), Phrase("`{what}` is wrong", "`{what}` jest źle"),
    label=Phrase("here", "tutaj"), help=Phrase("mend it", "popraw to"),
)  # fmt: skip
DOUBTFUL = Code("L999", Level.WARNING, Phrase("Doubt", "Wątpliwość"), Phrase("doubtful: {what}", "wątpliwe: {what}"))
NOTED = Code("L998", Level.INFO, Phrase("Note", "Uwaga"), Phrase("noted", "zauważono"))


def edition(*problems, **more):
    return Edition("en", problems=problems, line_of=lambda _: "budget: <b>", **more)


def test_the_worst_comes_first_with_its_place_and_its_mend():
    told = news(
        edition(
            DOUBTFUL.at(Span("a.yml", 1), what="x"), WRONG.at(Span("b.yml", 3, 9, 3, 12), what="<b>"), NOTED.at(Span("c.yml")),
            folder=Path(), whole=False,
        ),
        "pl",
    )  # fmt: skip
    assert told["title"] == "Strona nie została zbudowana ponownie"
    assert told["lead"] == "Widzisz ostatnią dobrą wersję."
    assert told["count"] == "1 błąd i 1 ostrzeżenie w 2 plikach"
    assert told["broken"] is True
    assert [finding["code"] for finding in told["findings"]] == ["S999", "L999"]
    assert {name: told["findings"][0][name] for name in ("word", "message", "place", "source", "label", "help")} == {
        "word": "błąd",
        "message": "`<b>` jest źle",
        "place": "b.yml:3:9",
        "source": "budget: <b>\n        ^^^",
        "label": "tutaj",
        "help": "popraw to",
    }


def test_what_is_withheld_and_would_get_out_is_named_in_the_terminal_alone():
    """A page may be shown to those from whom it is withheld."""
    (leak,) = news(edition(LEAK.at(Span("a.yml", 1), what="Closing Turowiec", file="a/index.html")), "en")["findings"]
    assert (leak["code"], leak["message"]) == ("S705", "Something withheld would get out")
    assert leak["help"] == "the terminal says what it is and where"
    assert not any(leak[name] for name in ("place", "source", "label"))


def test_a_good_site_without_findings_has_nothing_to_show():
    told = news(edition(folder=Path()), "en")
    assert (told["broken"], told["findings"], told["count"], told["more"]) == (False, [], "", "")


def test_a_page_shows_so_many_and_says_how_many_more_there_are():
    told = news(edition(*(DOUBTFUL.at(Span("a.yml", line), what=line) for line in range(1, MOST + 4))), "en")
    assert len(told["findings"]) == MOST
    assert told["more"] == "Further ones are in the terminal: 3"


def test_the_name_of_a_finding_does_not_move_with_its_line():
    one, two = (news(edition(WRONG.at(Span("a.yml", line), what="x")), "en") for line in (1, 7))
    assert one["findings"][0]["id"] == two["findings"][0]["id"]


def test_the_page_that_stands_for_a_site_shows_text_as_text():
    page = own_page(
        edition(WRONG.at(Span("a.yml", 2, 1, 2, 2), what="<script>alert(1)</script>"), whole=False), "en"
    ).decode()
    assert "The site cannot be built yet" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert page.count("<script ") == 1
    assert "data-own" in page


@pytest.mark.parametrize(
    ("html", "begin", "end"),
    [
        (b"<body>x</body></html>", b"<body>x<script", b"</script></body></html>"),
        (b"<p>x", b"<p>x<script", b"</script>"),
    ],
)
def test_the_script_stands_at_the_end_of_a_page(html, begin, end):
    made = listening(html, edition())
    assert made.startswith(begin)
    assert made.endswith(end)


@pytest.mark.parametrize(
    ("asked", "language"), [("pl", "pl"), ("pl-PL", "pl"), ("EN", "en"), ("de", "en"), ("", "en"), (None, "en")]
)
def test_the_language_is_that_of_the_page(asked, language):
    assert spoken(asked, edition()) == language


def test_who_waits_is_answered_at_the_next_edition_or_in_the_end():
    editions = Editions(edition())
    first = editions.present
    assert editions.after(first.mark, 0.01) is first
    editions.publish(edition(number=1))
    assert editions.after(first.mark, 60).number == 1


def test_only_what_is_new_is_told_and_a_build_that_stopped_makes_nothing_gone():
    known = ReportedProblems()
    one, two, three = (
        DOUBTFUL.at(Span("a.yml", line), what=what) for line, what in ((1, "one"), (2, "two"), (3, "three"))
    )
    moved = DOUBTFUL.at(Span("a.yml", 9), what="one")
    assert known.news([one, two], whole=True) == ((one, two), 0)
    assert known.news([moved, two], whole=True) == ((), 0)
    assert known.news([three], whole=False) == ((three,), 0)
    assert known.news([one], whole=True) == ((), 2)
