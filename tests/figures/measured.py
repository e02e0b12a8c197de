"""Where a measure stands by its own figures alone, without a graph around it."""

import datetime as dt

from planloom.figures.measure.data import MeasureData
from planloom.figures.measure.figures import figures_from
from planloom.figures.reporting import calendar_year


def measure_figures(measure, today=dt.date.max):
    return figures_from(MeasureData(measure, today), calendar_year)
