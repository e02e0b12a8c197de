"""Three-way merges at random: nothing is lost, nothing comes twice, and only what both changed is left to people."""

import copy
import re
import zlib
from random import Random

import pytest

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
        if name == "note" and self.random.random() < 0.3:
            return f"Note no. {self.count}\nwith a second line\n"
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

    def noted(self, plan, share=0.2):
        """Return comments above some of what a plan says."""
        ways = [
            (item["id"], *way) for item in plan["objectives"] for way in ((), *((key,) for key in item if key != "id"))
        ]
        ways += [(item["id"], "budget", year) for item in plan["objectives"] for year in item.get("budget", {})]
        return {
            way: f"about {'.'.join(way)} no. {self.random.randint(0, 10**6)}"
            for way in ways
            if self.random.random() < share
        }

    def step(self, items, side):
        kind = self.random.choice(("change", "change", "period", "period", "add", "remove", "drop", "list", "move"))
        if kind == "add":
            name = f"{side}{self.random.randint(0, 10**6)}"
            items.insert(self.random.randint(0, len(items)), self.item(name))
            return {(name, one) for one in ("id", *FIELDS)}
        if not items:
            return set()
        item = self.random.choice(items)
        if kind == "move":
            items.remove(item)
            items.insert(self.random.randint(0, len(items)), item)
            return set()
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


OWNED = "people:\n" + "".join(f"  - &{name} {name}\n" for name in OWNERS)


class Writer:
    """Writes plans as one of several people would; how a thing is written hangs on where it stands alone.

    `notes` are comments by what they stand above. Objects stand in brackets or by lines, values in any quotation marks
    or as aliases, comments above, behind and below them.
    """

    def __init__(self, seed, notes):
        self.seed = seed
        self.notes = notes

    def chance(self, *way):
        return Random(zlib.crc32(repr((self.seed, way)).encode())).random()

    def text(self, plan):
        lines = ["# Plans", "", "kind: sales", *OWNED.splitlines(), "objectives:"]
        for item in plan["objectives"]:
            lines += self.item(item, item["id"])
        return "\n".join([*lines, "# the end", ""])

    def item(self, item, name):
        yield from self.above((name,), "  ")
        if self.chance(name, "flow") < 0.2:
            yield f"  - {self.flow(item, (name,))}{self.behind(name, '{}')}"
            return
        for number, (key, value) in enumerate(item.items()):
            if number:
                yield from self.above((name, key), "    ")
            first, *rest = self.pair(key, value, (name, key))
            yield f"  - {first}" if not number else f"    {first}"
            yield from (f"    {line}" for line in rest)
        if self.chance(name, "below") < 0.2:
            yield f"    # below {name}"

    def above(self, way, indent):
        yield from ([""] if self.chance(*way, "blank") < 0.1 else [])
        if way in self.notes:
            yield f"{indent}# {self.notes[way]}"

    def behind(self, *way):
        return (
            f"{' ' if self.chance(*way, 'tab') < 0.8 else chr(9)} # behind {'.'.join(way)}"
            if self.chance(*way, "behind") < 0.2
            else ""
        )

    def pair(self, key, value, way):
        if isinstance(value, str) and "\n" in value:
            return [f"{key}: |", *(f"  {line}" for line in value.splitlines())]
        if not isinstance(value, dict | list) or self.chance(*way, "flow") < 0.4 or not value:
            return [
                f"{key}:{chr(9) if self.chance(*way, 'tab') < 0.1 else ' '}{self.flow(value, way)}{self.behind(*way)}"
            ]
        return [f"{key}:{self.behind(*way)}", *(f"  {line}" for line in self.block(value, way))]

    def block(self, value, way):
        if isinstance(value, dict):
            for key, one in value.items():
                yield from self.above((*way, key), "")
                yield f"{key}: {self.flow(one, (*way, key))}{self.behind(*way, key)}"
            return
        for one in value:
            name = (*way, one["id"] if isinstance(one, dict) else one)
            yield from self.above(name, "")
            yield f"- {self.flow(one, name)}{self.behind(*name)}"

    def flow(self, value, way):
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(one, (*way, key))}" for key, one in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(one, (*way, number)) for number, one in enumerate(value)) + "]"
        mark = self.chance(*way, "mark")
        if value in OWNERS and mark < 0.3:
            return f"*{value} "
        if "\n" in value:
            return '"' + value.replace("\n", "\\n") + '"'
        return f'"{value}"' if mark > 0.8 else f"'{value}'" if mark > 0.7 else value


def overlap(ours, theirs):
    """Tell whether two sets of edits touch one thing: the same, or one within the other."""
    return any(a[: len(b)] == b or b[: len(a)] == a for a in ours for b in theirs)


def three(seed, other=0):
    """Return what two people made of a plan: values, what each touched, and the texts they wrote.

    One of them writes anew all that was there, in his way, where `other` is another seed than 0.
    """
    random = Random(seed)
    plan = Plan(random)
    base = plan.first()
    (ours, mine), (theirs, yours) = plan.edited(base, "x"), plan.edited(base, "y")
    notes = plan.noted(base)
    more = [{way: said for way, said in plan.noted(one, 0.05).items() if way not in notes} for one in (ours, theirs)]
    added = more[0].keys() & more[1].keys()
    mine, yours = (touched | {(*way, "#") for way in added} for touched in (mine, yours))
    versions = zip((seed, seed + other, seed), ({}, *more), (base, ours, theirs), strict=True)
    texts = [Writer(way, notes | own).text(one) for way, own, one in versions]
    end = random.choice(("\n", "\n", "\r\n"))
    return (base, ours, theirs), (mine, yours), [text.replace("\n", end) for text in texts]


def wanted(base, ours, theirs):
    """Return what is said after a merge of which nothing is left to people."""
    sides = [dict(leaves(one)) for one in (base, ours, theirs)]
    said = {way: [one.get(way) for one in sides] for way in sides[0].keys() | sides[1].keys() | sides[2].keys()}
    merged = {way: theirs if ours == base else ours for way, (base, ours, theirs) in said.items()}
    return {way: one for way, one in merged.items() if one is not None}


def held_by_sides(found, values, mine, yours):
    """Hold that both versions can be had from between the marks, each with all else that was done."""
    ways = [one.way[1:] for one in found.conflicts]
    assert all(overlap([way], mine) and overlap([way], yours) for way in ways)
    both = wanted(*values)
    for side, start, end in ((1, "<<<<<<< ours\n", "=======\n"), (2, "=======\n", ">>>>>>> theirs\n")):
        pieces = re.split("(<<<<<<< ours\n(?:.*\n)*?>>>>>>> theirs\n)", found.text.replace("\r\n", "\n"))
        chosen = "".join(one.split(start)[1].split(end)[0] if start in one else one for one in pieces)
        left = {way: said for way, said in leaves(read(chosen)) if way[0] != "people"}
        own = dict(leaves(values[side]))
        for way in both.keys() | left.keys():
            held = own if any(overlap([way[1:]], [one]) for one in ways) else both
            assert left.get(way) == held.get(way), (way, ways)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(20)))
def test_whoever_writes_all_anew_does_not_hinder_others(seed):
    values, (mine, yours), texts = three(seed, 10_000)
    found = merge_sources("a.yml", *texts)
    assert not found.conflicts or overlap(mine, yours)
    if found.is_clean:
        assert {way: said for way, said in leaves(read(found.text)) if way[0] != "people"} == wanted(*values)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(60)))
def test_a_merge_loses_nothing_and_doubles_nothing(seed):
    values, (mine, yours), texts = three(seed)
    found = merge_sources("a.yml", *texts)
    assert not found.by_lines
    assert found.is_clean or overlap(mine, yours), (found.conflicts, mine, yours, found.text)
    if not found.is_clean:
        held_by_sides(found, values, mine, yours)
        return
    result = read(found.text)
    ids = [item["id"] for item in result["objectives"]]
    assert len(set(ids)) == len(ids)
    after = {way: said for way, said in leaves(result) if way[0] != "people"}
    assert after == wanted(*values)
    comments = [found[0].strip() for found in re.finditer("# .*", found.text)]
    assert len(set(comments)) == len(comments)
    kept = [set(re.findall("# .*", text)) for text in texts]
    assert set(re.findall("# .*", found.text)) >= (kept[0] & kept[1] & kept[2])


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(20)))
def test_what_one_did_alone_is_what_he_wrote(seed):
    _, _, texts = three(seed)
    assert merge_sources("a.yml", texts[0], texts[1], texts[0]).text == texts[1]
    assert merge_sources("a.yml", texts[0], texts[0], texts[1]).text == texts[1]
    assert merge_sources("a.yml", texts[0], texts[1], texts[1]).text == texts[1]
