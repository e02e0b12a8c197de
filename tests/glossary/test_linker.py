"""Links in finished HTML: where they stand, where not, and that nothing else changes."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose_samples import glossary

from effort import examples
from planloom.glossary import Place, link, load_text
from planloom.prose import render

pytest.importorskip("morfeusz2")

GLOSSARY = glossary()
PLACE = Place("pl", "../glossary/")
INSERTED = re.compile(
    r'<a class="gl" href="[^"]*" aria-describedby="gl-[^"]*">(.*?)</a>|(?: class="gl")? aria-describedby="gl-[^"]*"',
    re.DOTALL,
)


def body(page, place=PLACE, made=GLOSSARY):
    return link(page, made, place).html.split('<aside class="gl-defs"')[0]


def unlinked(page):
    """Take out what the linker put in."""
    return INSERTED.sub(lambda match: match[1] or "", page.rsplit('<aside class="gl-defs"', 1)[0])


def said(page):
    """Make sentences of the paragraphs of a page: what is none is a label."""
    return page.replace("</p>", " Tak to jest.</p>")


def terms(page, place=PLACE, made=GLOSSARY):
    page = said(page)
    return re.findall(r'aria-describedby="gl-([^"]*)"', body(page, place, made))


@pytest.mark.parametrize(
    ("page", "linked"),
    [
        ("<p>Bez planu ani rusz.</p>", ["plan"]),
        ("<h2>Zysk</h2><p>To zysk.</p>", ["profit"]),
        ("<p>zysk, zysku</p><p>zyskiem</p>", ["profit"]),
        ("<h2>A</h2><p>zysk</p><h3>B</h3><p>zysku</p><h4>C</h4><p>zyskiem</p>", ["profit", "profit"]),
        (
            "<p>Lead</p><li>Zysk: 3 mln zł</li><dd>Cel</dd><td>Marża <span>dobra</span></td>".replace(
                "</p>", "<br></p >"
            ),
            [],
        ),
        ("<li>Lead Grzegorz Wrona</li><li>Dyrektor ds. Marketingu</li><li>Zysk netto za 2027 r.</li>", []),
        ("<div>Zysk rośnie w tym roku.</div><p>W roku 2027 <small>cel i zysk</small></p>", ["profit"]),
        ("<p>Zobacz <a href='x'>zysk</a>, <code>zysk</code>, <kbd>zysk</kbd>.</p>", []),
        ("<pre><code>zysk</code></pre><script>zysk</script><style>zysk</style><!-- zysk -->", []),
        ("<details><summary>zysk</summary><p>marża</p></details>", ["margin"]),
        (
            "<div class='no-glossary'><p>zysk</p></div><p>marża <span class='x no-glossary'>zysk</span></p>",
            ["margin"],
        ),
        ("<p translate='no'>zysk</p><p aria-hidden='true'>zysk</p><p hidden>zysk</p>", []),
        ("<p>zy&shy;sk&nbsp;netto oraz udzia&#322; w&nbsp;rynku</p>", ["net-profit", "market-share"]),
        ("<p>plan\nmarketingowy<br>zysk</p>", ["marketing-plan", "profit"]),
        ("<p>plan<br/>marketingowy</p>", ["marketing-plan"]),
        ("<p>plan</p><p>marketingowy</p>", ["plan"]),
        ("<p>plan <strong>marketingowy</strong></p>", ["marketing-plan"]),
        ("<p><em>plan</em> <strong>marketingowy</strong></p>", ["marketing-plan"]),
        ("<p><em>To plan</em> marketingowy</p>", []),
        ("<p>plan <a href='x'>marketingowy</a></p>", []),
        ("<p>koszt<sup id='r'><a href='#fn'>1</a></sup></p>", ["cost"]),
        ("<p>zy<wbr>sk i <img src='x'> marża</p>", ["profit", "margin"]),
        (
            "<p>Po angielsku <span lang='en'>marketing plan</span>, a potem plan.</p>",
            ["marketing-plan", "plan"],
        ),
        ("<div lang='en'><p>The plan costs money.</p></div>", ["plan"]),
        ("<p>W tym celu. Układ ma <a href='x'>wierzycieli</a>.</p>", ["arrangement"]),
        ("<table><tr><th>Zysk</th></tr><tr><td>12,5%</td></tr><tr><td>3 zł</td></tr></table>", []),
        ("<table><tr><th>Kto</th></tr><tr><td>Tu stoi opis zysku.</td><td>Opis marży</td></tr></table>", ["profit"]),
        ("<p>Tu jest zysk.</p>a <", ["profit"]),
        ("<p>Tu jest zysk.</P ><P CLASS=x>A tu marża.", ["profit", "margin"]),
        ("", []),
    ],
)
def test_terms_are_linked_in_prose_and_nothing_else_is_changed(page, linked):
    assert terms(page) == linked
    assert unlinked(link(page, GLOSSARY, PLACE).html) == page


def test_the_link_and_its_explanation():
    made, _ = load_text(
        "- {id: a-b, en: {term: aim, definition: 'What <we> want.'}, pl: {term: cel, abbr: CL, definition: Co chcemy.}}\n",
        "terms.yml",
    )
    linked = link("<p>Ani rusz bez celów.</p>", made, Place("pl", "../glossary/"))
    assert linked.terms == ("a-b",)
    assert linked.html == (
        '<p>Ani rusz bez <a class="gl" href="../glossary/#a-b" aria-describedby="gl-a-b">celów</a>.</p>'
        '<aside class="gl-defs" hidden data-search-exclude data-more="Otwórz w słowniku">'
        '<p class="gl-defs__title">Pojęcia użyte na tej stronie</p><dl>'
        '<dt>cel (CL)</dt><dd id="gl-a-b">Co chcemy. '
        '<span class="gl-defs__other">po angielsku: <span lang="en">aim</span></span></dd></dl></aside>'
    )
    english = link("<p>These are our aims.</p>", made, Place("en", "glossary/")).html
    assert "What &lt;we&gt; want." in english
    assert 'Polish: <span lang="pl">cel</span>' in english


def test_a_tooltip_says_a_definition_in_plain_words():
    made, _ = load_text(
        "- {id: goal, en: {term: goal, definition: 'What *we* want; see [[far-aim]] and [[far-aim|aims]].'}}\n"
        "- {id: far-aim, en: {term: distant aim, definition: A goal.}}\n",
        "terms.yml",
    )
    page = link("<p>This is our goal.</p>", made, Place("en", "glossary/")).html
    assert ">What we want; see distant aim and aims.</dd>" in page


def test_definitions_stand_in_the_order_of_the_polish_alphabet():
    page = link(
        "<p>Żaden zysk, wartość dla klienta, cena, cel, ceny, a tu układ z wierzycielem.</p>", GLOSSARY, PLACE
    ).html
    found = re.findall(r"<dt>(.*?)</dt>", page)
    assert found == ["cel", "cena", "klient", "układ", "wartość", "wierzyciel", "zysk"]


def test_a_term_without_the_readers_language_is_explained_in_the_other():
    made, _ = load_text("- {id: enquiry, en: {term: enquiry, definition: A prospect.}}\n", "terms.yml")
    page = '<p>To nasz znany <span lang="en">enquiry</span>.</p>'
    assert '<dt lang="en">enquiry</dt><dd id="gl-enquiry" lang="en">A prospect.</dd>' in link(page, made, PLACE).html


def test_links_by_hand_get_their_explanation():
    page = '<p><a href="../glossary/#goal">nasz cel</a> i cele; <a class="x" href="/pl/glossary#plan">plan</a></p>'
    linked = link(page, GLOSSARY, PLACE)
    assert linked.terms == ("goal", "plan")
    assert linked.html.startswith(
        '<p><a class="gl" aria-describedby="gl-goal" href="../glossary/#goal">nasz cel</a> i cele; '
        '<a aria-describedby="gl-plan" class="x"'
    )
    assert unlinked(linked.html) == page


def test_on_the_glossary_page_an_entry_does_not_link_itself():
    page = '<h2 id="goal">cel</h2><p>cel i plan</p><h2 id="plan">plan</h2><p>cel i plan</p>'
    place = Place("pl", "", is_glossary=True)
    assert terms(page, place) == ["plan", "goal"]


@pytest.mark.parametrize(
    ("choice", "linked"),
    [
        (None, ["plan", "profit"]),
        (False, []),
        ("false", []),
        ({"skip": ["plan"]}, ["profit"]),
        ({"skip": "plan"}, ["profit"]),
        ("true", ["plan", "profit"]),
        (7, ["plan", "profit"]),
    ],
)
def test_a_page_opts_out(choice, linked):
    assert terms("<p>plan i zysk</p>", PLACE.with_choice(choice)) == linked


MARKUP = st.sampled_from(
    [
        "<p>", "</p>", "<h2>", "</h2>", "<em>", "</em>", "<a href='x'>", "</a>", "<code>", "</code>", "<br>", "<!-- x -->",
        "<span lang=en>", "</span>", "<img alt='zysk>'>", "<script>", "</script>", "<td>", "<table>", "</table>", "&nbsp;",
        "&amp;", "&#322;", "&shy;", "<", ">", '"', "plan", "marketingowy", "zysk", "netto", "cel", "plans", "market", " ", "\n", "x",
    ]
)  # fmt: skip


@settings(max_examples=examples(400), deadline=None)
@given(st.lists(MARKUP, max_size=40).map("".join), st.sampled_from(["en", "pl"]))
def test_removing_the_links_gives_back_the_page(page, language):
    assert unlinked(link(page, GLOSSARY, Place(language, "g/")).html) == page


@settings(max_examples=examples(200), deadline=None)
@given(st.text(max_size=80))
def test_any_text_survives(page):
    assert unlinked(link(page, GLOSSARY, PLACE).html) == page


def test_a_passage_of_a_plan_opts_out():
    page = render("Its *plan*{ .no-glossary } and goals.\n\nThe market.\n{ .no-glossary }\n\nA *price*{.x}\n").html
    assert terms(page, Place("en", "g/")) == ["goal", "price"]


def test_a_page_is_no_thicket():
    filler = "<p>Tak się tu teraz mówi o niczym.</p>" * 10  # seven words each
    page = (
        f"<h2>A</h2><p>Bez planu nie ma zysku ani udziału w rynku.</p><h2>B</h2><p>Zysk to udział w rynku.</p>{filler}"
    )
    assert terms(page, replace(PLACE, density=1)) == ["market-share"]
    assert terms(page, replace(PLACE, density=3)) == ["plan", "profit", "market-share"]
    assert terms(page) == ["plan", "profit", "market-share", "profit", "market-share"]


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(MARKUP, max_size=60).map("".join), st.sampled_from([1, 2, 5]))
def test_density_is_never_exceeded(page, density):
    page = f"<p>{page} Bez planu nie ma zysku.</p>"
    words = len(re.findall(r"\w*[^\W\d_]\w*", re.sub(r"<[^>]*>", " ", page)))
    assert len(terms(page, replace(PLACE, density=density))) <= (words + 3) * density / 100


OF_AREAS = """
glossary:
  - {id: any-lead, en: {term: press agent, definition: Anyone who speaks.}, pl: {term: rzecznik, definition: Kto mówi.}}
  - {id: shop, only_in: [sales], en: {term: counter, definition: A table.}, pl: {term: lada, definition: Stół.}}
  - {id: works, only_in: [works/metal], en: {term: counter, definition: A meter.}, pl: {term: licznik, definition: Miernik.}}
"""


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("sales/shops/", ["any-lead", "shop"]),
        ("sales", ["any-lead", "shop"]),
        ("sales-2028/", ["any-lead"]),
        ("works/", ["any-lead"]),
        ("works/metal/", ["any-lead", "works"]),
        ("", ["any-lead"]),
    ],
)
def test_a_term_of_an_area_is_linked_there_alone(address, linked):
    made, problems = load_text(OF_AREAS, "terms.yml")
    assert problems == []
    page = "<p>The press agent stood at the counter.</p>"
    assert list(link(page, made.within(address), Place("en", "../glossary/")).terms) == linked
