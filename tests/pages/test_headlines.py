"""What stands above charts is true of what they show, and says nothing where nothing can be said."""

import datetime as dt
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.pages.pictures.headlines import aims, amounts, shapes
from planloom.pages.pictures.headlines.counting import Said, Things, so_many_of
from planloom.pages.pictures.headlines.values import at_end, largest, share, until
from planloom.values import Money, Period, Unit

LANGUAGES = ("en", "pl")
language = st.sampled_from(LANGUAGES)
sizes = st.one_of(st.none(), st.integers(-3, 9).map(Decimal))
currencies = st.sampled_from(["PLN", "PLN", "PLN", "EUR"])
amount = st.one_of(st.none(), st.builds(Money, st.integers(-3, 9).map(Decimal), currencies))


def plain(text):
    return text.replace("\u00a0", " ")


def both(make):
    return tuple(plain(make(one)) for one in LANGUAGES)


CASES = {
    (0, 1): ("No objective is at risk", "Żaden cel nie jest zagrożony"),
    (1, 1): ("The only objective is at risk", "Jedyny cel jest zagrożony"),
    (0, 11): ("None of the eleven objectives is at risk", "Żaden z jedenastu celów nie jest zagrożony"),
    (1, 11): ("One of eleven objectives is at risk", "Jeden z jedenastu celów jest zagrożony"),
    (3, 11): ("Three of eleven objectives are at risk", "Trzy z jedenastu celów są zagrożone"),
    (5, 12): ("Five of twelve objectives are at risk", "Pięć z dwunastu celów jest zagrożonych"),
    (2, 2): ("Both objectives are at risk", "Oba cele są zagrożone"),
    (22, 123): ("22 of 123 objectives are at risk", "22 ze 123 celów są zagrożone"),
    (25, 200): ("25 of 200 objectives are at risk", "25 z 200 celów jest zagrożonych"),
    (0, 0): ("", ""),
}


@pytest.mark.parametrize(("counted", "words"), CASES.items())
def test_numbers_agree_with_what_they_count(counted, words):
    said = both(lambda one: so_many_of(*counted, aims.OBJECTIVES, aims.AT_RISK, one))
    assert said == words


def test_gender_and_the_case_after_a_denial():
    assert so_many_of(2, 15, aims.ITEMS, aims.LATE, "pl") == "Dwie z 15 pozycji są opóźnione"
    assert so_many_of(2, 2, aims.ITEMS, aims.LATE, "pl") == "Obie pozycje są opóźnione"
    assert so_many_of(0, 2, aims.ITEMS, aims.LATE, "en") == "Neither of the two items is late"
    assert so_many_of(1, 15, aims.ITEMS, aims.LATE, "pl") == "Jedna z 15 pozycji jest opóźniona"
    assert (
        so_many_of(0, 5, amounts.PLANS, amounts.OVER, "pl")
        == "Żaden z pięciu planów nie ma budżetu wyższego od alokacji"
    )
    assert so_many_of(3, 7, aims.RISKS, aims.SEVERE, "pl") == "Trzy z siedmiu ryzyk mają ocenę co najmniej {limit}"


@given(st.integers(0, 300), st.integers(0, 300), language)
def test_both_numbers_are_told(count, more, language):
    things, said = Things("x", "xs", "x", "xy", "xów", "n"), Said("is", "are", "jest", "są", "jest")
    words = so_many_of(count, count + more, things, said, language)
    assert bool(words) == bool(count + more)
    for number in (count, count + more):
        if number > 12 and (number == count + more or more):
            assert str(number) in words


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(-2, 9).map(Decimal), max_size=4))
def test_the_largest_part_is_larger_than_all_others(parts):
    found = largest(parts)
    if found is None:
        values = sorted(parts.values())
        assert len(values) < 2 or values[0] < 0 or sum(values) == 0 or values[-1] == values[-2]
    else:
        assert all(parts[found.name] > value for name, value in parts.items() if name != found.name)
        assert found.share * sum(parts.values()) == pytest.approx(parts[found.name])


@given(st.lists(st.tuples(st.sampled_from("abc"), amount), max_size=5), language)
def test_most_goes_to_what_is_named_and_nothing_is_said_of_gaps_or_two_currencies(parts, language):
    words = amounts.most(parts, "PLN", language)
    if any(one is None or one.currency != "PLN" for _, one in parts):
        assert words == ""
    if words:
        sums = {name: sum(one.amount for other, one in parts if other == name) for name, _ in parts}
        best = max(sums, key=sums.get)
        assert list(sums.values()).count(sums[best]) == 1
        assert f": {best}" in words or f"to {best}:" in words
        assert share(sums[best] / sum(sums.values()), language) in words


@given(st.lists(st.tuples(st.sampled_from("abc"), amount, amount), max_size=5), language)
def test_so_many_plans_are_above_their_allocation(pairs, language):
    compared = [
        (name, have, most) for name, have, most in pairs if None not in (have, most) and have.currency == most.currency
    ]
    names = {name for name, _, _ in compared}
    above = {name for name, have, most in compared if have.amount > most.amount}
    words = amounts.against_allocations(pairs, language)
    assert words == so_many_of(len(above), len(names), amounts.PLANS, amounts.OVER, language)


@given(st.lists(st.tuples(st.just("a"), amount, amount), max_size=4), language)
def test_a_budget_is_compared_only_where_every_period_has_both(pairs, language):
    words = amounts.against_allocation(pairs, language)
    if not words:
        assert not pairs or any(a is None or b is None or a.currency != b.currency for _, a, b in pairs)
        return
    apart = sum(have.amount - most.amount for _, have, most in pairs)
    wanted = amounts.ABOVE if apart > 0 else amounts.BELOW if apart < 0 else amounts.EQUAL
    assert words.startswith(wanted.in_(language).split("{", maxsplit=1)[0])


@given(st.lists(st.integers(-50, 50).map(Decimal), min_size=1, max_size=4), st.integers(0, 100).map(Decimal), language)
def test_cost_falls_or_rises_as_the_totals_do(changes, before, language):
    after = before + sum(changes)
    words = amounts.saved([(before, True), *((one, False) for one in changes), (after, True)], "PLN", language)
    if before <= 0 or after == before:
        assert words == ""
    else:
        wanted = amounts.LESS_COST if after < before else amounts.MORE_COST
        assert words.startswith(wanted.in_(language).split("{", maxsplit=1)[0])
        assert share(abs(after - before) / before, language) in words


@given(st.integers(-9, 9).map(Decimal), st.booleans(), st.sampled_from([None, dt.date(2027, 3, 31)]), language)
def test_a_payback_is_told_only_where_there_is_one(amount, exact, payback, language):
    course = amounts.Course(dt.date(2028, 12, 31), amount, exact, payback)
    words = plain(amounts.paid_back(course, "PLN", language))
    if not exact:
        assert words == ""
    elif payback:
        assert {"en": "by March 2027", "pl": "do końca marca 2027 r."}[language] in words
    elif amount < 0:
        assert words.startswith({"en": "The cost is not earned back", "pl": "Nakłady nie zwrócą się"}[language])
    else:
        assert "earned back" not in words
        assert "zwrócą" not in words


@given(st.lists(st.sampled_from(["off_track", "at_risk", "on_track", "done", ""]), max_size=20), language)
def test_objectives_are_told_by_the_worst_status(statuses, language):
    words = aims.objectives(statuses, language)
    assert bool(words) == bool(statuses)
    if not any(statuses):
        assert not words or {"en": "a status yet", "pl": "nie ma jeszcze statusu"}[language] in words
        return
    off, risky = statuses.count("off_track"), statuses.count("at_risk")
    assert (aims.OFF.one[3:] in words or "poniżej planu" in words) == bool(off)
    assert ("at risk" in words or "zagroż" in words) == bool(risky)
    assert ({"en": "without a status", "pl": "bez statusu"}[language] in words) == ("" in statuses)


@given(st.lists(st.one_of(st.none(), st.integers(1, 25)), max_size=8), language)
def test_risks_are_told_by_their_scores(scores, language):
    words = aims.severe(scores, language)
    known = [score for score in scores if score is not None]
    assert bool(words) == bool(known)
    if known and max(known) < 15:
        assert words.endswith(f"{max(known)}")


MEASURES = {
    (Unit("%", "%"), Decimal(-4)): (
        "Revenue: 4 points below what was expected by September 2027",
        "Revenue: o 4 p.p. poniżej oczekiwań na koniec września 2027 r.",
    ),
    ("PLN", Decimal(1_000_000)): (
        "Revenue: PLN 1m more than expected by September 2027",
        "Revenue: o 1 mln zł więcej, niż oczekiwano na koniec września 2027 r.",
    ),
    (None, Decimal(0)): (
        "Revenue: as expected by September 2027", "Revenue: zgodnie z oczekiwaniami na koniec września 2027 r.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given_", "words"), MEASURES.items())
def test_a_measure_is_told_against_what_was_expected(given_, words):
    unit, apart = given_
    one = aims.Stands("Revenue", unit, dt.date(2027, 9, 30), apart=apart)
    assert both(lambda language: aims.stands(one, language)) == words


def test_a_measure_without_anything_to_compare_has_its_result_or_no_sentence():
    one = aims.Stands("Visits", "", dt.date(2027, 9, 15), actual="12")
    assert both(lambda language: aims.stands(one, language)) == (
        "Visits: 12 by 15 September 2027", "Visits: 12 na dzień 15 września 2027 r.",
    )  # fmt: skip
    assert aims.stands(aims.Stands("Visits", "", dt.date(2027, 9, 15)), "en") == ""


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1)), language)
def test_a_month_stands_for_its_last_day_alone(day, language):
    ends = (day + dt.timedelta(days=1)).day == 1
    assert (str(day.day) not in until(day, language).split(" ")[0]) == ends
    assert str(day.year) in plain(at_end(day, language))


@given(sizes, sizes, language)
def test_headcount_falls_or_rises(before, after, language):
    words = shapes.headcount(before, after, language)
    if before is None or after is None or before <= 0:
        assert words == ""
    else:
        wanted = shapes.FALLS if after < before else shapes.RISES if after > before else shapes.STAYS
        assert words.startswith(wanted.in_(language).split("{", maxsplit=1)[0])


@given(st.lists(sizes, max_size=5), language)
def test_a_funnel_names_the_one_stage_before_which_most_are_lost(counts, language):
    stages = [(f"s{number}", count) for number, count in enumerate(counts)]
    words = shapes.funnel(stages, language)
    if len(counts) < 2 or any(count is None or count <= 0 for count in counts):
        assert words == ""
    elif words:
        rates = [after / before for before, after in itertools.pairwise(counts)]
        assert max(rates) <= 1
        assert f"“s{len(counts) - 1}”" in words or f"„s{len(counts) - 1}”" in words
        if ";" in words:
            assert words.endswith((f"“s{rates.index(min(rates)) + 1}”", f"„s{rates.index(min(rates)) + 1}”"))
            assert rates.count(min(rates)) == 1


@given(st.lists(st.tuples(st.booleans(), sizes), max_size=5), language)
def test_targeted_segments_are_counted_and_weighed_only_where_all_is_known(rows, language):
    words = shapes.segments(rows, language)
    assert bool(words) == bool(rows)
    if ";" in words:
        assert all(size is not None and size >= 0 for _, size in rows)
        part = sum(size for targeted, size in rows if targeted) / sum(size for _, size in rows)
        assert share(part, language) in words


@given(st.dictionaries(st.sampled_from(sorted(shapes.QUADRANTS)), st.integers(-2, 9).map(Decimal)), language)
def test_a_quadrant_brings_most_only_where_it_alone_does(parts, language):
    words = shapes.quadrants(parts, language)
    if words:
        best = max(parts, key=parts.get)
        assert list(parts.values()).count(parts[best]) == 1
        assert words.startswith(shapes.QUADRANTS[best].in_(language).split(" ")[0])


@given(
    st.lists(
        st.tuples(st.sampled_from(["x", "y", "z"]), st.integers(0, 4).map(Decimal), st.integers(0, 4).map(Decimal)),
        max_size=3,
        unique_by=lambda one: one[0],
    ),
    language,
)
def test_the_nearest_competitor_is_nearest(rivals, language):
    words = shapes.nearest(("we", Decimal(2), Decimal(2)), rivals, language)
    apart = {name: (x - 2) ** 2 + (y - 2) ** 2 for name, x, y in rivals}
    if words:
        assert words.endswith(min(apart, key=apart.get))
    else:
        assert not rivals or list(apart.values()).count(min(apart.values())) > 1


def test_a_course_is_told_of_periods_of_one_length_alone():
    year, quarter = Period.parse("2027"), Period.parse("2028-Q1")
    one, two = Money(Decimal(1_000_000), "PLN"), Money(Decimal(2_000_000), "PLN")
    assert amounts.from_first_to_last("Result", {year: one, quarter: two}, "PLN", "en") == ""
    assert amounts.from_first_to_last("Result", {}, "PLN", "en") == ""
    assert amounts.from_first_to_last("Result", {year: None}, "PLN", "en") == ""
    after = Period.parse("2028")
    told = both(lambda language: amounts.from_first_to_last("Result", {year: one, after: two}, "PLN", language))
    assert told == ("Result: from PLN 1m in 2027 to PLN 2m in 2028", "Result: z 1 mln zł (2027) do 2 mln zł (2028)")


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.integers(1, 5)), max_size=5, unique_by=lambda one: one[0]), language
)
def test_the_strongest_are_all_named(grades, language):
    words = shapes.strongest(grades, 5, language)
    assert bool(words) == (len(grades) > 1)
    if words:
        best = max(grade for _, grade in grades)
        names = [name for name, grade in grades if grade == best]
        assert str(best) in words
        assert (": " + ", ".join(names) + " (" in words) == (len(names) < len(grades))


@given(st.lists(st.tuples(st.just("p"), st.sampled_from("qrs"), st.integers(-4, 4).map(Decimal)), max_size=4), language)
def test_the_greatest_change_is_told_with_its_sign_where_it_is_one(changes, language):
    words = shapes.greatest_change(changes, language)
    sizes = sorted(abs(part) for _, _, part in changes)
    assert bool(words) == (bool(sizes) and sizes[-1] > 0 and sizes.count(sizes[-1]) == 1)
    if words:
        (_, quantity, part) = max(changes, key=lambda one: abs(one[2]))
        assert f", {quantity} " in words
        assert ("+" in words) == (part > 0)


@given(st.lists(st.integers(1, 5), max_size=6), language)
def test_great_influence_is_four_or_five(grades, language):
    words = shapes.influential(grades, language)
    count = sum(grade > 3 for grade in grades)
    assert words == so_many_of(count, len(grades), shapes.GROUPS, shapes.INFLUENCE, language)
