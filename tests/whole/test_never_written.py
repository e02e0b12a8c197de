"""What is withheld might as well never have been written: the pages for an audience are the same without it."""

import copy
import re
from random import Random

import yaml
from canaries import CANARY
from generated import Generator

from planloom.pages import Options, write
from planloom.project import find_project, read_plans
from planloom.site.files import page_text

SETTINGS = "audiences: [board, staff]\naudience: staff\ntoday: 2027-05-15\n"
FEWEST = 4  # projects of twelve that are valid without what is withheld


def plans_of(files, random):
    """Return files in which some things are for others, and the same files without them."""
    marked, never = {}, {}
    for name, text in files.items():
        data = yaml.safe_load(text)
        less = copy.deepcopy(data)
        if name != "organisation.yml":
            _withhold(data, less, random)
        marked[name], never[name] = (yaml.safe_dump(one, allow_unicode=True, sort_keys=False) for one in (data, less))
    return marked, never


def _withhold(data, less, random):
    """Mark an object of each list, a field of another, or a whole part."""
    for part in [key for key, value in data.items() if isinstance(value, list)]:
        chance, entries = random.random(), data[part]
        index = random.randrange(len(entries))
        optional = [key for key in entries[index] if key in ("text", "sources", "tags", "note", "spent", "outlook")]
        if chance < 0.4 and "id" in entries[index]:
            entries[index] |= {"title": f"{CANARY} title", "tags": [CANARY], "audience": ["board"]}
            del less[part][index]
            if not less[part]:
                del less[part]
        elif chance < 0.6 and optional and "id" in entries[index]:
            entries[index]["audience"] = {optional[0]: "board"}
            del less[part][index][optional[0]]
        elif chance < 0.7:
            data["audience"] = {**data.get("audience", {}), part: "board"}
            del less[part]


def ids_of(files):
    """Return the ids of the objects that are for others."""
    found = set()
    for text in files.values():
        data = yaml.safe_load(text)
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


def pages(folder, files):
    """Return the pages for the audience; None for plans that are not valid."""
    for name, text in files.items():
        (folder / "plans" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "plans" / name).write_text(text, "utf-8")
    (folder / "planloom.yml").write_text(SETTINGS, "utf-8")
    reading = read_plans(find_project(folder)[0])
    if reading.has_errors:
        return None
    options = Options(findings=tuple(reading.for_readers), glossary=reading.glossary, readers="staff")
    site, problems = write(reading.figures, options)
    return {f"{one.language}/{page.path}": page_text(page) for one in site.languages for page in one.pages}, problems


def test_pages_are_those_without_it(tmp_path):
    compared = 0
    for seed in range(12):
        random = Random(seed)
        marked, never = plans_of(Generator(random).project(), random)
        made = pages(tmp_path / f"{seed}-marked", canaried(marked))
        assert made is None or CANARY not in "".join((*made[0], *made[0].values())).casefold()
        if ids_of(marked) & set(re.findall(r"[\w-]+", " ".join(never.values()))):
            continue  # what names nobody is read as a name where there are no people
        expected = pages(tmp_path / f"{seed}-never", never)
        if expected is not None:
            assert made is not None
            assert made[0] == expected[0]
            compared += 1
    assert compared >= FEWEST
