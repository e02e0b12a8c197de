"""What has changed on the disk."""

import os

from planloom.site.live.watch import next_state, state_before, state_of


def marks(path):
    return state_of([path])[path]


def test_files_are_seen_and_what_is_hidden_or_linked_is_not(tmp_path):
    for name in ("a.yml", "deep/er/b.md", ".git/x", ".a.yml.swp"):
        (tmp_path / "plans" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "plans" / name).write_text("x")
    (tmp_path / "plans/linked").symlink_to(tmp_path)
    assert set(marks(tmp_path / "plans")) == {str(tmp_path / "plans" / name) for name in ("a.yml", "deep/er/b.md")}
    assert set(marks(tmp_path / "plans/a.yml")) == {str(tmp_path / "plans/a.yml")}


def test_every_kind_of_change_is_one(tmp_path):
    file, other = tmp_path / "planloom.yml", tmp_path / "new"
    states = [marks(file)]
    file.write_text("a")
    states.append(marks(file))
    file.write_text("bc")
    states.append(marks(file))
    other.write_text("bc")
    found = file.stat()
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(file)  # as many editors save
    states.append(marks(file))
    file.unlink()
    assert marks(file) == states[0] == {}
    assert all(states.count(state) == 1 for state in states)


def test_what_changed_since_a_build_began_is_a_change(tmp_path):
    known, new = tmp_path / "known", tmp_path / "new"
    for folder in (known, new):
        folder.mkdir()
        (folder / "a").write_text("x")
    at_the_beginning = state_of([known])
    began = (new / "a").stat().st_mtime_ns + 1
    assert state_before([known, new], at_the_beginning, began) == state_of([known, new])
    (known / "b").write_text("x")
    (new / "b").write_text("x")
    os.utime(new / "b", ns=(began, began))
    before, now = state_before([known, new], at_the_beginning, began), state_of([known, new])
    assert before[known] != now[known]
    assert before[new] != now[new]


def test_a_change_is_taken_when_it_is_finished():
    looks = iter(["old", "old", "half", "more", "whole", "whole", "never asked"])
    pauses = []
    assert next_state("old", look=lambda: next(looks), pause=pauses.append) == "whole"
    assert len(pauses) == 5


def test_a_change_without_end_is_taken_as_it_is():
    looks = iter(range(1000))
    assert next_state(0, look=lambda: next(looks), pause=lambda _: None) < 30
