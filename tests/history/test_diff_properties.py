"""What holds of every diff: how plans are written is no change, and changes of items add up to that of the totals."""

from decimal import Decimal
from random import Random

import pytest
import yaml
from edits import Editor, write

import effort
from planloom.history.comparison import Side, compare_readings
from planloom.history.difference.changes import FieldChange
from planloom.history.difference.compare import compare
from planloom.history.difference.record import record
from planloom.project import find_project, read_plans


def read(folder, files):
    write(folder, files)
    return read_plans(find_project(folder)[0])


def written_anew(random, files):
    """Return the same plans with other keys first, in another style, and with parts in other files."""
    new = dict(files)
    for name in [name for name in files if name.endswith("/plan.yml")]:
        fields = yaml.safe_load(files[name])
        parts = [
            key for key, value in fields.items() if isinstance(value, list) and len(str(value)) > 4 and key != "tags"
        ]
        for part in random.sample(parts, min(2, len(parts))):
            moved = {part: fields.pop(part)}
            new[name.replace("plan.yml", f"more/{part}-{random.randint(1, 99)}.yaml")] = dump(random, moved)
        new[name] = dump(random, fields)
    return new


def dump(random, value):
    style = random.choice((True, False, None))
    return "# anew\n" + yaml.safe_dump(shuffled(random, value), sort_keys=False, allow_unicode=True, default_flow_style=style)  # fmt: skip


def shuffled(random, value):
    if isinstance(value, dict):
        return {key: shuffled(random, value[key]) for key in random.sample(list(value), len(value))}
    return [shuffled(random, one) for one in value] if isinstance(value, list) else value


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(effort.examples(10)))
def test_neither_order_of_keys_nor_style_nor_files_are_a_change(seed, tmp_path):
    editor = Editor(seed)
    before = record(read(tmp_path, editor.files).portfolio)
    after = record(read(tmp_path, written_anew(Random(seed), editor.files)).portfolio)
    assert [(type(one).__name__, one.subject.key, getattr(one, "path", "")) for one in compare(before, after)] == []


def budget(random, names):
    lines = [{"id": name, "title": name, "category": "fairs", "amounts": {year: f"{random.randint(1, 900)}k" for year in (2027, 2028)}} for name in names]  # fmt: skip
    return {
        "plans/organisation.yml": "currency: PLN\n",
        "planloom.yml": "today: 2027-06-15\n",
        "plans/sales/plan.yml": yaml.safe_dump({"kind": "sales", "budget": lines}, sort_keys=False),
    }


@pytest.mark.parametrize("seed", range(effort.examples(10)))
def test_changes_of_items_add_up_to_the_change_of_the_total(seed, tmp_path):
    random = Random(seed)
    names = [f"line-{number}" for number in range(8)]
    old = read(tmp_path, budget(random, names))
    new = read(tmp_path, budget(random, names))
    found = compare_readings(Side("a", None, old), Side(None, None, new))
    items: dict[str, Decimal] = {}
    for one in found.changes:
        assert isinstance(one, FieldChange)
        period = one.path[1]
        items[period.text] = items.get(period.text, Decimal(0)) + one.values[1].amount - one.values[0].amount
    totals = {one.period.text: one.after.amount - one.before.amount for one in found.effects.money if one.row == "plan_budget" and one.period}  # fmt: skip
    assert totals == {year: amount for year, amount in items.items() if amount}
