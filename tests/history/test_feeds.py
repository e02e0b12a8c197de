"""Feeds are Atom as RFC 4287 has it: whole, in the right order, with names that last."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from planloom.chronicle import Chronicle
from planloom.history.build_chronicle import chronicle_of
from planloom.pages import Options, write
from planloom.project import find_project, read_plans
from planloom.site.feeds import Feeds

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PLANS = {
    "plans/strategy/plan.yml": "kind: strategy\nobjectives: [{id: grow, title: Grow}]\n",
    "plans/sales/plan.yml": """\
        kind: sales
        objectives: [{id: sell, title: Sell & <b>more</b>, supports: [grow], revenue_target: {2027: 50m}}]
    """,
}
SALES = "plans/sales/plan.yml"


def feeds_of(repo, base="", index="", chronicle=None):
    reading = read_plans(find_project(repo.project)[0])
    chronicle = chronicle or chronicle_of(reading)
    site, _ = write(reading.figures, Options(chronicle=chronicle))
    return {
        (one.language, place): ET.fromstring(content)  # noqa: S314  # our own
        for one in site.languages
        for place, content in Feeds(chronicle, reading.graph, one, base and f"{base}{one.language}/", index).all()
    }


def only(parent, tag):
    [found] = parent.findall(ATOM + tag)
    return found


def assert_valid(feed):
    """What RFC 4287 asks of a feed (4.1.1) and of an entry (4.1.2)."""
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        assert only(one, "id").text.startswith("urn:uuid:")
        assert only(one, "title").text.strip()
        assert MOMENT.fullmatch(only(one, "updated").text)
        alternates = [link for link in one.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert alternates[0].get("href")
        for author in one.findall(f"{ATOM}author"):
            assert only(author, "name").text.strip()
    assert feed.findall(f"{ATOM}author")
    for entry in entries:
        assert only(entry, "content").get("type") == "html"
        assert only(entry, "content").text.startswith("<ul><li>")
    moments = [only(one, "updated").text for one in entries]
    assert moments == sorted(moments, reverse=True)
    assert only(feed, "updated").text == max(moments, default=only(feed, "updated").text)
    names = [only(one, "id").text for one in (feed, *entries)]
    assert len(set(names)) == len(names)


@pytest.fixture
def changed(repo):
    made = repo(PLANS)
    made.edit(SALES, "50m", "60m")
    made.commit("More & <more>", author="Jan Żółw")
    made.edit(SALES, "supports: [grow]", "supports: []")
    made.edit("plans/strategy/plan.yml", "title: Grow", "title: Grow fast")
    made.commit("Otherwise")
    return made


def test_there_is_a_feed_of_all_and_one_of_each_plan_in_each_language(changed):
    feeds = feeds_of(changed)
    assert set(feeds) == {
        (language, place)
        for language in ("en", "pl")
        for place in ("changes.xml", "strategy/changes.xml", "sales/changes.xml")
    }
    for feed in feeds.values():
        assert_valid(feed)
    names = [only(feed, "id").text for feed in feeds.values()]
    assert len(set(names)) == len(names)
    titles = [only(one, "title").text for one in feeds["en", "sales/changes.xml"].findall(f"{ATOM}entry")]
    assert titles == ["Otherwise", "More & <more>"]


def test_what_writers_write_is_words(changed):
    entry = feeds_of(changed)["en", "sales/changes.xml"].findall(f"{ATOM}entry")[1]
    assert "Sell &amp; &lt;b&gt;more" in only(entry, "content").text
    assert only(only(entry, "author"), "name").text == "Jan Żółw"


def test_addresses_are_whole_where_the_site_has_one(changed):
    feeds = feeds_of(changed, "https://example.org/plans/")
    links = {link.get("rel"): link.get("href") for link in feeds["pl", "sales/changes.xml"].findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://example.org/plans/pl/sales/",
        "self": "https://example.org/plans/pl/sales/changes.xml",
    }
    assert (
        feeds_of(changed, "", "index.html")["en", "sales/changes.xml"].find(f"{ATOM}link").get("href") == "index.html"
    )


def test_names_last(changed):
    def ids():
        return [one.text for feed in feeds_of(changed).values() for one in feed.iter(f"{ATOM}id")]

    before = ids()
    changed.edit(SALES, "60m", "70m")
    assert ids() == before
    changed.commit("Once more")
    assert set(before) < set(ids())


def test_without_a_past_there_is_no_feed_and_with_a_short_one_it_is_whole(repo):
    made = repo(PLANS)
    assert not feeds_of(made, chronicle=Chronicle())
    for feed in feeds_of(made).values():
        assert_valid(feed)
        assert only(feed, "updated").text == dt.datetime(2027, 3, 1, 1, tzinfo=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
