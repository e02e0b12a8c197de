"""Whatever a template, a plugin or a writer lets slip is found before it takes any place."""

import gzip
import textwrap

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.program import content_digest
from planloom.project import find_project, read_plans
from planloom.site.output.leak_scan import ScannedFiles, scan, scan_folder, sought_for
from planloom.store import Store

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
          - {id: zebra, title: Grow, audience: [board]}
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
        ("a.html", '<a href="close%20plant%20b/">', "close plant b"),
        ("a.html", "<p>Jan &lt;b&gt;Nowak", "jan nowak"),
        ("feed.xml", "<p>Jan &lt;b&gt;Nowak&lt;/b&gt;", "jan nowak"),
        ("a.html", "<p>1 &lt; Jan Nowak &gt; 0", "jan nowak"),
        ("a.html", "<p>Jan &amp; &#8211; No&shy;wak", "jan nowak"),
        ("a.json", '"Jan\\nNowak"', "jan nowak"),
        ("a.html", "<p>Jan – Nowak 5 > 3", "jan nowak"),
        ("a.html", "<ul><li>Jan</li><li>Nowak</li></ul>", "jan nowak"),
        ("a.html", '<a href="x#market-share">', None),
        ("a.html", "<p>the market share, Grow, Jan Open, Marta Kowal</p>", None),
        ("a.html", "<p>Jan and Nowak</p>", None),
        ("a.png", "Jan Nowak", None),
    ],
)  # fmt: skip
def test_what_is_found(reading, name, content, what):
    found = scan([(name, content.encode())], reading)
    assert [problem.values["what"] for problem in found] == ([what] if what else [])


def test_what_says_it_is_named_and_no_reference_before_it(tmp_path, reading):
    text = "objectives:\n  - id: ask\n    supports: [close-plant-b]\n    title: Ask before we close plant B\n"
    (tmp_path / "plans/strategy/more.yml").write_text(text, "utf-8")
    sought = sought_for(read_plans(find_project(tmp_path)[0]))
    (phrase,) = (one for one in sought.by_word["close"] if one.row == " close plant b ")
    assert str(sought.said_at(phrase)) == "plans/strategy/more.yml:4:1"


def test_compressed_files_are_opened(reading):
    (found,) = scan([("sitemap.xml.gz", gzip.compress(b"<loc>/close-plant-b/</loc>"))], reading)
    assert (found.values["file"], found.span.file) == ("sitemap.xml", "plans/strategy/objectives.yml")


def test_what_many_files_share_is_looked_at_once(reading):
    found = scan([(f"{number}.html", b"<nav>\nClose plant B\n</nav>\n<p>more") for number in range(3)], reading)
    assert [problem.values["file"] for problem in found] == ["0.html"]


@pytest.mark.parametrize(
    ("before", "page", "what"),
    [
        (("a.html", b"<p>Jan\nKos</p>\n<p>Ewa\nNowak</p>"), b"<p>Jan\nNowak</p>", "jan nowak"),
        (("search.js", b'<a href="zebra">\n'), b'<a href="zebra">\n', "zebra"),  # one word is none of a program
    ],
)
def test_lines_and_tags_that_were_seen_elsewhere_tell_in_another_place(reading, before, page, what):
    assert not scan([before], reading)
    assert [problem.values["what"] for problem in scan([before, ("c.html", page)], reading)] == [what]


@pytest.mark.parametrize(
    "page", [b"<p>Jan\n<p>one\n<p>two\n<p>three\n<p>Nowak", b'<a href="jan">x</a><a href="nowak">y</a>']
)
def test_what_does_not_follow_each_other_is_not_read_together(reading, page):
    """Lines that were seen before are left out from between; tags are read one by one."""
    assert not scan([("a.html", b"<p>one\n<p>two\n<p>three\n"), ("b.html", page)], reading)


def known(reading, folder):
    return ScannedFiles(Store(folder), sought_for(reading))


def test_a_file_that_was_looked_at_is_not_looked_at_again(reading, tmp_path):
    page = ("a.html", b"<p>Grow</p>")
    assert scan([page], reading, known(reading, tmp_path)) == []
    again = known(reading, tmp_path)
    assert again.has(page[0], content_digest(page[1]))
    assert not again.has("b.html", content_digest(page[1]))
    assert not again.has(page[0], content_digest(b"<p>Grows</p>"))


def test_only_what_was_taken_over_and_looked_at_is_not_read(reading, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    good, bad = b"<p>Grow</p>", b"<p>Close plant B</p>"
    (site / "a.html").write_bytes(good)
    assert scan_folder(site, reading) == []
    (site / "a.html").write_bytes(bad)  # which nobody can without a trace
    assert scan_folder(site, reading, {"a.html": content_digest(good)}) == []
    assert len(scan_folder(site, reading, {"a.html": content_digest(bad)})) == 1
    assert len(scan_folder(site, reading, {"b.html": content_digest(good)})) == 1
    assert len(scan_folder(site, reading)) == 1


def test_what_gives_something_away_now_is_found_in_files_that_are_known(reading, tmp_path):
    """A word that a visible source says is excused, until none says it any more."""
    header, objectives = (tmp_path / "plans/strategy" / name for name in ("plan.md", "objectives.yml"))
    objectives.write_text(objectives.read_text("utf-8").replace("market-share", "quiet-harbour"), "utf-8")
    header.write_text(f"{header.read_text('utf-8')}A quiet harbour.\n", "utf-8")
    page = ("a.html", b'<a href="../quiet-harbour/">a quiet harbour</a>')
    before = read_plans(find_project(tmp_path)[0])
    assert scan([page], before, known(before, tmp_path)) == []
    header.write_text(header.read_text("utf-8").replace("quiet", "loud"), "utf-8")
    later = read_plans(find_project(tmp_path)[0])
    assert [problem.values["what"] for problem in scan([page], later, known(later, tmp_path))] == ["quiet harbour"]


def test_a_site_that_another_renderer_built_is_looked_at_before_it_is_finished(reading, tmp_path):
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    page.write_text("<article>Close plant B</article>", "utf-8")
    result = CliRunner().invoke(main, ["finish", "-C", str(tmp_path), str(page.parent)])
    assert (result.exit_code, "S705" in result.output) == (1, True)
    assert page.read_text("utf-8") == "<article>Close plant B</article>"
