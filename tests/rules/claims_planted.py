"""Plant many sentences in a project at once, each in a place of its own, and see which are told."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rule_projects import files_of

from planloom.problems import Problem

Said = tuple[str, str]
STRATEGY = "plans/strategy/plan.yml"
OF_LANGUAGES = frozenset({"L101", "L102", "L105"})


@dataclass(frozen=True)
class Planted:
    """A sentence, and where it stands now."""

    said: str
    file: str
    line: int

    def told(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return what is told of its line."""
        return [one for one in problems if (one.span.file, one.span.line) == (self.file, self.line)]


def plain(said: str) -> str:
    """Return a sentence without the marks of its wrong figure."""
    return said.replace("«", "").replace("»", "")


def rounds(sentences: list[Said]) -> list[list[Said]]:
    """Divide sentences so that no two of a round stand in one field."""
    found: list[list[Said]] = []
    for place, said in sentences:
        free = next((one for one in found if place in ("page", "faq") or place not in dict(one)), None)
        if free is None:
            found.append(free := [])
        free.append((place, said))
    return found


def put(files: dict[str, str], place: str, said: str, number: int) -> tuple[str, int]:
    """Put a sentence into the files of a project; return its file and line."""
    if place == "page":
        name = f"{STRATEGY.rpartition('/')[0]}/said-{number}.md"
        files[name] = f"# {number}\n\n{said}\n"
        return name, 3
    if place == "faq":
        line = f'  - {{question: "{number}", answer: "{said}"}}'
        files[STRATEGY] = files[STRATEGY].replace("\nfaq:\n", f"\nfaq:\n{line}\n")
        return STRATEGY, 0
    return put_into_object(files, *place.split("."), said)


def put_into_object(files: dict[str, str], item: str, field: str, said: str) -> tuple[str, int]:
    """Write a field of an object, in the place of the one it has, or below its id."""
    for name, text in files.items():
        begins = re.search(rf"^( *)- \{{?id: {item}\b.*\n", text, re.MULTILINE)
        if begins:
            files[name] = with_field(text, begins, field, said)
            return name, 0
    raise AssertionError(item)


def with_field(text: str, begins: re.Match[str], field: str, said: str) -> str:
    line = begins[0]
    if "{id:" in line:
        given = f'{field}: "{said}"'
        if f" {field}: " in line:
            spoilt = re.sub(rf"\b{field}: [^,]*", lambda _: given, line)
        else:
            spoilt = re.sub(r"(\{id: [^,]+),", lambda match: f"{match[1]}, {given},", line, count=1)
        assert spoilt != line
        return text.replace(line, spoilt)
    indent = begins[1] + "  "
    rest = text[begins.end() :]
    if field == "title":
        rest = re.sub(rf"^{indent}title: .*\n", "", rest, count=1, flags=re.MULTILINE)
    return text[: begins.end()] + f'{indent}{field}: "{said}"\n' + rest


def planted(tree: str, sentences: list[Said]) -> Iterator[tuple[str, list[Planted]]]:
    """Yield a project with sentences in it, and where each stands, until all have stood somewhere."""
    for turn in rounds(sentences):
        files = files_of(tree)
        places = [put(files, place, plain(said), number)[0] for number, (place, said) in enumerate(turn)]
        whole = "".join(f"# {name}\n{text}" for name, text in files.items())
        yield (
            whole,
            [Planted(said, file, line_of(files[file], said)) for (_, said), file in zip(turn, places, strict=True)],
        )


def line_of(text: str, said: str) -> int:
    """Return the line on which a sentence stands."""
    wanted = plain(said)
    return next(number for number, line in enumerate(text.split("\n"), 1) if wanted in line)


def told(tree: str, sentences: list[Said], judged: Callable[[str], list[Problem]]) -> dict[str, list[Problem]]:
    """Return what is told of each sentence, without what is about two languages."""
    found: dict[str, list[Problem]] = {}
    for whole, all_planted in planted(tree, sentences):
        problems = [one for one in judged(whole) if one.code.id not in OF_LANGUAGES]
        for one in all_planted:
            found[one.said] = one.told(problems)
    return found
