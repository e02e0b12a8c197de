"""Exceptions in the sources: ``allow: {M101: "the bank asked for it"}`` on an object or a plan.

An exception accepts the findings of one rule that concern the object: those about it, and those that
stand within it. It has a reason, and it goes when there is nothing left to accept.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from planloom.edits import Remove
from planloom.model import Item, Plan
from planloom.problems import Code, Level, Phrase, Problem, Span
from planloom.rules.rule import Plans

NO_REASON = Code(
    "C111",
    Level.WARNING,
    title=Phrase("An exception without a reason", "Wyjątek bez uzasadnienia"),
    message=Phrase("the exception for {rule} gives no reason", "wyjątek dla {rule} nie ma uzasadnienia"),
    label=Phrase("why is it accepted?", "dlaczego to dopuszczamy?"),
    why=Phrase(
        "Whoever reads the plan next year must know why the contradiction was accepted, and until when.",
        "Kto przeczyta plan za rok, musi wiedzieć, dlaczego i do kiedy dopuszczono sprzeczność.",
    ),
    help=Phrase(
        'write the reason after the code: `allow: {{rule}: "…"}`',
        'wpisz uzasadnienie po kodzie: `allow: {{rule}: "…"}`',
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
positions:
  - title: Head of production
    unit: production
    reports: 20
    allow: {P106: ""}
org_units:
  - {id: production, title: Production}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
positions:
  - title: Head of production
    unit: production
    reports: 20
    allow: {P106: "Until the second shift leader starts in May"}
org_units:
  - {id: production, title: Production}
""",
)
STALE = Code(
    "C112",
    Level.WARNING,
    title=Phrase("An exception that is no longer needed", "Wyjątek, który nie jest już potrzebny"),
    message=Phrase("the exception for {rule} accepts nothing", "wyjątek dla {rule} niczego nie dotyczy"),
    label=Phrase("nothing to accept here", "nie ma tu czego dopuszczać"),
    why=Phrase(
        "An exception left behind would hide the next contradiction of its kind.",
        "Zapomniany wyjątek ukryłby następną sprzeczność tego rodzaju.",
    ),
    help=Phrase("remove it", "usuń go"),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
positions:
  - title: Head of production
    unit: production
    reports: 10
    allow: {P106: "Until the second shift leader starts in May"}
org_units:
  - {id: production, title: Production}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
positions:
  - title: Head of production
    unit: production
    reports: 10
org_units:
  - {id: production, title: Production}
""",
)
NO_RULE = Code(
    "C113",
    Level.WARNING,
    title=Phrase("An exception for something that is no rule", "Wyjątek dla czegoś, co nie jest regułą"),
    message=Phrase("no exception can be made for `{rule}`", "dla `{rule}` nie można zrobić wyjątku"),
    label=Phrase("no rule has this code", "żadna reguła nie ma tego kodu"),
    why=Phrase(
        "The exception does nothing, although somebody relies on it. What makes a plan unreadable, such as an"
        " unknown id, cannot be accepted; it can only be mended.",
        "Wyjątek nic nie daje, choć ktoś na nim polega. Tego, przez co planu nie da się odczytać, na przykład"
        " nieznanego identyfikatora, nie można dopuścić; można to tylko poprawić.",
    ),
    help=Phrase("write the code of a rule, such as `M101`", "wpisz kod reguły, na przykład `M101`"),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: production, title: Production, allow: {P999: "We know better"}}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: production, title: Production}
""",
)

CODES = (NO_REASON, STALE, NO_RULE)


@dataclass(slots=True)
class _Exception:
    """One exception: where it is written, for what, and whether it has accepted anything."""

    item: Item
    code: str
    reason: str
    span: Span
    inside: Span
    folder: PurePosixPath | None
    used: bool = field(default=False)


def apply(problems: Iterable[Problem], plans: Plans, known: Collection[str], judged: Collection[str]) -> list[Problem]:
    """Leave out what is accepted, and add what is wrong with the exceptions themselves.

    `known` are the codes of all rules, `judged` those of the rules that were asked: an exception for a
    rule that is switched off is left alone.
    """
    exceptions = list(_exceptions(plans))
    if not exceptions:
        return list(problems)
    kept = [left for problem in problems for left in _without(problem, exceptions, plans)]
    return [*kept, *_wrong(exceptions, known, judged)]


def _exceptions(plans: Plans) -> Iterator[_Exception]:
    for item in plans.items():
        written = item.node.get("allow") if item.allow and item.node is not None else None
        for code, reason in item.allow.items():
            span = written.key_span(code) if written is not None else item.span("allow")
            yield _Exception(item, code, (reason or "").strip(), span, _inside(item), _folder(item))


def _inside(item: Item) -> Span:
    node = item.node
    return node.locate(node.node) if node is not None else Span("")


def _folder(item: Item) -> PurePosixPath | None:
    return PurePosixPath(item.span().file).parent if isinstance(item, Plan) else None


def _without(problem: Problem, exceptions: list[_Exception], plans: Plans) -> list[Problem]:
    """Return what is left of a problem: itself, or what was folded under it, or nothing."""
    folded = [left for inner in problem.folded for left in _without(inner, exceptions, plans)]
    if not _accepted(problem, exceptions, plans):
        return [replace(problem, folded=tuple(folded))]
    return [replace(folded[0], folded=(*folded[0].folded, *folded[1:]))] if folded else []


def _accepted(problem: Problem, exceptions: list[_Exception], plans: Plans) -> bool:
    accepted = False
    for exception in exceptions:
        if exception.code == problem.code.id and _concerns(exception, problem, plans):
            exception.used = accepted = True
    return accepted


def _concerns(exception: _Exception, problem: Problem, plans: Plans) -> bool:
    item = exception.item
    if _contains(exception.inside, problem.span):
        return True
    if exception.folder is not None and PurePosixPath(problem.span.file).is_relative_to(exception.folder):
        return True
    here = plans.graph.find(problem.subject) if problem.subject else None
    while here is not None:
        if here is item or (isinstance(item, Plan) and here.plan == item.id):
            return True
        here = plans.around(here)
    return False


def _contains(outer: Span, inner: Span) -> bool:
    if outer.file != inner.file or not outer.end_line:
        return False
    return (outer.line, outer.column) <= (inner.line, inner.column) < (outer.end_line, outer.end_column)


def _wrong(exceptions: list[_Exception], known: Collection[str], judged: Collection[str]) -> Iterator[Problem]:
    for exception in exceptions:
        subject = exception.item.id or exception.item.plan or None
        if exception.code not in known:
            yield NO_RULE.at(exception.span, rule=exception.code).about(subject)
            continue
        if not exception.reason:
            yield NO_REASON.at(exception.span, rule=exception.code).about(subject)
        if not exception.used and exception.code in judged:
            problem = STALE.at(exception.span, rule=exception.code).about(subject)
            node = exception.item.node
            step = ("allow", exception.code) if len(exception.item.allow) > 1 else ("allow",)
            yield problem.mended_by(Remove(node.span, step)) if node is not None else problem
