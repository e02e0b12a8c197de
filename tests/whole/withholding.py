"""Withholds things of any project by every way there is, and gives each a word of its own.

A project is its files below its folder, texts by name. What is drawn to be withheld has a distinct word in every text,
title, name and id in it, wherever that id is named. The same files in which none of it was ever written come along.
"""

import copy
import itertools
import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import yaml

AUDIENCES = {"board": ["staff"], "staff": ["public"], "public": [], "works": ["public"]}
"""Who there is, and what they see of others'."""

LOWER = ("staff", "public", "works")
WORD = re.compile(r"qx[a-p]{4}zv", re.IGNORECASE)
PLAIN = frozenset({"id", "kind", "audience", "was", "allow", "title", "name", "languages", "currency", "like"})
"""Fields that are not withheld by themselves: an object would not be valid, or not be the same."""
_TITLES = frozenset({"title", "name", "term", "plural", "abbr", "question", "answer", "definition", "email"})
_KEYED = re.compile(r"(en|pl|(FY)?\d{4}\S*)$")
_ENTRIES = frozenset({"glossary", "terms"})


def sees(whom):
    """Return the audiences whose parts somebody may see."""
    found, waiting = set(), [whom]
    while waiting:
        found.add(here := waiting.pop())
        waiting += AUDIENCES[here]
    return found


@dataclass
class Withheld:
    """What was withheld in a project: `files` with the marks, `never` without, the audience of each word, the ways."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    never: dict[str, str | bytes] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    ways: dict[str, int] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def hidden_from(self, whom):
        """Return the words that somebody must not find."""
        return {word for word, of in self.words.items() if of not in sees(whom)}


class Withholder:
    """Draws what is withheld. `share` is the part of all places; `valid` leaves out what others could need."""

    def __init__(self, random, share=0.08, only=None, plain=(), apart=False):
        self.random = random
        self.share = share
        self.made = Withheld()
        self.apart = apart  # whether only what nothing else names is withheld
        self.plain = PLAIN | set(plain)
        self.only = only  # the one audience for which all is, if any
        self.numbers = itertools.count(random.randrange(1000))

    def of(self, files):
        """Return what is withheld in `files`."""
        ids = self._names(files)
        texts = {name: _renamed(text, ids) for name, text in files.items()}
        for name, text in texts.items():
            self._file(name, text)
        self._more()
        self.made.ids = set(ids.values())
        return self.made

    # what is chosen

    def _names(self, files):
        """Draw objects; return their new ids by the old ones, and remember who may see them."""
        self.objects, found = {}, {}
        texts = (text for text in files.values() if isinstance(text, str))
        named = Counter(word for text in texts for word in re.findall(r"[\w-]+", text))
        for name, text in files.items():
            data, _ = parts_of(name, text)
            for entry, _ in _objects(data or {}):
                id_ = entry.get("id")
                if not isinstance(id_, str) or not ("-" in id_ or re.search(r"\d", id_)):
                    continue
                if self.random.random() < self.share and (not self.apart or named[id_] < 2):
                    word, whom = self.word("object" if "glossary" not in name else "term")
                    found[id_] = f"{word}-{id_}"
                    self.objects[found[id_]] = whom
        return found

    def word(self, way, whom=""):
        """Return a new word and the audience that alone may see it."""
        number = next(self.numbers)
        word = "qx" + "".join("abcdefghijklmnop"[number >> shift & 15] for shift in (12, 8, 4, 0)) + "zv"
        self.made.words[word] = whom = whom or self.only or self.random.choice(("board", "board", "staff", "works"))
        self.made.ways[way] = self.made.ways.get(way, 0) + 1
        return word, whom

    def _named(self, whom):
        """Return an audience in one of the forms in which it may be written."""
        return self.random.choice((whom, [whom]))

    # files

    def _file(self, name, text):
        data, body = parts_of(name, text)
        if data is None or name in ("planloom.yml", "mkdocs.yml") or name.endswith(".lock.json"):
            self.made.files[name] = self.made.never[name] = text
            return
        chance = self.random.random()
        leaf = name.rsplit("/", 1)[-1]
        if body is not None and not re.match(r"plan(\.\w+)?\.md$", leaf):
            self._page(name, data, body, chance)
            return
        part = not leaf.startswith("plan.") and "organisation.yml" not in name and body is None
        if part and chance < self.share / 2:
            word, whom = self.word("file")
            self.made.files[name] = whole(name, {"audience": self._named(whom), **self._spoken(data, word)}, None)
            return
        if re.match(r"plan\.(en|pl)\.md$", leaf):
            self.made.files[name] = self.made.never[name] = text
            return
        marked, never = copy.deepcopy(data), copy.deepcopy(data)
        self._mapping(marked, never, top=True) if "/glossary/" not in name else self._terms(marked, never)
        self.made.files[name] = whole(name, marked, body)
        if any(key != "audience" for key in never):
            self.made.never[name] = whole(name, never, body)

    def _page(self, name, data, body, chance):
        """Withhold a page, or its Polish; both languages are drawn together, where the other one is."""
        base = re.sub(r"\.(en|pl)\.md$", ".md", name)
        drawn = zlib.crc32(f"{base}{self.share}{self.only}".encode()) % 1000 / 1000
        polish = name.endswith(".pl.md")
        if drawn < 0.25:
            way = "page"
        elif drawn < 0.5:
            way = "language of a page" if polish else ""
        else:
            way = ""
        if not way:
            self.made.files[name] = self.made.never[name] = whole(name, data, body)
            return
        whom = self.only or "board"
        word, _ = self.word(way, whom)
        mark = self._named(whom) if way == "page" else {"pl": self._named(whom)}
        spoken = re.sub(r"(?m)^(?=[A-ZŻŹĆŁŚ])", f"{word.capitalize()} ", re.sub(r"(?m)^(#+ .*)$", rf"\1 {word}", body))
        self.made.files[name] = whole(name, {**data, "audience": mark}, f"{spoken}\n{word.capitalize()} words.\n")

    # what stands in them

    def _mapping(self, marked, never, top=False):
        marks = {}
        for key in list(marked):
            value = marked[key]
            if key in ("audience", "id") or (not top and key in self.plain):
                continue
            fields = key not in self.plain and not (
                top and isinstance(value, list) and key not in _ENTRIES and len(value) < 1
            )
            if fields and "id" in marked and self.random.random() < self.share / 2 and key not in _TITLES:
                word, whom = self.word("field")
                marked[key] = self._spoken(value, word)
                marks[key] = self._named(whom)
                del never[key]
            elif (
                top
                and fields
                and isinstance(value, list | dict)
                and key not in _ENTRIES
                and self.random.random() < self.share / 4
            ):
                word, whom = self.word("part")
                marked[key] = self._spoken(value, word)
                marks[key] = self._named(whom)
                del never[key]
            elif isinstance(value, list):
                self._list(key, value, never, marks)
            elif isinstance(value, dict):
                self._values(key, value, never, marks, "id" in marked)
        if marks:
            marked["audience"] = {**(marked.get("audience") or {}), **marks}

    def _terms(self, marked, never):
        """Withhold terms: either is for others as a whole."""
        for key, entries in marked.items():
            if isinstance(entries, list):
                self._list(key, entries, never, None)

    def _values(self, key, value, never, marks, of_object):
        if of_object and len(value) > 1 and all(map(_KEYED.match, value)) and (self.random.random() < self.share * 2):
            inner = self.random.choice(sorted(value))
            word, whom = self.word("language" if inner in ("en", "pl") else "value")
            value[inner] = self._spoken(value[inner], word, key)
            marks[key] = {inner: self._named(whom)}
            del never[key][inner]
        else:
            self._mapping(value, never[key])

    def _list(self, key, value, never, marks):
        kept = []
        for index, entry in enumerate(value):
            inner = never[key][index]
            if isinstance(entry, dict):
                whom = self.objects.get(entry.get("id"))
                if whom:
                    word = WORD.search(entry["id"])[0]
                    value[index] = {**self._spoken(entry, word), "audience": self._named(whom)}
                    continue
                if marks is not None:
                    self._mapping(entry, inner)
            elif isinstance(entry, str) and len(value) > 1 and " " in entry and self.random.random() < self.share:
                word, whom = self.word("entry")
                value[index] = f"{entry} {word}"
                marks[key] = {**marks.get(key, {}), value[index]: self._named(whom)}
                continue
            kept.append(inner)
        if kept or not value:
            never[key] = kept
        else:
            del never[key]

    def _spoken(self, value, word, key=""):
        """Return a value with a word in every text of it; objects in it whose ids hold words stay withheld by themselves."""
        if isinstance(value, dict):
            spoken = {
                name: inner
                if name in ("id", "was", "audience")
                else self._spoken(inner, word, key if name in ("en", "pl") else name)
                for name, inner in value.items()
            }
            own = self.objects.get(value["id"]) if isinstance(value.get("id"), str) else None
            return {**spoken, "audience": self._named(own)} if own else spoken
        if isinstance(value, list):
            return [self._spoken(one, word, key) for one in value]
        if key == "email":
            return f"{word}.{value}"
        if (
            isinstance(value, str)
            and "\n" not in value
            and (key in _TITLES or (" " in value.strip() and re.match(r"[^\W\d]", value) and not WORD.search(value)))
        ):
            return f"{value} {word}"
        return value

    # what stands beside

    def _more(self):
        """Add plans, pages, pictures, folders and terms that are for others as a whole."""
        made = self.made
        plans = sorted({name.rsplit("/", 1)[0] for name in made.files if re.search(r"/plan\.(yml|md)$", name)})
        home = self.random.choice(plans)
        for way, root in (("plan", "plans"), ("nested plan", home)):
            word, whom = self.word(way)
            made.files[f"{root}/{word}/plan.md"] = (
                f"---\nkind: sales\ntitle: {{en: Plan {word}, pl: Plan {word}}}\naudience: {whom}\n---\nText {word}.\n"
            )
            made.files[f"{root}/{word}/work.yml"] = (
                f"initiatives: [{{id: {word}-a, title: Work {word}, start: 2027-01, end: 2027-03, budget: {{2027: 5m}}}}]\n"
            )
            made.files[f"{root}/{word}/notes.md"] = f"# Notes {word}\n\nWords {word}.\n"
        word, whom = self.word("folder")
        made.files[f"{home}/{word}/audience.yml"] = f"audience: [{whom}]\n"
        made.files[f"{home}/{word}/deep.md"] = f"# Deep {word}\n\nWords {word}.\n"
        if re.search(
            r"languages: \[\s*\w+,", made.files.get("plans/organisation.yml", "")
        ):  # of one, both are one page
            made.files[f"{home}/{word}/deep.pl.md"] = f"# Deep pl {word}\n\nWords {word}.\n"
        made.files[f"{home}/{word}/{word}.png"] = png(word)
        word, whom = self.word("picture")
        other, to = self.word("page in audience.yml")
        made.files[f"{home}/{word}.png"] = png(word)
        made.files[f"{home}/{other}.md"] = f"# Page {other}\n"
        beside = f"{home}/audience.yml"
        made.files[beside] = f"audience: {{{word}.png: [{whom}], {other}.md: {to}}}\n"
        term, for_ = self.word("term")
        made.files[f"plans/glossary/{term}.yml"] = (
            f"audience: {for_}\nglossary: [{{id: {term}, en: {{term: {term} index, synonyms: [{term} rate], definition: D {term}}},"
            f" pl: {{term: wskaźnik {term}, definition: D {term}}}}}]\n"
        )  # fmt: skip
        if self.apart:
            return
        text = f"# About\n\nSee [the drawing]({word}.png), [a page]({other}.md), [[{term}]] and ![drawn]({word}.png).\n"
        made.files[f"{home}/about.md"] = text
        made.never[f"{home}/about.md"] = text


def _renamed(text, ids):
    """Return a text in which objects go by their new ids, wherever they are named."""
    if isinstance(text, bytes) or not ids:
        return text
    alone = r"(?<!\w )(?<![\w|-])[\w-]+(?![\w|-])(?! \w)"  # no word of a phrase or of a pattern, which others may read
    return re.sub(alone, lambda word: ids.get(word[0], word[0]), text)


def _objects(value):
    """Yield all objects in data, and the lists that hold them."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for entry in value:
            if isinstance(entry, dict):
                yield entry, value
            yield from _objects(entry)


def parts_of(name, text):
    """Return the fields of a file and, for a page, its text; None for a file that has none."""
    if isinstance(text, bytes):
        return None, None
    if name.endswith(".yml"):
        return _read(text), None
    if name.endswith(".md"):
        if text.startswith("---\n"):
            head, body = text[4:].split("\n---\n", 1)
            return _read(head), body
        return {}, text
    return None, None


def _read(text):
    return yaml.load(text, yaml.CBaseLoader) or {}  # noqa: S506  # makes nothing but texts, of what Planloom reads


def whole(name, data, body):
    """Return the text of a file; the opposite of `parts_of`."""
    head = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000) if data else ""
    if body is None:
        return head
    return f"---\n{head}---\n{body}" if head else body


def png(word):
    """Return a picture of one dot that says a word in its metadata."""

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    said = b"Comment\0" + word.encode()
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"tEXt", said), chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND", b""))
    )


def of(files, seed, **options):
    """Return what is withheld in `files`, by a seed."""
    return Withholder(Random(seed), **options).of(files)
