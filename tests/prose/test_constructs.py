"""What a text may hold, each with the HTML that is made of it."""

import pytest

from planloom.prose import Fenced, Surroundings, Target, plain, render, render_line
from planloom.prose.colours import LANGUAGES, LONGEST, coloured

KNOWN = {"grow": Target("Growth & more", "@strategy/objectives/grow"), "hidden": Target("Hidden")}
FILES = {"map.png", "my map.png", "zdjęcie łódź.png", "a_b.md", "notes.md#why"}
AROUND = Surroundings(
    reference=KNOWN.get, local=lambda path, image: f"@{path}" if path.replace("%20", " ") in FILES else None
)


def html(source, around=AROUND):
    return render(source, around).html


def kinds(source, around=AROUND):
    return [refusal.kind for refusal in render(source, around).refused]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>"),
        ("a<br>b, m<sup>2</sup>, CO<sub>2</sub>", "<p>a<br>b, m<sup>2</sup>, CO<sub>2</sub></p>"),
        ("<small>x</small> <kbd>y</kbd>", "<p><small>x</small> <kbd>y</kbd></p>"),
        ('<abbr title="x">y</abbr> <span lang="pl">z</span>', '<p><abbr title="x">y</abbr> <span lang="pl">z</span></p>'),
        ("# Łódź – źródła", '<h1 id="lodz-zrodla"><a id="odz-zroda"></a>Łódź – źródła</h1>'),
        ("## Any\n## Łany\n## Any", '<h2 id="any">Any</h2>\n<h2 id="lany">Łany</h2>\n<h2 id="any_1"><a id="any_2"></a>Any</h2>'),
        ("# 🎯", '<h1 id="section"><a id="_1"></a>🎯</h1>'),
        ("# Plan {#own}", '<h1 id="own">Plan </h1>'),
        ("# Plan\n# Aims {#plan}", '<h1 id="plan_1">Plan</h1>\n<h1 id="plan">Aims </h1>'),
        ("a {#b}\n\n# B", '<p id="b">a </p>\n<h1 id="b_1">B</h1>'),
        ("a[^1].\n\n[^1]: b", ('<p>a<sup><a class="footnote-ref" href="#fn-1" id="fnref-1-0">1</a></sup>.</p>\n'
         '<div class="footnote pl-notes"><hr><ol><li id="fn-1"><p>b\u00a0<a class="footnote-backref" href="#fnref-1-0" '
         'title="Back to the text of note 1">↩</a></p>\n</li>\n</ol>\n</div>')),
        ("a\n:   b", "<dl><dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ('!!! warning "T *x*"\n    a', '<div class="admonition warning"><p class="admonition-title">T <em>x</em></p>\n<p>a</p>\n</div>'),
        ("!!! note\n    a\nb", '<div class="admonition note"><p class="admonition-title">Note</p>\n<p>a</p>\n</div>\n<p>b</p>'),
        ('??? tip "T"\n    a', '<details class="tip"><summary>T</summary>\n<p>a</p>\n</details>'),
        ('???+ tip "T"\n    a', '<details open="" class="tip"><summary>T</summary>\n<p>a</p>\n</details>'),
        ("<details>\n<summary>T</summary>\n\n- a\n\n</details>", "<details><summary>T</summary>\n<ul><li>a</li>\n</ul>\n</details>"),
        ("- [ ] a\n- [x] b", '<ul><li class="task-list-item"><input type="checkbox" disabled=""> a</li>\n<li class="task-list-item"><input type="checkbox" disabled="" checked=""> b</li>\n</ul>'),
        ("3. a\n4. b", '<ol start="3"><li>a</li>\n<li>b</li>\n</ol>'),
        ("- a\n  - b", "<ul><li>a\n<ul><li>b</li>\n</ul>\n</li>\n</ul>"),
        ("- a\n    - b", "<ul><li>a\n<ul><li>b</li>\n</ul>\n</li>\n</ul>"),
        ("> a", "<blockquote><p>a</p>\n</blockquote>"),
        ("|a|b|\n|-|-:|\n|c|`d|e`|", ('<table><thead><tr><th>a</th>\n<th style="text-align: right;">b</th>\n</tr>\n</thead>\n'
         '<tbody><tr><td>c</td>\n<td style="text-align: right;"><code>d|e</code></td>\n</tr>\n</tbody>\n</table>')),
        ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b\n</code></pre>'),
        ("*[KPI]: key figure\n\nThe KPI, no KPIs", '<p>The <abbr title="key figure">KPI</abbr>, no KPIs</p>'),
        ("[[grow]]", '<p><a href="@strategy/objectives/grow">Growth &amp; more</a></p>'),
        ("[[grow|our *aim*]]", '<p><a href="@strategy/objectives/grow">our *aim*</a></p>'),
        ("[[hidden]]", "<p>Hidden</p>"),
        ("|a|\n|-|\n|[[grow\\|us]]|\n|[[grow|us]]|", "<table><thead><tr><th>a</th>\n</tr>\n</thead>\n<tbody>"
         + '<tr><td><a href="@strategy/objectives/grow">us</a></td>\n</tr>\n' * 2 + "</tbody>\n</table>"),
        ("[a](notes.md#why)", '<p><a href="@notes.md#why">a</a></p>'),
        ("[a](https://a.pl/x?y=ł)", '<p><a href="https://a.pl/x?y=%C5%82">a</a></p>'),
        ("<https://a.pl> <a@b.pl>", '<p><a href="https://a.pl">https://a.pl</a> <a href="mailto:a@b.pl">a@b.pl</a></p>'),
        ("[a][x]\n\n[x]: #there", '<p><a href="#there">a</a></p>'),
        ('![a](map.png "T"){ width=50 }', '<p><img src="@map.png" alt="a" title="T" width="50"></p>'),
        ("![a](<my map.png>) ![b](my map.png)", '<p><img src="@my%20map.png" alt="a"> <img src="@my%20map.png" alt="b"></p>'),
        ("![a](my%20map.png)", '<p><img src="@my%20map.png" alt="a"></p>'),
        ("Passage.\n{ .no-glossary }", '<p class="no-glossary">Passage.\n</p>'),
        ("*price*{ .no-glossary }", '<p><em class="no-glossary">price</em></p>'),
        ("1 <b and c <d", "<p>1 &lt;b and c &lt;d</p>"),
        ("a == b, 10:30:45, C++, 2^10, ~5, 1~2~3, urn:isbn:1, ++i", "<p>a == b, 10:30:45, C++, 2^10, ~5, 1~2~3, urn:isbn:1, ++i</p>"),
        ("<!-- a -->\n<!-- b -->\n\nc\n\n> <!-- d --> \n", "<p>c</p>\n<blockquote></blockquote>"),
        ("a <!-- b --> c\n\n<!--\nd\n-->", "<p>a  c</p>"),
    ],
)  # fmt: skip
def test_what_may_stand_in_a_text(source, made):
    assert html(source) == made
    assert kinds(source) == []


def test_tabs():
    made = html('=== "A"\n    a\n\n=== "B"\n    b\n', Surroundings(prefix="x-"))
    assert made == (
        '<div class="tabbed-set tabbed-alternate" data-tabs="1:2"><input type="radio" id="tabs-x-1-1" name="tabs-x-1" checked="">'
        '<input type="radio" id="tabs-x-1-2" name="tabs-x-1"><div class="tabbed-labels"><label for="tabs-x-1-1">A</label>'
        '<label for="tabs-x-1-2">B</label></div>\n<div class="tabbed-content"><div class="tabbed-block"><p>a</p>\n</div>\n'
        '<div class="tabbed-block"><p>b</p>\n</div>\n</div>\n</div>'
    )


@pytest.mark.parametrize(
    ("source", "kind", "words", "shown"),
    [
        ("a <font>b</font>", "tag", "font", "<p>a &lt;font&gt;b&lt;/font&gt;</p>"),
        ("a <b>b", "tag", "b", "<p>a &lt;b&gt;b</p>"),
        ('a <div class="x', "tag", "div", '<p>a &lt;div class="x</p>'),
        ("a <b c=d e", "tag", "b", "<p>a &lt;b c=d e</p>"),
        ("a </span", "tag", "/span", "<p>a &lt;/span</p>"),
        ("{ .no-glossary }", "foreign", "{ .no-glossary }", "<p>{ .no-glossary }</p>"),
        ("a</div>", "tag", "/div", "<p>a&lt;/div&gt;</p>"),
        ('<abbr class="x">b</abbr>', "tag", "abbr", "<p><abbr>b</abbr></p>"),
        ("<script>a</script>", "active", "<script>", "<p>&lt;script&gt;a&lt;/script&gt;</p>"),
        ("<b onclick=x>a</b>", "active", "<b>", "<p><b>a</b></p>"),
        ("[a](javascript:x)", "active", "javascript:x", "<p>a</p>"),
        ("![a](//b.pl/c.png)", "active", "//b.pl/c.png", "<p>a</p>"),
        ("![a](https://b.pl/c.png)", "image", "https://b.pl/c.png", "<p>a</p>"),
        ("![a](no.png)", "image", "no.png", "<p>a</p>"),
        ("[*a*](no.md)", "link", "no.md", "<p><em>a</em></p>"),
        ("[[gone-for-good]]", "reference", "gone-for-good", "<p>gone for good</p>"),
        ("a ==b [c](#d)==", "foreign", "==", '<p>a ==b <a href="#d">c</a>==</p>'),
        ("a ^^b^^", "foreign", "^^", "<p>a ^^b^^</p>"),
        ("H~2~O", "foreign", "~2~", "<p>H~2~O</p>"),
        ("x^2^", "foreign", "^2^", "<p>x^2^</p>"),
        (":smile:", "foreign", ":smile:", "<p>:smile:</p>"),
        ("++ctrl+c++", "foreign", "++ctrl+c++", "<p>++ctrl+c++</p>"),
        ("a [^b] c", "note", "[^b]", "<p>a [^b] c</p>"),
        ("a {{ b }} c", "foreign", "{{ b }}", "<p>a {{ b }} c</p>"),
        ("*a*{ .b }", "foreign", "{ .b }", "<p><em>a</em>{ .b }</p>"),
        ("```mermaid\na\n```", "foreign", "mermaid", '<pre><code class="language-mermaid">a\n</code></pre>'),
        ("~~~py title=x\na\n~~~", "foreign", "title=x", '<p>title=x</p>\n<pre><code class="language-py">a\n</code></pre>'),
        ("~~~{.py .x}\na\n~~~", "foreign", "{.py .x}", '<p>{.py .x}</p>\n<pre><code class="language-py">a\n</code></pre>'),
        ("[Deadline]: May", "foreign", "[Deadline]: May", "<p>[Deadline]: May</p>"),
        ("a\n\n- [b]: c 'd\n  e'", "foreign", "[b]: c 'd\ne'", "<p>a</p>\n<ul><li><p>[b]: c 'd\ne'</p>\n</li>\n</ul>"),
        ("[a]: a_b.md\n[a]: d\n\n[a]", "foreign", "[a]: d", '<p>[a]: d</p>\n<p><a href="@a_b.md">a</a></p>'),
        ("*[KPI]: b\n\nNo KPIs", "foreign", "*[KPI]: b", "<p>*[KPI]: b</p>\n<p>No KPIs</p>"),
        ("*[→]: b\n\n→", "foreign", "*[→]: b", "<p>*[→]: b</p>\n<p>→</p>"),
        ("*[A]: b\n*[A]: c\n\nA", "foreign", "*[A]: b", '<p>*[A]: b</p>\n<p><abbr title="c">A</abbr></p>'),
        ("> " * 41 + "a", "depth", "", "<blockquote>" * 40 + "<pre>&gt; a</pre>\n" + "</blockquote>\n" * 39 + "</blockquote>"),
    ],
)  # fmt: skip
def test_what_may_not_is_shown_as_it_is_and_told(source, kind, words, shown):
    made = render(source, AROUND)
    assert [(refusal.kind, refusal.words) for refusal in made.refused] == [(kind, words)]
    assert made.html == shown


@pytest.mark.parametrize(
    "source",
    [
        "a\n<font>", "- a\n\n  > b <font>", "|a|b|\n|-|-|\n|x \\| y|<font>|", '!!! note "<font>"\n    a', "!!! note\n    a\n\n    - <font>", "# a <font>",
        "a[^1]\n\n[^1]: b <font>", "Term\n:   <font>", "<details>\n<summary><font></summary>\n</details>", "*a <font>*", "- [ ] a <font>", '=== "a"\n    <font>',
        "żółć 日本 <font>", "`<b>` <font>", "> [a]: b\n> [<font>]\n\n[a]",
    ],
)  # fmt: skip
def test_the_place_is_that_in_the_text(source):
    (refusal,) = render(source).refused
    assert source[refusal.start : refusal.end] == "<font>"


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a *b*", "a <em>b</em>"),
        ("a\n\nb\nc", "a<br><br>b c"),
        ("a\n\n- b\n- c\n  - d\n\ne", "a<br>• b<br>• c <br>• d<br><br>e"),
        ("1. a\n2. b", "1. a<br>2. b"),
        ("- [ ] a\n- [x] b", "• ☐ a<br>• ☑ b"),
        ("|a|b|\n|-|-|\n|c|d|", "a · b<br><br>c · d"),
        ("# a\n\n> b", "a<br><br>b"),
        ('!!! note "T"\n    a', "T<br><br>a"),
        ("```\na\nb\n```", "<code>a b </code>"),
    ],
)
def test_on_one_line(source, made):
    assert render_line(source, AROUND).html == made


def test_two_notes_of_one_name_are_not_glued_on_a_line():
    assert "<br>1. b<br>c" in render_line("a[^1]\n\n[^1]: b\n\n[^1]: c").html


def test_the_way_back_from_a_note_is_no_word():
    assert plain("a[^1] b\n\n[^1]: *c*") == "a1 b 1. c"


@pytest.mark.parametrize("remark", ["[//]: # (a remark)", "[a]: <> (a remark)", '[a]: # "a remark"'])
def test_a_remark_in_the_usual_form_is_left_out(remark):
    made = render(f"a\n\n{remark}\n")
    assert (made.html, made.refused) == ("<p>a</p>", [])


def test_polish_lines_do_not_break_behind_short_words():
    made = html("i w *domu* o 12 % z `x`", Surroundings(language="pl"))
    assert made == "<p>i\u00a0w\u00a0<em>domu</em> o\u00a012\u00a0% z\u00a0<code>x</code></p>"


def test_headings_begin_at_the_level_asked_for():
    made = render("# A\n\n### B", Surroundings(level=3))
    assert [(one.level, one.id, one.text) for one in made.headings] == [(3, "a", "A"), (5, "b", "B")]
    assert [block.kind for block in made.blocks] == ["heading", "heading"]
    assert made.blocks[0].inner == "A"


def test_what_is_drawn_by_others_stands_in_its_place():
    asked = []

    def drawn(block):
        asked.append(block)
        return "<!-- chart-1 -->"

    made = render("a\n\n```vegalite\n{}\n```\n\n- b\n\n  ~~~ vegalite\n  {}\n  ~~~\n", Surroundings(drawn=drawn))
    assert asked == [Fenced("vegalite", "{}", 3, 1), Fenced("vegalite", "{}", 9, 3, at_margin=False)]
    assert [block.kind for block in made.blocks] == ["paragraph", "drawing", "other"]


def test_what_stands_in_a_text_is_listed_with_its_place():
    source = 'See [[grow|us]], [a](b.md "T") and ![c](d.png).'
    made = render(source)
    assert [(one.id, one.words, source[one.start : one.end]) for one in made.references] == [
        ("grow", "us", "[[grow|us]]")
    ]
    assert [(one.address, one.image, source[one.start : one.end]) for one in made.links] == [
        ("b.md", False, "b.md"),
        ("d.png", True, "d.png"),
    ]
    assert made.text == "See us, a and c."


def test_code_is_coloured_where_somebody_sees_it():
    source = "```yaml\na: 1 # <b>\n```"
    assert html(source) == '<pre><code class="language-yaml">a: 1 # &lt;b&gt;\n</code></pre>'
    assert html(source, Surroundings(coloured=True)) == (
        '<div class="highlight"><pre><code class="language-yaml"><span class="nt">a</span><span class="p">:</span> '
        '<span class="l">1</span> <span class="c1"># &lt;b&gt;</span>\n</code></pre>\n</div>'
    )


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_colours_change_no_word(language):
    code = "a: <b> 'c' \"d\n\t# e\r\n--f\u00a0\ufeffg\n\n\n"
    assert "".join(words for words, _ in coloured(code, language)) == code


def test_what_is_not_coloured():
    assert list(coloured("a", "brainfuck")) == [("a", None)]
    assert list(coloured("a" * (LONGEST + 1), "yaml")) == [("a" * (LONGEST + 1), None)]
    assert "span" not in render_line("```yaml\na: 1\n```", Surroundings(coloured=True)).html


def test_html_of_plans_that_are_trusted_passes_through():
    around = Surroundings(raw_html=True)
    assert html('<div class="x" markdown>\n\n*a*\n\n</div>', around) == '<div class="x">\n<p><em>a</em></p>\n</div>'
    assert html('a <font color="red">b</font>', around) == '<p>a <font color="red">b</font></p>'
    assert kinds('a <font>b</font> <b onclick="x">c</b>', around) == []
    assert render_line("a\n\n<div>\nb\n</div>", around).html == "a<br><br><div> b </div>"


@pytest.mark.parametrize(
    ("source", "address", "behind"),
    [
        ("see https://a.example/b_c_d?x=1&y=2.", "https://a.example/b_c_d?x=1&amp;y=2", "."),
        ("(http://a.example/b_(c))", "http://a.example/b_(c)", ")"),
        ("**https://a.example**", "https://a.example", ""),
        ("„https://a.example/b”", "https://a.example/b", "”"),
        ("https://a.example/<b>c</b>", "https://a.example/", ""),
        ("https://a.example:8080/, and", "https://a.example:8080/", ", and"),
    ],
)
def test_an_address_of_the_web_becomes_a_link_without_the_signs_of_the_sentence(source, address, behind):
    found = render(source)
    assert f'<a href="{address}">{address}</a>' in found.html
    assert behind in found.html
    (link,) = found.links
    assert source[link.start : link.end] == link.address


@pytest.mark.parametrize(
    "source",
    ["`https://a.example`", "javascript://a.example/x", "xhttps://a.example", "https://a", "https://me@a.example/",
     "https://a.example@b.example", "ftp://a.example", "file:///etc/a.example", "https://", "//a.example",
     "https://javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_becomes_no_link(source):
    assert "<a " not in html(source)


def test_an_address_in_the_words_of_a_link_is_no_link_of_its_own():
    assert (
        html("[x https://a.example](https://b.example)") == '<p><a href="https://b.example">x https://a.example</a></p>'
    )


def test_an_address_in_a_cell_becomes_a_link_and_its_words_stay():
    source = "https://a.example/b"
    assert render_line(source).html == f'<a href="{source}">{source}</a>'
    assert plain(f"see {source}.") == f"see {source}."
