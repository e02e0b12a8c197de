"""The collector is as it was after a build, and what is garbage meanwhile is found."""

import gc
import weakref
from pathlib import Path

from click.testing import CliRunner

from planloom.cli import main
from planloom.collector import SELDOM, paused, seldom


class Knot:
    def __init__(self) -> None:
        self.own = self


def test_it_works_seldom_for_a_while() -> None:
    before = gc.get_threshold()
    with seldom():
        assert gc.get_threshold() == SELDOM
        assert gc.get_freeze_count()
    assert gc.get_threshold() == before
    assert not gc.get_freeze_count()


def test_new_garbage_goes_while_it_works_seldom() -> None:
    with seldom():
        made = weakref.ref(Knot())
        for _ in range(SELDOM[0]):
            Knot()
        assert made() is None


def test_it_is_on_again_after_a_pause() -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_commands_leave_it_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for command in (["check"], ["what-if", "--set", "rates.EUR=4"], ["diff"]):
        CliRunner().invoke(main, [*command, "-C", str(tmp_path)])
        assert gc.isenabled()
        assert not gc.get_freeze_count()
