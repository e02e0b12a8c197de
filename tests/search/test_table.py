from hypothesis import given
from hypothesis import strategies as st

from planloom.search.table import Forms, LemmaTable, forms_in, forms_of, packed

FORMS = st.sets(st.text("abcłą", min_size=1, max_size=6), min_size=1, max_size=8)


def forms(*strong: str, weak: tuple[str, ...] = ()) -> Forms:
    return Forms(frozenset(strong), frozenset(weak))


def test_words_with_the_same_endings_share_a_line() -> None:
    lines = packed({"plan": forms("plan", "planu", "planem"), "cel": forms("cel", "celu", "celem")})
    assert lines == ("0,em,u;|cel plan",)


def test_the_lemma_comes_first() -> None:
    assert packed({"rynek": forms("rynek", "rynku")}) == ("ek,ku;|ryn",)


def test_weak_forms_stand_behind_a_semicolon() -> None:
    assert packed({"badać": forms("badać", "bada", weak=("badanie",))}) == ("ć,0;nie|bada",)


def test_a_name_and_a_lemma_of_another_shape_are_written_out() -> None:
    assert packed({"Nowak": forms("nowak", "nowaka")}) == ("0,a;|nowak=Nowak",)
    apart = Forms(frozenset({"dobry"}), apart=((frozenset({"lepszy", "lepsi"}), frozenset()),))
    assert packed({"dobry": apart}) == ("0;|dobry", "i,zy;|leps=dobry")


@given(st.dictionaries(st.text("abcłą", min_size=1, max_size=6), st.tuples(FORMS, FORMS), max_size=6))
def test_the_lines_hold_every_form_and_no_other(found: dict[str, tuple[set[str], set[str]]]) -> None:
    table = {lemma: Forms(frozenset(strong), frozenset(weak - strong)) for lemma, (strong, weak) in found.items()}
    all_forms = {form for strong, weak in found.values() for form in strong | weak}
    assert forms_in(LemmaTable(packed(table))) == all_forms
    strong_of, weak_of = forms_of(LemmaTable(packed(table)))
    for form in all_forms:
        assert strong_of.get(form, frozenset()) == {lemma for lemma, one in table.items() if form in one.strong}
        assert weak_of.get(form, frozenset()) == {lemma for lemma, one in table.items() if form in one.weak}


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), FORMS, max_size=6))
def test_the_order_of_words_does_not_matter(found: dict[str, set[str]]) -> None:
    table = {lemma: Forms(frozenset(strong)) for lemma, strong in found.items()}
    assert packed(table) == packed(dict(reversed(table.items())))
