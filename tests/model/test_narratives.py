from pathlib import PurePosixPath

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
    assert (page.audience, page.glossary) == (("board",), "false")


def test_names_that_can_be_no_address(project):
    result = project(
        {"s/plan.md": HEAD, "s/a b.md": "# A", "s/_draft.md": "# B", "s/ą.md": "# C", "s/ok_1.2.md": "# D"}
    )
    assert sorted(result.places("S312")) == ["plans/s/_draft.md:1:1", "plans/s/a b.md:1:1", "plans/s/ą.md:1:1"]
    assert [place for place, *_ in pages(result)] == ["ok_1.2"]


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
