"""What is written twice: two fields, of two objects, that give the same amount or number of people.

Each pair is what a controller reconciles: a price in two plans, a deal and what pays for it, a cost and its budget
line, a team and the capacity reckoned with it.
"""

from planloom.figures.consistency.twice.money import MONEY
from planloom.figures.consistency.twice.pair import Twin
from planloom.figures.consistency.twice.people import PEOPLE

__all__ = ["MONEY", "PEOPLE", "Twin"]
