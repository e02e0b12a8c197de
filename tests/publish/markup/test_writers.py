"""Every word of a page reaches each mark-up, in order and set apart, and no text becomes mark-up."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from writer_samples import TEXT, full, page, section, sections_of, wiki

from effort import examples
from planloom.publish.writers import confluence, dokuwiki, gfm, mediawiki
from planloom.publish.writers import document as doc
from planloom.publish.writers.page_document import page_document

EXPECTED = Path(__file__).parent / "expected"
SIGNS = """{{ }} [[ ]] <script> </script> %% ~~ ~~~~ | || ---- -- ... * ** # = == ''' '' __TOC__ : ; ! {| |} |- <nowiki> </nowiki> <code> </code>
]]> <![CDATA[ &amp; &lt; & ` ``` $x$ \\ // \\\\ (c) (( )) :tada: http://a.example www.a.example ISBN 0-306-40615-2 RFC 2119 FIXME 3x4 :-) 8-) ^ > + - 1. 2)
<b> </b> {{foo}} {%x%} _ __ #REDIRECT łódź "q" ~~NOTOC~~ a@b.pl <a@b.pl> {{{1}}} ''x %""".split()  # noqa: SIM905
hostile = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=7).flatmap(
    lambda signs: st.sampled_from((" ", "")).map(lambda sign: sign.join(signs))
)
inlines = st.recursive(
    hostile.map(doc.Words) | st.just(doc.Break()),
    lambda inner: st.builds(
        doc.Mark, st.sampled_from(("strong", "em", "code")), st.lists(inner, min_size=1, max_size=3).map(tuple)
    ),
    max_leaves=4,
)
lines = (
    st.lists(inlines, min_size=1, max_size=4)
    .map(lambda line: doc.tidied(_unnested(line)))
    .filter(lambda line: doc.plain(line).strip())
)
paragraphs = lines.map(doc.Paragraph)
texts = paragraphs.map(lambda one: (one,))
entries = st.builds(doc.Entry, texts)
blocks = st.one_of(
    paragraphs,
    st.builds(doc.Heading, st.just(3), st.just(""), lines),
    st.builds(doc.Listing, st.lists(entries, min_size=1, max_size=2).map(tuple), st.sampled_from((None, 1))),
    st.builds(doc.Definitions, st.lists(st.tuples(lines, texts), min_size=1, max_size=2).map(tuple)),
    st.builds(doc.Box, st.sampled_from(("info", "folded", "card")), lines, texts),
    st.builds(doc.Quote, texts),
    st.builds(
        lambda head, cell: doc.Table(((doc.Cell(head), doc.Cell(())),), ((doc.Cell(cell), doc.Cell(head)),)),
        texts,
        texts,
    ),
)
documents = st.lists(blocks, min_size=1, max_size=5).map(tuple)


def _unnested(line, within=()):
    for part in line:
        if isinstance(part, doc.Mark):
            inside = tuple(_unnested(part.inside, (*within, part.kind)))
            yield from inside if part.kind in within else (doc.Mark(part.kind, inside),)
        else:
            yield part


def spoken(blocks):
    """Return the words of a document without any white space, as wikis part words in their own ways."""
    return squeezed("".join(_words(block) for block in blocks))


def squeezed(text):
    return "".join(re.sub("[\u200b\ufeff]", "", text).split())


def _words(block):
    match block:
        case doc.Heading(_, _, line) | doc.Paragraph(line):
            return doc.plain(line)
        case doc.Listing(entries):
            return "".join(_words(one) for entry in entries for one in entry.blocks)
        case doc.Definitions(pairs):
            return "".join(doc.plain(name) + "".join(map(_words, of)) for name, of in pairs)
        case doc.Box(_, title, inside):
            return doc.plain(title) + "".join(map(_words, inside))
        case doc.Quote(inside):
            return "".join(map(_words, inside))
        case doc.Table(heads, rows):
            return "".join(_words(one) for row in (*heads, *rows) for cell in row for one in cell.blocks)
        case doc.Code(text):
            return text
        case _:
            return ""


def storage(text):
    """Return storage format as an element: it has to be well-formed."""
    return ET.fromstring(f'<x xmlns:ac="ac" xmlns:ri="ri">{text}</x>')  # noqa: S314  # written by us


def shown(text):
    return html.fragment_fromstring(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text), create_parent="div"
    )


PAGE = page([])
NAMES = wiki(PAGE)


@settings(max_examples=examples(60))
@given(documents)
def test_storage_format_is_well_formed_and_says_every_word(blocks):
    made = storage(confluence._Writer(PAGE, NAMES).blocks(blocks))  # noqa: SLF001
    titles = {"title"}
    wanted = "".join(made.itertext())
    assert squeezed(wanted) == spoken(blocks)
    assert {item.get("{ac}name") for item in made.iter("{ac}parameter")} <= titles


@settings(max_examples=examples(60))
@given(documents)
@example((doc.Paragraph((doc.Words("1."), doc.Break(), doc.Words("# x"))),))
def test_markdown_says_every_word_and_has_no_other_elements(blocks):
    made = shown(gfm._Writer(PAGE, NAMES).blocks(blocks))  # noqa: SLF001
    pairs = sum(len(block.pairs) for block in blocks if isinstance(block, doc.Definitions))
    said = squeezed(made.text_content())
    assert said.replace(":", "") == spoken(blocks).replace(":", ""), made
    assert said.count(":") == spoken(blocks).count(":") + pairs
    known = "div p h3 ul ol li strong em code br table thead tbody tr th td blockquote details summary"
    assert {item.tag for item in made.iter()} <= set(known.split())


@pytest.mark.parametrize("name", ["mediawiki", "dokuwiki", "gfm", "confluence"])
def test_a_page_with_everything_is_written_as_expected(name, update_golden):
    one = full()
    names = wiki(one, en="Plan:{}", pl="Plan:{} (pl)")
    made = {
        "mediawiki": lambda: mediawiki.write(one, names),
        "dokuwiki": lambda: dokuwiki.write(one, dokuwiki.Places(names, ":plan:files")),
        "gfm": lambda: gfm.write(one, names),
        "confluence": lambda: confluence.write(one, names),
    }[name]()
    file = EXPECTED / f"{name}.txt"
    if update_golden:
        file.parent.mkdir(exist_ok=True)
        file.write_text(made, "utf-8")
    assert made == file.read_text("utf-8")


def test_the_reader_keeps_every_word_in_order_and_glues_none():
    one = page(sections_of(TEXT))
    words = [word for block in page_document(one, wiki(one)) for word in _words(block).split()]
    roots = [html.fragment_fromstring(part.whole, create_parent="div") for part in one.sections]
    for tabs in (tabs for root in roots for tabs in root.xpath(".//div[@class='tabbed-labels']")):
        tabs.drop_tree()
    said = squeezed("".join(root.text_content() for root in roots)).replace("↩", "")
    told_words = (
        "".join(words)
        .replace("Barsthatrise", "")
        .replace("risk·40", "risk40")
        .replace("MineMy", "My")
        .replace("YoursYour", "Your")
    )
    assert told_words == said
    assert "at" in words
    assert "risk" in words
    assert "riskat" not in words


def test_spans_on_lines_of_their_own_are_set_apart():
    one = page(
        [
            section(
                '<table><tbody><tr><td><span class="pl-entry">One</span><span class="pl-entry">Two</span></td></tr></tbody></table>'
            )
        ]
    )
    assert "One<br>Two" in gfm.write(one, wiki(one))


def test_links_lead_to_pages_and_places_of_the_wiki():
    one = full()
    names = wiki(one)
    assert "[[:Glossary#margin|" in mediawiki.write(one, names)
    assert "[[Glossary#margin|Anna: the 1st]]" in dokuwiki.write(one, dokuwiki.Places(names, ":files"))
    assert '<ac:link ac:anchor="margin"><ri:page ri:content-title="Glossary" />' in confluence.write(one, names)
    assert "(Glossary#margin)" in gfm.write(one, names)
