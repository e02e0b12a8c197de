"""Planloom beside the programs that are installed, on the same trees in one run.

    python -m bench compare                          trees of 500, 5 000 and 50 000 objects, and the example
    python -m bench compare --sizes 500 --no-example
    python -m bench compare --sphinx-build ~/peers/bin/sphinx-build --write docs/explanation/speed.md

Each program builds from nothing, again with nothing changed, and after the text, the budget and the title of one
object were edited. What it built is checked: every object on its page, links that lead where they should, the edit
where it belongs. Told are seconds of CPU (user and system, of all processes), in brackets as a multiple of the first
peer; the most memory; and what was written. Programs that are neither on PATH nor given are left out.
"""

import argparse
import datetime as dt
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from bench import phases
from bench.measured import MEGABYTE, Cost
from bench.phases import PHASES, Result
from bench.programs import PEERS, PLANLOOM, Program, found, this_checkout
from bench.tree import grown

SIZES = (500, 5_000, 50_000)
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of this measurement."""
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of objects")
    parser.add_argument("--languages", nargs="+", default=["en", "en,pl"], help="of Planloom's plans: en, or en,pl")
    parser.add_argument("--no-example", action="store_true", help="leave out the example of the repository")
    parser.add_argument("--limit", type=float, default=3600, help="seconds after which a program is given up")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into this page of the manual")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these executables, such as planloom")
    parser.add_argument("--planloom", type=Path, metavar="PATH", help="measure this executable, not this checkout")
    for peer in PEERS:
        parser.add_argument(f"--{peer.option}", type=Path, metavar="PATH", help=f"where {peer.name} is")


def main(options: argparse.Namespace) -> str:
    """Measure everything that was asked for, and return the tables."""
    programs = _programs(options)
    parts = [_about(programs)]
    for size in options.sizes:
        tree = grown(size)
        for named in options.languages:
            languages = tuple(named.split(","))
            able = [one for one in programs if languages in one.languages]
            if able:
                _tell(f"{size} objects in {named}")
                results = [phases.run(one, tree, languages, options.limit, _tell) for one in able]
                parts.append(table(f"{_thousands(size)} objects, {_in_words(languages)}", results))
    if not options.no_example and programs[0].option == PLANLOOM.option:
        _tell("the example")
        result = phases.run_example(programs[0], options.limit, _tell)
        parts.append(table("The example, two languages", [result]))
    report = "\n\n".join(parts)
    if options.write:
        _put(options.write, report)
    return report


def _programs(options: argparse.Namespace) -> list[Program]:
    ours = found(PLANLOOM, options.planloom) if options.planloom else this_checkout()
    peers = [found(peer, getattr(options, peer.option.replace("-", "_"))) for peer in PEERS]
    return [one for one in (ours, *peers) if one and (not options.only or one.option in options.only)]


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _about(programs: list[Program]) -> str:
    versions = "; ".join(one.version() for one in programs)
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return f"Measured on {dt.datetime.now(tz=dt.UTC).date()}, {machine}: {versions}."


def _in_words(languages: tuple[str, ...]) -> str:
    return "one language" if len(languages) == 1 else "two languages"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def table(title: str, results: list[Result]) -> str:
    """Return what was measured on one tree as a table in Markdown; ratios are to the first peer that went through."""
    base = next((one for one in results[1:] if not one.failed), None)
    lines = [f"### {title}", "", f"| | | {' | '.join(PHASES)} |", f"|---|---|{'---|' * len(PHASES)}"]
    for one in results:
        lines.append(_row(_headed(one), "CPU, s", one, lambda cost, phase: _ratio(cost, phase, base)))
        lines.append(_row("", "memory, MiB", one, lambda cost, _: f"{cost.memory / MEGABYTE:.0f}"))
        lines.append(_row("", "written, MB", one, lambda cost, _: f"{cost.written / 1e6:.1f}"))
    return "\n".join(lines)


def _headed(result: Result) -> str:
    if result.failed:
        return f"{result.program}: {result.failed}".replace("|", "/").replace("\n", " ")
    return f"{result.program} ({_thousands(result.pages)} pages, {result.size / 1e6:.0f} MB)"


def _row(name: str, what: str, result: Result, told: Callable[[Cost, str], str]) -> str:
    cells = (told(result.costs[phase], phase) if phase in result.costs else "–" for phase in PHASES)
    return f"| {name} | {what} | {' | '.join(cells)} |"


def _ratio(cost: Cost, phase: str, base: Result | None) -> str:
    if base is None or phase not in base.costs:
        return f"{cost.cpu:.1f}"
    return f"{cost.cpu:.1f} ({cost.cpu / base.costs[phase].cpu:.2f})"


def _put(page: Path, report: str) -> None:
    """Put the report between the two marks of a page."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, found_end, after = rest.partition(END)
    if not found_end:
        raise SystemExit(f"{page} has no place for it: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n\n{report}\n\n{END}{after}", "utf-8")
