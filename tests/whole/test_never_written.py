"""What is withheld might as well never have been written: the pages for an audience are the same without it."""

import copy
import re
from random import Random

import yaml
from canaries import CANARY
from generated import Generator

import effort
from planloom.pages import Options, write
from planloom.project import find_project, read_plans
from planloom.site.files import page_text

SETTINGS = "audiences: [board, staff]\naudience: staff\ntoday: 2027-05-15\n"
MOST, ENOUGH = 60, 5
"""Projects that are drawn, and those to compare: the others are not valid without what is withheld."""


def plans_of(files, random):
    """Return files in which some things are for others, and the same files without them."""
    marked, never = {}, {}
    for name, text in files.items():
        data = yaml.safe_load(text)
        less = copy.deepcopy(data)
        if name != "organisation.yml":
            _withhold(data, less, random)
        marked[name], never[name] = (yaml.safe_dump(one, allow_unicode=True, sort_keys=False) for one in (data, less))
    return _beside(marked, never)


def _withhold(data, less, random):
    """Mark an object of each list, any field of another, a single value or a language of one, or a whole part."""
    for part in [key for key, value in data.items() if isinstance(value, list)]:
        chance, entries = random.random(), data[part]
        index = random.randrange(len(entries))
        entry, left = entries[index], less[part][index]
        fields = [key for key in entry if key not in ("id", "title", "kind")] if "id" in entry else []
        several = [key for key in entry if isinstance(entry[key], dict) and len(entry[key]) > 1] if fields else []
        if chance < 0.3 and "id" in entry:
            entries[index] |= {"title": f"{CANARY} title", "tags": [CANARY], "audience": ["board"]}
            del less[part][index]
            if not less[part]:
                del less[part]
        elif chance < 0.5 and fields:
            field = random.choice(fields)
            entry["audience"] = {field: "board"}
            del left[field]
        elif chance < 0.7 and several:
            field = random.choice(several)
            value = random.choice(sorted(entry[field], key=str))
            entry["audience"] = {field: {value: ["board"]}}
            del left[field][value]
        elif chance < 0.8:
            data["audience"] = {**data.get("audience", {}), part: "board"}
            del less[part]


def _beside(marked, never):
    """Add a plan, a page, a language of a page, a term and a folder that are for others."""
    kind = next(name.split("/")[0] for name in marked if "/" in name)
    story = "# Story\n\nWords.\n"
    both = {f"{kind}/story.md": story, f"{kind}/more.md": story}
    hidden = {
        f"{kind}/{CANARY}.md": f"---\naudience: board\n---\n# {CANARY}\n",
        f"{kind}/{CANARY}.pl.md": f"# {CANARY} po polsku\n",
        f"{CANARY}/plan.yml": f"kind: sales\naudience: board\ntitle: {CANARY}\nfaq: [{{question: {CANARY}, answer: A}}]\n",
        f"{kind}/deep/audience.yml": "audience: [board]\n",
        f"{kind}/deep/{CANARY}-deep.md": f"# {CANARY} deep\n",
        "glossary/secret.yml": f"audience: board\nglossary: [{{id: {CANARY}, en: {{term: {CANARY}, definition: D}}}}]\n",
    }
    language = {
        f"{kind}/more.md": f"---\naudience: {{pl: board}}\n---\n{story}",
        f"{kind}/more.pl.md": f"# {CANARY} pl\n",
    }
    return marked | both | hidden | language, never | both


def ids_of(files):
    """Return the ids of the objects that are for others."""
    found = set()
    for name, text in files.items():
        data = yaml.safe_load(text) if name.endswith("plan.yml") and CANARY not in name else {}
        parts = data.get("audience") or {}
        for part, value in data.items():
            for entry in value if isinstance(value, list) else ():
                if isinstance(entry, dict) and (part in parts or isinstance(entry.get("audience"), list)):
                    found.add(entry.get("id"))
    return found - {None}


def canaried(files):
    """Return files in which the ids of what is for others hold the canary, wherever they are named."""
    ids = ids_of(files)
    return {
        name: re.sub(r"[\w-]+", lambda word: f"{CANARY}-{word[0]}" if word[0] in ids else word[0], text)
        for name, text in files.items()
    }


def reading_of(folder, files):
    """Return the plans as they are read for the audience; None for plans that are not valid."""
    for name, text in files.items():
        (folder / "plans" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "plans" / name).write_text(text, "utf-8")
    (folder / "planloom.yml").write_text(SETTINGS, "utf-8")
    reading = read_plans(find_project(folder)[0])
    return None if reading.has_errors else reading


def pages(reading):
    options = Options(findings=tuple(reading.for_readers), glossary=reading.glossary, readers="staff")
    site, _ = write(reading.figures, options)
    return {f"{one.language}/{page.path}": page_text(page) for one in site.languages for page in one.pages}


def test_pages_are_those_without_it(tmp_path):
    """Where plans are valid without it, and what is left tells nothing of it (S328 takes findings off the pages)."""
    compared = 0
    for seed in range(effort.examples(MOST)):
        random = Random(seed)
        marked, never = plans_of(Generator(random).project(), random)
        if ids_of(marked) & set(re.findall(r"[\w-]+", " ".join(never.values()))):
            continue  # what names nobody is read as a name where there are no people
        expected = reading_of(tmp_path / f"{seed}-never", never)
        if expected is None:
            continue
        made = reading_of(tmp_path / f"{seed}-marked", canaried(marked))
        assert made is not None
        if any(problem.code.id == "S328" for problem in made.problems):
            continue
        shown = pages(made)
        assert CANARY not in "".join((*shown, *shown.values())).casefold()
        assert shown == pages(expected)
        compared += 1
        if compared == effort.examples(ENOUGH):
            break
    assert compared >= ENOUGH
