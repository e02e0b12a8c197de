"""Whatever a template, a plugin or a writer lets slip is found before it takes any place."""

import gzip
import textwrap

import pytest

from planloom.project import find_project, read_plans
from planloom.site.last_look import look

FILES = {
    "planloom.yml": "audiences: [board]\naudience: staff\nopen_words: [Jan Open]\n",
    "plans/organisation.yml": """\
        people:
          - {id: jan-nowak, name: Jan Nowak, audience: board}
          - {id: jan-open, name: Jan Open, audience: board}
        """,
    "plans/strategy/plan.md": """\
        ---
        kind: strategy
        owner: jan-nowak
        ---
        We grow the market share, and Marta Kowal decides.
        """,
    "plans/strategy/objectives.yml": """\
        objectives:
          - {id: grow, title: Grow}
          - id: close-plant-b
            title: {en: Close plant B, pl: Zamknięcie zakładu B}
            text: "The works council is not told before the second of March."
            audience: [board]
          - {id: market-share, title: Grow, audience: [board]}
        """,
}


@pytest.fixture
def reading(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).replace("audiences: [board]", "audiences: [board, staff]"), "utf-8")
    made = read_plans(find_project(tmp_path)[0])
    assert not made.has_errors
    return made


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.html", "<p>by <b>Jan</b>\u00a0Nowak</p>", "jan nowak"),
        ("a.html", '<a href="../jan-nowak/">x</a>', "jan nowak"),
        ("a.html", '<img alt="Close plant&nbsp;B">', "close plant b"),
        ("a.html", "<p>the works\ncouncil is not told</p>", "the works council is not"),
        ("index.json", '{"text": "Zamkni\\u0119cie zak\\u0142adu B"}', "zamknięcie zakładu b"),
        ("search.js", 'f("zamknięcie zakładu b")', "zamknięcie zakładu b"),
        ("pictures/close-plant-b.svg", "<svg/>", "close plant b"),
        ("a.html", '<a href="x#market-share">', None),
        ("a.html", "<p>the market share, Grow, Jan Open, Marta Kowal</p>", None),
        ("a.html", "<p>Jan and Nowak</p>", None),
        ("a.png", "Jan Nowak", None),
    ],
)  # fmt: skip
def test_what_is_found(reading, name, content, what):
    found = look([(name, content.encode())], reading)
    assert [problem.values["what"] for problem in found] == ([what] if what else [])


def test_compressed_files_are_opened(reading):
    (found,) = look([("sitemap.xml.gz", gzip.compress(b"<loc>/close-plant-b/</loc>"))], reading)
    assert (found.values["file"], found.span.file) == ("sitemap.xml", "plans/strategy/objectives.yml")


def test_what_many_files_share_is_looked_at_once(reading):
    found = look([(f"{number}.html", b"<nav>\nClose plant B\n</nav>\n<p>more") for number in range(3)], reading)
    assert [problem.values["file"] for problem in found] == ["0.html"]
