"""What the search is told of the glossary."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planloom.glossary import Entry, Glossary, Naming
from planloom.glossary.defined import defined
from planloom.glossary.words import without_note
from planloom.problems import Language, other_language
from planloom.search import Concept

_PAGES: Mapping[str, Sequence[str]] = {
    "allocations": ("resource-allocation",),
    "channels": ("communication-channel", "distribution-channel"),
    "consultation": ("employee-consultation", "collective-redundancies"),
    "courses": ("sales-training",),
    "deals": ("mergers-acquisitions", "acquisition", "divestment"),
    "environment": ("business-environment", "pestle-analysis"),
    "financing": ("funding-source",),
    "forces": ("five-forces",),
    "forecasts": ("sales-forecast",),
    "funnel": ("sales-funnel", "pipeline-stage"),
    "health": ("plan-health",),
    "measures": ("kpi",),
    "mix": ("marketing-mix",),
    "moves": ("ansoff-matrix",),
    "objectives": ("strategic-objective",),
    "options": ("strategic-option", "tows-matrix"),
    "org-units": ("org-chart", "organizational-structure", "organizational-unit"),
    "pipeline": ("sales-pipeline",),
    "pipeline-rules": ("pipeline-coverage",),
    "portfolio": ("bcg-matrix",),
    "prices": ("pricing-strategy",),
    "projections": ("financial-projection",),
    "raci": ("raci-matrix",),
    "relationships": ("customer-relationship",),
    "research": ("market-research",),
    "reviews": ("strategy-review",),
    "risks": ("risk-matrix",),
    "roadmap": ("gantt-chart",),
    "savings": ("cost-measure", "cost-cutting", "net-savings", "run-rate-savings"),
    "segments": ("market-segment", "segmentation"),
    "service-level": ("sla-marketing-sales",),
    "strategies": ("sales-strategy",),
    "swot": ("swot-analysis",),
    "targets": ("sales-target",),
    "territories": ("territory",),
    "thread": ("golden-thread",),
    "unit-changes": ("organizational-restructuring", "organizational-design"),
    "workforce": ("headcount", "workforce-impact", "collective-redundancies"),
}
"""Pages, by the last part of their address, and the terms of our starter that they are about.

A page that is called like the id of a term need not be named.
"""


def concepts(glossary: Glossary, language: Language) -> Iterator[Concept]:
    """Yield every term that has a name in `language`."""
    other = other_language(language)
    for entry in glossary.entries.values():
        naming = entry.naming(language)
        if naming is not None:
            yield _concept(entry, naming, entry.naming(other), _plain(defined(naming, glossary, language)))


def _concept(entry: Entry, naming: Naming, other: Naming | None, definition: str) -> Concept:
    title = f"{naming.term} ({', '.join(naming.abbr)})" if naming.abbr else naming.term
    others = tuple(_names(other)) if other else ()
    return Concept(
        entry.id, tuple(_names(naming)), others, _plain(title), definition, entry.related, tuple(_pages(entry.id))
    )


def _pages(term: str) -> Iterator[str]:
    """Yield the pages that are about a term."""
    yield from (term, f"{term}s", f"{term}es")
    yield from (page for page, terms in _PAGES.items() if term in terms)


def _names(naming: Naming) -> Iterable[str]:
    """Return all ways to call a term, the term first, each once."""
    named = (naming.term, naming.plural, *naming.abbr, *map(without_note, naming.synonyms))
    return dict.fromkeys(filter(None, map(_plain, named)))


def _plain(text: str) -> str:
    return " ".join(text.split())
