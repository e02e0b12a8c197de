"""What is found on a page is what Material's own reader finds there."""

import pytest
from material.plugins.search.plugin import Parser

from planloom.search import sections, spaced

PAGES = {
    "nothing": "",
    "words alone": "Just <b>words</b>.",
    "headings": '<h1 id="t">Title<a class="headerlink" href="#t" title="x">&para;</a></h1><p>One.</p><h2 id="a">A <code>b</code></h2>\n<p>Two &amp; three &lt;x&gt;</p>',
    "no heading at the top": '<p>Before.</p><h2 id="a">A</h2><p>After.</p>',
    "a heading without id": "<h1>T</h1><p>x</p><h2>No</h2><p>y</p>",
    "lists": "<h1 id='t'>T</h1><ul>\n<li>One</li>\n<li><p>Two</p>\n<ol><li>3</li></ol></li></ul>",
    "a table": '<h1 id="t">T</h1><table><tbody><tr><td class="x>y">1</td><td>2<br>3</td></tr></tbody></table>end',
    "headings within": '<h1 id="t">T</h1><div><div><h3 id="c">Card</h3><p>in</p></div>still</div><p>out</p>',
    "left out": '<h1 id="t">T</h1><div data-search-exclude><svg><g><text>no</text><path d="M0"/></g></svg></div><p>yes</p>',
    "left out within": '<h1 id="t">T</h1><p>a <span data-search-exclude>no <span>no</span></span> b</p><p title="data-search-exclude">c</p>',
    "a heading left out": '<h1 id="t">T</h1><h2 id="a" data-search-exclude>A</h2><p>x</p><h2 id="b">B</h2>y',
    "scripts": '<h1 id="t">T</h1><script>if (1 < 2) "<p>no</p>"</script><style>p > b {}</style><p>x</p>',
    "preformatted": '<h1 id="t">T</h1><pre><code>a  b\n  c &lt;d&gt;\n</code></pre><p>x\ny</p>',
    "signs": '<h1 id="ł">Łódź&nbsp;&#8211; 5 &gt; 3</h1><p>a<sub>2</sub> <img src="x" alt="no"> <!-- no --> &quot;q&quot; a > b</p><p></p>',
    "empty elements": '<h1 id="t">T</h1><p> </p><ul></ul><p>x</p><p></p>',
}


def plain(found) -> list[tuple[str, str, str | None]]:
    """Return sections with every run of blanks as one."""
    return [(" ".join("".join(one.title).split()), " ".join("".join(one.text).split()), one.id) for one in found]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_same_is_found(page):
    parser = Parser()
    parser.feed(spaced(page))
    parser.close()
    assert plain(sections(page)) == plain(one for one in parser.data if not one.is_excluded())


def test_what_only_a_tag_keeps_apart_is_not_glued():
    assert plain(sections("one<br>two<br/><table><tr><td>a</td><td>b</td></tr></table>")) == [("", "one two a b", None)]


def test_labels_are_left_out():
    page = (
        '<nav class="pl-crumbs"><p>Home</p></nav><h1 id="t">T</h1><div class="pl-serves"><p>Serves</p></div>'
        '<div class="pl-facts"><dl><dt>Theme</dt><dd>Two markets</dd></dl></div><dl><dt>Word</dt><dd>x</dd></dl>'
        "<table><thead><tr><th>Owner</th></tr></thead><tbody><tr><td>Anna</td></tr></tbody></table>"
    )
    assert plain(sections(page)) == [("", "", None), ("T", "Two markets Word x Anna", "t")]
