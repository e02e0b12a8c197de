"""The page on the plans' health says how much was compared: nothing found says little without it."""

import pytest

from planloom.pages import write
from planloom.pages.options import Options
from planloom.report.check_scope import CheckScope

SALES = "kind: sales\nobjectives: [{id: sell, title: Sell more}]\n"


SAID = {
    "en": "Compared: 2 pairs of figures and 1 result with its target; plans: 1; "
    "not compared: 3 targets without a result.",
    "pl": "Porównano: 2 pary liczb i 1 wynik z wartością docelową; planów: 1; "
    "nie porównano: 3 wartości docelowych bez wyniku.",
}


@pytest.mark.parametrize("language", SAID)
def test_it_says_so_in_both_languages(project, language):
    read = project({"sales/plan.yml": SALES})
    site, _ = write(read.figures, Options(compared=CheckScope(2, 1, 1, {"without_result": 3})))
    pages = {(one.language, page.address.rpartition("/")[2]): page for one in site.languages for page in one.pages}
    assert SAID[language] in pages[language, "health"].html.replace("\u00a0", " ")


def test_of_many_plans_with_much_to_find_each_is_folded(project):
    aims = "".join(f"  - {{id: {{n}}-{one}, title: Aim {one}, supports: [nothing-{one}]}}\n" for one in "abcdefgh")
    plan = "kind: strategy\ntitle: Plan {n}\nobjectives:\n" + aims
    read = project({f"p{n}/plan.yml": plan.replace("{n}", f"p{n}") for n in range(4)})
    site, _ = write(read.figures, Options(findings=tuple(read.problems)))
    page = next(page.html for page in site.languages[0].pages if page.address == "health")
    assert page.count('<details class="pl-fold">') == 4
