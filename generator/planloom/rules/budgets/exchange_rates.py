"""Exchange rates (M106): currencies that cannot be added to the organisation's own."""

from collections.abc import Iterator

from planloom.figures.money.fields import money_fields
from planloom.model import Part
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans, rule

CURRENCY = Code(
    "M106",
    Level.WARNING,
    title=Phrase("A currency without a rate", "Waluta bez kursu"),
    message=Phrase(
        "amounts in {given} cannot be held against those in {currency}: no rate is given",
        "kwot w walucie {given} nie da się porównać z kwotami w {currency}: brak kursu",
    ),
    label=Phrase("no rate for {given}", "brak kursu {given}"),
    why=Phrase(
        "Different currencies are never added without a rate, so these amounts are missing from every total and"
        " every check.",
        "Różnych walut nie dodaje się bez kursu, więc tych kwot brakuje we wszystkich sumach i porównaniach.",
    ),
    help=Phrase(
        "add `rates: {{given}: …}` to `organisation.yml`, with what 1 {given} is worth in {currency}",
        "dodaj `rates: {{given}: …}` w `organisation.yml` z wartością 1 {given} w {currency}",
    ),
    bad="""\
# plans/organisation.yml
languages: en
currency: PLN
# plans/sales/plan.yml
kind: sales
targets:
  - {id: german-sales, revenue: {2027: 10m EUR}}
""",
    good="""\
# plans/organisation.yml
languages: en
currency: PLN
rates: {EUR: 4.25}
# plans/sales/plan.yml
kind: sales
targets:
  - {id: german-sales, revenue: {2027: 10m EUR}}
""",
)


@rule(CURRENCY)
def currencies_have_rates(plans: Plans) -> Iterator[Problem]:
    """Every currency used has a rate into the organisation's; one finding a currency."""
    organisation = plans.portfolio.organisation
    places: dict[str, list[tuple[Part, Span]]] = {}
    for part in plans.parts():
        for field, key, single in money_fields(type(part)):
            value = getattr(part, field)
            if not value:
                continue
            for period, money in [(None, value)] if single else value.items():
                if organisation.rate(money.currency) is None:
                    span = part.span(key) if period is None else value_span_of(part, key, period)
                    places.setdefault(money.currency, []).append((part, span))
    for currency, found in places.items():
        (first, span), *others = found
        yield plans.finding(
            CURRENCY,
            first,
            at=span,
            related=[Related(place, Phrase("also here", "także tutaj")) for _, place in others],
            given=currency,
            currency=organisation.currency,
        )
