"""The manual: links lead somewhere, every page can be reached, and what it shows in YAML is right."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*(ROOT / "docs").rglob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "THIRD_PARTY.md"))]
)
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\[\]]*\]\(<?([^()\s>]+)>?(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6}[ ]+(.+?)[ ]*$", re.MULTILINE)
FILE = re.compile(r"# (plans/[\w./-]+\.yml)\n")
TITLED = re.compile(r'title="(plans/[\w./-]+)"')


def prose(page: Path) -> str:
    return re.sub(r"`[^`\n]+`", "", FENCE.sub("", page.read_text("utf-8")))


def anchors(page: Path) -> set[str]:
    """Return the anchors that git hosts make of headings."""
    text = FENCE.sub("", page.read_text("utf-8"))
    headings = (re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", match[1]) for match in HEADING.finditer(text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path):
    for match in LINK.finditer(prose(page)):
        if not re.match(r"[a-z]+:", match[1]):
            path, _, anchor = unquote(match[1]).partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    for target, anchor in links(page):
        assert target.exists(), target
        assert not anchor or target.suffix != ".md" or anchor in anchors(target), f"{target}#{anchor}"


def test_every_page_can_be_reached_from_the_first():
    reached: set[Path] = set()
    waiting = [ROOT / "docs/index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [target for target, _ in links(page) if target.suffix == ".md" and target.exists()]
    assert {name_of(page) for page in (ROOT / "docs").rglob("*.md")} <= {name_of(page) for page in reached}


def files_shown(page: Path) -> dict[str, str]:
    """Return the files of plans that a page shows: YAML that opens with its name, Markdown with a title."""
    shown = {}
    for block in FENCE.finditer(page.read_text("utf-8")):
        named = FILE.match(block["text"]) or TITLED.search(block["info"])
        if named:
            shown[named[1]] = block["text"]
    return shown


@pytest.mark.parametrize("page", [page for page in PAGES if files_shown(page)], ids=name_of)
def test_what_a_page_shows_is_a_right_plan(page, project):
    shown = {name.removeprefix("plans/"): text for name, text in files_shown(page).items()}
    headers = {f"{name.split('/')[0]}/plan.md" for name in shown if "/" in name and not name.startswith("glossary/")}
    for header in headers - shown.keys() - {f"{name.rsplit('/', 1)[0]}/plan.yml" for name in shown}:
        if not any(name.startswith(header.split("/")[0]) and name.endswith("plan.md") for name in shown):
            shown[header] = f"---\nkind: {header.split('/')[0]}\n---\n"
    found = project(shown)
    # Pages show parts of plans; what they link to may stand elsewhere.
    wrong = [problem for problem in found.problems if problem.code.id not in {"C103", "C109"}]
    assert not wrong, found.report()
