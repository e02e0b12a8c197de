"""Progress and status of a measure once more: slowly, month by month, and written for clarity.

Nothing of `planloom.figures` is used. Periods are months counted from January of the year 0; a year has twelve. A series
is a list of (first month, last month, value). Sums run from the beginning of the year, averages from the
first result in it; what falls is the mirror of what rises, so that everything below is about more being better.
"""

import itertools
from decimal import Decimal

AMBER, RED = Decimal("0.05"), Decimal("0.10")


def mirrored(series):
    return [(first, last, -value) for first, last, value in series]


def verdict(direction, aggregate, baseline, targets, actuals):
    """Return (progress, status) of a measure whose periods are all over; (None, None) where there is no verdict."""
    rises = direction in ("increase", "at_least")
    if not rises:
        baseline, targets, actuals = mirrored(baseline), mirrored(targets), mirrored(actuals)
    keeps = direction in ("at_least", "at_most")
    judge = {"last": of_level, "avg": of_average, "sum": of_sum}[aggregate]
    return judge(keeps, rises, baseline, targets, actuals)


def months_of(series):
    """Return the value of each month, spread evenly; of a shorter period rather than of one around it."""
    found = {}
    for first, last, value in sorted(series, key=lambda one: one[1] - one[0], reverse=True):
        for month in range(first, last + 1):
            found[month] = value / (last - first + 1)
    return found


def of_level(keeps, rises, baseline, targets, actuals):
    first, now, value = max(actuals, key=lambda one: one[1])
    final = max(targets, key=lambda one: one[1])
    if keeps:
        due = [one for one in targets if one[0] <= first and now <= one[1]]
        if not due:
            return None, None
        return kept(value, min(due, key=lambda one: one[1] - one[0])[2])
    start = baseline[0]
    way = final[2] - start[2]
    progress = (value - start[2]) / way
    expected = on_the_line([(start[1], start[2]), *((last, goal) for _, last, goal in sorted(targets))], now)
    return progress, moved(value, expected, way, start[2], done=value >= final[2])


def on_the_line(points, now):
    for (before, low), (after, high) in itertools.pairwise(points):
        if now <= after:
            return low + (high - low) * Decimal(now - before) / (after - before)
    return points[-1][1]


def of_average(keeps, rises, baseline, targets, actuals):
    now = max(last for _, last, _ in actuals)
    january = now // 12 * 12
    each = {month: value for first, last, value in actuals for month in range(first, last + 1)}
    months = range(min(month for month in each if month >= january), now + 1)
    if any(month not in each for month in months):
        return None, None
    value = sum(each[month] for month in months) / len(months)
    goals = {month: goal for first, last, goal in targets for month in range(first, last + 1)}
    expected = sum(goals[month] for month in months) / len(months)
    if keeps:
        return kept(value, expected)
    final = max(targets, key=lambda one: one[1])
    start = baseline[0][2]
    over = now == final[1] and expected <= value and now % 12 == 11
    return (value - start) / (final[2] - start), moved(value, expected, final[2] - start, start, done=over)


def of_sum(keeps, rises, baseline, targets, actuals):
    now = max(last for _, last, _ in actuals)
    january = now // 12 * 12
    measured, planned = months_of(actuals), months_of(targets)
    months = range(january, now + 1)
    if any(month not in measured for month in months):
        return None, None
    value = round(sum(measured[month] for month in months), 12)
    expected = sum(planned[month] for month in months)
    whole = round(sum(planned[month] for month in range(january, january + 12)), 12)
    over = now == january + 11
    reached = value >= whole and (over or rises)
    start = None if keeps else baseline[0][2]
    if rises:
        progress = value / whole
    elif not over:
        progress = None
    else:
        progress = Decimal(value >= whole) if keeps else (value - start) / (whole - start)
    way = abs(expected) if keeps else whole - start
    begins = None if keeps else start * len(months) / 12
    return progress, moved(value, expected, way, begins, done=reached)


def kept(value, level):
    missing = level - value
    if missing <= 0:
        return Decimal(1), "on_track"
    return Decimal(0), "off_track" if missing > RED * abs(level) else "at_risk"


def moved(value, expected, way, start, *, done):
    if done:
        return "done"
    missing = round(expected - value, 12)  # months of a third each do not add up to a whole
    if missing > RED * way:
        return "off_track"
    if missing > AMBER * way or (start is not None and value < start):
        return "at_risk"
    return "on_track"
