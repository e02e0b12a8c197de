"""A page is a function of what it is made with: no page can tell what was made before it."""

import gc
from pathlib import Path

import pytest

from planloom.pages.make import make_page
from planloom.pages.options import Options
from planloom.pages.specs import PageSpecs
from planloom.pages.templates import Templates
from planloom.pages.write import resources_of
from planloom.project import find_project, read_plans

CASES = sorted(Path(__file__).parents[1].glob("golden/*/plans"))
FEW = 20
"""Objects of the libraries that make a page, beside hundreds of ours."""


@pytest.mark.parametrize("plans", CASES, ids=lambda plans: plans.parent.name)
def test_pages_are_the_same_in_whatever_order_and_however_often_they_are_made(plans):
    project, _ = find_project(plans.parent)
    reading = read_plans(project)
    options = Options(findings=tuple(reading.everything), glossary=reading.glossary)
    for resources in resources_of(reading.figures, options):
        templates = Templates(resources.language, ())
        specs = list(PageSpecs(resources, options, templates).all())
        forward = {spec.address: make_page(spec, resources, templates) for spec in specs}
        backward = {spec.address: make_page(spec, resources, templates) for spec in reversed(specs)}
        assert all(page is not None and not problems for page, problems in forward.values())
        assert forward == backward


def test_what_a_page_was_made_with_is_given_up_with_it():
    """Nothing of it waits for the garbage collector."""
    project, _ = find_project(CASES[0].parent)
    reading = read_plans(project)
    resources = next(resources_of(reading.figures, Options()))
    templates = Templates(resources.language, ())
    spec = next(spec for spec in PageSpecs(resources, Options(), templates).all() if spec.subject)
    make_page(spec, resources, templates)
    gc.collect()
    gc.disable()
    try:
        make_page(spec, resources, templates)
        assert gc.collect() <= FEW
    finally:
        gc.enable()
