"""The page on templates names every function that templates may call, and none that is gone."""

import re
from pathlib import Path

from planloom.pages.helpers import Helpers

from planloom.figures import Figures
from planloom.links.addresses import Addresses
from planloom.pages.prose import Prose

PAGE = Path(__file__).parents[2] / "docs/how-to/templates.md"
# What is no function, and is told of in the text.
VALUES = {"figures", "pictures", "calc", "measure_fields", "byline_fields", "relations"}


def test_every_function_is_listed(project):
    read = project({"s/plan.yml": "kind: strategy"})
    figures: Figures = read.figures
    prose = Prose(read.portfolio, lambda *_: None)
    known = set(Helpers(figures, Addresses(figures.graph), "en", prose).all()) - VALUES
    table = PAGE.read_text("utf-8").split("### Functions")[1]
    listed = set(re.findall(r"`(\w+)\(", table))
    assert listed - {"calc"} == known
