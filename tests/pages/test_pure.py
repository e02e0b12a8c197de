"""A page is a function of what it is made with: no page can tell what was made before it."""

from pathlib import Path

import pytest

from planloom.links.addresses import Addresses
from planloom.pages.context import Resources, resolver
from planloom.pages.findings import Findings
from planloom.pages.inputs import Inputs
from planloom.pages.make import make_page
from planloom.pages.options import Options
from planloom.pages.prose import Destinations
from planloom.pages.specs import PageSpecs
from planloom.pages.templates import Templates
from planloom.project import find_project, read_plans

CASES = sorted(Path(__file__).parents[1].glob("golden/*/plans"))


@pytest.mark.parametrize("plans", CASES, ids=lambda plans: plans.parent.name)
@pytest.mark.parametrize("language", ["en", "pl"])
def test_pages_are_the_same_in_whatever_order_and_however_often_they_are_made(plans, language):
    project, _ = find_project(plans.parent)
    reading = read_plans(project)
    addresses = Addresses(reading.graph)
    destinations = Destinations(reading.portfolio, resolver(reading.graph, addresses, {}))
    findings = Findings(reading.everything, language, None)
    inputs = Inputs(reading.figures, addresses, destinations.files, reading.everything)
    resources = Resources.of(reading.figures, addresses, language, destinations, findings, inputs)
    templates = Templates(language, ())
    specs = list(PageSpecs(resources, Options(glossary=reading.glossary), templates).all())
    forward = {spec.address: make_page(spec, resources, templates) for spec in specs}
    backward = {spec.address: make_page(spec, resources, templates) for spec in reversed(specs)}
    assert all(page is not None and not problems for page, problems in forward.values())
    assert forward == backward
