"""What a search is worth: judged questions, the search worker that answers them, and the figures that come of it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from planloom.search.finish import indexed_pages

QUERIES = Path(__file__).parent / "queries"

ASK = """async ([worker, config, queries]) => {
  const running = new Worker(worker)
  const answers = []
  let next
  running.onmessage = ({ data }) => next(data)
  const say = message => new Promise(done => { next = done; running.postMessage(message) })
  await say({ type: 0, data: { config, docs: [], options: {} } })
  for (const query of queries) answers.push((await say({ type: 2, data: query })).data)
  running.terminate()
  return answers
}"""


@dataclass(frozen=True)
class Query:
    """A question, the pages that should stand first, and which others are right; `slip` if a letter is wrong."""

    text: str
    best: frozenset[str]
    about: str = ""
    slip: bool = False


@dataclass(frozen=True)
class Score:
    """Shares of questions whose first or first three pages are best, mean precision of ten, and mean recall."""

    first: float
    three: float
    precision: float
    recall: float
    nothing: int

    def __str__(self) -> str:
        return (
            f"rank 1 {self.first:.2f}, first three {self.three:.2f}, P@10 {self.precision:.2f}, R {self.recall:.2f}, "
            f"nothing found {self.nothing}"
        )


def queries(name: str) -> list[Query]:
    """Read the questions of a file."""
    rows = yaml.safe_load((QUERIES / f"{name}.yml").read_text("utf-8"))
    return [Query(row["q"], frozenset(row["best"]), row.get("about", ""), row.get("slip", False)) for row in rows]


def answers(page: Any, site: Path, address: str, asked: Sequence[str]) -> list[dict[str, Any]]:
    """Ask the search of the site in `site`, which is served at `address`, through its worker."""
    config = yaml.safe_load((site / "search/search_index.json").read_text("utf-8"))["config"]
    found: list[dict[str, Any]] = page.evaluate(ASK, [f"{address}/search/search.js", config, list(asked)])
    return found


def found_pages(answer: Mapping[str, Any]) -> list[str]:
    """Return the addresses of the pages in an answer, best first."""
    return [item[0]["location"].partition("#")[0] for item in answer["items"]]


def score(
    site: Path, asked: Sequence[Query], found: Sequence[Sequence[str]], told: Callable[[str], None] = print
) -> Score:
    """Judge answers; what falls short is told."""
    texts = {url: text.lower() for url, text in indexed_pages(site)}
    first, three, precision, recall = [], [], [], []
    for query, pages in zip(asked, found, strict=True):
        first.append(bool(query.best & {*pages[:1]}))
        three.append(bool(query.best & {*pages[:3]}))
        right = query.best | {url for url, text in texts.items() if query.about and re.search(query.about, text)}
        if query.about:
            ten = pages[:10]
            precision.append(sum(page in right for page in ten) / max(1, min(10, len(ten))))
            recall.append(len(right & {*pages}) / len(right))
        if not first[-1] or (query.about and min(precision[-1], recall[-1]) < 0.9):
            told(f"{query.text}: {pages[:4]} of {len(pages)}; missing {sorted(right - {*pages})[:4]}; "
                 f"wrong {[page for page in pages[:10] if page not in right][:4] if query.about else ''}")  # fmt: skip
    nothing = sum(not pages for pages in found)
    return Score(_mean(first), _mean(three), _mean(precision), _mean(recall), nothing)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0
