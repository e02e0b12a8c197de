"""What a page says it was made from is all that was read while it was made: nothing of the plans comes another way."""

from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest

from planloom import tracking
from planloom.model.base import Item, Part
from planloom.model.plan import Plan, is_part
from planloom.pages import inputs as inputs_of_pages
from planloom.pages import specs as specs_of_pages
from planloom.pages.make import make_page
from planloom.pages.options import Options
from planloom.pages.specs import PageSpecs
from planloom.pages.templates import Templates
from planloom.pages.write import resources_of
from planloom.project import find_project, read_plans

TESTS = Path(__file__).parents[1]
PROJECTS = [one.parent for place in ("golden", "plans") for one in sorted(TESTS.glob(f"{place}/*/plans"))]


class Watch:
    """Collects the objects whose fields are read."""

    def __init__(self):
        self.seen = {}
        self.fields = set()

    def watched(self, plain):
        def getattribute(part, name):
            if name in type(part).model_fields:
                self.seen[id(part)] = part
                if isinstance(part, Plan) or name == "text":
                    self.fields.add((id(part), name))
            return plain(part, name)

        return getattribute


def covers(portfolio, inputs):
    """Return the names that say of each part that it was read: its own, or those of what it stands in."""
    found = {}
    for root in (portfolio.organisation, *portfolio.plans):
        root_id = root.id if isinstance(root, Plan) else ""
        found[id(root)] = set()
        for field in type(root).model_fields:
            value = root.__dict__[field]
            for part in value if isinstance(value, tuple) else (value,):
                if not isinstance(part, Part):
                    continue
                within = {f"part {root_id} {field}", f"part {root_id} __dict__", "all part"}
                if not is_part(type(root).model_fields[field]):
                    within |= {f"item {root_id}", "plans "}
                _cover(part, within, inputs, found)
    return found


def _cover(part, within, inputs, found):
    mine = {*within, f"item {inputs.named[id(part)]}", "all item"} if isinstance(part, Item) else set(within)
    found[id(part)] = mine
    for inner in part.inner():
        _cover(inner, mine, inputs, found)


def unsaid(page, watch, inputs, found):
    """Yield what was read and is not named."""
    if page.reads == {"everything "}:
        return
    for part in watch.seen.values():
        if isinstance(part, Plan):
            header = [n for of, n in watch.fields if of == id(part) and not is_part(type(part).model_fields[n])]
            if set(header) - {"id", "kind_of_plan"} and page.reads.isdisjoint(
                (f"item {part.id}", "plans ", "all item")
            ):
                yield part.id, header
        elif found.get(id(part)) and page.reads.isdisjoint(found[id(part)]):
            yield type(part).__name__, getattr(part, "id", None)
        described = isinstance(part, Item) and (id(part), "text") in watch.fields
        if described and page.reads.isdisjoint((f"text {inputs.named[id(part)]}", "all text")):
            yield type(part).__name__, part.id, "text"


@pytest.mark.parametrize("most", [inputs_of_pages.MOST, 20])
@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_pages_name_all_that_they_read(folder, most, monkeypatch):
    monkeypatch.setattr(inputs_of_pages, "MOST", most)
    project, _ = find_project(folder)
    reading = read_plans(project)
    language = reading.portfolio.organisation.language
    options = Options(findings=tuple(reading.everything), glossary=reading.glossary)
    resources = next(resources_of(reading.figures, options))
    inputs = resources.inputs
    templates = Templates(language, ())
    found = covers(reading.portfolio, inputs)
    forward = {}
    plain = Part.__getattribute__

    def watched(calculate):
        watch = Watch()
        with monkeypatch.context() as patch:
            patch.setattr(Part, "__getattribute__", watch.watched(plain))
            known = tracking.calculated(calculate)
        assert not list(unsaid(SimpleNamespace(reads=inputs.names(known.reads)), watch, inputs, found))
        return known

    monkeypatch.setattr(specs_of_pages, "calculated", watched)
    specs = list(PageSpecs(resources, options, templates).all())
    for spec in specs:
        watch = Watch()
        with monkeypatch.context() as patch:
            patch.setattr(Part, "__getattribute__", watch.watched(plain))
            page, _ = make_page(spec, resources, templates)
        assert not list(unsaid(page, watch, inputs, found)), spec.address
        forward[spec.address] = page.reads
    backward = {spec.address: make_page(spec, resources, templates)[0].reads for spec in reversed(specs)}
    assert {one: (forward[one] ^ backward[one]) for one in forward if forward[one] != backward[one]} == {}


def test_whatever_can_be_read_has_a_digest():
    assert set(get_args(tracking.Kind)) <= set(inputs_of_pages.DIGESTS)
