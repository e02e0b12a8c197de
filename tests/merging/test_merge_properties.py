"""Three-way merges at random: nothing is lost, nothing comes twice, and only what both changed is left to people."""

import copy
import zlib
from random import Random

import pytest
import yaml

import effort
from planloom.merging.sources import merge_sources
from planloom.source.yamltext import parse

FIELDS = ("title", "owner", "budget", "tags", "note", "measures")
OWNERS = ("anna", "jan", "ola", "ewa")


class Plan:
    """A plan that two people edit: `items` by id, each with fields; the order in which they stand is kept."""

    def __init__(self, random):
        self.random = random
        self.count = 0

    def field(self, name):
        self.count += 1
        if name == "budget":
            return {str(year): f"{self.random.randint(1, 99)}m" for year in self.random.sample(range(2025, 2032), 3)}
        if name == "tags":
            return self.random.sample(["a", "b", "c", "d"], 2)
        if name == "measures":
            return [{"id": f"m{self.count}", "title": f"M {self.count}"}]
        return self.random.choice(OWNERS) if name == "owner" else f"{name.title()} no. {self.count}"

    def item(self, name):
        return {"id": name} | {field: self.field(field) for field in self.random.sample(FIELDS, 4)}

    def first(self):
        return {"kind": "sales", "objectives": [self.item(f"o{number}") for number in range(self.random.randint(2, 6))]}

    def edited(self, plan, side):
        """Return an edited copy, and the fields and objects that were touched."""
        new = copy.deepcopy(plan)
        touched = set()
        for _ in range(self.random.randint(1, 4)):
            touched |= self.step(new["objectives"], side)
        return new, touched

    def step(self, items, side):
        kind = self.random.choice(("change", "change", "period", "period", "add", "remove", "drop", "list"))
        if kind == "add":
            name = f"{side}{self.random.randint(0, 10**6)}"
            items.insert(self.random.randint(0, len(items)), self.item(name))
            return {(name, one) for one in ("id", *FIELDS)}
        if not items:
            return set()
        item = self.random.choice(items)
        if kind == "remove" and len(items) > 1:
            items.remove(item)
            return {(item["id"], one) for one in ("id", *FIELDS)}
        if kind == "period":
            year = str(self.random.randint(2025, 2031))
            item.setdefault("budget", {})[year] = f"{self.random.randint(100, 999)}m"
            return {(item["id"], "budget", year)}
        if kind == "list":
            tag = f"{side}{self.random.randint(0, 99)}"
            item["tags"] = [*item.get("tags", []), tag] if tag not in item.get("tags", []) else item["tags"]
            return {(item["id"], "tags", tag)}
        field = self.random.choice(FIELDS)
        if kind == "drop" and field in item:
            del item[field]
        else:
            item[field] = self.field(field)
        return {(item["id"], field)}


def leaves(value, way=()):
    """Yield what is said, by the way to it: by ids, words and names."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*way, key))
        if not value:
            yield way, None
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, (*way, one["id"])) if isinstance(one, dict) else ((((*way, one)), True),)
    else:
        yield way, value


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def read(text):
    fields, problems = parse(text, "a.yml")
    assert problems == [], text
    return plain(fields)


def written(random, value):
    """Write a plan as one of several people would."""
    style = random.choice((None, False))
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, default_flow_style=style, width=200)
    lines = []
    for line in text.splitlines():
        name = line.split(",")[0].split(": ")[0].strip()
        lines.append(f"{line}  # of {name}" if zlib.crc32(name.encode()) % 4 == 0 else line)
    return "\n".join(lines) + "\n"


def overlap(ours, theirs):
    """Tell whether two sets of edits touch one thing: the same, or one within the other."""
    return any(a[: len(b)] == b or b[: len(a)] == a for a in ours for b in theirs)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(60)))
def test_a_merge_loses_nothing_and_doubles_nothing(seed):
    random = Random(seed)
    plan = Plan(random)
    base = plan.first()
    (ours, mine), (theirs, yours) = plan.edited(base, "x"), plan.edited(base, "y")
    seed_of_writing = random.random()
    texts = [written(Random(seed_of_writing), one) for one in (base, ours, theirs)]
    found = merge_sources("a.yml", *texts)
    assert not found.conflicts or overlap(mine, yours), (found.conflicts, mine, yours)
    assert found.is_clean or overlap(mine, yours) or "#" in found.text  # what both wrote at one place with comments
    if not found.is_clean:
        return
    result = read(found.text)
    ids = [item["id"] for item in result["objectives"]]
    assert len(set(ids)) == len(ids)
    before, first, second, after = (dict(leaves(one)) for one in (base, ours, theirs, result))
    for way in before.keys() | first.keys() | second.keys() | after.keys():
        said = [one.get(way) for one in (before, first, second)]
        wanted = said[2] if said[1] == said[0] else said[1]
        assert after.get(way) == wanted, (way, said, after.get(way))


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(20)))
def test_what_one_did_alone_is_what_he_wrote(seed):
    random = Random(seed)
    plan = Plan(random)
    base = plan.first()
    ours, _ = plan.edited(base, "x")
    texts = [written(Random(seed), one) for one in (base, ours)]
    assert merge_sources("a.yml", texts[0], texts[1], texts[0]).text == texts[1]
    assert merge_sources("a.yml", texts[0], texts[0], texts[1]).text == texts[1]
    assert merge_sources("a.yml", texts[0], texts[1], texts[1]).text == texts[1]
