"""The parts of building objects that no plan of today reaches, but a model of tomorrow may."""

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from planloom.model.build import ROUNDS, build
from planloom.problems import Phrase
from planloom.source.yamltext import parse

OWNER = Phrase("the thing", "rzecz")


class Whole(BaseModel):
    """Finds fault with itself as a whole."""

    model_config = ConfigDict(extra="forbid")
    a: str = ""

    @model_validator(mode="after")
    def _never_right(self):
        raise PydanticCustomError("whole", "never right")


class Stubborn(BaseModel):
    """Finds a new fault each time one is taken away."""

    fields: dict[str, int] = {}

    @model_validator(mode="before")
    @classmethod
    def _next(cls, data):
        first = next(iter(data["fields"]))
        return {"fields": {**data["fields"], first: "no number"}}


def test_what_is_wrong_as_a_whole_is_told_where_it_begins():
    data, _ = parse("a: x\n", "a.yml")
    thing, built = build(Whole, data, {}, OWNER)
    assert thing is None
    assert [(problem.code.id, str(problem.span)) for problem in built.problems] == [("S305", "a.yml:1:1")]


def test_what_stays_wrong_is_given_up():
    data, _ = parse("fields: {" + ", ".join(f"k{number}: 1" for number in range(20)) + "}", "a.yml")
    thing, built = build(Stubborn, data, {}, OWNER)
    assert thing is None
    assert len(built.problems) == ROUNDS
    assert len(data["fields"]) == 20


def test_a_wrong_name_of_a_wrong_value_takes_nothing_else_along(plan):
    result = plan("envelope: {amounts: {2027: 5, soon: x, 2028: y}}")
    assert result.codes == ["S304", "S304"]
    assert len(result.plan.envelope.amounts) == 1


def test_mistakes_within_what_goes_as_a_whole(plan):
    result = plan("objectives: [{id: a, ownr: x, period: soon, measures: [{title: M}]}]")
    assert result.codes == ["S301", "S303", "S303", "S304"]
    assert result.plan.objectives == ()
