"""``python -m bench``: one command for each thing that is measured."""

import argparse
from pathlib import Path

from bench import charts, check, compare, glossary, history, look, sources
from bench.tree import grown


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, about: str | None) -> argparse.ArgumentParser:
        about = about or ""
        shape = argparse.RawDescriptionHelpFormatter
        return commands.add_parser(name, help=about.split("\n", 1)[0], description=about, formatter_class=shape)

    compare.add(command("compare", compare.__doc__))
    check.add(command("check", check.__doc__))
    charts.add(command("charts", charts.__doc__))
    glossary.add(command("glossary", glossary.__doc__))
    history.add(command("history", history.__doc__))
    look.add(command("look", look.__doc__))
    corpus = command("corpus", "Write the tree of plans that is measured.")
    corpus.add_argument("root", type=Path)
    corpus.add_argument("--objects", type=int, default=5_000)
    corpus.add_argument("--languages", default="en", help="en, or en,pl")
    options = parser.parse_args()
    match options.command:
        case "compare":
            print(compare.main(options))
        case "check":
            check.main(options)
        case "charts":
            charts.main(options)
        case "glossary":
            glossary.main(options)
        case "history":
            print(history.main(options))
        case "look":
            print(look.main(options))
        case "corpus":
            tree = grown(options.objects)
            sources.write(sources.planloom(tree, tuple(options.languages.split(","))), options.root)


if __name__ == "__main__":
    main()
