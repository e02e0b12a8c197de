"""Write a corpus of plans of any size: a strategy and many functional plans that serve it.

    python bench/corpus.py DIR [--plans 200] [--objectives 25] [--links 2] [--measures 0]

With the defaults there are 5 000 objectives with two links each; a measure for each makes 10 000 objects.
The plans agree with each other, so that what is measured is the work of checking and not of reporting.
"""

import argparse
import random
import shutil
from pathlib import Path

YEARS = (2027, 2028, 2029)
OBJECTIVES_ABOVE = 40


def objective(name: str, links: list[str], measures: int, chance: random.Random) -> str:
    """Return one objective in YAML, with its measures or else a target in money."""
    supports = f"supports: [{', '.join(links)}]" if links else "corporate: true"
    head = f"""\
  - id: {name}
    title: {{en: Objective {name}, pl: Cel {name}}}
    owner: person-{chance.randint(1, 50)}
    period: 2027..2029
    {supports}
"""
    if not measures:
        return f"{head}    cost_target: {{2027: {chance.randint(1, 9)}m}}\n"
    return f"{head}    measures:\n{''.join(measure(f'{name}-m{index}', chance) for index in range(measures))}"


def measure(name: str, chance: random.Random) -> str:
    """Return one complete measure in YAML."""
    start, step = chance.randint(10, 90), chance.randint(1, 9)
    targets = ", ".join(f"{year}: {start + step * (index + 1)}" for index, year in enumerate(YEARS))
    return f"""\
      - id: {name}
        title: {{en: Measure {name}, pl: Miernik {name}}}
        unit: {{en: points, pl: punkty}}
        direction: increase
        frequency: yearly
        baseline: {{2026: {start}}}
        targets: {{{targets}}}
"""


def write(root: Path, plans: int, objectives: int, links: int, measures: int, chance: random.Random) -> None:
    """Write the corpus below `root`, replacing what was there."""
    shutil.rmtree(root, ignore_errors=True)
    top = [f"goal-{number}" for number in range(OBJECTIVES_ABOVE)]
    people = "".join(f"  - {{id: person-{number}, name: Person {number}}}\n" for number in range(1, 51))
    put(root / "plans/organisation.yml", f"name: Corpus\nlanguages: [en, pl]\npeople:\n{people}")
    put(root / "plans/strategy/plan.yml", "kind: strategy\nperiod: 2027..2029\n")
    upper = "".join(objective(name, [], measures, chance) for name in top)
    put(root / "plans/strategy/objectives.yml", f"objectives:\n{upper}")
    for number in range(plans):
        kind = ("marketing", "sales", "restructuring")[number % 3]
        folder = root / f"plans/{kind}/plan-{number}"
        put(folder / "plan.yml", f"kind: {kind}\nperiod: 2027..2029\n")
        lower = "".join(
            objective(f"o-{number}-{index}", chance.sample(top, links), measures, chance) for index in range(objectives)
        )
        put(folder / "objectives.yml", f"objectives:\n{lower}")


def put(path: Path, text: str) -> None:
    """Write a file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--objectives", type=int, default=25)
    parser.add_argument("--links", type=int, default=2)
    parser.add_argument("--measures", type=int, default=0)
    options = parser.parse_args()
    write(options.root, options.plans, options.objectives, options.links, options.measures, random.Random(7))
    print(f"{options.plans * options.objectives} objectives in {options.plans} plans below {options.root}")


if __name__ == "__main__":
    main()
