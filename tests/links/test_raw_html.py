"""With `raw_html: true` a text is checked as it is shown: HTML is passed through, what is passed through is no finding."""

import pytest

from planloom.project import find_project, read_plans

SETTINGS = "raw_html: true\nlevels: {L: off, K: off}\n"


@pytest.fixture
def checked(tmp_path):
    def check(text, settings=SETTINGS):
        (tmp_path / "plans" / "s").mkdir(parents=True, exist_ok=True)
        (tmp_path / "planloom.yml").write_text(settings, "utf-8")
        (tmp_path / "plans" / "s" / "plan.md").write_text(f"---\nkind: strategy\n---\n{text}\n", "utf-8")
        reading = read_plans(find_project(tmp_path)[0])
        return [(problem.code.id, problem.span.line) for problem in reading.everything]

    return check


@pytest.mark.parametrize(
    "text",
    [
        '<div onclick="x()">\n[a](no.md) ![b](no.png) [[no]] {{ x }}\n</div>',
        "<script>\nlet a = b[c](d);\n\n// [a](no.md)\n</script>",
        '<font color="red">a</font> <b onclick="x()">c</b>',
        "<style>\n.a { color: red }\n</style>",
        "<table>\n<tr><td>[[no]]</td></tr>\n</table>",
        '<a href="javascript:x()">a</a>',
    ],
)
def test_what_is_passed_through_is_no_finding(checked, text):
    assert checked(text) == []
    assert checked(text, "levels: {L: off, K: off}\n") != []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[a](javascript:x())", "S501"),
        ("<div>\n\n[a](no.md)\n\n</div>", "S503"),
        ("<div>\n\n[[no]]\n\n</div>", "C109"),
        ("<b>a</b> [[no]]", "C109"),
        ("<div>\n\n[a](#no)\n\n</div>", "S507"),
    ],
)
def test_markdown_beside_it_is_checked(checked, text, code):
    assert [found for found, _ in checked(text)] == [code]
