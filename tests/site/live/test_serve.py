"""``planloom serve`` itself, over a project that is written meanwhile."""

import signal

import pytest
from click.testing import CliRunner

from planloom.cli import main

pytestmark = pytest.mark.slow

CONFIG = "site_name: T\ndocs_dir: plans\nsite_url: https://example.com/docs/\ntheme: {name: material}\nplugins: [search, planloom]\n"


def test_what_is_saved_is_shown_and_what_is_broken_is_told(written, serve_project):
    plan, broken = written / "plans/strategy/plan.md", written / "plans/strategy/objectives.yml"
    with serve_project(written) as site:
        site.shows("/strategy/", "The first words.")
        assert '<script src="/.planloom/live.js"' in site.get("/pl/strategy/")[1]
        assert site.news()["findings"] == []

        plan.write_text(plan.read_text().replace("first", "second"))
        site.shows("/strategy/", "The second words.")

        broken.write_text("objectives: [")
        site.until(lambda: site.news()["broken"])
        assert site.get("/strategy/")[0] == 200
        told = site.news("pl")
        assert told["title"] == "Strona nie została zbudowana ponownie"
        assert told["findings"][0]["place"] == "plans/strategy/objectives.yml:1:13"
        assert told["findings"][0]["source"].startswith("objectives: [\n")
        site.until(lambda: "error[S201]" in "".join(site.said))

        broken.write_text("objectives:\n  - {id: grow, title: Grow}\n")
        site.until(lambda: not site.news()["broken"])
        assert {finding["level"] for finding in site.news()["findings"]} == {"warning"}
        assert "Grow" in site.get("/strategy/objectives/grow/")[1]
        assert site.get("/%00")[0] == site.get("/..%2f..%2fetc/passwd")[0] == 404
        assert site.get("/", Host="example.com")[0] == 421
        site.until(lambda: len(list(site.temporary.glob("planloom-*/[0-9]*"))) <= 2)

        assert site.end() == 0
        assert list(site.temporary.iterdir()) == []
    assert not (written / "site").exists()
    assert "Traceback" not in "".join(site.said)


def test_plans_that_are_broken_from_the_beginning_are_served_when_they_are_mended(written, serve_project):
    plan = written / "plans/strategy/plan.md"
    good = plan.read_text()
    plan.write_text(good.replace("kind: strategy", "kind: stratgy"))
    with serve_project(written, "--lang", "pl") as site:
        site.shows("/", "Strony nie da się jeszcze zbudować")
        status, page = site.get("/")
        assert status == 503
        assert "plans/strategy/plan.md:2:" in page
        plan.write_text(good)
        site.shows("/strategy/", "The first words.")
        assert site.end(signal.SIGINT) == 0
        assert list(site.temporary.iterdir()) == []


def test_everything_a_site_is_made_from_is_watched(written, serve_project):
    (written / "base.yml").write_text(CONFIG)
    (written / "mkdocs.yml").write_text("INHERIT: base.yml\ntheme: {custom_dir: theme}\n")
    (written / "theme").mkdir()
    with serve_project(written, "--trust") as site:
        site.shows("/docs/strategy/", "The first words.")
        for file, text, words in (
            (
                "theme/main.html",
                '{% extends "base.html" %}{% block site_meta %}<!-- mine -->{% endblock %}',
                "<!-- mine -->",
            ),
            ("templates/plan.html.j2", "<p>from my template</p>", "from my template"),
            ("base.yml", CONFIG + "copyright: From below\n", "From below"),
            ("planloom.yml", "brand: '#123456'\n", "brand.css"),
        ):
            (written / file).parent.mkdir(exist_ok=True)
            (written / file).write_text(text)
            site.shows("/docs/strategy/", words)
        (written / "mkdocs.yml").write_text("INHERIT: base.yml\nnonsense: [\n")
        site.until(lambda: site.news()["broken"])
        assert site.news()["findings"][0]["place"].startswith("mkdocs.yml:")


def test_an_end_within_a_build_leaves_nothing(written, serve_project):
    with serve_project(written) as site:
        assert "The site is being built" in site.get("/")[1]
        assert site.end() == 0
        assert list(site.temporary.iterdir()) == []
    assert "Traceback" not in "".join(site.said)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "`here` is no address to listen at"), ("pl", "`here` nie jest adresem")]
)
def test_what_is_no_address_is_refused(written, language, said):
    result = CliRunner().invoke(main, ["serve", "-C", str(written), "-a", "here", "--lang", language])
    assert result.exit_code == 2
    assert said in result.output
