"""What a real MediaWiki shows of each page."""

import os

import mediawiki_server
import pytest
from hypothesis import HealthCheck, Phase, find, settings
from lxml import html
from test_writers import documents, spoken, squeezed
from writer_samples import full
from writer_samples import wiki as wiki_of

from planloom.publish.writers.mediawiki import _Writer, write

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not mediawiki_server.is_there() and "CI" not in os.environ,
        reason="MediaWiki is not installed: .ci/install-packages",
    ),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with mediawiki_server.serving(tmp_path_factory.mktemp("mediawiki")) as running:
        yield running


def test_every_word_of_every_text_is_shown_as_it_is(server):
    made = []

    def gather(blocks):
        made.append(blocks)
        return len(made) > 60

    chosen = settings(max_examples=61, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
    find(documents, gather, settings=chosen)
    writer = _Writer(full(), wiki_of(full()))
    parts = [f"== start{number}x ==\n\n{writer.blocks(blocks)}\n" for number, blocks in enumerate(made)]
    server.says("Hostile", "__NOTOC__ __NOEDITSECTION__\n" + "\n".join(parts))
    root = html.fragment_fromstring(server.html("Hostile"), create_parent="div")
    for style in root.xpath("//style"):
        style.drop_tree()
    shown = squeezed(root.text_content())
    wrong = []
    for number, blocks in enumerate(made):
        after = shown.split(f"start{number}x", 1)[1].split(f"start{number + 1}x", 1)[0]
        if after != spoken(blocks):
            wrong.append((parts[number], spoken(blocks), after))
    assert not wrong, f"{len(wrong)}: {wrong[0]}"
    assert root.xpath("//script | //a[not(contains(@href, '#'))]") == []


def test_a_page_with_everything_says_every_word(server):
    server.says("Full", write(full(), wiki_of(full())))
    words = html.fragment_fromstring(server.html("Full"), create_parent="div").text_content()
    told = ("Revenue", "1 200", "At the foot", "Folded words.", "What it means.")
    assert [word for word in told if word not in words] == []
