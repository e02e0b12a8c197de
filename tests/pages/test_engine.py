"""Templates do with our engine what they do with Jinja's own, but for what they print, which is made safe anyway."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from markupsafe import Markup

from planloom.pages.engine import PageEnvironment

LIBRARY = """
{# What stands between macros counts for nothing. #}
{% macro plain(one, two='b') -%}{{ one }}{{ two }}{%- endmacro %}
{% macro around(one) -%}<{{ caller(one) }}>{%- endmacro %}
{% macro maybe() -%}{% if caller is defined %}{{ caller() }}{% else %}none{% endif %}{%- endmacro %}
{% macro many() -%}{{ varargs | join(',') }}{{ kwargs | length }}{%- endmacro %}
{% macro uses(one) -%}{{ plain(one) }}{{ given }}{%- endmacro %}
{% macro even(n) -%}{{ 'even' if n == 0 else odd(n - 1) }}{%- endmacro %}
{% macro odd(n) -%}{{ 'odd' if n == 0 else even(n - 1) }}{%- endmacro %}
{% macro count(n) -%}{{ n }}{{ count(n - 1) if n }}{%- endmacro %}
"""
MIXED = "{% set x = 7 %}{% macro shows() %}{{ x }}{% endmacro %}"
PAGES = (
    "{{ m.plain('a') }} {{ m.plain('a', 'c') }} {{ m.plain(two='d', one='a') }} {{ m.plain('a', two='<') }}",
    "{% call(x) m.around('a') %}{{ x }}!{% endcall %}{% call m.maybe() %}x{% endcall %}{{ m.maybe() }}",
    "{{ m.many(1, 2, three=3) }}{{ m.uses('a') }}{{ m.even(4) }}{{ m.odd(4) }}{{ m.count(3) }}",
    "{% from 'library' import plain, uses as other with context %}{{ plain(1) }}{{ other(2) }}",
    "{% import 'mixed' as n with context %}{{ n.shows() }}{% set given = 2 %}{{ given }}",
    "{% for one in [1, 2] %}{{ loop.index }}{% macro own() %}{{ one }}{% endmacro %}{{ own() }}{% endfor %}",
    "{% for one in [{'x': 1}, {'x': 2}] | selectattr('x', 'equalto', 2) | list %}{{ one.x }}{{ m.plain(one.x) }}{% endfor %}",
    "{% set ns = namespace(n=1) %}{% for one in [1, 2] %}{% set ns.n = ns.n + one %}{% endfor %}{{ ns.n }}{{ range(3) | list }}",
    "{% set block %}<b>{{ '<' }}</b>{% endset %}{{ block }}{% filter upper %}a{{ '<' }}{% endfilter %}",
)
FAULTS = (
    "{{ m.plain('a', 'b', 'c') }}",
    "{{ m.plain(three=1) }}",
    "{{ m.nothing() }}",
    "{{ m.around(1) }}",
    "{{ unknown() }}",
    "{{ m.plain() }}",
)


@pass_context
def printed(_context, value):
    return Markup.escape(str(value) if isinstance(value, StrictUndefined) else value)


def made(environment, text):
    settings = {"autoescape": True, "trim_blocks": True, "undefined": StrictUndefined, "finalize": printed}
    page = "{% import 'library' as m with context %}" + text
    loader = DictLoader({"library": LIBRARY, "mixed": MIXED, "page": page})
    return environment(loader=loader, **settings).get_template("page").render(given="<given>", plain="not the macro")


@pytest.mark.parametrize("text", PAGES)
def test_a_page_is_what_jinja_makes_of_it(text):
    assert made(PageEnvironment, text) == made(Environment, text)


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_with_one_is_told_in_the_same_words(text):
    with pytest.raises(Exception) as ours:  # noqa: PT011  # the same as Jinja's, whatever that is
        made(PageEnvironment, text)
    with pytest.raises(type(ours.value)) as theirs:
        made(Environment, text)
    assert (
        str(ours.value).replace("Library", "TemplateModule").rpartition("has no")[2]
        == str(theirs.value).rpartition("has no")[2]
    )


def test_a_macro_is_made_when_it_is_used():
    environment = PageEnvironment(loader=DictLoader({"library": LIBRARY}), autoescape=True, finalize=printed)
    library = environment.get_template("library").make_module({"given": 1}, True)
    assert str(library.uses("a")) == "ab1"
    assert {"uses", "plain"} == library._context.vars.keys()  # noqa: SLF001  # what was made
    assert not hasattr(library, "given")
