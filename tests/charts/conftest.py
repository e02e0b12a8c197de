import pytest
from chart_samples import TEMPLATES

from planloom.charts.draw import Charts


@pytest.fixture(scope="session")
def charts():
    with Charts([TEMPLATES]) as ours:
        yield ours
