import pytest

from planloom.source.frontmatter import split


def test_fields_and_body_know_their_lines():
    markdown, problems = split("---\nkind: strategy\ntitle: A\n---\n\n# Heading\n", "plan.md")
    assert problems == []
    assert markdown.fields == {"kind": "strategy", "title": "A"}
    assert str(markdown.fields.value_span("title")) == "plan.md:3:8"
    assert (markdown.line, markdown.body) == (5, "\n# Heading\n")


@pytest.mark.parametrize("text", ["# Heading\n", "", "----\nno fields\n", "text\n---\n", "---"])
def test_without_front_matter_all_is_body(text):
    markdown, problems = split(text, "a.md")
    assert (markdown.fields, markdown.body, markdown.line, problems) == (None, text, 1, [])


def test_empty_front_matter():
    markdown, problems = split("---\n---\ntext", "a.md")
    assert (markdown.fields, markdown.body, markdown.line, problems) == (None, "text", 3, [])


def test_the_end_may_be_dots_or_the_end_of_the_file():
    assert split("---\na: 1\n...\ntext", "a.md")[0].body == "text"
    assert split("---\na: 1\n---", "a.md")[0].body == ""


def test_no_end():
    _, problems = split("---\nkind: strategy\n", "a.md")
    assert [(problem.code.id, str(problem.span)) for problem in problems] == [("S208", "a.md:1:1")]


def test_a_ruler_within_a_line_is_no_end():
    markdown, _ = split("---\na: x --- y\nb: '---'\n---\nbody", "a.md")
    assert markdown.fields == {"a": "x --- y", "b": "---"}


def test_broken_fields_are_told_with_the_lines_of_the_file():
    _, problems = split("---\na: 1\nb: [\n---\ntext", "a.md")
    assert [str(problem.span) for problem in problems] == ["a.md:3:4"]
