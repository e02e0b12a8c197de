"""Measure how well glossary terms are recognised, and how fast they are linked.

    python -m bench glossary quality GOLD.jsonl GLOSSARY.yml [--errors]
    python -m bench glossary speed [--terms 500] [--megabytes 1]

A line of GOLD is a JSON object with "lang", "text" and "spans": [[start, end, term], …].
Speed is told in seconds of CPU, with the project's own glossary, filled up to the number of terms.
"""

import argparse
import dataclasses
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from planloom.glossary import Entry, Place, link, load_text
from planloom.glossary.glossary import glossary
from planloom.glossary.lockfile import dumps, loads, make_all
from planloom.glossary.reading import read
from planloom.source import read as read_plans

PLANS = Path(__file__).parents[1] / "plans"
AROUND = 40


def quality(gold: Path, terms: Path, *, errors: bool) -> None:
    """Print precision, recall and F1 by language; with `errors` every miss and false find in its context."""
    made, problems = load_text(terms.read_text("utf-8"), terms.name)
    print(f"{len(made.entries)} terms, {len(problems)} findings on them")
    counts: dict[str, list[int]] = {}
    for line in gold.read_text("utf-8").splitlines():
        case = json.loads(line)
        language, text = case["lang"], case["text"]
        wanted = {tuple(span) for span in case["spans"]}
        found = {tuple(mention) for mention in made.matcher(language).find(text)}
        sums = counts.setdefault(language, [0, 0, 0])
        for place, number in enumerate((len(found & wanted), len(found - wanted), len(wanted - found))):
            sums[place] += number
        if errors:
            for sign, wrong in (("+", found - wanted), ("-", wanted - found)):
                for start, end, term in sorted(wrong):
                    shown = f"{text[max(start - AROUND, 0) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
                    print(f"{sign} {term:20} {' '.join(shown.split())}")
    for language, (right, wrong, missed) in sorted(counts.items()):
        precision, recall = right / (right + wrong), right / (right + missed)
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"{language}: {right} right, {wrong} wrong, {missed} missed; P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        )


def timed(name: str, action: Callable[[], Any]) -> Any:
    """Do something and print how long it took."""
    start = time.process_time()
    result = action()
    print(f"{name:16} {time.process_time() - start:6.3f} s")
    return result


def filled(count: int) -> Iterator[Entry]:
    """Yield the entries of the project, then variants of them up to `count`."""
    sources, _ = read_plans(PLANS, PLANS.parent)
    entries, _ = read(document.fields for document in sources.glossary if document.fields is not None)
    yield from entries[:count]
    for place in range(count - len(entries)):
        entry = entries[place % len(entries)]
        if entry.en is None or entry.pl is None:
            continue
        new = {"f": "nowa", "n": "nowe", "pl": "nowe"}.get(entry.pl.gender, "nowy")
        yield dataclasses.replace(
            entry,
            id=f"{entry.id}-{place}",
            en=dataclasses.replace(entry.en, term=f"new {entry.en.term}", synonyms=(), abbr=()),
            pl=dataclasses.replace(entry.pl, term=f"{new} {entry.pl.term}", synonyms=(), abbr=()),
        )


def page_of(entries: list[Entry], size: int) -> str:
    """Write a page of so many bytes, of definitions in chance order."""
    sentences = [entry.pl.definition for entry in entries if entry.pl and entry.pl.definition]
    parts: list[str] = []
    written = 0
    while written < size:
        paragraphs = [random.choices(sentences, k=4) for _ in range(8)]
        text = "".join(f"<p>{a} <strong>{b}</strong> {c} <a href='#'>{d}</a></p>\n" for a, b, c, d in paragraphs)
        parts.append(f"<h2 id='s{len(parts)}'>{len(parts)}</h2>\n{text}")
        written += len(parts[-1])
    return "".join(parts)


def speed(terms: int, megabytes: float) -> None:
    """Print what loading the forms and linking a page cost."""
    random.seed(1)
    entries = list(filled(terms))
    text = dumps(make_all(entries)[0])
    page = page_of(entries, int(megabytes * 1_000_000))
    print(f"{len(entries)} terms, lock file {len(text) // 1000} kB, page {len(page) // 1000} kB")
    lock, _ = timed("read lock", lambda: loads(text, "forms.lock.json"))
    made, _ = timed("join entries", lambda: glossary(entries, lock))
    timed("Polish table", lambda: made.matcher("pl"))
    linked = timed("link", lambda: link(page, made, Place("pl", "../glossary/")))
    print(f"{linked.html.count('<a class=')} links")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of this measurement."""
    commands = parser.add_subparsers(dest="what", required=True)
    one = commands.add_parser("quality")
    one.add_argument("gold", type=Path)
    one.add_argument("glossary", type=Path)
    one.add_argument("--errors", action="store_true")
    other = commands.add_parser("speed")
    other.add_argument("--terms", type=int, default=500)
    other.add_argument("--megabytes", type=float, default=1.0)


def main(options: argparse.Namespace) -> None:
    """Measure."""
    if options.what == "quality":
        quality(options.gold, options.glossary, errors=options.errors)
    else:
        speed(options.terms, options.megabytes)
