"""Projects that grow, and how many steps a work takes on them."""

import sys

A_PLAN = 10


def tree(number):
    """Plans below plans, four to each; every object supports two of the plan above."""
    plan = number // A_PLAN
    if plan == 0:
        return ()
    above = (plan - 1) // 4 * A_PLAN
    return above + number % A_PLAN, above + (number + 3) % A_PLAN


def chain(number):
    """Every object supports the one before it."""
    return (number - 1,) if number else ()


def alone(_number):
    """No object supports another."""
    return ()


def loose(number):
    """No plan leads to the strategy: all hangs on the second plan."""
    return () if number < 2 * A_PLAN else (A_PLAN + number % A_PLAN,)


def one(number):
    """Every object supports the first."""
    return (0,) if number else ()


def unknown(number):
    """Every object supports what does not exist."""
    return (f"none-{number}",) if number else ()


def write(root, size, supports, part):
    """Write a project of so many objects of a part, ten to a plan, the first of them a strategy."""
    root.mkdir()
    (root / "planloom.yml").write_text("today: 2027-06-15\n", "utf-8")
    for first in range(0, size, A_PLAN):
        kind = ("sales", "marketing", "restructuring")[first // A_PLAN % 3] if first else "strategy"
        lines = [f"kind: {kind}", "period: 2027..2029", f"{part if first else 'objectives'}:"]
        for number in range(first, first + A_PLAN):
            named = [f"o-{one}" if isinstance(one, int) else one for one in supports(number)]
            lines.append(f"  - {{id: o-{number}, title: Object {number}, supports: [{', '.join(named)}],")
            lines.append(f"     budget: {{2027: {number + 1}k}}, text: 'See [[o-{number}]] and **that**.'}}")
        folder = root / f"plans/plan-{first}"
        folder.mkdir(parents=True)
        (folder / "plan.yml").write_text("\n".join(lines) + "\n", "utf-8")


def steps(work):
    """Return how many functions are called while some work is done."""
    count = 0

    def seen(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
