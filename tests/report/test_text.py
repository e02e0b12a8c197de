from dataclasses import replace

from planloom.problems import Code, Level, Phrase, Related, Span
from planloom.report.text import SCREEN, render, statistics, summary

CODE = Code(
    "C103",
    Level.ERROR,
    title=Phrase("A link to an unknown id", "Odwołanie do nieznanego identyfikatora"),
    message=Phrase("{owner} supports an unknown objective", "{owner} wspiera nieznany cel"),
    label=Phrase("nothing has this id", "nic nie ma tego identyfikatora"),
)
PLAIN = Code("S900", Level.WARNING, title=Phrase("T", "T"), message=Phrase("something is odd", "coś dziwnego"))
NOTE = Code("S901", Level.INFO, title=Phrase("T", "T"), message=Phrase("by the way", "przy okazji"))


def lines(*texts):
    """Return `line_of` over one file of the given lines."""
    return lambda span: texts[span.line - 1] if span.line <= len(texts) else None


def nothing(span):
    return None


def test_an_error_is_told_as_the_style_page_shows():
    problem = CODE.at(
        Span("plans/sales/initiatives.yml", 7, 14, 7, 25),
        help=Phrase("a similar id exists: `grow-dach` (plans/strategy/objectives.yml:12)", ""),
        owner="initiative `crm-rollout`",
    )
    report = render([problem], lines(*[""] * 6, "  supports: [growth-dach]"), color=False)
    assert (
        report
        == """\
error[C103]: initiative `crm-rollout` supports an unknown objective
  --> plans/sales/initiatives.yml:7:14
   |
 7 |   supports: [growth-dach]
   |              ^^^^^^^^^^^ nothing has this id
  help: a similar id exists: `grow-dach` (plans/strategy/objectives.yml:12)
  docs: planloom explain C103

1 error in 1 file"""
    )


def test_related_places_show_their_line():
    first = Related(Span("a.yml", 1, 1, 1, 6), Phrase("first written here", "pierwszy raz tutaj"))
    problem = PLAIN.at(Span("a.yml", 10, 1, 10, 6), related=[first])
    report = render([problem], lines("title: A", *[""] * 8, "title: B"), color=False)
    assert report.startswith("""\
warning[S900]: something is odd
   --> a.yml:10:1
    |
 10 | title: B
    | ^^^^^
   ::: a.yml:1:1
    |
  1 | title: A
    | ----- first written here
   docs: planloom explain S900
""")


def test_many_related_places_are_counted():
    related = [Related(Span("a.yml", n), Phrase("part of the circle", "")) for n in range(1, 9)]
    report = render([PLAIN.at(Span("a.yml", 9), related=related)], nothing, color=False)
    assert report.count("part of the circle") == 5
    assert "  ::: 3 more places\n" in report


def test_worst_first_then_by_place():
    problems = [
        NOTE.at(Span("a.yml")),
        PLAIN.at(Span("b.yml")),
        CODE.at(Span("c.yml", 2), owner="x"),
        CODE.at(Span("c.yml", 1), owner="x"),
    ]
    report = render(problems, nothing, color=False)
    places = [line.split("--> ")[1] for line in report.splitlines() if "-->" in line]
    assert places == [
        "c.yml:1:1 nothing has this id",
        "c.yml:2:1 nothing has this id",
        "b.yml:1:1",
        "a.yml:1:1",
    ]
    assert report.endswith("\n\n2 errors, 1 warning and 1 note in 3 files")


def test_nothing_wrong():
    assert render([], nothing, color=False) == "no problems found"
    assert summary([], "pl") == "nie znaleziono żadnych problemów"


def test_polish():
    problem = CODE.at(Span("a.yml", 2, 1, 2, 3), help=Phrase("", "popraw"), owner="inicjatywa `crm`")
    report = render([problem], lines("", "ab"), color=False, language="pl")
    assert (
        report
        == """\
błąd[C103]: inicjatywa `crm` wspiera nieznany cel
  --> a.yml:2:1
   |
 2 | ab
   | ^^ nic nie ma tego identyfikatora
  rada: popraw
  opis: planloom explain C103

1 błąd w 1 pliku"""
    )


def test_polish_counts():
    def many(number):
        return summary([PLAIN.at(Span("")) for _ in range(number)], "pl")

    assert [many(number) for number in (1, 2, 5, 12, 22, 25)] == [
        "1 ostrzeżenie",
        "2 ostrzeżenia",
        "5 ostrzeżeń",
        "12 ostrzeżeń",
        "22 ostrzeżenia",
        "25 ostrzeżeń",
    ]


def test_colour_only_when_asked():
    problem = CODE.at(Span("a.yml", 1, 1, 1, 2), owner="x")
    assert "\x1b[31m" in render([problem], lines("ab"), color=True)
    assert "\x1b" not in render([problem], lines("ab"), color=False)


def test_a_whole_file_shows_no_line():
    report = render([PLAIN.at(Span("a.yml"))], lines("title: A"), color=False)
    assert "|" not in report


def test_a_problem_without_a_file_has_no_place():
    assert "-->" not in render([PLAIN.at(Span(""))], nothing, color=False)


def test_folded_problems_stand_below_their_cause():
    deepest = NOTE.at(Span(""))
    inner = PLAIN.at(Span("b.yml", 3, 4))
    object.__setattr__(inner, "folded", (deepest,))
    outer = CODE.at(Span("a.yml"), owner="x")
    object.__setattr__(outer, "folded", (inner,))
    assert (
        render([outer], nothing, color=False)
        == """\
error[C103]: x supports an unknown objective
  --> a.yml:1:1 nothing has this id
  docs: planloom explain C103
    warning[S900]: something is odd
      --> b.yml:3:4
      info[S901]: by the way

1 error in 1 file"""
    )


def test_values_are_cut_and_cannot_drive_the_terminal():
    problem = CODE.at(Span("a.yml"), owner="\x1b[2J" + "x" * 500 + "\n")
    heading = render([problem], nothing, color=False).splitlines()[0]
    assert heading.startswith("error[C103]: \\x1b[2Jxxx")
    assert "…" in heading
    assert len(heading) < 150


def test_braces_in_names_are_left_alone():
    problem = CODE.at(Span("a.yml"), help=Phrase("see `{odd}.yml` and {owner}", ""), owner="{x}")
    assert "help: see `{odd}.yml` and {x}" in render([problem], nothing, color=False)


def test_three_of_a_kind_and_how_many_more():
    problems = [PLAIN.at(Span("a.yml", line)) for line in range(1, 6)]
    report = render([*problems, NOTE.at(Span("a.yml", 9))], nothing, color=False, most=3)
    assert report.count("warning[S900]") == 3
    assert "… and 2 more of S900 (" in report
    assert report.endswith("5 warnings and 1 note in 1 file")
    assert "more of" not in render(problems, nothing, color=False)


def test_three_of_what_follows_and_how_many_more():
    outer = PLAIN.at(Span("a.yml"))
    object.__setattr__(outer, "folded", tuple(NOTE.at(Span("b.yml", line)) for line in range(1, 6)))
    report = render([outer], nothing, color=False, most=3)
    assert report.count("info[S901]") == 3
    assert "… and 2 more that follow from it" in report


def test_statistics_count_every_kind_the_worst_first():
    problems = [NOTE.at(Span("a.yml", 1)), PLAIN.at(Span("a.yml", 2)), PLAIN.at(Span("a.yml", 3))]
    first, second = statistics(problems).splitlines()
    assert first.startswith("2  warning[S900]")
    assert second.startswith("1  info[S901]")


def test_what_is_longer_than_a_screen_is_told_by_kind():
    groups = PLAIN.worded(
        Phrase("{count} things are odd", "dziwnych: {count}"), help=Phrase("look at them", "obejrzyj")
    )
    several = [PLAIN.at(Span("b.yml", number)) for number in range(20)]
    head = replace(groups.at(Span("a.yml", 3), count=20), folded=tuple(several))
    problems = [
        head,
        *(PLAIN.at(Span("c.yml", number)) for number in range(4)),
        *(NOTE.at(Span("d.yml", number)) for number in range(30)),
    ]
    errors = [
        replace(CODE, id=f"C9{number:02}").at(Span("e.yml", number, 1, number, 2), owner="it") for number in range(10)
    ]
    told = render([*errors, *problems], lines(*["x"] * 40), color=False, most=3)
    assert told.count("\n") < SCREEN
    assert (
        """\
warning[S900]: T (24)
  a.yml:3  20 things are odd
  c.yml:0  something is odd
  c.yml:1  something is odd
  … and 2 more: c.yml:2,3
  help: look at them
info[S901]: T (30)
"""
        in told
    )


def test_nobody_is_told_by_kind_who_asks_for_all():
    problems = [PLAIN.at(Span("c.yml", number)) for number in range(40)]
    assert render(problems, nothing, color=False).count("something is odd") == 40
