"""A charity that raises money with what a sales plan has, and calls all of it by its own words."""

import re
import shutil
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from rule_projects import SETTINGS, files_of, judged

from planloom.cli import main
from planloom.model.base import Part
from planloom.model.built_in import KINDS
from planloom.model.plan import parts_of
from planloom.model.sales import SalesPlan
from planloom.pages import write
from planloom.project import find_project, read_plans
from planloom.report.words import filled, help_of, label, message
from planloom.rules import RULES

FOLDER = Path(__file__).with_name("charity")
DECLARED = (FOLDER / SETTINGS).read_text("utf-8").partition("\n")[2]

# What the charity has other words for. In Polish any ending will do.
NOT_SAID = {
    "en": re.compile(
        r"(?i)\b(sales|selling|sells?|sold|customers?|leads(?! from| to)|deals?|quotas?|territor(y|ies))\b"
    ),
    "pl": re.compile(r"(?i)\b(sprzeda|klient|lead|transakc|target|terytori|handlow)\w*"),
}
CODE = re.compile(r"<script.*?</script>|<style.*?</style>|<!--.*?-->|<code>[^<]*</code>|`[^`]*`|<[^>]*>", re.DOTALL)


def said(text, language):
    """Return the words that the charity does not use, with what stands around them."""
    visible = unescape(CODE.sub(" ", text))
    return [visible[max(0, one.start() - 40) : one.end() + 40] for one in NOT_SAID[language].finditer(visible)]


@pytest.fixture(scope="module")
def reading():
    return read_plans(find_project(FOLDER)[0])


@pytest.fixture(scope="module")
def languages(reading):
    assert reading.everything == []
    site, problems = write(reading.figures)
    assert problems == []
    return {one.language: one for one in site.languages}


def test_its_plan_has_every_part_that_a_sales_plan_can_have(reading):
    (plan,) = (one for one in reading.portfolio.plans if isinstance(one, SalesPlan))
    assert plan.plan_kind == "fundraising"
    assert [name for name in parts_of(SalesPlan) if not getattr(plan, name)] == []


@pytest.mark.parametrize("language", ["en", "pl"])
def test_no_page_says_what_the_charity_has_other_words_for(languages, language):
    one = languages[language]
    found = {
        (page.address, words)
        for page in one.pages
        for text in (page.title, page.description, page.html, *(worked.html for worked in page.workings))
        for words in said(text, language)
    }
    assert found == set()


@pytest.mark.parametrize("language", ["en", "pl"])
def test_no_chart_says_it(languages, language):
    pictures = [picture for page in languages[language].pages for picture in page.pictures.values()]
    assert pictures
    texts = [text for one in pictures for text in (one.title, one.description, *(c.title for c in getattr(one, "columns", ())))]  # fmt: skip
    assert [text for text in texts if said(text, language)] == []


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_navigation_does_not_say_it(languages, language):
    def titles(entries):
        for entry in entries:
            yield entry.title
            yield from titles(entry.entries)

    assert [title for title in titles(languages[language].navigation) if said(title, language)] == []


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_book_does_not_say_it(tmp_path, language):
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    book = tmp_path / "book.html"
    made = CliRunner().invoke(
        main, ["print", "-C", str(tmp_path), "--lang", language, "--workings", "--html", str(book)]
    )
    assert made.exit_code == 0, made.output
    assert said(book.read_text("utf-8"), language) == []


def as_the_charity_writes_it(code):
    tree = re.sub(r"^kind: sales$", "kind: fundraising", code.bad, flags=re.MULTILINE)
    tree = re.sub(r"\b(function|run_by): sales\b", r"\1: fundraising", tree)
    files = files_of(tree)
    files[SETTINGS] += DECLARED
    return "".join(f"# {name}\n{text.rstrip()}\n" for name, text in files.items())


ABOUT_SALES = [rule.code for rule in RULES if re.search(r"^kind: (sales|marketing)$", rule.code.bad, re.MULTILINE)]


@pytest.mark.parametrize("code", ABOUT_SALES, ids=lambda code: code.id)
def test_no_message_says_it(code):
    if SETTINGS in code.bad and "kinds:" in code.bad:
        pytest.skip("declares kinds of its own")
    problems = judged(as_the_charity_writes_it(code))
    assert code.id in [problem.code.id for problem in problems]
    for problem in problems:
        for language in ("en", "pl"):
            told = [message(problem, language), label(problem, language), help_of(problem, language)]
            told += [filled(one.label, problem, language) for one in problem.related if one.label]
            told += [problem.code.title.in_(language)]
            # What stands in quotation marks is what the plan itself says.
            told = [re.sub(r"“[^”]*”|„[^”]*”", "", text) for text in told]
            assert [words for text in told for words in said(text, language)] == []


def test_a_kind_of_one_plan_goes_by_its_name_there_and_by_ours_elsewhere():
    tree = as_the_charity_writes_it(next(code for code in ABOUT_SALES if code.id == "M101"))
    tree += "# plans/shop/plan.yml\nkind: sales\ntargets: [{id: shop, title: Shop, territory: nowhere}]\n"
    told = [message(problem) for problem in judged(tree) if problem.code.id in ("M101", "C103")]
    assert any(text.startswith("donation target `all-sales`") for text in told)
    assert any(text.startswith("sales target `shop`") for text in told)


@pytest.mark.parametrize("kind", ["sales", "marketing"])
def test_the_manual_lists_the_kinds_of_object_that_can_be_renamed(kind):
    manual = (Path(__file__).parents[2] / "docs/how-to/own-kinds.md").read_text("utf-8")
    (line,) = re.findall(rf"^\| `{kind}` \| (.+) \|$", manual, re.MULTILINE)
    (shared,) = re.findall(r"^\| all \| (.+) \|$", manual, re.MULTILINE)
    plan = KINDS[kind]
    held = {object_in(info) for info in parts_of(plan).values()}
    assert set(re.findall(r"`(\w+)`", f"{line}, {shared}")) == held


def object_in(info):
    return next(model.kind for model in models_within(info.annotation))


def models_within(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from models_within(inner)
