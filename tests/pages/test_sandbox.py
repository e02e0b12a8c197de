"""What templates of a project may do, and what they may not: a template is a program, written by anybody."""

import shutil
from pathlib import Path

import pytest

from planloom.charts.request import Chart
from planloom.charts.spec import Specifications, TemplateFailsError
from planloom.packaged import packaged_folder
from planloom.pages import Options, write
from planloom.pages.context import PageContext
from planloom.project import find_project, read_plans

PLAN = {"s/plan.yml": "kind: strategy\nmission: {text: To sail}\nobjectives:\n  - {id: grow, title: Grow}\n"}
ESCAPES = (
    "''.__class__.__mro__[1].__subclasses__()",
    "heading.__globals__",
    "lipsum.__globals__['os'].popen('id').read()",
    "cycler.__init__.__globals__",
    "self._TemplateReference__context",
    "page.__init__.__globals__",
    "item.parse_file('/etc/passwd')",
    "item.parse_raw('x', proto='pickle', allow_pickle=True)",
    "item.model_construct()",
    "plan.model_fields",
    "item|attr('__class__')",
    "[item]|map(attribute='__class__')|list",
    "('{0.__class__}').format(item)",
    "page.figures.graph.portfolio.model_dump()",
    "range(99999999)",
    "(1).__class__",
    "item.model_copy.__func__",
)


def pages(project, folder, **templates):
    for name, text in templates.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(f"{path.name}.html.j2").write_text(text)
    site, problems = write(project(PLAN).figures, Options(templates=(folder,)))
    return {page.address: page.html for page in site.languages[0].pages}, problems


@pytest.mark.parametrize("escape", ESCAPES)
def test_a_template_of_a_project_reaches_nothing_of_the_machine(project, tmp_path, escape):
    made, problems = pages(project, tmp_path / "templates", strategy__mission="<p>{{ " + escape + " }}</p>")
    told = {problem.code.id for problem in problems}
    if told:
        assert told == {"S601"}
        assert "s/mission" not in made
    else:
        assert "<p></p>" in made["s/mission"]


def test_nor_does_it_through_a_template_of_ours(project, tmp_path):
    """Ours includes theirs, theirs extends and imports ours: each stays where it is."""
    inner = "{% macro heading(level, words) %}{{ ''.__class__ }}{% endmacro %}"
    _, problems = pages(project, tmp_path / "templates", partials__macros=inner)
    assert {problem.code.id for problem in problems} == {"S601"}


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "linked.txt"])
def test_no_file_outside_the_folder_is_included(project, tmp_path, name):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/linked.txt").symlink_to(tmp_path / "secret.txt")
    made, problems = pages(project, tmp_path / "templates", strategy__mission=f"{{% include '{name}' %}}")
    assert {problem.code.id for problem in problems} == {"S601"}
    assert "s/mission" not in made


def test_a_path_that_is_met_cannot_be_read(project, tmp_path, monkeypatch):
    monkeypatch.setattr(PageContext, "secret", tmp_path / "secret", raising=False)
    (tmp_path / "secret").write_text("secret")
    _, problems = pages(project, tmp_path / "templates", strategy__mission="{{ page.secret.read_text() }}")
    assert {problem.code.id for problem in problems} == {"S601"}


def test_a_chart_of_a_project_reaches_nothing_either(tmp_path):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts/mine.vl.json.j2").write_text('{"a": {{ cycler.__init__.__globals__ | string | tojson }}}')
    chart = Chart("mine", "Mine", "", "en", (), ())
    with pytest.raises(TemplateFailsError, match="unsafe"):
        Specifications([tmp_path, packaged_folder("templates")]).make(chart, "wide")


def test_ours_make_the_same_in_the_sandbox(tmp_path):
    """Whoever changes a copy of ours can go on from what it does."""
    folder = shutil.copytree(packaged_folder("templates"), tmp_path / "templates")
    figures = read_plans(find_project(Path(__file__).parents[1] / "golden/half-filled")[0]).figures
    mine, problems = write(figures, Options(templates=(folder,)))
    ours, _ = write(figures, Options())
    assert problems == []
    assert [page.html for one in mine.languages for page in one.pages] == [
        page.html for one in ours.languages for page in one.pages
    ]
