import os

import pytest

from planloom.source import files, read

PLAN = "---\nkind: strategy\n---\n"


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes one file into a plan and returns what is wrong with it."""

    def make(content, name="strategy/objectives.yml"):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "plans" / "strategy").mkdir(exist_ok=True)
        (tmp_path / "plans" / "strategy" / "plan.md").write_text(PLAN)
        path.write_bytes(content)
        return found(tmp_path)

    return make


def found(project):
    """Return code and place of every problem."""
    return [(problem.code.id, str(problem.span)) for problem in read(project / "plans", project)[1]]


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [("cp1250", "Windows-1250"), ("iso8859-2", "ISO 8859-2"), ("utf-16", "UTF-16")],
)
def test_polish_text_in_another_encoding(folder, tmp_path, encoding, guess):
    text = "objectives:\n  - id: a\n    title: Wąska gałąź, świeży śnieg\n"
    place = "1:1" if encoding == "utf-16" else "3:13"
    assert folder(text.encode(encoding)) == [("S107", f"plans/strategy/objectives.yml:{place}")]
    sources, problems = read(tmp_path / "plans", tmp_path)
    assert problems[0].values["guess"] == guess
    assert "id: a" in sources.texts["plans/strategy/objectives.yml"]


def test_latin_1(folder, tmp_path):
    assert folder("title: Café\n".encode("latin-1")) == [("S107", "plans/strategy/objectives.yml:1:11")]
    _, problems = read(tmp_path / "plans", tmp_path)
    assert problems[0].values == {"byte": "e9", "guess": "Windows-1252"}


def test_columns_after_a_byte_order_mark(folder):
    assert folder(b"\xef\xbb\xbfab: \xff\n") == [("S107", "plans/strategy/objectives.yml:1:5")]


def test_a_byte_order_mark_is_no_mistake(folder):
    assert folder(b"\xef\xbb\xbfobjectives: []\n") == []


@pytest.mark.parametrize("newline", [b"\r\n", b"\r"])
def test_other_line_ends(folder, newline):
    assert folder(b"a: 1" + newline + b"b: [" + newline) == [("S201", "plans/strategy/objectives.yml:2:4")]


def test_a_bad_byte_after_other_line_ends(folder):
    assert folder(b"a: 1\r\nb: \xff") == [("S107", "plans/strategy/objectives.yml:2:4")]


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_control_characters(folder, sign):
    assert folder(f"a: 1\nb: x{sign}y\n".encode()) == [("S108", "plans/strategy/objectives.yml:2:5")]


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\f", "\\N", "\\L", "\\x9b", "\\uffff"])
@pytest.mark.parametrize("text", ['b: "x{}y"', '"b{}": x', "c: {{b: ['x', \"{}\"]}}"])
def test_control_characters_that_are_escapes_of_yaml(folder, tmp_path, escape, text):
    assert [code for code, _ in folder(f"a: 1\n{text.format(escape)}\n".encode())] == ["S108"]
    sources, _ = read(tmp_path / "plans", tmp_path)
    (part,) = sources.plans[0].parts
    assert "\ufffd" in str(part.fields)


def test_ends_of_lines_that_are_escapes(folder, tmp_path):
    assert folder(b'a: "x\\r\\ny\\rz"\n') == []
    sources, _ = read(tmp_path / "plans", tmp_path)
    assert sources.plans[0].parts[0].fields["a"] == "x\ny\nz"


def test_escapes_of_other_signs(folder):
    assert folder(b'a: "x\\t\\n\\_\\u0105"\n') == []


def test_fifty_megabytes(folder, tmp_path):
    assert folder(b"x" * 50_000_000) == [("S106", "plans/strategy/objectives.yml:1:1")]
    _, problems = read(tmp_path / "plans", tmp_path)
    assert problems[0].values == {"size": 50, "limit": 5}


def test_a_broken_header_is_told_once(folder):
    assert folder(b"---\nkind: [\n---\n", "sales/plan.md") == [("S201", "plans/sales/plan.md:2:7")]


def test_a_header_that_cannot_be_read_still_holds_its_folder(folder, tmp_path):
    folder(b"objectives: []\n", "sales/objectives.yml")
    assert folder(b"\xff", "sales/plan.md") == [("S107", "plans/sales/plan.md:1:1")]


def test_a_folder_named_plan(folder):
    assert folder(b"objectives: []\n", "sales/plan.md/objectives.yml") == [("S104", "plans/sales/plan.md:1:1")]


def test_a_link_out_of_the_folder(folder, tmp_path):
    (tmp_path / "secret.yml").write_text("objectives: []")
    folder(b"")
    (tmp_path / "plans/strategy/secret.yml").symlink_to(tmp_path / "secret.yml")
    (tmp_path / "plans/strategy/secret.png").symlink_to("/etc/passwd")
    (tmp_path / "plans/etc").symlink_to("/etc")
    assert found(tmp_path) == [
        ("S105", "plans/etc:1:1"),
        ("S105", "plans/strategy/secret.png:1:1"),
        ("S105", "plans/strategy/secret.yml:1:1"),
    ]
    sources, _ = read(tmp_path / "plans", tmp_path)
    assert not sources.media
    assert "plans/strategy/secret.yml" not in sources.texts


def test_a_link_within_the_folder(folder, tmp_path):
    folder(b"objectives: []\n")
    (tmp_path / "plans/strategy/more.yml").symlink_to("objectives.yml")
    assert found(tmp_path) == []


def test_links_in_circles(folder, tmp_path):
    folder(b"")
    (tmp_path / "plans/strategy/a.yml").symlink_to("b.yml")
    (tmp_path / "plans/strategy/b.yml").symlink_to("a.yml")
    (tmp_path / "plans/strategy/up").symlink_to(tmp_path / "plans")
    assert found(tmp_path) == [
        ("S111", "plans/strategy/up:1:1"),
        ("S103", "plans/strategy/a.yml:1:1"),
        ("S103", "plans/strategy/b.yml:1:1"),
    ]


def test_a_link_that_leads_nowhere(folder, tmp_path):
    folder(b"")
    (tmp_path / "plans/strategy/a.yml").symlink_to("gone.yml")
    assert found(tmp_path) == [("S103", "plans/strategy/a.yml:1:1")]


def test_a_pipe_is_not_waited_for(folder, tmp_path):
    folder(b"")
    os.mkfifo(tmp_path / "plans/strategy/a.yml")
    assert found(tmp_path) == [("S103", "plans/strategy/a.yml:1:1")]


def test_a_file_nobody_may_read(folder, tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    folder(b"")
    monkeypatch.setattr(files.Path, "read_bytes", refuse)
    assert ("S103", "plans/strategy/objectives.yml:1:1") in found(tmp_path)


def test_a_folder_nobody_may_list(tmp_path, monkeypatch):
    def walk(root, onerror):
        onerror(PermissionError(13, "Permission denied", str(root / "closed")))
        return iter(())

    (tmp_path / "plans").mkdir()
    monkeypatch.setattr(files.os, "walk", walk)
    assert found(tmp_path) == [("S103", "plans/closed:1:1"), ("S102", "plans:1:1")]


def test_no_folder(tmp_path):
    assert found(tmp_path) == [("S101", "plans:1:1")]


def test_a_folder_elsewhere(tmp_path):
    _, problems = read(tmp_path / "plans", tmp_path / "project")
    assert str(problems[0].span) == f"{(tmp_path / 'plans').as_posix()}:1:1"


def test_no_plans(tmp_path):
    (tmp_path / "plans").mkdir()
    assert found(tmp_path) == [("S102", "plans:1:1")]


def test_files_of_no_plan(folder):
    assert folder(b"a: 1", "notes.yml") == [("S109", "plans/notes.yml:1:1")]


def test_a_broken_file_of_no_plan_is_told_once(folder):
    assert folder(b"a: [", "notes.yml") == [("S201", "plans/notes.yml:1:4")]


def test_hidden_files_and_other_files_are_left_alone(folder, tmp_path):
    folder(b"\xff", ".git/config.yml")
    folder(b"\xff", "strategy/.draft.yml")
    assert folder(b"\xff", "strategy/table.png.bin") == []


def test_media_are_listed(folder, tmp_path):
    folder(b"\x89PNG", "strategy/map.PNG")
    sources, _ = read(tmp_path / "plans", tmp_path)
    assert [str(place) for place in sources.media] == ["strategy/map.PNG"]


def test_two_headers(folder, tmp_path):
    assert folder(b"kind: strategy\n", "strategy/plan.yml") == [("S110", "plans/strategy/plan.yml:1:1")]


CONFLICT = "<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> theirs\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.yml", f"objectives:\n{CONFLICT}"), ("a.md", f"# Page\n{CONFLICT}"), ("a.md", CONFLICT.rstrip())],
)
def test_a_conflict_of_git(folder, name, text):
    first = text[: text.index("<")].count("\n") + 1
    assert folder(text.encode(), f"strategy/{name}") == [("S211", f"plans/strategy/{name}:{first}:1")]


@pytest.mark.parametrize("text", ["# A heading\n\nTitle\n=======\n", "<<<<<<< only the beginning\n", "a <<<<<<< b\n"])
def test_what_is_no_conflict(folder, text):
    assert folder(text.encode(), "strategy/a.md") == []


def test_documents_go_to_the_nearest_plan(folder, tmp_path):
    folder(b"objectives: []\n")
    folder(b"objectives: []\n", "strategy/more/deep.yml")
    folder(PLAN.encode(), "strategy/inner/plan.md")
    folder(b"# Page\n", "strategy/inner/page.md")
    folder(b"glossary: []\n", "glossary/terms.yml")
    folder(b"name: Acme\n", "organisation.yml")
    sources, problems = read(tmp_path / "plans", tmp_path)
    assert problems == []
    assert [str(plan.place) for plan in sources.plans] == ["strategy", "strategy/inner"]
    assert [part.file for part in sources.plans[0].parts] == [
        "plans/strategy/objectives.yml",
        "plans/strategy/more/deep.yml",
    ]
    assert [page.file for page in sources.plans[1].pages] == ["plans/strategy/inner/page.md"]
    assert sources.organisation.fields == {"name": "Acme"}
    assert [document.file for document in sources.glossary] == ["plans/glossary/terms.yml"]


def test_a_plan_of_three_lines(folder):
    assert folder(b"", "strategy/empty.yml") == []


def test_lines_of_sources(folder, tmp_path):
    folder(b"a: 1\nb: 2\n")
    sources, _ = read(tmp_path / "plans", tmp_path)
    span = files.Span("plans/strategy/objectives.yml", 2)
    assert sources.line(span) == "b: 2"
    assert sources.line(files.Span(span.file, 9)) is None
    assert sources.line(files.Span("gone.yml", 1)) is None
