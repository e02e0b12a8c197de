from planloom.values import Text


def test_the_reader_gets_what_there_is():
    both, english, polish, none = Text("a", "b"), Text(en="a"), Text(pl="b"), Text()
    assert [text.in_("pl") for text in (both, english, polish, none)] == ["b", "a", "b", ""]
    assert [text.in_("en") for text in (both, english, polish, none)] == ["a", "a", "b", ""]
    assert [text.exact("pl") for text in (both, english, polish, none)] == ["b", None, "b", None]
    assert [text.language_for("pl") for text in (both, english, polish)] == ["pl", "en", "pl"]
    assert [text.language_for("en") for text in (both, english, polish)] == ["en", "en", "pl"]
    assert [text.languages for text in (both, english, polish, none)] == [("en", "pl"), ("en",), ("pl",), ()]
    assert [bool(text) for text in (both, english, polish, none)] == [True, True, True, False]
    assert [str(text) for text in (both, english, polish, none)] == ["a", "a", "b", ""]
