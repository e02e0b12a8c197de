"""Templates are compiled once, and what is kept never stands for anything else."""

import pytest
from jinja2 import DictLoader, Environment

from planloom import template_cache
from planloom.template_cache import TemplateCache


def rendered(source, environment, finalize=None):
    made = Environment(
        autoescape=True,
        loader=DictLoader({"page.md.j2": source}),
        bytecode_cache=TemplateCache(environment),
        finalize=finalize,
    )
    return made.get_template("page.md.j2").render()


@pytest.fixture
def compilations(monkeypatch):
    """Return the list of what is compiled from here on."""
    done = []
    compile_ = Environment.compile
    monkeypatch.setattr(
        Environment, "compile", lambda self, *args, **more: done.append(args[0]) or compile_(self, *args, **more)
    )
    return done


def test_a_second_environment_of_the_same_name_compiles_nothing(compilations):
    assert [rendered("once {{ 1 + 1 }}", "twice") for _ in range(2)] == ["once 2", "once 2"]
    assert compilations == ["once {{ 1 + 1 }}"]


def test_an_edited_template_is_compiled_again():
    assert rendered("before", "edited") == "before"
    assert rendered("after", "edited") == "after"


def test_constants_are_those_of_the_environment():
    in_english = rendered("{{ 0.5 }}", "en", lambda value: f"{value} of it")
    in_polish = rendered("{{ 0.5 }}", "pl", lambda value: f"{value} z tego".replace(".", ","))
    assert (in_english, in_polish) == ("0.5 of it", "0,5 z tego")


def test_what_is_kept_serves_a_later_program(compilations, monkeypatch):
    assert rendered("kept {{ 1 + 1 }}", "lasting") == "kept 2"
    entry = template_cache.kept("lasting")
    assert template_cache.kept("lasting") is None
    monkeypatch.setattr(template_cache, "_KEPT", {})
    template_cache.recall("lasting", entry)
    assert rendered("kept {{ 1 + 1 }}", "lasting") == "kept 2"
    assert rendered("edited {{ 1 + 1 }}", "lasting") == "edited 2"
    assert compilations == ["kept {{ 1 + 1 }}", "edited {{ 1 + 1 }}"]
