from pathlib import PurePosixPath

import pytest

HEAD = "---\nkind: sales\n---\n"


def pages(result):
    """Return place, titles and languages of the narrative pages of the first plan."""
    return [(str(page.place), page.title.en, page.title.pl, sorted(page.bodies)) for page in result.plan.pages]


def test_pages_and_their_translations(project):
    result = project({
        "s/plan.md": HEAD + "\nWelcome.\n",
        "s/plan.pl.md": "Witamy.\n",
        "s/how-we-sell.md": "# How we sell #\n\nText.\n",
        "s/how-we-sell.pl.md": "---\ntitle: Jak sprzedajemy\n---\nTekst.\n",
        "s/more/only_here.pl.md": "Tekst bez tytułu.\n",
        "s/notes.en.md": "---\ntitle: {en: Notes, pl: x}\n---\n",
    })  # fmt: skip
    assert result.problems == []
    assert pages(result) == [
        ("how-we-sell", "How we sell", "Jak sprzedajemy", ["en", "pl"]),
        ("more/only_here", None, "Only here", ["pl"]),
        ("notes", "Notes", None, ["en"]),
    ]
    assert {language: body.markdown.strip() for language, body in result.plan.body.items()} == {
        "en": "Welcome.",
        "pl": "Witamy.",
    }
    assert str(result.plan.pages[0].bodies["pl"].span) == "plans/s/how-we-sell.pl.md:4:1"
    assert result.plan.place == PurePosixPath("s")


def test_the_default_language_is_the_organisations(project):
    files = {
        "organisation.yml": "languages: [pl, en]",
        "s/plan.md": HEAD + "Tekst",
        "s/a.md": "# Strona",
        "s/a.en.md": "# Page",
    }
    result = project(files)
    assert pages(result) == [("a", "Page", "Strona", ["en", "pl"])]
    assert list(result.plan.body) == ["pl"]


def test_one_language_may_be_given_alone(project):
    result = project({"organisation.yml": "languages: pl", "s/plan.yml": "kind: sales\ntitle: Sprzedaż"})
    assert result.portfolio.organisation.languages == ("pl",)
    assert result.plan.title.exact("pl") == "Sprzedaż"


def test_fields_of_another_system_are_told_but_do_no_harm(project):
    result = project({
        "s/plan.md": HEAD,
        "s/plan.pl.md": "---\ntitle: Plan\n---\n",
        "s/a.md": "---\ntitle: A\nlayout: page\naudience: [board]\nglossary: false\n---\n",
    })  # fmt: skip
    assert result.places("S313") == ["plans/s/a.md:3:1", "plans/s/plan.pl.md:2:1"]
    page = result.plan.pages[0]
    assert page.glossary == "false"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("ok_1.2", "ok_1.2"),
        ("How-we-sell", "How-we-sell"),
        ("Załącznik nr 1", "Zalacznik-nr-1"),
        ("źródła", "zrodla"),
        ("zażółć gęślą jaźń", "zazolc-gesla-jazn"),
        ("ŁÓDŹ", "LODZ"),
        ("Straße & Ærø", "Strasse-Aero"),
        ("_draft", "draft"),
        ("- notes (2)", "notes-2"),
        ("Umowy i źródła/Załącznik", "Umowy-i-zrodla/Zalacznik"),
    ],
)
def test_names_of_any_kind_have_an_address(project, name, address):
    result = project({"s/plan.md": HEAD, f"s/{name}.md": "# A"})
    assert result.problems == []
    assert [place for place, *_ in pages(result)] == [address]


@pytest.mark.parametrize("name", ["---", "報告", "„”"])
def test_names_that_can_be_no_address(project, name):
    result = project({"s/plan.md": HEAD, f"s/{name}.md": "# A"})
    assert result.places("S312") == [f"plans/s/{name}.md:1:1"]
    assert pages(result) == []


def test_translations_of_a_page_of_any_name(project):
    result = project({"s/plan.md": HEAD, "s/nasze źródła.md": "# Sources", "s/nasze źródła.pl.md": "# Źródła"})
    assert pages(result) == [("nasze-zrodla", "Sources", "Źródła", ["en", "pl"])]


def test_two_names_that_come_to_one_address(project):
    result = project({"s/plan.md": HEAD, "s/a b.md": "# A", "s/a-b.pl.md": "# B"})
    (problem,) = result.problems
    assert (problem.code.id, problem.span.file, problem.values["address"]) == (
        "S311",
        "plans/s/a-b.pl.md",
        "plans/s/a b.md",
    )


def test_two_folders_that_come_to_one_address(project):
    result = project({"Łódź/plan.yml": "kind: sales\nid: one", "Lodz/plan.yml": "kind: sales\nid: two"})
    assert result.codes == ["S311"]
    assert result.places("S311") == ["plans/Łódź/plan.yml:1:1"]


def test_links_go_by_the_names_of_the_files(project):
    text = "[a](<nasze źródła.md>) [b](nasze%20%C5%BAr%C3%B3d%C5%82a.md) [c](nasze-zrodla.md)"
    result = project({"s/plan.md": HEAD, "s/nasze źródła.md": "# A", "s/a.md": text})
    assert [problem.values["what"] for problem in result.problems] == ["nasze-zrodla.md"]


def test_the_id_of_a_plan_keeps_the_letters_of_its_folder(project):
    assert project({"Sprzedaż Łódź/plan.yml": "kind: sales"}).plan.id == "sprzedaz-lodz"


def test_two_files_for_one_page_in_one_language(project):
    result = project({"s/plan.md": HEAD + "Text", "s/plan.en.md": "More", "s/a.md": "# A", "s/a.en.md": "# B"})
    assert result.codes == ["S311", "S311"]
    assert result.plan.body["en"].markdown == "Text" or result.plan.body["en"].markdown == "Text\n"


def test_a_plan_of_three_lines(project):
    result = project({"sales/plan.md": HEAD})
    assert result.problems == []
    assert (result.plan.id, result.plan.name.en, result.plan.body, result.plan.pages) == ("sales", "sales", {}, ())


def test_a_plan_in_the_plans_folder_itself(project):
    result = project({"plan.md": HEAD, "objectives.yml": "objectives: [{id: a, title: A}]", "notes.md": "# Notes"})
    assert result.problems == []
    assert (result.plan.id, result.plan.place) == ("sales", PurePosixPath())
    assert result.find("a").plan == "sales"


def test_ids_of_plans(project):
    result = project({
        "Sales 2027/DACH/plan.yml": "kind: sales",
        "m/plan.yml": "kind: marketing\nid: market",
        "r/plan.yml": "kind: restructuring\nid:",
        "s/plan.yml": "kind: strategy\nid: Not an id",
    })  # fmt: skip
    assert result.codes == ["S304"]
    assert [plan.id for plan in result.portfolio.plans] == ["s", "market", "sales-2027-dach", "r"]
