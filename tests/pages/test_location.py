"""Links: relative to the page, none to the page itself, and the same after a page is moved."""

import posixpath
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.pages.location import Location, moved, relative

HERE = Location("strategy/objectives/grow", "en")
ADDRESS = st.lists(st.sampled_from(["strategy", "sales", "a", "b", "people"]), max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("strategy/objectives/grow", None),
        ("strategy/objectives/grow#revenue", "#revenue"),
        ("strategy", "../../"),
        ("strategy#why", "../../#why"),
        ("strategy/objectives/grow-more", "../grow-more/"),
        ("", "../../../"),
        ("sales/quotas#q1", "../../../sales/quotas/#q1"),
    ],
)
def test_a_link_is_relative_and_leads_nowhere_from_the_page_to_itself(address, expected):
    assert HERE.href(address) == expected


def test_the_home_page_leads_to_itself_by_a_folder_where_it_must():
    assert relative("", "") == "./"
    assert relative("#top", "") == "#top"


def test_pictures_lie_where_they_lie_among_the_plans():
    assert HERE.media(PurePosixPath("strategy/map.png")) == "../../../strategy/map.png"


@pytest.mark.parametrize("name", ["100%.png", "%41.png", "what?.pdf", "#1.png", "zł a.png"])
def test_an_address_leads_to_a_file_of_any_name(name):
    address = HERE.media(PurePosixPath("strategy") / name)
    assert unquote(urlsplit(address).path) == f"../../../strategy/{name}"


@given(ADDRESS, ADDRESS)
def test_a_link_leads_where_it_should(start, address):
    way = relative(address, start)
    assert posixpath.normpath(posixpath.join("/", start, way)) == posixpath.normpath(posixpath.join("/", address))
    assert way.endswith("/")


@given(ADDRESS, ADDRESS, ADDRESS, st.sampled_from(["", "#x"]))
def test_a_link_that_moves_to_another_page_leads_to_the_same_place(start, address, to, anchor):
    assert moved(relative(address + anchor, start), start, to) == relative(address + anchor, to)
