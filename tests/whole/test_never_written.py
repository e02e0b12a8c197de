"""What is withheld might as well never have been written: what is made for an audience is the same without it."""

import re
from random import Random

import pytest
from click.testing import CliRunner
from every_way import git, put
from generated import Generator
from withholding import WORD, Withholder

import effort
from planloom.cli import main
from planloom.history.build_chronicle import chronicle_of
from planloom.pages import Options, write
from planloom.problems import Level
from planloom.project import find_project, read_plans
from planloom.report.words import message
from planloom.site.files import page_text

SETTINGS = """\
audiences: [board, staff]
audience: staff
today: 2027-05-15
levels: {C: warning, D: warning, K: warning, M: warning, N: warning, P: warning}
kinds:
  crew:
    name: {en: crew plan, pl: plan załogi}
    own:
      jobs:
        title: {en: Jobs, pl: Prace}
        name: {en: job, pl: praca}
        fields: {head: {type: reference, to: person}, hires: number by period, cost: {type: money by period, cost: true}}
"""
PEOPLE = """\
people:
  - {id: anna-nowak, name: Anna Nowak, role: {en: Head of all, pl: Szefowa}, email: anna@acme.example}
  - {id: jan-kos, name: Jan Kos, role: {en: Buyer, pl: Zakupowiec}, email: jan@acme.example}
  - {id: ewa-sowa, name: Ewa Sowa, role: {en: Seller, pl: Sprzedawczyni}}
teams:
  - {id: team-a, title: {en: Team A, pl: Zespół A}, members: [anna-nowak]}
  - {id: team-b, title: {en: Team B, pl: Zespół B}}
"""
CREW = """\
kind: crew
title: {en: Crew, pl: Załoga}
jobs:
  - {id: job-1, title: {en: Driver, pl: Kierowca}, head: anna-nowak, hires: {2027-Q1: 3, 2027-Q2: 2}, cost: {2027: 420k}}
  - {id: job-2, title: {en: Welder, pl: Spawacz}, text: {en: Joins metal parts, pl: Łączy części}, cost: {2027: 42k, 2028: 9k}}
  - {id: job-3, title: {en: Clerk, pl: Referent}, hires: {2027-Q1: 1, 2027-Q3: 2, 2028-Q1: 4}}
"""
TERMS = """\
glossary:
  - {id: term-1, en: {term: margin, definition: What is left}, pl: {term: marża, definition: Co zostaje}}
  - {id: term-2, en: {term: churn, definition: Who leaves}, pl: {term: odejścia, definition: Kto odchodzi}}
"""
ALWAYS = "plans/always/plan.yml", "kind: sales\naudience: board\ntitle: Kept away from both of them\n"
"""Withheld on both sides where the past is compared, which is told otherwise where something is withheld."""

PAST, WHOLE = 4, 12
"""Of so many projects one is compared with its past, and one as a finished site."""


def drawn(seed):
    """Return the files of a project, those in which some things are for others, and those without them."""
    files = {f"plans/{name}": text for name, text in Generator(Random(seed)).project().items()}
    kind = next(name.split("/")[1] for name in files if name.endswith("plan.yml"))
    shared = re.sub(r"languages:\n(- ..\n)+", "languages: [en, pl]\n", files["plans/organisation.yml"])
    files["plans/organisation.yml"] = shared + PEOPLE
    for name in ("story", "more", "why", "how"):
        files[f"plans/{kind}/{name}.md"] = f"# About {name}\n\nWords of it.\n"
        files[f"plans/{kind}/{name}.pl.md"] = f"# O tym {name}\n\nSłowa o tym.\n"
    return files | {"plans/crew/plan.yml": CREW, "plans/glossary/terms.yml": TERMS}


def reading_of(folder, files):
    put(folder, {"planloom.yml": SETTINGS, **files})
    return read_plans(find_project(folder)[0])


def needed(reading):
    """Return the fields without which objects are not valid, and whether all else is."""
    wrong = [message(one, "en") for one in reading.problems if one.level is Level.ERROR]
    found = [re.search(r"needs a field `(\w+)`", one) for one in wrong]
    return {one[1] for one in found if one}, all(found)


def pair(folder, seed):
    """Return what is withheld in a project, and what is read of it with its marks and without; None if not valid."""
    files, plain = drawn(seed), set()
    for attempt in range(8):
        made = Withholder(Random(seed), 0.12, only="board", plain=plain, apart=True).of(files)
        never = reading_of(folder / f"never{attempt}", made.never)
        more, is_whole = needed(never)
        if not is_whole:
            return None
        if not more:
            if (_ids(made.files) - _ids(made.never)) & set(
                re.findall(r"[\w-]+", " ".join(map(str, made.never.values())))
            ):
                return None  # what names it would name nothing
            marked = reading_of(folder / f"marked{attempt}", made.files)
            assert not marked.has_errors, [message(one, "en") for one in marked.problems if one.level is Level.ERROR]
            return made, marked, never
        plain |= more
    return None


def _ids(files):
    return {one for text in files.values() if isinstance(text, str) for one in re.findall(r"\bid: ([\w-]+)", text)}


def pages(reading, **options):
    site, _ = write(reading.figures, Options(
        findings=tuple(reading.for_readers), glossary=reading.glossary, readers="staff", **options
    ))  # fmt: skip
    made = {f"{one.language}/{page.path}": page_text(page) for one in site.languages for page in one.pages}
    return made | {"media": sorted(map(str, site.media))}


def with_past(reading, made):
    """Return the pages of a project that was otherwise before, in the same places."""
    folder = reading.project.folder
    then = {
        name: re.sub(r"(\d)m\b", r"\g<1>.2m", text) if name.endswith(".yml") else text
        for name, text in {**made, ALWAYS[0]: ALWAYS[1]}.items()
    }
    put(folder, then)
    git(folder, "init")
    for files, day in ((then, "2027-01-01"), ({**made, ALWAYS[0]: ALWAYS[1]}, "2027-03-01")):
        put(folder, files)
        git(folder, "add", "plans")
        git(folder, "commit", "--allow-empty", "-m", "Words", date=f"{day}T12:00:00")
    again = read_plans(find_project(folder)[0])
    return pages(again, chronicle=chronicle_of(again))


def site_of(reading):
    """Return all files of the finished site."""
    folder = reading.project.folder
    put(
        folder,
        {"mkdocs.yml": "site_name: S\ndocs_dir: plans\ntheme: {name: material}\nplugins: [search, {planloom: {}}]\n"},
    )
    result = CliRunner().invoke(main, ["build", "-q", "-C", str(folder), "-d", str(folder / "site")])
    assert result.exit_code == 0, result.output
    paths = [path for path in (folder / "site").rglob("*") if path.is_file()]
    return {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in paths}


def differing(one, other):
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def pytest_generate_tests(metafunc):
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(effort.examples(12)))


@pytest.mark.no_cover
def test_what_is_made_is_that_without_it(tmp_path, seed):
    """Where plans are valid without it, and what is left tells nothing of it (S328 takes findings off the pages)."""
    found = pair(tmp_path, seed)
    if found is None or any(one.code.id == "S328" for one in found[1].problems):
        return
    made, marked, never = found
    shown = pages(marked)
    assert not WORD.search("".join((*shown, *map(str, shown.values()))))
    assert not differing(shown, pages(never))
    if seed % PAST == 0:
        assert not differing(with_past(marked, made.files), with_past(never, made.never))
    elif seed % WHOLE == 1:
        assert not differing(site_of(marked), site_of(never))
