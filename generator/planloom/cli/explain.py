"""``planloom explain CODE``: what a finding means, why it matters, and how it is mended."""

import sys

import click

from planloom.catalogue import all_codes
from planloom.model.nearest import nearest
from planloom.problems import Code, Language, Phrase

LABELS = {
    "level": Phrase("Level", "Poziom"),
    "why": Phrase("Why it matters", "Dlaczego to ważne"),
    "help": Phrase("How to mend it", "Jak to naprawić"),
    "bad": Phrase("Found in", "Wykrywa w"),
    "good": Phrase("Not found in", "Nie wykrywa w"),
}

NO_FINDING = Phrase("there is no finding {code}", "nie ma uwagi {code}")
MEANT = Phrase("; did you mean {meant}?", "; czy chodziło o {meant}?")
LISTED = Phrase("; `planloom explain` lists all codes", "; wszystkie kody wypisze `planloom explain`")


@click.command()
@click.argument("code", required=False)
@click.option(
    "--lang", type=click.Choice(["en", "pl"]), default="en", show_default=True, help="Language of the explanation."
)
def explain(code: str | None, lang: str) -> None:
    """Explain a kind of finding; without CODE, list them all.

    \b
    planloom explain M103
    planloom explain M103 --lang pl
    """
    language: Language = "pl" if lang == "pl" else "en"
    known = {one.id: one for one in all_codes()}
    if code is None:
        for one in known.values():
            click.echo(f"{one.id}  {one.level:<8}{one.title.in_(language)}")
        return
    found = known.get(code.upper())
    if found is None:
        meant = (nearest(code, [name.casefold() for name in known]) or "").upper()
        hint = MEANT if meant else LISTED
        click.echo(NO_FINDING.in_(language).format(code=code) + hint.in_(language).format(meant=meant), err=True)
        sys.exit(2)
    click.echo(_explained(found, language))


def _explained(code: Code, language: Language) -> str:
    parts = [f"{code.id}: {code.title.in_(language)}", f"{LABELS['level'].in_(language)}: {code.level}"]
    for name, phrase in (("why", code.why), ("help", code.help)):
        if phrase.in_(language):
            parts.append(f"{LABELS[name].in_(language)}:\n  {phrase.in_(language)}")
    for name, source in (("bad", code.bad), ("good", code.good)):
        if source:
            indented = "\n".join(f"  {line}".rstrip() for line in source.strip("\n").split("\n"))
            parts.append(f"{LABELS[name].in_(language)}:\n{indented}")
    return "\n\n".join(parts)
