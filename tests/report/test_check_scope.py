from planloom.report.check_scope import CheckScope


def test_what_was_compared_is_one_line():
    assert (
        CheckScope(214, 1, 5, {}).in_words("en")
        == "compared: 214 pairs of figures and 1 result with its target; plans: 5"
    )


def test_what_could_not_be_is_said_with_its_reason():
    compared = CheckScope(1, 2, 1, {"without_result": 12, "without_rate": 1, "in_words": 3, "unknown": 22})
    assert compared.in_words("pl") == (
        "porównano: 1 parę liczb i 2 wyniki z wartościami docelowymi; planów: 1; nie porównano: 12 wartości docelowych bez"
        " wyniku, 1 kwoty bez kursu waluty, 3 mierników opisanych słowami, 22 par, w których jednej liczby nie ma"
    )
    assert compared.as_data()["not_compared"] == {"without_result": 12, "without_rate": 1, "in_words": 3, "unknown": 22}


def test_nothing_compared_is_said():
    assert CheckScope(0, 0, 2, {}).in_words("en").startswith("compared: nothing")
