"""What readers call pages that we call otherwise."""

from planloom.site.called import called


def test_pages_of_the_site_and_of_a_plan_have_other_names_in_both_languages() -> None:
    assert "late" in called("attention/", "en").split()
    assert "etaty" in called("jeden-ciag/workforce/", "pl").split()
    assert "etaty" in called("group/change/workforce/", "pl").split()


def test_a_page_of_a_plan_is_not_taken_for_that_of_the_site() -> None:
    assert "register" in called("risks/", "en")
    assert called("sales/risks/", "en") == ""
    assert called("", "pl") == called("workforce/", "pl") == ""


def test_pages_are_called_by_the_questions_that_they_answer() -> None:
    assert "who" in called("people/anna/", "en").split()
    assert "who" not in called("people/", "en").split()
    assert "ile" in called("jeden-ciag/budget/", "pl").split()
